//! Who was here, in the order in which they were last here. In memory only: yours belongs into your database, where the
//! numbers outlive a restart.
//!
//! Whoever reads the list from a cursor to its end and later goes on from the same cursor misses nobody: who was here in
//! between has moved to the end, behind every cursor given out before.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    net::IpAddr,
    ops::Bound,
    str::FromStr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    people,
    rollcall::{self, UserId},
};

/// Everyone who was here.
pub struct Visitors {
    /// Differs from start to start: positions begin anew with each, and a cursor of before must not be taken for one of now.
    instance: String,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    latest: u64,
    by_position: BTreeMap<u64, Visitor>,
    positions: HashMap<UserId, u64>,
}

/// What Rollcall hears of someone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Visitor {
    /// The visitor id Rollcall was given at sign-in.
    pub id: String,
    /// Where they were last, whole: Rollcall masks it.
    pub ip: IpAddr,
    /// How many messages they sent.
    pub questions: u64,
    #[serde(serialize_with = "rollcall::rfc3339")]
    pub last_seen: Timestamp,
}

/// Some of the visitors.
#[derive(Debug, Serialize)]
pub struct Page {
    pub users: Vec<Visitor>,
    /// Where the next page begins; `None`: there is nobody more for now.
    pub next: Option<Cursor>,
}

/// A place in the order: behind those who were last here up to `position`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Cursor {
    instance: String,
    position: u64,
}

impl Default for Visitors {
    fn default() -> Self {
        Self { instance: people::random_id(), seen: Mutex::default() }
    }
}

impl Visitors {
    /// `user` was here, at `moment`, and sent this many messages.
    pub fn note(&self, user: UserId, id: &str, ip: IpAddr, messages: u64, moment: Timestamp) {
        let mut seen = self.lock();
        let before = seen.remove(user).map_or(0, |visitor| visitor.questions);
        seen.latest += 1;
        let position = seen.latest;
        let visitor = Visitor { id: id.to_owned(), ip, questions: before + messages, last_seen: moment };
        seen.by_position.insert(position, visitor);
        seen.positions.insert(user, position);
    }

    /// Forgets someone who was deleted.
    pub fn forget(&self, user: UserId) {
        self.lock().remove(user);
    }

    /// Whether `user` was here.
    pub fn knows(&self, user: UserId) -> bool {
        self.lock().positions.contains_key(&user)
    }

    /// At most `limit` visitors behind `since`, those first who were here longest ago.
    pub fn page(&self, since: Option<&Cursor>, limit: usize) -> Page {
        let since =
            since.filter(|cursor| cursor.instance == self.instance).map_or(0, |cursor| cursor.position);
        let seen = self.lock();
        let mut rest = seen.by_position.range((Bound::Excluded(since), Bound::Unbounded));
        let (mut users, mut last) = (Vec::new(), since);
        for (position, visitor) in rest.by_ref().take(limit) {
            users.push(visitor.clone());
            last = *position;
        }
        let next = rest.next().map(|_| Cursor { instance: self.instance.clone(), position: last });
        Page { users, next }
    }

    /// A panic elsewhere leaves at worst one visitor out until they are here again.
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn remove(&mut self, user: UserId) -> Option<Visitor> {
        self.positions.remove(&user).and_then(|position| self.by_position.remove(&position))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.instance, self.position)
    }
}

impl Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Cursor {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('-').filter(|(instance, _)| people::is_random_id(instance));
        let cursor = parts.and_then(|(instance, position)| {
            Some(Self { instance: instance.to_owned(), position: position.parse().ok()? })
        });
        cursor.ok_or("not a cursor of this chatbot")
    }
}

impl TryFrom<String> for Cursor {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(visitors: &Visitors, users: impl IntoIterator<Item = i64>) {
        for user in users {
            visitors.note(UserId(user), &user.to_string(), [192, 0, 2, 1].into(), 1, Timestamp::UNIX_EPOCH);
        }
    }

    fn ids(page: &Page) -> Vec<i64> {
        page.users.iter().map(|visitor| visitor.id.parse().unwrap()).collect()
    }

    #[test]
    fn who_was_here_longest_ago_comes_first() {
        let visitors = Visitors::default();
        came(&visitors, [3, 1, 2]);
        let page = visitors.page(None, 10);
        assert_eq!((ids(&page), page.next), (vec![3, 1, 2], None));
    }

    #[test]
    fn pages_follow_each_other_without_gap_or_repetition() {
        let visitors = Visitors::default();
        came(&visitors, 0..10);
        for limit in [1, 3, 5, 9, 10, 11] {
            let (mut read, mut since) = (Vec::new(), None);
            loop {
                let page = visitors.page(since.as_ref(), limit);
                assert!(page.users.len() <= limit && !page.users.is_empty());
                read.extend(ids(&page));
                since = page.next;
                if since.is_none() {
                    break;
                }
            }
            assert_eq!(read, (0..10).collect::<Vec<_>>(), "{limit} at a time");
        }
    }

    #[test]
    fn who_comes_again_moves_to_the_end_and_is_counted_on() {
        let visitors = Visitors::default();
        came(&visitors, [1, 2, 3]);
        let since = visitors.page(None, 2).next.unwrap();
        let (moment, elsewhere) = (Timestamp::from_second(60).unwrap(), IpAddr::from([198, 51, 100, 7]));
        visitors.note(UserId(1), "1", elsewhere, 2, moment);
        let page = visitors.page(Some(&since), 10);
        assert_eq!(ids(&page), [3, 1]);
        let again = Visitor { id: "1".into(), ip: elsewhere, questions: 3, last_seen: moment };
        assert_eq!(page.users[1], again);
        assert_eq!(ids(&visitors.page(None, 10)), [2, 3, 1]);
    }

    #[test]
    fn the_last_cursor_leads_to_whoever_comes_after_the_end() {
        let visitors = Visitors::default();
        came(&visitors, [1, 2, 3]);
        let since = visitors.page(None, 2).next.unwrap();
        assert_eq!(visitors.page(Some(&since), 2).next, None);
        came(&visitors, [4, 2]);
        let page = visitors.page(Some(&since), 2);
        assert_eq!(ids(&page), [3, 4]);
        assert_eq!(ids(&visitors.page(page.next.as_ref(), 2)), [2]);
    }

    #[test]
    fn a_cursor_of_before_a_restart_begins_anew() {
        let before = Visitors::default();
        came(&before, 0..100);
        let since = before.page(None, 50).next.unwrap();
        let after = Visitors::default();
        came(&after, [7, 8]);
        assert_eq!(ids(&after.page(Some(&since), 10)), [7, 8]);
    }

    #[test]
    fn who_was_deleted_is_forgotten() {
        let visitors = Visitors::default();
        came(&visitors, [1, 2]);
        visitors.forget(UserId(1));
        assert!(!visitors.knows(UserId(1)) && visitors.knows(UserId(2)));
        assert_eq!(ids(&visitors.page(None, 10)), [2]);
    }

    #[test]
    fn cursors_are_read_as_they_were_given() {
        let visitors = Visitors::default();
        came(&visitors, [1, 2]);
        let cursor = visitors.page(None, 1).next.unwrap();
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        let id = people::random_id();
        for text in ["", "-", "7", "x-7", &id, &format!("{id}-"), &format!("{id}--1"), &format!("{id}-1x")] {
            assert!(text.parse::<Cursor>().is_err(), "{text}");
        }
    }
}
