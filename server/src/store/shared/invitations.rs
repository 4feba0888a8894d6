//! Invitations of pending users. One goes when its user becomes active or is deleted.

use std::collections::HashMap;

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{
        AuditAction, ChatbotId, Email, Invitation, InvitationMail, InvitationOffer, Network, Role, Standing,
        Status, Timestamp, User, UserId,
    },
    i18n::Message,
    message,
};
use async_trait::async_trait;

use super::{
    Database, OrFault, SKEW, Tx,
    audit::{self, By, Event},
    console::add_password_link,
    counts, dialect, json, many_users_changed, standing_changed,
    user_row::{self, standing},
    users::{self, NewUser},
    users_changed,
};
use crate::{
    auth::TokenHash,
    changes::Notice,
    store::{AcceptedInvitation, Invites, LostMail, NewInvitation},
};

/// The most users that are named to pages at once.
const NAMED: usize = 100;

/// Writes a user's invitation in the place of any other: good for its whole life from `now` on. Without a `link`, they can
/// only sign in to the chatbot.
pub async fn put(
    tx: &mut Tx,
    user: UserId,
    link: Option<&TokenHash>,
    mail: InvitationMail,
    now: Timestamp,
) -> Result<Invitation, Error> {
    let expires_at = now.plus(Invitation::LIFE);
    sqlx::query(
        "INSERT INTO invitations (user_id, hash, expires_at, mail, mail_fault, mail_at) VALUES ($1, $2, $3, $4, NULL, $5)
         ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at,
             shown_hash = NULL, mail = excluded.mail, mail_fault = NULL, mail_at = excluded.mail_at",
    )
    .bind(user.0)
    .bind(link.map(TokenHash::to_vec))
    .bind(expires_at.0)
    .bind(mail.as_str())
    .bind(now.0)
    .execute(&mut **tx)
    .await
    .or_fault()?;
    Ok(Invitation { expires_at, mail, mail_fault: None })
}

/// As [`put`] without links and mails, for the chatbot's users with these emails' keys.
pub async fn put_each(tx: &mut Tx, admin: ChatbotAdmin, keys: &[&str]) -> Result<(), Error> {
    let rows: Vec<[&str; 1]> = keys.iter().map(|key| [*key]).collect();
    let sql = format!(
        "INSERT INTO invitations (user_id, hash, expires_at, mail, mail_fault, mail_at)
         SELECT u.id, NULL, CAST($3 AS BIGINT), 'none', NULL, CAST($4 AS BIGINT)
         FROM {} CROSS JOIN users u WHERE u.chatbot_id = $2 AND u.email_key = r.value->>0
         ON CONFLICT (user_id) DO UPDATE SET hash = NULL, shown_hash = NULL, expires_at = excluded.expires_at, mail = 'none',
             mail_fault = NULL, mail_at = excluded.mail_at",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(json(&rows))
        .bind(admin.chatbot().0)
        .bind(admin.at().plus(Invitation::LIFE).0)
        .bind(admin.at().0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Takes the invitation of someone who has become active away.
pub async fn forget(tx: &mut Tx, user: UserId) -> Result<(), Error> {
    sqlx::query("DELETE FROM invitations WHERE user_id = $1")
        .bind(user.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Invites someone again whose invitation is over.
pub async fn renew(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    user: User,
    before: Standing,
    name_changed: bool,
) -> Result<User, Error> {
    let invitation = put(tx, user.id, None, InvitationMail::None, admin.at()).await?;
    audit::enter(tx, admin, invited_again(&user, before, name_changed)).await?;
    Ok(User { invitation: Some(invitation), ..user })
}

fn invited_again(user: &User, before: Standing, name_changed: bool) -> Event {
    Event { action: AuditAction::InviteAgain, ..users::changed(user, before, name_changed) }
}

/// The pending user, locked with the chatbot until the transaction ends.
async fn lock_pending(tx: &mut Tx, admin: ChatbotAdmin, user: UserId) -> Result<User, Error> {
    counts::lock_chatbot(tx, admin.chatbot()).await?;
    let user = user_row::lock(tx, admin.chatbot(), user).await?;
    if user.status == Status::Pending && user.email.is_some() {
        return Ok(user);
    }
    let reason = message!("refused-no-invitation", name = user.display_name(), status = user.status.as_str());
    Err(Error::Refused { reason })
}

/// An invitation with whom it is for.
#[derive(sqlx::FromRow)]
struct InvitationRow {
    chatbot_id: i64,
    chatbot: String,
    user_id: i64,
    email: String,
    name: String,
    role: String,
    expires_at: i64,
}

/// All that can be accepted; a query goes on with AND.
const GOOD: &str = "SELECT u.chatbot_id, c.name AS chatbot, i.user_id, u.email, u.name, u.role, i.expires_at
    FROM invitations i JOIN users u ON u.id = i.user_id JOIN chatbots c ON c.id = u.chatbot_id
    WHERE i.expires_at > $2 AND u.status = 'pending' AND";

/// The invitation of a link that can be accepted.
async fn find(tx: &mut Tx, link: &TokenHash, now: Timestamp) -> Result<Option<InvitationRow>, Error> {
    sqlx::query_as(sqlx::AssertSqlSafe(format!("{GOOD} (i.hash = $1 OR i.shown_hash = $1)")))
        .bind(link.to_vec())
        .bind(now.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()
}

/// What pages hear of changed users, by chatbot.
fn notices(users: Vec<(i64, i64)>) -> Vec<Notice> {
    let mut by_chatbot: HashMap<i64, Vec<UserId>> = HashMap::new();
    for (chatbot, user) in users {
        by_chatbot.entry(chatbot).or_default().push(UserId(user));
    }
    by_chatbot.into_iter().map(|(chatbot, users)| changed(ChatbotId(chatbot), users)).collect()
}

fn changed(chatbot: ChatbotId, users: Vec<UserId>) -> Notice {
    if users.len() > NAMED { many_users_changed(chatbot) } else { users_changed(chatbot, users) }
}

#[async_trait]
impl Invites for Database {
    async fn known_people(
        &self,
        admin: ChatbotAdmin,
        emails: &[&Email],
    ) -> Result<HashMap<String, Standing>, Error> {
        let keys: Vec<[String; 1]> = emails.iter().map(|email| [email.key()]).collect();
        let sql = format!(
            "SELECT u.email_key, u.status, u.role FROM {} CROSS JOIN users u
             WHERE u.chatbot_id = $2 AND u.email_key = r.value->>0",
            dialect::JSON_ROWS
        );
        let rows: Vec<(String, String, String)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(json(&keys))
            .bind(admin.chatbot().0)
            .fetch_all(&self.readers)
            .await
            .or_fault()?;
        rows.into_iter().map(|(key, status, role)| Ok((key, standing(&status, &role)?))).collect()
    }

    async fn invite_people(
        &self,
        admin: ChatbotAdmin,
        people: &[NewInvitation],
        role: Role,
        mail: InvitationMail,
    ) -> Result<Vec<Option<User>>, Error> {
        let mut tx = self.write().await?;
        counts::lock_chatbot(&mut tx, admin.chatbot()).await?;
        let mut invited = Vec::new();
        for NewInvitation { invitee, link } in people {
            let new = NewUser {
                name: &invitee.name,
                email: Some(&invitee.email),
                visitor: None,
                standing: Standing { status: Status::Pending, role },
                signed_in_at: None,
            };
            let Some(user) = users::insert(&mut tx, admin.chatbot(), &new, admin.at()).await? else {
                invited.push(None);
                continue;
            };
            let invitation = put(&mut tx, user.id, Some(link), mail, admin.at()).await?;
            let after = Some(user.standing().into());
            let event = Event { user: Some(user.id), after, ..AuditAction::Invite.into() };
            audit::enter(&mut tx, admin, event).await?;
            invited.push(Some(User { invitation: Some(invitation), ..user }));
        }
        let ids: Vec<UserId> = invited.iter().flatten().map(|user| user.id).collect();
        let notices = if ids.is_empty() { Vec::new() } else { vec![changed(admin.chatbot(), ids)] };
        self.commit(tx, notices).await?;
        Ok(invited)
    }

    async fn invite_again(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        link: &TokenHash,
        mail: InvitationMail,
    ) -> Result<User, Error> {
        let mut tx = self.write().await?;
        let user = lock_pending(&mut tx, admin, user).await?;
        let invitation = put(&mut tx, user.id, Some(link), mail, admin.at()).await?;
        audit::enter(&mut tx, admin, invited_again(&user, user.standing(), false)).await?;
        self.commit(tx, vec![users_changed(admin.chatbot(), vec![user.id])]).await?;
        Ok(User { invitation: Some(invitation), ..user })
    }

    async fn cancel_invitation(&self, admin: ChatbotAdmin, user: UserId) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let user = lock_pending(&mut tx, admin, user).await?;
        let before = user.standing();
        users::remove(&mut tx, admin, &user, AuditAction::CancelInvitation).await?;
        self.commit(tx, vec![standing_changed(admin.chatbot(), user.id, before, None)]).await
    }

    async fn invitation_offer(&self, link: &TokenHash, now: Timestamp) -> Result<InvitationOffer, Error> {
        let row = find(&mut self.read().await?, link, now).await?.ok_or(Error::InvitationOver)?;
        Ok(InvitationOffer {
            chatbot: row.chatbot,
            email: row.email,
            name: row.name,
            role: Role::parse(&row.role).ok_or(Error::Internal)?,
            expires_at: Timestamp(row.expires_at),
        })
    }

    async fn accept_invitation(
        &self,
        link: &TokenHash,
        password_link: &TokenHash,
        password_link_expires: Timestamp,
        now: Timestamp,
        network: Option<Network>,
    ) -> Result<AcceptedInvitation, Error> {
        let found = find(&mut self.read().await?, link, now).await?.ok_or(Error::InvitationOver)?;
        let mut tx = self.write().await?;
        let chatbot = ChatbotId(found.chatbot_id);
        counts::lock_chatbot(&mut tx, chatbot).await?;
        // Asked again, now that nobody else can accept it, take it back or make another link.
        let found = find(&mut tx, link, now).await?.ok_or(Error::InvitationOver)?;
        let old = user_row::lock(&mut tx, chatbot, UserId(found.user_id)).await?;
        let before = old.standing();
        let user = User {
            version: old.version + 1,
            status: Status::Active,
            signed_in_at: Some(now),
            last_active_at: old.last_active_at.max(Some(now)),
            invitation: None,
            ..old
        };
        users::update(&mut tx, chatbot, before, &user).await?;
        let event = Event { action: AuditAction::Accept, ..users::changed(&user, before, false) };
        let by = By::invited(chatbot, user.id, now, network);
        audit::enter(&mut tx, by, event).await?;
        let may_set_password = user.role == Role::Admin
            && add_password_link(&mut tx, by, &user, password_link, now, password_link_expires).await?;
        let notice = standing_changed(chatbot, user.id, before, Some(user.standing()));
        self.commit(tx, vec![notice]).await?;
        Ok(AcceptedInvitation { chatbot: found.chatbot, may_set_password })
    }

    async fn note_mail(
        &self,
        user: UserId,
        link: &TokenHash,
        fault: Option<&Message>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let mail = if fault.is_some() { InvitationMail::Failed } else { InvitationMail::Sent };
        let users: Vec<(i64, i64)> = sqlx::query_as(
            "UPDATE invitations SET mail = $3, mail_fault = $4, mail_at = $5 WHERE user_id = $1 AND hash = $2
             RETURNING (SELECT u.chatbot_id FROM users u WHERE u.id = user_id), user_id",
        )
        .bind(user.0)
        .bind(link.to_vec())
        .bind(mail.as_str())
        .bind(fault.map(json))
        .bind(now.0)
        .fetch_all(&mut *tx)
        .await
        .or_fault()?;
        self.commit(tx, notices(users)).await
    }

    async fn keep_mails_waiting(&self, users: &[UserId], now: Timestamp) -> Result<(), Error> {
        let sql = format!(
            "UPDATE invitations SET mail_at = $2 WHERE mail = 'waiting'
             AND user_id IN (SELECT CAST(r.value AS BIGINT) FROM {})",
            dialect::JSON_IDS
        );
        let mut tx = self.write().await?;
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(json(&users))
            .bind(now.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        self.commit(tx, Vec::new()).await
    }

    async fn lost_mails(
        &self,
        before: Timestamp,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<LostMail>, Error> {
        let sql = format!(
            "{GOOD} i.mail = 'waiting' AND (i.mail_at <= $1 OR i.mail_at > $4) ORDER BY i.mail_at, i.user_id LIMIT $3"
        );
        let rows: Vec<InvitationRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(before.0)
            .bind(now.0)
            .bind(i64::from(limit))
            .bind(now.plus(SKEW).0)
            .fetch_all(&self.readers)
            .await
            .or_fault()?;
        rows.into_iter()
            .map(|row| {
                Ok(LostMail {
                    chatbot_id: ChatbotId(row.chatbot_id),
                    chatbot: row.chatbot,
                    user: UserId(row.user_id),
                    email: row.email,
                    name: row.name,
                    role: Role::parse(&row.role).ok_or(Error::Internal)?,
                    expires_at: Timestamp(row.expires_at),
                })
            })
            .collect()
    }

    async fn take_mail_over(
        &self,
        user: UserId,
        link: &TokenHash,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let taken = sqlx::query(
            "UPDATE invitations SET shown_hash = COALESCE(shown_hash, hash), hash = $2, mail_at = $4
             WHERE user_id = $1 AND mail = 'waiting' AND (mail_at <= $3 OR mail_at > $5) AND hash IS NOT NULL
                 AND expires_at > $4",
        )
        .bind(user.0)
        .bind(link.to_vec())
        .bind(before.0)
        .bind(now.0)
        .bind(now.plus(SKEW).0)
        .execute(&self.writer)
        .await
        .or_fault()?;
        Ok(taken.rows_affected() > 0)
    }

    async fn give_up_mails(&self, before: Timestamp, fault: &Message, now: Timestamp) -> Result<(), Error> {
        let lost = "mail = 'waiting' AND (mail_at <= $1 OR mail_at > $2)";
        let any = format!("SELECT EXISTS (SELECT 1 FROM invitations WHERE {lost})");
        let any: bool = sqlx::query_scalar(sqlx::AssertSqlSafe(any))
            .bind(before.0)
            .bind(now.plus(SKEW).0)
            .fetch_one(&self.readers)
            .await
            .or_fault()?;
        if !any {
            return Ok(());
        }
        let mut tx = self.write().await?;
        let sql = format!(
            "UPDATE invitations SET mail = 'failed', mail_fault = $3, mail_at = $4 WHERE {lost}
             RETURNING (SELECT u.chatbot_id FROM users u WHERE u.id = user_id), user_id"
        );
        let users: Vec<(i64, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(before.0)
            .bind(now.plus(SKEW).0)
            .bind(json(fault))
            .bind(now.0)
            .fetch_all(&mut *tx)
            .await
            .or_fault()?;
        self.commit(tx, notices(users)).await
    }
}
