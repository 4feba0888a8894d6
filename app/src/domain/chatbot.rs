//! A chatbot: one deployed bot and who may talk to it.

use serde::{Deserialize, Serialize};

use super::{ChatbotId, Invalid, Status, text};

/// Who may talk to a chatbot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// People sign in; only who was invited comes in.
    Authenticated,
    /// Anyone may talk to it; people it doesn't know are visitors.
    Open,
}

impl Access {
    /// As stored and as written in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authenticated => "authenticated",
            Self::Open => "open",
        }
    }

    /// The reverse of [`Access::as_str`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Authenticated, Self::Open].into_iter().find(|access| access.as_str() == text)
    }
}

/// How many users of a chatbot have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCounts {
    /// Can access.
    pub active: u64,
    /// Invited, never logged in.
    pub pending: u64,
    /// Access revoked.
    pub disabled: u64,
}

impl StatusCounts {
    /// All users.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.active + self.pending + self.disabled
    }

    /// The users of one status.
    #[must_use]
    pub const fn of(self, status: Status) -> u64 {
        match status {
            Status::Active => self.active,
            Status::Pending => self.pending,
            Status::Disabled => self.disabled,
        }
    }
}

/// A chatbot as the console shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chatbot {
    /// Its id.
    pub id: ChatbotId,
    /// Its name, unique without regard to case and accents.
    pub name: String,
    /// Who may talk to it.
    pub access: Access,
    /// Its users by status.
    pub users: StatusCounts,
    /// With what who asks begins its list of users: what stands behind the `?` of the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
}

/// A chatbot's name: one line of 1 to 80 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ChatbotName(String);

impl ChatbotName {
    /// Cleans and checks `text`.
    ///
    /// # Errors
    /// When it is empty, too long or holds control characters.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        let name = text::clean_line(text, 80)?;
        if name.is_empty() {
            return Err(Invalid(message!("reason-empty")));
        }
        Ok(Self(name))
    }

    /// The name as shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for ChatbotName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A chatbot whose API key was just made; the key is shown this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewChatbotKey {
    /// The chatbot.
    pub chatbot: Chatbot,
    /// The key in full, to be put into the chatbot's settings.
    pub key: String,
}
