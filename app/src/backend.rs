//! What a server must provide for the server functions to work.
//!
//! A permission is a value: the methods that act on a chatbot take a [`ChatbotAdmin`], those that act on the
//! whole installation an [`Owner`], and only the server's `auth` makes those.

use std::sync::Arc;

use async_trait::async_trait;

pub use crate::domain::Actor;
use crate::{
    Error,
    domain::{
        Accepted, Access, Account, AccountChoice, Action, ApiKey, AuditCursor, AuditPage, AuditQuery,
        Chatbot, ChatbotId, ChatbotName, ChatbotSettings, ConnectionTest, ConsoleSession, ConsoleSessionId,
        DayCount, Email, Export, ExportId, ExportRequest, HitCursor, HitPage, InvitationOffer,
        InvitationReport, Invited, Invitee, Job, JobId, KeyId, LinkPurpose, MessagePage, Network,
        NetworkStatus, NewChatbotKey, Overlap, PasskeyChallenge, PasskeyId, Password, Preview, PreviewEntry,
        Receipt, Role, SavedView, SearchTerm, SecondFactorOffer, Selection, SelectionCount, SessionCursor,
        SessionId, SessionPage, SettingsChange, SignInStep, Timestamp, User, UserChange, UserDetail,
        UserDraft, UserId, UserQuery, UserWindow, ViewDraft, ViewId, Window,
    },
};

/// A secret on its way through: it can't be printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes `secret` into custody.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// The right to manage the whole installation, checked at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Owner {
    at: Timestamp,
    network: Option<Network>,
}

impl Owner {
    /// For the server's `auth` and its command line alone (`clippy.toml` bans it elsewhere).
    #[must_use]
    pub const fn granted(at: Timestamp, network: Option<Network>) -> Self {
        Self { at, network }
    }

    /// The moment of the check, which is the moment of whatever is done with it.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        self.at
    }

    /// From where it is used; `None`: from the command line.
    #[must_use]
    pub const fn network(self) -> Option<Network> {
        self.network
    }
}

/// The right to manage the users of one chatbot, checked at a moment.
#[derive(Clone, Copy, Debug)]
pub struct ChatbotAdmin {
    chatbot: ChatbotId,
    actor: Actor,
    at: Timestamp,
    network: Option<Network>,
}

impl ChatbotAdmin {
    /// For the server's `auth` and its command line alone (`clippy.toml` bans it elsewhere).
    #[must_use]
    pub const fn granted(chatbot: ChatbotId, actor: Actor, at: Timestamp, network: Option<Network>) -> Self {
        Self { chatbot, actor, at, network }
    }

    /// The chatbot.
    #[must_use]
    pub const fn chatbot(self) -> ChatbotId {
        self.chatbot
    }

    /// On whose behalf.
    #[must_use]
    pub const fn actor(self) -> Actor {
        self.actor
    }

    /// The moment of the check, which is the moment of whatever is done with it.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        self.at
    }

    /// From where it is used; `None`: from the command line.
    #[must_use]
    pub const fn network(self) -> Option<Network> {
        self.network
    }

    /// Whether `user` is who asks.
    #[must_use]
    pub fn is_oneself(self, user: UserId) -> bool {
        self.actor == Actor::User(user)
    }
}

/// Tells one address from another without telling either: a digest of it with the installation's key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(pub [u8; 16]);

/// Who asks, as the request shows it.
#[derive(Clone, Default)]
pub struct Asker {
    /// The token of the session cookie, if there is one.
    pub session: Option<Secret>,
    /// From where, if that is known.
    pub network: Option<Network>,
    /// From which address, as far as tries from it are counted.
    pub source: Option<Source>,
    /// The page's origin (RFC 6454), such as `https://desk.example`, checked against the host that was asked.
    pub origin: Option<String>,
    /// Browser and system, such as "Firefox on Linux"; empty: unknown.
    pub browser: String,
}

/// What someone who is signed in may see.
#[derive(Clone, Copy, Debug)]
pub enum Viewer {
    /// All chatbots.
    Owner(Owner),
    /// One chatbot.
    Admin(ChatbotAdmin),
}

/// What the answer shall do to the session cookie; the server's mount reads it after the server function ran.
#[derive(Clone, Default)]
pub struct SessionCookie(Arc<std::sync::Mutex<Option<CookieChange>>>);

/// A change of the session cookie.
#[derive(Clone)]
pub enum CookieChange {
    /// Set to this token.
    Set(Secret),
    /// Removed.
    Clear,
}

impl SessionCookie {
    /// Sets what shall happen.
    pub fn change(&self, change: CookieChange) {
        if let Ok(mut slot) = self.0.lock() {
            *slot = Some(change);
        }
    }

    /// Takes what shall happen.
    #[must_use]
    pub fn take(&self) -> Option<CookieChange> {
        self.0.lock().ok().and_then(|mut slot| slot.take())
    }
}

/// Who may do what. Made by the server's `auth`.
#[async_trait]
pub trait Gate: Send + Sync {
    /// Trades a one-time link's token for a console session's.
    ///
    /// # Errors
    /// [`Error::LinkSpent`].
    async fn sign_in_by_link(&self, asker: &Asker, link: &Secret) -> Result<Secret, Error>;

    /// Ends the session of who asks; without one it does nothing.
    async fn sign_out(&self, asker: &Asker) -> Result<(), Error>;

    /// What who asks may see.
    ///
    /// # Errors
    /// [`Error::SignedOut`] for nobody.
    async fn viewer(&self, asker: &Asker) -> Result<Viewer, Error>;

    /// The owner's right.
    ///
    /// # Errors
    /// [`Error::SignedOut`] for nobody, [`Error::NotFound`] for an admin of a chatbot.
    async fn owner(&self, asker: &Asker) -> Result<Owner, Error>;

    /// The right to manage `chatbot`.
    ///
    /// # Errors
    /// [`Error::SignedOut`] for nobody, [`Error::NotFound`] for an admin who may not see it and where there is none.
    async fn chatbot_admin(&self, asker: &Asker, chatbot: ChatbotId) -> Result<ChatbotAdmin, Error>;
}

/// The chatbots of an installation.
#[async_trait]
pub trait Chatbots: Send + Sync {
    /// All of them, by name.
    async fn list_chatbots(&self, owner: Owner) -> Result<Vec<Chatbot>, Error>;

    /// One of them.
    async fn chatbot(&self, admin: ChatbotAdmin) -> Result<Chatbot, Error>;

    /// Makes one, with an API key.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is taken.
    async fn create_chatbot(
        &self,
        owner: Owner,
        name: &ChatbotName,
        access: Access,
    ) -> Result<NewChatbotKey, Error>;
}

/// The API keys of a chatbot, which open all that is said in it.
#[async_trait]
pub trait Keys: Send + Sync {
    /// Those that work, newest first, then those that ended within a week.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the chatbot.
    async fn list_keys(&self, owner: Owner, chatbot: ChatbotId) -> Result<Vec<ApiKey>, Error>;

    /// Makes a new one; those before it end after the overlap, if not earlier.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the chatbot, [`Error::Refused`] when too many work already.
    async fn replace_key(
        &self,
        owner: Owner,
        chatbot: ChatbotId,
        overlap: Overlap,
    ) -> Result<NewChatbotKey, Error>;

    /// Ends one at once, also the last one.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the chatbot and the key.
    async fn revoke_key(&self, owner: Owner, chatbot: ChatbotId, key: KeyId) -> Result<(), Error>;
}

/// That a server asked what others changed, for one call: what it remembers of a list is good for no call that came later.
#[derive(Debug)]
pub struct Heard {
    /// Whether it heard of all of it; else nothing that it remembers is good.
    pub all: bool,
}

/// Lists of a chatbot's users.
#[async_trait]
pub trait UserLists: Send + Sync {
    /// Waits until this server has heard of all that others changed before the call. It needs no permission and tells nothing,
    /// so it is asked for while who asks is looked up: each takes as long as the other.
    async fn hear(&self) -> Heard;

    /// A window on the users that match. How many match in all is said where it is known at once; else ask
    /// [`UserLists::count_users`], which may take longer than the rows.
    async fn list_users(
        &self,
        admin: ChatbotAdmin,
        heard: Heard,
        query: &UserQuery,
        window: Window,
    ) -> Result<UserWindow, Error>;

    /// How many users match, exactly.
    async fn count_users(&self, admin: ChatbotAdmin, heard: Heard, query: &UserQuery) -> Result<u64, Error>;

    /// How many users were added, and how many were last active, from each of these moments to the next.
    async fn count_days(&self, admin: ChatbotAdmin, starts: &[Timestamp]) -> Result<Vec<DayCount>, Error>;
}

/// The views that an admin saved of a chatbot's users. They are theirs alone.
#[async_trait]
pub trait Views: Send + Sync {
    /// Theirs, by name.
    async fn list_views(&self, admin: ChatbotAdmin) -> Result<Vec<SavedView>, Error>;

    /// Keeps a view, as a new one or in the place of one; then they have these.
    ///
    /// # Errors
    /// [`Error::Invalid`] when another has the name, [`Error::NotFound`] for the view, [`Error::Refused`] when there are too many.
    async fn save_view(
        &self,
        admin: ChatbotAdmin,
        view: Option<ViewId>,
        draft: &ViewDraft,
    ) -> Result<Vec<SavedView>, Error>;

    /// Forgets a view; then they have these.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    async fn delete_view(&self, admin: ChatbotAdmin, view: ViewId) -> Result<Vec<SavedView>, Error>;
}

/// The users of a chatbot. What is not the chatbot's own is [`Error::NotFound`].
#[async_trait]
pub trait Users: Send + Sync {
    /// One user.
    async fn user(&self, admin: ChatbotAdmin, user: UserId) -> Result<UserDetail, Error>;

    /// Invites someone, without a link to accept it by: as chatbots do. Who let an invitation's term pass is invited again.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the email is known already.
    async fn invite_user(&self, admin: ChatbotAdmin, draft: &UserDraft) -> Result<User, Error>;

    /// Changes a user; with a `version`, only if they are still at it.
    ///
    /// # Errors
    /// [`Error::Changed`] with the user as they are, when they are at another version; [`Error::Refused`] by a rule.
    async fn change_user(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        version: Option<i64>,
        change: &UserChange,
    ) -> Result<User, Error>;

    /// Deletes a user with sessions and messages, for good; with a `version`, only if they are still at it.
    ///
    /// # Errors
    /// As for [`Users::change_user`].
    async fn delete_user(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        version: Option<i64>,
    ) -> Result<Receipt, Error>;
}

/// The conversations of a chatbot's users.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// A user's sessions, newest first.
    async fn list_sessions(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        after: Option<SessionCursor>,
        limit: u32,
    ) -> Result<SessionPage, Error>;

    /// A session's messages after a position, oldest first.
    async fn list_messages(
        &self,
        admin: ChatbotAdmin,
        session: SessionId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<MessagePage, Error>;

    /// The messages and titles of a user's sessions that hold a term, newest session first, behind the cursor.
    async fn search_messages(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        term: &SearchTerm,
        after: Option<HitCursor>,
        limit: u32,
    ) -> Result<HitPage, Error>;
}

/// Whom an admin has chosen.
#[async_trait]
pub trait Selections: Send + Sync {
    /// How many users are chosen, and how many of them `query` matches.
    async fn count_selected(
        &self,
        admin: ChatbotAdmin,
        selection: &Selection,
        query: &UserQuery,
    ) -> Result<SelectionCount, Error>;

    /// The users from one to another in the list, both of them too, whichever comes first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not in the list, [`Error::Refused`] when there are too many to be chosen by hand.
    async fn users_between(
        &self,
        admin: ChatbotAdmin,
        query: &UserQuery,
        one: UserId,
        other: UserId,
    ) -> Result<Vec<UserId>, Error>;
}

/// Bulk actions. What is not the chatbot's own is [`Error::NotFound`].
#[async_trait]
pub trait Jobs: Send + Sync {
    /// Notes whom `action` would meet, for good, and counts what it would do.
    async fn prepare_job(
        &self,
        admin: ChatbotAdmin,
        selection: &Selection,
        action: Action,
    ) -> Result<Preview, Error>;

    /// Forgets a job that was not confirmed; one that was stays.
    async fn discard_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<(), Error>;

    /// Confirms a prepared job; for one confirmed before it does nothing.
    async fn start_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error>;

    /// Ends a job before its next batch; for one that is over it does nothing.
    async fn cancel_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error>;

    /// Prepares and confirms a job that gives back what `job` changed.
    ///
    /// # Errors
    /// [`Error::Refused`] for one that can't be undone.
    async fn undo_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error>;

    /// The confirmed jobs, newest first: all that run, and the last 50 besides.
    async fn list_jobs(&self, admin: ChatbotAdmin) -> Result<Vec<Job>, Error>;
}

/// Users as a file. What is not the chatbot's own is [`Error::NotFound`].
#[async_trait]
pub trait Exports: Send + Sync {
    /// Notes what is to be exported, counts it and enters it into the audit log.
    async fn prepare_export(&self, admin: ChatbotAdmin, request: &ExportRequest) -> Result<Export, Error>;

    /// Stops an export; for one that is over it does nothing.
    async fn cancel_export(&self, admin: ChatbotAdmin, export: ExportId) -> Result<Export, Error>;
}

/// What a chatbot's analytics endpoint says of its visitors, and how it is reached. What is not the chatbot's own is
/// [`Error::NotFound`]. In the server functions' context as `Arc<dyn Analytics>`.
#[async_trait]
pub trait Analytics: Send + Sync {
    /// How it stands. A reading begins, unless one is under way or has just been.
    async fn network_status(&self, admin: ChatbotAdmin) -> Result<NetworkStatus, Error>;

    /// Begins a reading, unless one is under way; how it stands then.
    async fn read_network(&self, admin: ChatbotAdmin) -> Result<NetworkStatus, Error>;

    /// The chatbot's settings.
    async fn settings(&self, admin: ChatbotAdmin) -> Result<ChatbotSettings, Error>;

    /// Changes them. A token that was kept for another origin is forgotten; an endpoint at another address is read from
    /// its beginning. An authenticated chatbot's networks, questions and times of last seen are forgotten.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the address or the token.
    async fn change_settings(
        &self,
        admin: ChatbotAdmin,
        change: &SettingsChange,
    ) -> Result<ChatbotSettings, Error>;

    /// Asks the endpoint for its first page and keeps nothing of it.
    ///
    /// # Errors
    /// As for [`Analytics::change_settings`].
    async fn test_connection(
        &self,
        admin: ChatbotAdmin,
        change: &SettingsChange,
    ) -> Result<ConnectionTest, Error>;
}

/// Whose audit log, with the right to read it.
#[derive(Clone, Copy, Debug)]
pub enum AuditScope {
    /// The installation's own: who came in, which chatbots were added. Each chatbot has its own log besides.
    Installation(Owner),
    /// A chatbot's.
    Chatbot(ChatbotAdmin),
}

/// The audit log. Nothing here writes it: whatever changes something does, in the same transaction.
#[async_trait]
pub trait AuditLog: Send + Sync {
    /// The entries that match, newest first, behind the cursor.
    async fn list_audit(
        &self,
        scope: AuditScope,
        query: &AuditQuery,
        after: Option<AuditCursor>,
        limit: u32,
    ) -> Result<AuditPage, Error>;

    /// What was done to a user, by bulk actions too, newest first, behind the cursor. Of one who was deleted as well.
    async fn list_activity(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        after: Option<AuditCursor>,
        limit: u32,
    ) -> Result<AuditPage, Error>;
}

/// Who is signed in to the console, checked at a moment: the right to look after their own account.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    account: i64,
    session: ConsoleSessionId,
    at: Timestamp,
    network: Option<Network>,
}

impl SignedIn {
    /// For the server's `auth` alone (`clippy.toml` bans it elsewhere). `account` is its number in the database.
    #[must_use]
    pub const fn granted(
        account: i64,
        session: ConsoleSessionId,
        at: Timestamp,
        network: Option<Network>,
    ) -> Self {
        Self { account, session, at, network }
    }

    /// The account's number in the database.
    #[must_use]
    pub const fn account(self) -> i64 {
        self.account
    }

    /// The session that asks.
    #[must_use]
    pub const fn session(self) -> ConsoleSessionId {
        self.session
    }

    /// The moment of the check, which is the moment of whatever is done with it.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        self.at
    }

    /// From where it is used.
    #[must_use]
    pub const fn network(self) -> Option<Network> {
        self.network
    }
}

/// Coming in, and one's own account. In the server functions' context as `Arc<dyn Accounts>`.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Email and password; `chatbot` chooses among several accounts that they open. The session is the cookie's.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`], [`Error::TooManyTries`]. Neither tells whether there is such an account.
    async fn sign_in_by_password(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        email: &str,
        password: &Secret,
        choice: Option<&AccountChoice>,
    ) -> Result<SignInStep, Error>;

    /// A code of the second factor, or a recovery code, after [`SignInStep::SecondFactor`].
    ///
    /// # Errors
    /// [`Error::WrongCredentials`], [`Error::TooManyTries`], [`Error::LinkSpent`] for a ticket that is no longer good.
    async fn sign_in_by_code(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        ticket: &Secret,
        code: &str,
    ) -> Result<(), Error>;

    /// Begins a sign-in by passkey: nobody says who they are, the passkey does.
    ///
    /// # Errors
    /// [`Error::Refused`] where the page's address takes no passkeys.
    async fn begin_passkey_sign_in(&self, asker: &Asker) -> Result<PasskeyChallenge, Error>;

    /// Ends it with the authenticator's answer, as JSON.
    ///
    /// # Errors
    /// As for [`Accounts::sign_in_by_code`].
    async fn sign_in_by_passkey(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        ticket: &Secret,
        answer: &str,
    ) -> Result<(), Error>;

    /// What a link to set a password is for; asking doesn't spend it.
    ///
    /// # Errors
    /// [`Error::LinkSpent`].
    async fn password_link(&self, asker: &Asker, link: &Secret) -> Result<LinkPurpose, Error>;

    /// Spends the link: the account has this password, and no other session, passkey or second factor than before it was lost:
    /// all of them end. Signs in. `email` is for the owner, who has it by nothing else.
    ///
    /// # Errors
    /// [`Error::LinkSpent`], [`Error::Invalid`] for the email or a password that is easily guessed.
    async fn set_password_by_link(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        link: &Secret,
        email: Option<&Email>,
        password: &Password,
    ) -> Result<(), Error>;

    /// Makes a link by which an active admin of the chatbot sets a password, good once within a day: the token. For one who
    /// has a password already only the owner may.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the user, [`Error::Refused`] by a rule.
    async fn new_password_link(&self, admin: ChatbotAdmin, user: UserId) -> Result<Secret, Error>;

    /// Who is signed in.
    ///
    /// # Errors
    /// [`Error::SignedOut`].
    async fn signed_in(&self, asker: &Asker) -> Result<SignedIn, Error>;

    /// Their account.
    async fn account(&self, asker: &Asker, me: SignedIn) -> Result<Account, Error>;

    /// Proves that it is still they who sit there: before each of the changes below, within five minutes.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`], [`Error::TooManyTries`].
    async fn confirm_password(&self, asker: &Asker, me: SignedIn, password: &Secret) -> Result<(), Error>;

    /// Sets a new password, and the owner's email. All other sessions end.
    ///
    /// # Errors
    /// [`Error::Refused`] when an account with a password was not confirmed just before; [`Error::Invalid`].
    async fn change_password(
        &self,
        asker: &Asker,
        me: SignedIn,
        email: Option<&Email>,
        password: &Password,
    ) -> Result<(), Error>;

    /// Offers a second factor.
    ///
    /// # Errors
    /// As for [`Accounts::change_password`]; [`Error::Refused`] without a password.
    async fn offer_second_factor(&self, me: SignedIn) -> Result<SecondFactorOffer, Error>;

    /// Takes the offer, with a first code; the recovery codes, shown this once.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the code, [`Error::LinkSpent`] for the ticket.
    async fn add_second_factor(
        &self,
        me: SignedIn,
        ticket: &Secret,
        code: &str,
    ) -> Result<Vec<String>, Error>;

    /// Removes the second factor.
    ///
    /// # Errors
    /// As for [`Accounts::change_password`].
    async fn remove_second_factor(&self, me: SignedIn) -> Result<(), Error>;

    /// Begins to add a passkey.
    ///
    /// # Errors
    /// As for [`Accounts::change_password`]; [`Error::Refused`] where the page's address takes no passkeys.
    async fn begin_passkey(&self, asker: &Asker, me: SignedIn) -> Result<PasskeyChallenge, Error>;

    /// Adds it, with the authenticator's answer as JSON.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the answer or the name, [`Error::LinkSpent`] for the ticket.
    async fn add_passkey(
        &self,
        asker: &Asker,
        me: SignedIn,
        ticket: &Secret,
        answer: &str,
        name: &str,
    ) -> Result<(), Error>;

    /// Removes a passkey.
    ///
    /// # Errors
    /// As for [`Accounts::change_password`]; [`Error::NotFound`].
    async fn remove_passkey(&self, me: SignedIn, passkey: PasskeyId) -> Result<(), Error>;

    /// One's sessions, the current one first, then by last use.
    async fn list_console_sessions(&self, me: SignedIn) -> Result<Vec<ConsoleSession>, Error>;

    /// Ends one of them.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    async fn end_console_session(&self, me: SignedIn, session: ConsoleSessionId) -> Result<(), Error>;

    /// Ends all of them, this one too.
    async fn sign_out_everywhere(&self, me: SignedIn) -> Result<(), Error>;
}

/// Inviting people, and accepting it. What is not the chatbot's own is [`Error::NotFound`]. In the server functions'
/// context as `Arc<dyn Invitations>`.
#[async_trait]
pub trait Invitations: Send + Sync {
    /// What inviting the people of `list` would do.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a list that is too long.
    async fn preview(&self, admin: ChatbotAdmin, list: &str) -> Result<Vec<PreviewEntry>, Error>;

    /// Invites people in one transaction; who is a user already stays as they are. Mails go out behind it.
    ///
    /// # Errors
    /// As for [`Invitations::preview`].
    async fn send(
        &self,
        admin: ChatbotAdmin,
        people: &[Invitee],
        role: Role,
    ) -> Result<InvitationReport, Error>;

    /// Invites a pending user again; the old link is void.
    ///
    /// # Errors
    /// [`Error::Refused`] for a user who is not pending.
    async fn resend(&self, admin: ChatbotAdmin, user: UserId) -> Result<Invited, Error>;

    /// Takes an invitation back: the pending user is deleted.
    ///
    /// # Errors
    /// As for [`Invitations::resend`].
    async fn cancel(&self, admin: ChatbotAdmin, user: UserId) -> Result<(), Error>;

    /// What a link's token invites to.
    ///
    /// # Errors
    /// [`Error::InvitationOver`].
    async fn offer(&self, asker: &Asker, link: &Secret) -> Result<InvitationOffer, Error>;

    /// Accepts an invitation: the user is active.
    ///
    /// # Errors
    /// [`Error::InvitationOver`].
    async fn accept(&self, asker: &Asker, link: &Secret) -> Result<Accepted, Error>;
}

/// What permissions give access to; in the server functions' context as `Arc<dyn Backend>`, beside the [`Gate`].
pub trait Backend:
    Chatbots + Keys + UserLists + Views + Users + Sessions + Selections + Jobs + Exports + AuditLog
{
}

impl<T: Chatbots + Keys + UserLists + Views + Users + Sessions + Selections + Jobs + Exports + AuditLog>
    Backend for T
{
}
