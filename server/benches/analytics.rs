//! Reading an analytics endpoint beside the least that it takes: fetching and parsing its pages, and inserting their rows.
//!
//! `cargo bench --bench analytics`; `ROLLCALL_BENCH_USERS` says how many visitors (a million by default).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

mod support;

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use app::{
    backend::{Actor, ChatbotAdmin},
    domain::{Access, ChatbotId, Network, Sort, SortBy, Timestamp, UserQuery, Window},
};
use axum::{Json, Router, extract::Query, routing::get};
use serde::{Deserialize, Serialize};
use server::{
    analytics::{Client, Limits, Reader, Targets},
    clock::Clock,
    store::{self, NewEndpoint, NewSettings, Store},
};
use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};
use support::{Table, files, median, users};

const RUNS: usize = 3;
/// How often everyone is read from the beginning; a million takes minutes.
const FIRST_RUNS: usize = 1;
const PAGE: u64 = 1_000;
/// Says in the environment that this process is the endpoint, of so many visitors.
const ENDPOINT_OF: &str = "ROLLCALL_BENCH_ENDPOINT_OF";
/// What more memory may be needed, however many visitors there are, in MiB; SQLite's cache of the writer is half of it.
const MEBIBYTES: u64 = 64;
/// How long the list is asked for.
const ASKED: Duration = Duration::from_secs(4);

#[derive(Serialize, Deserialize)]
struct Visitor {
    id: String,
    ip: String,
    questions: u64,
    last_seen: String,
}

#[derive(Serialize, Deserialize)]
struct Page {
    users: Vec<Visitor>,
    next: Option<String>,
}

#[derive(Deserialize)]
struct Ask {
    since: Option<u64>,
    limit: u64,
}

fn visitor(number: u64) -> Visitor {
    let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let [a, b, c, d, ..] = mixed.to_be_bytes();
    Visitor {
        id: format!("{mixed:016x}{number:016x}"),
        ip: format!("{}.{}.{c}.{d}", a % 40, b % 50),
        questions: mixed % 90,
        last_seen: format!("2026-11-{:02}T{:02}:{:02}:00Z", 1 + mixed % 20, c % 24, d % 60),
    }
}

/// The endpoint, as a process of its own, which ends with this one.
struct Endpoint {
    process: Child,
    url: String,
}

impl Endpoint {
    fn start(visitors: u64) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .env(ENDPOINT_OF, visitors.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { process, url: url.trim().to_owned() }
    }

    /// What the process started by [`Endpoint::start`] does.
    async fn serve(visitors: u64) {
        let users = async move |Query(ask): Query<Ask>| {
            let from = ask.since.unwrap_or(0);
            let to = (from + ask.limit).min(visitors);
            let next = (to < visitors).then(|| to.to_string());
            Json(Page { users: (from..to).map(visitor).collect(), next })
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}", listener.local_addr().unwrap());
        axum::serve(listener, Router::new().route("/users", get(users))).await.unwrap();
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
fn admin() -> ChatbotAdmin {
    ChatbotAdmin::granted(ChatbotId(1), Actor::Owner, Clock::system().now(), None)
}

/// Fetches and parses every page, and keeps nothing of it.
async fn fetch(url: &str, mut each: impl AsyncFnMut(Vec<Visitor>)) -> Duration {
    let client = reqwest::Client::new();
    let start = Instant::now();
    let mut since = String::new();
    loop {
        let answer = client.get(format!("{url}/users?limit={PAGE}{since}")).send().await.unwrap();
        let page: Page = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        each(page.users).await;
        let Some(next) = page.next else { return start.elapsed() };
        since = format!("&since={next}");
    }
}

/// Inserts the same pages, each in a transaction, into the same table with the same indexes, without a question asked.
async fn insert(url: &str, file: &Path) -> Duration {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(file)
        .pragma("synchronous", "FULL")
        .pragma("cache_size", "-32000")
        .connect()
        .await
        .unwrap();
    let mut spent = Duration::ZERO;
    fetch(url, async |visitors: Vec<Visitor>| {
        let rows: Vec<_> = visitors
            .iter()
            .map(|visitor| {
                let key = format!("visitor {}", &visitor.id[..6]);
                let seen: jiff::Timestamp = visitor.last_seen.parse().unwrap();
                (
                    &visitor.id,
                    key,
                    Network::mask(&visitor.ip),
                    visitor.questions,
                    seen.as_millisecond(),
                    Clock::system().now(),
                )
            })
            .collect();
        let rows = serde_json::to_string(&rows).unwrap();
        let start = Instant::now();
        sqlx::query(
            "INSERT INTO users (chatbot_id, name, visitor, status, role, created_at, signed_in_at, name_key, search_text,
                 network, questions, last_seen_at)
             SELECT 1, '', r.value->>0, 'active', 'regular', r.value->>5, r.value->>4, r.value->>1, r.value->>1,
                 r.value->>2, r.value->>3, r.value->>4
             FROM json_each($1) AS r",
        )
        .bind(rows)
        .execute(&mut connection)
        .await
        .unwrap();
        spent += start.elapsed();
    })
    .await;
    spent
}

/// Opens a copy of the file whose chatbot has this endpoint.
async fn with_endpoint(template: &Path, url: &str) -> (files::Copy, Arc<dyn Store>, Reader) {
    let file = files::copy(template);
    let store = store::open(&file.url()).await.unwrap();
    let endpoint =
        NewEndpoint { url: url.to_owned(), origin: url.to_owned(), token: app::domain::TokenChange::Keep };
    let settings =
        NewSettings { access: Access::Open, endpoint: Some(endpoint), allowed_domains: Vec::new() };
    store.save_settings(admin(), &settings).await.unwrap();
    let client = Client::new(Targets::Any, Limits::default()).unwrap();
    let reader = Reader::new(Arc::clone(&store), client, Clock::system());
    (file, store, reader)
}

async fn read(store: &Arc<dyn Store>, reader: &Reader) -> Duration {
    let start = Instant::now();
    let reading = reader.begin(ChatbotId(1), Clock::system().now()).await.unwrap().unwrap();
    reader.finish(&reading).await.unwrap();
    let spent = start.elapsed();
    let status = store.reading_status(ChatbotId(1), Clock::system().now()).await.unwrap();
    assert_eq!(status.fault, None);
    spent
}

/// A line of `/proc/self/status`, in KiB.
fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

async fn first_reading(table: &mut Table, visitors: u64) {
    let endpoint = Endpoint::start(visitors);
    let empty = users::template(0, 0).await;
    let (mut firsts, mut laters, mut raws, mut fetches) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for run in 0..FIRST_RUNS {
        let fetching = fetch(&endpoint.url, async |_| {}).await;
        let file = files::copy(&empty);
        fetches.push(fetching);
        raws.push(fetching + insert(&endpoint.url, file.path()).await);
        let (_file, store, reader) = with_endpoint(&empty, &endpoint.url).await;
        // From here on, the highest is measured anew (proc(5), clear_refs).
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let before = memory("VmRSS");
        firsts.push(read(&store, &reader).await);
        if run == 0 {
            table.memory(
                &format!("reading {visitors} visitors, more memory"),
                memory("VmHWM").saturating_sub(before),
                MEBIBYTES,
            );
        }
        let listed = store
            .list_users(admin(), store.hear().await, &UserQuery::default(), Window { offset: 0, limit: 1 })
            .await
            .unwrap();
        assert_eq!(listed.total, Some(visitors));
        laters.push(read(&store, &reader).await);
        store.close().await;
    }
    let raw = median(&mut raws);
    table.row(
        &format!("read {visitors} visitors, beside fetch + parse + insert"),
        median(&mut firsts),
        raw,
        2.0,
    );
    table.row(
        "read again when nothing is new, beside fetch + parse of all",
        median(&mut laters),
        median(&mut fetches),
        0.1,
    );
}

/// How long a window of the list takes, in turns with and without an endpoint that fails meanwhile.
async fn list_beside_failures(table: &mut Table, count: u64) {
    let many = users::template(count, 0).await;
    // Accepts, and says nothing: the reading takes as long as it may.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let (_file, store, reader) = with_endpoint(&many, &url).await;
    let reader = Arc::new(reader);
    let query = UserQuery {
        sort: Sort { by: SortBy::Name, direction: app::domain::Direction::Ascending },
        ..UserQuery::default()
    };
    let ask = async || {
        let (mut times, end) = (Vec::new(), Instant::now() + ASKED);
        while Instant::now() < end {
            let start = Instant::now();
            let window = store
                .list_users(admin(), store.hear().await, &query, Window { offset: 0, limit: 100 })
                .await
                .unwrap();
            assert_eq!(window.users.len(), 100);
            times.push(start.elapsed());
        }
        median(&mut times)
    };
    ask().await;
    let (mut without, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        without.push(ask().await);
        let reading = reader.begin(ChatbotId(1), Timestamp(i64::MAX)).await.unwrap().unwrap();
        let failing = tokio::spawn({
            let reader = Arc::clone(&reader);
            async move { reader.finish(&reading).await.unwrap() }
        });
        beside.push(ask().await);
        failing.await.unwrap();
    }
    table.row(
        "list p50 while an endpoint hangs, beside without",
        median(&mut beside),
        median(&mut without),
        1.1,
    );
}

fn main() {
    // reqwest wants to know who encrypts, also where nothing will be.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Ok(visitors) = std::env::var(ENDPOINT_OF) {
        return runtime.block_on(Endpoint::serve(visitors.parse().unwrap()));
    }
    runtime.block_on(async {
        let count = users::count(1_000_000);
        let mut table = Table::new();
        first_reading(&mut table, count).await;
        list_beside_failures(&mut table, count).await;
        table.print();
    });
}
