//! All SQL. Two databases, one meaning.
//!
//! `shared/` holds the queries both databases answer alike; it is compiled once for each of them, as a module of
//! [`sqlite`] and of [`postgres`], which hold what differs. Everything above sees only the traits here.

mod console;
mod export_rows;
mod fault;
mod figures;
pub mod files;
mod hearing;
mod key_uses;
mod list_index;
mod list_plan;
mod mail_fault;
pub mod moving;
mod open;
mod person;
mod postgres;
mod sqlite;

use std::{collections::HashMap, sync::Arc};

use app::{
    Error,
    backend::{AuditScope, Backend, ChatbotAdmin, Secret},
    domain::{
        Access, AnalyticsFault, AuditQuery, ChatbotId, ChatbotSettings, ClientId, Column, Denial, Email,
        EmailDomain, ExportId, ExportRequest, ExportState, ImportReport, InvitationMail, InvitationOffer,
        Invitee, Job, JobId, KeyId, Network, NetworkStatus, NewMessage, Newcomer, Outcome, Role, Session,
        SkipReason, Sort, SortBy, Standing, Timestamp, TokenChange, User, UserId, UserQuery, display_name,
        text,
    },
    i18n::Message,
};
use async_trait::async_trait;
pub use console::{
    AccountRecord, AccountRecords, ConsoleLinks, ConsoleSessions, Holder, LinkKind, NewConsoleSession,
    PasskeyRecord, Passkeys, Proof, SessionHolder, SourceLimit, Ticket, TicketKind, Tickets, Tries,
    TryLimits,
};
pub(crate) use export_rows::RowSender;
pub use export_rows::{Batch, ExportRows, PersonRow};
pub(crate) use fault::{STEP, in_time};
pub use figures::{ANSWERS_WITHIN, Figures, ListFigures, PoolFigures, Readiness, readiness};
pub use mail_fault::read_mail_fault;
pub use open::{Location, OpenError, Schema, open};
pub use person::{Kind, PERSON_SECTIONS, PersonColumn, PersonSection};
use sha2::{Digest, Sha256};

use crate::{
    analytics::Visitor,
    auth::{ChatbotCaller, SourceKey, TokenHash},
    changes::Changes,
    demo,
    import::Record,
};

/// The database, whichever it is.
#[async_trait]
pub trait Store:
    Backend
    + Credentials
    + ConsoleLinks
    + ConsoleSessions
    + AccountRecords
    + Passkeys
    + Tickets
    + Tries
    + KeyHolders
    + Conversations
    + UserPages
    + Imports
    + Invites
    + Settings
    + Readings
    + JobRuns
    + JobOutcomes
    + ExportFiles
    + AuditFiles
    + PersonFiles
    + DemoData
    + Figures
    + Send
    + Sync
    + 'static
{
    /// What was committed, for open pages and chatbots.
    fn changes(&self) -> &Changes;

    /// What addresses are digested with, on every server of this database.
    fn source_key(&self) -> &SourceKey;

    /// The same store as what the server functions see.
    fn as_backend(self: Arc<Self>) -> Arc<dyn Backend>;

    /// Has the database look at its rows again, after so many were added that what it knows of them is out of date. It
    /// does so by itself too, but a while later.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    async fn refresh_statistics(&self) -> Result<(), Error>;

    /// Waits for what goes on behind requests that were answered already: the indexes of long lists.
    async fn settle(&self);

    /// Finishes what is under way and lets go of the database.
    async fn close(&self);
}

/// Whose an API key is.
#[derive(Clone, Debug)]
pub struct KeyHolder {
    /// The key.
    pub key: KeyId,
    /// When it was used last, as far as that was noted.
    pub last_used_at: Option<Timestamp>,
    /// The chatbot.
    pub chatbot: ChatbotId,
    /// Its name.
    pub name: String,
    /// Who may talk to it.
    pub access: Access,
}

/// API keys: hashes in, chatbots out. For `auth` alone.
#[async_trait]
pub trait KeyHolders {
    /// Whose API key this is, if it works at this moment. One indexed read: it comes before every call.
    async fn chatbot_by_key(&self, key: &TokenHash, at: Timestamp) -> Result<Option<KeyHolder>, Error>;

    /// Notes that the key is used, now and then and behind the caller's back.
    fn note_key_use(&self, holder: &KeyHolder, at: Timestamp);
}

/// Chatbots by their names. For `auth` alone.
#[async_trait]
pub trait Credentials {
    /// The chatbot of a name, compared without case and accents.
    async fn chatbot_by_name(&self, name: &str) -> Result<Option<(ChatbotId, Access)>, Error>;
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
    /// `Err`: they may not, and why.
    pub decision: Result<(), Denial>,
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
        let number = |number| SortKey::Number(i64::try_from(number).unwrap_or(i64::MAX));
        let key = match sort.by {
            SortBy::Name => SortKey::Text(text::fold(&display_name(
                &user.name,
                user.email.as_deref(),
                user.visitor.as_deref(),
            ))),
            SortBy::Added => SortKey::Number(user.created_at.0),
            SortBy::Activity => SortKey::Number(user.last_active_at.map_or(0, |at| at.0)),
            SortBy::Sessions => number(user.sessions),
            SortBy::Questions => number(user.questions.unwrap_or(0)),
            SortBy::LastSeen => SortKey::Number(user.last_seen_at.map_or(0, |at| at.0)),
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

/// Whom to invite, and the link they are to accept it by.
pub struct NewInvitation {
    /// Whom.
    pub invitee: Invitee,
    /// The link's token.
    pub link: TokenHash,
}

/// An invitation that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedInvitation {
    /// The chatbot's name.
    pub chatbot: String,
    /// Whether the link to set a password is good: for an admin who has none.
    pub may_set_password: bool,
}

/// A mail that was on its way when its server ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostMail {
    /// Whose users are invited.
    pub chatbot_id: ChatbotId,
    /// What it is called.
    pub chatbot: String,
    /// Who is invited.
    pub user: UserId,
    /// Where the mail goes.
    pub email: String,
    /// What they are called; may be empty.
    pub name: String,
    /// What they are to be.
    pub role: Role,
    /// Until when the invitation is good.
    pub expires_at: Timestamp,
}

/// Invitations. For [`crate::invitations`] alone, which makes the links and sends the mails.
#[async_trait]
pub trait Invites {
    /// The standing of those of the people who are users already, by their email's key.
    async fn known_people(
        &self,
        admin: ChatbotAdmin,
        emails: &[&Email],
    ) -> Result<HashMap<String, Standing>, Error>;

    /// Invites people in one transaction; in their order, `None`: they were users already and stay as they are.
    async fn invite_people(
        &self,
        admin: ChatbotAdmin,
        people: &[NewInvitation],
        role: Role,
        mail: InvitationMail,
    ) -> Result<Vec<Option<User>>, Error>;

    /// Gives a pending user another link and another term.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`] for a user who is not pending.
    async fn invite_again(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        link: &TokenHash,
        mail: InvitationMail,
    ) -> Result<User, Error>;

    /// Deletes a pending user.
    ///
    /// # Errors
    /// As for [`Invites::invite_again`].
    async fn cancel_invitation(&self, admin: ChatbotAdmin, user: UserId) -> Result<(), Error>;

    /// What a link invites to.
    ///
    /// # Errors
    /// [`Error::InvitationOver`].
    async fn invitation_offer(&self, link: &TokenHash, now: Timestamp) -> Result<InvitationOffer, Error>;

    /// Makes who was invited active, once; an admin without a password can set one by `password_link` then.
    ///
    /// # Errors
    /// [`Error::InvitationOver`].
    async fn accept_invitation(
        &self,
        link: &TokenHash,
        password_link: &TokenHash,
        password_link_expires: Timestamp,
        now: Timestamp,
        network: Option<Network>,
    ) -> Result<AcceptedInvitation, Error>;

    /// Notes what became of the mail with this link, unless there is another link by now. `fault`: why it was not sent.
    async fn note_mail(
        &self,
        user: UserId,
        link: &TokenHash,
        fault: Option<&Message>,
        now: Timestamp,
    ) -> Result<(), Error>;

    /// Notes that the mails to these users are still being sent.
    async fn keep_mails_waiting(&self, users: &[UserId], now: Timestamp) -> Result<(), Error>;

    /// The mails that no server has been sending since `before`, at most `limit`: those whose links are good.
    async fn lost_mails(&self, before: Timestamp, limit: u32, now: Timestamp)
    -> Result<Vec<LostMail>, Error>;

    /// Takes such a mail over, with another link beside the one that was shown; `false`: another server did, or nobody waits for
    /// it any more.
    async fn take_mail_over(
        &self,
        user: UserId,
        link: &TokenHash,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Error>;

    /// Notes mails as failed that nobody has been sending since `before`.
    async fn give_up_mails(&self, before: Timestamp, fault: &Message, now: Timestamp) -> Result<(), Error>;
}

/// Where a chatbot's analytics endpoint is to be.
pub struct NewEndpoint {
    /// Its address, checked.
    pub url: String,
    /// The address's scheme, host and port.
    pub origin: String,
    /// What becomes of the token; one that is kept stays only with the same origin.
    pub token: TokenChange,
}

/// A chatbot's settings, checked.
pub struct NewSettings {
    /// Who may talk to it.
    pub access: Access,
    /// Where its endpoint is; `None`: nowhere.
    pub endpoint: Option<NewEndpoint>,
    /// Whose people need no invitation; each once.
    pub allowed_domains: Vec<EmailDomain>,
}

/// The token that is kept, and for which origin.
pub struct KeptEndpoint {
    /// Scheme, host and port.
    pub origin: String,
    /// The token.
    pub token: Option<Secret>,
}

/// Chatbots' settings. For [`crate::analytics`] alone, which checks them.
#[async_trait]
pub trait Settings {
    /// The settings as an admin sees them.
    async fn chatbot_settings(&self, admin: ChatbotAdmin) -> Result<ChatbotSettings, Error>;

    /// The token that is kept.
    async fn kept_endpoint(&self, admin: ChatbotAdmin) -> Result<Option<KeptEndpoint>, Error>;

    /// Changes the settings. Becoming authenticated, a chatbot's networks, questions and times of last seen are forgotten.
    async fn save_settings(
        &self,
        admin: ChatbotAdmin,
        settings: &NewSettings,
    ) -> Result<ChatbotSettings, Error>;
}

/// An analytics endpoint being read, by one server at a time.
pub struct Reading {
    /// Whose.
    pub chatbot: ChatbotId,
    /// Who reads: no other reading has the same.
    pub reader: String,
    /// Where.
    pub url: String,
    /// What to show there.
    pub token: Option<Secret>,
    /// Where it goes on; `None`: from the beginning.
    pub cursor: Option<String>,
}

/// What a page did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRecord {
    /// How many users are new or changed.
    pub changed: u64,
}

/// What is left of a visitor who was deleted: by it, a report of them is known, and nobody is found by it.
#[must_use]
pub fn deleted_visitor(chatbot: ChatbotId, visitor: &str) -> String {
    let digest = Sha256::digest(format!("{chatbot} {visitor}"));
    hex::encode(&digest[..16])
}

/// Reading analytics endpoints. For [`crate::analytics`] alone, which holds no permission: that an endpoint is read was
/// set by someone who did.
#[async_trait]
pub trait Readings {
    /// How it stands with a chatbot's endpoint.
    async fn reading_status(&self, chatbot: ChatbotId, now: Timestamp) -> Result<NetworkStatus, Error>;

    /// The open chatbots whose endpoint is to be read now, the longest due first.
    async fn readings_due(&self, now: Timestamp) -> Result<Vec<ChatbotId>, Error>;

    /// Takes a chatbot's endpoint to read it; `None`: it is being read, was tried after `unless_tried_after`, or there is
    /// none, or the chatbot is authenticated.
    async fn begin_reading(
        &self,
        chatbot: ChatbotId,
        unless_tried_after: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Reading>, Error>;

    /// Writes what a page says in one transaction, and that the reading is still at work; `cursor`: where the next
    /// reading begins.
    /// Who is not known becomes a user, except who was deleted; nobody's status changes. `announce`: pages hear of it now.
    /// `None`: the reading was taken away, because the settings were changed or because it was silent for a minute.
    async fn record_page(
        &self,
        reading: &Reading,
        visitors: &[Visitor],
        cursor: Option<&str>,
        announce: bool,
        now: Timestamp,
    ) -> Result<Option<PageRecord>, Error>;

    /// Ends a reading. `announce_users`: pages have not heard yet of all whom it changed.
    async fn end_reading(
        &self,
        reading: &Reading,
        outcome: Result<(), AnalyticsFault>,
        announce_users: bool,
        now: Timestamp,
    ) -> Result<(), Error>;
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

/// The audit log as a file.
#[async_trait]
pub trait AuditFiles {
    /// Enters that the log is taken away as a file, before it is.
    async fn enter_log_export(&self, scope: AuditScope, query: &AuditQuery) -> Result<(), Error>;
}

/// Everything there is of one person, as a file.
#[async_trait]
pub trait PersonFiles {
    /// Enters into the audit log that it is taken away, and gives it, all from one moment.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    async fn export_person(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
    ) -> Result<ExportRows<Vec<PersonRow>>, Error>;
}

/// Made-up people, for demonstrations and measurements.
#[async_trait]
pub trait DemoData {
    /// Adds people with their conversations in one transaction; those known already stay as they are.
    /// Returns how many were added.
    async fn add_demo_people(&self, admin: ChatbotAdmin, people: &[demo::Person]) -> Result<u64, Error>;
}
