//! Identifiers. Each noun has a type of its own, so that one can't be passed for another.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Invalid, Network};

macro_rules! integer_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

integer_id!(
    /// A chatbot; given by the database, never used again.
    ChatbotId
);
integer_id!(
    /// A user of one chatbot; given by the database, never used again.
    UserId
);
integer_id!(
    /// A session as the database numbers it; chatbots name their sessions by a [`ClientId`].
    SessionId
);
integer_id!(
    /// A row of the audit log; given by the database, never used again.
    AuditId
);
integer_id!(
    /// A bulk action; given by the database, never used again.
    JobId
);
integer_id!(
    /// An export; given by the database, never used again.
    ExportId
);

integer_id!(
    /// A session of the console, as its account's list names it; the cookie holds a secret instead.
    ConsoleSessionId
);
integer_id!(
    /// An API key of a chatbot; given by the database, never used again.
    KeyId
);
integer_id!(
    /// A saved view of an admin; given by the database, never used again.
    ViewId
);
integer_id!(
    /// A passkey; given by the database, never used again.
    PasskeyId
);

/// The longest id a chatbot may give to a session, message or visitor, in bytes.
const CLIENT_ID_BYTES: usize = 128;

/// An id made by the chatbot (a session, a message, a visitor), so that a repeated call changes nothing:
/// 1 to 128 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ClientId(String);

impl ClientId {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is empty, longer than 128 bytes or holds anything but visible ASCII.
    pub fn new(text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        if text.is_empty() || text.len() > CLIENT_ID_BYTES {
            return Err(Invalid(message!("reason-client-id-length", max = CLIENT_ID_BYTES)));
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Invalid(message!("reason-not-visible-ascii")));
        }
        Ok(Self(text))
    }

    /// Checks the id of a visitor.
    ///
    /// # Errors
    /// As for [`ClientId::new`]; also when it is an IP address, which is kept nowhere.
    pub fn of_visitor(text: impl Into<String>) -> Result<Self, Invalid> {
        let id = Self::new(text)?;
        match Network::mask(id.as_str()) {
            None => Ok(id),
            Some(_) => Err(Invalid(message!("reason-ip-address"))),
        }
    }

    /// The id as the chatbot wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for ClientId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_is_not_known_by_an_address() {
        assert!(ClientId::of_visitor("3f2a9c77d0e14b6f").is_ok());
        for address in ["203.0.113.7", "203.0.113.7:4711", "[2001:db8::1]", "::ffff:203.0.113.7"] {
            assert!(ClientId::of_visitor(address).is_err(), "{address}");
        }
    }

    #[test]
    fn client_ids_are_short_visible_ascii() {
        assert!(ClientId::new("9b2f:17-a").is_ok());
        for bad in ["", "two words", "é", "tab\t", &"x".repeat(129)] {
            assert!(ClientId::new(bad).is_err(), "{bad:?}");
        }
    }
}
