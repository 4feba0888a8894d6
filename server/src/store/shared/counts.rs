//! How many users of each status and role a chatbot has: kept with every change, in its transaction.

use app::{
    Error,
    domain::{Access, ChatbotId, Role, Standing, Status, StatusCounts, UserQuery},
};
use sqlx::QueryBuilder;

use super::{
    Connection, Db, OrFault, Tx, count, dialect, user_list::is_walked_by_status, user_row::standing,
};
use crate::store::list_plan::has_own_index;

/// Takes the chatbot for this transaction alone, so that counts and the rule about the last admin hold; says who may talk to it.
pub async fn lock_chatbot(tx: &mut Tx, chatbot: ChatbotId) -> Result<Access, Error> {
    read_access(tx, chatbot, dialect::FOR_UPDATE).await
}

/// Who may talk to the chatbot.
pub async fn access(tx: &mut Tx, chatbot: ChatbotId) -> Result<Access, Error> {
    read_access(tx, chatbot, "").await
}

async fn read_access(tx: &mut Tx, chatbot: ChatbotId, locking: &str) -> Result<Access, Error> {
    let sql = format!("SELECT access FROM chatbots WHERE id = $1 {locking}");
    let access: Option<(String,)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    access.and_then(|(access,)| Access::parse(&access)).ok_or_else(|| Error::not_found("chatbot"))
}

/// Adds `users` (may be negative) to the count of a standing.
pub async fn add(tx: &mut Tx, chatbot: ChatbotId, standing: Standing, users: i64) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO user_counts (chatbot_id, status, role, users) VALUES ($1, $2, $3, $4)
         ON CONFLICT (chatbot_id, status, role) DO UPDATE SET users = user_counts.users + excluded.users",
    )
    .bind(chatbot.0)
    .bind(standing.status.as_str())
    .bind(standing.role.as_str())
    .bind(users)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(())
}

/// Moves one user from a standing to another; `None`: from or to nowhere.
pub async fn shift(
    tx: &mut Tx,
    chatbot: ChatbotId,
    before: Option<Standing>,
    after: Option<Standing>,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    for (standing, users) in [(before, -1), (after, 1)] {
        if let Some(standing) = standing {
            add(tx, chatbot, standing, users).await?;
        }
    }
    Ok(())
}

/// The chatbot's active admins.
pub async fn active_admins(tx: &mut Tx, chatbot: ChatbotId) -> Result<u64, Error> {
    let query = UserQuery { status: Some(Status::Active), role: Some(Role::Admin), ..UserQuery::default() };
    Ok(by_standing(tx, chatbot, &query).await?.into_iter().map(|(_, users)| users).sum())
}

/// How many users of each standing have the query's status and role; its other filters are not looked at.
pub async fn by_standing(
    connection: &mut Connection,
    chatbot: ChatbotId,
    query: &UserQuery,
) -> Result<Vec<(Standing, u64)>, Error> {
    let mut sql: QueryBuilder<Db> =
        QueryBuilder::new("SELECT status, role, users FROM user_counts WHERE users > 0 AND chatbot_id = ");
    sql.push_bind(chatbot.0);
    if let Some(status) = query.status {
        sql.push(" AND status = ").push_bind(status.as_str());
    }
    if let Some(role) = query.role {
        sql.push(" AND role = ").push_bind(role.as_str());
    }
    let rows: Vec<(String, String, i64)> = sql.build_query_as().fetch_all(connection).await.or_fault()?;
    rows.into_iter().map(|(status, role, users)| Ok((standing(&status, &role)?, count(users)))).collect()
}

fn sum(standings: &[(Standing, u64)], fits: impl Fn(Standing) -> bool) -> u64 {
    standings.iter().filter(|(standing, _)| fits(*standing)).map(|(_, users)| users).sum()
}

/// Of all users' standings: how many have the query's status and role, and how many stand in the index along which its list
/// is walked.
pub fn matching_and_walked(standings: &[(Standing, u64)], query: &UserQuery) -> (u64, u64) {
    let has_status = |standing: Standing| query.status.is_none_or(|status| status == standing.status);
    let has_role = |standing: Standing| query.role.is_none_or(|role| role == standing.role);
    let matching = sum(standings, |standing| has_status(standing) && has_role(standing));
    let walked = sum(standings, |standing| !is_walked_by_status(query) || has_status(standing));
    (matching, walked)
}

/// Of all users' standings: how many are looked at when those who match are sifted out of those of a status or a role, by its index;
/// `None`: it has none, or that of a network or a time is as good.
pub fn sifted(standings: &[(Standing, u64)], query: &UserQuery) -> Option<u64> {
    match (query.role, query.status) {
        _ if has_own_index(query) => None,
        (Some(Role::Admin), _) => Some(sum(standings, |standing| standing.role == Role::Admin)),
        (_, Some(status)) => Some(sum(standings, |standing| standing.status == status)),
        (_, None) => None,
    }
}

/// Adds a row of `user_counts` to a chatbot's counts by status.
pub fn tally(counts: &mut StatusCounts, status: &str, role: &str, users: i64) -> Result<(), Error> {
    let slot = match standing(status, role)?.status {
        Status::Active => &mut counts.active,
        Status::Pending => &mut counts.pending,
        Status::Disabled => &mut counts.disabled,
    };
    *slot += count(users);
    Ok(())
}
