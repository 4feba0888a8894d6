//! The users of a chatbot: listed, invited, changed, deleted.

use app::{
    Error,
    backend::{ChatbotAdmin, Users},
    domain::{
        AuditAction, AuditDetail, ChatbotId, Email, InvitationMail, PersonName, Receipt, Standing, Status,
        Timestamp, User, UserChange, UserDetail, UserDraft, UserId, may_become,
    },
    message,
};
use async_trait::async_trait;

use super::{
    Database, OrFault, Tx,
    audit::{self, Event},
    count, counts, dialect, invitations, readings, receipts, standing_changed,
    user_row::{self, Keys, UserRow},
    users_changed,
};

/// A new row of `users`.
pub struct NewUser<'a> {
    pub name: &'a PersonName,
    pub email: Option<&'a Email>,
    pub visitor: Option<&'a str>,
    pub standing: Standing,
    pub signed_in_at: Option<Timestamp>,
}

/// Inserts a user and counts them; `None`: the email or visitor is known already.
pub async fn insert(
    tx: &mut Tx,
    chatbot: ChatbotId,
    user: &NewUser<'_>,
    at: Timestamp,
) -> Result<Option<User>, Error> {
    let email = user.email.map(Email::as_str);
    let keys = Keys::of(user.name.as_str(), email, user.visitor);
    let sql = "INSERT INTO users (chatbot_id, name, email, email_key, visitor, status, role, created_at, \
         signed_in_at, last_active_at, name_key, search_text) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING \
         RETURNING id";
    let id: Option<(i64,)> = sqlx::query_as(sql)
        .bind(chatbot.0)
        .bind(user.name.as_str())
        .bind(email)
        .bind(user.email.map(Email::key))
        .bind(user.visitor)
        .bind(user.standing.status.as_str())
        .bind(user.standing.role.as_str())
        .bind(at.0)
        .bind(user.signed_in_at.map(|at| at.0))
        .bind(user.signed_in_at.map_or(0, |at| at.0))
        .bind(keys.name_key)
        .bind(keys.search_text)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    let Some((id,)) = id else { return Ok(None) };
    counts::shift(tx, chatbot, None, Some(user.standing)).await?;
    user_row::lock(tx, chatbot, UserId(id)).await.map(Some)
}

/// Writes what an admin can change of a user, and counts the change; the version grows.
pub async fn update(tx: &mut Tx, chatbot: ChatbotId, before: Standing, user: &User) -> Result<(), Error> {
    let keys = Keys::of(&user.name, user.email.as_deref(), user.visitor.as_deref());
    sqlx::query(
        "UPDATE users SET version = $2, name = $3, status = $4, role = $5, signed_in_at = $6, last_active_at = $7, \
         name_key = $8, search_text = $9 WHERE id = $1",
    )
    .bind(user.id.0)
    .bind(user.version)
    .bind(&user.name)
    .bind(user.status.as_str())
    .bind(user.role.as_str())
    .bind(user.signed_in_at.map(|at| at.0))
    .bind(user.last_active_at.map_or(0, |at| at.0))
    .bind(keys.name_key)
    .bind(keys.search_text)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    let after = user.standing();
    if (before.status, after.status) == (Status::Pending, Status::Active) {
        invitations::forget(tx, user.id).await?;
    }
    counts::shift(tx, chatbot, Some(before), Some(after)).await
}

/// Deletes a user with sessions and messages, and enters it as `action`.
pub async fn remove(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    user: &User,
    action: AuditAction,
) -> Result<Receipt, Error> {
    let receipt = receipts::of(tx, &format!("SELECT {}", user.id)).await?;
    readings::note_deleted(tx, admin.chatbot(), user.visitor.iter().map(String::as_str)).await?;
    sqlx::query("DELETE FROM users WHERE id = $1").bind(user.id.0).execute(&mut **tx).await.or_fault()?;
    let before = user.standing();
    counts::shift(tx, admin.chatbot(), Some(before), None).await?;
    let event = Event {
        user: Some(user.id),
        before: Some(before.into()),
        detail: AuditDetail { receipt: Some(receipt), ..AuditDetail::default() },
        ..action.into()
    };
    audit::enter(tx, admin, event).await?;
    Ok(receipt)
}

/// What the audit log keeps of a change of `user`, who was `before`.
pub fn changed(user: &User, before: Standing, name_changed: bool) -> Event {
    Event {
        user: Some(user.id),
        before: Some(before.into()),
        after: Some(user.standing().into()),
        detail: AuditDetail { name_changed, ..AuditDetail::default() },
        ..AuditAction::Change.into()
    }
}

/// Takes chatbot and user for this transaction and checks that the rules let them become `after`.
async fn take(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    user: UserId,
    version: Option<i64>,
    after: impl FnOnce(&User) -> Option<Standing>,
) -> Result<(User, Option<Standing>), Error> {
    let access = counts::lock_chatbot(tx, admin.chatbot()).await?;
    let user = user_row::lock(tx, admin.chatbot(), user).await?;
    if version.is_some_and(|version| version != user.version) {
        return Err(Error::Changed { current: Box::new(user) });
    }
    let before = user.standing();
    let after = after(&user);
    let admins = counts::active_admins(tx, admin.chatbot()).await?;
    let others = admins.saturating_sub(u64::from(before.is_active_admin()));
    may_become(before, after, access, admin.is_oneself(user.id), others)?;
    Ok((user, after))
}

async fn messages_of(tx: &mut Tx, user: UserId) -> Result<u64, Error> {
    let messages: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(message_count), 0) AS BIGINT) FROM sessions WHERE user_id = $1",
    )
    .bind(user.0)
    .fetch_one(&mut **tx)
    .await
    .or_fault()?;
    Ok(count(messages))
}

/// Invites someone who is known already: who let the term pass is given another, with name and role as they are now said.
async fn invite_anew(tx: &mut Tx, admin: ChatbotAdmin, draft: &UserDraft) -> Result<User, Error> {
    let sql = format!(
        "SELECT {} FROM users u WHERE u.chatbot_id = $1 AND u.email_key = $2 {}",
        user_row::COLUMNS,
        dialect::FOR_UPDATE
    );
    let row: Option<UserRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(admin.chatbot().0)
        .bind(draft.email.key())
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    let old = User::try_from(row.ok_or(Error::Unavailable)?)?;
    if !old.invitation.as_ref().is_some_and(|invitation| invitation.is_expired(admin.at())) {
        return Err(Error::invalid("email", message!("reason-known-email")));
    }
    let before = old.standing();
    let name = if draft.name.is_empty() { old.name.as_str() } else { draft.name.as_str() }.to_owned();
    let name_changed = name != old.name;
    let changed = name_changed || draft.role != old.role;
    let user = User { version: old.version + i64::from(changed), name, role: draft.role, ..old };
    if changed {
        update(tx, admin.chatbot(), before, &user).await?;
    }
    invitations::renew(tx, admin, user, before, name_changed).await
}

#[async_trait]
impl Users for Database {
    async fn user(&self, admin: ChatbotAdmin, user: UserId) -> Result<UserDetail, Error> {
        let mut tx = self.read().await?;
        let user = user_row::find(&mut tx, admin.chatbot(), user).await?;
        let messages = messages_of(&mut tx, user.id).await?;
        Ok(UserDetail { user, messages })
    }

    async fn invite_user(&self, admin: ChatbotAdmin, draft: &UserDraft) -> Result<User, Error> {
        let mut tx = self.write().await?;
        counts::lock_chatbot(&mut tx, admin.chatbot()).await?;
        let new = NewUser {
            name: &draft.name,
            email: Some(&draft.email),
            visitor: None,
            standing: Standing { status: Status::Pending, role: draft.role },
            signed_in_at: None,
        };
        let user = if let Some(user) = insert(&mut tx, admin.chatbot(), &new, admin.at()).await? {
            let invitation =
                invitations::put(&mut tx, user.id, None, InvitationMail::None, admin.at()).await?;
            let after = Some(user.standing().into());
            let event = Event { user: Some(user.id), after, ..AuditAction::Invite.into() };
            audit::enter(&mut tx, admin, event).await?;
            User { invitation: Some(invitation), ..user }
        } else {
            invite_anew(&mut tx, admin, draft).await?
        };
        self.commit(tx, vec![users_changed(admin.chatbot(), vec![user.id])]).await?;
        Ok(user)
    }

    async fn change_user(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        version: Option<i64>,
        change: &UserChange,
    ) -> Result<User, Error> {
        let mut tx = self.write().await?;
        let (old, after) = take(&mut tx, admin, user, version, |user| {
            let before = user.standing();
            Some(before.after(change, user.signed_in_at.is_some()))
        })
        .await?;
        let before = old.standing();
        let after = after.unwrap_or(before);
        let name = change.name.as_ref().map_or(old.name.as_str(), PersonName::as_str).to_owned();
        let name_changed = name != old.name;
        if before == after && !name_changed {
            return Ok(old);
        }
        let new = User { version: old.version + 1, name, status: after.status, role: after.role, ..old };
        update(&mut tx, admin.chatbot(), before, &new).await?;
        audit::enter(&mut tx, admin, changed(&new, before, name_changed)).await?;
        self.commit(tx, vec![standing_changed(admin.chatbot(), new.id, before, Some(after))]).await?;
        Ok(new)
    }

    async fn delete_user(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        version: Option<i64>,
    ) -> Result<Receipt, Error> {
        let mut tx = self.write().await?;
        let (user, _) = take(&mut tx, admin, user, version, |_| None).await?;
        let receipt = remove(&mut tx, admin, &user, AuditAction::Delete).await?;
        self.commit(tx, vec![standing_changed(admin.chatbot(), user.id, user.standing(), None)]).await?;
        Ok(receipt)
    }
}
