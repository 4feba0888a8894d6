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

impl SessionPage {
    /// The sessions a list shows after one more page, `self`, came behind those `known`.
    #[must_use]
    pub fn after(self, known: Vec<Session>) -> Self {
        Self { sessions: known.into_iter().chain(self.sessions).collect(), next: self.next }
    }

    /// The sessions a list shows after its first page was asked for again: `self` is that page, `known` what was shown.
    ///
    /// What was loaded further down stays, so that whoever reads there isn't thrown back; only when nothing of the
    /// first page was known is the rest given up, because sessions may be missing between.
    #[must_use]
    pub fn before(self, known: Self) -> Self {
        let is_newer = |session: &Session| {
            self.sessions
                .last()
                .is_none_or(|last| (session.started_at, session.id) >= (last.started_at, last.id))
        };
        let overlaps = known.sessions.first().is_some_and(is_newer);
        if self.next.is_none() || !overlaps {
            return self;
        }
        let below: Vec<Session> = known.sessions.into_iter().filter(|session| !is_newer(session)).collect();
        if below.is_empty() {
            return self;
        }
        Self { sessions: self.sessions.into_iter().chain(below).collect(), next: known.next }
    }
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

impl Author {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::User => t!("talk-user"),
            Self::Chatbot => t!("talk-chatbot"),
        }
    }
}

impl Session {
    /// What it is about, as people read it.
    #[must_use]
    pub fn display_title(&self) -> String {
        if self.title.is_empty() { t!("talk-untitled") } else { self.title.clone() }
    }
}

/// A conversation as a text that can be pasted elsewhere; `write` says when a message was sent.
#[must_use]
pub fn conversation_text(
    session: &Session,
    messages: &[Message],
    write: impl Fn(Timestamp) -> String,
) -> String {
    let said = messages.iter().map(|message| {
        let head = t!("talk-head", author = message.author.label(), time = write(message.sent_at));
        format!("{head}\n{}\n", message.text.trim_end())
    });
    std::iter::once(format!("{}\n", session.display_title())).chain(said).collect::<Vec<_>>().join("\n")
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
            return Err(Invalid(message!("reason-too-many-bytes", max = 65_536_u32)));
        }
        if text.contains('\0') {
            return Err(Invalid(message!("reason-null-character")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(starts: std::ops::Range<i64>, has_more: bool) -> SessionPage {
        let session = |start| Session {
            id: SessionId(start),
            client_id: String::new(),
            title: String::new(),
            started_at: Timestamp(start),
            last_message_at: Timestamp(start),
            messages: 1,
        };
        let sessions: Vec<Session> = starts.rev().map(session).collect();
        let last = sessions.last().map(|last| SessionCursor { started_at: last.started_at, id: last.id });
        SessionPage { sessions, next: last.filter(|_| has_more) }
    }

    #[test]
    fn a_conversation_is_copied_with_who_said_what_when() {
        let session = Session { title: "Refund".to_owned(), ..page(0..1, false).sessions.remove(0) };
        let message = |position, author, text: &str| Message {
            position,
            client_id: String::new(),
            author,
            text: text.to_owned(),
            sent_at: Timestamp(position),
        };
        let messages = [message(0, Author::User, "Hi\nthere\n"), message(1, Author::Chatbot, "**Hello**")];
        assert_eq!(
            conversation_text(&session, &messages, |at| format!("at {}", at.0)),
            "Refund\n\nUser, at 0:\nHi\nthere\n\nChatbot, at 1:\n**Hello**\n"
        );
    }

    #[test]
    fn a_new_first_page_keeps_what_was_loaded_further_down() {
        let shown = page(0..20, false);
        assert_eq!(page(11..21, true).before(shown), page(0..21, false));
    }

    #[test]
    fn a_new_first_page_that_meets_nothing_known_stands_alone() {
        let fresh = page(30..40, true);
        assert_eq!(fresh.clone().before(page(0..20, true)), fresh);
        assert_eq!(fresh.clone().before(page(0..0, false)), fresh);
    }

    #[test]
    fn a_whole_new_list_replaces_the_old_one() {
        let whole = page(5..9, false);
        assert_eq!(whole.clone().before(page(0..9, false)), whole);
    }
}
