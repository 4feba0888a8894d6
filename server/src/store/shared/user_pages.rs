//! Users page by page: each page begins where the last ended, however the list changed meanwhile.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{Direction, User, UserQuery},
};
use async_trait::async_trait;

use super::{
    Database, OrFault, user_row,
    users::{Plan, matching, order, push_beyond, to_users, total},
};
use crate::store::{UserCursor, UserPages};

#[async_trait]
impl UserPages for Database {
    async fn users_after(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        after: Option<&UserCursor>,
        limit: u32,
    ) -> Result<(Vec<User>, u64, Option<UserCursor>), Error> {
        let mut tx = self.read().await?;
        let total = total(&mut tx, admin.chatbot(), query).await?;
        let plan = Plan::of(query, total, u64::from(limit));
        let mut sql = matching(&format!("SELECT {}", user_row::COLUMNS), admin.chatbot(), query, plan);
        if let Some(cursor) = after {
            let beyond = match query.sort.direction {
                Direction::Ascending => ">",
                Direction::Descending => "<",
            };
            push_beyond(&mut sql, cursor, beyond);
        }
        sql.push(order(query)).push(" LIMIT ").push_bind(i64::from(limit) + 1);
        let mut users = to_users(sql.build_query_as().fetch_all(&mut *tx).await.or_fault()?)?;
        let more = users.len() > limit as usize;
        users.truncate(limit as usize);
        let next = users.last().filter(|_| more).map(|last| UserCursor::after(last, query.sort));
        Ok((users, total, next))
    }
}
