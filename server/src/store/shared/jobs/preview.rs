//! What a prepared job would do: the rules, asked beforehand.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{
        Action, Candidate, Job, Preview, Selection, SkipReason, Skips, Standing, UserId, display_name, spared,
    },
};
use sqlx::QueryBuilder;

use super::{
    super::{Db, OrFault, Tx, count, counts, dialect, selections::chosen, user_row::standing},
    rules::{concerned_by_rules, oneself},
};

/// What an action would do to a selection.
pub struct Effects {
    changes: u64,
    skips: Vec<Skips>,
    sessions: u64,
    messages: u64,
}

impl Effects {
    /// The preview of the job that was prepared in the same moment.
    pub fn of(self, job: Job) -> Preview {
        let Self { changes, skips, sessions, messages } = self;
        Preview { job, changes, skips, sessions, messages }
    }
}

/// Counts what `action` would do to the selection.
pub async fn of(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    selection: &Selection,
    action: Action,
) -> Result<Effects, Error> {
    let mut changes = 0;
    let mut unchanged = 0;
    for (standing, users) in standings(tx, admin, selection).await? {
        if action.changes(standing) {
            changes += users;
        } else {
            unchanged += users;
        }
    }
    let spared = spared_of(tx, admin, selection, action).await?;
    changes -= (spared.len() as u64).min(changes);
    let mut skips = Vec::new();
    for reason in SkipReason::ALL {
        let users: Vec<UserId> =
            spared.iter().filter(|(_, why)| why == reason).map(|(user, _)| *user).collect();
        if !users.is_empty() {
            let names = names(tx, &users).await?;
            skips.push(Skips { reason: *reason, users: users.len() as u64, names });
        }
    }
    if unchanged > 0 {
        skips.push(Skips { reason: SkipReason::Unchanged, users: unchanged, names: Vec::new() });
    }
    let (sessions, messages) = match action {
        Action::Delete => losses(tx, admin, selection, &spared).await?,
        Action::Disable | Action::Enable | Action::ChangeRole { .. } => (0, 0),
    };
    Ok(Effects { changes, skips, sessions, messages })
}

/// How many of the chosen have which standing.
async fn standings(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    selection: &Selection,
) -> Result<Vec<(Standing, u64)>, Error> {
    if let Some(query) = selection.plain_query()
        && query.is_by_standing()
    {
        return counts::by_standing(tx, admin.chatbot(), query).await;
    }
    let mut sql = chosen("SELECT u.status, u.role, COUNT(*)", admin.chatbot(), selection);
    sql.push(" GROUP BY u.status, u.role");
    let rows: Vec<(String, String, i64)> = sql.build_query_as().fetch_all(&mut **tx).await.or_fault()?;
    rows.into_iter().map(|(status, role, users)| Ok((standing(&status, &role)?, count(users)))).collect()
}

/// Who of the chosen a rule spares; they are met in the order of their ids.
async fn spared_of(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    selection: &Selection,
    action: Action,
) -> Result<Vec<(UserId, SkipReason)>, Error> {
    let oneself = oneself(admin.actor());
    let access = counts::access(tx, admin.chatbot()).await?;
    let Some(concerned) = concerned_by_rules(access, oneself) else { return Ok(Vec::new()) };
    let mut sql = chosen("SELECT u.id, u.status, u.role, u.signed_in_at", admin.chatbot(), selection);
    sql.push(" AND ").push(concerned).push(" ORDER BY u.id");
    let rows: Vec<(i64, String, String, Option<i64>)> =
        sql.build_query_as().fetch_all(&mut **tx).await.or_fault()?;
    let candidates: Result<Vec<Candidate>, Error> = rows
        .into_iter()
        .map(|(user, status, role, signed_in_at)| {
            let before = standing(&status, &role)?;
            let after = action.after(before, signed_in_at.is_some());
            Ok(Candidate { user: UserId(user), before, after })
        })
        .collect();
    let admins = counts::active_admins(tx, admin.chatbot()).await?;
    Ok(spared(&candidates?, access, oneself, admins))
}

/// What to call these users.
async fn names(tx: &mut Tx, users: &[UserId]) -> Result<Vec<String>, Error> {
    let mut sql = QueryBuilder::<Db>::new("SELECT u.name, u.email, u.visitor FROM users u WHERE u.id IN ");
    dialect::push_ids(&mut sql, &users);
    sql.push(" ORDER BY u.id");
    let rows: Vec<(String, Option<String>, Option<String>)> =
        sql.build_query_as().fetch_all(&mut **tx).await.or_fault()?;
    let called = |(name, email, visitor): (String, Option<String>, Option<String>)| {
        display_name(&name, email.as_deref(), visitor.as_deref())
    };
    Ok(rows.into_iter().map(called).collect())
}

/// How many sessions and messages go with the chosen who are not spared.
async fn losses(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    selection: &Selection,
    spared: &[(UserId, SkipReason)],
) -> Result<(u64, u64), Error> {
    let spared: Vec<UserId> = spared.iter().map(|(user, _)| *user).collect();
    let select = "SELECT COUNT(*), CAST(COALESCE(SUM(s.message_count), 0) AS BIGINT) FROM sessions s
         WHERE s.user_id IN (SELECT u.id";
    let mut sql = chosen(select, admin.chatbot(), selection);
    sql.push(" AND u.id NOT IN ");
    dialect::push_ids(&mut sql, &spared);
    sql.push(")");
    let (sessions, messages): (i64, i64) = sql.build_query_as().fetch_one(&mut **tx).await.or_fault()?;
    Ok((count(sessions), count(messages)))
}
