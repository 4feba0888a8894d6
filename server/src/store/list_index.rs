//! Where the rows of long lists stand. A database finds "the rows behind this one" at once, but "the rows from number
//! 500,000 on" only by counting so many; so every n-th row of a list is remembered, a sparse index over its order, and
//! a window begins at the nearest of them.
//!
//! It is made behind the first look at a list and kept while the list stays as it is. Of a list that is gathered, which
//! finds everybody whatever window is wanted, everybody is remembered. Nothing depends on it but speed: without it rows are
//! counted off, or gathered again.

use std::{
    collections::HashSet,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use app::domain::{ChatbotId, Sort, SortBy, Standing, UserId, UserQuery};
use lru::LruCache;
use tokio::sync::watch;

use super::{ListFigures, SortKey, figures::Looks};
use crate::changes::Revision;

/// From so many rows on a list is given an index.
pub const LONG: u64 = 10_000;
/// How many rows one index remembers, at most: some 50 kB.
const MOST_POINTS: u64 = 1_000;
/// The fewest rows from one point to the next: pages are as long.
const CLOSEST: u64 = 100;
/// How many lists are remembered.
const LISTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(511);
/// The longest list of which everybody is remembered: 200 kB.
pub const WHOLE: u64 = 25_000;
/// Of how many lists everybody is remembered.
const WHOLE_LISTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(63);
/// How many counts are remembered.
const COUNTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1_023);
/// How long a guess is good of how many a search finds: it chooses between ways to the same rows, and is dear.
const GUESSED: Duration = Duration::from_mins(1);
/// How many lists may wait for their index to be made, beside the one that is being made.
const WAITING: usize = 16;

/// A list that changes all the time can't be indexed anew for each change. From so many changes on its last index
/// serves, though rows moved: by fewer than so many change while two requests are under way.
const BUSY: u64 = 20;
/// … while no more than one row in so many changed,
const CHANGED: u64 = 100;
/// … and for so long.
const OUT_OF_DATE: Duration = Duration::from_secs(10);
/// Of a list that changes all the time, an index is made for at most this part of the time, …
const MAKING: u32 = 10;
/// … unless the last one would be out of date before the next is there: then with this pause. Counting rows off meanwhile takes far
/// longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A list: whose users, which of them, in which order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List {
    chatbot: ChatbotId,
    query: UserQuery,
}

impl List {
    /// The users of `chatbot` by `query`.
    pub fn new(chatbot: ChatbotId, query: &UserQuery) -> Self {
        Self { chatbot, query: UserQuery { search: query.folded_search(), ..query.clone() } }
    }

    /// Whose users.
    pub const fn chatbot(&self) -> ChatbotId {
        self.chatbot
    }

    /// Which users, in which order; the search as the database compares it.
    pub const fn query(&self) -> &UserQuery {
        &self.query
    }

    /// The same users in any order.
    fn unordered(&self) -> Self {
        Self { chatbot: self.chatbot, query: UserQuery { sort: Sort::default(), ..self.query.clone() } }
    }

    /// How many changes between two revisions can have changed the list; `None`: nobody knows.
    fn changes(&self, then: Revision, now: Revision) -> Option<u64> {
        if then.unknown != now.unknown {
            return None;
        }
        let is_ordered_by_talk = match self.query.sort.by {
            SortBy::Activity | SortBy::Sessions => true,
            SortBy::Name | SortBy::Added | SortBy::Questions | SortBy::LastSeen => false,
        };
        let talk = if is_ordered_by_talk || self.is_of_who_talks() { now.talk - then.talk } else { 0 };
        Some(now.users - then.users + talk)
    }

    /// Whether talking puts someone on the list, or takes them off it.
    const fn is_of_who_talks(&self) -> bool {
        self.query.active.is_some()
    }
}

/// Where a row stands in its order.
pub type Point = (SortKey, UserId);

/// Every n-th row of a list, as the list was at a revision.
#[derive(Debug)]
pub struct ListIndex {
    total: u64,
    points: Vec<Point>,
    revision: Revision,
    made_at: Instant,
    making: Duration,
}

impl ListIndex {
    /// The index of a list of `total` rows by its rows 0, n, 2 n, … with n = [`ListIndex::spacing`]; `making` is how long it
    /// took.
    pub const fn new(
        total: u64,
        points: Vec<Point>,
        revision: Revision,
        made_at: Instant,
        making: Duration,
    ) -> Self {
        Self { total, points, revision, made_at, making }
    }

    /// How long after this one no other is made.
    fn pause(&self) -> Duration {
        let pause = self.making * MAKING;
        // One that takes longer than half of what is left then would be made most of the time.
        if self.making * 2 + LONGEST_PAUSE < OUT_OF_DATE { pause.min(LONGEST_PAUSE) } else { pause }
    }

    /// How many rows are from one point to the next, in a list of `total`.
    pub const fn spacing(total: u64) -> u64 {
        let spacing = total.div_ceil(MOST_POINTS);
        if spacing > CLOSEST { spacing } else { CLOSEST }
    }

    /// The last point that is not behind row `offset`, and how many rows from it on come before that row.
    pub fn seek(&self, offset: u64) -> Option<(&Point, u64)> {
        let spacing = Self::spacing(self.total);
        let last = self.points.len().checked_sub(1)?;
        let point = usize::try_from(offset / spacing).unwrap_or(last).min(last);
        Some((&self.points[point], offset - point as u64 * spacing))
    }
}

/// What an index is still good for.
#[derive(Clone, Debug)]
pub enum Known {
    /// Nothing is known of where rows stand.
    Nothing,
    /// Where every row stands.
    Exactly(Arc<ListIndex>),
    /// Where rows stood a moment ago, in a list that changes all the time.
    Nearly(Arc<ListIndex>),
    /// Everybody, in order.
    Everybody(Everybody),
}

/// What is guessed of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guessed {
    /// How many are on it.
    Matching,
    /// How many are looked at to gather them.
    LookedAt,
}

/// About how many that are.
#[derive(Clone, Copy, Debug)]
struct Guess {
    found: u64,
    /// It was not counted any further.
    most: u64,
    at: Instant,
}

/// All users of a list, in its order.
pub type Everybody = Arc<[UserId]>;
/// How many users of each standing a chatbot has.
pub type Standings = Arc<[(Standing, u64)]>;

/// The indexes and counts of the lists that were looked at last.
#[derive(Debug)]
pub struct ListIndexes {
    standings: Mutex<LruCache<ChatbotId, (Revision, Standings)>>,
    indexes: Mutex<LruCache<List, Arc<ListIndex>>>,
    whole: Mutex<LruCache<List, (Revision, Everybody)>>,
    guesses: Mutex<LruCache<(List, Guessed), Guess>>,
    totals: Mutex<LruCache<List, (Revision, u64)>>,
    wanted: watch::Sender<HashSet<List>>,
    turn: tokio::sync::Mutex<()>,
    found: Looks<3>,
    counted: Looks<2>,
}

impl Default for ListIndexes {
    fn default() -> Self {
        Self {
            standings: Mutex::new(LruCache::new(COUNTS)),
            indexes: Mutex::new(LruCache::new(LISTS)),
            whole: Mutex::new(LruCache::new(WHOLE_LISTS)),
            guesses: Mutex::new(LruCache::new(COUNTS)),
            totals: Mutex::new(LruCache::new(COUNTS)),
            wanted: watch::Sender::default(),
            turn: tokio::sync::Mutex::default(),
            found: Looks::default(),
            counted: Looks::default(),
        }
    }
}

impl ListIndexes {
    /// What is known of a list that is at revision `now`.
    pub fn find(&self, list: &List, now: Revision, at: Instant) -> Known {
        let known = self.look(list, now, at);
        self.found.note(match known {
            Known::Exactly(_) | Known::Everybody(_) => 0,
            Known::Nearly(_) => 1,
            Known::Nothing => 2,
        });
        known
    }

    /// The same, of a list that was looked for already.
    pub fn look(&self, list: &List, now: Revision, at: Instant) -> Known {
        if let Some((then, everybody)) = lock(&self.whole).get(list).cloned()
            && list.changes(then, now) == Some(0)
        {
            return Known::Everybody(everybody);
        }
        let Some(index) = lock(&self.indexes).get(list).cloned() else { return Known::Nothing };
        let is_recent = at.saturating_duration_since(index.made_at) < OUT_OF_DATE;
        match list.changes(index.revision, now) {
            Some(0) => Known::Exactly(index),
            Some(changes) if is_recent && (BUSY..=index.total / CHANGED).contains(&changes) => {
                Known::Nearly(index)
            }
            _ => Known::Nothing,
        }
    }

    /// Keeps an index.
    pub fn keep(&self, list: List, index: ListIndex) {
        lock(&self.indexes).put(list, Arc::new(index));
    }

    /// Keeps everybody on a list, as they stood at a revision or after it.
    pub fn keep_everybody(&self, list: List, revision: Revision, everybody: Vec<UserId>) {
        lock(&self.whole).put(list, (revision, everybody.into()));
    }

    /// About how many that are, or at least `most`, if it was guessed lately.
    pub fn guess(&self, list: &List, guessed: Guessed, most: u64, at: Instant) -> Option<u64> {
        let guess = lock(&self.guesses).get(&(list.unordered(), guessed)).copied()?;
        let is_recent = at.saturating_duration_since(guess.at) < GUESSED;
        (is_recent && (guess.found < guess.most || most <= guess.found)).then_some(guess.found)
    }

    /// Keeps what was guessed, which was not counted any further than to `most`.
    pub fn keep_guess(&self, list: &List, guessed: Guessed, found: u64, most: u64, at: Instant) {
        lock(&self.guesses).put((list.unordered(), guessed), Guess { found, most, at });
    }

    /// How many users of each standing the chatbot has, if they were counted since one last changed.
    pub fn standings(&self, chatbot: ChatbotId, now: Revision) -> Option<Standings> {
        let (then, standings) = lock(&self.standings).get(&chatbot).cloned()?;
        // Whoever talks keeps their standing.
        (Revision { talk: now.talk, ..then } == now).then_some(standings)
    }

    /// Keeps the counts of standings that were read at a revision or after it.
    pub fn keep_standings(&self, chatbot: ChatbotId, revision: Revision, standings: Standings) {
        lock(&self.standings).put(chatbot, (revision, standings));
    }

    /// How many users are on the list, if it was counted since it last changed.
    pub fn total(&self, list: &List, now: Revision) -> Option<u64> {
        let list = list.unordered();
        let kept = lock(&self.totals).get(&list).copied();
        let known = kept.filter(|(then, _)| {
            // However the order moves, whoever talks stays on the list, unless it asks when they were active.
            let talk = if list.is_of_who_talks() { now.talk } else { then.talk };
            list.changes(*then, Revision { talk, ..now }) == Some(0)
        });
        self.counted.note(usize::from(known.is_none()));
        known.map(|(_, total)| total)
    }

    /// How much is remembered, and how often it was of use.
    pub fn figures(&self) -> ListFigures {
        ListFigures {
            indexes: lock(&self.indexes).len() as u64,
            totals: lock(&self.totals).len() as u64,
            found: self.found.so_far(),
            counted: self.counted.so_far(),
        }
    }

    /// Keeps a count that was made at a revision or after it.
    pub fn keep_total(&self, list: &List, revision: Revision, total: u64) {
        lock(&self.totals).put(list.unordered(), (revision, total));
    }

    /// Waits until the list's index is made, if it was asked for.
    pub async fn made(&self, list: &List) {
        // The sender is this one, so it can't be gone.
        let _ = self.wanted.subscribe().wait_for(|wanted| !wanted.contains(list)).await;
    }

    /// Waits until all indexes that were asked for are made.
    pub async fn settle(&self) {
        // The sender is this one, so it can't be gone.
        let _ = self.wanted.subscribe().wait_for(HashSet::is_empty).await;
    }

    /// Asks to make the list's index: `None` where everybody is known, or it is under way, would be the same, or was made just
    /// now.
    pub fn want(self: &Arc<Self>, list: &List, now: Revision, at: Instant) -> Option<Wanted> {
        let whole = lock(&self.whole).peek(list).map(|(then, _)| *then);
        if whole.is_some_and(|then| list.changes(then, now) == Some(0)) {
            return None;
        }
        if let Some(index) = lock(&self.indexes).get(list) {
            let is_the_same = list.changes(index.revision, now) == Some(0);
            if is_the_same || at.saturating_duration_since(index.made_at) < index.pause() {
                return None;
            }
        }
        let is_new =
            self.wanted.send_if_modified(|wanted| wanted.len() < WAITING && wanted.insert(list.clone()));
        is_new.then(|| Wanted { indexes: Arc::clone(self), list: list.clone() })
    }
}

/// The task of making an index, until it is dropped.
pub struct Wanted {
    indexes: Arc<ListIndexes>,
    list: List,
}

impl Wanted {
    /// Waits for one's turn: one index at a time, so that looking is not slowed down.
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.indexes.turn.lock().await
    }

    /// Keeps what was made.
    pub fn keep(&self, index: ListIndex) {
        self.indexes.keep(self.list.clone(), index);
    }

    /// Keeps everybody instead, as they stood at a revision or after it.
    pub fn keep_everybody(&self, revision: Revision, everybody: Vec<UserId>) {
        self.indexes.keep_everybody(self.list.clone(), revision, everybody);
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.indexes.wanted.send_modify(|wanted| {
            wanted.remove(&self.list);
        });
    }
}

/// Nothing panics while it holds one of these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use app::domain::{Direction, Period, Role, Status, Timestamp};

    use super::*;

    fn list(by: SortBy) -> List {
        let sort = Sort { by, direction: Direction::Ascending };
        List::new(ChatbotId(1), &UserQuery { sort, ..UserQuery::default() })
    }

    fn index(total: u64, made_at: Instant) -> ListIndex {
        let rows = (0..total).step_by(usize::try_from(ListIndex::spacing(total)).unwrap());
        let points =
            rows.map(|row| i64::try_from(row).unwrap()).map(|row| (SortKey::Number(row), UserId(row)));
        ListIndex::new(total, points.collect(), Revision::default(), made_at, Duration::from_millis(300))
    }

    fn kept(by: SortBy, total: u64) -> (Arc<ListIndexes>, List, Instant) {
        let (indexes, list, now) = (Arc::new(ListIndexes::default()), list(by), Instant::now());
        indexes.keep(list.clone(), index(total, now));
        (indexes, list, now)
    }

    #[test]
    fn every_row_is_reached_from_the_point_before_it() {
        for total in [1, 99, 100, 101, 12_345, 1_000_000, 3_000_001] {
            let index = index(total, Instant::now());
            assert!(index.points.len() as u64 <= MOST_POINTS, "{total}");
            for offset in [0, 1, 99, 100, total / 2, total - 1] {
                let ((key, id), rest) = index.seek(offset).unwrap();
                assert!(offset >= total || rest < ListIndex::spacing(total), "{offset} of {total}");
                assert_eq!(*key, SortKey::Number(id.0));
                assert_eq!(u64::try_from(id.0).unwrap() + rest, offset, "{offset} of {total}");
            }
        }
    }

    #[test]
    fn a_list_that_stays_as_it_is_is_known_exactly() {
        let (indexes, list, now) = kept(SortBy::Name, 1_000_000);
        let later = now + Duration::from_hours(1);
        assert!(matches!(indexes.find(&list, Revision::default(), later), Known::Exactly(_)));
        let talked = Revision { talk: 1_000, ..Revision::default() };
        assert!(matches!(indexes.find(&list, talked, later), Known::Exactly(_)), "talking renames nobody");
        assert!(indexes.want(&list, talked, later).is_none());
    }

    #[test]
    fn a_single_change_makes_an_index_useless_and_many_leave_it_nearly_right_for_a_moment() {
        let (indexes, list, now) = kept(SortBy::Activity, 1_000_000);
        let find = |talk, unknown, after| {
            let revision = Revision { talk, unknown, users: 0 };
            indexes.find(&list, revision, now + Duration::from_secs(after))
        };
        assert!(matches!(find(1, 0, 1), Known::Nothing));
        assert!(matches!(find(BUSY, 0, 1), Known::Nearly(_)));
        assert!(matches!(find(10_000, 0, 1), Known::Nearly(_)));
        assert!(matches!(find(10_001, 0, 1), Known::Nothing), "too many changed");
        assert!(matches!(find(BUSY, 0, 10), Known::Nothing), "too long ago");
        assert!(matches!(find(BUSY, 1, 1), Known::Nothing), "who knows what changed");
    }

    #[test]
    fn an_index_is_made_once_at_a_time_and_not_all_the_time() {
        let (indexes, list, now) = kept(SortBy::Activity, 1_000_000);
        let changed = Revision { talk: 1, ..Revision::default() };
        assert!(indexes.want(&list, changed, now + Duration::from_secs(1)).is_none(), "it was made just now");
        let later = now + Duration::from_secs(3);
        let wanted = indexes.want(&list, changed, later);
        assert!(wanted.is_some());
        assert!(indexes.want(&list, changed, later).is_none(), "it is being made");
        drop(wanted);
        assert!(indexes.want(&list, changed, later).is_some());
    }

    #[test]
    fn the_next_index_is_there_before_the_last_is_out_of_date_if_it_can_be() {
        let pause = |making| {
            let index = index(1_000, Instant::now());
            ListIndex { making: Duration::from_millis(making), ..index }.pause()
        };
        assert_eq!(pause(300), Duration::from_secs(3));
        for making in [600, 1_000, 2_400] {
            assert!(pause(making) + Duration::from_millis(making) < OUT_OF_DATE, "{making}");
        }
        assert_eq!(pause(6_000), Duration::from_mins(1));
    }

    #[test]
    fn standings_hold_until_somebody_changes() {
        let (indexes, chatbot) = (ListIndexes::default(), ChatbotId(1));
        let standing = Standing { status: Status::Active, role: Role::Regular };
        indexes.keep_standings(chatbot, Revision::default(), Arc::new([(standing, 7)]));
        let at = |users, talk| indexes.standings(chatbot, Revision { users, talk, unknown: 0 });
        assert_eq!(at(0, 5).as_deref(), Some(&[(standing, 7)][..]));
        assert_eq!(at(1, 0), None);
        assert_eq!(indexes.standings(ChatbotId(2), Revision::default()), None);
    }

    #[test]
    fn who_talks_may_come_onto_a_list_of_those_active_in_a_time_whatever_its_order() {
        let indexes = Arc::new(ListIndexes::default());
        let active = Some(Period { from: Timestamp(0), to: Timestamp(10) });
        let sort = Sort { by: SortBy::Name, direction: Direction::Ascending };
        let list = List::new(ChatbotId(1), &UserQuery { active, sort, ..UserQuery::default() });
        let now = Instant::now();
        indexes.keep(list.clone(), index(20_000, now));
        indexes.keep_total(&list, Revision::default(), 20_000);
        let talked = Revision { talk: 1, ..Revision::default() };
        assert!(matches!(indexes.find(&list, Revision::default(), now), Known::Exactly(_)));
        assert!(matches!(indexes.find(&list, talked, now), Known::Nothing));
        assert_eq!(indexes.total(&list, Revision::default()), Some(20_000));
        assert_eq!(indexes.total(&list, talked), None);
    }

    #[test]
    fn a_count_holds_for_every_order_until_somebody_changes() {
        let indexes = ListIndexes::default();
        let by_name = list(SortBy::Name);
        indexes.keep_total(&by_name, Revision::default(), 7);
        let talked = Revision { talk: 5, ..Revision::default() };
        assert_eq!(indexes.total(&list(SortBy::Activity), talked), Some(7));
        let changed = Revision { users: 1, ..Revision::default() };
        assert_eq!(indexes.total(&by_name, changed), None);
        let other = UserQuery { status: Some(Status::Active), ..UserQuery::default() };
        assert_eq!(indexes.total(&List::new(ChatbotId(1), &other), Revision::default()), None);
    }

    #[test]
    fn everybody_on_a_list_is_known_until_somebody_changes() {
        let (indexes, list) = (Arc::new(ListIndexes::default()), list(SortBy::Activity));
        indexes.keep_everybody(list.clone(), Revision::default(), vec![UserId(7), UserId(3)]);
        let find = |talk| indexes.find(&list, Revision { talk, ..Revision::default() }, Instant::now());
        assert!(matches!(find(0), Known::Everybody(ids) if *ids == [UserId(7), UserId(3)]));
        assert!(
            indexes.want(&list, Revision::default(), Instant::now()).is_none(),
            "an index would tell no more"
        );
        assert!(matches!(find(1), Known::Nothing));
    }

    #[test]
    fn a_guess_is_good_for_a_while_and_as_far_as_it_was_counted() {
        let (indexes, list, now) = (ListIndexes::default(), list(SortBy::Name), Instant::now());
        let guess =
            |most, after| indexes.guess(&list, Guessed::Matching, most, now + Duration::from_secs(after));
        assert_eq!(guess(10, 0), None);
        indexes.keep_guess(&list, Guessed::Matching, 70, 100, now);
        assert_eq!([guess(50, 0), guess(1_000, 59), guess(50, 60)], [Some(70), Some(70), None]);
        indexes.keep_guess(&list, Guessed::Matching, 100, 100, now);
        assert_eq!([guess(100, 0), guess(101, 0)], [Some(100), None], "they may be more");
        assert_eq!(indexes.guess(&list, Guessed::LookedAt, 10, now), None);
    }
}
