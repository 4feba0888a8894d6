//! What the benchmarks share: files of users, and the table of results.
#![allow(dead_code, reason = "each benchmark uses a part")]

pub mod files;
pub mod users;

use std::time::Duration;

/// The middle one.
pub fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
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
        let verdict = if ratio <= bar { "" } else { "  over" };
        let row = [
            case.to_owned(),
            format!("{:.1} ms", ours.as_secs_f64() * 1e3),
            format!("{:.1} ms", raw.as_secs_f64() * 1e3),
            format!("{ratio:.2}"),
            format!("≤ {bar}{verdict}"),
        ];
        eprintln!("{}", row.join(" · "));
        self.0.push(row);
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
        let width = |column: usize| self.0.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 5] = std::array::from_fn(width);
        for row in &self.0 {
            let cells: Vec<_> =
                row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            println!("{}", cells.join(" · ").trim_end());
        }
    }
}
