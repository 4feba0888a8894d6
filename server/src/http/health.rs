//! Whether the server is there, and whether it can be given requests.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::AppState;
use crate::store::{Readiness, readiness};

/// Alive: it answers. It asks for nothing else, since a new start would mend nothing of that.
pub async fn alive() -> impl IntoResponse {
    Json(json!({ "status": "alive" }))
}

/// Ready: the database answers and has this program's schema, and the server is not about to stop.
pub async fn ready(State(state): State<AppState>) -> Response {
    let status = if *state.draining.borrow() {
        "stopping"
    } else {
        match readiness(state.store.as_ref()).await {
            Some(Readiness::Ready) => return Json(json!({ "status": "ready" })).into_response(),
            Some(Readiness::Newer) => "a newer version has migrated the database",
            Some(Readiness::Older) => "the database lacks migrations",
            None => "the database does not answer",
        }
    };
    (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": status }))).into_response()
}
