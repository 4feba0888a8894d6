//! One-time links into accounts.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{Actor, AuditAction, Email, Timestamp, User, UserId},
    message,
};
use async_trait::async_trait;

use super::super::{
    audit::{By, Event},
    user_row,
};
use super::{
    AccountRow, COLUMNS, Database, OPEN_ACCOUNTS, OWNER, OrFault, Tx, accounts, audit, event, sessions, take,
};
use crate::{
    auth::TokenHash,
    store::{AccountRecord, ConsoleLinks, LinkKind, NewConsoleSession, console::new_handle},
};

async fn add(
    tx: &mut Tx,
    link: &TokenHash,
    account: i64,
    kind: LinkKind,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM console_links WHERE expires_at <= $1")
        .bind(now.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    sqlx::query("INSERT INTO console_links (hash, account_id, kind, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(link.to_vec())
        .bind(account)
        .bind(kind.as_str())
        .bind(expires.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// The account of a user, made if there is none, and whether it has a password.
async fn account_of(tx: &mut Tx, user: UserId, now: Timestamp) -> Result<(i64, bool), Error> {
    sqlx::query(
        "INSERT INTO accounts (user_id, handle, created_at) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO NOTHING",
    )
    .bind(user.0)
    .bind(&new_handle()?[..])
    .bind(now.0)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    let (account, password): (i64, Option<String>) =
        sqlx::query_as("SELECT id, password FROM accounts WHERE user_id = $1")
            .bind(user.0)
            .fetch_one(&mut **tx)
            .await
            .or_fault()?;
    Ok((account, password.is_some()))
}

/// Makes a link by which a user who has no password yet sets one, and enters it; `false`: they have one.
pub async fn add_password_link(
    tx: &mut Tx,
    by: impl Into<By>,
    user: &User,
    link: &TokenHash,
    now: Timestamp,
    expires: Timestamp,
) -> Result<bool, Error> {
    let (account, has_password) = account_of(tx, user.id, now).await?;
    if has_password {
        return Ok(false);
    }
    add(tx, link, account, LinkKind::Password, now, expires).await?;
    enter(tx, by, user.id).await?;
    Ok(true)
}

async fn enter(tx: &mut Tx, by: impl Into<By>, user: UserId) -> Result<(), Error> {
    audit::enter(tx, by, Event { user: Some(user), ..AuditAction::PasswordLink.into() }).await
}

/// Uses a link up; the account that it leads to.
async fn spend(
    tx: &mut Tx,
    link: &TokenHash,
    kind: LinkKind,
    session: &NewConsoleSession,
) -> Result<Option<AccountRecord>, Error> {
    let spent: Option<(i64,)> = sqlx::query_as(
        "DELETE FROM console_links WHERE hash = $1 AND kind = $2 AND expires_at > $3 RETURNING account_id",
    )
    .bind(link.to_vec())
    .bind(kind.as_str())
    .bind(session.at.0)
    .fetch_optional(&mut **tx)
    .await
    .or_fault()?;
    let record = match spent {
        Some((account,)) => take(tx, account).await?,
        None => None,
    };
    if record.is_none() {
        audit::enter_refusal(tx, session.at, session.network).await?;
    }
    Ok(record)
}

#[async_trait]
impl ConsoleLinks for Database {
    async fn add_owner_link(
        &self,
        link: &TokenHash,
        kind: LinkKind,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        add(&mut tx, link, OWNER, kind, now, expires).await?;
        let by = By::at_the_door(Actor::Owner, now, None);
        audit::enter(&mut tx, by, AuditAction::OwnerLink.into()).await?;
        tx.commit().await.or_fault()
    }

    async fn add_admin_link(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        link: &TokenHash,
        expires: Timestamp,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let user = user_row::lock(&mut tx, admin.chatbot(), user).await?;
        if !user.standing().is_active_admin() || user.email.is_none() {
            return Err(Error::Refused { reason: message!("refused-link-no-admin") });
        }
        if add_password_link(&mut tx, admin, &user, link, admin.at(), expires).await? {
            return tx.commit().await.or_fault();
        }
        if admin.actor() != Actor::Owner {
            let reason = message!("refused-link-has-password", name = user.display_name());
            return Err(Error::Refused { reason });
        }
        let (account, _) = account_of(&mut tx, user.id, admin.at()).await?;
        add(&mut tx, link, account, LinkKind::Password, admin.at(), expires).await?;
        enter(&mut tx, admin, user.id).await?;
        tx.commit().await.or_fault()
    }

    async fn is_unclaimed(&self) -> Result<bool, Error> {
        sqlx::query_scalar(
            "SELECT NOT EXISTS (SELECT 1 FROM accounts WHERE password IS NOT NULL)
                 AND NOT EXISTS (SELECT 1 FROM console_links) AND NOT EXISTS (SELECT 1 FROM console_sessions)
                 AND NOT EXISTS (SELECT 1 FROM audit_log WHERE chatbot_id = 0 AND action = $1)",
        )
        .bind(AuditAction::ConsoleSignIn.as_str())
        .fetch_one(&self.readers)
        .await
        .or_fault()
    }

    async fn password_link(&self, link: &TokenHash, now: Timestamp) -> Result<Option<AccountRecord>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {OPEN_ACCOUNTS} AND a.id = (SELECT l.account_id FROM console_links l
                 WHERE l.hash = $1 AND l.kind = $2 AND l.expires_at > $3)"
        );
        let row: Option<AccountRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(link.to_vec())
            .bind(LinkKind::Password.as_str())
            .bind(now.0)
            .fetch_optional(&self.readers)
            .await
            .or_fault()?;
        row.map(AccountRecord::try_from).transpose()
    }

    async fn spend_sign_in_link(&self, link: &TokenHash, session: &NewConsoleSession) -> Result<bool, Error> {
        let mut tx = self.write().await?;
        let record = spend(&mut tx, link, LinkKind::SignIn, session).await?;
        if let Some(record) = &record {
            sessions::begin(&mut tx, record, sessions::by_link(), false, session).await?;
        }
        tx.commit().await.or_fault()?;
        Ok(record.is_some())
    }

    async fn spend_password_link(
        &self,
        link: &TokenHash,
        email: Option<&Email>,
        password: &str,
        session: &NewConsoleSession,
    ) -> Result<bool, Error> {
        let mut tx = self.write().await?;
        let Some(record) = spend(&mut tx, link, LinkKind::Password, session).await? else {
            tx.commit().await.or_fault()?;
            return Ok(false);
        };
        accounts::put_password(&mut tx, &record, email, password).await?;
        accounts::end_all_ways_in(&mut tx, record.account).await?;
        let by = super::by(record.holder, session.at, session.network);
        audit::enter(&mut tx, by, event(record.holder, AuditAction::PasswordSet)).await?;
        sessions::begin(&mut tx, &record, sessions::by_link(), true, session).await?;
        tx.commit().await.or_fault()?;
        Ok(true)
    }
}
