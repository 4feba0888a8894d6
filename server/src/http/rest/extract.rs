//! What handlers take: the caller by key, JSON that says which field is wrong.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};
use axum_extra::{
    TypedHeader,
    headers::{Authorization, authorization::Bearer},
};
use serde::de::DeserializeOwned;

use super::problem::Problem;
use crate::{
    auth::ChatbotCaller,
    http::{AppState, peer},
};

impl FromRequestParts<AppState> for ChatbotCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let key: Result<TypedHeader<Authorization<Bearer>>, _> =
            TypedHeader::from_request_parts(parts, state).await;
        let Ok(TypedHeader(Authorization(key))) = key else { return Err(Problem::wrong_key()) };
        let network = peer::network(&parts.extensions);
        let caller = Self::by_key(state.store.as_ref(), key.token(), state.clock.now(), network).await?;
        caller.ok_or_else(Problem::wrong_key)
    }
}

/// A JSON body.
pub struct ApiJson<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for ApiJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok());
        let media =
            media.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if media != "application/json" {
            return Err(Problem::malformed("content-type", "must be application/json"));
        }
        let body = Bytes::from_request(request, state).await?;
        let mut json = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| Problem::malformed(&error.path().to_string(), &error.inner().to_string()))?;
        json.end().map_err(|error| Problem::malformed("body", &error.to_string()))?;
        Ok(Self(value))
    }
}
