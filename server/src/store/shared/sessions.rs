//! Conversations as the console reads them.

use app::{
    Error,
    backend::{ChatbotAdmin, Sessions},
    domain::{
        Author, Message, MessagePage, Session, SessionCursor, SessionId, SessionPage, Timestamp, UserId,
    },
};
use async_trait::async_trait;
use sqlx::QueryBuilder;

use super::{Database, Db, OrFault, count, user_row};

/// The columns of [`SessionRow`], of a table named `s`.
pub const COLUMNS: &str = "s.id, s.client_id, s.title, s.started_at, s.last_message_at, s.message_count";

#[derive(sqlx::FromRow)]
pub struct SessionRow {
    id: i64,
    client_id: String,
    title: String,
    started_at: i64,
    last_message_at: i64,
    message_count: i64,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: SessionId(row.id),
            client_id: row.client_id,
            title: row.title,
            started_at: Timestamp(row.started_at),
            last_message_at: Timestamp(row.last_message_at),
            messages: count(row.message_count),
        }
    }
}

type MessageRow = (i64, String, String, String, i64);

fn message((position, client_id, author, text, sent_at): MessageRow) -> Result<Message, Error> {
    let author = Author::parse(&author).ok_or(Error::Internal)?;
    Ok(Message { position, client_id, author, text, sent_at: Timestamp(sent_at) })
}

#[async_trait]
impl Sessions for Database {
    async fn list_sessions(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        after: Option<SessionCursor>,
        limit: u32,
    ) -> Result<SessionPage, Error> {
        let limit = limit.clamp(1, 100);
        let mut tx = self.read().await?;
        user_row::find(&mut tx, admin.chatbot(), user).await?;
        let mut sql: QueryBuilder<Db> =
            QueryBuilder::new(format!("SELECT {COLUMNS} FROM sessions s WHERE s.user_id = "));
        sql.push_bind(user.0);
        if let Some(cursor) = after {
            sql.push(" AND (s.started_at, s.id) < (").push_bind(cursor.started_at.0);
            sql.push(", ").push_bind(cursor.id.0).push(")");
        }
        sql.push(" ORDER BY s.started_at DESC, s.id DESC LIMIT ").push_bind(i64::from(limit) + 1);
        let rows: Vec<SessionRow> = sql.build_query_as().fetch_all(&mut *tx).await.or_fault()?;
        let more = rows.len() > limit as usize;
        let sessions: Vec<Session> = rows.into_iter().take(limit as usize).map(Session::from).collect();
        let next = sessions
            .last()
            .filter(|_| more)
            .map(|last| SessionCursor { started_at: last.started_at, id: last.id });
        Ok(SessionPage { sessions, next })
    }

    async fn list_messages(
        &self,
        admin: ChatbotAdmin,
        session: SessionId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<MessagePage, Error> {
        let limit = limit.clamp(1, 200);
        self.note_reading(admin, session, after.is_some()).await?;
        let mut tx = self.read().await?;
        let sql = format!("SELECT {COLUMNS} FROM sessions s WHERE s.id = $1 AND s.chatbot_id = $2");
        let row: Option<SessionRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(session.0)
            .bind(admin.chatbot().0)
            .fetch_optional(&mut *tx)
            .await
            .or_fault()?;
        let session = Session::from(row.ok_or_else(|| Error::not_found("session"))?);
        let rows: Vec<MessageRow> = sqlx::query_as(
            "SELECT position, client_id, author, text, sent_at FROM messages
             WHERE session_id = $1 AND position > $2 ORDER BY position LIMIT $3",
        )
        .bind(session.id.0)
        .bind(after.unwrap_or(-1))
        .bind(i64::from(limit) + 1)
        .fetch_all(&mut *tx)
        .await
        .or_fault()?;
        let more = rows.len() > limit as usize;
        let messages = rows.into_iter().take(limit as usize).map(message).collect::<Result<Vec<_>, _>>()?;
        let next = messages.last().filter(|_| more).map(|last| last.position);
        Ok(MessagePage { session, messages, next })
    }
}
