//! What `auth` keeps of the console's accounts.

use app::{
    Error,
    backend::{ChatbotAdmin, Secret, SignedIn, Source},
    domain::{
        Account, AccountChoice, ChatbotId, ConsoleSession, ConsoleSessionId, Email, Network, PasskeyId,
        Timestamp, UserId, Way,
    },
};
use async_trait::async_trait;

use crate::auth::TokenHash;

/// Whose an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The owner's.
    Owner,
    /// An active user's with the role Admin.
    Admin {
        /// Who it is.
        user: UserId,
        /// What they manage.
        chatbot: ChatbotId,
    },
}

/// Who uses a console session.
#[derive(Clone, Copy, Debug)]
pub struct SessionHolder {
    /// The session.
    pub session: ConsoleSessionId,
    /// The account's number.
    pub account: i64,
    /// Whose it is.
    pub holder: Holder,
    /// The chatbot that is asked for, if there is such a one.
    pub asked_for: Option<ChatbotId>,
}

/// An account that may be signed in to: the owner's, or an active admin's.
#[derive(Clone)]
pub struct AccountRecord {
    /// Its number.
    pub account: i64,
    /// Whose it is.
    pub holder: Holder,
    /// As who signs in is asked to choose it.
    pub choice: AccountChoice,
    /// What is signed in with; the owner may have none.
    pub email: Option<String>,
    /// The person's name; empty for the owner.
    pub name: String,
    /// The password's hash, if there is one.
    pub password: Option<String>,
    /// The second factor's secret, if there is one.
    pub second_factor: Option<Vec<u8>>,
    /// How authenticators call it.
    pub handle: [u8; 16],
}

/// A session to be begun.
pub struct NewConsoleSession {
    /// Of the token in the cookie.
    pub hash: TokenHash,
    /// From where.
    pub network: Option<Network>,
    /// In which browser.
    pub browser: String,
    /// When.
    pub at: Timestamp,
    /// Sessions made then or earlier are forgotten.
    pub dead_before: Timestamp,
}

/// What someone showed to come in, checked as far as the database need not be asked. What is good once is used up by it.
pub enum Proof {
    /// A password, where no second factor is asked for.
    Password,
    /// A password, and the code of this time step.
    Code {
        /// The step (RFC 6238, 4.2).
        step: i64,
    },
    /// A password, and a recovery code.
    RecoveryCode(TokenHash),
    /// A passkey.
    Passkey {
        /// Which.
        passkey: PasskeyId,
        /// As it is after its use.
        credential: String,
    },
}

impl Proof {
    /// How someone comes in by it.
    #[must_use]
    pub const fn way(&self) -> Way {
        match self {
            Self::Password => Way::Password,
            Self::Code { .. } | Self::RecoveryCode(_) => Way::SecondFactor,
            Self::Passkey { .. } => Way::Passkey,
        }
    }
}

/// What a one-time link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Signs in.
    SignIn,
    /// Sets a password.
    Password,
}

impl LinkKind {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Password => "password",
        }
    }
}

/// What was begun with a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketKind {
    /// A sign-in whose password was right.
    Code,
    /// A second factor on offer.
    SecondFactor,
    /// A sign-in by passkey.
    PasskeySignIn,
    /// A passkey to be added.
    Passkey,
}

impl TicketKind {
    /// As stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::SecondFactor => "second-factor",
            Self::PasskeySignIn => "passkey-sign-in",
            Self::Passkey => "passkey",
        }
    }
}

/// What was begun and is to be ended within minutes.
pub struct Ticket {
    /// Of the token that ends it.
    pub hash: TokenHash,
    /// What it is.
    pub kind: TicketKind,
    /// Whose; `None`: nobody knows yet.
    pub account: Option<i64>,
    /// What has to be known at its end.
    pub state: String,
}

/// A passkey as it is checked.
pub struct PasskeyRecord {
    /// Its number.
    pub passkey: PasskeyId,
    /// Whose.
    pub account: i64,
    /// The credential as JSON.
    pub credential: String,
}

/// How tries to come in are counted.
#[derive(Clone, Copy)]
pub struct TryLimits {
    /// For so long (milliseconds), from one network …
    pub near_window: i64,
    /// … so many.
    pub near: u32,
    /// For so long, from all networks from which nobody came in as this account before …
    pub far_window: i64,
    /// … so many.
    pub far: u32,
}

/// How wrong tries from one address are counted.
#[derive(Clone, Copy)]
pub struct SourceLimit {
    /// For so long (milliseconds) …
    pub window: i64,
    /// … so many.
    pub most: u32,
}

/// One-time links. For `auth` alone.
#[async_trait]
pub trait ConsoleLinks {
    /// Makes a link for the owner, and forgets those that expired.
    async fn add_owner_link(
        &self,
        link: &TokenHash,
        kind: LinkKind,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), Error>;

    /// Makes a link by which an active admin of the chatbot sets a password.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the user; [`Error::Refused`] for one who is no active admin with an email, and, unless the owner
    /// asks, for one who has a password.
    async fn add_admin_link(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        link: &TokenHash,
        expires: Timestamp,
    ) -> Result<(), Error>;

    /// Whether nobody was ever given a way in: no password, no link, no session.
    async fn is_unclaimed(&self) -> Result<bool, Error>;

    /// Whose account a link sets the password of; `None`: it was used, expired or never was.
    async fn password_link(&self, link: &TokenHash, now: Timestamp) -> Result<Option<AccountRecord>, Error>;

    /// Trades a link for a session, once; `false`: the link was used, expired or never was.
    async fn spend_sign_in_link(&self, link: &TokenHash, session: &NewConsoleSession) -> Result<bool, Error>;

    /// Sets a password by a link, once, and begins a session. Whatever else led into the account ends: sessions, passkeys, the
    /// second factor, other links. `false`: the link was used, expired or never was.
    async fn spend_password_link(
        &self,
        link: &TokenHash,
        email: Option<&Email>,
        password: &str,
        session: &NewConsoleSession,
    ) -> Result<bool, Error>;
}

/// Sessions in the console. For `auth` alone.
#[async_trait]
pub trait ConsoleSessions {
    /// Begins a session; `false`: the account is gone or its holder no active admin, or the proof was used already.
    async fn open_session(
        &self,
        account: i64,
        proof: &Proof,
        session: &NewConsoleSession,
    ) -> Result<bool, Error>;

    /// Who uses a session that was made after `made_after` and used after `used_after`; if so it is used `now`. Whether there
    /// is the chatbot that they ask for is looked at beside it: nearly every call needs both.
    async fn use_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        made_after: Timestamp,
        used_after: Timestamp,
        chatbot: Option<ChatbotId>,
    ) -> Result<Option<SessionHolder>, Error>;

    /// Forgets a session.
    async fn end_console_session(
        &self,
        session: &TokenHash,
        now: Timestamp,
        network: Option<Network>,
    ) -> Result<(), Error>;

    /// Notes that the password was just entered in this session.
    async fn confirm_session(&self, me: SignedIn) -> Result<(), Error>;

    /// Whether it was, or there is none.
    ///
    /// # Errors
    /// [`Error::Refused`] when it was not.
    async fn require_confirmed(&self, me: SignedIn) -> Result<(), Error>;

    /// The sessions, the current one first, then by last use. Those made or used too long ago are left out.
    async fn own_sessions(
        &self,
        me: SignedIn,
        made_after: Timestamp,
        used_after: Timestamp,
    ) -> Result<Vec<ConsoleSession>, Error>;

    /// Ends one.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    async fn end_own_session(&self, me: SignedIn, session: ConsoleSessionId) -> Result<(), Error>;

    /// Ends all.
    async fn end_own_sessions(&self, me: SignedIn) -> Result<(), Error>;
}

/// Accounts and what is known of them. For `auth` alone, which checks what is entered.
#[async_trait]
pub trait AccountRecords {
    /// The accounts that this email signs in to, the owner's first, then by the chatbot's name.
    async fn accounts_by_email(&self, email: &Email) -> Result<Vec<AccountRecord>, Error>;

    /// An account that may be signed in to.
    async fn account_record(&self, account: i64) -> Result<Option<AccountRecord>, Error>;

    /// Who is signed in, and with what; it says nothing of passkeys that can't be added.
    async fn own_account(&self, me: SignedIn) -> Result<Account, Error>;

    /// Sets the password, and the owner's email; all other sessions end.
    ///
    /// # Errors
    /// [`Error::Refused`] when the password before was not entered, [`Error::Invalid`] for an owner without an email.
    async fn set_own_password(
        &self,
        me: SignedIn,
        email: Option<&Email>,
        password: &str,
    ) -> Result<(), Error>;

    /// Sets the second factor, of whose code `step` is used up, with its recovery codes.
    ///
    /// # Errors
    /// As for [`ConsoleSessions::require_confirmed`].
    async fn set_second_factor(
        &self,
        me: SignedIn,
        secret: &[u8],
        step: i64,
        codes: &[TokenHash],
    ) -> Result<(), Error>;

    /// Removes it.
    ///
    /// # Errors
    /// As for [`ConsoleSessions::require_confirmed`].
    async fn remove_second_factor(&self, me: SignedIn) -> Result<(), Error>;
}

/// Passkeys. For `auth` alone, which checks what authenticators answer.
#[async_trait]
pub trait Passkeys {
    /// The passkey with a credential's id.
    async fn passkey_by_credential(&self, credential_id: &[u8]) -> Result<Option<PasskeyRecord>, Error>;

    /// The ids of the account's credentials.
    async fn own_credentials(&self, me: SignedIn) -> Result<Vec<Vec<u8>>, Error>;

    /// Adds a passkey.
    ///
    /// # Errors
    /// As for [`ConsoleSessions::require_confirmed`]; [`Error::Refused`] for one that is known.
    async fn add_passkey(
        &self,
        me: SignedIn,
        credential_id: &[u8],
        credential: &str,
        name: &str,
    ) -> Result<(), Error>;

    /// Removes one.
    ///
    /// # Errors
    /// As for [`ConsoleSessions::require_confirmed`]; [`Error::NotFound`].
    async fn remove_passkey(&self, me: SignedIn, passkey: PasskeyId) -> Result<(), Error>;
}

/// What is begun and ended within minutes. For `auth` alone.
#[async_trait]
pub trait Tickets {
    /// Keeps a ticket, and forgets those that expired.
    async fn add_ticket(&self, ticket: &Ticket, now: Timestamp, expires: Timestamp) -> Result<(), Error>;

    /// The ticket, if it is good and was tried less often than `most`; this is a try.
    async fn try_ticket(
        &self,
        ticket: &TokenHash,
        kind: TicketKind,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<Ticket>, Error>;

    /// Forgets a ticket; `false`: it was forgotten already.
    async fn drop_ticket(&self, ticket: &TokenHash) -> Result<bool, Error>;
}

/// Who tries to come in, and too often. For `auth` alone.
#[async_trait]
pub trait Tries {
    /// Notes a try before it is looked at, or says how many seconds to wait. `holders`: whose accounts it is about.
    async fn begin_try(
        &self,
        subject: &TokenHash,
        holders: &[Holder],
        network: Option<Network>,
        now: Timestamp,
        limits: TryLimits,
    ) -> Result<Option<u32>, Error>;

    /// How many seconds who comes from there has to wait, because they were wrong too often.
    async fn wrong_source(
        &self,
        source: Source,
        now: Timestamp,
        limit: SourceLimit,
    ) -> Result<Option<u32>, Error>;

    /// Notes that who comes from there was wrong.
    async fn note_wrong_source(
        &self,
        source: Source,
        now: Timestamp,
        limit: SourceLimit,
    ) -> Result<(), Error>;

    /// Forgets the tries from this network, since the last one was right.
    async fn forget_tries(&self, subject: &TokenHash, network: Option<Network>) -> Result<(), Error>;

    /// Enters that someone was refused.
    async fn note_refusal(&self, now: Timestamp, network: Option<Network>) -> Result<(), Error>;
}

/// A new way to call an account, at random.
///
/// # Errors
/// [`Error::Internal`] when the system gives no random numbers.
pub fn new_handle() -> Result<[u8; 16], Error> {
    let mut handle = [0; 16];
    getrandom::fill(&mut handle).map_err(|error| {
        tracing::error!(%error, "the system gives no random numbers");
        Error::Internal
    })?;
    Ok(handle)
}

impl AccountRecord {
    /// What an app or an authenticator calls the account.
    #[must_use]
    pub fn called(&self) -> &str {
        self.email.as_deref().unwrap_or("owner")
    }
}

/// A secret that is compared by its hash.
impl From<&Secret> for TokenHash {
    fn from(secret: &Secret) -> Self {
        Self::of(secret.reveal())
    }
}
