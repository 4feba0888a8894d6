//! Sessions in the console, by the hash of what is in the cookie.

use std::time::Duration;

use app::{
    Error,
    backend::SignedIn,
    domain::{
        AuditAction, AuditDetail, ChatbotId, ConsoleSession, ConsoleSessionId, Network, Timestamp, Way,
    },
    message,
};
use async_trait::async_trait;

use super::{Database, Event, OrFault, SKEW, Tx, audit, by, event, holder, take};
use crate::{
    auth::TokenHash,
    store::{AccountRecord, ConsoleSessions, NewConsoleSession, Proof, STEP, SessionHolder, in_time},
};

/// A session's last use is written at most this often, so that reading a page doesn't write.
const LAST_USE_GRAIN: i64 = 60_000;
/// How long a call waits for that: who reads a page must not wait for an import to end.
const LAST_USE_PATIENCE: Duration = Duration::from_millis(250);
/// How long a password that was entered in a session lets changes of the account through.
const CONFIRMED: i64 = 5 * 60_000;

/// Begins a session of an account that was taken, and enters it. `confirmed`: the password was just entered, or set.
pub async fn begin(
    tx: &mut Tx,
    record: &AccountRecord,
    came: AuditDetail,
    confirmed: bool,
    session: &NewConsoleSession,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM console_sessions WHERE created_at <= $1")
        .bind(session.dead_before.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    sqlx::query(
        "INSERT INTO console_sessions (hash, account_id, way, network, browser, created_at, last_used_at, confirmed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
    )
    .bind(session.hash.to_vec())
    .bind(record.account)
    .bind(came.way.unwrap_or(Way::Link).as_str())
    .bind(session.network.map(|network| network.to_string()))
    .bind(&session.browser)
    .bind(session.at.0)
    .bind(if confirmed { session.at.0 } else { 0 })
    .execute(&mut **tx)
    .await
    .or_fault()?;
    let event = Event { detail: came, ..event(record.holder, AuditAction::ConsoleSignIn) };
    audit::enter(tx, by(record.holder, session.at, session.network), event).await
}

/// How someone comes in by a one-time link.
pub fn by_link() -> AuditDetail {
    AuditDetail { way: Some(Way::Link), ..AuditDetail::default() }
}

/// Ends the account's sessions but one; how many they were.
pub async fn end_others(tx: &mut Tx, account: i64, but: Option<ConsoleSessionId>) -> Result<u64, Error> {
    let ended = sqlx::query("DELETE FROM console_sessions WHERE account_id = $1 AND id <> $2")
        .bind(account)
        .bind(but.map_or(0, |session| session.0))
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(ended.rows_affected())
}

/// The account of who asks, taken for this transaction.
pub struct Own {
    pub record: AccountRecord,
    me: SignedIn,
    confirmed: bool,
}

impl Own {
    /// The same, if the password was entered just before or there is none.
    pub fn confirmed(self) -> Result<Self, Error> {
        if self.confirmed || self.record.password.is_none() {
            return Ok(self);
        }
        Err(Error::Refused { reason: message!("refused-unconfirmed") })
    }

    /// Enters what they do.
    pub async fn enter(&self, tx: &mut Tx, action: AuditAction) -> Result<(), Error> {
        let by = by(self.record.holder, self.me.at(), self.me.network());
        audit::enter(tx, by, event(self.record.holder, action)).await
    }
}

pub async fn own(tx: &mut Tx, me: SignedIn) -> Result<Own, Error> {
    let record = take(tx, me.account()).await?.ok_or(Error::SignedOut)?;
    let confirmed_at: Option<i64> =
        sqlx::query_scalar("SELECT confirmed_at FROM console_sessions WHERE id = $1 AND account_id = $2")
            .bind(me.session().0)
            .bind(me.account())
            .fetch_optional(&mut **tx)
            .await
            .or_fault()?;
    // What was confirmed at a time that is still to come was so before a clock was put back, who knows how long ago.
    let lately = me.at().plus(-CONFIRMED).0 + 1..=me.at().plus(SKEW).0;
    let confirmed = lately.contains(&confirmed_at.ok_or(Error::SignedOut)?);
    Ok(Own { record, me, confirmed })
}

/// Uses up what is good once; `false`: it was used already.
async fn use_up(tx: &mut Tx, account: i64, proof: &Proof, at: Timestamp) -> Result<bool, Error> {
    let used =
        match proof {
            Proof::Password => return Ok(true),
            Proof::Code { step } => {
                sqlx::query("UPDATE accounts SET totp_step = $2 WHERE id = $1 AND totp_step < $2")
                    .bind(account)
                    .bind(step)
                    .execute(&mut **tx)
                    .await
            }
            Proof::RecoveryCode(code) => {
                sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1 AND hash = $2")
                    .bind(account)
                    .bind(code.to_vec())
                    .execute(&mut **tx)
                    .await
            }
            Proof::Passkey { passkey, credential } => sqlx::query(
                "UPDATE passkeys SET credential = $3, last_used_at = $4 WHERE account_id = $1 AND id = $2",
            )
            .bind(account)
            .bind(passkey.0)
            .bind(credential)
            .bind(at.0)
            .execute(&mut **tx)
            .await,
        };
    Ok(used.or_fault()?.rows_affected() > 0)
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: i64,
    way: String,
    network: Option<String>,
    browser: String,
    created_at: i64,
    last_used_at: i64,
}

#[async_trait]
impl ConsoleSessions for Database {
    async fn open_session(
        &self,
        account: i64,
        proof: &Proof,
        session: &NewConsoleSession,
    ) -> Result<bool, Error> {
        let mut tx = self.write().await?;
        let Some(record) = take(&mut tx, account).await? else { return Ok(false) };
        if !use_up(&mut tx, account, proof, session.at).await? {
            return Ok(false);
        }
        let recovery_code = matches!(proof, Proof::RecoveryCode(_));
        let came = AuditDetail { way: Some(proof.way()), recovery_code, ..AuditDetail::default() };
        begin(&mut tx, &record, came, true, session).await?;
        tx.commit().await.or_fault()?;
        Ok(true)
    }

    async fn use_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        made_after: Timestamp,
        used_after: Timestamp,
        chatbot: Option<ChatbotId>,
    ) -> Result<Option<SessionHolder>, Error> {
        // A trigger ends the sessions of who is no active admin any more; that they are one is looked at all the same.
        let row: Option<(i64, i64, i64, Option<i64>, Option<i64>, Option<i64>)> = sqlx::query_as(
            "SELECT s.id, s.last_used_at, a.id, a.user_id, u.chatbot_id, (SELECT c.id FROM chatbots c WHERE c.id = $4)
             FROM console_sessions s JOIN accounts a ON a.id = s.account_id LEFT JOIN users u ON u.id = a.user_id
             WHERE s.hash = $1 AND s.created_at > $2 AND s.last_used_at > $3
                 AND (a.user_id IS NULL OR (u.status = 'active' AND u.role = 'admin'))",
        )
        .bind(session.to_vec())
        .bind(made_after.0)
        .bind(used_after.0)
        .bind(chatbot.map(|chatbot| chatbot.0))
        .fetch_optional(&self.steady)
        .await
        .or_fault()?;
        let Some((id, last_used_at, account, user, chatbot, asked_for)) = row else { return Ok(None) };
        if now.0 - last_used_at > LAST_USE_GRAIN {
            let noted = sqlx::query(
                "UPDATE console_sessions SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2",
            )
            .bind(id)
            .bind(now.0);
            let writer = self.writer.clone();
            let noting = tokio::spawn(in_time(STEP, async move { noted.execute(&writer).await.or_fault() }));
            // Late or failed (and then logged), it is noted at a later call: the session is alive either way.
            let _ = tokio::time::timeout(LAST_USE_PATIENCE, noting).await;
        }
        let (session, asked_for) = (ConsoleSessionId(id), asked_for.map(ChatbotId));
        let holder = holder(user, chatbot.map(ChatbotId));
        Ok(Some(SessionHolder { session, account, holder, asked_for }))
    }

    async fn end_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        network: Option<Network>,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let ended: Option<(i64,)> =
            sqlx::query_as("DELETE FROM console_sessions WHERE hash = $1 RETURNING account_id")
                .bind(session.to_vec())
                .fetch_optional(&mut *tx)
                .await
                .or_fault()?;
        if let Some((account,)) = ended
            && let Some(record) = take(&mut tx, account).await?
        {
            let event = event(record.holder, AuditAction::ConsoleSignOut);
            audit::enter(&mut tx, by(record.holder, now, network), event).await?;
        }
        tx.commit().await.or_fault()
    }

    async fn confirm_session(&self, me: SignedIn) -> Result<(), Error> {
        sqlx::query("UPDATE console_sessions SET confirmed_at = $3 WHERE id = $1 AND account_id = $2")
            .bind(me.session().0)
            .bind(me.account())
            .bind(me.at().0)
            .execute(&self.writer)
            .await
            .or_fault()?;
        Ok(())
    }

    async fn require_confirmed(&self, me: SignedIn) -> Result<(), Error> {
        own(&mut self.write().await?, me).await?.confirmed()?;
        Ok(())
    }

    async fn own_sessions(
        &self,
        me: SignedIn,
        made_after: Timestamp,
        used_after: Timestamp,
    ) -> Result<Vec<ConsoleSession>, Error> {
        let rows: Vec<SessionRow> = sqlx::query_as(
            "SELECT id, way, network, browser, created_at, last_used_at FROM console_sessions
             WHERE account_id = $1 AND created_at > $2 AND last_used_at > $3 ORDER BY last_used_at DESC, id DESC",
        )
        .bind(me.account())
        .bind(made_after.0)
        .bind(used_after.0)
        .fetch_all(&self.readers)
        .await
        .or_fault()?;
        let mut sessions: Vec<ConsoleSession> = rows
            .into_iter()
            .map(|row| ConsoleSession {
                id: ConsoleSessionId(row.id),
                current: row.id == me.session().0,
                way: Way::parse(&row.way).unwrap_or(Way::Link),
                created_at: Timestamp(row.created_at),
                last_used_at: Timestamp(row.last_used_at),
                network: row.network.as_deref().and_then(Network::mask),
                browser: row.browser,
            })
            .collect();
        sessions.sort_by_key(|session| !session.current);
        Ok(sessions)
    }

    async fn end_own_session(&self, me: SignedIn, session: ConsoleSessionId) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?;
        let ended = sqlx::query("DELETE FROM console_sessions WHERE id = $1 AND account_id = $2")
            .bind(session.0)
            .bind(me.account())
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if ended.rows_affected() == 0 {
            return Err(Error::not_found("session"));
        }
        own.enter(&mut tx, AuditAction::ConsoleSessionEnd).await?;
        tx.commit().await.or_fault()
    }

    async fn end_own_sessions(&self, me: SignedIn) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?;
        end_others(&mut tx, me.account(), None).await?;
        own.enter(&mut tx, AuditAction::ConsoleSessionEnd).await?;
        tx.commit().await.or_fault()
    }
}
