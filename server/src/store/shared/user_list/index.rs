//! Making the index of a long list, behind the requests that profit from it.

use std::time::{Duration, Instant};

use app::{
    Error,
    domain::{ChatbotId, SortBy, UserId, UserQuery},
};
use sqlx::{QueryBuilder, Row};

use super::{
    super::{Connection, Database, Db, OrFault, Tx, count, dialect},
    matching, order, push_ids_behind, signed,
    sql::sort_column,
};
use crate::{
    changes::Revision,
    store::{
        SortKey, in_time,
        list_index::{List, ListIndex, Point, WHOLE},
        list_plan::Plan,
    },
};

/// How long an index may take: the others wait for their turn meanwhile. Of ten million users whom a common term finds it takes one
/// minute.
const MAKING: Duration = Duration::from_mins(15);

/// How long a list is.
#[derive(Clone, Copy)]
pub struct Length {
    /// About how many are on it.
    pub total: u64,
    /// How many stand in the index of its order.
    pub walked: u64,
}

impl Database {
    /// Has the index of a list made, unless there is one as good.
    pub(super) fn make_index(&self, list: List, length: Length, now: Revision) {
        let Some(wanted) = self.lists.want(&list, now, Instant::now()) else { return };
        let (readers, changes) = (self.readers.clone(), self.changes.clone());
        tokio::spawn(async move {
            let turn = wanted.turn().await;
            let (began, revision) = (Instant::now(), changes.revision(list.chatbot()));
            let made = async {
                let mut tx = readers.begin_with(dialect::BEGIN_READ).await.or_fault()?;
                learn(&mut tx, list.chatbot(), list.query(), length).await
            };
            // Who looks next asks again; the fault is logged where it happened.
            match in_time(MAKING, made).await {
                Ok(Places::All(users)) => wanted.keep_everybody(revision, users),
                Ok(Places::Some(points)) => {
                    let index =
                        ListIndex::new(length.total, points, revision, Instant::now(), began.elapsed());
                    wanted.keep(index);
                }
                Err(_) => {}
            }
            drop(turn);
        });
    }
}

/// What was learned of where a list's rows stand.
enum Places {
    /// Everybody, in order.
    All(Vec<UserId>),
    /// Every n-th row with n = [`ListIndex::spacing`], from the first on.
    Some(Vec<Point>),
}

async fn learn(
    tx: &mut Tx,
    chatbot: ChatbotId,
    query: &UserQuery,
    Length { total, walked }: Length,
) -> Result<Places, Error> {
    let spacing = ListIndex::spacing(total);
    if !dialect::leads_past_rows(query) || !is_far(tx, walked).await? {
        return walked_points(tx, chatbot, query, spacing).await.map(Places::Some);
    }
    if total > WHOLE {
        return sorted_points(tx, chatbot, query, spacing).await.map(Places::Some);
    }
    // All of them are sorted anyhow.
    let all = sorted_points(tx, chatbot, query, 1).await?;
    Ok(if all.len() as u64 <= WHOLE {
        Places::All(all.into_iter().map(|(_, id)| id).collect())
    } else {
        let spacing = usize::try_from(spacing).unwrap_or(usize::MAX);
        Places::Some(all.into_iter().step_by(spacing).collect())
    })
}

/// Whether a pass over the whole table, whosever users stand there, is shorter than a way past so many.
pub async fn is_far(connection: &mut Connection, steps: u64) -> Result<bool, Error> {
    let last: Option<i64> =
        sqlx::query_scalar("SELECT MAX(id) FROM users").fetch_one(connection).await.or_fault()?;
    Ok(steps.saturating_mul(dialect::STEP) > count(last.unwrap_or_default()))
}

async fn sorted_points(
    tx: &mut Tx,
    chatbot: ChatbotId,
    query: &UserQuery,
    spacing: u64,
) -> Result<Vec<Point>, Error> {
    let (key, order) = (sort_column(query.sort.by), order(query));
    let select = format!(
        "SELECT id, key FROM (SELECT u.id AS id, {key} AS key, ROW_NUMBER() OVER ({}) - 1 AS place",
        order.trim_start()
    );
    let mut sql = matching(&select, chatbot, query, Plan::Pass);
    sql.push(") AS placed WHERE place % ").push_bind(signed(spacing)).push(" = 0 ORDER BY place");
    dialect::begin_pass(tx).await.or_fault()?;
    let rows = sql.build().fetch_all(&mut **tx).await.or_fault()?;
    rows.iter().map(|row| point(row, query.sort.by)).collect()
}

async fn walked_points(
    tx: &mut Tx,
    chatbot: ChatbotId,
    query: &UserQuery,
    spacing: u64,
) -> Result<Vec<Point>, Error> {
    dialect::begin_walk(tx).await.or_fault()?;
    let mut points: Vec<Point> = Vec::new();
    loop {
        let mut sql = if let Some(last) = points.last() {
            let mut sql = QueryBuilder::new("");
            push_ids_behind(&mut sql, chatbot, query, last, false, [signed(spacing - 1), 1]);
            sql
        } else {
            let select = format!("SELECT u.id, {}", sort_column(query.sort.by));
            let mut sql = matching(&select, chatbot, query, Plan::Walk);
            sql.push(order(query)).push(" LIMIT 1");
            sql
        };
        let Some(row) = sql.build().fetch_optional(&mut **tx).await.or_fault()? else { return Ok(points) };
        points.push(point(&row, query.sort.by)?);
    }
}

/// The id and the key of a row.
pub fn point(row: &<Db as sqlx::Database>::Row, by: SortBy) -> Result<Point, Error> {
    let key = match by {
        SortBy::Name => SortKey::Text(row.try_get(1).or_fault()?),
        _ => SortKey::Number(row.try_get(1).or_fault()?),
    };
    Ok((key, UserId(row.try_get(0).or_fault()?)))
}
