//! What the benchmarks share: files of users, and the table of results.
#![allow(dead_code, reason = "each benchmark uses a part")]

pub mod demo;
pub mod files;
pub mod postgres;
pub mod server;
pub mod users;

use std::time::Duration;

/// The middle one.
pub fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// A time as tables say it.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

/// Results, as `case · ours · raw · ratio · bar`.
pub struct Table(Vec<[String; 5]>);

impl Table {
    pub fn new() -> Self {
        Self(vec![["case", "ours", "raw", "ratio", "bar"].map(str::to_owned)])
    }

    /// Adds a case; `bar` is the highest ratio that is good enough.
    pub fn row(&mut self, case: &str, ours: Duration, raw: Duration, bar: f64) {
        let ratio = ours.as_secs_f64() / raw.as_secs_f64();
        self.add(case, &milliseconds(ours), &milliseconds(raw), ratio, &format!("≤ {bar}"), ratio <= bar);
    }

    /// Adds a case as it was measured; `bar` says what is good enough, `is_good` whether it was.
    pub fn add(&mut self, case: &str, ours: &str, raw: &str, ratio: f64, bar: &str, is_good: bool) {
        let verdict = if is_good { "" } else { "  over" };
        let ratio = if ratio.is_nan() { "-".to_owned() } else { format!("{ratio:.2}") };
        let row = [case.to_owned(), ours.to_owned(), raw.to_owned(), ratio, format!("{bar}{verdict}")];
        eprintln!("{}", row.join(" · "));
        self.0.push(row);
    }

    /// Adds a case that has nothing raw beside it; `bar` is the longest that is good enough.
    pub fn alone(&mut self, case: &str, ours: Duration, bar: Duration) {
        self.add(case, &milliseconds(ours), "-", f64::NAN, &format!("≤ {}", milliseconds(bar)), ours <= bar);
    }

    /// Adds what a case took of memory, in KiB; `bar` is the most that is good enough, in MiB.
    pub fn memory(&mut self, case: &str, ours: u64, bar: u64) {
        let verdict = if ours <= bar * 1024 { "" } else { "  over" };
        let row = [
            case.to_owned(),
            format!("{} MiB", ours / 1024),
            "-".to_owned(),
            "-".to_owned(),
            format!("≤ {bar} MiB{verdict}"),
        ];
        eprintln!("{}", row.join(" · "));
        self.0.push(row);
    }

    /// Prints it, aligned.
    pub fn print(&self) {
        print!("{}", self.text());
    }

    /// The lines of the table, aligned.
    pub fn text(&self) -> String {
        let width = |column: usize| self.0.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 5] = std::array::from_fn(width);
        let line = |row: &[String; 5]| {
            let cells: Vec<_> =
                row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            format!("{}\n", cells.join(" · ").trim_end())
        };
        self.0.iter().map(line).collect()
    }
}
