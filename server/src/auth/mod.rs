//! Who may what. The only place, with the command line, that makes permissions.

mod gate;
mod token;

use app::domain::{Access, ChatbotId, Timestamp};

pub use gate::ConsoleGate;
pub use token::{Token, TokenHash};

/// The right of a chatbot, by its API key, to ask about its people and to record what they said.
#[derive(Clone, Debug)]
pub struct ChatbotCaller {
    chatbot: ChatbotId,
    name: String,
    access: Access,
    at: Timestamp,
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
    ) -> Result<Option<Self>, app::Error> {
        let found = store.chatbot_by_key(&TokenHash::of(key)).await?;
        Ok(found.map(|(chatbot, name, access)| Self { chatbot, name, access, at }))
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

    /// The right to manage the chatbot's own users.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is auth")]
    pub const fn admin(&self) -> app::backend::ChatbotAdmin {
        app::backend::ChatbotAdmin::granted(self.chatbot, app::backend::Actor::Chatbot, self.at)
    }
}
