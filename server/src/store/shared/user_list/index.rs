//! Making the index of a long list, behind the requests that profit from it.

use std::time::Instant;

use app::{
    Error,
    domain::{ChatbotId, SortBy, UserId, UserQuery},
};
use sqlx::{QueryBuilder, Row};

use super::{
    super::{Database, OrFault, Tx, dialect},
    matching, order, push_ids_behind, signed,
    sql::sort_column,
};
use crate::{
    changes::Revision,
    store::{
        SortKey,
        list_index::{List, ListIndex, Point},
        list_plan::Plan,
    },
};

impl Database {
    /// Has the index of a list of about `total` rows made, unless there is one as good.
    pub(super) fn make_index(&self, list: List, total: u64, now: Revision) {
        let Some(wanted) = self.lists.want(&list, now, Instant::now()) else { return };
        let (readers, changes) = (self.readers.clone(), self.changes.clone());
        tokio::spawn(async move {
            let turn = wanted.turn().await;
            let (began, revision) = (Instant::now(), changes.revision(list.chatbot()));
            let made = async {
                let mut tx = readers.begin_with(dialect::BEGIN_READ).await.or_fault()?;
                points(&mut tx, list.chatbot(), list.query(), ListIndex::spacing(total)).await
            };
            // Who looks next asks again; the fault is logged where it happened.
            if let Ok(points) = made.await {
                wanted.keep(ListIndex::new(total, points, revision, Instant::now(), began.elapsed()));
            }
            drop(turn);
        });
    }
}

/// Every `spacing`-th row of a list, from the first on.
async fn points(
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
        let key = match query.sort.by {
            SortBy::Name => SortKey::Text(row.try_get(1).or_fault()?),
            _ => SortKey::Number(row.try_get(1).or_fault()?),
        };
        points.push((key, UserId(row.try_get(0).or_fault()?)));
    }
}
