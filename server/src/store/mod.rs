//! All SQL. Two databases, one meaning.
//!
//! `shared/` holds the queries both databases answer alike; it is compiled once for each of them, as a module of
//! [`sqlite`] and of [`postgres`], which hold what differs. Everything above sees only the traits here.

mod export_rows;
mod fault;
mod open;
mod postgres;
mod sqlite;

use std::sync::Arc;

use app::{
    Error,
    backend::{Backend, ChatbotAdmin},
    domain::{
        Access, ChatbotId, ClientId, Column, Denial, ExportId, ExportRequest, ExportState, ImportReport, Job,
        JobId, NewMessage, Newcomer, Outcome, Role, Session, SkipReason, Sort, SortBy, Standing, Status,
        Timestamp, User, UserId, UserQuery,
    },
};
use async_trait::async_trait;
pub(crate) use export_rows::RowSender;
pub use export_rows::{Batch, ExportRows};
pub use open::{OpenError, open};

use crate::{
    auth::{ChatbotCaller, TokenHash},
    changes::Changes,
    demo,
    import::Record,
};

/// The database, whichever it is.
#[async_trait]
pub trait Store:
    Backend
    + Credentials
    + Conversations
    + UserPages
    + Imports
    + JobRuns
    + JobOutcomes
    + ExportFiles
    + DemoData
    + Send
    + Sync
    + 'static
{
    /// What was committed, for open pages and chatbots.
    fn changes(&self) -> &Changes;

    /// The same store as what the server functions see.
    fn as_backend(self: Arc<Self>) -> Arc<dyn Backend>;

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    async fn ping(&self) -> Result<(), Error>;

    /// Finishes what is under way and lets go of the database.
    async fn close(&self);
}

/// Keys, links and console sessions: hashes in, yes or no out. For `auth` alone.
#[async_trait]
pub trait Credentials {
    /// Whose API key this is.
    async fn chatbot_by_key(&self, key: &TokenHash) -> Result<Option<(ChatbotId, String, Access)>, Error>;

    /// Whether there is such a chatbot.
    async fn chatbot_exists(&self, chatbot: ChatbotId) -> Result<bool, Error>;

    /// The chatbot of a name, compared without case and accents.
    async fn chatbot_by_name(&self, name: &str) -> Result<Option<(ChatbotId, Access)>, Error>;

    /// Stores a sign-in link and forgets those that expired.
    async fn add_owner_link(&self, link: &TokenHash, now: Timestamp, expires: Timestamp)
    -> Result<(), Error>;

    /// Trades a link for a session, once; `false`: the link was used, expired or never was.
    /// Sessions made at `dead_before` or earlier are forgotten.
    async fn spend_owner_link(
        &self,
        link: &TokenHash,
        session: &TokenHash,
        now: Timestamp,
        dead_before: Timestamp,
    ) -> Result<bool, Error>;

    /// Whether the session was made after `made_after` and used after `used_after`; if so it is used `now`.
    async fn use_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        made_after: Timestamp,
        used_after: Timestamp,
    ) -> Result<bool, Error>;

    /// Forgets a session.
    async fn end_console_session(&self, session: &TokenHash) -> Result<(), Error>;
}

/// The answer to a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// `Err`: denied, and why.
    pub decision: Result<(), Denial>,
    /// Who it is, where they are known or were made.
    pub user: Option<User>,
}

/// Whether a user may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessCheck {
    /// Their status.
    pub status: Status,
    /// Their role.
    pub role: Role,
}

/// A session as a chatbot records it.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The chatbot's own id of it.
    pub client_id: ClientId,
    /// Whose.
    pub user: UserId,
    /// What it is about; `None`: as it was, or none.
    pub title: Option<String>,
    /// When it began; `None`: as it was, or now.
    pub started_at: Option<Timestamp>,
}

/// What became of a batch of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// New ones.
    pub recorded: u64,
    /// Ones recorded before.
    pub known: u64,
}

/// What chatbots do: sign people in, check them, record what is said.
#[async_trait]
pub trait Conversations {
    /// A person wants in.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the newcomer lacks what the chatbot's access mode needs.
    async fn sign_in(&self, caller: &ChatbotCaller, newcomer: &Newcomer) -> Result<SignIn, Error>;

    /// May this user go on? One indexed read.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a user deleted or never known.
    async fn check_access(&self, caller: &ChatbotCaller, user: UserId) -> Result<AccessCheck, Error>;

    /// Records a session; `true`: it is new.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the user, [`Error::Refused`] when the id is another user's session.
    async fn put_session(
        &self,
        caller: &ChatbotCaller,
        session: &NewSession,
    ) -> Result<(Session, bool), Error>;

    /// Records messages, in the order given; one recorded before changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the session, [`Error::Refused`] when an id was used for another message; then none is recorded.
    async fn add_messages(
        &self,
        caller: &ChatbotCaller,
        session: &ClientId,
        messages: &[NewMessage],
    ) -> Result<Recorded, Error>;
}

/// What a list is sorted by, of one user.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum SortKey {
    /// A number or time.
    Number(i64),
    /// A folded name.
    Text(String),
}

/// Where a list of users goes on: after this one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct UserCursor {
    /// The order it belongs to.
    pub sort: Sort,
    /// What the last user shown is sorted by.
    pub key: SortKey,
    /// Their id.
    pub id: UserId,
}

impl UserCursor {
    /// The cursor after `user` in a list sorted by `sort`.
    #[must_use]
    pub fn after(user: &User, sort: Sort) -> Self {
        let key = match sort.by {
            SortBy::Name => SortKey::Text(app::domain::text::fold(&user.display_name())),
            SortBy::Added => SortKey::Number(user.created_at.0),
            SortBy::Activity => SortKey::Number(user.last_active_at.map_or(0, |at| at.0)),
            SortBy::Sessions => SortKey::Number(i64::try_from(user.sessions).unwrap_or(i64::MAX)),
        };
        Self { sort, key, id: user.id }
    }
}

/// Users page by page, for programs that walk the whole list.
#[async_trait]
pub trait UserPages {
    /// At most `limit` users after the cursor, how many match in all, and whether there are more.
    async fn users_after(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        after: Option<&UserCursor>,
        limit: u32,
    ) -> Result<(Vec<User>, u64, Option<UserCursor>), Error>;
}

/// People from a file.
#[async_trait]
pub trait Imports {
    /// Invites or updates all of them in one transaction; the report lists those that a rule forbids.
    async fn import_people(&self, admin: ChatbotAdmin, people: &[Record]) -> Result<ImportReport, Error>;
}

/// Bulk actions at work. For [`crate::jobs`] alone, which holds no permission: a job was confirmed by someone who did.
#[async_trait]
pub trait JobRuns {
    /// The job that is to be run next of each chatbot, in the order in which they were confirmed.
    async fn jobs_to_run(&self) -> Result<Vec<JobId>, Error>;

    /// Meets the next users of a job in one transaction; the job afterwards. `None`: it is over, or another server is
    /// at it. `quietly`: pages and chatbots hear of changed users with a later batch; they do when the job ends.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it may work later; else see [`JobRuns::narrow_batch`].
    async fn run_batch(&self, job: JobId, now: Timestamp, quietly: bool) -> Result<Option<Job>, Error>;

    /// After a batch that failed for good: parts it in two, or notes its one user as failed, so that one user whom the
    /// database refuses to change doesn't stop the others.
    async fn narrow_batch(&self, job: JobId, now: Timestamp) -> Result<(), Error>;

    /// Forgets jobs that were prepared earlier than `before` and never confirmed.
    async fn forget_prepared(&self, before: Timestamp) -> Result<(), Error>;
}

/// Who someone is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name, possibly empty.
    pub name: String,
    /// The email; visitors have none.
    pub email: Option<String>,
    /// The id the chatbot gave to a visitor.
    pub visitor: Option<String>,
}

/// A user whom a job met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetUser {
    /// The id.
    pub id: UserId,
    /// Who they are; `None`: deleted.
    pub person: Option<Person>,
    /// As they were, where they were changed.
    pub before: Option<Standing>,
    /// As they were made; `None` for deleted ones.
    pub after: Option<Standing>,
    /// Why they were left as they were.
    pub reason: Option<SkipReason>,
}

/// What bulk actions did to whom.
#[async_trait]
pub trait JobOutcomes {
    /// The users to whom it happened, by id, after a user; at most `limit`.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the job.
    async fn met_users(
        &self,
        admin: ChatbotAdmin,
        job: JobId,
        outcome: Outcome,
        after: Option<UserId>,
        limit: u32,
    ) -> Result<Vec<MetUser>, Error>;
}

/// Files being made. For [`crate::export`] alone.
#[async_trait]
pub trait ExportFiles {
    /// Takes a prepared export to make its file: once, and only for who prepared it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`] when it was taken before, cancelled, or not asked for within a minute.
    async fn claim_export(&self, admin: ChatbotAdmin, export: ExportId) -> Result<ExportRequest, Error>;

    /// Notes where a claimed export stands, how many users are in the file, and that it is still at work; `false`: it
    /// was over already, because someone cancelled it.
    async fn note_export(
        &self,
        admin: ChatbotAdmin,
        export: ExportId,
        state: ExportState,
        rows: u64,
        now: Timestamp,
    ) -> Result<bool, Error>;

    /// Enters an export into the audit log that was not prepared.
    async fn enter_export(
        &self,
        admin: ChatbotAdmin,
        request: &ExportRequest,
        users: u64,
    ) -> Result<(), Error>;

    /// Begins to read what is to be exported, as it is at this moment.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many are being made already.
    async fn export_rows(
        &self,
        admin: ChatbotAdmin,
        request: &ExportRequest,
        columns: &[Column],
    ) -> Result<ExportRows, Error>;

    /// Ends the exports that nobody fetched or whose server was killed, and forgets old ones.
    async fn tidy_exports(&self, now: Timestamp) -> Result<(), Error>;
}

/// Made-up people, for demonstrations and measurements.
#[async_trait]
pub trait DemoData {
    /// Adds people with their conversations in one transaction; those known already stay as they are.
    /// Returns how many were added.
    async fn add_demo_people(&self, admin: ChatbotAdmin, people: &[demo::Person]) -> Result<u64, Error>;
}
