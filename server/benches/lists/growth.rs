//! How windows and counts grow from 10,000 users to a million, as a plot for `docs/performance.md`.

use std::{fmt::Write, path::Path, time::Duration};

use app::domain::{ChatbotId, Direction, Sort, SortBy, UserQuery, Window};

use crate::{
    cases::{Case, ROWS, windows},
    count, list,
    support::{
        files, median,
        server::{Connection, Server, owner_link},
        users,
    },
    wait_for_index,
};

const SIZES: [u64; 5] = [10_000, 31_623, 100_000, 316_228, 1_000_000];
const RUNS: usize = 15;
/// Searches: for nothing, for one in seven, for nearly all.
const LISTS: [(&str, &str); 3] = [("", "everybody"), ("souza", "one in seven"), ("an", "a very common term")];

type Line = (String, Vec<Duration>);

async fn size(users: u64, lines: &mut Vec<Line>) {
    let template = users::template(users, 0).await;
    let file = files::copy(&template);
    let link = owner_link(&file.url()).await;
    let server = Server::start(&file.url());
    let mut connection = Connection::owner(&server.address, &link);
    let mut number = 0;
    for (term, name) in LISTS {
        let sort = Sort { by: SortBy::Name, direction: Direction::Ascending };
        let query = UserQuery { search: term.to_owned(), sort, ..UserQuery::default() };
        let case = Case { name: String::new(), chatbot: ChatbotId(1), query };
        list(&mut connection, &case, Window { offset: 0, limit: ROWS });
        let (_, total) = count(&mut connection, &case);
        let windows = windows(total);
        wait_for_index(&mut connection, &case, windows[windows.len() / 2].1);
        for (place, window) in windows {
            let mut times: Vec<_> = (0..RUNS).map(|_| list(&mut connection, &case, window).0).collect();
            if lines.len() == number {
                lines.push((format!("{name}, {place} window"), Vec::new()));
            }
            lines[number].1.push(median(&mut times));
            number += 1;
        }
    }
}

/// A plot with both axes logarithmic, where growing with the number of users is a rising diagonal.
#[allow(clippy::cast_precision_loss, reason = "a picture")]
fn plot(sizes: &[u64], lines: &[Line]) -> String {
    const COLOURS: [&str; 9] =
        ["#2563eb", "#1d4ed8", "#1e3a8a", "#16a34a", "#15803d", "#14532d", "#ea580c", "#c2410c", "#7c2d12"];
    let (width, height, left, top) = (760.0, 400.0, 70.0, 20.0);
    let (right, bottom) = (width - 240.0, height - 50.0);
    let x = |users: u64| {
        let (low, high) = (sizes[0] as f64, sizes[sizes.len() - 1] as f64);
        left + (right - left) * (users as f64 / low).log10() / (high / low).log10().max(1e-9)
    };
    // From 0.1 ms to 100 ms.
    let y = |time: f64| bottom - (bottom - top) * ((time * 1e4).log10() / 3.0).clamp(0.0, 1.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"11\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (time, label) in [(1e-4, "0.1 ms"), (1e-3, "1 ms"), (1e-2, "10 ms"), (1e-1, "100 ms")] {
        let at = y(time);
        let _ = writeln!(
            svg,
            "<path d=\"M{left} {at:.1}H{right}\" stroke=\"#ddd\"/><text x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{label}</text>",
            left - 6.0,
            at + 4.0
        );
    }
    for users in sizes {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{users}</text>",
            x(*users),
            bottom + 18.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">users of the chatbot</text>\n\
         <path d=\"M{left} {:.1}L{right} {:.1}\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>\
         <text x=\"{:.1}\" y=\"{:.1}\" fill=\"#666\">growing with the users</text>",
        f64::midpoint(left, right),
        bottom + 38.0,
        y(5e-4),
        y(5e-2),
        right - 120.0,
        y(5e-2) - 6.0
    );
    for (number, ((name, times), colour)) in lines.iter().zip(COLOURS).enumerate() {
        let points: Vec<_> = sizes
            .iter()
            .zip(times)
            .map(|(users, time)| format!("{:.1},{:.1}", x(*users), y(time.as_secs_f64())))
            .collect();
        let at = top + 14.0 + 18.0 * number as f64;
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <path d=\"M{:.1} {at:.1}h18\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\">{name}</text>",
            points.join(" "),
            right + 12.0,
            right + 36.0,
            at + 4.0
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// Measures every size up to `most` users, prints the times and draws them.
pub async fn measure(most: u64) {
    let sizes: Vec<u64> = SIZES.into_iter().filter(|size| *size <= most).collect();
    let mut lines = Vec::new();
    for users in &sizes {
        size(*users, &mut lines).await;
    }
    println!("\nmilliseconds of a window by the number of users, on SQLite: {sizes:?}");
    for (name, times) in &lines {
        let times: Vec<_> = times.iter().map(|time| format!("{:.2}", time.as_secs_f64() * 1e3)).collect();
        println!("{name}: {}", times.join(" · "));
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("growth.svg");
    std::fs::write(&path, plot(&sizes, &lines)).unwrap();
    println!("drawn: {}", path.display());
}
