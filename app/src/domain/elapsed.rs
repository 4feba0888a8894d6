//! How long ago something was, in the words people use.

use super::Timestamp;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A whole number of one unit of time, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elapsed {
    /// Less than a minute.
    Now,
    /// So many units.
    Ago(i64, Unit),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// 7 days.
    Week,
    /// 30 days.
    Month,
    /// 365 days.
    Year,
}

impl Unit {
    /// The unit's English name, by which every browser's `Intl` knows it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl Elapsed {
    /// From `then` until `now`. A moment that is yet to come (the clocks differ) is now.
    #[must_use]
    pub const fn between(then: Timestamp, now: Timestamp) -> Self {
        let elapsed = now.0.saturating_sub(then.0);
        match elapsed {
            i64::MIN..MINUTE => Self::Now,
            MINUTE..HOUR => Self::Ago(elapsed / MINUTE, Unit::Minute),
            HOUR..DAY => Self::Ago(elapsed / HOUR, Unit::Hour),
            _ => match elapsed / DAY {
                days @ ..7 => Self::Ago(days, Unit::Day),
                days @ 7..30 => Self::Ago(days / 7, Unit::Week),
                days @ 30..365 => Self::Ago(days / 30, Unit::Month),
                days => Self::Ago(days / 365, Unit::Year),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_whole_unit_is_named() {
        for (elapsed, expected) in [
            (-5 * DAY, Elapsed::Now),
            (59 * SECOND, Elapsed::Now),
            (2 * MINUTE + 59 * SECOND, Elapsed::Ago(2, Unit::Minute)),
            (60 * MINUTE, Elapsed::Ago(1, Unit::Hour)),
            (47 * HOUR, Elapsed::Ago(1, Unit::Day)),
            (22 * DAY, Elapsed::Ago(3, Unit::Week)),
            (29 * DAY, Elapsed::Ago(4, Unit::Week)),
            (364 * DAY, Elapsed::Ago(12, Unit::Month)),
            (800 * DAY, Elapsed::Ago(2, Unit::Year)),
        ] {
            let now = Timestamp(1_800_000_000_000);
            assert_eq!(Elapsed::between(now.plus(-elapsed), now), expected);
        }
    }

    #[test]
    fn no_moment_overflows() {
        assert!(matches!(
            Elapsed::between(Timestamp(i64::MIN), Timestamp(i64::MAX)),
            Elapsed::Ago(_, Unit::Year)
        ));
        assert_eq!(Elapsed::between(Timestamp(i64::MAX), Timestamp(i64::MIN)), Elapsed::Now);
    }
}
