//! Passkeys of accounts.

use app::{
    Error,
    backend::SignedIn,
    domain::{AuditAction, PasskeyId},
    message,
};
use async_trait::async_trait;

use super::{Database, OrFault, sessions::own};
use crate::store::{PasskeyRecord, Passkeys};

#[async_trait]
impl Passkeys for Database {
    async fn passkey_by_credential(&self, credential_id: &[u8]) -> Result<Option<PasskeyRecord>, Error> {
        let row: Option<(i64, i64, String)> =
            sqlx::query_as("SELECT id, account_id, credential FROM passkeys WHERE credential_id = $1")
                .bind(credential_id)
                .fetch_optional(&self.readers)
                .await
                .or_fault()?;
        Ok(row.map(|(id, account, credential)| PasskeyRecord { passkey: PasskeyId(id), account, credential }))
    }

    async fn own_credentials(&self, me: SignedIn) -> Result<Vec<Vec<u8>>, Error> {
        sqlx::query_scalar("SELECT credential_id FROM passkeys WHERE account_id = $1 ORDER BY id")
            .bind(me.account())
            .fetch_all(&self.readers)
            .await
            .or_fault()
    }

    async fn add_passkey(
        &self,
        me: SignedIn,
        credential_id: &[u8],
        credential: &str,
        name: &str,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?.confirmed()?;
        let added = sqlx::query(
            "INSERT INTO passkeys (account_id, credential_id, credential, name, created_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
        )
        .bind(me.account())
        .bind(credential_id)
        .bind(credential)
        .bind(name)
        .bind(me.at().0)
        .execute(&mut *tx)
        .await
        .or_fault()?;
        if added.rows_affected() == 0 {
            return Err(Error::Refused { reason: message!("refused-known-passkey") });
        }
        own.enter(&mut tx, AuditAction::PasskeyAdd).await?;
        tx.commit().await.or_fault()
    }

    async fn remove_passkey(&self, me: SignedIn, passkey: PasskeyId) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let own = own(&mut tx, me).await?.confirmed()?;
        let removed = sqlx::query("DELETE FROM passkeys WHERE id = $1 AND account_id = $2")
            .bind(passkey.0)
            .bind(me.account())
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if removed.rows_affected() == 0 {
            return Err(Error::not_found("passkey"));
        }
        own.enter(&mut tx, AuditAction::PasskeyRemove).await?;
        tx.commit().await.or_fault()
    }
}
