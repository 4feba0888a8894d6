//! Chatbots.

use app::{
    Error,
    backend::{ChatbotAdmin, Chatbots, Owner},
    domain::{
        Access, AuditAction, AuditDetail, Chatbot, ChatbotId, ChatbotName, NewChatbotKey, StatusCounts, text,
    },
    message,
};
use async_trait::async_trait;

use super::{
    Database, OrFault, Tx,
    audit::{self, By, Event},
    counts, keys, views,
};

/// A chatbot joined with one of its counts; a chatbot without users has one row without.
type CountedRow = (i64, String, String, Option<String>, Option<String>, Option<i64>);

const COUNTED: &str = "SELECT c.id, c.name, c.access, n.status, n.role, n.users
     FROM chatbots c LEFT JOIN user_counts n ON n.chatbot_id = c.id";

fn collect(rows: Vec<CountedRow>) -> Result<Vec<Chatbot>, Error> {
    let mut chatbots: Vec<Chatbot> = Vec::new();
    for (id, name, access, status, role, users) in rows {
        let id = ChatbotId(id);
        if chatbots.last().is_none_or(|last| last.id != id) {
            let access = Access::parse(&access).ok_or(Error::Internal)?;
            chatbots.push(Chatbot { id, name, access, users: StatusCounts::default(), start: None });
        }
        if let (Some(chatbot), Some(status), Some(role), Some(users)) =
            (chatbots.last_mut(), status, role, users)
        {
            counts::tally(&mut chatbot.users, &status, &role, users)?;
        }
    }
    Ok(chatbots)
}

/// One of them.
pub async fn find(tx: &mut Tx, chatbot: ChatbotId) -> Result<Chatbot, Error> {
    let sql = sqlx::AssertSqlSafe(format!("{COUNTED} WHERE c.id = $1"));
    let rows = sqlx::query_as(sql).bind(chatbot.0).fetch_all(&mut **tx).await.or_fault()?;
    collect(rows)?.pop().ok_or_else(|| Error::not_found("chatbot"))
}

#[async_trait]
impl Chatbots for Database {
    async fn list_chatbots(&self, _: Owner) -> Result<Vec<Chatbot>, Error> {
        let mut tx = self.read().await?;
        let sql = sqlx::AssertSqlSafe(format!("{COUNTED} ORDER BY c.name_key, c.id"));
        let mut chatbots = collect(sqlx::query_as(sql).fetch_all(&mut *tx).await.or_fault()?)?;
        for (id, start) in views::starts_of_owner(&mut tx).await? {
            if let Some(chatbot) = chatbots.iter_mut().find(|chatbot| chatbot.id == id) {
                chatbot.start = Some(start);
            }
        }
        Ok(chatbots)
    }

    async fn chatbot(&self, admin: ChatbotAdmin) -> Result<Chatbot, Error> {
        let mut tx = self.read().await?;
        let start = views::start(&mut tx, admin).await?;
        Ok(Chatbot { start, ..find(&mut tx, admin.chatbot()).await? })
    }

    async fn create_chatbot(
        &self,
        owner: Owner,
        name: &ChatbotName,
        access: Access,
    ) -> Result<NewChatbotKey, Error> {
        let mut tx = self.write().await?;
        let id: Option<(i64,)> = sqlx::query_as(
            "INSERT INTO chatbots (name, name_key, access, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (name_key) DO NOTHING RETURNING id",
        )
        .bind(name.as_str())
        .bind(text::fold(name.as_str()))
        .bind(access.as_str())
        .bind(owner.at().0)
        .fetch_optional(&mut *tx)
        .await
        .or_fault()?;
        let (id,) = id.ok_or_else(|| Error::invalid("name", message!("reason-name-of-chatbot")))?;
        let key = keys::add(&mut tx, ChatbotId(id), owner.at()).await?;
        let chatbot = find(&mut tx, ChatbotId(id)).await?;
        let event = Event {
            after: Some(access.into()),
            detail: AuditDetail { chatbot: Some(chatbot.id), ..AuditDetail::default() },
            ..AuditAction::CreateChatbot.into()
        };
        audit::enter(&mut tx, By::owner(owner), event).await?;
        tx.commit().await.or_fault()?;
        Ok(NewChatbotKey { chatbot, key })
    }
}
