//! A stretch of time, as a day is one.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Invalid, Timestamp};

/// A stretch of time: from a moment on, up to another that is no longer in it. It is written as `1795392000000-1795478400000`.
///
/// Moments and not a date: a day of the reader's is another stretch elsewhere, and who opens a link of theirs sees the same users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first moment of it.
    pub from: Timestamp,
    /// The first moment after it.
    pub to: Timestamp,
}

impl Period {
    /// Whether it holds that moment.
    #[must_use]
    pub const fn contains(self, at: Timestamp) -> bool {
        self.from.0 <= at.0 && at.0 < self.to.0
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.0, self.to.0)
    }
}

impl FromStr for Period {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let moment = |text: &str| text.parse().ok().filter(|at| *at >= 0).map(Timestamp);
        text.split_once('-')
            .and_then(|(from, to)| Some(Self { from: moment(from)?, to: moment(to)? }))
            .ok_or_else(|| Invalid(message!("reason-not-period")))
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_before_its_end() {
        let period: Period = "10-20".parse().unwrap();
        assert_eq!([9, 10, 19, 20].map(|at| period.contains(Timestamp(at))), [false, true, true, false]);
        assert_eq!(period.to_string(), "10-20");
        assert!(!Period { from: Timestamp(5), to: Timestamp(5) }.contains(Timestamp(5)));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "10", "10-", "-10", "-5-10", "1-2-3", "a-b", "10..20", "99999999999999999999-1"] {
            assert!(text.parse::<Period>().is_err(), "{text:?}");
        }
    }
}
