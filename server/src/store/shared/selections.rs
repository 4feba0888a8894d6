//! Whom an admin has chosen, as SQL.

use app::{
    Error,
    backend::{ChatbotAdmin, Selections},
    domain::{ChatbotId, Selection, SelectionCount, Sort, UserId, UserQuery},
    message,
};
use async_trait::async_trait;
use sqlx::QueryBuilder;

use super::{
    Database, Db, OrFault, Tx, count, dialect,
    user_list::{matching, order, push_beyond, push_filter, total},
    user_row,
};
use crate::store::{UserCursor, list_plan::Plan};

#[allow(clippy::cast_possible_wrap, reason = "a hundred thousand")]
const MOST_BY_HAND: i64 = Selection::MAX_BY_HAND as i64;

/// `FROM users u WHERE` the chatbot's users that are chosen, behind `select`.
pub fn chosen(select: &str, chatbot: ChatbotId, selection: &Selection) -> QueryBuilder<Db> {
    let by_hand_alone = selection.query().is_none();
    // Ids by hand are looked up one by one, the search's and the network's by their index; else the table is gone through as
    // it lies. By an order's index SQLite would jump through it: of a million visitors, those of a status took 2.2 s, not 0.1.
    let mut sql = QueryBuilder::new(format!("{select} FROM users u WHERE {} = ", dialect::CHATBOT_UNINDEXED));
    sql.push_bind(chatbot.0).push(" AND (");
    if let Some(query) = selection.query() {
        sql.push("(1 = 1");
        push_filter(&mut sql, query, dialect::plan_for_all(query));
        if !selection.except().is_empty() {
            sql.push(" AND u.id NOT IN ");
            dialect::push_ids(&mut sql, selection.except());
        }
        sql.push(")");
    }
    if by_hand_alone || !selection.also().is_empty() {
        sql.push(if by_hand_alone { "u.id IN " } else { " OR u.id IN " });
        dialect::push_ids(&mut sql, selection.also());
    }
    sql.push(")");
    sql
}

/// How many users are chosen.
pub async fn selected(tx: &mut Tx, chatbot: ChatbotId, selection: &Selection) -> Result<u64, Error> {
    if let Some(query) = selection.plain_query() {
        return total(tx, chatbot, query).await;
    }
    let mut sql = chosen("SELECT COUNT(*)", chatbot, selection);
    sql.build_query_scalar().fetch_one(&mut **tx).await.or_fault().map(count)
}

async fn shown(
    tx: &mut Tx,
    chatbot: ChatbotId,
    selection: &Selection,
    query: &UserQuery,
) -> Result<u64, Error> {
    let mut sql = chosen("SELECT COUNT(*)", chatbot, selection);
    push_filter(&mut sql, query, dialect::plan_for_all(query));
    sql.build_query_scalar().fetch_one(&mut **tx).await.or_fault().map(count)
}

#[async_trait]
impl Selections for Database {
    async fn count_selected(
        &self,
        admin: ChatbotAdmin,
        selection: &Selection,
        query: &UserQuery,
    ) -> Result<SelectionCount, Error> {
        let mut tx = self.read().await?;
        let selected = selected(&mut tx, admin.chatbot(), selection).await?;
        let same = selection
            .query()
            .is_some_and(|chosen| *chosen == UserQuery { sort: Sort::default(), ..query.clone() });
        let all_shown = !query.is_filtered() || (same && selection.also().is_empty());
        let shown =
            if all_shown { selected } else { shown(&mut tx, admin.chatbot(), selection, query).await? };
        Ok(SelectionCount { selected, shown })
    }

    async fn users_between(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        one: UserId,
        other: UserId,
    ) -> Result<Vec<UserId>, Error> {
        let mut tx = self.read().await?;
        let mut ends = Vec::new();
        for end in [one, other] {
            let user = user_row::find(&mut tx, admin.chatbot(), end).await?;
            if !query.matches(&user) {
                return Err(Error::not_found("user-in-list"));
            }
            ends.push(UserCursor::after(&user, query.sort));
        }
        dialect::begin_walk(&mut tx).await.or_fault()?;
        let mut sql = matching("SELECT u.id", admin.chatbot(), query, Plan::Walk);
        ends.sort_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
        for (end, reach) in ends.iter().zip([">=", "<="]) {
            push_beyond(&mut sql, query.sort.by, &(end.key.clone(), end.id), reach);
        }
        sql.push(order(query)).push(" LIMIT ").push_bind(MOST_BY_HAND + 1);
        let ids: Vec<i64> = sql.build_query_scalar().fetch_all(&mut *tx).await.or_fault()?;
        if ids.len() > Selection::MAX_BY_HAND {
            let reason = message!("refused-long-range", max = Selection::MAX_BY_HAND);
            return Err(Error::Refused { reason });
        }
        Ok(ids.into_iter().map(UserId).collect())
    }
}
