//! Who is signed in to the console, and what they may see.

use std::sync::Arc;

use app::{
    Error,
    backend::{Actor, Asker, ChatbotAdmin, Gate, Owner, Secret, Viewer},
    domain::{ChatbotId, Timestamp},
};
use async_trait::async_trait;

use super::{Token, TokenHash};
use crate::{
    clock::Clock,
    store::{Holder, LinkKind, NewConsoleSession, SessionHolder, Store},
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// How long a link for the owner waits to be used.
const LINK_LIFE: i64 = 60 * MINUTE;
/// How long a session lasts unused.
pub const SESSION_IDLE: i64 = 7 * DAY;
/// How long a session lasts at most.
pub const SESSION_LIFE: i64 = 30 * DAY;

/// The console's gate: sessions in the database, tokens in cookies.
pub struct ConsoleGate {
    store: Arc<dyn Store>,
    clock: Clock,
}

impl ConsoleGate {
    /// A gate over `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Makes a one-time link's token that signs the owner in, good for an hour.
    ///
    /// # Errors
    /// When the database doesn't answer.
    pub async fn new_owner_link(&self) -> Result<Token, Error> {
        self.new_link("rcl", LinkKind::SignIn).await
    }

    /// Makes a one-time link's token by which the owner sets email and password, good for an hour. Once it is used,
    /// nothing else that led into the owner's account does.
    ///
    /// # Errors
    /// When the database doesn't answer.
    pub async fn new_owner_reset(&self) -> Result<Token, Error> {
        self.new_link("rcp", LinkKind::Password).await
    }

    async fn new_link(&self, prefix: &str, kind: LinkKind) -> Result<Token, Error> {
        let token = Token::new(prefix)?;
        let now = self.clock.now();
        self.store.add_owner_link(&token.hash(), kind, now, now.plus(LINK_LIFE)).await?;
        Ok(token)
    }

    /// Who uses the session of who asks, for a chatbot or for none, and when that was looked at.
    pub(super) async fn session(
        &self,
        asker: &Asker,
        chatbot: Option<ChatbotId>,
    ) -> Result<(SessionHolder, Timestamp), Error> {
        let now = self.clock.now();
        let session = asker.session.as_ref().ok_or(Error::SignedOut)?;
        let [made_after, used_after] = [SESSION_LIFE, SESSION_IDLE].map(|ago| now.plus(-ago));
        let holder =
            self.store.use_console_session(&session.into(), now, made_after, used_after, chatbot).await?;
        holder.map(|holder| (holder, now)).ok_or(Error::SignedOut)
    }

    /// Ends the session that was in the browser before another one began there.
    pub(super) async fn replace_session(&self, asker: &Asker, now: Timestamp) -> Result<(), Error> {
        match &asker.session {
            Some(session) => self.store.end_console_session(&session.into(), now, asker.network).await,
            None => Ok(()),
        }
    }
}

/// A session for who asks, and the token of its cookie.
pub(super) fn new_session(asker: &Asker, now: Timestamp) -> Result<(Token, NewConsoleSession), Error> {
    let token = Token::new("rcs")?;
    let (network, browser) = (asker.network, asker.browser.clone());
    let (hash, dead_before) = (token.hash(), now.plus(-SESSION_LIFE));
    Ok((token, NewConsoleSession { hash, network, browser, at: now, dead_before }))
}

#[async_trait]
#[allow(clippy::disallowed_methods, reason = "this is auth")]
impl Gate for ConsoleGate {
    async fn sign_in_by_link(&self, asker: &Asker, link: &Secret) -> Result<Secret, Error> {
        let now = self.clock.now();
        let (token, session) = new_session(asker, now)?;
        if !self.store.spend_sign_in_link(&TokenHash::from(link), &session).await? {
            return Err(Error::LinkSpent);
        }
        self.replace_session(asker, now).await?;
        Ok(Secret::new(token.reveal()))
    }

    async fn sign_out(&self, asker: &Asker) -> Result<(), Error> {
        self.replace_session(asker, self.clock.now()).await
    }

    async fn viewer(&self, asker: &Asker) -> Result<Viewer, Error> {
        let (session, now) = self.session(asker, None).await?;
        Ok(match session.holder {
            Holder::Owner => Viewer::Owner(Owner::granted(now, asker.network)),
            Holder::Admin { user, chatbot } => {
                Viewer::Admin(ChatbotAdmin::granted(chatbot, Actor::User(user), now, asker.network))
            }
        })
    }

    async fn owner(&self, asker: &Asker) -> Result<Owner, Error> {
        match self.viewer(asker).await? {
            Viewer::Owner(owner) => Ok(owner),
            Viewer::Admin(_) => Err(Error::not_found("page")),
        }
    }

    async fn chatbot_admin(&self, asker: &Asker, chatbot: ChatbotId) -> Result<ChatbotAdmin, Error> {
        let (session, now) = self.session(asker, Some(chatbot)).await?;
        let actor = match session.holder {
            Holder::Owner if session.asked_for == Some(chatbot) => Actor::Owner,
            Holder::Admin { user, chatbot: own } if own == chatbot => Actor::User(user),
            Holder::Owner | Holder::Admin { .. } => return Err(Error::not_found("chatbot")),
        };
        Ok(ChatbotAdmin::granted(chatbot, actor, now, asker.network))
    }
}
