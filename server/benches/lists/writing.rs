//! Reading while 500 messages a second are recorded.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use app::{
    backend::Owner,
    domain::{ChatbotId, Overlap, Timestamp, UserQuery, Window},
};
use server::store;

use crate::{
    cases::{Case, ROWS},
    list,
    support::{
        Table,
        server::{Connection, Server},
    },
};

const RECORDERS: u64 = 10;
const MESSAGES_A_SECOND: u64 = 500;
const LOOKING: Duration = Duration::from_secs(10);
const BAR: f64 = 2.0;
/// By hand nobody looks quicker than this.
const PAUSE: Duration = Duration::from_millis(5);

#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
async fn key(url: &str) -> String {
    let store = store::open(url).await.unwrap();
    let owner = Owner::granted(Timestamp(1_750_000_000_001), None);
    let key = store.replace_key(owner, ChatbotId(1), Overlap::AtOnce).await.unwrap().key;
    store.close().await;
    key
}

/// One of those who record: each message on its own, in a session of its own user.
fn record(address: &str, key: &str, number: u64, stop: &AtomicBool, recorded: &AtomicU64) {
    let mut connection = Connection::new(address, &format!("authorization: Bearer {key}"));
    let run = std::process::id();
    let session = format!("bench-{run}-{number}");
    let user = number + 10;
    connection.send("PUT", &format!("/api/v1/sessions/{session}"), &format!(r#"{{"user":{user}}}"#));
    let (start, pause) =
        (Instant::now(), Duration::from_secs(RECORDERS) / u32::try_from(MESSAGES_A_SECOND).unwrap());
    for message in 0_u32.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let body = format!(
            r#"{{"messages":[{{"id":"m{message}","author":"user","text":"Is berth 12 free on Saturday?"}}]}}"#
        );
        connection.post(&format!("/api/v1/sessions/{session}/messages"), &body);
        recorded.fetch_add(1, Ordering::Relaxed);
        thread::sleep((pause * (message + 1)).saturating_sub(start.elapsed()));
    }
}

/// The slowest but one in a hundred of many looks at the beginning and the middle of the list.
fn look(connection: &mut Connection) -> Duration {
    let case = Case { name: String::new(), chatbot: ChatbotId(1), query: UserQuery::default() };
    let total = list(connection, &case, Window { offset: 0, limit: ROWS }).1["total"].as_u64().unwrap();
    let middle = total / 2 / u64::from(ROWS) * u64::from(ROWS);
    let (start, mut times) = (Instant::now(), Vec::new());
    while start.elapsed() < LOOKING {
        for offset in [0, middle] {
            times.push(list(connection, &case, Window { offset, limit: ROWS }).0);
            thread::sleep(PAUSE);
        }
    }
    times.sort_unstable();
    times[times.len() * 99 / 100]
}

/// Measures how much slower looking gets.
pub async fn measure(table: &mut Table, name: &str, server: &Server, credential: &str, url: &str) {
    let key = key(url).await;
    let mut connection = Connection::new(&server.address, credential);
    look(&mut connection);
    let quiet = look(&mut connection);
    let (stop, recorded) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let recorders: Vec<_> = (0..RECORDERS)
        .map(|number| {
            let (address, key) = (server.address.clone(), key.clone());
            let (stop, recorded) = (Arc::clone(&stop), Arc::clone(&recorded));
            thread::spawn(move || record(&address, &key, number, &stop, &recorded))
        })
        .collect();
    let start = Instant::now();
    let busy = look(&mut connection);
    let seconds = start.elapsed().as_secs().max(1);
    stop.store(true, Ordering::Relaxed);
    let recorded = recorded.load(Ordering::Relaxed) / seconds;
    for recorder in recorders {
        recorder.join().unwrap();
    }
    table.row(
        &format!("{name}: p99 of the list while {recorded} messages a second are recorded"),
        busy,
        quiet,
        BAR,
    );
}
