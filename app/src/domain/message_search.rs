//! Searching what one user and the chatbot said to each other.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Author, Invalid, Session, SessionId, Timestamp, text};

/// The longest term, in characters.
const TERM_CHARACTERS: usize = 200;
/// How much of a message is shown before and behind what was found, in characters.
const BEFORE: usize = 40;
const BEHIND: usize = 140;

/// What is searched for: never empty, and compared without regard to case and accents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SearchTerm(String);

impl SearchTerm {
    /// Cleans and checks `text`.
    ///
    /// # Errors
    /// When nothing is left of it to be compared, or it is too long or holds control characters.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        let term = text::clean_line(text, TERM_CHARACTERS)?;
        if text::fold(&term).is_empty() {
            return Err(Invalid(message!("reason-empty")));
        }
        Ok(Self(term))
    }

    /// As texts are compared with it.
    #[must_use]
    pub fn folded(&self) -> String {
        text::fold(&self.0)
    }
}

impl<'de> Deserialize<'de> for SearchTerm {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let term = Self::new(&String::deserialize(deserializer)?);
        term.map_err(|why| serde::de::Error::custom(format!("`term` {why}")))
    }
}

/// What surrounds what was found, on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// What stands before it.
    pub before: String,
    /// What was found, as it is written there.
    pub found: String,
    /// What stands behind it.
    pub behind: String,
}

impl Snippet {
    /// The first place in `text` that holds the folded `term`.
    #[must_use]
    pub fn of(text: &str, term: &str) -> Option<Self> {
        let Range { start, end } = text::find_folded(text, term)?;
        let cut = text[..start].char_indices().rev().nth(BEFORE).map(|(at, c)| at + c.len_utf8());
        // From the beginning of a word on, unless that leaves nothing.
        let begin =
            cut.map_or(0, |cut| text[cut..start].find(char::is_whitespace).map_or(cut, |gap| cut + gap));
        let stop = text[end..].char_indices().nth(BEHIND).map(|(at, _)| end + at);
        let (before, behind) =
            (on_one_line(&text[begin..start]), on_one_line(&text[end..stop.unwrap_or(text.len())]));
        let mark = |is_cut: bool| if is_cut { "…" } else { "" };
        Some(Self {
            before: format!("{}{}", mark(begin > 0), if begin > 0 { &before } else { before.trim_start() }),
            found: on_one_line(&text[start..end]),
            behind: format!(
                "{}{}",
                if stop.is_some() { &behind } else { behind.trim_end() },
                mark(stop.is_some())
            ),
        })
    }
}

/// Every run of white space as one space.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// A message, or a conversation's title, that holds the term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageHit {
    /// The conversation.
    pub session: Session,
    /// The message; `None`: it is the conversation's title.
    pub message: Option<HitMessage>,
    /// Where in it.
    pub snippet: Snippet,
}

/// Which message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitMessage {
    /// Its place in the session, from 0.
    pub position: i64,
    /// Who wrote it.
    pub author: Author,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// Where a search goes on: in this session, behind this message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitCursor {
    /// When the session began.
    pub started_at: Timestamp,
    /// The session.
    pub session: SessionId,
    /// The last message looked at; -1: only the title was; less: not even that.
    pub position: i64,
}

/// Some of what was found: in the newest session first, and in each from its beginning on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPage {
    /// What was found; it may be nothing although there is more to look at.
    pub hits: Vec<MessageHit>,
    /// Where the search goes on; `None`: all was looked at.
    pub next: Option<HitCursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(text: &str, term: &str) -> Option<(String, String, String)> {
        let term = SearchTerm::new(term).unwrap().folded();
        Snippet::of(text, &term).map(|Snippet { before, found, behind }| (before, found, behind))
    }

    fn parts(before: &str, found: &str, behind: &str) -> (String, String, String) {
        (before.to_owned(), found.to_owned(), behind.to_owned())
    }

    #[test]
    fn what_is_found_is_shown_as_it_is_written() {
        assert_eq!(snippet("Olá José, tudo bem?", "jose"), Some(parts("Olá ", "José", ", tudo bem?")));
        assert_eq!(snippet("Die STRASSE", "straße"), Some(parts("Die ", "STRASSE", "")));
        assert_eq!(snippet("Die Straße", "STRASSE"), Some(parts("Die ", "Straße", "")));
        assert_eq!(snippet("caf\u{65}\u{301} noir", "CAFÉ"), Some(parts("", "caf\u{65}\u{301}", " noir")));
        assert_eq!(snippet("王小明說", "小明"), Some(parts("王", "小明", "說")));
        assert_eq!(snippet("100%_sure", "%_"), Some(parts("100", "%_", "sure")));
        assert_eq!(snippet("nothing here", "refund"), None);
    }

    #[test]
    fn lines_become_one_and_long_texts_are_cut_at_a_word() {
        assert_eq!(snippet("one\n\n two\tthree", "two"), Some(parts("one ", "two", " three")));
        let long = format!("{}needle{}", "hay ".repeat(50), " stack".repeat(50));
        let (before, found, behind) = snippet(&long, "needle").unwrap();
        assert!(before.starts_with("… hay") && before.chars().count() <= BEFORE + 1, "{before}");
        assert_eq!(found, "needle");
        assert!(behind.ends_with('…') && behind.chars().count() == BEHIND + 1, "{behind}");
    }

    #[test]
    fn a_term_must_leave_something_to_compare() {
        assert!(SearchTerm::new("  ").is_err());
        assert!(SearchTerm::new("\u{301}").is_err());
        assert!(SearchTerm::new(&"x".repeat(201)).is_err());
        assert_eq!(SearchTerm::new("  Ölung ").unwrap().folded(), "olung");
    }
}
