//! Lists of users: windows on them, and how many there are.

pub mod days;
mod index;
mod sql;

use std::{sync::Arc, time::Instant};

use app::{
    Error,
    backend::{ChatbotAdmin, UserLists},
    domain::{ChatbotId, DayCount, Sort, Standing, Status, Timestamp, User, UserQuery, UserWindow, Window},
};
use async_trait::async_trait;
use futures_util::future::try_join_all;
use sqlx::QueryBuilder;

use self::sql::{behind, push_matching};
pub use self::sql::{is_walked_by_status, matching, order, push_beyond, push_filter, push_ids_behind};
use super::{
    Database, Db, OrFault, Tx, count, counts, dialect,
    user_row::{self, UserRow},
};
use crate::{
    changes::Revision,
    store::{
        list_index::{Known, LONG, List, ListIndexes, Point, Standings},
        list_plan::{Costs, Plan, has_own_index},
    },
};

/// So far from either end rows are counted off where the index is only nearly right.
const COUNTED_OFF: u64 = 2_000;
/// From so many rows to be left out on, whole rows are read for the window alone.
const IDS_FIRST: u64 = 1_000;
/// The part of all users who are counted by the search index rather than by a pass over the table.
const COUNTED_BY_INDEX: u64 = 4;
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
    tx: &mut Tx,
    chatbot: ChatbotId,
    query: &UserQuery,
    standings: &[(Standing, u64)],
) -> Result<u64, Error> {
    match counting(tx, chatbot, query, standings).await? {
        Counting::Known(total) => Ok(total),
        Counting::By(plan) => count_by(tx, chatbot, query, plan).await,
    }
}

/// How to find out how many match, of all users by their standings.
pub async fn counting(
    tx: &mut Tx,
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
    let is_rare =
        has_own_index(query) || dialect::estimate(tx, chatbot, query, many).await.or_fault()? < many;
    Ok(Counting::By(if is_rare { Plan::Gather } else { Plan::Pass }))
}

async fn count_by(tx: &mut Tx, chatbot: ChatbotId, query: &UserQuery, plan: Plan) -> Result<u64, Error> {
    let mut sql = matching("SELECT COUNT(*)", chatbot, query, plan);
    sql.build_query_scalar().fetch_one(&mut **tx).await.or_fault().map(count)
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
}

/// Where a stretch begins.
#[derive(Clone, Copy)]
pub enum From<'a> {
    /// With the list.
    Beginning,
    /// With the row that stands there.
    At(&'a Point),
    /// With the row after that.
    Behind(&'a Point),
}

impl Stretch<'_> {
    fn sql(&self) -> QueryBuilder<Db> {
        let (chatbot, query) = (self.chatbot, self.query);
        let (order, columns) = (order(query), user_row::COLUMNS);
        let bounds @ [skip, limit] = [self.skip, self.limit].map(signed);
        let point = match self.from {
            From::Beginning => None,
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
                sql.push(order).push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(skip);
                return sql;
            }
            point => {
                sql.push("SELECT u.id");
                push_matching(&mut sql, chatbot, query, self.plan);
                if let Some((point, with)) = point {
                    let reach = format!("{}{}", behind(query.sort.direction), if with { "=" } else { "" });
                    push_beyond(&mut sql, query.sort.by, point, &reach);
                }
                sql.push(&order).push(" LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(skip);
            }
        }
        sql.push(") AS page CROSS JOIN users u WHERE u.id = page.id").push(&order);
        sql
    }

    /// The users.
    pub async fn read(&self, tx: &mut Tx) -> Result<Vec<User>, Error> {
        if self.plan == Plan::Walk {
            dialect::begin_walk(tx).await.or_fault()?;
        }
        let rows: Vec<UserRow> = self.sql().build_query_as().fetch_all(&mut **tx).await.or_fault()?;
        rows.into_iter().map(User::try_from).collect()
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Whether a search finds others than those who match, while these stand anywhere in the order: who is pending has not been
/// seen, has asked nothing and was added lately.
fn narrows_a_search(query: &UserQuery) -> bool {
    let stands_apart = query.status == Some(Status::Pending) && !is_walked_by_status(query);
    !query.folded_search().is_empty() && (query.status.is_some() || query.role.is_some()) && !stands_apart
}

/// A window on a list, while it is found.
struct Search<'a> {
    lists: &'a ListIndexes,
    revision: Revision,
    chatbot: ChatbotId,
    query: &'a UserQuery,
    window: Window,
    /// How many stand in the index that is walked along.
    walked: u64,
}

impl Search<'_> {
    /// How `rows` rows are found where `matching` match.
    async fn plan(&self, tx: &mut Tx, matching: u64, rows: u64) -> Result<Plan, Error> {
        let query = self.query;
        let costs = Costs::of(matching, self.walked, rows, dialect::STEP);
        let plan = Plan::of(query, costs);
        if plan == Plan::Walk || !narrows_a_search(query) {
            return Ok(plan);
        }
        let search = UserQuery { status: None, role: None, ..query.clone() };
        let known = self.lists.total(&List::new(self.chatbot, &search), self.revision);
        let found = if let Some(found) = known {
            found
        } else {
            dialect::estimate(tx, self.chatbot, &search, costs.most_gathered()).await.or_fault()?
        };
        Ok(Plan::of(query, Costs { found, ..costs }))
    }

    fn stretch(&self, plan: Plan) -> Stretch<'_> {
        let Window { offset, limit } = self.window;
        let (chatbot, query) = (self.chatbot, self.query);
        Stretch { chatbot, query, plan, from: From::Beginning, skip: offset, limit: limit.into() }
    }

    /// By the rows whose places are known.
    async fn seek(&self, tx: &mut Tx, (point, skip): (&Point, u64)) -> Result<Vec<User>, Error> {
        Stretch { from: From::At(point), skip, ..self.stretch(Plan::Walk) }.read(tx).await
    }

    /// By counting rows off, from the end of the list that is nearer.
    async fn count_off(&self, tx: &mut Tx, total: u64) -> Result<Vec<User>, Error> {
        let Window { offset, limit } = self.window;
        let limit = u64::from(limit).min(total - offset);
        let behind = total - offset - limit;
        let plan = self.plan(tx, total, limit + offset.min(behind)).await?;
        if plan != Plan::Walk || offset <= behind {
            return self.stretch(plan).read(tx).await;
        }
        let sort = Sort { direction: self.query.sort.direction.reversed(), ..self.query.sort };
        let query = UserQuery { sort, ..self.query.clone() };
        let stretch = Stretch { query: &query, skip: behind, limit, ..self.stretch(plan) };
        let mut users = stretch.read(tx).await?;
        users.reverse();
        Ok(users)
    }

    /// Without knowing how many match, and then perhaps how many.
    async fn feel_out(&self, tx: &mut Tx) -> Result<(Vec<User>, Option<u64>), Error> {
        let Window { offset, limit } = self.window;
        let turning = Plan::turning_point(self.walked, offset + u64::from(limit), dialect::STEP);
        let about = dialect::estimate(tx, self.chatbot, self.query, turning).await.or_fault()?;
        if about < turning {
            let total = count_by(tx, self.chatbot, self.query, Plan::Gather).await?;
            return Ok((self.stretch(Plan::Gather).read(tx).await?, Some(total)));
        }
        let users = self.stretch(Plan::Walk).read(tx).await?;
        let is_last = users.len() < limit as usize && (offset == 0 || !users.is_empty());
        let total = is_last.then_some(offset + users.len() as u64);
        Ok((users, total))
    }
}

impl Database {
    /// How many users of each standing the chatbot has: read once for each revision.
    pub(super) async fn standings(
        &self,
        tx: &mut Tx,
        chatbot: ChatbotId,
        now: Revision,
    ) -> Result<Standings, Error> {
        if let Some(standings) = self.lists.standings(chatbot, now) {
            return Ok(standings);
        }
        let standings: Standings = counts::by_standing(tx, chatbot, &UserQuery::default()).await?.into();
        self.lists.keep_standings(chatbot, now, Arc::clone(&standings));
        Ok(standings)
    }

    async fn count(&self, chatbot: ChatbotId, query: &UserQuery, now: Revision) -> Result<u64, Error> {
        let mut tx = self.read().await?;
        let standings = self.standings(&mut tx, chatbot, now).await?;
        match counting(&mut tx, chatbot, query, &standings).await? {
            Counting::Known(total) => Ok(total),
            Counting::By(Plan::Pass) if dialect::PASSES_ON_ONE_CORE => {
                drop(tx);
                self.count_in_parts(chatbot, query, now).await
            }
            Counting::By(plan) => count_by(&mut tx, chatbot, query, plan).await,
        }
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
        count_by(&mut self.read().await?, chatbot, query, Plan::Pass).await
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
    async fn list_users(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        window: Window,
    ) -> Result<UserWindow, Error> {
        let (chatbot, window, list) = (admin.chatbot(), window.bounded(), List::new(admin.chatbot(), query));
        let revision = self.revision(chatbot).await;
        let known = self.lists.find(&list, revision, Instant::now());
        let mut tx = self.read().await?;
        let standings = self.standings(&mut tx, chatbot, revision).await?;
        let (by_standing, walked) = counts::matching_and_walked(&standings, query);
        let total = match by_standing {
            total if query.is_by_standing() || total == 0 => Some(total),
            _ => self.lists.total(&list, revision),
        };
        let total = match total {
            // By an index of their own they are counted as soon as found, and so are a few thousand by whatever.
            None if has_own_index(query) || walked < LONG => {
                Some(count_among(&mut tx, chatbot, query, &standings).await?)
            }
            total => total,
        };
        if total.is_some_and(|total| window.offset >= total) {
            return Ok(UserWindow { total, users: Vec::new() });
        }
        let is_deep = |total: u64| {
            window.offset >= COUNTED_OFF && window.offset + u64::from(window.limit) + COUNTED_OFF < total
        };
        let search = Search { lists: &self.lists, revision, chatbot, query, window, walked };
        let point = match (&known, total) {
            (Known::Exactly(index), _) => index.seek(window.offset),
            (Known::Nearly(index), Some(total)) if is_deep(total) => index.seek(window.offset),
            _ => None,
        };
        // In a list that few are on, its index leads past too many others.
        let point = match (point, total) {
            (Some((point, skip)), Some(total)) => {
                let rows = skip + u64::from(window.limit);
                (search.plan(&mut tx, total, rows).await? == Plan::Walk).then_some((point, skip))
            }
            (point, _) => point,
        };
        let (users, total) = match (point, total) {
            (Some(point), total) => (search.seek(&mut tx, point).await?, total),
            (None, Some(total)) => (search.count_off(&mut tx, total).await?, Some(total)),
            (None, None) => search.feel_out(&mut tx).await?,
        };
        if let Some(total) = total.filter(|_| !query.is_by_standing()) {
            self.lists.keep_total(&list, revision, total);
        }
        if let Some(total) = total.filter(|total| *total >= LONG) {
            self.make_index(list, total, revision);
        }
        Ok(UserWindow { total, users })
    }

    async fn count_days(&self, admin: ChatbotAdmin, starts: &[Timestamp]) -> Result<Vec<DayCount>, Error> {
        days::read(&mut self.read().await?, admin.chatbot(), starts).await
    }

    async fn count_users(&self, admin: ChatbotAdmin, query: &UserQuery) -> Result<u64, Error> {
        let (chatbot, list) = (admin.chatbot(), List::new(admin.chatbot(), query));
        let revision = self.revision(chatbot).await;
        let total = if let Some(total) = self.lists.total(&list, revision) {
            total
        } else {
            let total = self.count(chatbot, query, revision).await?;
            self.lists.keep_total(&list, revision, total);
            total
        };
        if total >= LONG {
            self.make_index(list, total, revision);
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
