//! People from a file, in one transaction.

use std::{collections::HashMap, time::Duration};

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{
        Access, AuditAction, AuditDetail, AuditState, ImportReport, RejectedLine, Role, Standing, Status,
        may_become,
    },
};
use async_trait::async_trait;

use super::{
    Database, OrFault, Tx,
    audit::{self, UserEvent},
    counts, dialect, invitations, json, many_users_changed,
    user_row::{Keys, standing},
};
use crate::{
    import::Record,
    store::{Imports, in_time},
};

/// How many people go through one statement: enough that the statement costs nothing, few enough to stay in cache.
const BATCH: usize = 2_000;

/// How long they may take, which is many times what they do. The whole file may take as long as it does.
const BATCH_WITHIN: Duration = Duration::from_secs(30);

/// What an import looks at of a person who is known already.
struct Known {
    id: i64,
    name: String,
    standing: Standing,
    /// Whether they are pending and let their invitation's term pass.
    is_expired: bool,
}

async fn find_known(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    batch: &[(String, &Record)],
) -> Result<HashMap<String, Known>, Error> {
    let keys: Vec<[&str; 1]> = batch.iter().map(|(key, _)| [key.as_str()]).collect();
    let sql = format!(
        "SELECT u.email_key, u.id, u.name, u.status, u.role,
             (SELECT i.expires_at FROM invitations i WHERE i.user_id = u.id)
         FROM {} CROSS JOIN users u WHERE u.chatbot_id = $2 AND u.email_key = r.value->>0",
        dialect::JSON_ROWS
    );
    let rows: Vec<(String, i64, String, String, String, Option<i64>)> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(json(&keys))
            .bind(admin.chatbot().0)
            .fetch_all(&mut **tx)
            .await
            .or_fault()?;
    rows.into_iter()
        .map(|(key, id, name, status, role, expires_at)| {
            let standing = standing(&status, &role)?;
            let is_over = expires_at.is_some_and(|expires_at| expires_at <= admin.at().0);
            let is_expired = standing.status == Status::Pending && is_over;
            let known = Known { id, name, standing, is_expired };
            Ok((key, known))
        })
        .collect()
}

/// A row for `insert`: email, its key, name, role, and what they are found by.
type NewRow<'a> = (&'a str, &'a str, &'a str, &'static str, String, String);

async fn insert(tx: &mut Tx, admin: ChatbotAdmin, rows: &[NewRow<'_>]) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO users (chatbot_id, status, created_at, email, email_key, name, role, name_key, search_text)
         SELECT $2, 'pending', $3, r.value->>0, r.value->>1, r.value->>2, r.value->>3, r.value->>4, r.value->>5 FROM {}",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(json(&rows))
        .bind(admin.chatbot().0)
        .bind(admin.at().0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// A row for `update`: id, name, role, and what they are found by.
type ChangedRow<'a> = (i64, &'a str, &'static str, String, String);

async fn update(tx: &mut Tx, rows: &[ChangedRow<'_>]) -> Result<(), Error> {
    let sql = format!(
        "UPDATE users SET version = version + 1, name = r.value->>1, role = r.value->>2, name_key = r.value->>3,
             search_text = r.value->>4
         FROM {} WHERE users.id = CAST(r.value->>0 AS BIGINT)",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json(&rows)).execute(&mut **tx).await.or_fault()?;
    Ok(())
}

/// What the audit log keeps of a person of the file.
fn entered(key: &str, before: Option<Standing>, after: Standing, name_changed: bool) -> UserEvent<'_> {
    let state = |standing: Standing| json(&AuditState::from(standing));
    let detail = AuditDetail { name_changed, import: true, ..AuditDetail::default() };
    (key, before.map(state), state(after), json(&detail))
}

/// What becomes of a person who is known already.
struct Update<'a> {
    /// What is to be written; `None`: an invitation is renewed and nothing else.
    row: Option<ChangedRow<'a>>,
    event: UserEvent<'a>,
    /// Whether they are invited again.
    again: bool,
}

/// An import under way: what it did so far, and what the rules need to know.
struct Progress {
    report: ImportReport,
    access: Access,
    active_admins: u64,
    shifts: HashMap<Standing, i64>,
}

impl Progress {
    fn shift(&mut self, standing: Standing, users: i64) {
        *self.shifts.entry(standing).or_default() += users;
    }

    /// Takes one person who is known already; `None`: they stay as they are.
    fn change<'a>(&mut self, known: &'a Known, record: &'a Record, key: &'a str) -> Option<Update<'a>> {
        let email = record.draft.email.as_str();
        let before = known.standing;
        let after = Standing { role: record.draft.role.unwrap_or(before.role), ..before };
        let name = record.draft.name.as_ref().map_or(known.name.as_str(), |name| name.as_str());
        let others = self.active_admins.saturating_sub(u64::from(before.is_active_admin()));
        if let Err(refusal) = may_become(before, Some(after), self.access, false, others) {
            self.report.rejected.push(RejectedLine { line: record.line, reason: refusal.message() });
            return None;
        }
        let changed = before != after || name != known.name;
        if !changed && !known.is_expired {
            self.report.unchanged += 1;
            return None;
        }
        self.active_admins = others + u64::from(after.is_active_admin());
        self.shift(before, -1);
        self.shift(after, 1);
        self.report.updated += 1;
        let keys = Keys::of(name, Some(email), None);
        let row = (known.id, name, after.role.as_str(), keys.name_key, keys.search_text);
        let event = entered(key, Some(before), after, name != known.name);
        Some(Update { row: changed.then_some(row), event, again: known.is_expired })
    }

    /// Takes some people.
    async fn batch(&mut self, tx: &mut Tx, admin: ChatbotAdmin, people: &[Record]) -> Result<(), Error> {
        let batch: Vec<_> = people.iter().map(|record| (record.draft.email.key(), record)).collect();
        let known = find_known(tx, admin, &batch).await?;
        let (mut new_rows, mut invited) = (Vec::new(), Vec::new());
        let mut known_rows = Vec::new();
        let (mut changes, mut again) = (Vec::new(), Vec::new());
        for (key, record) in &batch {
            if let Some(known) = known.get(key) {
                if let Some(update) = self.change(known, record, key) {
                    known_rows.extend(update.row);
                    if update.again { &mut again } else { &mut changes }.push(update.event);
                }
            } else {
                let email = record.draft.email.as_str();
                let name = record.draft.name.as_ref().map_or("", |name| name.as_str());
                let role = record.draft.role.unwrap_or(Role::Regular);
                let keys = Keys::of(name, Some(email), None);
                new_rows.push((email, key.as_str(), name, role.as_str(), keys.name_key, keys.search_text));
                let standing = Standing { status: Status::Pending, role };
                invited.push(entered(key, None, standing, false));
                self.shift(standing, 1);
                self.report.invited += 1;
            }
        }
        if !new_rows.is_empty() {
            insert(tx, admin, &new_rows).await?;
        }
        if !known_rows.is_empty() {
            update(tx, &known_rows).await?;
        }
        for (action, events) in [
            (AuditAction::Invite, &invited),
            (AuditAction::InviteAgain, &again),
            (AuditAction::Change, &changes),
        ] {
            if events.is_empty() {
                continue;
            }
            if action != AuditAction::Change {
                let keys: Vec<&str> = events.iter().map(|(key, ..)| *key).collect();
                invitations::put_each(tx, admin, &keys).await?;
            }
            audit::enter_each(tx, admin, action, events).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Imports for Database {
    async fn import_people(&self, admin: ChatbotAdmin, people: &[Record]) -> Result<ImportReport, Error> {
        let mut tx = self.write().await?;
        let beginning = async {
            Ok(Progress {
                report: ImportReport::default(),
                access: counts::lock_chatbot(&mut tx, admin.chatbot()).await?,
                active_admins: counts::active_admins(&mut tx, admin.chatbot()).await?,
                shifts: HashMap::new(),
            })
        };
        let mut progress = in_time(BATCH_WITHIN, beginning).await?;
        for batch in people.chunks(BATCH) {
            in_time(BATCH_WITHIN, progress.batch(&mut tx, admin, batch)).await?;
        }
        let counting = async {
            for (standing, users) in progress.shifts {
                counts::add(&mut tx, admin.chatbot(), standing, users).await?;
            }
            Ok(())
        };
        in_time(BATCH_WITHIN, counting).await?;
        self.commit(tx, vec![many_users_changed(admin.chatbot())]).await?;
        Ok(progress.report)
    }
}
