//! New and active users, day by day.

use crate::domain::{DayKind, Timestamp, Trend};

/// What stands below a chart.
#[must_use]
pub const fn trend_title(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Added => "new, 30 days",
        DayKind::Active => "active, 30 days",
    }
}

/// What a chart shows, for those who don't see it.
pub fn trend(
    trend: &Trend,
    kind: DayKind,
    number: impl Fn(u64) -> String,
    date: impl Fn(Timestamp) -> String,
) -> String {
    let what = match kind {
        DayKind::Added => "New users a day",
        DayKind::Active => "Users by the day they were last active",
    };
    let total = trend.total(kind);
    let most = trend
        .busiest(kind)
        .filter(|(_, count)| count.of(kind) > 0)
        .map_or_else(String::new, |(day, count)| {
            format!(", most on {}: {}", date(day.from), number(count.of(kind)))
        });
    format!("{what}, {} days: {} in all{most}", trend.days().count(), number(total))
}

/// What a number in the table of days does.
#[must_use]
pub fn show_day(kind: DayKind, count: &str, day: &str) -> String {
    match kind {
        DayKind::Added => format!("{count} new on {day}: show them"),
        DayKind::Active => format!("{count} last active on {day}: show them"),
    }
}

/// What the button of such a filter does.
#[must_use]
pub fn remove_day_filter(kind: DayKind, day: &str) -> String {
    format!("{} {day}: remove this filter", day_filter(kind))
}

/// What a filter by day is called.
#[must_use]
pub const fn day_filter(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Added => "Added",
        DayKind::Active => "Last active",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DayCount;

    fn say(added: &[u64]) -> String {
        let starts = (0..=i64::try_from(added.len()).unwrap()).map(Timestamp).collect();
        let counts = added.iter().map(|added| DayCount { added: *added, active: 0 }).collect();
        trend(
            &Trend::new(starts, counts).unwrap(),
            DayKind::Added,
            |n| n.to_string(),
            |at| format!("day {}", at.0),
        )
    }

    #[test]
    fn a_chart_is_told_in_a_sentence() {
        assert_eq!(say(&[1, 7, 2]), "New users a day, 3 days: 10 in all, most on day 1: 7");
        assert_eq!(say(&[0, 0]), "New users a day, 2 days: 0 in all");
    }
}
