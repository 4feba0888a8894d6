//! The console's accounts: what leads into them, and who is in.

mod accounts;
mod links;
mod passkeys;
mod sessions;
mod tickets;
mod tries;

pub use links::add_password_link;

use app::{
    Error,
    domain::{AccountChoice, Actor, AuditAction, ChatbotId, Network, Timestamp, UserId},
};
use sqlx::FromRow;

use super::{
    Database, Db, OrFault, SKEW, Tx,
    audit::{self, By, Event},
    dialect,
};
use crate::store::{AccountRecord, Holder};

/// The owner's account.
const OWNER: i64 = 1;

/// Accounts that may be signed in to: the owner's and those of active admins, who have an email.
const OPEN_ACCOUNTS: &str =
    "accounts a LEFT JOIN users u ON u.id = a.user_id LEFT JOIN chatbots c ON c.id = u.chatbot_id
     WHERE (a.user_id IS NULL OR (u.status = 'active' AND u.role = 'admin' AND u.email IS NOT NULL))";

/// The columns of [`AccountRow`], of [`OPEN_ACCOUNTS`].
const COLUMNS: &str = "a.id, a.user_id, u.chatbot_id, c.name AS chatbot_name, COALESCE(u.email, a.email) AS email, u.name, \
     a.password, a.totp_secret, a.handle";

#[derive(FromRow)]
struct AccountRow {
    id: i64,
    user_id: Option<i64>,
    chatbot_id: Option<i64>,
    chatbot_name: Option<String>,
    email: Option<String>,
    name: Option<String>,
    password: Option<String>,
    totp_secret: Option<Vec<u8>>,
    handle: Vec<u8>,
}

impl TryFrom<AccountRow> for AccountRecord {
    type Error = Error;

    fn try_from(row: AccountRow) -> Result<Self, Error> {
        let handle = row.handle.try_into().map_err(|_| {
            tracing::error!(account = row.id, "an account's handle has not 16 bytes");
            Error::Internal
        })?;
        let chatbot = row.chatbot_id.map(ChatbotId);
        Ok(Self {
            account: row.id,
            holder: holder(row.user_id, chatbot),
            choice: AccountChoice { chatbot, name: row.chatbot_name.unwrap_or_default() },
            email: row.email,
            name: row.name.unwrap_or_default(),
            password: row.password,
            second_factor: row.totp_secret,
            handle,
        })
    }
}

fn holder(user: Option<i64>, chatbot: Option<ChatbotId>) -> Holder {
    match (user.map(UserId), chatbot) {
        (Some(user), Some(chatbot)) => Holder::Admin { user, chatbot },
        _ => Holder::Owner,
    }
}

/// An account that may be signed in to.
async fn find<'e>(
    executor: impl sqlx::Executor<'e, Database = Db>,
    account: i64,
) -> Result<Option<AccountRecord>, Error> {
    read(executor, account, "").await
}

/// The same, taken for this transaction.
async fn take(tx: &mut Tx, account: i64) -> Result<Option<AccountRecord>, Error> {
    let locking = if dialect::FOR_UPDATE.is_empty() { "" } else { "FOR NO KEY UPDATE OF a" };
    read(&mut **tx, account, locking).await
}

async fn read<'e>(
    executor: impl sqlx::Executor<'e, Database = Db>,
    account: i64,
    locking: &str,
) -> Result<Option<AccountRecord>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM {OPEN_ACCOUNTS} AND a.id = $1 {locking}");
    let row: Option<AccountRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(account).fetch_optional(executor).await.or_fault()?;
    row.map(AccountRecord::try_from).transpose()
}

/// In whose log what the holder does stands: an admin's in their chatbot's, the owner's in the installation's.
fn by(holder: Holder, at: Timestamp, network: Option<Network>) -> By {
    match holder {
        Holder::Owner => By::at_the_door(Actor::Owner, at, network),
        Holder::Admin { user, chatbot } => By::at_the_door(Actor::User(user), at, network).within(chatbot),
    }
}

/// What holders do with their own accounts: in an admin's activity too.
fn event(holder: Holder, action: AuditAction) -> Event {
    let user = match holder {
        Holder::Owner => None,
        Holder::Admin { user, .. } => Some(user),
    };
    Event { user, ..action.into() }
}
