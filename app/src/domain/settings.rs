//! What an admin sets of a chatbot.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Access, AnalyticsFault, EmailDomain};

/// What an admin sets of a chatbot. The token itself is never told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatbotSettings {
    /// Who may talk to it.
    pub access: Access,
    /// Where its analytics endpoint is; `/users` is appended. `None`: nowhere.
    pub analytics_url: Option<String>,
    /// Whether a token is kept that is sent there.
    pub has_analytics_token: bool,
    /// Whose people come in without an invitation, where people sign in; in alphabetical order.
    pub allowed_domains: Vec<EmailDomain>,
}

/// What becomes of the token that is kept. A kept one is only ever sent to the origin it was entered for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "token", content = "value", rename_all = "snake_case")]
pub enum TokenChange {
    /// The kept one stays.
    Keep,
    /// There is none any more.
    Remove,
    /// This one from now on.
    Set(String),
}

/// Without the token, which must not get into a log.
impl fmt::Debug for TokenChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Remove => "Remove",
            Self::Set(_) => "Set(…)",
        })
    }
}

/// What a test of an analytics endpoint found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionTest {
    /// It answered well, with so many users on its first page, and whether there are more.
    Well {
        /// Users on the page.
        users: u64,
        /// Whether the page is not the last.
        more: bool,
    },
    /// It did not.
    Failed(AnalyticsFault),
}

/// What an admin changes of a chatbot's settings: all of them at once, as the form holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsChange {
    /// Who may talk to it.
    pub access: Access,
    /// Where its analytics endpoint is; empty: nowhere.
    pub analytics_url: String,
    /// What becomes of the token.
    pub analytics_token: TokenChange,
    /// Whose people come in without an invitation, where people sign in.
    pub allowed_domains: Vec<EmailDomain>,
}
