//! Counting what a deletion is about to take.

use app::{Error, domain::Receipt};

use super::{Db, OrFault, Tx, count, dialect};

/// What goes with the users whose ids `whom` selects, in the transaction that deletes them.
pub async fn of(tx: &mut Tx, whom: &str) -> Result<Receipt, Error> {
    let [begin, end] = dialect::IN_EACH;
    let within = |select: &str| format!("{begin}{select}{end}");
    let theirs = within(whom);
    let sql = format!(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN last_seen_at <> 0 THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM users WHERE id {theirs}"
    );
    let (users, analytics): (i64, i64) =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_one(&mut **tx).await.or_fault()?;
    let sessions = within(&format!("SELECT id FROM sessions WHERE user_id {theirs}"));
    let accounts = within(&format!("SELECT id FROM accounts WHERE user_id {theirs}"));
    let mut receipt = Receipt {
        users: count(users),
        analytics: count(analytics),
        sessions: rows(tx, "sessions", &format!("user_id {theirs}")).await?,
        messages: rows(tx, "messages", &format!("session_id {sessions}")).await?,
        invitations: rows(tx, "invitations", &format!("user_id {theirs}")).await?,
        accounts: rows(tx, "accounts", &format!("user_id {theirs}")).await?,
        ..Receipt::default()
    };
    // Few have an account, and a batch of a bulk action looks for each of thousands.
    if receipt.accounts > 0 {
        receipt.saved_views = rows(tx, "saved_views", &format!("user_id {theirs}")).await?;
        let of_them = format!("account_id {accounts}");
        receipt.passkeys = rows(tx, "passkeys", &of_them).await?;
        receipt.recovery_codes = rows(tx, "recovery_codes", &of_them).await?;
        receipt.console_sessions = rows(tx, "console_sessions", &of_them).await?;
        receipt.console_links = rows(tx, "console_links", &of_them).await?;
        receipt.tickets = rows(tx, "tickets", &of_them).await?;
    }
    Ok(receipt)
}

async fn rows(tx: &mut Tx, table: &str, condition: &str) -> Result<u64, Error> {
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE {condition}");
    let rows = sqlx::query_scalar::<Db, i64>(sqlx::AssertSqlSafe(sql)).fetch_one(&mut **tx).await;
    rows.or_fault().map(count)
}
