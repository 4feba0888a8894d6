//! What a server counts of itself, as Prometheus reads it (`OpenMetrics`).
//!
//! Labels have few values each: a route is a pattern of the router or the name of a server function, never what was asked for.

use std::time::Duration;

use prometheus_client::{
    encoding::{
        EncodeLabelSet,
        text::{encode_eof, encode_registry},
    },
    metrics::{
        counter::Counter,
        family::Family,
        gauge::{ConstGauge, Gauge},
        histogram::Histogram,
        info::Info,
    },
    registry::Registry,
};

use crate::store::{ANSWERS_WITHIN, Readiness, Store, readiness};

/// The type of what [`Metrics::text`] gives.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Bounds of the durations' buckets, in seconds: from a row found by an index to an export.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AnswerLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    method: &'static str,
    route: String,
}

/// Who listens to a stream of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// A page in a browser.
    Page,
    /// A chatbot.
    Chatbot,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StreamLabels {
    listener: &'static str,
}

impl From<Listener> for StreamLabels {
    fn from(listener: Listener) -> Self {
        let listener = match listener {
            Listener::Page => "page",
            Listener::Chatbot => "chatbot",
        };
        Self { listener }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct PoolLabels {
    pool: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabels {
    state: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ResultLabels {
    result: &'static str,
}

/// What the server counts.
pub struct Metrics {
    registry: Registry,
    answers: Family<AnswerLabels, Counter>,
    durations: Family<RouteLabels, Histogram, fn() -> Histogram>,
    under_way: Gauge,
    streams: Family<StreamLabels, Gauge>,
}

/// Counts down when it is dropped.
pub struct Counted(Gauge);

impl Counted {
    fn of(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("rollcall");
        let answers = Family::<AnswerLabels, Counter>::default();
        registry.register("http_requests", "Requests answered", answers.clone());
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let durations = Family::new_with_constructor(histogram);
        registry.register(
            "http_request_duration_seconds",
            "From a request to the head of its answer",
            durations.clone(),
        );
        let under_way = Gauge::default();
        registry.register(
            "http_requests_in_flight",
            "Requests that wait for their answer",
            under_way.clone(),
        );
        let streams = Family::<StreamLabels, Gauge>::default();
        for listener in [Listener::Page, Listener::Chatbot] {
            drop(streams.get_or_create(&listener.into()));
        }
        registry.register("event_streams", "Streams of events that are open", streams.clone());
        Self { registry, answers, durations, under_way, streams }
    }
}

/// A method's name; those that nobody defined share one.
fn method_name(method: &axum::http::Method) -> &'static str {
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
        .into_iter()
        .find(|known| method.as_str() == *known)
        .unwrap_or("other")
}

impl Metrics {
    /// A request came; it is under way until what this gives is dropped.
    #[must_use]
    pub fn came(&self) -> Counted {
        Counted::of(&self.under_way)
    }

    /// A request was answered.
    pub fn answered(&self, method: &axum::http::Method, route: &str, status: u16, took: Duration) {
        let (method, route) = (method_name(method), route.to_owned());
        self.durations
            .get_or_create(&RouteLabels { method, route: route.clone() })
            .observe(took.as_secs_f64());
        self.answers.get_or_create(&AnswerLabels { method, route, status }).inc();
    }

    /// A stream of events was opened; it is open until what this gives is dropped.
    #[must_use]
    pub fn listens(&self, listener: Listener) -> Counted {
        Counted::of(&self.streams.get_or_create(&listener.into()))
    }

    /// Everything counted, with what `store` says of itself at this moment.
    pub async fn text(&self, store: &dyn Store) -> String {
        let now = now(store).await;
        let mut text = String::new();
        // Writing to a String can't fail.
        let _ = encode_registry(&mut text, &self.registry)
            .and_then(|()| encode_registry(&mut text, &now))
            .and_then(|()| encode_eof(&mut text));
        text
    }
}

fn gauge(registry: &mut Registry, name: &str, help: &str, value: i64) {
    registry.register(name, help, ConstGauge::new(value));
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What `store` says of itself.
async fn now(store: &dyn Store) -> Registry {
    let mut registry = Registry::with_prefix("rollcall");
    let build = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("database", store.kind().to_owned()),
        ("schema", store.schema().to_string()),
    ];
    registry.register("build", "What runs", Info::new(build.to_vec()));
    let is_up = readiness(store).await == Some(Readiness::Ready);
    gauge(
        &mut registry,
        "database_up",
        "Whether the database answers with this program's schema",
        is_up.into(),
    );
    pools(&mut registry, store);
    lists(&mut registry, store);
    if is_up && let Ok(Ok(jobs)) = tokio::time::timeout(ANSWERS_WITHIN, store.jobs_by_state()).await {
        let states = Family::<StateLabels, Gauge>::default();
        for (state, jobs) in jobs {
            states.get_or_create(&StateLabels { state }).set(signed(jobs));
        }
        registry.register("jobs", "Bulk actions by state", states);
    }
    registry
}

fn pools(registry: &mut Registry, store: &dyn Store) {
    let [open, in_use, most] = [(); 3].map(|()| Family::<PoolLabels, Gauge>::default());
    for figures in store.pools() {
        let labels = PoolLabels { pool: figures.pool };
        open.get_or_create(&labels).set(figures.open.into());
        in_use.get_or_create(&labels).set(figures.in_use.into());
        most.get_or_create(&labels).set(figures.most.into());
    }
    registry.register("database_connections", "Connections that are open", open);
    registry.register("database_connections_in_use", "Connections that are being used", in_use);
    registry.register("database_connections_max", "Connections that there may be", most);
}

fn lists(registry: &mut Registry, store: &dyn Store) {
    let lists = store.lists();
    gauge(registry, "list_indexes", "Indexes of long lists that are kept", signed(lists.indexes));
    gauge(registry, "list_counts", "Counts of lists that are kept", signed(lists.totals));
    let counted = |results: &[(&'static str, u64)]| {
        let family = Family::<ResultLabels, Counter>::default();
        for (result, looks) in results {
            family.get_or_create(&ResultLabels { result }).inc_by(*looks);
        }
        family
    };
    let [exactly, nearly, nothing] = lists.found;
    let found = counted(&[("exact", exactly), ("near", nearly), ("none", nothing)]);
    registry.register("list_index_lookups", "Looks for a list's index, by what was found", found);
    let [known, unknown] = lists.counted;
    let found = counted(&[("hit", known), ("miss", unknown)]);
    registry.register("list_count_lookups", "Looks for a list's count, by whether it was known", found);
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::*;

    #[test]
    fn methods_of_ones_own_share_a_name() {
        assert_eq!(method_name(&Method::GET), "GET");
        assert_eq!(method_name(&Method::from_bytes(b"BREW").unwrap()), "other");
    }

    #[test]
    fn what_is_open_is_counted_until_it_is_dropped() {
        let metrics = Metrics::default();
        let open = [metrics.listens(Listener::Page), metrics.listens(Listener::Page)];
        let pages = Listener::Page.into();
        assert_eq!(metrics.streams.get_or_create(&pages).get(), 2);
        drop(open);
        assert_eq!(metrics.streams.get_or_create(&pages).get(), 0);
    }
}
