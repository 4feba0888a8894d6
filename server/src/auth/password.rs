//! Passwords, hashed with Argon2id.

use std::sync::LazyLock;

use app::{
    Error,
    backend::Secret,
    domain::{Invalid, Password},
    message,
};
use argon2::{Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use tokio::sync::Semaphore;

/// OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane; the default of the crate, written down so that it
/// stays when the default moves.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many are hashed at once: each takes a core and 19 MiB for some time, and anyone may ask for it.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The weakest score (of 0 to 4) that is taken: "safely unguessable", over 10^8 guesses.
const WEAKEST: zxcvbn::Score = zxcvbn::Score::Three;

fn hasher() -> Argon2<'static> {
    // The constants are within the bounds that `Params` checks, as a test shows.
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
}

fn hash_now(password: &str) -> Result<String, Error> {
    // 128 bits, as RFC 9106, 3.1, recommends.
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(fault)?;
    let salt = SaltString::encode_b64(&salt).map_err(fault)?;
    Ok(hasher().hash_password(password.as_bytes(), &salt).map_err(fault)?.to_string())
}

fn fault(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "a password could not be hashed");
    Error::Internal
}

/// Runs what takes long on a thread of its own, at most two at a time.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let turn = TURNS.acquire().await;
    let done = tokio::task::spawn_blocking(work).await;
    drop(turn);
    done.map_err(fault)
}

/// Refuses a password that is easily guessed by who knows `about`, such as the account's email.
///
/// # Errors
/// Why it is refused.
pub fn check(password: &Password, about: &[&str]) -> Result<(), Invalid> {
    let guessed = zxcvbn::zxcvbn(password.reveal(), about);
    if guessed.score() >= WEAKEST {
        return Ok(());
    }
    Err(Invalid(message!("reason-password-guessed")))
}

/// What is stored of a password: a PHC string (Argon2id with its parameters, salt and hash).
///
/// # Errors
/// [`Error::Internal`] when the system gives no random numbers.
pub async fn hash(password: &Password) -> Result<String, Error> {
    let password = password.clone();
    in_turn(move || hash_now(password.reveal())).await?
}

/// Whether `password` is the one whose hash is `stored`. Without one it takes as long and is `false`, so that the time tells
/// nobody whether there is an account.
///
/// # Errors
/// [`Error::Internal`] when it could not be found out.
pub async fn verify(password: &Secret, stored: Option<&str>) -> Result<bool, Error> {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this one").unwrap_or_default());
    let (password, stored) = (password.clone(), stored.map(str::to_owned));
    in_turn(move || {
        let hash = stored.as_deref().unwrap_or(&NOBODYS);
        let right = PasswordHash::new(hash)
            .is_ok_and(|hash| hasher().verify_password(password.reveal().as_bytes(), &hash).is_ok());
        right && stored.is_some()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::new(text).unwrap()
    }

    #[tokio::test]
    async fn a_password_is_known_again_by_its_hash_alone() {
        let stored = hash(&password("correct horse battery")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify(&Secret::new("correct horse battery"), Some(&stored)).await.unwrap());
        assert!(!verify(&Secret::new("correct horse batterz"), Some(&stored)).await.unwrap());
        assert!(!verify(&Secret::new("nobody has this one"), None).await.unwrap());
        assert_ne!(
            stored,
            hash(&password("correct horse battery")).await.unwrap(),
            "each has a salt of its own"
        );
    }

    #[test]
    fn what_is_easily_guessed_is_refused() {
        for bad in ["password1234", "aaaaaaaaaaaaaaa", "qwertyuiop12", "ana@example.org"] {
            assert!(check(&password(bad), &["ana@example.org"]).is_err(), "{bad}");
        }
        assert!(check(&password("kettle orbit mango"), &[]).is_ok());
    }
}
