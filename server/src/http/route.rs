//! Routes stand in lists, so that the authorization table can be compared with what there is.

use axum::{
    Router,
    handler::Handler,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::{self, MethodRouter},
};

use super::AppState;

/// A method, a path and what answers.
pub struct Route {
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the authorization table reads it"))]
    pub method: &'static str,
    pub path: &'static str,
    answer: MethodRouter<AppState>,
}

impl Route {
    pub fn get<T: 'static>(path: &'static str, handler: impl Handler<T, AppState>) -> Self {
        Self { method: "GET", path, answer: routing::get(handler) }
    }

    pub fn post<T: 'static>(path: &'static str, handler: impl Handler<T, AppState>) -> Self {
        Self { method: "POST", path, answer: routing::post(handler) }
    }

    /// With any method.
    pub fn any<T: 'static>(path: &'static str, handler: impl Handler<T, AppState>) -> Self {
        Self { method: "ANY", path, answer: routing::any(handler) }
    }

    /// Refuses HEAD, by which a file would be used up, or entered into the audit log, for nothing.
    pub fn without_head(self) -> Self {
        Self { answer: self.answer.head(no_head), ..self }
    }
}

async fn no_head() -> impl IntoResponse {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET")])
}

/// A router of them.
pub fn router(routes: impl IntoIterator<Item = Route>) -> Router<AppState> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.answer))
}
