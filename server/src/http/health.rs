//! Whether the server is there, and whether it can be given requests.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::AppState;
use crate::store::Readiness;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Alive: it answers. It asks for nothing else, since a new start would mend nothing of that.
pub async fn alive() -> impl IntoResponse {
    Json(json!({ "status": "alive" }))
}

/// Ready: the database answers and has this program's schema, and the server is not about to stop.
pub async fn ready(State(state): State<AppState>) -> Response {
    let status = if *state.draining.borrow() || *state.stopping.borrow() {
        "stopping"
    } else {
        match tokio::time::timeout(PATIENCE, state.store.readiness()).await {
            Ok(Ok(Readiness::Ready)) => return Json(json!({ "status": "ready" })).into_response(),
            Ok(Ok(Readiness::Newer)) => "a newer version has migrated the database",
            Ok(Ok(Readiness::Older)) => "the database lacks migrations",
            Ok(Err(_)) | Err(_) => "the database does not answer",
        }
    };
    let body = Json(json!({ "status": status }));
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")], body).into_response()
}
