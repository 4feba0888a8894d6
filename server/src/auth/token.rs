//! Random tokens: API keys, sign-in links, console sessions. Stored as a hash, so a stolen database opens no door.

use app::Error;
use sha2::{Digest, Sha256};

/// A new secret of 256 random bits, as text. It can't be printed by accident.
pub struct Token(String);

impl Token {
    /// Makes one; `prefix` says what it is for when it turns up somewhere ("rck" is a Rollcall key).
    ///
    /// # Errors
    /// [`Error::Internal`] when the system gives no random numbers.
    pub fn new(prefix: &str) -> Result<Self, Error> {
        let mut bits = [0u8; 32];
        getrandom::fill(&mut bits).map_err(|error| {
            tracing::error!(%error, "the system gives no random numbers");
            Error::Internal
        })?;
        Ok(Self(format!("{prefix}_{}", hex::encode(bits))))
    }

    /// The secret, for the one place that shows it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Its last characters, by which it is told from others.
    #[must_use]
    pub fn ending(&self, characters: usize) -> &str {
        // Tokens are ASCII.
        &self.0[self.0.len().saturating_sub(characters)..]
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }
}

/// SHA-256 of a token. Tokens have 256 random bits, so neither salt nor a slow hash would add anything,
/// and looking a hash up in an index tells an attacker nothing about the token.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// Hashes a token as presented.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// As stored.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tokens_are_the_same() {
        let (one, other) = (Token::new("rck").unwrap(), Token::new("rck").unwrap());
        assert_ne!(one.reveal(), other.reveal());
        assert!(one.hash() != other.hash());
        assert!(one.reveal().starts_with("rck_"));
        assert_eq!(one.reveal().len(), 4 + 64);
    }
}
