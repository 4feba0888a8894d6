//! What Rollcall says, in its reader's language. It stands in `locales/LANGUAGE/*.ftl` ([Project Fluent]) and nowhere else; code
//! names a message by its id: `t!("users-selected", count = 3)`.
//!
//! The page reads one language at its start, see `browser`; what the server says (errors of its API, tests) is English.
//!
//! [Project Fluent]: https://projectfluent.org/fluent/guide/

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

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
    ($id:literal $(,)?) => {
        $crate::i18n::text($id)
    };
    ($id:literal $(, $name:ident = $value:expr)+ $(,)?) => {{
        let mut saying = $crate::i18n::Saying::new($id);
        $(saying.of(stringify!($name), $value);)+
        saying.text()
    }};
}

/// A [`Message`](crate::i18n::Message): `message!("email-too-long", max = 254)`.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "a message without variables changes nothing")]
        let mut saying = $crate::i18n::Saying::new($id);
        $(saying.of(stringify!($name), $value);)*
        saying.message()
    }};
}

/// What stands in a message for one of its variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A count: chooses between the message's plural forms and is written as the reader writes numbers.
    Number(u64),
    /// A word that chooses between variants, or a text that stands there as it is.
    Text(String),
    /// Another message.
    Message(Message),
}

// What serde makes for an untagged enum reads it into a tree first: a hundredth of the page's program.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text or a message")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        Message::deserialize(MapAccessDeserializer::new(map)).map(Value::Message)
    }
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

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<_> = self.values.iter().map(|(name, value)| (name.as_ref(), value.clone())).collect();
        f.write_str(&format_message(&self.id, values))
    }
}

/// A message while its variables are put together; [`t!`](crate::t) and [`message!`](crate::message) are shorter. One call for each, so
/// that the many places where something is said stay small.
pub struct Saying {
    id: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl Saying {
    /// The message of that id.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    /// What stands for a variable.
    #[inline(never)]
    pub fn of(&mut self, name: &'static str, value: impl Into<Value>) {
        self.values.push((name, value.into()));
    }

    /// As its reader reads it.
    #[inline(never)]
    #[must_use]
    pub fn text(self) -> String {
        format_message(self.id, self.values)
    }

    /// Not yet in any language.
    #[must_use]
    pub fn message(self) -> Message {
        let values = self.values.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Message { id: self.id.into(), values }
    }
}

/// The text of a message without variables; [`t!`](crate::t) is shorter. An id that no language knows is said as it is.
#[inline(never)]
#[must_use]
pub fn text(id: &str) -> String {
    format_message(id, Vec::new())
}

#[cfg(test)]
mod tests;
