//! Who is signed in to the console, and what they may see.

use std::sync::Arc;

use app::{
    Error,
    backend::{Actor, Asker, ChatbotAdmin, Gate, Owner, Secret},
    domain::{ChatbotId, Timestamp},
};
use async_trait::async_trait;

use super::{Token, TokenHash};
use crate::{clock::Clock, store::Store};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// How long a sign-in link waits to be used.
const LINK_LIFE: i64 = 60 * MINUTE;
/// How long a session lasts unused.
const SESSION_IDLE: i64 = 7 * DAY;
/// How long a session lasts at most.
const SESSION_LIFE: i64 = 30 * DAY;

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

    /// Makes a one-time link's token for the owner, good for an hour.
    ///
    /// # Errors
    /// When the database doesn't answer.
    pub async fn new_owner_link(&self) -> Result<Token, Error> {
        let token = Token::new("rcl")?;
        let now = self.clock.now();
        self.store.add_owner_link(&token.hash(), now, now.plus(LINK_LIFE)).await?;
        Ok(token)
    }

    async fn signed_in(&self, asker: &Asker) -> Result<Timestamp, Error> {
        let now = self.clock.now();
        let session = asker.session.as_ref().ok_or(Error::SignedOut)?;
        let hash = TokenHash::of(session.reveal());
        let alive = self
            .store
            .use_console_session(&hash, now, now.plus(-SESSION_LIFE), now.plus(-SESSION_IDLE))
            .await?;
        if alive { Ok(now) } else { Err(Error::SignedOut) }
    }
}

#[async_trait]
#[allow(clippy::disallowed_methods, reason = "this is auth")]
impl Gate for ConsoleGate {
    async fn sign_in_by_link(&self, asker: &Asker, link: &Secret) -> Result<Secret, Error> {
        let now = self.clock.now();
        let session = Token::new("rcs")?;
        let spent = self
            .store
            .spend_owner_link(
                &TokenHash::of(link.reveal()),
                &session.hash(),
                now,
                now.plus(-SESSION_LIFE),
                asker.network,
            )
            .await?;
        if spent { Ok(Secret::new(session.reveal())) } else { Err(Error::LinkSpent) }
    }

    async fn sign_out(&self, asker: &Asker) -> Result<(), Error> {
        match &asker.session {
            Some(session) => {
                let session = TokenHash::of(session.reveal());
                self.store.end_console_session(&session, self.clock.now(), asker.network).await
            }
            None => Ok(()),
        }
    }

    async fn owner(&self, asker: &Asker) -> Result<Owner, Error> {
        Ok(Owner::granted(self.signed_in(asker).await?, asker.network))
    }

    async fn chatbot_admin(&self, asker: &Asker, chatbot: ChatbotId) -> Result<ChatbotAdmin, Error> {
        let now = self.signed_in(asker).await?;
        if !self.store.chatbot_exists(chatbot).await? {
            return Err(Error::not_found("chatbot"));
        }
        Ok(ChatbotAdmin::granted(chatbot, Actor::Owner, now, asker.network))
    }
}
