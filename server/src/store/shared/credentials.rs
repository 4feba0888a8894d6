//! Chatbots by their names.

use app::{
    Error,
    domain::{Access, ChatbotId, text},
};
use async_trait::async_trait;

use super::{Database, OrFault};
use crate::store::Credentials;

#[async_trait]
impl Credentials for Database {
    async fn chatbot_by_name(&self, name: &str) -> Result<Option<(ChatbotId, Access)>, Error> {
        let row: Option<(i64, String)> =
            sqlx::query_as("SELECT id, access FROM chatbots WHERE name_key = $1")
                .bind(text::fold(name.trim()))
                .fetch_optional(&self.readers)
                .await
                .or_fault()?;
        row.map(|(id, access)| Ok((ChatbotId(id), Access::parse(&access).ok_or(Error::Internal)?)))
            .transpose()
    }
}
