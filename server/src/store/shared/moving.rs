//! Reading and writing whole tables, as either end of a move.

use async_trait::async_trait;
use futures_util::TryStreamExt;
use sqlx::AssertSqlSafe;
use tokio::sync::mpsc;

use super::super::moving as own;
use super::{Db, dialect};
use crate::store::moving::{Column, End, Gathered, Kind, TABLES, Tables};

/// A connection of a move's own, in a transaction until the end.
pub struct MovingEnd {
    pub name: String,
    pub connection: <Db as sqlx::Database>::Connection,
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
}

#[async_trait]
impl End for MovingEnd {
    fn name(&self) -> &str {
        &self.name
    }

    async fn tables(&mut self) -> Result<Tables, sqlx::Error> {
        let rows: Vec<(String, String, String)> =
            sqlx::query_as(own::CATALOG).fetch_all(&mut self.connection).await?;
        let mut tables = Tables::new();
        for (table, name, kind) in rows {
            let kind = match kind.as_str() {
                "INTEGER" | "bigint" => Kind::Number,
                "TEXT" | "text" => Kind::Text,
                "BLOB" | "bytea" => Kind::Bytes,
                _ => {
                    return Err(sqlx::Error::Protocol(format!(
                        "{table}.{name} is of a kind that can't be moved"
                    )));
                }
            };
            tables.entry(table).or_default().push(Column { name, kind });
        }
        Ok(tables)
    }

    async fn read(
        &mut self,
        table: &str,
        columns: &[Column],
        to: mpsc::Sender<Vec<String>>,
    ) -> Result<(), sqlx::Error> {
        let values = columns.iter().map(|column| match column.kind {
            Kind::Bytes => own::to_hexadecimal(&column.name),
            Kind::Number | Kind::Text => column.name.clone(),
        });
        let row = dialect::json_array(&values.collect::<Vec<_>>().join(", "));
        // A job may refer to one before it.
        let order = if columns.iter().any(|column| column.name == "id") { " ORDER BY id" } else { "" };
        let sql = format!("SELECT {row} FROM {table}{order}");
        let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch(&mut self.connection);
        let mut gathered = Gathered::default();
        while let Some(row) = rows.try_next().await? {
            // Who doesn't listen any more has failed, and says so.
            if let Some(batch) = gathered.take(row)
                && to.send(batch).await.is_err()
            {
                return Ok(());
            }
        }
        let _ = to.send(gathered.rest()).await;
        Ok(())
    }

    async fn write(&mut self, table: &str, columns: &[Column], rows: &[String]) -> Result<(), sqlx::Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let values = columns.iter().enumerate().map(|(index, column)| match column.kind {
            Kind::Number => format!("CAST(r.value->>{index} AS BIGINT)"),
            Kind::Text => format!("r.value->>{index}"),
            Kind::Bytes => own::from_hexadecimal(&format!("r.value->>{index}")),
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let sql =
            format!("INSERT INTO {table} ({}) SELECT {values} FROM {}", names(columns), dialect::JSON_ROWS);
        sqlx::query(AssertSqlSafe(sql))
            .bind(format!("[{}]", rows.join(",")))
            .execute(&mut self.connection)
            .await?;
        Ok(())
    }

    async fn first_with_rows(&mut self) -> Result<Option<String>, sqlx::Error> {
        for table in TABLES {
            // The owner's account is there from the start; unclaimed, it is nobody's yet.
            let rows = match table {
                // A migration makes it.
                "source_keys" => continue,
                "accounts" => "accounts WHERE id <> 1 OR email_key IS NOT NULL OR password IS NOT NULL",
                table => table,
            };
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {rows})");
            if sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut self.connection).await? {
                return Ok(Some(table.to_owned()));
            }
        }
        Ok(None)
    }

    async fn clear(&mut self) -> Result<(), sqlx::Error> {
        for rows in ["DELETE FROM accounts", "DELETE FROM source_keys"] {
            sqlx::query(rows).execute(&mut self.connection).await?;
        }
        Ok(())
    }

    async fn last_id(&mut self, table: &str) -> Result<i64, sqlx::Error> {
        own::last_id(&mut self.connection, table).await
    }

    async fn set_last_id(&mut self, table: &str, id: i64) -> Result<(), sqlx::Error> {
        own::set_last_id(&mut self.connection, table, id).await
    }

    async fn close(self: Box<Self>) {
        // A failed close only means the connection was gone already.
        let _ = sqlx::Connection::close(self.connection).await;
    }

    async fn commit(&mut self) -> Result<(), sqlx::Error> {
        sqlx::query("COMMIT").execute(&mut self.connection).await?;
        Ok(())
    }
}
