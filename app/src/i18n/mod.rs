//! What Rollcall says, in its reader's language. It stands in `locales/LANGUAGE/*.ftl` ([Project Fluent]) and nowhere else; code
//! names a message by its id: `t!("users-selected", count = 3)`.
//!
//! The page reads one language at its start, see `browser`; what the server says (errors of its API, tests) is English.
//!
//! [Project Fluent]: https://projectfluent.org/fluent/guide/

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

#[cfg(all(target_arch = "wasm32", feature = "csr"))]
mod browser;
#[cfg(not(all(target_arch = "wasm32", feature = "csr")))]
mod english;
mod language;
mod pieces;

#[cfg(all(target_arch = "wasm32", feature = "csr"))]
use browser::format_message;
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
pub use browser::{choose_language, language, load, locales};
#[cfg(not(all(target_arch = "wasm32", feature = "csr")))]
use english::format_message;
pub use language::Language;
pub use pieces::{Piece, pieces};

/// The text of a message in the reader's language: `t!("users-selected", count = 3)`.
#[macro_export]
macro_rules! t {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::text($id, ::std::vec![$((stringify!($name), $crate::i18n::Value::from($value))),*])
    };
}

/// A [`Message`](crate::i18n::Message): `message!("email-too-long", max = 254)`.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::Message::new($id, ::std::vec![$((stringify!($name), $crate::i18n::Value::from($value))),*])
    };
}

/// What stands in a message for one of its variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A count: chooses between the message's plural forms and is written as the reader writes numbers.
    Number(u64),
    /// A word that chooses between variants, or a text that stands there as it is.
    Text(String),
    /// Another message.
    Message(Message),
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Number(value as u64)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Message> for Value {
    fn from(value: Message) -> Self {
        Self::Message(value)
    }
}

/// Something to be said, not yet in any language: how the server tells the page why it refuses. `to_string` says it in the language
/// of where it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    id: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<(Cow<'static, str>, Value)>,
}

impl Message {
    /// The message of that id with values for its variables; [`message!`](crate::message) is shorter.
    #[must_use]
    pub fn new(id: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self { id: id.into(), values }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<_> = self.values.iter().map(|(name, value)| (name.as_ref(), value.clone())).collect();
        f.write_str(&format_message(&self.id, values))
    }
}

/// The message of that id as its reader reads it; [`t!`](crate::t) is shorter. An id that no language knows is said as it is.
#[must_use]
pub fn text(id: &str, values: Vec<(&str, Value)>) -> String {
    format_message(id, values)
}

#[cfg(test)]
mod tests;
