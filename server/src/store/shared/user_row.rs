//! A row of `users`, and what is derived from a person's name and email to search and sort by.

use app::{
    Error,
    domain::{
        ChatbotId, Invitation, InvitationMail, Network, Role, Standing, Status, Timestamp, User, UserId,
        display_name, search_text, text,
    },
};

use super::{OrFault, Tx, count};
use crate::store::read_mail_fault;

/// The columns of [`UserRow`], of a table named `u`. Of the invitation, which only who is pending may have, each is asked by
/// itself, so that no query has to join it.
pub const COLUMNS: &str = "u.id, u.version, u.name, u.email, u.visitor, u.status, u.role, u.created_at, \
     u.signed_in_at, u.last_active_at, u.session_count, u.network, u.questions, u.last_seen_at, \
     CASE WHEN u.status = 'pending' THEN (SELECT i.expires_at FROM invitations i WHERE i.user_id = u.id) END \
     AS invitation_expires_at, \
     CASE WHEN u.status = 'pending' THEN (SELECT i.mail FROM invitations i WHERE i.user_id = u.id) END AS invitation_mail, \
     CASE WHEN u.status = 'pending' THEN (SELECT i.mail_fault FROM invitations i WHERE i.user_id = u.id) END \
     AS invitation_mail_fault";

#[derive(sqlx::FromRow)]
pub struct UserRow {
    id: i64,
    version: i64,
    name: String,
    email: Option<String>,
    visitor: Option<String>,
    status: String,
    role: String,
    created_at: i64,
    signed_in_at: Option<i64>,
    last_active_at: i64,
    session_count: i64,
    network: Option<String>,
    questions: i64,
    last_seen_at: i64,
    invitation_expires_at: Option<i64>,
    invitation_mail: Option<String>,
    invitation_mail_fault: Option<String>,
}

impl UserRow {
    /// The invitation; who is disabled has none that counts.
    fn take_invitation(&mut self, status: Status) -> Option<Invitation> {
        let expires_at = self.invitation_expires_at.filter(|_| status == Status::Pending)?;
        Some(Invitation {
            expires_at: Timestamp(expires_at),
            mail: self.invitation_mail.as_deref().and_then(InvitationMail::parse)?,
            mail_fault: self.invitation_mail_fault.take().map(|kept| read_mail_fault(&kept)),
        })
    }
}

impl TryFrom<UserRow> for User {
    type Error = Error;

    fn try_from(mut row: UserRow) -> Result<Self, Error> {
        let Standing { status, role } = standing(&row.status, &row.role)?;
        let seen = row.last_seen_at != 0;
        let invitation = row.take_invitation(status);
        Ok(Self {
            id: UserId(row.id),
            version: row.version,
            name: row.name,
            email: row.email,
            visitor: row.visitor,
            status,
            role,
            created_at: Timestamp(row.created_at),
            signed_in_at: row.signed_in_at.map(Timestamp),
            last_active_at: (row.last_active_at != 0).then_some(Timestamp(row.last_active_at)),
            sessions: count(row.session_count),
            network: row.network.as_deref().and_then(Network::mask),
            questions: seen.then_some(count(row.questions)),
            last_seen_at: seen.then_some(Timestamp(row.last_seen_at)),
            invitation,
        })
    }
}

/// Reads status and role as stored; the tables' CHECKs leave no other words.
pub fn standing(status: &str, role: &str) -> Result<Standing, Error> {
    if let (Some(status), Some(role)) = (Status::parse(status), Role::parse(role)) {
        Ok(Standing { status, role })
    } else {
        tracing::error!(status, role, "a user's row holds an unknown status or role");
        Err(Error::Internal)
    }
}

/// What a user is found and sorted by.
pub struct Keys {
    pub name_key: String,
    pub search_text: String,
}

impl Keys {
    pub fn of(name: &str, email: Option<&str>, visitor: Option<&str>) -> Self {
        let name_key = text::fold(&display_name(name, email, visitor));
        let search_text = search_text(name, email, visitor);
        Self { name_key, search_text }
    }
}

/// Reads a user of the chatbot.
pub async fn find(tx: &mut Tx, chatbot: ChatbotId, user: UserId) -> Result<User, Error> {
    read(tx, chatbot, user, "").await
}

/// Reads a user of the chatbot to change them; on PostgreSQL the row is locked until the transaction ends.
pub async fn lock(tx: &mut Tx, chatbot: ChatbotId, user: UserId) -> Result<User, Error> {
    read(tx, chatbot, user, super::dialect::FOR_UPDATE).await
}

async fn read(tx: &mut Tx, chatbot: ChatbotId, user: UserId, locking: &str) -> Result<User, Error> {
    let sql = format!("SELECT {COLUMNS} FROM users u WHERE u.id = $1 AND u.chatbot_id = $2 {locking}");
    let row: Option<UserRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(user.0)
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    row.ok_or_else(|| Error::not_found("user"))?.try_into()
}
