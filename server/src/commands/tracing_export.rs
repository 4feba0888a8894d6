//! Traces, sent to where OpenTelemetry's are gathered (OTLP over HTTP).

use std::time::Duration;

use async_trait::async_trait;
use opentelemetry::{global, trace::TracerProvider};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use server::http::TRACED;
use tokio::runtime::Handle;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::{Layer, filter::FilterFn, registry::LookupSpan};
use url::Url;

use super::Failure;

/// How long one sending may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends by the server's own runtime, which the thread that gathers spans has none of.
#[derive(Debug)]
struct Sender {
    client: reqwest::Client,
    runtime: Handle,
}

#[async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        let sending = self.runtime.spawn(async move {
            let (parts, body) = request.into_parts();
            let sent = client
                .request(parts.method, parts.uri.to_string())
                .headers(parts.headers)
                .body(body)
                .timeout(PATIENCE)
                .send();
            let answer = sent.await?;
            let mut response = Response::builder().status(answer.status());
            if let Some(headers) = response.headers_mut() {
                headers.clone_from(answer.headers());
            }
            Ok::<_, HttpError>(response.body(answer.bytes().await?)?)
        });
        let sent = sending.await?;
        if let Err(cause) = &sent {
            tracing::warn!(%cause, "traces were not sent");
        }
        sent
    }
}

/// What sends traces.
pub struct Traces(SdkTracerProvider);

/// Begins to send the spans of requests, and faults with them, to `endpoint`.
pub fn begin<S>(endpoint: &str) -> Result<(Traces, impl Layer<S> + use<S>), Failure>
where
    S: Subscriber + for<'a> LookupSpan<'a> + 'static,
{
    let wrong = || {
        Failure::said(format!(
            "{endpoint:?} is not where traces go. Give --otlp-endpoint like http://127.0.0.1:4318."
        ))
    };
    let mut url = Url::parse(endpoint).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong());
    }
    // https://opentelemetry.io/docs/specs/otlp/#otlphttp-request
    let path = format!("{}/v1/traces", url.path().trim_end_matches('/'));
    url.set_path(&path);
    let failed = |cause: String| Failure::said(format!("Traces can't be sent: {cause}."));
    // Whoever encrypts is told once; an error says that it was told already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().map_err(|cause| failed(cause.to_string()))?;
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Sender { client, runtime: Handle::current() })
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(url)
        .build()
        .map_err(|cause| failed(cause.to_string()))?;
    let provider = SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_resource(Resource::builder().with_service_name("rollcall").build())
        .build();
    // A request that comes with a trace goes on with it.
    global::set_text_map_propagator(TraceContextPropagator::new());
    let is_wanted =
        |of: &Metadata<'_>| of.target() == TRACED || (of.is_event() && *of.level() == Level::ERROR);
    let layer = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("rollcall"))
        .with_location(false)
        .with_threads(false)
        .with_filter(FilterFn::new(is_wanted));
    Ok((Traces(provider), layer))
}

impl Traces {
    /// Sends what is left. It waits in a thread of its own for the sending, which this runtime does.
    pub async fn end(self) {
        let ended = tokio::task::spawn_blocking(move || self.0.shutdown_with_timeout(PATIENCE)).await;
        if let Ok(Err(cause)) = ended {
            tracing::warn!(%cause, "the last traces were not sent");
        }
    }
}
