//! Bulk actions beside the best SQL by hand on the same rows: one statement, one transaction, no record of anything.
//!
//! `cargo bench --bench bulk`; `ROLLCALL_BENCH_USERS` says how many users (a million by default).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

mod support;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use app::{
    backend::{Actor, ChatbotAdmin},
    domain::{Action, ChatbotId, JobState, Overlap, Selection, Timestamp, UserQuery},
};
use server::{
    analytics::{Client, Limits, Reader, Targets},
    clock::Clock,
    http::{AppState, Forwarded, router},
    jobs::Runner,
    store::{self, Store},
};
use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};
use support::{Table, files, median, users};
use tokio::sync::watch;

const RUNS: usize = 3;
/// How long the list is asked for at rest.
const REST: Duration = Duration::from_secs(5);

#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
fn admin() -> ChatbotAdmin {
    ChatbotAdmin::granted(ChatbotId(1), Actor::Owner, Timestamp(1_795_428_000_000), None)
}

async fn raw(file: &Path, statement: &str) -> Duration {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .pragma("synchronous", "FULL")
        .pragma("cache_size", "-32000")
        .connect()
        .await
        .unwrap();
    // As warm as ours is after noting whom it will meet.
    let _: i64 =
        sqlx::query_scalar("SELECT SUM(LENGTH(name)) FROM users").fetch_one(&mut connection).await.unwrap();
    let start = Instant::now();
    sqlx::query(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.unwrap();
    start.elapsed()
}

/// How long the preparing took, and how long the work after the confirmation.
async fn ours(store: &Arc<dyn Store>, action: Action) -> (Duration, Duration) {
    let begin = Instant::now();
    let job =
        store.prepare_job(admin(), &Selection::matching(&UserQuery::default()), action).await.unwrap().job;
    let prepared = begin.elapsed();
    let start = Instant::now();
    store.start_job(admin(), job.id).await.unwrap();
    Runner::new(Arc::clone(store), Clock::system()).run_all().await.unwrap();
    let worked = start.elapsed();
    let done = store.list_jobs(admin()).await.unwrap()[0];
    assert_eq!((done.state, done.changed), (JobState::Finished, job.total));
    (prepared, worked)
}

/// The same job and the same statement on copies of the same file, in turns.
async fn compare(table: &mut Table, case: &str, template: &Path, action: Action, statement: &str) {
    let (mut raws, mut works, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let file = files::copy(template);
        raws.push(raw(file.path(), statement).await);
        let file = files::copy(template);
        let store = store::open(&file.url()).await.unwrap();
        let (prepared, worked) = ours(&store, action).await;
        store.close().await;
        works.push(worked);
        whole.push(prepared + worked);
    }
    let raw = median(&mut raws);
    table.row(case, median(&mut works), raw, 2.0);
    table.row(&format!("{case}, with the preview before it"), median(&mut whole), raw, 2.0);
}

struct Asked {
    list: Vec<Duration>,
    access: Vec<Duration>,
}

/// Asks for the list and for access, in turns, until `done`.
async fn ask(address: &str, key: &str, done: impl Fn() -> bool) -> Asked {
    // reqwest wants to know who encrypts, also where nothing will be.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
    let mut asked = Asked { list: Vec::new(), access: Vec::new() };
    let mut turn = 0_u64;
    while !done() {
        turn += 1;
        for (path, into) in [
            ("users?limit=50&sort=name".to_owned(), &mut asked.list),
            (format!("users/{}/access", 1 + turn * 7_919 % 1_000), &mut asked.access),
        ] {
            let start = Instant::now();
            let answer =
                client.get(format!("{address}/api/v1/{path}")).bearer_auth(key).send().await.unwrap();
            assert_eq!(answer.status(), 200);
            answer.bytes().await.unwrap();
            into.push(start.elapsed());
        }
    }
    asked
}

fn p99(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() * 99 / 100]
}

/// What chatbots and pages notice of a job.
async fn interference(table: &mut Table, template: &Path) {
    let file = files::copy(template);
    let store = store::open(&file.url()).await.unwrap();
    let key = store.replace_key(owner(), ChatbotId(1), Overlap::AtOnce).await.unwrap().key;
    let (_stop, stopping) = watch::channel(false);
    let client = Client::new(Targets::Public, Limits::default()).expect("a client");
    let reader = Arc::new(Reader::new(Arc::clone(&store), client, Clock::system()));
    let app = router(
        AppState::new(Arc::clone(&store), reader, Clock::system(), None, stopping),
        Forwarded::Ignored,
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    ask(&address, &key, {
        let end = Instant::now() + Duration::from_secs(1);
        move || Instant::now() > end
    })
    .await;
    let end = Instant::now() + REST;
    let mut idle = ask(&address, &key, || Instant::now() > end).await;
    let job = store
        .prepare_job(admin(), &Selection::matching(&UserQuery::default()), Action::Disable)
        .await
        .unwrap()
        .job;
    store.start_job(admin(), job.id).await.unwrap();
    let running = tokio::spawn({
        let store = Arc::clone(&store);
        async move { Runner::new(store, Clock::system()).run_all().await.unwrap() }
    });
    let mut busy = ask(&address, &key, || running.is_finished()).await;
    running.await.unwrap();
    table.row("list p99 while a job runs, beside idle", p99(&mut busy.list), p99(&mut idle.list), 3.0);
    table.row(
        "access check p99 while a job runs, beside idle",
        p99(&mut busy.access),
        p99(&mut idle.access),
        3.0,
    );
}

#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
fn owner() -> app::backend::Owner {
    app::backend::Owner::granted(Timestamp(1_795_428_000_000), None)
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let count = users::count(1_000_000);
        let mut table = Table::new();
        let many = users::template(count, 0).await;
        let disabling = "UPDATE users SET status = 'disabled', version = version + 1 WHERE chatbot_id = 1 AND status <> 'disabled'";
        compare(&mut table, &format!("disable {count} users"), &many, Action::Disable, disabling).await;
        interference(&mut table, &many).await;
        let talkers = users::template(count / 10, 10).await;
        let deleting = "DELETE FROM users WHERE chatbot_id = 1";
        let case = format!("delete {} users with {count} messages", count / 10);
        compare(&mut table, &case, &talkers, Action::Delete, deleting).await;
        table.print();
    });
}
