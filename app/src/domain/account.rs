//! An account: what a person signs in to the console with.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ChatbotId, ConsoleSessionId, Invalid, Network, PasskeyId, Timestamp, user::word_enum};
use crate::Error;

/// The shortest password, in characters: what NIST SP 800-63B-4, 3.1.1.2, asks where a second factor is optional is 15;
/// 12 with a check against guessable ones is its equal, and what people bear.
const PASSWORD_MIN: usize = 12;
/// The longest password, in characters.
const PASSWORD_MAX: usize = 256;

/// A new password: 12 to 256 characters, of any kind. How easily it is guessed is the server's to say. It can't be printed.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// Checks `text`; blanks count and stay.
    ///
    /// # Errors
    /// When it is too short or too long.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        match text.chars().count() {
            PASSWORD_MIN..=PASSWORD_MAX => Ok(Self(text.to_owned())),
            length if length < PASSWORD_MIN => {
                Err(Invalid(message!("reason-password-too-short", min = PASSWORD_MIN)))
            }
            _ => Err(Invalid(message!("reason-too-many-characters", max = PASSWORD_MAX))),
        }
    }

    /// The password itself, for the one place that needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// An account among several that the same email and password open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChoice {
    /// The chatbot it manages; `None`: it is the owner's.
    pub chatbot: Option<ChatbotId>,
    /// The chatbot's name; empty for the owner's.
    pub name: String,
}

/// What comes after an email and a password, or a passkey, that are right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum SignInStep {
    /// Nothing: the session's cookie is set.
    SignedIn,
    /// A code of the second factor, with this ticket.
    SecondFactor {
        /// Good for a few minutes and a few tries.
        ticket: String,
    },
    /// The same again, with one of these chosen.
    Choose {
        /// By name; the owner's first.
        accounts: Vec<AccountChoice>,
    },
}

/// What a one-time link, that is not spent by asking, is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "purpose", rename_all = "snake_case")]
pub enum LinkPurpose {
    /// The owner sets email and password.
    Owner {
        /// The email as it is.
        email: Option<String>,
    },
    /// An admin of a chatbot sets a password.
    Admin {
        /// The chatbot's name.
        chatbot: String,
        /// Whose account.
        email: String,
    },
}

/// What a browser's authenticator is asked, and what its answer must be sent with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyChallenge {
    /// Good for a few minutes, once.
    pub ticket: String,
    /// The options as JSON (`WebAuthn` level 3, 5.10: `parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`).
    pub options: String,
}

/// A passkey of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// The id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last signed in with; `None`: never.
    pub last_used_at: Option<Timestamp>,
}

/// The second factor of an account: a code of an authenticator app (TOTP, RFC 6238), asked for after a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    /// Since when.
    pub since: Timestamp,
    /// How many of the codes for the day the app is lost are left.
    pub recovery_codes: u32,
}

/// A second factor that is not asked for until a first code has confirmed it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorOffer {
    /// Confirm it with this, within a few minutes.
    pub ticket: String,
    /// The secret in base32, for typing in.
    pub secret: String,
    /// The secret as an `otpauth:` address, for apps on the same device.
    pub address: String,
    /// The address as a QR code: a square's rows, `true` is dark; without its quiet zone.
    pub code: Vec<Vec<bool>>,
}

/// Who is signed in, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The chatbot this account manages; `None`: it is the owner's, who manages all.
    pub chatbot: Option<ChatbotId>,
    /// The person's name; empty for the owner.
    pub name: String,
    /// The email to sign in with; the owner may have none yet.
    pub email: Option<String>,
    /// Whether there is a password. Without one, its owner comes in by one-time links alone.
    pub has_password: bool,
    /// The second factor, if there is one.
    pub second_factor: Option<SecondFactor>,
    /// The passkeys, oldest first.
    pub passkeys: Vec<Passkey>,
    /// Why no passkey can be added at the address the page was opened at; `None`: it can.
    pub no_passkeys: Option<Error>,
}

word_enum! {
    /// How someone came in.
    Way {
        /// By a one-time link.
        Link = "link",
        /// By email and password.
        Password = "password",
        /// By email, password and a code.
        SecondFactor = "second-factor",
        /// By a passkey.
        Passkey = "passkey",
    }
}

/// A session of the console: a browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsoleSession {
    /// The id.
    pub id: ConsoleSessionId,
    /// Whether it is the one that asks.
    pub current: bool,
    /// How it began.
    pub way: Way,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to a minute.
    pub last_used_at: Timestamp,
    /// From where it began.
    pub network: Option<Network>,
    /// Browser and system, such as "Firefox on Linux"; empty: unknown.
    pub browser: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_twelve_to_256_characters_of_any_kind() {
        assert!(Password::new("elf chars only").is_ok());
        assert!(Password::new("пароль длинный").is_ok());
        assert_eq!(
            Password::new("elevenchars").unwrap_err().to_string(),
            "must have at least 12 characters; a few words make a good one"
        );
        assert!(Password::new(&"x".repeat(256)).is_ok());
        assert!(Password::new(&"x".repeat(257)).is_err());
        assert_eq!(Password::new("  keeps blanks  ").unwrap().reveal(), "  keeps blanks  ");
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(format!("{:?}", Password::new("correct horse battery").unwrap()), "Password");
    }
}
