//! Users page by page: each page begins where the last ended, however the list changed meanwhile.

use app::{
    Error,
    backend::{ChatbotAdmin, UserLists},
    domain::{User, UserQuery, Window},
};
use async_trait::async_trait;

use super::{
    Database, dialect,
    user_list::{From, Search, Stretch},
};
use crate::store::{UserCursor, UserPages, list_plan::Costs};

#[async_trait]
impl UserPages for Database {
    async fn users_after(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        after: Option<&UserCursor>,
        limit: u32,
    ) -> Result<(Vec<User>, u64, Option<UserCursor>), Error> {
        // Counted first, and perhaps known: a count that is made takes longer than a page.
        let total = self.count_users(admin, self.hear().await, query).await?;
        let (chatbot, revision) = (admin.chatbot(), self.changes.revision(admin.chatbot()));
        let standings = self.standings(chatbot, revision).await?;
        let window = Window { offset: 0, limit };
        let search = Search::new(self, revision, (chatbot, query), &standings, window);
        let plan = search.plan(total, u64::from(limit)).await?;
        let steps = Costs::of(total, search.walked, u64::from(limit), dialect::STEP).steps();
        let point = after.map(|cursor| (cursor.key.clone(), cursor.id));
        let stretch = Stretch {
            chatbot,
            query,
            plan,
            from: point.as_ref().map_or(From::Beginning, From::Behind),
            skip: 0,
            limit: u64::from(limit) + 1,
            steps,
        };
        let mut users = stretch.read(self).await?;
        let more = users.len() > limit as usize;
        users.truncate(limit as usize);
        let next = users.last().filter(|_| more).map(|last| UserCursor::after(last, query.sort));
        Ok((users, total, next))
    }
}
