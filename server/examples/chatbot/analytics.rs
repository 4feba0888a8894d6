//! Tells Rollcall who the visitors are: the one call that an open chatbot answers instead of making it.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{FromRequestParts, Query, State},
    http::{StatusCode, header, request::Parts},
    response::IntoResponse,
    routing::get,
};
use axum_extra::{
    TypedHeader,
    headers::{Authorization, authorization::Bearer},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    rollcall::Access,
    visitors::{Cursor, Visitors},
};

/// The most visitors of one answer, whatever is asked for.
const MOST: usize = 1_000;

/// What Rollcall shows when it asks, as a hash: comparing two hashes takes a time that says nothing of the token.
pub struct Token([u8; 32]);

impl Token {
    /// `None`: `text` can't be a token.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        visible.then(|| Self::hash(text))
    }

    fn hash(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }

    fn is(&self, shown: &str) -> bool {
        self.0 == Self::hash(shown).0
    }
}

/// What is told, and to whom.
pub struct Analytics {
    token: Token,
    visitors: Arc<Visitors>,
}

impl Analytics {
    /// `None`: there is nothing to tell. Of people who sign in, Rollcall knows everything it wants to.
    pub fn of(access: Access, token: Option<Token>) -> Option<Self> {
        let token = token.filter(|_| access == Access::Open)?;
        Some(Self { token, visitors: Arc::default() })
    }

    /// Where to note who was here.
    pub fn visitors(&self) -> Arc<Visitors> {
        self.visitors.clone()
    }
}

/// The endpoint. Its address for Rollcall ends in `/analytics`.
pub fn router(analytics: Analytics) -> Router {
    Router::new().route("/analytics/users", get(users)).with_state(Arc::new(analytics))
}

/// Whoever has the token. An argument before all others, so that nobody else learns what else is wrong with a call.
struct Reader;

impl FromRequestParts<Arc<Analytics>> for Reader {
    type Rejection = (StatusCode, [(header::HeaderName, &'static str); 1]);

    async fn from_request_parts(
        parts: &mut Parts,
        analytics: &Arc<Analytics>,
    ) -> Result<Self, Self::Rejection> {
        let shown = TypedHeader::<Authorization<Bearer>>::from_request_parts(parts, analytics).await;
        match shown {
            Ok(TypedHeader(shown)) if analytics.token.is(shown.token()) => Ok(Self),
            _ => Err((StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")])),
        }
    }
}

#[derive(Deserialize)]
struct Wanted {
    since: Option<Cursor>,
    limit: Option<usize>,
}

async fn users(
    _: Reader,
    State(analytics): State<Arc<Analytics>>,
    Query(wanted): Query<Wanted>,
) -> impl IntoResponse {
    let limit = wanted.limit.unwrap_or(MOST).clamp(1, MOST);
    let page = analytics.visitors.page(wanted.since.as_ref(), limit);
    ([(header::CACHE_CONTROL, "no-store")], Json(page))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{self, Body},
        http::Request,
    };
    use jiff::Timestamp;
    use serde_json::{Value, json};
    use tower::ServiceExt;

    use super::*;
    use crate::rollcall::UserId;

    fn token() -> Token {
        Token::new("secret\n").unwrap()
    }

    async fn asked(
        visitors: &Arc<Visitors>,
        query: &str,
        authorization: Option<&str>,
    ) -> (StatusCode, Value) {
        let request = Request::get(format!("/analytics/users{query}"));
        let request = match authorization {
            Some(value) => request.header(header::AUTHORIZATION, value),
            None => request,
        };
        let router = router(Analytics { token: token(), visitors: visitors.clone() });
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status();
        let body = body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn two_visitors() -> Arc<Visitors> {
        let visitors = Visitors::default();
        let moment = "2026-08-01T09:30:00Z".parse::<Timestamp>().unwrap();
        visitors.note(UserId(7), "3f2a9c77d0e14b6f", [192, 0, 2, 17].into(), 4, moment);
        visitors.note(UserId(8), "b04063d0d08eeeff", [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1].into(), 0, moment);
        Arc::new(visitors)
    }

    #[tokio::test]
    async fn visitors_are_told_page_by_page() {
        let visitors = two_visitors();
        let (status, first) = asked(&visitors, "?limit=1", Some("Bearer secret")).await;
        assert_eq!(status, StatusCode::OK);
        let known = json!([
            { "id": "3f2a9c77d0e14b6f", "ip": "192.0.2.17", "questions": 4, "last_seen": "2026-08-01T09:30:00Z" }
        ]);
        assert_eq!(first["users"], known);
        let query = format!("?since={}&limit=1", first["next"].as_str().unwrap());
        let (_, second) = asked(&visitors, &query, Some("Bearer secret")).await;
        assert_eq!(second["users"][0]["ip"], "2001:db8::1");
        assert_eq!(second["next"], Value::Null);
    }

    #[tokio::test]
    async fn who_lacks_the_token_is_refused_whatever_they_ask() {
        let visitors = two_visitors();
        for shown in [None, Some("secret"), Some("Bearer"), Some("Bearer Secret"), Some("Basic c2VjcmV0")] {
            for query in ["", "?since=nonsense"] {
                let (status, body) = asked(&visitors, query, shown).await;
                assert_eq!((status, body), (StatusCode::UNAUTHORIZED, Value::Null), "{shown:?} {query}");
            }
        }
    }

    #[tokio::test]
    async fn no_page_is_larger_than_the_largest() {
        let visitors = Arc::new(Visitors::default());
        for user in 0..=1_000 {
            let id = user.to_string();
            visitors.note(UserId(user), &id, [192, 0, 2, 1].into(), 1, Timestamp::UNIX_EPOCH);
        }
        for (query, many) in [("", 1_000), ("?limit=1001", 1_000), ("?limit=10", 10), ("?limit=0", 1)] {
            let (_, page) = asked(&visitors, query, Some("Bearer secret")).await;
            assert_eq!(page["users"].as_array().unwrap().len(), many, "{query}");
        }
    }

    #[tokio::test]
    async fn nonsense_is_a_bad_request() {
        for query in ["?since=", "?since=7", "?since=nonsense-7", "?limit=-1", "?limit=many"] {
            let (status, _) = asked(&two_visitors(), query, Some("Bearer secret")).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
        }
    }

    #[test]
    fn only_an_open_chatbot_with_a_token_tells_anything() {
        assert!(Analytics::of(Access::Open, Some(token())).is_some());
        assert!(Analytics::of(Access::Open, None).is_none());
        assert!(Analytics::of(Access::Authenticated, Some(token())).is_none());
    }

    #[test]
    fn only_what_a_header_can_carry_is_a_token() {
        assert!(Token::new(" secret\n").is_some());
        for bad in ["", " \n", "two words", "sécret"] {
            assert!(Token::new(bad).is_none(), "{bad:?}");
        }
    }
}
