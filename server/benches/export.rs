//! Exports beside the tools one would use by hand: CSV beside `sqlite3 -csv` with the same query, Excel beside a bare loop
//! over the same rows with the same crate. Ours goes the whole way, from a server of its own through HTTP.
//!
//! `cargo bench --bench export`; `ROLLCALL_BENCH_USERS` says how many users (a million by default). It needs `sqlite3`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

mod support;

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use app::{
    backend::Owner,
    domain::{ChatbotId, Overlap, Timestamp},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use server::store;
use sqlx::{Connection, SqliteConnection};
use support::{Table, files, median, server::Server, users};

const RUNS: usize = 3;
const MEBIBYTES: u64 = 64;
const COLUMNS: &str = "u.id, u.name, u.email, u.visitor, u.status, u.role, u.created_at, u.signed_in_at, \
     u.last_active_at, u.session_count";

/// A server and who may ask it.
struct Desk {
    server: Server,
    key: String,
}

impl Desk {
    #[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
    async fn start(url: &str) -> Self {
        let store = store::open(url).await.unwrap();
        let key = store
            .replace_key(Owner::granted(Timestamp(1), None), ChatbotId(1), Overlap::AtOnce)
            .await
            .unwrap()
            .key;
        store.close().await;
        let desk = Self { server: Server::start(url), key };
        desk.get("users?limit=50");
        desk
    }

    /// Fetches all of it and throws it away; how many bytes came. A socket and no client, which would cost more than
    /// what is measured.
    fn get(&self, path: &str) -> u64 {
        let mut socket = TcpStream::connect(&self.server.address).unwrap();
        let key = &self.key;
        write!(socket, "GET /api/v1/{path} HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let (mut buffer, mut bytes, mut end) = (vec![0; 256 * 1024], 0, Vec::new());
        loop {
            let read = socket.read(&mut buffer).unwrap();
            if read == 0 {
                break;
            }
            assert!(bytes > 0 || buffer.starts_with(b"HTTP/1.1 200"), "{path}");
            bytes += read as u64;
            end.extend_from_slice(&buffer[read.saturating_sub(5)..read]);
            end.drain(..end.len().saturating_sub(5));
        }
        assert!(path.starts_with("users?") || end == b"0\r\n\r\n", "{path} broke off");
        bytes
    }

    fn time(&self, path: &str) -> Duration {
        let start = Instant::now();
        self.get(path);
        start.elapsed()
    }
}

fn sqlite3(file: &Path, query: &str) -> Duration {
    let start = Instant::now();
    let status = Command::new("sqlite3").arg("-csv").arg(file).arg(query).stdout(Stdio::null()).status();
    assert!(status.expect("sqlite3 is installed").success());
    start.elapsed()
}

async fn csv(table: &mut Table, template: &Path, count: u64) {
    let file = files::copy(template);
    let desk = Desk::start(&file.url()).await;
    let idle = desk.server.memory("VmRSS");
    let everyone = "SELECT {} FROM users u WHERE u.chatbot_id = 1";
    for (case, path, query) in [
        ("all, by activity", "users.csv", format!("{everyone} ORDER BY u.last_active_at DESC, u.id DESC")),
        ("all, by name", "users.csv?sort=name", format!("{everyone} ORDER BY u.name_key, u.id")),
        (
            "who a search finds, by name",
            "users.csv?search=souza&sort=name",
            format!(
                "{everyone} AND u.id IN (SELECT rowid FROM users_search WHERE users_search MATCH '\"souza\"')
                 ORDER BY u.name_key, u.id"
            ),
        ),
    ] {
        let query = query.replace("{}", COLUMNS);
        let (mut ours, mut raw) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            raw.push(sqlite3(file.path(), &query));
            ours.push(desk.time(path));
        }
        table.row(&format!("CSV of {count} users: {case}"), median(&mut ours), median(&mut raw), 2.0);
    }
    table.memory("CSV, more memory than idle", desk.server.memory("VmHWM") - idle, MEBIBYTES);
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    email: Option<String>,
    visitor: Option<String>,
    status: String,
    role: String,
    created_at: i64,
    signed_in_at: Option<i64>,
    last_active_at: i64,
    session_count: i64,
}

/// As one would write it at first: rows that are in memory already, into a file.
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
fn bare_loop(rows: &[Row], file: &Path, compression: Option<u8>) -> Duration {
    let start = Instant::now();
    let mut book = Workbook::new();
    if let Some(level) = compression {
        book.set_zip_compression_level(level);
    }
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let at = |milliseconds: i64| ExcelDateTime::from_timestamp(milliseconds / 1_000).unwrap();
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (number, row) in (1..).zip(rows) {
        sheet.write_number(number, 0, row.id as f64).unwrap();
        sheet.write_string(number, 1, &row.name).unwrap();
        sheet.write_string(number, 2, row.email.as_deref().unwrap_or_default()).unwrap();
        sheet.write_string(number, 3, row.visitor.as_deref().unwrap_or_default()).unwrap();
        sheet.write_string(number, 4, &row.status).unwrap();
        sheet.write_string(number, 5, &row.role).unwrap();
        sheet.write_datetime_with_format(number, 6, at(row.created_at), &time).unwrap();
        if let Some(signed_in) = row.signed_in_at {
            sheet.write_datetime_with_format(number, 7, at(signed_in), &time).unwrap();
        }
        sheet.write_datetime_with_format(number, 8, at(row.last_active_at), &time).unwrap();
        sheet.write_number(number, 9, row.session_count as f64).unwrap();
    }
    book.save(file).unwrap();
    start.elapsed()
}

async fn xlsx(table: &mut Table, template: &Path, count: u64) {
    let file = files::copy(template);
    let desk = Desk::start(&file.url()).await;
    let idle = desk.server.memory("VmRSS");
    let mut connection = SqliteConnection::connect(&file.url()).await.unwrap();
    let query = format!(
        "SELECT {COLUMNS} FROM users u WHERE u.chatbot_id = 1 ORDER BY u.last_active_at DESC, u.id DESC LIMIT 1048575"
    );
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_all(&mut connection).await.unwrap();
    let book = file.path().with_extension("xlsx");
    let (mut ours, mut usual, mut same) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        usual.push(bare_loop(&rows, &book, None));
        same.push(bare_loop(&rows, &book, Some(3)));
        ours.push(desk.time("users.xlsx"));
    }
    let ours = median(&mut ours);
    table.row(&format!("Excel of {count} users"), ours, median(&mut usual), 1.5);
    table.row("the same, beside a loop that compresses as we do", ours, median(&mut same), 1.5);
    table.memory("Excel, more memory than idle", desk.server.memory("VmHWM") - idle, MEBIBYTES);
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let count = users::count(1_000_000);
        let template = users::template(count, 0).await;
        let mut table = Table::new();
        csv(&mut table, &template, count).await;
        xlsx(&mut table, &template, count).await;
        table.print();
    });
}
