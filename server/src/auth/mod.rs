//! Who may what. The only place, with the command line, that makes permissions.

mod accounts;
mod gate;
mod passkey;
mod password;
mod second_factor;
mod source;
mod token;
mod tries;

use app::{
    backend::{Actor, ChatbotAdmin},
    domain::{Access, ChatbotId, Network, Timestamp},
};

pub use accounts::{ADMIN_LINK_LIFE, AccountDesk};
pub use gate::ConsoleGate;
pub use source::SourceKey;
pub use token::{Token, TokenHash};

use crate::store::KeyHolder;

/// The right of a chatbot, by its API key, to ask about its people and to record what they said.
#[derive(Clone)]
pub struct ChatbotCaller {
    key: TokenHash,
    chatbot: ChatbotId,
    name: String,
    access: Access,
    at: Timestamp,
    network: Option<Network>,
}

impl ChatbotCaller {
    /// Checks an API key at a moment; `None`: no chatbot has it.
    ///
    /// # Errors
    /// When the database doesn't answer.
    pub async fn by_key(
        store: &dyn crate::store::Store,
        key: &str,
        at: Timestamp,
        network: Option<Network>,
    ) -> Result<Option<Self>, app::Error> {
        let key = TokenHash::of(key);
        let Some(holder) = store.chatbot_by_key(&key, at).await? else { return Ok(None) };
        store.note_key_use(&holder, at);
        let KeyHolder { chatbot, name, access, .. } = holder;
        Ok(Some(Self { key, chatbot, name, access, at, network }))
    }

    /// Whether the key is still the chatbot's at a later moment, for what goes on long after the check.
    ///
    /// # Errors
    /// When the database doesn't answer.
    pub async fn still_holds(
        &self,
        store: &dyn crate::store::Store,
        at: Timestamp,
    ) -> Result<bool, app::Error> {
        Ok(store.chatbot_by_key(&self.key, at).await?.is_some())
    }

    /// The chatbot.
    #[must_use]
    pub const fn chatbot(&self) -> ChatbotId {
        self.chatbot
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who may talk to it.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// The moment of the check, which is the moment of whatever is done with it.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// From where it calls, if that is known.
    #[must_use]
    pub const fn network(&self) -> Option<Network> {
        self.network
    }

    /// The right to manage the chatbot's own users.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is auth")]
    pub const fn admin(&self) -> ChatbotAdmin {
        ChatbotAdmin::granted(self.chatbot, Actor::Chatbot, self.at, self.network)
    }
}
