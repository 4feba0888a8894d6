//! What the page calls: its server functions, live changes, and the import of a file.

mod asker;
mod audit;
mod browser;
mod events;
mod exports;
mod import;
mod jobs;
mod origin;
mod person;
mod server_functions;

use app::{Error, api::PAGE_HEADER};
use axum::{
    Json, Router,
    http::{HeaderName, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::post,
};
use serde::Serialize;

use super::{
    AppState, assets, request_id,
    route::{self, Route},
};
pub use server_functions::{known, register};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::SizeAbove},
};

const PAGE: HeaderName = HeaderName::from_static(PAGE_HEADER);
/// Fits into one packet as it is, in bytes.
const WORTH_COMPRESSING: u16 = 1_400;

/// The routes beside the server functions.
pub fn routes() -> [Route; 7] {
    [
        Route::get("/api/console/audit.csv", audit::of_installation).without_head(),
        Route::get("/api/console/chatbots/{chatbot}/audit.csv", audit::of_chatbot).without_head(),
        Route::get("/api/console/chatbots/{chatbot}/events", events::stream),
        Route::get("/api/console/chatbots/{chatbot}/exports/{export}", exports::fetch).without_head(),
        Route::post("/api/console/chatbots/{chatbot}/import", import::import),
        Route::get("/api/console/chatbots/{chatbot}/jobs/{job}/users.csv", jobs::users),
        Route::get("/api/console/chatbots/{chatbot}/users/{id}/export.json", person::export).without_head(),
    ]
}

pub fn router() -> Router<AppState> {
    register();
    route::router(routes())
        .route("/api/console/{*function}", post(server_functions::call).layer(compressed()))
        .layer(middleware::from_fn(origin::require_own))
        .layer(middleware::map_response(say_which_page))
}

/// Says which page this server has, so that one that was loaded before an update knows that it is old.
async fn say_which_page(mut response: Response) -> Response {
    response.headers_mut().insert(PAGE, assets::version());
    response
}

/// A hundred rows are a quarter as long compressed. Quickly: on one machine nobody waits for the network.
fn compressed() -> CompressionLayer<SizeAbove> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(WORTH_COMPRESSING))
}

/// An error in the form the page's server functions have.
pub struct ConsoleError(pub Error);

impl From<Error> for ConsoleError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// The error and the request's name, by which the server's log has the cause.
#[derive(Serialize)]
struct ErrorBody {
    #[serde(flatten)]
    error: Error,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl IntoResponse for ConsoleError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(ErrorBody { error: self.0, request_id: request_id::current() })).into_response()
    }
}
