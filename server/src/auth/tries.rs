//! How often one may try to come in.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
};

use app::{Error, backend::Source, domain::Timestamp};

use crate::store::TryLimits;

const MINUTE: i64 = 60_000;

/// How often one account is tried. What others do from elsewhere keeps nobody out who comes from a network they came in from
/// before; passkeys and one-time links are not counted here.
pub const PER_ACCOUNT: TryLimits =
    TryLimits { near_window: 15 * MINUTE, near: 5, far_window: 60 * MINUTE, far: 50 };

/// How often one address may be wrong within [`WINDOW`].
const PER_SOURCE: usize = 20;
const WINDOW: i64 = 15 * MINUTE;
/// How many addresses are remembered. An attacker with more of them makes others be forgotten; accounts have their own count.
const SOURCES: usize = 10_000;

/// Who was wrong lately, by address. Kept in memory alone: each server counts for itself, and forgets at its end.
#[derive(Default)]
pub struct WrongTries(Mutex<HashMap<Source, VecDeque<Timestamp>>>);

impl WrongTries {
    fn with<T>(&self, act: impl FnOnce(&mut HashMap<Source, VecDeque<Timestamp>>) -> T) -> T {
        // A panic elsewhere leaves counts, which are right whatever happened.
        act(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// # Errors
    /// [`Error::TooManyTries`] when the address was wrong too often.
    pub fn check(&self, source: Option<Source>, now: Timestamp) -> Result<(), Error> {
        let Some(source) = source else { return Ok(()) };
        let oldest = self.with(|all| {
            let times = all.get_mut(&source)?;
            times.retain(|at| at.0 > now.0 - WINDOW);
            (times.len() >= PER_SOURCE).then(|| times.front().copied()).flatten()
        });
        match oldest {
            None => Ok(()),
            Some(at) => Err(too_many(at.0 + WINDOW - now.0)),
        }
    }

    /// Counts a wrong try.
    pub fn note(&self, source: Option<Source>, now: Timestamp) {
        let Some(source) = source else { return };
        self.with(|all| {
            if all.len() >= SOURCES && !all.contains_key(&source) {
                all.retain(|_, times| times.back().is_some_and(|at| at.0 > now.0 - WINDOW));
            }
            if all.len() >= SOURCES && !all.contains_key(&source) {
                all.clear();
            }
            let times = all.entry(source).or_default();
            times.push_back(now);
            if times.len() > PER_SOURCE {
                times.pop_front();
            }
        });
    }
}

fn too_many(milliseconds: i64) -> Error {
    Error::TooManyTries { seconds: u32::try_from((milliseconds + 999) / 1000).unwrap_or(1).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_was_wrong_too_often_waits_and_no_other_does() {
        let (tries, here, there) = (WrongTries::default(), Some(Source([1; 16])), Some(Source([2; 16])));
        for second in 0..20 {
            assert!(tries.check(here, Timestamp(second * 1000)).is_ok());
            tries.note(here, Timestamp(second * 1000));
        }
        let seconds = |now: i64| match tries.check(here, Timestamp(now)) {
            Err(Error::TooManyTries { seconds }) => seconds,
            other => panic!("{other:?}"),
        };
        assert_eq!(seconds(60_000), 14 * 60);
        assert!(tries.check(there, Timestamp(60_000)).is_ok());
        assert_eq!(seconds(WINDOW - 1), 1);
        assert!(tries.check(here, Timestamp(WINDOW)).is_ok(), "the first one is long ago");
        assert!(tries.check(None, Timestamp(0)).is_ok());
    }

    #[test]
    fn it_remembers_no_more_addresses_than_it_may() {
        let tries = WrongTries::default();
        for index in 0..SOURCES + 10 {
            let mut source = [0; 16];
            source[..8].copy_from_slice(&index.to_be_bytes());
            tries.note(Some(Source(source)), Timestamp(0));
        }
        assert!(tries.with(|all| all.len()) <= SOURCES);
    }
}
