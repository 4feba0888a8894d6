//! The REST side, for chatbots: JSON under `/api/v1`, described at `/api/v1/openapi.json`.

mod access;
mod exports;
mod extract;
mod problem;
mod representation;
mod sessions;
pub mod stream;
mod users;

use axum::{Json, Router, extract::DefaultBodyLimit};
pub use problem::Problem;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    AppState,
    route::{self, Route},
};

/// A hundred messages of the longest text, escaped.
const MAX_BYTES: usize = 8 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rollcall",
        description = "How a chatbot asks who may talk to it and records what is said. \
            Times are RFC 3339 in UTC; errors are RFC 9457 problem details."
    ),
    modifiers(&ApiKeyScheme),
    security(("api_key" = []))
)]
struct ApiDescription;

struct ApiKeyScheme;

impl Modify for ApiKeyScheme {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("api_key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

fn documented() -> OpenApiRouter<AppState> {
    let api = OpenApiRouter::new()
        .routes(routes!(access::chatbot))
        .routes(routes!(access::sign_in))
        .routes(routes!(access::check))
        .routes(routes!(users::list, users::invite))
        .routes(routes!(exports::csv))
        .routes(routes!(exports::xlsx))
        .routes(routes!(exports::person))
        .routes(routes!(users::get, users::change, users::delete))
        .routes(routes!(sessions::put))
        .routes(routes!(sessions::add_messages))
        .routes(routes!(stream::events));
    OpenApiRouter::with_openapi(ApiDescription::openapi()).nest("/api/v1", api)
}

/// What the API says of itself.
pub fn description() -> utoipa::openapi::OpenApi {
    documented().into_openapi()
}

/// The routes that are no calls of the API.
pub fn undescribed() -> [Route; 2] {
    let description = description();
    [
        Route::get("/api/v1/openapi.json", async move || Json(description)),
        Route::any("/api/v1/{*unknown}", async || Problem::unknown_path()),
    ]
}

pub fn router() -> Router<AppState> {
    let (described, _) = documented().split_for_parts();
    described
        .merge(route::router(undescribed()))
        .method_not_allowed_fallback(|| async { Problem::wrong_method() })
        .layer(DefaultBodyLimit::max(MAX_BYTES))
}
