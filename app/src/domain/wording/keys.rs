//! What the page says of a chatbot's API keys.

use super::{WriteNumber, counted};
use crate::domain::{ApiKey, Overlap, Timestamp};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What API keys are.
pub const API_KEYS: &str = "With one of these the chatbot asks who may talk to it and records what is said. Whoever has a key can read and change all users of this chatbot.";

/// Said before the last key that works is revoked.
pub const LAST_KEY: &str = "It is the last key that works. Without one, the chatbot can let nobody in, and nobody can go on talking to it, until you give it a new one.";

impl Overlap {
    /// The choice of it, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::AtOnce => "End the present keys at once",
            Self::Hour => "Let them work for another hour",
            Self::Day => "Let them work for another day",
            Self::Week => "Let them work for another week",
        }
    }

    /// When it is the right choice.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::AtOnce => {
                "If somebody else may have one of them. The chatbot is refused until it has the new one."
            }
            Self::Hour => "If you change the chatbot's settings now.",
            Self::Day => "If the chatbot is deployed anew for it.",
            Self::Week => "If others run the chatbot and have to be told.",
        }
    }
}

impl ApiKey {
    /// What tells it from others: "…4f2c".
    #[must_use]
    pub fn label(&self) -> String {
        match self.ending.as_str() {
            // It was made before endings were kept.
            "" => "An older key".to_owned(),
            ending => format!("…{ending}"),
        }
    }

    /// "ends in 3 h"; `None`: it has no end.
    #[must_use]
    pub fn end(&self, now: Timestamp, write: WriteNumber) -> Option<String> {
        let left = self.expires_at?.0.saturating_sub(now.0);
        // To the nearest, so that a day begins as a day, on whichever side of it the page's clock is.
        let whole = |unit: i64| u64::try_from((left + unit / 2) / unit).unwrap_or(0).max(1);
        Some(match left {
            i64::MIN..=0 => "ended".to_owned(),
            1..HOUR => format!("ends in {} min", write(whole(MINUTE))),
            _ if left < 2 * DAY => format!("ends in {} h", write(whole(HOUR))),
            _ => format!("ends in {}", counted(whole(DAY), "day", "days", write)),
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
        let said =
            |left: i64| key("4f2c", Some(1_000 + left)).end(Timestamp(1_000), |number| number.to_string());
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
        assert_eq!(key("4f2c", None).end(Timestamp(0), |number| number.to_string()), None);
    }
}
