//! When it was noted that an API key is in use.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use app::domain::{KeyId, Timestamp};

/// A key's last use is written at most this often, so that asking who may go on doesn't write.
const GRAIN: i64 = 60_000;

/// What this process noted: while the database is slow, no second call of a key begins to note the same.
#[derive(Default)]
pub struct KeyUses(Mutex<HashMap<KeyId, Timestamp>>);

impl KeyUses {
    /// Whether a use `at` this moment is to be noted, by whoever is told so; `noted`: what the database says.
    pub fn is_due(&self, key: KeyId, noted: Option<Timestamp>, at: Timestamp) -> bool {
        let is_old = |noted: Option<Timestamp>| noted.is_none_or(|noted| noted.plus(GRAIN) < at);
        if !is_old(noted) {
            return false;
        }
        // A map of numbers can't be left half changed by a panic.
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = is_old(begun.get(&key).copied());
        if is_due {
            begun.insert(key, at);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_due_once_in_a_while() {
        let uses = KeyUses::default();
        let (key, minute) = (KeyId(1), Timestamp(GRAIN));
        assert!(!uses.is_due(key, Some(Timestamp(0)), minute), "noted by another process");
        assert!(uses.is_due(key, None, minute));
        assert!(!uses.is_due(key, None, minute.plus(GRAIN)), "about to be noted");
        assert!(uses.is_due(KeyId(2), None, minute));
        assert!(uses.is_due(key, Some(minute), minute.plus(GRAIN + 1)));
    }
}
