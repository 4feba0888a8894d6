//! New and active users, day by day.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Period, Timestamp, UserQuery, user::word_enum};

word_enum! {
    /// What is counted of a day.
    DayKind {
        /// Who was added on it.
        Added = "added",
        /// Who was last active on it.
        Active = "active",
    }
}

/// How many users a day has of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// Added on it.
    pub added: u64,
    /// Last active on it.
    pub active: u64,
}

impl DayCount {
    /// How many of a kind.
    #[must_use]
    pub const fn of(self, kind: DayKind) -> u64 {
        match kind {
            DayKind::Added => self.added,
            DayKind::Active => self.active,
        }
    }
}

impl UserQuery {
    /// The stretch of time that the query asks for; `None`: any.
    #[must_use]
    pub const fn period(&self, kind: DayKind) -> Option<Period> {
        match kind {
            DayKind::Added => self.added,
            DayKind::Active => self.active,
        }
    }

    /// Asks for another one.
    pub const fn set_period(&mut self, kind: DayKind, period: Option<Period>) {
        match kind {
            DayKind::Added => self.added = period,
            DayKind::Active => self.active = period,
        }
    }
}

/// Days in a row, as the reader's clock has them, with what is counted of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    starts: Vec<Timestamp>,
    counts: Vec<DayCount>,
}

impl Trend {
    /// How many days it shows.
    pub const DAYS: u32 = 30;
    /// The most days that one call counts.
    pub const MAX_DAYS: usize = 62;

    /// Of what was counted between these moments; `None`: it is not about them.
    #[must_use]
    pub fn new(starts: Vec<Timestamp>, counts: Vec<DayCount>) -> Option<Self> {
        (starts.len() == counts.len() + 1 && !counts.is_empty()).then_some(Self { starts, counts })
    }

    /// The days, oldest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = (Period, DayCount)> {
        self.starts
            .windows(2)
            .map(|ends| Period { from: ends[0], to: ends[1] })
            .zip(self.counts.iter().copied())
    }

    /// The day at a part of the way from the first day's beginning (0) to the last day's end (1).
    #[must_use]
    pub fn day_at(&self, part: f64) -> Option<(Period, DayCount)> {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few days"
        )]
        let day = (part * self.counts.len() as f64) as usize;
        self.days().nth(day.min(self.counts.len().saturating_sub(1)))
    }

    /// How many in all.
    #[must_use]
    pub fn total(&self, kind: DayKind) -> u64 {
        self.counts.iter().map(|count| count.of(kind)).sum()
    }

    /// The day with the most.
    #[must_use]
    pub fn busiest(&self, kind: DayKind) -> Option<(Period, DayCount)> {
        self.days().max_by_key(|(_, count)| count.of(kind))
    }

    /// A bar for each day, as an SVG path in a box of ten units for each day by a hundred; a day with anyone has one to be seen.
    #[must_use]
    pub fn bars(&self, kind: DayKind) -> String {
        let most = self.busiest(kind).map_or(0, |(_, count)| count.of(kind)).max(1);
        let mut path = String::new();
        for (day, count) in self.counts.iter().enumerate() {
            let count = count.of(kind);
            if count > 0 {
                // Writing to a String never fails.
                let _ = write!(path, "M{} 100v-{}", day * 10 + 5, (count.saturating_mul(100) / most).max(4));
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trend(added: &[u64]) -> Trend {
        let starts = (0..=i64::try_from(added.len()).unwrap()).map(|day| Timestamp(day * 10)).collect();
        Trend::new(starts, added.iter().map(|added| DayCount { added: *added, active: 1 }).collect()).unwrap()
    }

    #[test]
    fn what_was_counted_of_other_days_is_none() {
        assert_eq!(Trend::new(vec![Timestamp(0)], vec![]), None);
        assert_eq!(Trend::new(vec![Timestamp(0), Timestamp(1)], vec![DayCount::default(); 2]), None);
    }

    #[test]
    fn each_part_of_the_way_is_a_day() {
        let trend = trend(&[3, 0, 8, 1]);
        let day = |part| trend.day_at(part).map(|(period, count)| (period.from.0, count.added));
        assert_eq!(
            [0.0, 0.24, 0.26, 0.99, 1.0, 7.0].map(day),
            [Some((0, 3)), Some((0, 3)), Some((10, 0)), Some((30, 1)), Some((30, 1)), Some((30, 1))]
        );
        assert_eq!(day(-1.0), Some((0, 3)));
        assert_eq!((trend.total(DayKind::Added), trend.total(DayKind::Active)), (12, 4));
        assert_eq!(trend.busiest(DayKind::Added).map(|(period, _)| period.from.0), Some(20));
    }

    #[test]
    fn bars_stand_in_their_box_and_a_day_without_anyone_has_none() {
        assert_eq!(trend(&[4, 0, 1000, 500]).bars(DayKind::Added), "M5 100v-4M25 100v-100M35 100v-50");
        assert_eq!(trend(&[0, 0]).bars(DayKind::Added), "");
    }

    #[test]
    fn a_query_asks_for_a_day() {
        let mut query = UserQuery::default();
        let period = Some(Period { from: Timestamp(1), to: Timestamp(2) });
        query.set_period(DayKind::Active, period);
        assert_eq!((query.period(DayKind::Added), query.period(DayKind::Active)), (None, period));
    }
}
