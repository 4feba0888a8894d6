//! An invitation: how a person comes to a chatbot that asks who they are.

use serde::{Deserialize, Serialize};

use super::{Email, PersonName, Role, Status, Timestamp, User, user::word_enum};
use crate::i18n::Message;

word_enum! {
    /// What became of the mail that brings an invitation's link.
    InvitationMail {
        /// None was to be sent: no mail server is set up, or the invitation came from a file or a chatbot.
        None = "none",
        /// It is being sent.
        Waiting = "waiting",
        /// The mail server took it.
        Sent = "sent",
        /// The mail server did not take it.
        Failed = "failed",
    }
}

/// The invitation of a pending user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// From this moment on it admits nobody; see [`Invitation::is_expired`].
    pub expires_at: Timestamp,
    /// What became of the mail.
    pub mail: InvitationMail,
    /// Why the mail failed, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail_fault: Option<Message>,
}

impl Invitation {
    /// How long an invitation can be accepted, in milliseconds: 14 days.
    pub const LIFE: i64 = 14 * 24 * 60 * 60 * 1000;

    /// Whether it is over.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at <= now
    }
}

/// A person to be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Whom.
    pub email: Email,
    /// Their name; may be empty.
    #[serde(default)]
    pub name: PersonName,
}

/// What a list of people says at one place, and what inviting would do there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewEntry {
    /// As it was written.
    pub text: String,
    /// What it is.
    pub verdict: Verdict,
}

/// What inviting would do with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// They would be invited.
    New {
        /// Whom.
        invitee: Invitee,
    },
    /// They are a user already, and stay as they are.
    Known {
        /// Whom.
        invitee: Invitee,
        /// Whether they can access.
        status: Status,
        /// What they may do.
        role: Role,
    },
    /// They stand further up already.
    Repeated {
        /// Whom.
        invitee: Invitee,
    },
    /// It is no email address.
    Malformed {
        /// Why; continues a sentence that the entry begins.
        reason: Message,
    },
}

/// Someone who was invited.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// The user, pending.
    pub user: User,
    /// The link's place in the page, token and all (`/invitation#…`), shown this once; what precedes it is the page's own
    /// address.
    pub link: String,
}

/// What inviting several people did.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationReport {
    /// Who was invited, in the order given.
    pub invited: Vec<Invited>,
    /// The emails of those who had become users meanwhile, and stayed as they are.
    pub known: Vec<String>,
    /// Whether mails are sent.
    pub mails: bool,
}

/// An invitation as who was invited sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationOffer {
    /// The chatbot's name.
    pub chatbot: String,
    /// Who was invited.
    pub email: String,
    /// Their name; may be empty.
    pub name: String,
    /// What they are to be.
    pub role: Role,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// What an accepted invitation leads to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The chatbot's name.
    pub chatbot: String,
    /// For an admin who has no password yet: the token of a link to set one.
    pub password_link: Option<String>,
}
