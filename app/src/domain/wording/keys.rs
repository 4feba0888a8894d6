//! What the page says of a chatbot's API keys.

use crate::domain::{ApiKey, Overlap, Timestamp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What API keys are.
#[must_use]
pub fn api_keys() -> String {
    t!("keys-meaning")
}

/// Said before the last key that works is revoked.
#[must_use]
pub fn last_key() -> String {
    t!("keys-last")
}

impl Overlap {
    /// The choice of it, in a few words.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::AtOnce => t!("keys-at-once"),
            Self::Hour => t!("keys-hour"),
            Self::Day => t!("keys-day"),
            Self::Week => t!("keys-week"),
        }
    }

    /// When it is the right choice.
    #[must_use]
    pub fn meaning(self) -> String {
        match self {
            Self::AtOnce => t!("keys-at-once-when"),
            Self::Hour => t!("keys-hour-when"),
            Self::Day => t!("keys-day-when"),
            Self::Week => t!("keys-week-when"),
        }
    }
}

impl ApiKey {
    /// What tells it from others: "…4f2c".
    #[must_use]
    pub fn label(&self) -> String {
        match self.ending.as_str() {
            // It was made before endings were kept.
            "" => t!("keys-older"),
            ending => format!("…{ending}"),
        }
    }

    /// "ends in 3 h"; `None`: it has no end.
    #[must_use]
    pub fn end(&self, now: Timestamp) -> Option<String> {
        let left = self.expires_at?.0.saturating_sub(now.0);
        // To the nearest, so that a day begins as a day, on whichever side of it the page's clock is.
        let whole = |unit: i64| u64::try_from((left + unit / 2) / unit).unwrap_or(0).max(1);
        Some(match left {
            i64::MIN..=0 => t!("keys-ended"),
            1..HOUR => t!("keys-ends-in-minutes", count = whole(MINUTE)),
            _ if left < 2 * DAY => t!("keys-ends-in-hours", count = whole(HOUR)),
            _ => t!("keys-ends-in-days", count = whole(DAY)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::KeyId;

    fn key(ending: &str, expires_at: Option<i64>) -> ApiKey {
        ApiKey {
            id: KeyId(1),
            ending: ending.to_owned(),
            created_at: Timestamp(0),
            last_used_at: None,
            expires_at: expires_at.map(Timestamp),
        }
    }

    #[test]
    fn a_key_is_told_by_how_it_ends() {
        assert_eq!(key("4f2c", None).label(), "…4f2c");
        assert_eq!(key("", None).label(), "An older key");
    }

    #[test]
    fn what_is_left_of_a_key_is_rounded_to_the_nearest() {
        let said = |left: i64| key("4f2c", Some(1_000 + left)).end(Timestamp(1_000));
        for (left, words) in [
            (-HOUR, "ended"),
            (0, "ended"),
            (1, "ends in 1 min"),
            (HOUR - 1, "ends in 60 min"),
            (HOUR, "ends in 1 h"),
            (DAY - MINUTE, "ends in 24 h"),
            (DAY + MINUTE, "ends in 24 h"),
            (7 * DAY - MINUTE, "ends in 7 days"),
            (7 * DAY + MINUTE, "ends in 7 days"),
        ] {
            assert_eq!(said(left).as_deref(), Some(words));
        }
        assert_eq!(key("4f2c", None).end(Timestamp(0)), None);
    }
}
