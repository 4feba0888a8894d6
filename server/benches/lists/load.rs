//! 64 clients at once, beside what two connections give the raw queries.

use std::{
    fmt::Write,
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    Measured,
    raw::Raw,
    support::{Table, server::Server},
};

const CLIENTS: u32 = 64;
const SECONDS: u64 = 15;
/// What the machine has to give: the raw queries get as many connections.
const CORES: usize = 2;
/// The part of the raw throughput that is good enough.
const PART: f64 = 0.6;

/// A script for `wrk` that asks for all windows in turn, each thread from another on.
fn script(credential: &str, address: &str, lists: &[Measured]) -> String {
    let mut script = String::from("local bodies = {\n");
    for measured in lists {
        let _ = writeln!(script, "  [==[{}]==],", measured.case.arguments(Some(measured.window)));
    }
    let (name, value) = credential.split_once(": ").unwrap();
    let _ = write!(
        script,
        "}}\nlocal at = 0\nlocal headers = {{ [\"{name}\"] = \"{value}\", [\"content-type\"] = \"application/json\", \
         [\"origin\"] = \"http://{address}\" }}\n\
         function request()\n  at = at % #bodies + 1\n  \
         return wrk.format(\"POST\", \"/api/console/users/list\", headers, bodies[at])\nend\n"
    );
    script
}

/// Requests a second and how many failed, as `wrk` says it.
fn wrk(address: &str, script: &Path) -> (f64, u64) {
    let output = Command::new("wrk")
        .args(["--threads", "1", "--connections", &CLIENTS.to_string(), "--latency", "--timeout", "30s"])
        .args(["--duration", &format!("{SECONDS}s"), "--script"])
        .arg(script)
        .arg(format!("http://{address}"))
        .output()
        .expect("wrk is installed");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let line =
        |what: &str| said.lines().map(str::trim).find_map(|line| line.strip_prefix(what)).map(str::trim);
    let failed = line("Non-2xx or 3xx responses:").map_or(0, |count| count.parse().unwrap());
    let broken = line("Socket errors:").map_or(0, |counts| {
        counts.split(", ").filter_map(|part| part.rsplit(' ').next()?.parse::<u64>().ok()).sum()
    });
    eprintln!("{said}");
    (line("Requests/sec:").unwrap().parse().unwrap(), failed + broken)
}

#[allow(clippy::cast_precision_loss, reason = "small numbers")]
async fn raw_throughput(url: &str, lists: &[Measured]) -> f64 {
    let statements: Arc<Vec<_>> = Arc::new(lists.iter().map(|measured| measured.statement.clone()).collect());
    let (done, next) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..CORES {
        let mut raw = Raw::connect(url).await;
        let (statements, done, next) = (Arc::clone(&statements), Arc::clone(&done), Arc::clone(&next));
        tasks.push(tokio::spawn(async move {
            while start.elapsed() < Duration::from_secs(SECONDS) {
                let number = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap();
                raw.run(&statements[number % statements.len()]).await;
                done.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

/// Measures throughput and errors.
pub async fn measure(
    table: &mut Table,
    name: &str,
    url: &str,
    server: &Server,
    credential: &str,
    lists: &[Measured],
) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lists.lua");
    std::fs::write(&path, script(credential, &server.address, lists)).unwrap();
    // Once for the indexes of the lists, then for the measure.
    wrk(&server.address, &path);
    let (ours, failed) = wrk(&server.address, &path);
    let raw = raw_throughput(url, lists).await;
    let per_second = |throughput: f64| format!("{throughput:.0}/s");
    let part = ours / raw;
    let case = format!("{name}: {CLIENTS} clients, all windows in turn");
    table.add(&case, &per_second(ours), &per_second(raw), part, &format!("≥ {PART}"), part >= PART);
    table.add(&format!("{name}: errors among them"), &failed.to_string(), "-", f64::NAN, "0", failed == 0);
}
