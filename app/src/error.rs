//! The one error that crosses the boundary between server and page.

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

use crate::domain::{Invalid, Refusal, User};

/// Why a call did nothing. Safe to show: no cause, no secret, no other tenant's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case", try_from = "Flat")]
pub enum Error {
    /// Nobody is signed in, or no longer.
    #[error("You are signed out. Sign in again to go on.")]
    SignedOut,
    /// A sign-in link that was used, is too old or never was.
    #[error("This sign-in link was used already or is too old. Make a new one with `rollcall owner link`.")]
    LinkSpent,
    /// An invitation that was accepted, taken back, is too old or never was.
    #[error(
        "This invitation was accepted already, was taken back or is too old. Ask who invited you for a new one."
    )]
    InvitationOver,
    /// Email, password, passkey or code are not right. It doesn't say which, nor whether there is such an account.
    #[error("That is not right. Check what you entered and try again.")]
    WrongCredentials,
    /// Too many wrong tries.
    #[error("Too many tries. Wait {seconds} seconds and try again.")]
    TooManyTries {
        /// How long to wait.
        seconds: u32,
    },
    /// It isn't there, or not for this admin's eyes.
    #[error("There is no such {what}. It may have been deleted.")]
    NotFound {
        /// The noun: "user", "chatbot", "session".
        what: String,
    },
    /// A value that can't be taken.
    #[error("{field} {reason}.")]
    Invalid {
        /// The field's name as the caller wrote it.
        field: String,
        /// Continues the sentence that the field begins.
        reason: String,
    },
    /// The user changed since the version the change was made from.
    #[error("{} was changed by someone else meanwhile.", current.display_name())]
    Changed {
        /// The user as they are now.
        current: Box<User>,
    },
    /// A rule forbids it.
    #[error("{reason}")]
    Refused {
        /// The rule, as a sentence.
        reason: String,
    },
    /// The body is larger than what is taken.
    #[error("This is too large: at most {max_bytes} bytes are taken.")]
    TooLarge {
        /// How much is taken.
        max_bytes: u64,
    },
    /// The request came from another site, or with another content type than the page's.
    #[error("The request was refused because it did not come from this page.")]
    ForeignRequest,
    /// The server can't answer now.
    #[error("Rollcall is busy. Try again in a moment.")]
    Unavailable,
    /// The server could not be reached.
    #[error("Rollcall can't be reached. Check the connection and try again.")]
    Offline,
    /// A fault of ours; the cause is in the server's log.
    #[error("Something went wrong on the server. Its log says what.")]
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
    reason: Option<String>,
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
    pub fn invalid(field: &str, reason: impl Into<String>) -> Self {
        Self::Invalid { field: field.to_owned(), reason: reason.into() }
    }

    /// Names the `field` that `why` is about; for `map_err`.
    pub fn in_field(field: &str) -> impl FnOnce(Invalid) -> Self {
        move |why| Self::invalid(field, why.to_string())
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

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { reason: refusal.to_string() }
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
                Self::invalid(field, "is missing or not of the expected form")
            }
            ServerFnErrorErr::MissingArg(name) => Self::invalid(&name, "is missing"),
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
            Error::invalid("name", "must not be empty"),
            Error::Refused { reason: "no".to_owned() },
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
}
