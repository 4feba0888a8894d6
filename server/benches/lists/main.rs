//! Lists of users beside the best SQL by hand, on SQLite and on PostgreSQL: every search with every filter, in the order of
//! every column, at its beginning, in its middle and at its end. Ours goes the whole way, from a server of its own through
//! HTTP and JSON.
//!
//! `cargo bench --bench lists`. `ROLLCALL_BENCH_USERS` says how many users (a million by default, and a fifth of that in a
//! second chatbot), `ROLLCALL_BENCH_DATABASE` one of the databases (`sqlite`, `postgres`), `ROLLCALL_BENCH_SAMPLE=7` measures one list
//! of seven, `ROLLCALL_BENCH_ALL` takes every order for every search and filter: hours. It needs `wrk` and PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

mod cases;
mod first;
mod growth;
mod load;
mod raw;
#[path = "../support/mod.rs"]
mod support;
mod writing;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use app::domain::Window;
use cases::{Case, windows};
use raw::{Raw, Statement};
use serde_json::Value;
use support::{
    Table, demo, files, median, milliseconds, postgres,
    server::{Connection, Server, owner_link},
    users,
};

const RUNS: usize = 7;
/// Raw ways that take longer than this are the measure by their ratio; quicker ones by what is added.
const SLOW: Duration = Duration::from_millis(2);
const ADDED: Duration = Duration::from_micros(1_500);
const RATIO: f64 = 2.0;
const ROWS_BAR: Duration = Duration::from_millis(100);
const COUNT_BAR: Duration = Duration::from_millis(200);
const MEMORY_BAR: u64 = 150;
const START_BAR: Duration = Duration::from_secs(1);
/// From so many rows on a list is given an index behind its first requests, which is waited for.
const INDEXED: u64 = 10_000;
const INDEX_PATIENCE: Duration = Duration::from_secs(6);

/// A window on a list, with what was measured of it.
pub struct Measured {
    pub case: Case,
    pub window: Window,
    name: String,
    first: Duration,
    ours: Duration,
    raw: Duration,
    pub statement: Statement,
}

impl Measured {
    /// How far from the bar: up to 1 is good.
    fn part_of_bar(&self) -> f64 {
        let bar = if self.raw > SLOW { self.raw.mul_f64(RATIO) } else { self.raw + ADDED };
        self.ours.as_secs_f64() / bar.as_secs_f64()
    }

    fn enter(&self, table: &mut Table) {
        let bar = if self.raw > SLOW { format!("≤ {RATIO}") } else { "≤ raw + 1.5 ms".to_owned() };
        let ratio = self.ours.as_secs_f64() / self.raw.as_secs_f64();
        let is_good = self.part_of_bar() <= 1.0;
        table.add(&self.name, &milliseconds(self.ours), &milliseconds(self.raw), ratio, &bar, is_good);
    }
}

/// The database's file, made once.
async fn sqlite(count: u64) -> String {
    let name = format!("demo-{count}.db");
    let path = files::made_once(&name, async |url| demo::fill(&url, count).await).await;
    format!("sqlite:{}", path.display())
}

async fn postgresql(count: u64) -> String {
    let name = format!("demo_{count}");
    let (url, is_new) = postgres::database(&name).await;
    if is_new {
        eprintln!("filling {url}");
        let unfinished = postgres::rename(&url, &format!("unfinished_{}", std::process::id())).await;
        demo::fill(&unfinished, count).await;
        postgres::rename(&unfinished, &name).await;
    }
    url
}

fn list(connection: &mut Connection, case: &Case, window: Window) -> (Duration, Value) {
    let arguments = case.arguments(Some(window));
    let start = Instant::now();
    let (_, body) = connection.post("/api/console/users/list", &arguments);
    (start.elapsed(), serde_json::from_slice(&body).unwrap())
}

fn count(connection: &mut Connection, case: &Case) -> (Duration, u64) {
    let start = Instant::now();
    let (_, body) = connection.post("/api/console/users/count", &case.arguments(None));
    (start.elapsed(), serde_json::from_slice(&body).unwrap())
}

fn ids(answer: &Value) -> Vec<i64> {
    answer["users"].as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()).collect()
}

/// Looks at the middle until that has become quick, or for long enough.
fn wait_for_index(connection: &mut Connection, case: &Case, middle: Window) {
    let start = Instant::now();
    let mut quick = 0;
    while quick < 3 && start.elapsed() < INDEX_PATIENCE {
        let (time, _) = list(connection, case, middle);
        quick = if time < ADDED * 2 { quick + 1 } else { 0 };
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Measures one list, and says what it took to count it.
async fn measure(connection: &mut Connection, raw: &mut Raw, case: &Case) -> (Vec<Measured>, [Duration; 2]) {
    let first = Window { offset: 0, limit: cases::ROWS };
    let (first_look, answer) = list(connection, case, first);
    let (counted_in, total) = count(connection, case);
    let (raw_counted_in, raw_total) = raw.count(case).await;
    assert_eq!(total, raw_total, "{}", case.name);
    assert!(answer["total"].is_null() || answer["total"] == total, "{}", case.name);
    let windows = windows(total);
    let mut looks = vec![(first_look, answer)];
    looks.extend(windows[1..].iter().map(|(_, window)| list(connection, case, *window)));
    if total >= INDEXED {
        wait_for_index(connection, case, windows[1].1);
    }
    let mut measured = Vec::new();
    for ((place, window), (first, answer)) in windows.into_iter().zip(looks) {
        let (raw_time, statement, raw_ids) = raw.best(case, window).await;
        assert_eq!(ids(&answer), raw_ids, "{} {place}", case.name);
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let (time, answer) = list(connection, case, window);
            assert_eq!(ids(&answer), raw_ids, "{} {place}", case.name);
            times.push(time);
        }
        measured.push(Measured {
            case: case.clone(),
            window,
            name: format!("{}, {place}", case.name),
            first,
            ours: median(&mut times),
            raw: raw_time,
            statement,
        });
    }
    (measured, [counted_in, raw_counted_in])
}

/// Of so many lists one is measured.
fn sample() -> usize {
    std::env::var("ROLLCALL_BENCH_SAMPLE").map_or(1, |sample| sample.parse().expect("a number of lists"))
}

/// The longest of some times, and of what.
fn slowest<'a>(times: impl Iterator<Item = (Duration, &'a str)>) -> (Duration, &'a str) {
    times.max_by_key(|(time, _)| *time).expect("something was measured")
}

async fn database(name: &str, url: &str) {
    let link = owner_link(url).await;
    let server = Server::start(url);
    let mut connection = Connection::owner(&server.address, &link);
    let mut raw = Raw::connect(url).await;
    let mut whole = Table::new();
    let (mut lists, mut counts) = (Vec::new(), Vec::new());
    let is_whole = std::env::var_os("ROLLCALL_BENCH_ALL").is_some();
    let cases = demo::CHATBOTS.into_iter().flat_map(|chatbot| cases::all(chatbot, is_whole));
    for case in cases.step_by(sample()) {
        let (measured, [ours, by_hand]) = measure(&mut connection, &mut raw, &case).await;
        for measured in &measured {
            measured.enter(&mut whole);
        }
        lists.extend(measured);
        counts.push((case.name, ours, by_hand));
    }

    let mut table = Table::new();
    let say = |what: &str| format!("{name}: {what}");
    lists.sort_by(|one, other| other.part_of_bar().total_cmp(&one.part_of_bar()));
    let over = lists.iter().filter(|measured| measured.part_of_bar() > 1.0).count();
    eprintln!("{name}: {over} of {} windows are over their bar", lists.len());
    for measured in lists.iter().take(12) {
        measured.enter(&mut table);
    }
    let (time, what) = slowest(lists.iter().map(|measured| (measured.ours, measured.name.as_str())));
    table.alone(&say(&format!("the slowest rows ({what})")), time, ROWS_BAR);
    let (time, what) = slowest(lists.iter().map(|measured| (measured.first, measured.name.as_str())));
    table.alone(&say(&format!("the slowest rows at a first look ({what})")), time, ROWS_BAR);
    let (time, what) = slowest(counts.iter().map(|(what, ours, _)| (*ours, what.as_str())));
    table.alone(&say(&format!("the slowest count ({what})")), time, COUNT_BAR);
    first::measure(&mut table, name, url).await;
    load::measure(&mut table, name, url, &server, connection.credential(), &lists).await;
    writing::measure(&mut table, name, &server, connection.credential(), url).await;
    table.memory(&say("memory after all of this"), server.memory("VmHWM"), MEMORY_BAR);
    drop(server);
    table.alone(&say("starting"), Server::start(url).started_in, START_BAR);
    println!("\n{name}: {over} of {} windows over their bar; the nearest to it and the rest:", lists.len());
    table.print();
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lists-{name}.txt"));
    std::fs::write(&path, whole.text()).unwrap();
    println!("all of them: {}", path.display());
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let count = users::count(1_000_000);
        let wanted = std::env::var("ROLLCALL_BENCH_DATABASE").ok();
        let wanted = |name: &str| wanted.as_deref().is_none_or(|wanted| wanted == name);
        if wanted("sqlite") {
            database("sqlite", &sqlite(count).await).await;
        }
        if wanted("postgres") {
            database("postgres", &postgresql(count).await).await;
        }
        if wanted("growth") {
            growth::measure(count).await;
        }
    });
}
