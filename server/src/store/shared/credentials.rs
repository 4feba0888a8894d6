//! Keys, links and console sessions, by their hashes.

use std::time::Duration;

use app::{
    Error,
    domain::{Access, Actor, AuditAction, ChatbotId, Network, Timestamp, text},
};
use async_trait::async_trait;

use super::{
    Database, OrFault,
    audit::{self, By},
};
use crate::{auth::TokenHash, store::Credentials};

/// A session's last use is written at most this often, so that reading a page doesn't write.
const LAST_USE_GRAIN: i64 = 60_000;
/// How long a call waits for that: who reads a page must not wait for an import to end.
const LAST_USE_PATIENCE: Duration = Duration::from_millis(250);

#[async_trait]
impl Credentials for Database {
    async fn chatbot_by_key(&self, key: &TokenHash) -> Result<Option<(ChatbotId, String, Access)>, Error> {
        let row: Option<(i64, String, String)> = sqlx::query_as(
            "SELECT c.id, c.name, c.access FROM chatbot_keys k JOIN chatbots c ON c.id = k.chatbot_id WHERE k.hash = $1",
        )
        .bind(key.to_vec())
        .fetch_optional(&self.readers)
        .await
        .or_fault()?;
        row.map(|(id, name, access)| {
            Ok((ChatbotId(id), name, Access::parse(&access).ok_or(Error::Internal)?))
        })
        .transpose()
    }

    async fn chatbot_exists(&self, chatbot: ChatbotId) -> Result<bool, Error> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT id FROM chatbots WHERE id = $1")
            .bind(chatbot.0)
            .fetch_optional(&self.readers)
            .await
            .or_fault()?;
        Ok(row.is_some())
    }

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

    async fn add_owner_link(
        &self,
        link: &TokenHash,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM console_links WHERE expires_at <= $1")
            .bind(now.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query(
            "INSERT INTO console_links (hash, account_id, kind, expires_at) VALUES ($1, 1, 'sign-in', $2)",
        )
        .bind(link.to_vec())
        .bind(expires.0)
        .execute(&mut *tx)
        .await
        .or_fault()?;
        let by = By::at_the_door(Actor::Owner, now, None);
        audit::enter(&mut tx, by, AuditAction::OwnerLink.into()).await?;
        tx.commit().await.or_fault()
    }

    async fn spend_owner_link(
        &self,
        link: &TokenHash,
        session: &TokenHash,
        now: Timestamp,
        dead_before: Timestamp,
        network: Option<Network>,
    ) -> Result<bool, Error> {
        let mut tx = self.write().await?;
        let spent =
            sqlx::query("DELETE FROM console_links WHERE hash = $1 AND kind = 'sign-in' AND expires_at > $2")
                .bind(link.to_vec())
                .bind(now.0)
                .execute(&mut *tx)
                .await
                .or_fault()?;
        if spent.rows_affected() == 0 {
            audit::enter_refusal(&mut tx, now, network).await?;
            tx.commit().await.or_fault()?;
            return Ok(false);
        }
        sqlx::query("DELETE FROM console_sessions WHERE created_at <= $1")
            .bind(dead_before.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query(
            "INSERT INTO console_sessions (hash, account_id, way, browser, created_at, last_used_at)
             VALUES ($1, 1, 'link', '', $2, $2)",
        )
        .bind(session.to_vec())
        .bind(now.0)
        .execute(&mut *tx)
        .await
        .or_fault()?;
        let by = By::at_the_door(Actor::Owner, now, network);
        audit::enter(&mut tx, by, AuditAction::ConsoleSignIn.into()).await?;
        tx.commit().await.or_fault()?;
        Ok(true)
    }

    async fn use_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        made_after: Timestamp,
        used_after: Timestamp,
    ) -> Result<bool, Error> {
        let row: Option<(i64,)> = sqlx::query_as(
            "SELECT last_used_at FROM console_sessions WHERE hash = $1 AND created_at > $2 AND last_used_at > $3",
        )
        .bind(session.to_vec())
        .bind(made_after.0)
        .bind(used_after.0)
        .fetch_optional(&self.readers)
        .await
        .or_fault()?;
        let Some((last_used_at,)) = row else { return Ok(false) };
        if now.0 - last_used_at > LAST_USE_GRAIN {
            let noted = sqlx::query(
                "UPDATE console_sessions SET last_used_at = $2 WHERE hash = $1 AND last_used_at < $2",
            )
            .bind(session.to_vec())
            .bind(now.0);
            let writer = self.writer.clone();
            let noting = tokio::spawn(async move { noted.execute(&writer).await.or_fault() });
            // Late or failed (and then logged), it is noted at a later call: the session is alive either way.
            let _ = tokio::time::timeout(LAST_USE_PATIENCE, noting).await;
        }
        Ok(true)
    }

    async fn end_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        network: Option<Network>,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let ended = sqlx::query("DELETE FROM console_sessions WHERE hash = $1")
            .bind(session.to_vec())
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if ended.rows_affected() > 0 {
            let by = By::at_the_door(Actor::Owner, now, network);
            audit::enter(&mut tx, by, AuditAction::ConsoleSignOut.into()).await?;
        }
        tx.commit().await.or_fault()
    }
}
