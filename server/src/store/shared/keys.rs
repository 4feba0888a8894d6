//! API keys of chatbots, by their hashes.

use app::{
    Error,
    backend::{Keys, Owner},
    domain::{
        Access, ApiKey, AuditAction, AuditDetail, Change, ChatbotId, KeyId, NewChatbotKey, Overlap, Timestamp,
    },
    message,
};
use async_trait::async_trait;

use super::{
    Database, Db, OrFault, Tx,
    audit::{self, By, Event},
    chatbots, counts,
};
use crate::{
    auth::{Token, TokenHash},
    changes::Notice,
    store::{KeyHolder, KeyHolders, STEP, in_time},
};

/// How long a key that ended is listed.
const KEPT: i64 = 7 * 24 * 60 * 60_000;
/// The most keys listed; fewer can work.
const MAX_LISTED: i64 = 100;

/// Makes a key of the chatbot; only its hash and how it ends stay.
pub async fn add(tx: &mut Tx, chatbot: ChatbotId, at: Timestamp) -> Result<String, Error> {
    let key = Token::new("rck")?;
    sqlx::query("INSERT INTO chatbot_keys (hash, chatbot_id, ending, created_at) VALUES ($1, $2, $3, $4)")
        .bind(key.hash().to_vec())
        .bind(chatbot.0)
        .bind(key.ending(ApiKey::ENDING))
        .bind(at.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(key.reveal().to_owned())
}

/// Ends the keys before a new one. Those that end at once are deleted, so that no server's clock lets them in again.
async fn end(tx: &mut Tx, chatbot: ChatbotId, overlap: Overlap, at: Timestamp) -> Result<(), Error> {
    if overlap == Overlap::AtOnce {
        sqlx::query("DELETE FROM chatbot_keys WHERE chatbot_id = $1")
            .bind(chatbot.0)
            .execute(&mut **tx)
            .await
            .or_fault()?;
        return Ok(());
    }
    let working = sqlx::query_scalar::<Db, i64>(
        "SELECT COUNT(*) FROM chatbot_keys WHERE chatbot_id = $1 AND (expires_at IS NULL OR expires_at > $2)",
    )
    .bind(chatbot.0)
    .bind(at.0)
    .fetch_one(&mut **tx)
    .await
    .or_fault()?;
    if usize::try_from(working).is_ok_and(|working| working >= ApiKey::MAX_WORKING) {
        return Err(Error::Refused { reason: message!("refused-too-many-keys", max = ApiKey::MAX_WORKING) });
    }
    sqlx::query(
        "UPDATE chatbot_keys SET expires_at = $2 WHERE chatbot_id = $1 AND (expires_at IS NULL OR expires_at > $2)",
    )
    .bind(chatbot.0)
    .bind(overlap.end(at).0)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(())
}

/// Forgets the chatbot's keys that ended long ago.
async fn forget(tx: &mut Tx, chatbot: ChatbotId, at: Timestamp) -> Result<(), Error> {
    sqlx::query("DELETE FROM chatbot_keys WHERE chatbot_id = $1 AND expires_at <= $2")
        .bind(chatbot.0)
        .bind(at.plus(-KEPT).0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Streams of a key that works no more hear of it and end; pages look again.
fn keys_changed(chatbot: ChatbotId) -> Notice {
    Notice { chatbot, change: Change::Keys, access: None }
}

/// An id, its ending, and when it was made, was used last and expires.
type KeyRow = (i64, String, i64, Option<i64>, Option<i64>);

#[async_trait]
impl Keys for Database {
    async fn list_keys(&self, owner: Owner, chatbot: ChatbotId) -> Result<Vec<ApiKey>, Error> {
        let mut tx = self.read().await?;
        counts::access(&mut tx, chatbot).await?;
        let rows: Vec<KeyRow> = sqlx::query_as(
            "SELECT id, ending, created_at, last_used_at, expires_at FROM chatbot_keys
             WHERE chatbot_id = $1 AND (expires_at IS NULL OR expires_at > $2)
             ORDER BY CASE WHEN expires_at IS NULL OR expires_at > $3 THEN 0 ELSE 1 END, created_at DESC, id DESC
             LIMIT $4",
        )
        .bind(chatbot.0)
        .bind(owner.at().plus(-KEPT).0)
        .bind(owner.at().0)
        .bind(MAX_LISTED)
        .fetch_all(&mut *tx)
        .await
        .or_fault()?;
        let key = |(id, ending, created_at, last_used_at, expires_at): KeyRow| ApiKey {
            id: KeyId(id),
            ending,
            created_at: Timestamp(created_at),
            last_used_at: last_used_at.map(Timestamp),
            expires_at: expires_at.map(Timestamp),
        };
        Ok(rows.into_iter().map(key).collect())
    }

    async fn replace_key(
        &self,
        owner: Owner,
        chatbot: ChatbotId,
        overlap: Overlap,
    ) -> Result<NewChatbotKey, Error> {
        let mut tx = self.write().await?;
        // Of two who replace at once, the second ends also the first one's new key.
        counts::lock_chatbot(&mut tx, chatbot).await?;
        forget(&mut tx, chatbot, owner.at()).await?;
        end(&mut tx, chatbot, overlap, owner.at()).await?;
        let key = add(&mut tx, chatbot, owner.at()).await?;
        let hours = Some(overlap.hours()).filter(|hours| *hours > 0);
        let event = Event {
            detail: AuditDetail { hours, ..AuditDetail::default() },
            ..AuditAction::ReplaceKey.into()
        };
        audit::enter(&mut tx, By::owner(owner).within(chatbot), event).await?;
        let chatbot = chatbots::find(&mut tx, chatbot).await?;
        self.commit(tx, vec![keys_changed(chatbot.id)]).await?;
        Ok(NewChatbotKey { chatbot, key })
    }

    async fn revoke_key(&self, owner: Owner, chatbot: ChatbotId, key: KeyId) -> Result<(), Error> {
        let mut tx = self.write().await?;
        counts::lock_chatbot(&mut tx, chatbot).await?;
        forget(&mut tx, chatbot, owner.at()).await?;
        let revoked = sqlx::query("DELETE FROM chatbot_keys WHERE id = $1 AND chatbot_id = $2")
            .bind(key.0)
            .bind(chatbot.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if revoked.rows_affected() == 0 {
            return Err(Error::not_found("api-key"));
        }
        let event = Event {
            detail: AuditDetail { key: Some(key), ..AuditDetail::default() },
            ..AuditAction::RevokeKey.into()
        };
        audit::enter(&mut tx, By::owner(owner).within(chatbot), event).await?;
        self.commit(tx, vec![keys_changed(chatbot)]).await
    }
}

#[async_trait]
impl KeyHolders for Database {
    async fn chatbot_by_key(&self, key: &TokenHash, at: Timestamp) -> Result<Option<KeyHolder>, Error> {
        let row: Option<(i64, Option<i64>, i64, String, String)> = sqlx::query_as(
            "SELECT k.id, k.last_used_at, c.id, c.name, c.access
             FROM chatbot_keys k JOIN chatbots c ON c.id = k.chatbot_id
             WHERE k.hash = $1 AND (k.expires_at IS NULL OR k.expires_at > $2)",
        )
        .bind(key.to_vec())
        .bind(at.0)
        .fetch_optional(&self.steady)
        .await
        .or_fault()?;
        row.map(|(key, last_used_at, chatbot, name, access)| {
            let access = Access::parse(&access).ok_or(Error::Internal)?;
            let last_used_at = last_used_at.map(Timestamp);
            Ok(KeyHolder { key: KeyId(key), last_used_at, chatbot: ChatbotId(chatbot), name, access })
        })
        .transpose()
    }

    fn note_key_use(&self, holder: &KeyHolder, at: Timestamp) {
        if !self.key_uses.is_due(holder.key, holder.last_used_at, at) {
            return;
        }
        let noted = sqlx::query(
            "UPDATE chatbot_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
        )
        .bind(holder.key.0)
        .bind(at.0);
        let writer = self.writer.clone();
        // Nobody waits for it: the call is answered either way. What fails is logged, and noted by a later call.
        tokio::spawn(in_time(STEP, async move { noted.execute(&writer).await.or_fault() }));
    }
}
