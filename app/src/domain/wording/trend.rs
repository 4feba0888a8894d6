//! New and active users, day by day.

use super::WriteTime;
use crate::domain::{DayKind, Trend};

/// What stands below a chart.
#[must_use]
pub fn trend_title(kind: DayKind) -> String {
    match kind {
        DayKind::Added => t!("trend-new", days = Trend::DAYS),
        DayKind::Active => t!("trend-active", days = Trend::DAYS),
    }
}

/// What a chart shows, for those who don't see it.
#[must_use]
pub fn trend(trend: &Trend, kind: DayKind, date: WriteTime) -> String {
    let (days, total) = (trend.days().count(), trend.total(kind));
    let busiest = trend.busiest(kind).map(|(day, count)| (date(day.from), count.of(kind)));
    match (kind, busiest.filter(|(_, most)| *most > 0)) {
        (DayKind::Added, None) => t!("trend-all-new", days = days, total = total),
        (DayKind::Active, None) => t!("trend-all-active", days = days, total = total),
        (DayKind::Added, Some((day, most))) => {
            t!("trend-all-new-and-most", days = days, total = total, day = day, most = most)
        }
        (DayKind::Active, Some((day, most))) => {
            t!("trend-all-active-and-most", days = days, total = total, day = day, most = most)
        }
    }
}

/// What a number in the table of days does.
#[must_use]
pub fn show_day(kind: DayKind, count: u64, day: &str) -> String {
    match kind {
        DayKind::Added => t!("trend-show-new", count = count, day = day),
        DayKind::Active => t!("trend-show-active", count = count, day = day),
    }
}

/// What the button of such a filter does.
#[must_use]
pub fn remove_day_filter(kind: DayKind, day: &str) -> String {
    t!("trend-remove-filter", filter = day_filter(kind), day = day)
}

/// What a filter by day is called.
#[must_use]
pub fn day_filter(kind: DayKind) -> String {
    match kind {
        DayKind::Added => t!("trend-filter-added"),
        DayKind::Active => t!("trend-filter-active"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayCount, Timestamp};

    fn say(added: &[u64]) -> String {
        let starts = (0..=i64::try_from(added.len()).unwrap()).map(Timestamp).collect();
        let counts = added.iter().map(|added| DayCount { added: *added, active: 0 }).collect();
        trend(&Trend::new(starts, counts).unwrap(), DayKind::Added, |at| format!("day {}", at.0))
    }

    #[test]
    fn a_chart_is_told_in_a_sentence() {
        assert_eq!(say(&[1, 7, 2]), "New users a day, 3 days: 10 in all, most on day 1: 7");
        assert_eq!(say(&[0, 0]), "New users a day, 2 days: 0 in all");
    }
}
