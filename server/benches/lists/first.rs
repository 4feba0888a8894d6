//! The first window of every list in every order, on a server that knows nothing of it: what whoever opens it waits for.

use std::time::Duration;

use app::domain::Window;

use crate::{
    ROWS_BAR,
    cases::{self, ROWS},
    demo, list, slowest,
    support::{
        Table,
        server::{Connection, Server, owner_link},
    },
};

/// Measures them, one after the other. How far the disk's pages are in the system's memory counts, so they are looked at twice, by
/// two servers.
pub async fn measure(table: &mut Table, name: &str, url: &str) {
    let cases: Vec<_> = demo::CHATBOTS.into_iter().flat_map(|chatbot| cases::all(chatbot, true)).collect();
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..2 {
        let link = owner_link(url).await;
        let server = Server::start(url);
        let mut connection = Connection::owner(&server.address, &link);
        let window = Window { offset: 0, limit: ROWS };
        times = cases.iter().map(|case| list(&mut connection, case, window).0).collect();
    }
    let over = times.iter().filter(|time| **time > ROWS_BAR).count();
    let what = format!("{name}: first windows over {} ms, of {}", ROWS_BAR.as_millis(), cases.len());
    table.add(&what, &over.to_string(), "-", f64::NAN, "0", over == 0);
    let (time, what) = slowest(times.into_iter().zip(cases.iter().map(|case| case.name.as_str())));
    table.alone(&format!("{name}: the slowest of them ({what})"), time, ROWS_BAR);
}
