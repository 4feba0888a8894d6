//! Coming in, and one's own account.

use std::sync::Arc;

use app::{
    Error,
    backend::{Accounts, Asker, ChatbotAdmin, CookieChange, Secret, SessionCookie, SignedIn},
    domain::{
        Account, AccountChoice, ConsoleSession, ConsoleSessionId, Email, LinkPurpose, PasskeyChallenge,
        PasskeyId, Password, PersonName, SecondFactorOffer, SignInStep, Timestamp, UserId,
    },
    message,
};
use async_trait::async_trait;
use url::Url;

use super::{
    Token, TokenHash,
    gate::{ConsoleGate, SESSION_IDLE, SESSION_LIFE, new_session},
    passkey::RelyingParty,
    password, second_factor,
    tries::{PER_ACCOUNT, WrongTries},
};
use crate::{
    clock::Clock,
    store::{AccountRecord, Holder, Proof, Store, Ticket, TicketKind},
};

const MINUTE: i64 = 60_000;
/// How long what was begun waits to be ended.
const TICKET_LIFE: i64 = 5 * MINUTE;
/// How often a code may be tried with one password.
const CODE_TRIES: u32 = 5;
/// How long a link to set a password waits for an admin of a chatbot.
pub const ADMIN_LINK_LIFE: i64 = 24 * 60 * MINUTE;
/// How many of someone's accounts are tried with one password.
const MOST_ACCOUNTS: usize = 16;

/// The console's accounts: what is entered is checked here, what is known stands in the database.
pub struct AccountDesk {
    store: Arc<dyn Store>,
    gate: Arc<ConsoleGate>,
    clock: Clock,
    /// The server's own address, if it was told.
    public: Option<Url>,
    wrong: WrongTries,
}

/// By what tries are counted that are about an email, whether there is an account or not.
fn subject(email: &str) -> TokenHash {
    TokenHash::of(&format!("try {}", email.trim().to_lowercase()))
}

/// By what tries are counted that are about an account.
fn subject_of(record: &AccountRecord) -> TokenHash {
    subject(record.called())
}

impl AccountDesk {
    /// A desk over `store`; `public`: the server's own address, where passkeys work.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, gate: Arc<ConsoleGate>, clock: Clock, public: Option<Url>) -> Self {
        let wrong = WrongTries::new(Arc::clone(&store));
        Self { store, gate, clock, public, wrong }
    }

    fn relying_party(&self, asker: &Asker) -> Result<RelyingParty, Error> {
        RelyingParty::of(asker.origin.as_deref(), self.public.as_ref())
    }

    /// Notes a try before it is looked at.
    async fn begin_try(
        &self,
        asker: &Asker,
        subject: &TokenHash,
        holders: &[Holder],
        now: Timestamp,
    ) -> Result<(), Error> {
        self.wrong.check(asker.source, now).await?;
        match self.store.begin_try(subject, holders, asker.network, now, PER_ACCOUNT).await? {
            None => Ok(()),
            Some(seconds) => Err(Error::TooManyTries { seconds }),
        }
    }

    /// Notes that a try was wrong, and says so.
    async fn refuse(&self, asker: &Asker, now: Timestamp) -> Error {
        let noted = async {
            self.wrong.note(asker.source, now).await?;
            self.store.note_refusal(now, asker.network).await
        };
        match noted.await {
            Ok(()) => Error::WrongCredentials,
            Err(error) => error,
        }
    }

    /// Begins a session of an account, where nothing more is asked; a session there was in this browser ends.
    async fn open(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        record: &AccountRecord,
        proof: &Proof,
        now: Timestamp,
    ) -> Result<(), Error> {
        let (token, session) = new_session(asker, now)?;
        if !self.store.open_session(record.account, proof, &session).await? {
            return Err(self.refuse(asker, now).await);
        }
        self.gate.replace_session(asker, now).await?;
        self.store.forget_tries(&subject_of(record), asker.network).await?;
        cookie.change(CookieChange::Set(Secret::new(token.reveal())));
        Ok(())
    }

    async fn new_ticket(
        &self,
        kind: TicketKind,
        account: Option<i64>,
        state: String,
        now: Timestamp,
    ) -> Result<Token, Error> {
        let token = Token::new("rct")?;
        let ticket = Ticket { hash: token.hash(), kind, account, state };
        self.store.add_ticket(&ticket, now, now.plus(TICKET_LIFE)).await?;
        Ok(token)
    }

    /// A ticket of one's own.
    async fn own_ticket(&self, me: SignedIn, token: &Secret, kind: TicketKind) -> Result<Ticket, Error> {
        let ticket = self.store.try_ticket(&token.into(), kind, CODE_TRIES, me.at()).await?;
        ticket.filter(|ticket| ticket.account == Some(me.account())).ok_or(Error::LinkSpent)
    }

    async fn record(&self, me: SignedIn) -> Result<AccountRecord, Error> {
        self.store.account_record(me.account()).await?.ok_or(Error::SignedOut)
    }

    /// The accounts whose password this is.
    async fn opened_by(
        &self,
        records: Vec<AccountRecord>,
        password: &Secret,
    ) -> Result<Vec<AccountRecord>, Error> {
        let checks = records.iter().take(MOST_ACCOUNTS).map(|record| record.password.as_deref());
        // All at once, and one where there is none: the time shall not tell how many there are.
        let nobody = records.is_empty().then_some(None);
        let right = futures_util::future::try_join_all(
            checks.chain(nobody).map(|stored| password::verify(password, stored)),
        )
        .await?;
        Ok(records.into_iter().zip(right).filter(|(_, right)| *right).map(|(record, _)| record).collect())
    }
}

/// What a password shall not be guessed from.
fn about(record: &AccountRecord, email: Option<&Email>) -> Vec<String> {
    let emails = [record.email.as_deref(), email.map(Email::as_str)].into_iter().flatten();
    let parts = emails.flat_map(|email| std::iter::once(email).chain(email.split(['@', '.'])));
    parts.chain(["rollcall", record.name.as_str(), record.choice.name.as_str()]).map(str::to_owned).collect()
}

/// Checks a new password and hashes it.
async fn hashed(password: &Password, record: &AccountRecord, email: Option<&Email>) -> Result<String, Error> {
    let about = about(record, email);
    let about: Vec<&str> = about.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    password::check(password, &about).map_err(Error::in_field("password"))?;
    password::hash(password).await
}

#[async_trait]
#[allow(clippy::disallowed_methods, reason = "this is auth")]
impl Accounts for AccountDesk {
    async fn sign_in_by_password(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        email: &str,
        password: &Secret,
        choice: Option<&AccountChoice>,
    ) -> Result<SignInStep, Error> {
        let now = self.clock.now();
        let records = match Email::new(email) {
            Ok(email) => self.store.accounts_by_email(&email).await?,
            Err(_) => Vec::new(),
        };
        let holders: Vec<Holder> = records.iter().map(|record| record.holder).collect();
        self.begin_try(asker, &subject(email), &holders, now).await?;
        let mut opened = self.opened_by(records, password).await?;
        if let Some(choice) = choice {
            opened.retain(|record| record.choice.chatbot == choice.chatbot);
        }
        let record = match opened.as_slice() {
            [] => return Err(self.refuse(asker, now).await),
            [record] => record,
            several => {
                let accounts = several.iter().map(|record| record.choice.clone()).collect();
                return Ok(SignInStep::Choose { accounts });
            }
        };
        if record.second_factor.is_some() {
            let ticket = self.new_ticket(TicketKind::Code, Some(record.account), String::new(), now).await?;
            return Ok(SignInStep::SecondFactor { ticket: ticket.reveal().to_owned() });
        }
        self.open(asker, cookie, record, &Proof::Password, now).await?;
        Ok(SignInStep::SignedIn)
    }

    async fn sign_in_by_code(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        ticket: &Secret,
        code: &str,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        self.wrong.check(asker.source, now).await?;
        let ticket = self.store.try_ticket(&ticket.into(), TicketKind::Code, CODE_TRIES, now).await?;
        let ticket = ticket.ok_or(Error::LinkSpent)?;
        let record = match ticket.account {
            Some(account) => self.store.account_record(account).await?,
            None => None,
        };
        let record = record.ok_or(Error::LinkSpent)?;
        self.begin_try(asker, &subject_of(&record), &[record.holder], now).await?;
        let secret = record.second_factor.as_deref().ok_or(Error::LinkSpent)?;
        let proof = match second_factor::step_of(secret, code, now) {
            Some(step) => Proof::Code { step },
            None => Proof::RecoveryCode(second_factor::recovery_code(code)),
        };
        self.open(asker, cookie, &record, &proof, now).await?;
        self.store.drop_ticket(&ticket.hash).await?;
        Ok(())
    }

    async fn begin_passkey_sign_in(&self, asker: &Asker) -> Result<PasskeyChallenge, Error> {
        let now = self.clock.now();
        self.wrong.check(asker.source, now).await?;
        let (options, state) = self.relying_party(asker)?.begin_sign_in()?;
        let ticket = self.new_ticket(TicketKind::PasskeySignIn, None, state, now).await?;
        Ok(PasskeyChallenge { ticket: ticket.reveal().to_owned(), options })
    }

    async fn sign_in_by_passkey(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        ticket: &Secret,
        answer: &str,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        self.wrong.check(asker.source, now).await?;
        let party = self.relying_party(asker)?;
        let ticket = self.store.try_ticket(&ticket.into(), TicketKind::PasskeySignIn, 1, now).await?;
        let ticket = ticket.ok_or(Error::LinkSpent)?;
        let checked = async {
            let answer = party.who(answer)?;
            let passkey = self.store.passkey_by_credential(&answer.credential_id).await?;
            let passkey = passkey.ok_or(Error::WrongCredentials)?;
            let record = self.store.account_record(passkey.account).await?;
            let record = record.filter(|record| record.handle == answer.handle);
            let record = record.ok_or(Error::WrongCredentials)?;
            let credential = party.end_sign_in(&answer, &ticket.state, &passkey.credential)?;
            Ok((record, Proof::Passkey { passkey: passkey.passkey, credential }))
        };
        let (record, proof) = match checked.await {
            Ok(checked) => checked,
            Err(Error::WrongCredentials) => return Err(self.refuse(asker, now).await),
            Err(other) => return Err(other),
        };
        self.open(asker, cookie, &record, &proof, now).await?;
        self.store.drop_ticket(&ticket.hash).await?;
        Ok(())
    }

    async fn password_link(&self, asker: &Asker, link: &Secret) -> Result<LinkPurpose, Error> {
        let now = self.clock.now();
        self.wrong.check(asker.source, now).await?;
        let Some(record) = self.store.password_link(&link.into(), now).await? else {
            self.wrong.note(asker.source, now).await?;
            return Err(Error::LinkSpent);
        };
        Ok(match record.holder {
            Holder::Owner => LinkPurpose::Owner { email: record.email },
            Holder::Admin { .. } => {
                LinkPurpose::Admin { chatbot: record.choice.name, email: record.email.unwrap_or_default() }
            }
        })
    }

    async fn set_password_by_link(
        &self,
        asker: &Asker,
        cookie: &SessionCookie,
        link: &Secret,
        email: Option<&Email>,
        password: &Password,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        self.wrong.check(asker.source, now).await?;
        let link = TokenHash::from(link);
        let Some(record) = self.store.password_link(&link, now).await? else {
            self.wrong.note(asker.source, now).await?;
            return Err(Error::LinkSpent);
        };
        let password = hashed(password, &record, email).await?;
        let (token, session) = new_session(asker, now)?;
        if !self.store.spend_password_link(&link, email, &password, &session).await? {
            return Err(Error::LinkSpent);
        }
        self.gate.replace_session(asker, now).await?;
        cookie.change(CookieChange::Set(Secret::new(token.reveal())));
        Ok(())
    }

    async fn new_password_link(&self, admin: ChatbotAdmin, user: UserId) -> Result<Secret, Error> {
        let link = Token::new("rcp")?;
        self.store.add_admin_link(admin, user, &link.hash(), admin.at().plus(ADMIN_LINK_LIFE)).await?;
        Ok(Secret::new(link.reveal()))
    }

    async fn signed_in(&self, asker: &Asker) -> Result<SignedIn, Error> {
        let (holder, now) = self.gate.session(asker, None).await?;
        Ok(SignedIn::granted(holder.account, holder.session, now, asker.network))
    }

    async fn account(&self, asker: &Asker, me: SignedIn) -> Result<Account, Error> {
        let account = self.store.own_account(me).await?;
        let no_passkeys = self.relying_party(asker).err();
        Ok(Account { no_passkeys, ..account })
    }

    async fn confirm_password(&self, asker: &Asker, me: SignedIn, password: &Secret) -> Result<(), Error> {
        let record = self.record(me).await?;
        let subject = subject_of(&record);
        self.begin_try(asker, &subject, &[record.holder], me.at()).await?;
        if !password::verify(password, record.password.as_deref()).await? {
            return Err(self.refuse(asker, me.at()).await);
        }
        self.store.forget_tries(&subject, asker.network).await?;
        self.store.confirm_session(me).await
    }

    async fn change_password(
        &self,
        _: &Asker,
        me: SignedIn,
        email: Option<&Email>,
        password: &Password,
    ) -> Result<(), Error> {
        self.store.require_confirmed(me).await?;
        let record = self.record(me).await?;
        let password = hashed(password, &record, email).await?;
        self.store.set_own_password(me, email, &password).await
    }

    async fn offer_second_factor(&self, me: SignedIn) -> Result<SecondFactorOffer, Error> {
        self.store.require_confirmed(me).await?;
        let record = self.record(me).await?;
        if record.password.is_none() {
            return Err(Error::Refused { reason: message!("refused-factor-without-password") });
        }
        let secret = second_factor::new_secret()?;
        let state = hex::encode(&secret);
        let ticket = self.new_ticket(TicketKind::SecondFactor, Some(me.account()), state, me.at()).await?;
        second_factor::offer(&secret, record.called(), ticket.reveal())
    }

    async fn add_second_factor(
        &self,
        me: SignedIn,
        ticket: &Secret,
        code: &str,
    ) -> Result<Vec<String>, Error> {
        let ticket = self.own_ticket(me, ticket, TicketKind::SecondFactor).await?;
        let secret = hex::decode(&ticket.state).map_err(|_| Error::LinkSpent)?;
        let step = second_factor::step_of(&secret, code, me.at())
            .ok_or_else(|| Error::invalid("code", message!("reason-other-code")))?;
        let codes = second_factor::new_recovery_codes()?;
        let (codes, hashes): (Vec<String>, Vec<TokenHash>) = codes.into_iter().unzip();
        self.store.set_second_factor(me, &secret, step, &hashes).await?;
        self.store.drop_ticket(&ticket.hash).await?;
        Ok(codes)
    }

    async fn remove_second_factor(&self, me: SignedIn) -> Result<(), Error> {
        self.store.remove_second_factor(me).await
    }

    async fn begin_passkey(&self, asker: &Asker, me: SignedIn) -> Result<PasskeyChallenge, Error> {
        let party = self.relying_party(asker)?;
        self.store.require_confirmed(me).await?;
        let record = self.record(me).await?;
        let known = self.store.own_credentials(me).await?;
        let name = if record.name.is_empty() { record.called() } else { &record.name };
        let (options, state) = party.begin_adding(record.handle, record.called(), name, known)?;
        let ticket = self.new_ticket(TicketKind::Passkey, Some(me.account()), state, me.at()).await?;
        Ok(PasskeyChallenge { ticket: ticket.reveal().to_owned(), options })
    }

    async fn add_passkey(
        &self,
        asker: &Asker,
        me: SignedIn,
        ticket: &Secret,
        answer: &str,
        name: &str,
    ) -> Result<(), Error> {
        let name = PersonName::new(name).map_err(Error::in_field("name"))?;
        if name.is_empty() {
            return Err(Error::invalid("name", message!("reason-empty")));
        }
        let party = self.relying_party(asker)?;
        let ticket = self.own_ticket(me, ticket, TicketKind::Passkey).await?;
        let (credential_id, credential) = party.end_adding(answer, &ticket.state)?;
        self.store.add_passkey(me, &credential_id, &credential, name.as_str()).await?;
        self.store.drop_ticket(&ticket.hash).await?;
        Ok(())
    }

    async fn remove_passkey(&self, me: SignedIn, passkey: PasskeyId) -> Result<(), Error> {
        self.store.remove_passkey(me, passkey).await
    }

    async fn list_console_sessions(&self, me: SignedIn) -> Result<Vec<ConsoleSession>, Error> {
        let (made_after, used_after) = (me.at().plus(-SESSION_LIFE), me.at().plus(-SESSION_IDLE));
        self.store.own_sessions(me, made_after, used_after).await
    }

    async fn end_console_session(&self, me: SignedIn, session: ConsoleSessionId) -> Result<(), Error> {
        self.store.end_own_session(me, session).await
    }

    async fn sign_out_everywhere(&self, me: SignedIn) -> Result<(), Error> {
        self.store.end_own_sessions(me).await
    }
}
