//! Finding a window on a list.

use app::{
    Error,
    domain::{ChatbotId, Sort, User, UserQuery, Window},
};

use super::{
    super::{Database, OrFault, counts, dialect},
    COUNTED_OFF, From, Stretch, among, count_by, everybody,
    index::{is_far, point},
    matching, order, part, signed,
    sql::{is_walked_by_status, sort_column},
};
use crate::{
    changes::Revision,
    store::{
        list_index::{Guessed, LONG, List, Point, Standings, WHOLE},
        list_plan::{Costs, Plan, has_own_index},
    },
};

/// So many rows are walked to again and again in a list that has no index; from more on, everybody on it is remembered.
const FEW: u64 = 1_000;
/// So many users are walked past before another way to them is looked for: within some 25 ms.
const REACH: u64 = 10_000;
/// Up to so many users are looked at one by one where the way along the order is long: within some 150 ms.
const MOST_LOOKED_AT: u64 = 100_000;

/// Whether a search finds others than those who match.
fn narrows_a_search(query: &UserQuery) -> bool {
    !query.folded_search().is_empty() && (query.status.is_some() || query.role.is_some())
}

/// A window on a list, while it is found.
pub struct Search<'a> {
    database: &'a Database,
    revision: Revision,
    chatbot: ChatbotId,
    query: &'a UserQuery,
    window: Window,
    /// How many have the status and role.
    pub by_standing: u64,
    /// How many stand in the index that is walked along.
    pub walked: u64,
    /// How many are looked at when those who match are sifted out of a status or a role, if they can be.
    sifted: Option<u64>,
}

impl<'a> Search<'a> {
    /// Of a list of a chatbot's users with these standings, at that revision.
    pub fn new(
        database: &'a Database,
        revision: Revision,
        list: (ChatbotId, &'a UserQuery),
        standings: &Standings,
        window: Window,
    ) -> Self {
        let (chatbot, query) = list;
        let (by_standing, walked) = counts::matching_and_walked(standings, query);
        let sifted = counts::sifted(standings, query);
        Self { database, revision, chatbot, query, window, by_standing, walked, sifted }
    }

    /// How `rows` rows are found where `matching` match.
    pub async fn plan(&self, matching: u64, rows: u64) -> Result<Plan, Error> {
        let (query, sifted) = (self.query, self.sifted);
        let costs = Costs { sifted, ..Costs::of(matching, self.walked, rows, dialect::STEP) };
        let plan = Plan::of(query, costs);
        let finds_others = dialect::gathers_others(query) || narrows_a_search(query);
        if plan == Plan::Walk || has_own_index(query) || !finds_others {
            return Ok(plan);
        }
        let most = costs.most_gathered().min(sifted.unwrap_or(u64::MAX));
        Ok(Plan::of(query, Costs { found: self.found(most).await?, ..costs }))
    }

    /// How many the search alone finds, counted to `most` at most.
    async fn found(&self, most: u64) -> Result<u64, Error> {
        if self.query.folded_search().is_empty() {
            return Ok(most);
        }
        let search = UserQuery { status: None, role: None, ..self.query.clone() };
        let list = List::new(self.chatbot, &search);
        // That of those who are looked at all match is not so everywhere.
        let finds_others = dialect::gathers_others(self.query);
        let known = if finds_others { None } else { self.database.lists.total(&list, self.revision) };
        match known {
            Some(found) => Ok(found),
            None => self.database.guess(&list, Guessed::LookedAt, most).await,
        }
    }

    /// By whom the users are looked at where they are not walked to; `None`: by too many.
    async fn other_way(&self) -> Result<Option<Plan>, Error> {
        let (plan, looked_at) = Plan::aside(self.found(MOST_LOOKED_AT).await?, self.sifted);
        Ok((looked_at < MOST_LOOKED_AT).then_some(plan))
    }

    fn list(&self) -> List {
        List::new(self.chatbot, self.query)
    }

    /// The window, for which `rows` of `matching` rows are walked along.
    fn stretch(&self, plan: Plan, matching: u64, rows: u64) -> Stretch<'_> {
        let Window { offset, limit } = self.window;
        let (chatbot, query, from) = (self.chatbot, self.query, From::Beginning);
        let steps = Costs::of(matching, self.walked, rows, dialect::STEP).steps();
        Stretch { chatbot, query, plan, from, skip: offset, limit: limit.into(), steps }
    }

    /// Whether a pass over the table, which tells where all rows stand, is shorter than the way to the window.
    pub async fn is_far(&self, total: Option<u64>) -> Result<bool, Error> {
        let Window { offset, limit } = self.window;
        if offset < COUNTED_OFF || has_own_index(self.query) || !dialect::leads_past_rows(self.query) {
            return Ok(false);
        }
        let (total, rows) = if let Some(total) = total {
            (total, u64::from(limit) + offset.min(total - offset))
        } else {
            let rows = u64::from(limit) + offset;
            let turning = Plan::turning_point(self.walked, rows, dialect::STEP);
            (self.database.guess(&self.list(), Guessed::Matching, turning).await?, rows)
        };
        if total < LONG {
            return Ok(false);
        }
        let steps = match self.plan(total, rows).await? {
            Plan::Walk => Costs::of(total, self.walked, rows, dialect::STEP).steps(),
            _ if total > WHOLE => total,
            // Everybody is remembered.
            _ => 0,
        };
        let mut connection = self.database.readers.acquire().await.or_fault()?;
        is_far(&mut connection, steps).await
    }

    /// By the rows whose places are known.
    pub async fn seek(&self, (point, skip): (&Point, u64), total: Option<u64>) -> Result<Vec<User>, Error> {
        let (matching, rows) = (total.unwrap_or(self.walked), skip + u64::from(self.window.limit));
        let stretch = self.stretch(Plan::Walk, matching, rows);
        Stretch { from: From::At(point), skip, ..stretch }.read(self.database).await
    }

    /// By counting rows off, from the end of the list that is nearer.
    pub async fn count_off(&self, total: u64) -> Result<Vec<User>, Error> {
        let Window { offset, limit } = self.window;
        let limit = u64::from(limit).min(total - offset);
        let behind = total - offset - limit;
        let rows = limit + offset.min(behind);
        let plan = self.plan(total, rows).await?;
        let is_kept_whole = if plan == Plan::Walk { rows > FEW && total < LONG } else { total <= WHOLE };
        if is_kept_whole && let Some((users, _)) = self.take_all(plan).await? {
            return Ok(users);
        }
        if plan != Plan::Walk {
            return self.stretch(plan, total, rows).read(self.database).await;
        }
        if offset <= behind {
            return self.walk(Stretch { limit, ..self.stretch(plan, total, rows) }).await;
        }
        let sort = Sort { direction: self.query.sort.direction.reversed(), ..self.query.sort };
        let query = UserQuery { sort, ..self.query.clone() };
        let stretch = Stretch { query: &query, skip: behind, limit, ..self.stretch(plan, total, rows) };
        let mut users = self.walk(stretch).await?;
        users.reverse();
        Ok(users)
    }

    /// Along the list's order, or by another way to the same rows where that turns out to be long: those who match may all stand
    /// behind the others.
    async fn walk(&self, stretch: Stretch<'_>) -> Result<Vec<User>, Error> {
        if let Some(users) = self.walk_within_reach(&stretch).await? {
            return Ok(users);
        }
        let plan = self.other_way().await?.unwrap_or(Plan::Walk);
        Stretch { plan, steps: self.walked, ..stretch }.read(self.database).await
    }

    /// Along the list's order, if no more than a part of the users have to be walked past, twice as many as if those who match
    /// stood evenly among them.
    async fn walk_within_reach(&self, stretch: &Stretch<'_>) -> Result<Option<Vec<User>>, Error> {
        let reach = REACH.max(stretch.steps.saturating_mul(2));
        let end = if reach < self.walked { self.row(stretch.query, reach).await? } else { None };
        let from = end.as_ref().map_or(From::Beginning, From::BeginningUpTo);
        let users = Stretch { from, steps: reach, ..*stretch }.read(self.database).await?;
        Ok((end.is_none() || users.len() as u64 == stretch.limit).then_some(users))
    }

    /// The row of that number in the index of a query's order.
    async fn row(&self, query: &UserQuery, number: u64) -> Result<Option<Point>, Error> {
        let status = query.status.filter(|_| is_walked_by_status(query));
        let everybody = UserQuery { status, sort: query.sort, ..UserQuery::default() };
        let select = format!("SELECT u.id, {}", sort_column(query.sort.by));
        let mut sql = matching(&select, self.chatbot, &everybody, Plan::Walk);
        sql.push(order(&everybody)).push(" LIMIT 1 OFFSET ").push_bind(signed(number));
        let row = sql.build().fetch_optional(&self.database.steady).await.or_fault()?;
        row.map(|row| point(&row, query.sort.by)).transpose()
    }

    /// By everybody, who are found as quickly as a part of them where they are gathered; the next window needs none of it. And how
    /// many they are; `None`: more than are remembered.
    async fn take_all(&self, plan: Plan) -> Result<Option<(Vec<User>, u64)>, Error> {
        let (database, chatbot, query) = (self.database, self.chatbot, self.query);
        let Some(everybody) = everybody(database, chatbot, query, plan).await? else { return Ok(None) };
        let (users, total) =
            (among(database, chatbot, query, part(&everybody, self.window)).await?, everybody.len() as u64);
        database.lists.keep_everybody(self.list(), self.revision, everybody);
        Ok(Some((users, total)))
    }

    /// Without knowing how many match, and then perhaps how many.
    pub async fn feel_out(&self) -> Result<(Vec<User>, Option<u64>), Error> {
        let rows = self.window.offset + u64::from(self.window.limit);
        if self.sifted.is_some_and(|sifted| sifted <= REACH / 2) {
            return self.take(Plan::Sift, rows).await;
        }
        let turning = Plan::turning_point(self.walked, rows, dialect::STEP);
        let about = self.database.guess(&self.list(), Guessed::Matching, turning).await?;
        // Where gathering them leads past no others, that is where it is cheaper.
        let is_few = about < turning
            && (!dialect::gathers_others(self.query) || self.plan(about, rows).await? != Plan::Walk);
        let stretch = self.stretch(Plan::Walk, about.min(self.by_standing), rows);
        // … but for whom so many others may be looked at that it is worth a try.
        let is_dear =
            is_few && dialect::gathers_others(self.query) && self.found(turning).await? > MOST_LOOKED_AT / 2;
        let near = Stretch { steps: stretch.steps.min(REACH / 2), ..stretch };
        if (is_dear || !is_few && stretch.steps <= REACH)
            && let Some(users) = self.walk_within_reach(&near).await?
        {
            return Ok(self.with_total(users));
        }
        match self.other_way().await? {
            Some(plan) => self.take(plan, rows).await,
            None if is_few => self.take(Plan::Gather, rows).await,
            None => Ok(self.with_total(Stretch { steps: self.walked, ..stretch }.read(self.database).await?)),
        }
    }

    /// By a plan that looks at all who match.
    async fn take(&self, plan: Plan, rows: u64) -> Result<(Vec<User>, Option<u64>), Error> {
        if let Some((users, total)) = self.take_all(plan).await? {
            return Ok((users, Some(total)));
        }
        let mut connection = self.database.readers.acquire().await.or_fault()?;
        let total = count_by(&mut connection, self.chatbot, self.query, plan).await?;
        drop(connection);
        Ok((self.stretch(plan, total, rows).read(self.database).await?, Some(total)))
    }

    /// Rows that were walked to, and how many there are where they are the last.
    fn with_total(&self, users: Vec<User>) -> (Vec<User>, Option<u64>) {
        let Window { offset, limit } = self.window;
        let is_last = users.len() < limit as usize && (offset == 0 || !users.is_empty());
        let total = is_last.then_some(offset + users.len() as u64);
        (users, total)
    }
}
