//! Nobody waits for ever for a database that doesn't answer.

use std::time::Duration;

use app::Error;
use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{console::ConsoleError, rest::Problem};

/// How long an answer may take to begin: a multiple of what the slowest takes on a million users. A line that fell silent says
/// nothing for as long as that.
const LONGEST: Duration = Duration::from_secs(20);
/// Uploads, whose pace is their sender's, and what is written in one transaction however large it is.
const UNHURRIED: [&str; 1] = ["/api/console/chatbots/{chatbot}/import"];
/// When to come again after "not now" (RFC 9110, 10.2.3), in seconds.
const RETRY_AFTER: &str = "1";

/// Answers "not now" when nothing else comes, and says with each such answer when to ask again.
pub async fn limit(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map(MatchedPath::as_str);
    let is_unhurried = route.is_some_and(|route| UNHURRIED.contains(&route));
    let is_rest = request.uri().path().starts_with("/api/v1/");
    let mut response = if is_unhurried {
        next.run(request).await
    } else {
        tokio::time::timeout(LONGEST, next.run(request)).await.unwrap_or_else(|_| {
            tracing::error!(route, "no answer in time");
            if is_rest {
                Problem::from(Error::Unavailable).into_response()
            } else {
                ConsoleError(Error::Unavailable).into_response()
            }
        })
    };
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static(RETRY_AFTER));
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, middleware, routing::get};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn asked(path: &str) -> Option<(StatusCode, String)> {
        let silent = || std::future::pending::<()>();
        let router = Router::new()
            .route("/api/v1/users", get(silent))
            .route("/api/console/x", get(silent))
            .route(UNHURRIED[0], get(silent))
            .layer(middleware::from_fn(limit));
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = tokio::time::timeout(LONGEST * 2, router.oneshot(request)).await.ok()?.unwrap();
        assert_eq!(answer.headers()[header::RETRY_AFTER], RETRY_AFTER);
        let status = answer.status();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        Some((status, String::from_utf8(body.to_vec()).unwrap()))
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_is_put_off_in_the_form_they_read() {
        let (status, body) = asked("/api/v1/users").await.unwrap();
        assert_eq!(status, 503);
        assert!(body.contains("urn:rollcall:unavailable"), "{body}");
        assert_eq!(asked("/api/console/x").await.unwrap().1, r#"{"error":"unavailable"}"#);
        assert_eq!(asked("/api/console/chatbots/1/import").await, None, "a file takes as long as it takes");
    }
}
