//! What is begun and ended within minutes.

use app::{Error, domain::Timestamp};
use async_trait::async_trait;

use super::{Database, OrFault};
use crate::{
    auth::TokenHash,
    store::{Ticket, TicketKind, Tickets},
};

#[async_trait]
impl Tickets for Database {
    async fn add_ticket(&self, ticket: &Ticket, now: Timestamp, expires: Timestamp) -> Result<(), Error> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM tickets WHERE expires_at <= $1")
            .bind(now.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query(
            "INSERT INTO tickets (hash, account_id, kind, state, expires_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(ticket.hash.to_vec())
        .bind(ticket.account)
        .bind(ticket.kind.as_str())
        .bind(&ticket.state)
        .bind(expires.0)
        .execute(&mut *tx)
        .await
        .or_fault()?;
        tx.commit().await.or_fault()
    }

    async fn try_ticket(
        &self,
        ticket: &TokenHash,
        kind: TicketKind,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<Ticket>, Error> {
        let row: Option<(Option<i64>, String)> = sqlx::query_as(
            "UPDATE tickets SET tries = tries + 1 WHERE hash = $1 AND kind = $2 AND tries < $3 AND expires_at > $4
             RETURNING account_id, state",
        )
        .bind(ticket.to_vec())
        .bind(kind.as_str())
        .bind(i64::from(most))
        .bind(now.0)
        .fetch_optional(&self.writer)
        .await
        .or_fault()?;
        Ok(row.map(|(account, state)| Ticket { hash: ticket.clone(), kind, account, state }))
    }

    async fn drop_ticket(&self, ticket: &TokenHash) -> Result<bool, Error> {
        let dropped = sqlx::query("DELETE FROM tickets WHERE hash = $1")
            .bind(ticket.to_vec())
            .execute(&self.writer)
            .await
            .or_fault()?;
        Ok(dropped.rows_affected() > 0)
    }
}
