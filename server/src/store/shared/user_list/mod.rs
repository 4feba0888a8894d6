//! Lists of users: windows on them, and how many there are.

pub mod days;
mod index;
mod sql;
mod window;

use std::{collections::HashMap, sync::Arc, time::Instant};

use app::{
    Error,
    backend::{ChatbotAdmin, Heard, UserLists},
    domain::{ChatbotId, DayCount, Sort, Standing, Timestamp, User, UserId, UserQuery, UserWindow, Window},
};
use async_trait::async_trait;
use futures_util::future::try_join_all;
use sqlx::QueryBuilder;

use self::{
    index::Length,
    sql::{behind, push_matching, sort_column},
};
pub use self::{
    sql::{is_walked_by_status, matching, order, push_beyond, push_filter, push_ids_behind},
    window::Search,
};
use super::{
    Connection, Database, Db, OrFault, Tx, count, counts, dialect,
    user_row::{self, UserRow},
};
use crate::{
    changes::Revision,
    store::{
        list_index::{Guessed, Known, LONG, List, Point, Standings, WHOLE},
        list_plan::{Plan, has_own_index},
    },
};

/// So far from either end rows are counted off where the index is only nearly right.
const COUNTED_OFF: u64 = 2_000;
/// From so many rows to be left out on, whole rows are read for the window alone.
const IDS_FIRST: u64 = 1_000;
/// Up to so many users are walked past by one of the statements that are known to be short: within some 20 ms.
const SHORT_WALK: u64 = 20_000;
/// The part of all users who are counted by the search index rather than by a pass over the table. In SQLite 62,000 of a million took
/// 90 to 180 ms by the index and 150 by a pass on one core.
const COUNTED_BY_INDEX: u64 = 32;
/// … and of those whom only the characters of a short term find: whoever has all of them is looked at, wherever they stand. On ten
/// million users "an" took 27 s so, and 4 by a pass.
const COUNTED_BY_CHARACTERS: u64 = 256;
/// On so many connections at most users are counted at once; the others are for who looks meanwhile.
const MOST_PARTS: usize = 4;

/// How a count is come to.
#[derive(Debug, PartialEq, Eq)]
pub enum Counting {
    /// It is known.
    Known(u64),
    /// By that plan.
    By(Plan),
}

/// How many users match, exactly.
pub async fn total(tx: &mut Tx, chatbot: ChatbotId, query: &UserQuery) -> Result<u64, Error> {
    let standings = counts::by_standing(tx, chatbot, &UserQuery::default()).await?;
    count_among(tx, chatbot, query, &standings).await
}

/// How many match, of all users by their standings.
async fn count_among(
    connection: &mut Connection,
    chatbot: ChatbotId,
    query: &UserQuery,
    standings: &[(Standing, u64)],
) -> Result<u64, Error> {
    match counting(connection, chatbot, query, standings).await? {
        Counting::Known(total) => Ok(total),
        Counting::By(plan) => count_by(connection, chatbot, query, plan).await,
    }
}

/// How to find out how many match, of all users by their standings.
pub async fn counting(
    connection: &mut Connection,
    chatbot: ChatbotId,
    query: &UserQuery,
    standings: &[(Standing, u64)],
) -> Result<Counting, Error> {
    let (by_standing, _) = counts::matching_and_walked(standings, query);
    if query.is_by_standing() || by_standing == 0 {
        return Ok(Counting::Known(by_standing));
    }
    let all: u64 = standings.iter().map(|(_, users)| users).sum();
    let by_characters = dialect::is_found_by_characters(&query.folded_search());
    let many = all / if by_characters { COUNTED_BY_CHARACTERS } else { COUNTED_BY_INDEX } + 1;
    let found = if has_own_index(query) {
        0
    } else {
        dialect::estimate(connection, chatbot, query, many).await.or_fault()?
    };
    let sifted = counts::sifted(standings, query).filter(|sifted| *sifted <= all / COUNTED_BY_INDEX);
    let (plan, _) = Plan::aside(found, sifted);
    Ok(Counting::By(if plan == Plan::Sift || found < many { plan } else { Plan::Pass }))
}

async fn count_by(
    connection: &mut Connection,
    chatbot: ChatbotId,
    query: &UserQuery,
    plan: Plan,
) -> Result<u64, Error> {
    let mut sql = matching("SELECT COUNT(*)", chatbot, query, plan);
    sql.build_query_scalar().fetch_one(connection).await.or_fault().map(count)
}

/// A stretch of a list, and how it is come to.
pub struct Stretch<'a> {
    pub chatbot: ChatbotId,
    pub query: &'a UserQuery,
    pub plan: Plan,
    pub from: From<'a>,
    /// How many rows from there on are left out.
    pub skip: u64,
    pub limit: u64,
    /// About how many users are looked at until there are enough.
    pub steps: u64,
}

/// Where a stretch begins.
#[derive(Clone, Copy)]
pub enum From<'a> {
    /// With the list.
    Beginning,
    /// With the list, which is read no further than to the row that would stand there.
    BeginningUpTo(&'a Point),
    /// With the row that stands there.
    At(&'a Point),
    /// With the row after that.
    Behind(&'a Point),
}

impl Stretch<'_> {
    /// The query for the users.
    pub fn sql(&self) -> QueryBuilder<Db> {
        let (chatbot, query) = (self.chatbot, self.query);
        let (order, columns) = (order(query), user_row::COLUMNS);
        let bounds @ [skip, limit] = [self.skip, self.limit].map(signed);
        let point = match self.from {
            From::Beginning | From::BeginningUpTo(_) => None,
            From::At(point) => Some((point, true)),
            From::Behind(point) => Some((point, false)),
        };
        // Ids first, whole rows for the window alone: what is left out or sorted is never read in full.
        let mut sql = QueryBuilder::new(format!("SELECT {columns} FROM ("));
        match point {
            Some((point, with)) if self.plan == Plan::Walk => {
                push_ids_behind(&mut sql, chatbot, query, point, with, bounds);
            }
            None if self.plan == Plan::Walk && self.skip < IDS_FIRST => {
                let mut sql = matching(&format!("SELECT {columns}"), chatbot, query, self.plan);
                self.push_end(&mut sql);
                sql.push(order).push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(skip);
                return sql;
            }
            _ => self.push_ids(&mut sql),
        }
        sql.push(") AS page CROSS JOIN users u WHERE u.id = page.id").push(&order);
        sql
    }

    /// Adds the query for their ids, of which as many are looked at whatever part of them is wanted.
    fn push_ids(&self, sql: &mut QueryBuilder<Db>) {
        let (by, direction) = (self.query.sort.by, self.query.sort.direction);
        sql.push(format!("SELECT u.id AS id FROM (SELECT u.id, {}", sort_column(by)));
        push_matching(sql, self.chatbot, self.query, self.plan);
        match self.from {
            From::Beginning | From::BeginningUpTo(_) => self.push_end(sql),
            From::At(point) => push_beyond(sql, by, point, &format!("{}=", behind(direction))),
            From::Behind(point) => push_beyond(sql, by, point, behind(direction)),
        }
        // A walk is planned with its order, which the index has.
        let fence = if self.plan == Plan::Walk { "" } else { dialect::FENCE };
        sql.push(fence).push(") AS u").push(order(self.query));
        sql.push(" LIMIT ").push_bind(signed(self.limit)).push(" OFFSET ").push_bind(signed(self.skip));
    }

    /// Adds how far the list is read.
    fn push_end(&self, sql: &mut QueryBuilder<Db>) {
        if let From::BeginningUpTo(point) = self.from {
            let Sort { by, direction } = self.query.sort;
            push_beyond(sql, by, point, &format!("{}=", behind(direction.reversed())));
        }
    }

    /// The users, by one statement where it is a short one.
    pub async fn read(&self, database: &Database) -> Result<Vec<User>, Error> {
        let mut sql = self.sql();
        let sql = sql.build_query_as();
        let rows: Vec<UserRow> = match self.plan {
            Plan::Walk if self.steps <= SHORT_WALK => sql.fetch_all(&database.steady).await.or_fault()?,
            // Nobody whose statement is short waits for a long one.
            Plan::Walk => {
                let mut tx = database.read().await?;
                dialect::begin_walk(&mut tx).await.or_fault()?;
                sql.fetch_all(&mut *tx).await.or_fault()?
            }
            Plan::Gather | Plan::Sift | Plan::Pass => sql.fetch_all(&database.readers).await.or_fault()?,
        };
        rows.into_iter().map(User::try_from).collect()
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// All users of a list, by their ids in its order; `None`: more than are remembered.
async fn everybody(
    database: &Database,
    chatbot: ChatbotId,
    query: &UserQuery,
    plan: Plan,
) -> Result<Option<Vec<UserId>>, Error> {
    let (from, limit) = (From::Beginning, WHOLE + 1);
    let mut sql = QueryBuilder::new(format!("SELECT {} FROM (", dialect::JSON_ARRAY_OF_IDS));
    Stretch { chatbot, query, plan, from, skip: 0, limit, steps: limit }.push_ids(&mut sql);
    sql.push(") AS everybody");
    let sql = sql.build_query_scalar();
    let ids: Option<String> = if plan == Plan::Walk {
        let mut tx = database.read().await?;
        dialect::begin_walk(&mut tx).await.or_fault()?;
        sql.fetch_one(&mut *tx).await.or_fault()?
    } else {
        sql.fetch_one(&database.readers).await.or_fault()?
    };
    let ids: Vec<UserId> = serde_json::from_str(ids.as_deref().unwrap_or("[]")).map_err(|cause| {
        tracing::error!(%cause, "the database made no list of ids");
        Error::Internal
    })?;
    Ok((ids.len() as u64 <= WHOLE).then_some(ids))
}

/// The users of some ids who match, in the order of the ids.
async fn among(
    database: &Database,
    chatbot: ChatbotId,
    query: &UserQuery,
    ids: &[UserId],
) -> Result<Vec<User>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<UserRow> =
        rows_of(chatbot, query, ids).build_query_as().fetch_all(&database.steady).await.or_fault()?;
    let mut users: Vec<User> = rows.into_iter().map(User::try_from).collect::<Result<_, _>>()?;
    let places: HashMap<UserId, usize> = ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    users.sort_unstable_by_key(|user| places.get(&user.id));
    Ok(users)
}

/// A window on a list of which everybody is known.
async fn window_of(
    database: &Database,
    chatbot: ChatbotId,
    query: &UserQuery,
    everybody: &[UserId],
    window: Window,
) -> Result<UserWindow, Error> {
    let users = among(database, chatbot, query, part(everybody, window)).await?;
    Ok(UserWindow { total: Some(everybody.len() as u64), users })
}

/// The query for the rows of those of some ids who match, in no order: for the sake of one, PostgreSQL might walk along its
/// index.
pub fn rows_of(chatbot: ChatbotId, query: &UserQuery, ids: &[UserId]) -> QueryBuilder<Db> {
    let (columns, chatbots) = (user_row::COLUMNS, dialect::CHATBOT_UNINDEXED);
    let mut sql = QueryBuilder::new(format!("SELECT {columns} FROM users u WHERE u.id"));
    dialect::push_among(&mut sql, ids);
    // They matched a moment ago: that each still does costs nothing.
    sql.push(format!(" AND {chatbots} = ")).push_bind(chatbot.0);
    push_filter(&mut sql, query, Plan::Walk);
    sql
}

/// The part of a list that a window shows.
fn part(everybody: &[UserId], window: Window) -> &[UserId] {
    let end = everybody.len();
    let from = usize::try_from(window.offset).map_or(end, |offset| offset.min(end));
    let to = from.saturating_add(window.limit as usize).min(end);
    &everybody[from..to]
}

impl Database {
    /// How many users of each standing the chatbot has: read once for each revision.
    pub(super) async fn standings(&self, chatbot: ChatbotId, now: Revision) -> Result<Standings, Error> {
        if let Some(standings) = self.lists.standings(chatbot, now) {
            return Ok(standings);
        }
        let mut connection = self.steady.acquire().await.or_fault()?;
        let standings: Standings =
            counts::by_standing(&mut connection, chatbot, &UserQuery::default()).await?.into();
        self.lists.keep_standings(chatbot, now, Arc::clone(&standings));
        Ok(standings)
    }

    async fn count(&self, chatbot: ChatbotId, query: &UserQuery, now: Revision) -> Result<u64, Error> {
        let standings = self.standings(chatbot, now).await?;
        let mut connection = self.readers.acquire().await.or_fault()?;
        match counting(&mut connection, chatbot, query, &standings).await? {
            Counting::Known(total) => Ok(total),
            Counting::By(Plan::Pass) if dialect::PASSES_ON_ONE_CORE => {
                drop(connection);
                self.count_in_parts(chatbot, query, now).await
            }
            Counting::By(plan) => count_by(&mut connection, chatbot, query, plan).await,
        }
    }

    /// About how many that are, counted to `most` at most.
    async fn guess(&self, list: &List, guessed: Guessed, most: u64) -> Result<u64, Error> {
        let (chatbot, query, at) = (list.chatbot(), list.query(), Instant::now());
        if let Some(found) = self.lists.guess(list, guessed, most, at) {
            return Ok(found);
        }
        let mut connection = self.readers.acquire().await.or_fault()?;
        let found = match guessed {
            Guessed::Matching => dialect::estimate(&mut connection, chatbot, query, most).await,
            Guessed::LookedAt => dialect::estimate_gathered(&mut connection, chatbot, query, most).await,
        }
        .or_fault()?;
        // What a planner expects ends nowhere.
        let most = if found > most { u64::MAX } else { most };
        self.lists.keep_guess(list, guessed, found, most, at);
        Ok(found)
    }

    /// Counts by a pass over the table, on several connections at once.
    async fn count_in_parts(
        &self,
        chatbot: ChatbotId,
        query: &UserQuery,
        now: Revision,
    ) -> Result<u64, Error> {
        let ends: (Option<i64>, Option<i64>) =
            sqlx::query_as("SELECT (SELECT MIN(id) FROM users), (SELECT MAX(id) FROM users)")
                .fetch_one(&self.readers)
                .await
                .or_fault()?;
        let (Some(first), Some(last)) = ends else { return Ok(0) };
        let parts = parts(first, last).into_iter().map(async |[from, to]| {
            let mut sql = matching("SELECT COUNT(*)", chatbot, query, Plan::Pass);
            sql.push(" AND u.id BETWEEN ").push_bind(from).push(" AND ").push_bind(to);
            sql.build_query_scalar().fetch_one(&self.readers).await.or_fault().map(count)
        });
        let total = try_join_all(parts).await?.into_iter().sum();
        // Each connection began at a moment of its own: if somebody changed meanwhile, their numbers don't add up.
        if self.changes.revision(chatbot) == now {
            return Ok(total);
        }
        let mut connection = self.readers.acquire().await.or_fault()?;
        count_by(&mut connection, chatbot, query, Plan::Pass).await
    }
}

/// Ranges of ids, from and to, of about one length: one for each core.
fn parts(first: i64, last: i64) -> Vec<[i64; 2]> {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_PARTS));
    let length = (last - first) / i64::try_from(cores).unwrap_or(1) + 1;
    let ends = (first..=last).step_by(usize::try_from(length).unwrap_or(usize::MAX));
    ends.map(|from| [from, from + length - 1]).collect()
}

#[async_trait]
impl UserLists for Database {
    async fn hear(&self) -> Heard {
        Heard { all: self.hearing.catch_up().await }
    }

    async fn list_users(
        &self,
        admin: ChatbotAdmin,
        heard: Heard,
        query: &UserQuery,
        window: Window,
    ) -> Result<UserWindow, Error> {
        let (chatbot, window, list) = (admin.chatbot(), window.bounded(), List::new(admin.chatbot(), query));
        let revision = self.revision(chatbot, &heard);
        let known = self.lists.find(&list, revision, Instant::now());
        if let Known::Everybody(everybody) = &known {
            return window_of(self, chatbot, query, everybody, window).await;
        }
        let standings = self.standings(chatbot, revision).await?;
        let search = Search::new(self, revision, (chatbot, query), &standings, window);
        let walked = search.walked;
        let total = match search.by_standing {
            total if query.is_by_standing() || total == 0 => Some(total),
            _ => self.lists.total(&list, revision),
        };
        let total = match total {
            // By an index of their own they are counted as soon as found, and so are a few thousand by whatever.
            None if has_own_index(query) || walked < LONG => {
                let mut connection = self.readers.acquire().await.or_fault()?;
                Some(count_among(&mut connection, chatbot, query, &standings).await?)
            }
            total => total,
        };
        if total.is_some_and(|total| window.offset >= total) {
            return Ok(UserWindow { total, users: Vec::new() });
        }
        let is_deep = |total: u64| {
            window.offset >= COUNTED_OFF && window.offset + u64::from(window.limit) + COUNTED_OFF < total
        };
        let known = if matches!(known, Known::Nothing) && search.is_far(total).await? {
            self.make_index(list.clone(), Length { total: total.unwrap_or(walked), walked }, revision);
            self.lists.made(&list).await;
            self.lists.look(&list, revision, Instant::now())
        } else {
            known
        };
        let point = match (&known, total) {
            (Known::Everybody(everybody), _) => {
                return window_of(self, chatbot, query, everybody, window).await;
            }
            (Known::Exactly(index), _) => index.seek(window.offset),
            (Known::Nearly(index), Some(total)) if is_deep(total) => index.seek(window.offset),
            _ => None,
        };
        // In a list that few are on, its index leads past too many others.
        let point = match (point, total) {
            (Some((point, skip)), Some(total)) => {
                let rows = skip + u64::from(window.limit);
                (search.plan(total, rows).await? == Plan::Walk).then_some((point, skip))
            }
            (point, _) => point,
        };
        let (users, total) = match (point, total) {
            (Some(point), total) => (search.seek(point, total).await?, total),
            (None, Some(total)) => (search.count_off(total).await?, Some(total)),
            (None, None) => search.feel_out().await?,
        };
        if let Some(total) = total.filter(|_| !query.is_by_standing()) {
            self.lists.keep_total(&list, revision, total);
        }
        if let Some(total) = total.filter(|total| *total >= LONG) {
            self.make_index(list, Length { total, walked }, revision);
        }
        Ok(UserWindow { total, users })
    }

    async fn count_days(&self, admin: ChatbotAdmin, starts: &[Timestamp]) -> Result<Vec<DayCount>, Error> {
        days::read(&mut self.read().await?, admin.chatbot(), starts).await
    }

    async fn count_users(&self, admin: ChatbotAdmin, heard: Heard, query: &UserQuery) -> Result<u64, Error> {
        let (chatbot, list) = (admin.chatbot(), List::new(admin.chatbot(), query));
        let revision = self.revision(chatbot, &heard);
        let total = if let Some(total) = self.lists.total(&list, revision) {
            total
        } else {
            let total = self.count(chatbot, query, revision).await?;
            self.lists.keep_total(&list, revision, total);
            total
        };
        if total >= LONG {
            let (_, walked) = counts::matching_and_walked(&self.standings(chatbot, revision).await?, query);
            self.make_index(list, Length { total, walked }, revision);
        }
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn the_parts_of_a_count_are_all_ids_each_once() {
        for (first, last) in [(1, 1), (1, 2), (5, 17), (1, 1_000_000), (-3, 3)] {
            let parts = parts(first, last);
            assert_eq!(parts[0][0], first);
            assert!(parts.windows(2).all(|pair| pair[0][1] + 1 == pair[1][0]), "{parts:?}");
            assert!(parts.last().is_some_and(|[from, to]| *from <= last && last <= *to), "{parts:?}");
        }
    }
}
