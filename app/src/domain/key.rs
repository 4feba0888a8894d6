//! A chatbot's API keys: several may work at once, so that a key can be replaced while the chatbot goes on.

use serde::{Deserialize, Serialize};

use super::{KeyId, Timestamp, user::word_enum};

const HOUR: i64 = 60 * 60_000;

word_enum! {
    /// How long the keys before a new one go on working.
    Overlap {
        /// Not at all.
        AtOnce = "at-once",
        /// For an hour.
        Hour = "hour",
        /// For a day.
        Day = "day",
        /// For a week.
        Week = "week",
    }
}

impl Overlap {
    /// In hours.
    #[must_use]
    pub const fn hours(self) -> u64 {
        match self {
            Self::AtOnce => 0,
            Self::Hour => 1,
            Self::Day => 24,
            Self::Week => 7 * 24,
        }
    }

    /// When keys replaced at `at` end.
    #[must_use]
    pub const fn end(self, at: Timestamp) -> Timestamp {
        at.plus(self.hours().cast_signed() * HOUR)
    }
}

/// An API key as the owner sees it: never the key itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its id.
    pub id: KeyId,
    /// Its last characters, to tell it from others; empty: not known.
    pub ending: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was used last, to a minute; `None`: never.
    pub last_used_at: Option<Timestamp>,
    /// When it ends or ended; `None`: not before it is replaced or revoked.
    pub expires_at: Option<Timestamp>,
}

impl ApiKey {
    /// How many characters of a key are kept readable: of its 256 random bits, 240 stay secret.
    pub const ENDING: usize = 4;
    /// How many keys of a chatbot may work at once.
    pub const MAX_WORKING: usize = 10;

    /// Whether calls with it are answered at this moment.
    #[must_use]
    pub fn works(&self, at: Timestamp) -> bool {
        self.expires_at.is_none_or(|expires| at < expires)
    }
}

/// Whether, without `key`, none of the keys works: then the chatbot can do nothing more.
#[must_use]
pub fn is_last_working(keys: &[ApiKey], key: KeyId, at: Timestamp) -> bool {
    let mut working = keys.iter().filter(|key| key.works(at)).map(|key| key.id);
    working.next() == Some(key) && working.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: i64, expires_at: Option<i64>) -> ApiKey {
        ApiKey {
            id: KeyId(id),
            ending: "4f2c".to_owned(),
            created_at: Timestamp(0),
            last_used_at: None,
            expires_at: expires_at.map(Timestamp),
        }
    }

    #[test]
    fn a_key_works_until_the_moment_at_which_it_ends() {
        assert!(key(1, None).works(Timestamp(i64::MAX)));
        assert!(key(1, Some(10)).works(Timestamp(9)));
        assert!(!key(1, Some(10)).works(Timestamp(10)));
    }

    #[test]
    fn an_overlap_ends_after_its_hours() {
        for (overlap, hours) in
            [(Overlap::AtOnce, 0), (Overlap::Hour, 1), (Overlap::Day, 24), (Overlap::Week, 168)]
        {
            assert_eq!(overlap.end(Timestamp(5)), Timestamp(5 + hours * HOUR), "{overlap:?}");
        }
    }

    #[test]
    fn keys_that_ended_count_for_nothing_when_the_last_one_is_looked_for() {
        let keys = [key(1, None), key(2, Some(10))];
        assert!(!is_last_working(&keys, KeyId(1), Timestamp(9)));
        assert!(is_last_working(&keys, KeyId(1), Timestamp(10)));
        assert!(!is_last_working(&keys, KeyId(2), Timestamp(10)));
        assert!(!is_last_working(&[], KeyId(1), Timestamp(10)));
    }
}
