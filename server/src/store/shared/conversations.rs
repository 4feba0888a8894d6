//! What chatbots do: sign people in, check them, record what is said.

use std::collections::HashMap;

use app::{
    Error,
    domain::{
        Access, AuditAction, AuditDetail, Change, ClientId, Denial, Email, NewMessage, Newcomer, Role,
        Session, Standing, Status, Timestamp, User, UserId,
    },
    message,
};
use async_trait::async_trait;

use super::{
    Database, OrFault, Tx,
    audit::{self, By, Event},
    count, counts, dialect,
    sessions::{COLUMNS, SessionRow},
    settings,
    user_row::{self, UserRow, standing},
    users::{self, NewUser},
    users_changed,
};
use crate::{
    auth::ChatbotCaller,
    changes::Notice,
    store::{AccessCheck, Conversations, NewSession, Recorded, SignIn},
};

/// The newcomer among the chatbot's users: by visitor id, else by email. Who is disabled as either is disabled:
/// another visitor id must not get them in.
async fn find(tx: &mut Tx, caller: &ChatbotCaller, newcomer: &Newcomer) -> Result<Option<User>, Error> {
    let keys = [
        ("visitor", newcomer.visitor.as_ref().map(|id| id.as_str().to_owned())),
        ("email_key", newcomer.email.as_ref().map(Email::key)),
    ];
    let mut found: Option<User> = None;
    for (column, key) in keys {
        let Some(key) = key else { continue };
        let sql = format!(
            "SELECT {} FROM users u WHERE u.chatbot_id = $1 AND u.{column} = $2 {}",
            user_row::COLUMNS,
            dialect::FOR_UPDATE
        );
        let row: Option<UserRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(caller.chatbot().0)
            .bind(key)
            .fetch_optional(&mut **tx)
            .await
            .or_fault()?;
        if let Some(row) = row {
            let user = User::try_from(row)?;
            if user.status == Status::Disabled {
                return Ok(Some(user));
            }
            found.get_or_insert(user);
        }
    }
    Ok(found)
}

/// Notes the visitor id of someone known by their email alone, so that a report of that visitor is one of them. Nobody else
/// has it: else they would have been found by it.
async fn meet_visitor(tx: &mut Tx, user: User, newcomer: &Newcomer) -> Result<User, Error> {
    let Some(visitor) = newcomer.visitor.as_ref().filter(|_| user.visitor.is_none()) else { return Ok(user) };
    sqlx::query("UPDATE users SET visitor = $2 WHERE id = $1")
        .bind(user.id.0)
        .bind(visitor.as_str())
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(User { visitor: Some(visitor.as_str().to_owned()), ..user })
}

/// Whether the newcomer would come in without an invitation because of their email's domain.
async fn comes_by_domain(tx: &mut Tx, caller: &ChatbotCaller, newcomer: &Newcomer) -> Result<bool, Error> {
    match &newcomer.email {
        Some(email) if caller.access() == Access::Authenticated => {
            settings::allows(tx, caller.chatbot(), email).await
        }
        _ => Ok(false),
    }
}

/// Lets a known, enabled user in: they become active, an empty name is filled, an invitation is over.
async fn admit(
    tx: &mut Tx,
    caller: &ChatbotCaller,
    old: User,
    newcomer: &Newcomer,
    by_domain: bool,
) -> Result<User, Error> {
    let name = &newcomer.name;
    let before = old.standing();
    let filled = if old.name.is_empty() { name.as_str() } else { &old.name }.to_owned();
    let changed = old.status != Status::Active || filled != old.name;
    let (old_name, linked) = (old.name.clone(), old.visitor.is_none() && newcomer.visitor.is_some());
    let user = User {
        version: old.version + i64::from(changed),
        name: filled,
        status: Status::Active,
        signed_in_at: old.signed_in_at.or(Some(caller.at())),
        last_active_at: old.last_active_at.max(Some(caller.at())),
        invitation: None,
        ..old
    };
    users::update(tx, caller.chatbot(), before, &user).await?;
    let user = meet_visitor(tx, user, newcomer).await?;
    if changed || linked {
        let mut event = users::changed(&user, before, user.name != old_name);
        event.detail.visitor_linked = linked;
        event.detail.by_domain = by_domain;
        if linked || before.status != user.status {
            event.action = AuditAction::SignIn;
        }
        audit::enter(tx, By::user(user.id, caller), event).await?;
    }
    Ok(user)
}

/// A session of the chatbot, with its user; on PostgreSQL locked until the transaction ends.
async fn lock_session(
    tx: &mut Tx,
    caller: &ChatbotCaller,
    id: &ClientId,
) -> Result<Option<(UserId, Session)>, Error> {
    #[derive(sqlx::FromRow)]
    struct Row {
        user_id: i64,
        #[sqlx(flatten)]
        session: SessionRow,
    }
    let sql = format!(
        "SELECT s.user_id, {COLUMNS} FROM sessions s WHERE s.chatbot_id = $1 AND s.client_id = $2 {}",
        dialect::FOR_UPDATE
    );
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(caller.chatbot().0)
        .bind(id.as_str())
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    Ok(row.map(|row| (UserId(row.user_id), row.session.into())))
}

async fn insert_session(tx: &mut Tx, caller: &ChatbotCaller, session: &NewSession) -> Result<bool, Error> {
    let started_at = session.started_at.unwrap_or(caller.at());
    let inserted = sqlx::query(
        "INSERT INTO sessions (chatbot_id, user_id, client_id, title, started_at, last_message_at)
         VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING",
    )
    .bind(caller.chatbot().0)
    .bind(session.user.0)
    .bind(session.client_id.as_str())
    .bind(session.title.as_deref().unwrap_or_default())
    .bind(started_at.0)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE users SET session_count = session_count + 1 WHERE id = $1")
        .bind(session.user.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(true)
}

/// The messages not recorded yet, once each, in their order.
///
/// # Errors
/// [`Error::Refused`] when an id stands for another message already.
async fn unrecorded<'a>(
    tx: &mut Tx,
    session: &Session,
    messages: &'a [NewMessage],
) -> Result<Vec<&'a NewMessage>, Error> {
    let ids: Vec<&str> = messages.iter().map(|message| message.client_id.as_str()).collect();
    let sql = format!(
        "SELECT m.client_id, m.author, m.text FROM {} CROSS JOIN messages m WHERE m.session_id = $2 AND m.client_id = r.value->>0",
        dialect::JSON_ROWS
    );
    let ids: Vec<[&str; 1]> = ids.into_iter().map(|id| [id]).collect();
    let recorded: Vec<(String, String, String)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(super::json(&ids))
        .bind(session.id.0)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    let mut known: HashMap<&str, (&str, &str)> =
        recorded.iter().map(|(id, author, text)| (id.as_str(), (author.as_str(), text.as_str()))).collect();
    let mut new = Vec::new();
    for message in messages {
        let said = (message.author.as_str(), message.text.as_str());
        match known.insert(message.client_id.as_str(), said) {
            None => new.push(message),
            Some(before) if before == said => {}
            Some(_) => {
                let id = message.client_id.as_str();
                return Err(Error::Refused { reason: message!("refused-message-id", id = id) });
            }
        }
    }
    Ok(new)
}

#[async_trait]
impl Conversations for Database {
    async fn sign_in(&self, caller: &ChatbotCaller, newcomer: &Newcomer) -> Result<SignIn, Error> {
        match (caller.access(), &newcomer.email, &newcomer.visitor) {
            (Access::Authenticated, None, _) => {
                return Err(Error::invalid("email", message!("reason-no-email-given")));
            }
            (Access::Open, None, None) => {
                return Err(Error::invalid("visitor", message!("reason-no-visitor-given")));
            }
            _ => {}
        }
        let mut tx = self.write().await?;
        counts::lock_chatbot(&mut tx, caller.chatbot()).await?;
        let user = match find(&mut tx, caller, newcomer).await? {
            Some(user) if user.status == Status::Disabled => {
                return Ok(SignIn { decision: Err(Denial::Disabled), user: Some(user) });
            }
            Some(user) if user.may_come_by_invitation(caller.at()) => {
                admit(&mut tx, caller, user, newcomer, false).await?
            }
            Some(user) => {
                let by_domain = comes_by_domain(&mut tx, caller, newcomer).await?;
                if !user.may_come_uninvited(caller.access(), by_domain) {
                    return Ok(SignIn { decision: Err(Denial::Expired), user: Some(user) });
                }
                admit(&mut tx, caller, user, newcomer, by_domain).await?
            }
            None => {
                let by_domain = comes_by_domain(&mut tx, caller, newcomer).await?;
                if caller.access() == Access::Authenticated && !by_domain {
                    return Ok(SignIn { decision: Err(Denial::NotInvited), user: None });
                }
                let new = NewUser {
                    name: &newcomer.name,
                    email: newcomer.email.as_ref(),
                    visitor: newcomer.visitor.as_ref().map(ClientId::as_str),
                    standing: Standing { status: Status::Active, role: Role::Regular },
                    signed_in_at: Some(caller.at()),
                };
                // Nobody else can have inserted them: the chatbot is taken.
                let user = users::insert(&mut tx, caller.chatbot(), &new, caller.at())
                    .await?
                    .ok_or(Error::Unavailable)?;
                let after = Some(user.standing().into());
                let detail = AuditDetail { by_domain, ..AuditDetail::default() };
                let event = Event { user: Some(user.id), after, detail, ..AuditAction::Arrive.into() };
                audit::enter(&mut tx, By::user(user.id, caller), event).await?;
                user
            }
        };
        self.commit(tx, vec![users_changed(caller.chatbot(), vec![user.id])]).await?;
        Ok(SignIn { decision: Ok(()), user: Some(user) })
    }

    async fn check_access(&self, caller: &ChatbotCaller, user: UserId) -> Result<AccessCheck, Error> {
        let row: Option<(String, String, bool)> = sqlx::query_as(
            "SELECT status, role, email IS NOT NULL FROM users WHERE id = $1 AND chatbot_id = $2",
        )
        .bind(user.0)
        .bind(caller.chatbot().0)
        .fetch_optional(&self.readers)
        .await
        .or_fault()?;
        let (status, role, has_email) = row.ok_or_else(|| Error::not_found("user"))?;
        let Standing { status, role } = standing(&status, &role)?;
        Ok(AccessCheck { role, decision: status.may_talk(caller.access(), has_email) })
    }

    async fn put_session(
        &self,
        caller: &ChatbotCaller,
        session: &NewSession,
    ) -> Result<(Session, bool), Error> {
        let mut tx = self.write().await?;
        user_row::lock(&mut tx, caller.chatbot(), session.user).await?;
        let new = insert_session(&mut tx, caller, session).await?;
        let (user, mut recorded) =
            lock_session(&mut tx, caller, &session.client_id).await?.ok_or(Error::Unavailable)?;
        if user != session.user {
            return Err(Error::Refused { reason: message!("refused-session-id") });
        }
        let title = session.title.as_ref().filter(|title| **title != recorded.title);
        if let Some(title) = title {
            recorded.title.clone_from(title);
            sqlx::query("UPDATE sessions SET title = $2 WHERE id = $1")
                .bind(recorded.id.0)
                .bind(title)
                .execute(&mut *tx)
                .await
                .or_fault()?;
        }
        let changed = new || title.is_some();
        self.commit(tx, if changed { session_changed(caller, user, &recorded) } else { Vec::new() }).await?;
        Ok((recorded, new))
    }

    async fn add_messages(
        &self,
        caller: &ChatbotCaller,
        session: &ClientId,
        messages: &[NewMessage],
    ) -> Result<Recorded, Error> {
        let mut tx = self.write().await?;
        let user: Option<(i64,)> =
            sqlx::query_as("SELECT user_id FROM sessions WHERE chatbot_id = $1 AND client_id = $2")
                .bind(caller.chatbot().0)
                .bind(session.as_str())
                .fetch_optional(&mut *tx)
                .await
                .or_fault()?;
        // Users are locked before their sessions everywhere, so that no two transactions wait for each other.
        let (user,) = user.ok_or_else(|| Error::not_found("session"))?;
        user_row::lock(&mut tx, caller.chatbot(), UserId(user)).await?;
        let (user, session) =
            lock_session(&mut tx, caller, session).await?.ok_or_else(|| Error::not_found("session"))?;
        let new = unrecorded(&mut tx, &session, messages).await?;
        let known = count(i64::try_from(messages.len() - new.len()).unwrap_or(0));
        if new.is_empty() {
            return Ok(Recorded { recorded: 0, known });
        }
        let sent_at = |message: &NewMessage| message.sent_at.unwrap_or(caller.at());
        let newest = new.iter().map(|message| sent_at(message)).max().unwrap_or(caller.at());
        let rows: Vec<_> = new
            .iter()
            .zip(session.messages..)
            .map(|(message, position)| {
                (
                    position,
                    message.client_id.as_str(),
                    message.author.as_str(),
                    &message.text,
                    sent_at(message).0,
                )
            })
            .collect();
        let sql = format!(
            "INSERT INTO messages (session_id, position, client_id, author, text, sent_at)
             SELECT $2, CAST(r.value->>0 AS BIGINT), r.value->>1, r.value->>2, r.value->>3, CAST(r.value->>4 AS BIGINT)
             FROM {}",
            dialect::JSON_ROWS
        );
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(super::json(&rows))
            .bind(session.id.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query(
            "UPDATE sessions SET message_count = message_count + $2,
                 last_message_at = CASE WHEN last_message_at < $3 THEN $3 ELSE last_message_at END WHERE id = $1",
        )
        .bind(session.id.0)
        .bind(i64::try_from(rows.len()).unwrap_or(0))
        .bind(newest.0)
        .execute(&mut *tx)
        .await
        .or_fault()?;
        note_activity(&mut tx, user, newest.min(caller.at())).await?;
        self.commit(tx, session_changed(caller, user, &session)).await?;
        Ok(Recorded { recorded: rows.len() as u64, known })
    }
}

/// Moves a user's last activity to `at` if that is later. A chatbot's clock ahead of ours must not win: callers bound it.
async fn note_activity(tx: &mut Tx, user: UserId, at: Timestamp) -> Result<(), Error> {
    sqlx::query("UPDATE users SET last_active_at = $2 WHERE id = $1 AND last_active_at < $2")
        .bind(user.0)
        .bind(at.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// A session is new or has new messages.
fn session_changed(caller: &ChatbotCaller, user: UserId, session: &Session) -> Vec<Notice> {
    let change = Change::Session { user, session: session.id };
    vec![Notice { chatbot: caller.chatbot(), change, access: None }]
}
