//! A span for each request, for whoever gathers traces. Without one it costs nothing.

use axum::http::{HeaderMap, Method};
use tracing::{Span, field::Empty};

/// The target of spans that are for traces alone; the log leaves them out.
pub const TRACED: &str = "rollcall::traced";

/// The span of a request, with the names of OpenTelemetry's conventions.
pub fn span(method: &Method, route: &str, headers: &HeaderMap, request_id: &str) -> Span {
    let span = tracing::info_span!(
        target: TRACED,
        "request",
        otel.name = %format_args!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = %method,
        http.route = route,
        http.response.status_code = Empty,
        request_id,
    );
    if !span.is_disabled() {
        go_on(&span, headers);
    }
    span
}

/// How it ended.
pub fn answered(span: &Span, status: u16) {
    span.record("http.response.status_code", status);
    if status >= 500 {
        span.record("otel.status_code", "ERROR");
    }
}

/// The trace that the request belongs to already (<https://www.w3.org/TR/trace-context/>).
#[cfg(feature = "otlp")]
fn go_on(span: &Span, headers: &HeaderMap) {
    use opentelemetry::{global, propagation::Extractor};
    use tracing_opentelemetry::OpenTelemetrySpanExt;

    struct Headers<'a>(&'a HeaderMap);

    impl Extractor for Headers<'_> {
        fn get(&self, key: &str) -> Option<&str> {
            self.0.get(key)?.to_str().ok()
        }

        fn keys(&self) -> Vec<&str> {
            self.0.keys().map(axum::http::HeaderName::as_str).collect()
        }
    }

    let parent = global::get_text_map_propagator(|propagator| propagator.extract(&Headers(headers)));
    // It can't be refused before the span is entered; without it, the trace begins here.
    let _ = span.set_parent(parent);
}

#[cfg(not(feature = "otlp"))]
fn go_on(_: &Span, _: &HeaderMap) {}
