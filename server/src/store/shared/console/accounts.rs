//! Accounts: who they are, and what they come in by.

use app::{
    Error,
    backend::SignedIn,
    domain::{Account, AuditAction, Email, Passkey, PasskeyId, SecondFactor, Timestamp},
    message,
};
use async_trait::async_trait;

use super::{
    AccountRow, COLUMNS, Database, OPEN_ACCOUNTS, OrFault, Tx, find,
    sessions::{end_others, own},
};
use crate::{
    auth::TokenHash,
    store::{AccountRecord, AccountRecords, Holder},
};

/// Sets a password, and the owner's email with it.
pub async fn put_password(
    tx: &mut Tx,
    record: &AccountRecord,
    email: Option<&Email>,
    password: &str,
) -> Result<(), Error> {
    let own_email = record.holder == Holder::Owner;
    if email.is_some() && !own_email {
        return Err(Error::invalid("email", message!("reason-not-own-email")));
    }
    if own_email && email.is_none() && record.email.is_none() {
        return Err(Error::invalid("email", message!("reason-empty")));
    }
    sqlx::query(
        "UPDATE accounts SET password = $2, email = COALESCE($3, email), email_key = COALESCE($4, email_key) WHERE id = $1",
    )
    .bind(record.account)
    .bind(password)
    .bind(email.map(Email::as_str))
    .bind(email.map(Email::key))
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(())
}

/// Ends whatever leads into an account but its password: whoever had got hold of one is out.
pub async fn end_all_ways_in(tx: &mut Tx, account: i64) -> Result<(), Error> {
    end_others(tx, account, None).await?;
    drop_second_factor(tx, account).await?;
    for sql in [
        "DELETE FROM passkeys WHERE account_id = $1",
        "DELETE FROM console_links WHERE account_id = $1",
        "DELETE FROM tickets WHERE account_id = $1",
    ] {
        sqlx::query(sql).bind(account).execute(&mut **tx).await.or_fault()?;
    }
    Ok(())
}

async fn drop_second_factor(tx: &mut Tx, account: i64) -> Result<bool, Error> {
    let dropped = sqlx::query(
        "UPDATE accounts SET totp_secret = NULL, totp_since = NULL WHERE id = $1 AND totp_secret IS NOT NULL",
    )
    .bind(account)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    sqlx::query("DELETE FROM recovery_codes WHERE account_id = $1")
        .bind(account)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(dropped.rows_affected() > 0)
}

#[async_trait]
impl AccountRecords for Database {
    async fn accounts_by_email(&self, email: &Email) -> Result<Vec<AccountRecord>, Error> {
        // Each chatbot's users are found by its index of emails.
        let sql = format!(
            "SELECT {COLUMNS} FROM {OPEN_ACCOUNTS} AND a.id IN (
                 SELECT o.id FROM accounts o WHERE o.id = {owner} AND o.email_key = $1
                 UNION ALL SELECT o.id FROM chatbots b CROSS JOIN users p CROSS JOIN accounts o
                     WHERE p.chatbot_id = b.id AND p.email_key = $1 AND o.user_id = p.id)
             ORDER BY CASE WHEN a.user_id IS NULL THEN 0 ELSE 1 END, c.name_key",
            owner = super::OWNER
        );
        let rows: Vec<AccountRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(email.key())
            .fetch_all(&self.readers)
            .await
            .or_fault()?;
        rows.into_iter().map(AccountRecord::try_from).collect()
    }

    async fn account_record(&self, account: i64) -> Result<Option<AccountRecord>, Error> {
        find(&self.readers, account).await
    }

    async fn own_account(&self, me: SignedIn) -> Result<Account, Error> {
        let mut tx = self.read().await?;
        let record = find(&mut *tx, me.account()).await?.ok_or(Error::SignedOut)?;
        let since: Option<i64> = sqlx::query_scalar("SELECT totp_since FROM accounts WHERE id = $1")
            .bind(me.account())
            .fetch_one(&mut *tx)
            .await
            .or_fault()?;
        let codes: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1")
            .bind(me.account())
            .fetch_one(&mut *tx)
            .await
            .or_fault()?;
        let passkeys: Vec<(i64, String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT id, name, created_at, last_used_at FROM passkeys WHERE account_id = $1 ORDER BY id",
        )
        .bind(me.account())
        .fetch_all(&mut *tx)
        .await
        .or_fault()?;
        Ok(Account {
            chatbot: record.choice.chatbot,
            name: record.name,
            email: record.email,
            has_password: record.password.is_some(),
            second_factor: since.map(|since| SecondFactor {
                since: Timestamp(since),
                recovery_codes: u32::try_from(codes).unwrap_or(0),
            }),
            passkeys: passkeys
                .into_iter()
                .map(|(id, name, created_at, last_used_at)| Passkey {
                    id: PasskeyId(id),
                    name,
                    created_at: Timestamp(created_at),
                    last_used_at: last_used_at.map(Timestamp),
                })
                .collect(),
            no_passkeys: None,
        })
    }

    async fn set_own_password(
        &self,
        me: SignedIn,
        email: Option<&Email>,
        password: &str,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?.confirmed()?;
        put_password(&mut tx, &own.record, email, password).await?;
        end_others(&mut tx, me.account(), Some(me.session())).await?;
        own.enter(&mut tx, AuditAction::PasswordSet).await?;
        tx.commit().await.or_fault()
    }

    async fn set_second_factor(
        &self,
        me: SignedIn,
        secret: &[u8],
        step: i64,
        codes: &[TokenHash],
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?.confirmed()?;
        drop_second_factor(&mut tx, me.account()).await?;
        sqlx::query("UPDATE accounts SET totp_secret = $2, totp_since = $3, totp_step = $4 WHERE id = $1")
            .bind(me.account())
            .bind(secret)
            .bind(me.at().0)
            .bind(step)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        for code in codes {
            sqlx::query("INSERT INTO recovery_codes (account_id, hash) VALUES ($1, $2)")
                .bind(me.account())
                .bind(code.to_vec())
                .execute(&mut *tx)
                .await
                .or_fault()?;
        }
        own.enter(&mut tx, AuditAction::SecondFactorAdd).await?;
        tx.commit().await.or_fault()
    }

    async fn remove_second_factor(&self, me: SignedIn) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?.confirmed()?;
        if drop_second_factor(&mut tx, me.account()).await? {
            own.enter(&mut tx, AuditAction::SecondFactorRemove).await?;
        }
        tx.commit().await.or_fault()
    }
}
