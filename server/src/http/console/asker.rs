//! Who asks: the session cookie, read and written.

use std::convert::Infallible;

use app::backend::{Asker, CookieChange, Secret};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::browser;
use crate::http::{https, peer};

/// As a browser sends it; the `__Host-` prefix would need https, which loopback has not.
const COOKIE: &str = "rollcall_session";
const THIRTY_DAYS: i64 = 30 * 24 * 60 * 60;

/// Who asks, as a handler takes it.
pub struct Asking(pub Asker);

impl<S: Sync> FromRequestParts<S> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(of(parts)))
    }
}

/// Reads who asks from the request.
pub fn of(parts: &Parts) -> Asker {
    let cookies = CookieJar::from_headers(&parts.headers);
    let text = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    Asker {
        session: cookies.get(COOKIE).map(|cookie| Secret::new(cookie.value())),
        network: peer::network(&parts.extensions),
        source: peer::source_of(&parts.extensions),
        origin: text(header::ORIGIN).map(str::to_owned),
        browser: text(header::USER_AGENT).map_or_else(String::new, browser::describe),
    }
}

/// Whether the browser spoke https, to a proxy before us: it says so itself wherever it changes something.
pub fn is_https(parts: &Parts) -> bool {
    let origin = parts.headers.get(header::ORIGIN);
    origin.is_some_and(|origin| origin.as_bytes().starts_with(b"https://"))
        || https::is_https(&parts.extensions)
}

/// The `Set-Cookie` header for `change`; over https, the browser shows the cookie nowhere else.
pub fn set_cookie(change: &CookieChange, is_https: bool) -> Option<HeaderValue> {
    let (value, seconds) = match change {
        CookieChange::Set(token) => (token.reveal(), THIRTY_DAYS),
        CookieChange::Clear => ("", 0),
    };
    let mut cookie = Cookie::new(COOKIE, value);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_path("/");
    cookie.set_secure(is_https);
    let cookie = format!("{cookie}; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}
