//! What there is of one person, as a file.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{AuditAction, UserId},
};
use async_trait::async_trait;
use futures_util::TryStreamExt;

use super::{
    Database, OrFault, Tx,
    audit::{self, Event},
    dialect, user_row,
};
use crate::store::{ExportRows, PERSON_SECTIONS, PersonFiles, PersonRow, RowSender};

/// How many rows are handed on at once: one may hold a message of 64 KiB.
const BATCH: usize = 32;

async fn send_sections(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    user: UserId,
    sender: &RowSender<Vec<PersonRow>>,
) -> Result<(), Error> {
    for (section, told) in PERSON_SECTIONS.iter().enumerate() {
        let values: Vec<_> = told.columns.iter().map(|column| column.sql).collect();
        let sql = format!(
            "SELECT {} FROM {}",
            dialect::json_array(&values.join(", ")),
            told.rows_of(admin.chatbot(), user)
        );
        let mut rows = sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(sql)).fetch(&mut **tx);
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(values) = rows.try_next().await.or_fault()? {
            batch.push(PersonRow { section, values });
            if batch.len() == BATCH && !sender.send(std::mem::take(&mut batch)).await {
                return Ok(());
            }
        }
        if !sender.send(batch).await {
            return Ok(());
        }
    }
    Ok(())
}

#[async_trait]
impl PersonFiles for Database {
    async fn export_person(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
    ) -> Result<ExportRows<Vec<PersonRow>>, Error> {
        // Entered before it is read, so that the file tells of itself too.
        let mut tx = self.write().await?;
        let user = user_row::find(&mut tx, admin.chatbot(), user).await?.id;
        audit::enter(&mut tx, admin, Event { user: Some(user), ..AuditAction::ExportUser.into() }).await?;
        self.commit(tx, Vec::new()).await?;
        let mut tx = self.exporters.begin_with(dialect::BEGIN_READ).await.or_fault()?;
        Ok(ExportRows::filled(1, |sender| async move { send_sections(&mut tx, admin, user, &sender).await }))
    }
}
