//! Who tries to come in, and too often.

use app::{
    Error,
    backend::Source,
    domain::{Actor, AuditAction, ChatbotId, Network, Timestamp},
};
use async_trait::async_trait;

use super::{Database, OrFault, SKEW, Tx, audit};
use crate::{
    auth::TokenHash,
    store::{Holder, SourceLimit, Tries, TryLimits},
};

/// For how long a network counts from which someone came in.
const KNOWN: i64 = 90 * 24 * 60 * 60_000;

/// As tries are stored: without a network they are from one and the same.
fn stored(network: Option<Network>) -> String {
    network.map_or_else(String::new, |network| network.to_string())
}

/// So many milliseconds in seconds, rounded up: who waits so long may try again.
fn seconds(milliseconds: i64) -> u32 {
    u32::try_from((milliseconds + 999) / 1000).unwrap_or(1).max(1)
}

/// When the oldest of the newest `most` tries within the window was; `None`: there are fewer.
async fn oldest_of(
    tx: &mut Tx,
    subject: &TokenHash,
    network: Option<&str>,
    [after, until]: [Timestamp; 2],
    most: u32,
) -> Result<Option<i64>, Error> {
    sqlx::query_scalar(
        "SELECT at FROM sign_in_failures WHERE subject = $1 AND at > $2 AND at <= $5 AND ($3 IS NULL OR network = $3)
         ORDER BY at DESC LIMIT 1 OFFSET $4",
    )
    .bind(subject.to_vec())
    .bind(after.0)
    .bind(network)
    .bind(i64::from(most.saturating_sub(1)))
    .bind(until.0)
    .fetch_optional(&mut **tx)
    .await
    .or_fault()
}

/// Whether one of the holders came in from the network before.
async fn is_known(tx: &mut Tx, holders: &[Holder], network: &str, now: Timestamp) -> Result<bool, Error> {
    for holder in holders {
        let (log, actor) = match holder {
            Holder::Owner => (ChatbotId(0), Actor::Owner),
            Holder::Admin { user, chatbot } => (*chatbot, Actor::User(*user)),
        };
        let known: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM audit_log WHERE chatbot_id = $1 AND actor = $2 AND at > $3 AND action = $4
                 AND COALESCE(network, '') = $5)",
        )
        .bind(log.0)
        .bind(actor.to_string())
        .bind(now.plus(-KNOWN).0)
        .bind(AuditAction::ConsoleSignIn.as_str())
        .bind(network)
        .fetch_one(&mut **tx)
        .await
        .or_fault()?;
        if known {
            return Ok(true);
        }
    }
    Ok(false)
}

#[async_trait]
impl Tries for Database {
    async fn begin_try(
        &self,
        subject: &TokenHash,
        holders: &[Holder],
        network: Option<Network>,
        now: Timestamp,
        limits: TryLimits,
    ) -> Result<Option<u32>, Error> {
        let network = stored(network);
        let mut tx = self.write().await?;
        let latest = now.plus(SKEW);
        sqlx::query("DELETE FROM sign_in_failures WHERE at <= $1 OR at > $2")
            .bind(now.plus(-limits.far_window.max(limits.near_window)).0)
            .bind(latest.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        let lately = [now.plus(-limits.near_window), latest];
        let near = oldest_of(&mut tx, subject, Some(&network), lately, limits.near).await?;
        let mut until = near.map(|at| at + limits.near_window);
        if until.is_none() {
            let lately = [now.plus(-limits.far_window), latest];
            let far = oldest_of(&mut tx, subject, None, lately, limits.far).await?;
            if let Some(at) = far
                && !is_known(&mut tx, holders, &network, now).await?
            {
                until = Some(at + limits.far_window);
            }
        }
        if until.is_none() {
            sqlx::query("INSERT INTO sign_in_failures (subject, network, at) VALUES ($1, $2, $3)")
                .bind(subject.to_vec())
                .bind(&network)
                .bind(now.0)
                .execute(&mut *tx)
                .await
                .or_fault()?;
        }
        tx.commit().await.or_fault()?;
        Ok(until.map(|until| seconds(until - now.0)))
    }

    async fn wrong_source(
        &self,
        source: Source,
        now: Timestamp,
        limit: SourceLimit,
    ) -> Result<Option<u32>, Error> {
        let oldest: Option<i64> = sqlx::query_scalar(
            "SELECT at FROM wrong_tries WHERE source = $1 AND at > $2 AND at <= $3 ORDER BY at DESC LIMIT 1 OFFSET $4",
        )
        .bind(source.0.to_vec())
        .bind(now.plus(-limit.window).0)
        .bind(now.plus(SKEW).0)
        .bind(i64::from(limit.most.saturating_sub(1)))
        .fetch_optional(&self.readers)
        .await
        .or_fault()?;
        Ok(oldest.map(|at| seconds(at + limit.window - now.0)))
    }

    async fn note_wrong_source(
        &self,
        source: Source,
        now: Timestamp,
        limit: SourceLimit,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM wrong_tries WHERE at <= $1 OR at > $2")
            .bind(now.plus(-limit.window).0)
            .bind(now.plus(SKEW).0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query("INSERT INTO wrong_tries (source, at) VALUES ($1, $2)")
            .bind(source.0.to_vec())
            .bind(now.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        tx.commit().await.or_fault()
    }

    async fn forget_tries(&self, subject: &TokenHash, network: Option<Network>) -> Result<(), Error> {
        sqlx::query("DELETE FROM sign_in_failures WHERE subject = $1 AND network = $2")
            .bind(subject.to_vec())
            .bind(stored(network))
            .execute(&self.writer)
            .await
            .or_fault()?;
        Ok(())
    }

    async fn note_refusal(&self, now: Timestamp, network: Option<Network>) -> Result<(), Error> {
        let mut tx = self.write().await?;
        audit::enter_refusal(&mut tx, now, network).await?;
        tx.commit().await.or_fault()
    }
}
