//! One line a request: what was asked and how it ended, never who asked, with what key or about what. What else is logged
//! meanwhile bears the same request id.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use super::{
    console,
    request_id::{self, RequestId},
    trace,
};
use crate::metrics::Metrics;

/// What asks again and again whether the server is there.
const PROBES: [&str; 2] = ["/healthz", "/readyz"];

/// Names the request, counts it and logs method, route (its pattern or a server function, so no id and no query), status and milliseconds.
pub async fn log(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let under_way = metrics.came();
    let method = request.method().clone();
    let matched = || request.extensions().get::<MatchedPath>().map_or("page", MatchedPath::as_str);
    let route = console::known(request.uri().path()).unwrap_or_else(matched).to_owned();
    let id = RequestId::of(request.headers());
    // Of the level of errors, so that these bear the id also where nothing else is logged.
    let span = tracing::error_span!("request", request_id = id.as_str());
    let header = id.to_header();
    let traced = trace::span(&method, &route, request.headers(), id.as_str());
    let answering = next.run(request).instrument(span.clone()).instrument(traced.clone());
    let mut response = id.scope(answering).await;
    drop(under_way);
    if let Some(header) = header {
        response.headers_mut().insert(request_id::HEADER, header);
    }
    let status = response.status().as_u16();
    trace::answered(&traced, status);
    let took = started.elapsed();
    metrics.answered(&method, &route, status, took);
    // As a number: one of 128 bits would be a text in JSON.
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        if PROBES.contains(&route.as_str()) && status < 400 {
            tracing::debug!(%method, route, status, ms, "answered");
        } else {
            tracing::info!(%method, route, status, ms, "answered");
        }
    });
    response
}
