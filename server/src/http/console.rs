//! What the page calls: its server functions, live changes, and the import of a file.

mod asker;
mod audit;
mod browser;
mod events;
mod exports;
mod import;
mod jobs;
mod origin;
mod server_functions;

use app::Error;
use axum::{
    Json, Router,
    http::StatusCode,
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};

use super::AppState;

pub fn router() -> Router<AppState> {
    server_functions::register();
    Router::new()
        .route("/api/console/audit.csv", get(audit::of_installation).head(exports::no_head))
        .route("/api/console/chatbots/{chatbot}/audit.csv", get(audit::of_chatbot).head(exports::no_head))
        .route("/api/console/chatbots/{chatbot}/events", get(events::stream))
        .route("/api/console/chatbots/{chatbot}/exports/{export}", get(exports::fetch).head(exports::no_head))
        .route("/api/console/chatbots/{chatbot}/import", post(import::import))
        .route("/api/console/chatbots/{chatbot}/jobs/{job}/users.csv", get(jobs::users))
        .route("/api/console/{*function}", post(server_functions::call))
        .layer(middleware::from_fn(origin::require_own))
}

/// An error in the form the page's server functions have.
pub struct ConsoleError(pub Error);

impl From<Error> for ConsoleError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for ConsoleError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self.0)).into_response()
    }
}
