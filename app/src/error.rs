//! The one error that crosses the boundary between server and page.

use std::fmt;

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{Invalid, Refusal, User},
    i18n::Message,
};

/// Why a call did nothing. Safe to show: no cause, no secret, no other tenant's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case", try_from = "Flat")]
pub enum Error {
    /// Nobody is signed in, or no longer.
    SignedOut,
    /// A sign-in link that was used, is too old or never was.
    LinkSpent,
    /// An invitation that was accepted, taken back, is too old or never was.
    InvitationOver,
    /// Email, password, passkey or code are not right. It doesn't say which, nor whether there is such an account.
    WrongCredentials,
    /// Too many wrong tries.
    TooManyTries {
        /// How long to wait.
        seconds: u32,
    },
    /// It isn't there, or not for this admin's eyes.
    NotFound {
        /// The noun, as `error-not-found` knows it: "user", "chatbot", "api-key".
        what: String,
    },
    /// A value that can't be taken.
    Invalid {
        /// The field's name as the caller wrote it.
        field: String,
        /// Continues the sentence that the field begins.
        reason: Message,
    },
    /// The user changed since the version the change was made from.
    Changed {
        /// The user as they are now.
        current: Box<User>,
    },
    /// A rule forbids it.
    Refused {
        /// The rule, as a sentence.
        reason: Message,
    },
    /// The body is larger than what is taken.
    TooLarge {
        /// How much is taken.
        max_bytes: u64,
    },
    /// The request came from another site, or with another content type than the page's.
    ForeignRequest,
    /// The server can't answer now.
    Unavailable,
    /// The server could not be reached.
    Offline,
    /// A fault of ours; the cause is in the server's log.
    Internal,
}

/// An error as it is read. What serde makes for a tagged enum reads it into a tree first, and then all types in it from that
/// tree once more: a twentieth of the page's program.
#[derive(Deserialize)]
struct Flat {
    error: Kind,
    seconds: Option<u32>,
    what: Option<String>,
    field: Option<String>,
    reason: Option<Message>,
    current: Option<Box<User>>,
    max_bytes: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    SignedOut,
    LinkSpent,
    InvitationOver,
    WrongCredentials,
    TooManyTries,
    NotFound,
    Invalid,
    Changed,
    Refused,
    TooLarge,
    ForeignRequest,
    Unavailable,
    Offline,
    Internal,
}

impl TryFrom<Flat> for Error {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        let Flat { error, seconds, what, field, reason, current, max_bytes } = flat;
        let read = || {
            Some(match error {
                Kind::SignedOut => Self::SignedOut,
                Kind::LinkSpent => Self::LinkSpent,
                Kind::InvitationOver => Self::InvitationOver,
                Kind::WrongCredentials => Self::WrongCredentials,
                Kind::TooManyTries => Self::TooManyTries { seconds: seconds? },
                Kind::NotFound => Self::NotFound { what: what? },
                Kind::Invalid => Self::Invalid { field: field?, reason: reason? },
                Kind::Changed => Self::Changed { current: current? },
                Kind::Refused => Self::Refused { reason: reason? },
                Kind::TooLarge => Self::TooLarge { max_bytes: max_bytes? },
                Kind::ForeignRequest => Self::ForeignRequest,
                Kind::Unavailable => Self::Unavailable,
                Kind::Offline => Self::Offline,
                Kind::Internal => Self::Internal,
            })
        };
        read().ok_or("the error lacks what its kind says")
    }
}

impl Error {
    /// A missing `what`.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.to_owned() }
    }

    /// A bad value of `field`.
    #[must_use]
    pub fn invalid(field: &str, reason: Message) -> Self {
        Self::Invalid { field: field.to_owned(), reason }
    }

    /// Names the `field` that `why` is about; for `map_err`.
    pub fn in_field(field: &str) -> impl FnOnce(Invalid) -> Self {
        move |Invalid(why)| Self::invalid(field, why)
    }

    /// The HTTP status that says the same (RFC 9110).
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut | Self::LinkSpent | Self::InvitationOver | Self::WrongCredentials => 401,
            Self::ForeignRequest => 403,
            Self::NotFound { .. } => 404,
            Self::Changed { .. } | Self::Refused { .. } => 409,
            Self::TooLarge { .. } => 413,
            Self::TooManyTries { .. } => 429,
            Self::Invalid { .. } => 400,
            Self::Internal => 500,
            Self::Unavailable | Self::Offline => 503,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::SignedOut => t!("error-signed-out"),
            Self::LinkSpent => t!("error-link-spent"),
            Self::InvitationOver => t!("error-invitation-over"),
            Self::WrongCredentials => t!("error-wrong-credentials"),
            Self::TooManyTries { seconds } => t!("error-too-many-tries", seconds = *seconds),
            Self::NotFound { what } => t!("error-not-found", what = what),
            Self::Invalid { field, reason } => {
                t!("error-invalid", field = field, reason = reason.to_string())
            }
            Self::Changed { current } => t!("error-changed", name = current.display_name()),
            Self::Refused { reason } => reason.to_string(),
            Self::TooLarge { max_bytes } => t!("error-too-large", bytes = *max_bytes),
            Self::ForeignRequest => t!("error-foreign-request"),
            Self::Unavailable => t!("error-unavailable"),
            Self::Offline => t!("error-offline"),
            Self::Internal => t!("error-internal"),
        })
    }
}

impl std::error::Error for Error {}

impl From<(&'static str, Invalid)> for Error {
    fn from((field, why): (&'static str, Invalid)) -> Self {
        Self::in_field(field)(why)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { reason: refusal.message() }
    }
}

impl FromServerFnError for Error {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            // serde's text would name types of ours; the field it stumbled over is all a caller needs.
            ServerFnErrorErr::Args(why) | ServerFnErrorErr::Deserialization(why) => {
                let field = why.split('`').nth(1).unwrap_or("body");
                Self::invalid(field, message!("reason-malformed"))
            }
            ServerFnErrorErr::MissingArg(name) => Self::invalid(&name, message!("reason-missing")),
            _ => Self::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_is_read_as_it_was_written() -> Result<(), serde_json::Error> {
        for error in [
            Error::SignedOut,
            Error::LinkSpent,
            Error::InvitationOver,
            Error::WrongCredentials,
            Error::TooManyTries { seconds: 30 },
            Error::not_found("user"),
            Error::invalid("name", message!("reason-empty")),
            Error::Refused { reason: message!("refused-oneself") },
            Error::TooLarge { max_bytes: 10 },
            Error::ForeignRequest,
            Error::Unavailable,
            Error::Offline,
            Error::Internal,
        ] {
            let written = serde_json::to_string(&error)?;
            assert_eq!(serde_json::from_str::<Error>(&written)?, error, "{written}");
        }
        assert!(serde_json::from_str::<Error>(r#"{"error":"not_found"}"#).is_err());
        assert!(serde_json::from_str::<Error>(r#"{"error":"unheard_of"}"#).is_err());
        Ok(())
    }

    #[test]
    fn what_is_missing_is_called_by_its_noun() {
        for (what, noun) in
            [("user", "user"), ("user-in-list", "user in this list"), ("api-key", "API key"), ("x", "thing")]
        {
            let said = Error::not_found(what).to_string();
            assert_eq!(said, format!("There is no such {noun}. It may have been deleted."));
        }
    }
}
