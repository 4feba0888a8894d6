//! How many users are new and active, day by day.

use app::{
    Error,
    domain::{ChatbotId, DayCount, Timestamp},
};
use sqlx::QueryBuilder;

use super::super::{Db, OrFault, Tx, count, dialect, json};

/// For each pair of moments, in their order, how many were added and how many last active between them: read from two indexes
/// alone, each at the stretches that are asked for.
pub fn counts() -> QueryBuilder<Db> {
    let between = |index: &str, column: &str| {
        let indexed = dialect::indexed_by(index);
        format!(
            "(SELECT COUNT(*) FROM users u{indexed} WHERE u.chatbot_id = $2
                 AND u.{column} >= CAST(r.value ->> 0 AS BIGINT) AND u.{column} < CAST(r.value ->> 1 AS BIGINT))"
        )
    };
    let (added, active) =
        (between("users_by_added", "created_at"), between("users_by_activity", "last_active_at"));
    QueryBuilder::new(format!(
        "SELECT {added}, {active} FROM {} ORDER BY CAST(r.value ->> 0 AS BIGINT)",
        dialect::JSON_ROWS
    ))
}

/// The counts between each moment and the next.
pub async fn read(tx: &mut Tx, chatbot: ChatbotId, starts: &[Timestamp]) -> Result<Vec<DayCount>, Error> {
    let days: Vec<[i64; 2]> = starts.windows(2).map(|ends| [ends[0].0, ends[1].0]).collect();
    let mut sql = counts();
    let rows: Vec<(i64, i64)> =
        sql.build_query_as().bind(json(&days)).bind(chatbot.0).fetch_all(&mut **tx).await.or_fault()?;
    Ok(rows
        .into_iter()
        .map(|(added, active)| DayCount { added: count(added), active: count(active) })
        .collect())
}
