//! A session: one conversation of a user with the chatbot.

use serde::{Deserialize, Serialize};

use super::{ClientId, Invalid, SessionId, Timestamp, user::word_enum};

word_enum! {
    /// Who wrote a message.
    Author {
        /// The person.
        User = "user",
        /// The chatbot.
        Chatbot = "chatbot",
    }
}

/// A conversation as the panel lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its number in the database.
    pub id: SessionId,
    /// Its id as the chatbot made it.
    pub client_id: String,
    /// What it is about; may be empty.
    pub title: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When its newest message was sent; the start while there is none.
    pub last_message_at: Timestamp,
    /// How many messages it holds.
    pub messages: u64,
}

/// Where a list of sessions goes on: after this one, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCursor {
    /// The start of the last session shown.
    pub started_at: Timestamp,
    /// Its id.
    pub id: SessionId,
}

/// Some sessions of a user, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionPage {
    /// The sessions.
    pub sessions: Vec<Session>,
    /// Where the next page begins; `None`: this was the last.
    pub next: Option<SessionCursor>,
}

/// What was said once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its place in the session, from 0.
    pub position: i64,
    /// Its id as the chatbot made it.
    pub client_id: String,
    /// Who wrote it.
    pub author: Author,
    /// The text.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// Some messages of a session, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePage {
    /// The session they belong to.
    pub session: Session,
    /// The messages.
    pub messages: Vec<Message>,
    /// The position the next page begins after; `None`: this was the last.
    pub next: Option<i64>,
}

/// A message to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Its id, made by the chatbot: sent twice, it is recorded once.
    pub client_id: ClientId,
    /// Who wrote it.
    pub author: Author,
    /// The text.
    pub text: String,
    /// When it was sent; `None`: when Rollcall hears of it.
    pub sent_at: Option<Timestamp>,
}

impl NewMessage {
    /// The longest text, in bytes.
    pub const TEXT_BYTES: usize = 64 * 1024;

    /// Checks a message's text.
    ///
    /// # Errors
    /// When it is longer than 64 KiB or holds the character U+0000, which PostgreSQL can't store.
    pub fn check_text(text: &str) -> Result<(), Invalid> {
        if text.len() > Self::TEXT_BYTES {
            return Err(Invalid::new("must have at most 65,536 bytes"));
        }
        if text.contains('\0') {
            return Err(Invalid::new("must not contain the character U+0000"));
        }
        Ok(())
    }
}
