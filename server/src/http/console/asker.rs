//! Who asks: the session cookie, read and written.

use app::backend::{Asker, CookieChange, Secret};
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// As a browser sends it; the `__Host-` prefix would need https, which loopback has not.
const COOKIE: &str = "rollcall_session";
const THIRTY_DAYS: i64 = 30 * 24 * 60 * 60;

/// Reads who asks from the request's headers.
pub fn from_headers(headers: &HeaderMap) -> Asker {
    let session = CookieJar::from_headers(headers).get(COOKIE).map(|cookie| Secret::new(cookie.value()));
    Asker { session }
}

/// Whether the browser spoke https, by itself or with a proxy before us.
fn is_https(headers: &HeaderMap) -> bool {
    headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes().starts_with(b"https://"))
}

/// The `Set-Cookie` header for `change`.
pub fn set_cookie(change: &CookieChange, request: &HeaderMap) -> Option<HeaderValue> {
    let (value, seconds) = match change {
        CookieChange::Set(token) => (token.reveal(), THIRTY_DAYS),
        CookieChange::Clear => ("", 0),
    };
    let mut cookie = Cookie::new(COOKIE, value);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_path("/");
    cookie.set_secure(is_https(request));
    let cookie = format!("{cookie}; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}
