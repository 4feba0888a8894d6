//! The page's calls come from the page: the cookie alone proves nothing.

use app::Error;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::ConsoleError;

/// Refuses anything but GET that doesn't come from this origin (OWASP CSRF: verify origin by standard headers).
pub async fn require_own(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || is_own(request.headers()) {
        next.run(request).await
    } else {
        ConsoleError(Error::ForeignRequest).into_response()
    }
}

/// Refuses a GET to which another site led the browser. Its own list of downloads may lead there (`none`).
pub fn require_own_navigation(headers: &HeaderMap) -> Result<(), Error> {
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if matches!(from, None | Some(b"same-origin" | b"none")) { Ok(()) } else { Err(Error::ForeignRequest) }
}

/// Browsers set both headers and pages can't; a call with neither is no page's.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return false;
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return false };
    let Some((_, origin_host)) = origin.split_once("://") else { return false };
    text(header::HOST.as_str()).is_some_and(|host| host.eq_ignore_ascii_case(origin_host))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderName;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_the_own_origin_passes() {
        let host = ("host", "desk.example:8080");
        assert!(is_own(&headers(&[host, ("origin", "http://desk.example:8080")])));
        assert!(!is_own(&headers(&[host, ("origin", "http://evil.example")])));
        assert!(!is_own(&headers(&[host, ("origin", "http://desk.example:8081")])));
        assert!(!is_own(&headers(&[host, ("origin", "null")])));
        assert!(!is_own(&headers(&[host])));
        let crossed = [host, ("origin", "http://desk.example:8080"), ("sec-fetch-site", "cross-site")];
        assert!(!is_own(&headers(&crossed)));
    }
}
