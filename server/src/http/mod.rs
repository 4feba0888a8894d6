//! The door: one router for the page, its server functions and the REST side.

mod assets;
pub mod authorization;
mod console;
mod download;
mod headers;
mod health;
mod https;
mod patience;
mod peer;
mod request_id;
mod request_log;
mod rest;
mod route;
mod trace;

use std::sync::Arc;

use app::backend::{Accounts, Analytics, Backend, Gate, Invitations};
use axum::{Router, extract::State, http::header, middleware, response::IntoResponse, routing::get};
pub use peer::{Forwarded, Peer};
use route::Route;
use tokio::sync::watch;
pub use trace::TRACED;
use url::Url;

use crate::{
    analytics::{AnalyticsDesk, Reader},
    auth::{AccountDesk, ConsoleGate},
    clock::Clock,
    invitations::{InvitationDesk, Mailer},
    metrics::{MEDIA_TYPE, Metrics},
    store::Store,
};

/// What every handler may reach.
#[derive(Clone)]
pub struct AppState {
    store: Arc<dyn Store>,
    backend: Arc<dyn Backend>,
    gate: Arc<dyn Gate>,
    accounts: Arc<dyn Accounts>,
    analytics: Arc<dyn Analytics>,
    invitations: Arc<dyn Invitations>,
    clock: Clock,
    public: Option<Url>,
    stopping: watch::Receiver<bool>,
    draining: watch::Receiver<bool>,
    metrics: Arc<Metrics>,
}

impl AppState {
    /// The state over `store`; `reader` reads the analytics that its pages ask for; `public` is the address under which browsers
    /// reach it, if it was told; open event streams end when `stopping` becomes true.
    #[must_use]
    pub fn new(
        store: Arc<dyn Store>,
        reader: Arc<Reader>,
        clock: Clock,
        public: Option<Url>,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        let backend = Arc::clone(&store).as_backend();
        let gate = Arc::new(ConsoleGate::new(Arc::clone(&store), clock.clone()));
        let accounts =
            Arc::new(AccountDesk::new(Arc::clone(&store), Arc::clone(&gate), clock.clone(), public.clone()));
        let analytics = Arc::new(AnalyticsDesk::new(Arc::clone(&store), reader, clock.clone()));
        let invitations = Arc::new(InvitationDesk::new(Arc::clone(&store), None, clock.clone()));
        let (draining, metrics) = (stopping.clone(), Arc::default());
        Self {
            store,
            backend,
            gate,
            accounts,
            analytics,
            invitations,
            clock,
            public,
            stopping,
            draining,
            metrics,
        }
    }

    /// The same state, not ready any more from when `draining` becomes true: before it stops.
    #[must_use]
    pub fn with_draining(self, draining: watch::Receiver<bool>) -> Self {
        Self { draining, ..self }
    }

    /// The same state with a mailer that sends the invitations' mails.
    #[must_use]
    pub fn with_mailer(self, mailer: Arc<Mailer>) -> Self {
        let desk = InvitationDesk::new(Arc::clone(&self.store), Some(mailer), self.clock.clone());
        Self { invitations: Arc::new(desk), ..self }
    }
}

/// Everything Rollcall answers. A [`Peer`] as the connection's information says where a request comes from, unless
/// `forwarded` knows better.
pub fn router(state: AppState, forwarded: Forwarded) -> Router {
    let https = https::Known::of(state.public.as_ref(), forwarded);
    let noting = peer::Noting { forwarded, key: state.store.source_key().clone() };
    route::router(routes())
        .merge(rest::router())
        .merge(console::router())
        .fallback(assets::serve)
        .layer(middleware::from_fn(patience::limit))
        .layer(middleware::from_fn(headers::secure))
        .layer(middleware::from_fn_with_state(https, https::note))
        .layer(middleware::from_fn_with_state(Arc::clone(&state.metrics), request_log::log))
        .layer(middleware::from_fn_with_state(noting, peer::note))
        .with_state(state)
}

/// The routes that are neither the page's nor the chatbots'.
fn routes() -> [Route; 2] {
    [Route::get("/healthz", health::alive), Route::get("/readyz", health::ready)]
}

/// What the server counts, for a listener of its own: it is nothing for the public.
pub fn metrics_router(state: AppState) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(state)
}

async fn metrics(State(state): State<AppState>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, MEDIA_TYPE)], state.metrics.text(state.store.as_ref()).await)
}
