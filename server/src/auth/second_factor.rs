//! The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day the app is lost.

use app::{
    Error,
    domain::{SecondFactorOffer, Timestamp},
};
use qrcode::{Color, QrCode};
use totp_rs::{Builder, Secret as TotpSecret, Totp};

use super::TokenHash;

/// How many recovery codes there are.
const CODES: usize = 10;
/// Random bytes of a recovery code: 80 bits, which nobody guesses from a hash either.
const CODE_BYTES: usize = 10;
/// Random bytes of a secret: 160 bits, as RFC 4226, 4, recommends.
const SECRET_BYTES: usize = 20;

fn fault(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "a second factor could not be made");
    Error::Internal
}

fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// What all authenticator apps understand: SHA-1, six digits, thirty seconds, one step early or late.
fn totp(secret: &[u8], holder: &str) -> Result<Totp, Error> {
    Builder::new()
        .with_secret(secret.to_vec())
        // A colon parts issuer and holder in the address.
        .with_account_name(holder.replace(':', " "))
        .with_issuer(Some("Rollcall"))
        .build()
        .map_err(fault)
}

/// A new secret.
///
/// # Errors
/// [`Error::Internal`] when the system gives no random numbers.
pub fn new_secret() -> Result<Vec<u8>, Error> {
    Ok(random::<SECRET_BYTES>()?.to_vec())
}

/// The secret as people take it into their app. `holder`: what the app calls the account.
///
/// # Errors
/// [`Error::Internal`] when it fits no QR code.
pub fn offer(secret: &[u8], holder: &str, ticket: &str) -> Result<SecondFactorOffer, Error> {
    let totp = totp(secret, holder)?;
    let address = totp.to_url().map_err(fault)?;
    let code = QrCode::new(&address).map_err(fault)?;
    let width = code.width();
    let squares: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(SecondFactorOffer {
        ticket: ticket.to_owned(),
        secret: TotpSecret::from(secret.to_vec()).to_base32(),
        code: squares.chunks(width).map(<[bool]>::to_vec).collect(),
        address,
    })
}

/// The time step whose code this is, if it is one of now; each step is good once.
#[must_use]
pub fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.0 / 1000).ok()?;
    let step = totp(secret, "account").ok()?.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// New recovery codes, such as `k3mf-2q7a-…`, and what is stored of them.
///
/// # Errors
/// [`Error::Internal`] when the system gives no random numbers.
pub fn new_recovery_codes() -> Result<Vec<(String, TokenHash)>, Error> {
    (0..CODES)
        .map(|_| {
            let bits = TotpSecret::from(random::<CODE_BYTES>()?.to_vec()).to_base32().to_lowercase();
            let groups: Vec<String> =
                bits.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
            let code = groups.join("-");
            let hash = recovery_code(&code);
            Ok((code, hash))
        })
        .collect()
}

/// What is stored of a recovery code, however it is typed.
#[must_use]
pub fn recovery_code(typed: &str) -> TokenHash {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    TokenHash::of(&format!("rcr_{}", letters.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, with the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step_of(secret, code, Timestamp(seconds * 1000)), Some(seconds / 30), "{code}");
            assert_eq!(
                step_of(secret, code, Timestamp((seconds + 30) * 1000)),
                Some(seconds / 30),
                "a step late"
            );
            assert_eq!(step_of(secret, code, Timestamp((seconds + 120) * 1000)), None);
        }
        assert_eq!(step_of(secret, "287 082", Timestamp(59_000)), Some(1));
        for wrong in ["", "287083", "28708", "2870820", "+87082", "２８７０８２"] {
            assert_eq!(step_of(secret, wrong, Timestamp(59_000)), None, "{wrong}");
        }
    }

    #[test]
    fn an_offer_can_be_scanned_typed_and_opened() {
        let secret = new_secret().unwrap();
        let offer = offer(&secret, "ana:lima@example.org", "t").unwrap();
        assert!(offer.address.starts_with("otpauth://totp/Rollcall:"), "{}", offer.address);
        assert!(offer.address.contains(&offer.secret) && offer.secret.len() == 32);
        assert!(offer.code.iter().all(|row| row.len() == offer.code.len()));
        assert!(offer.code[0][..7].iter().all(|dark| *dark), "the finder in the corner");
    }

    #[test]
    fn recovery_codes_are_known_however_they_are_typed() {
        let codes = new_recovery_codes().unwrap();
        assert_eq!(codes.len(), 10);
        let (code, hash) = &codes[0];
        assert_eq!(code.len(), 19);
        assert!(recovery_code(&format!(" {} ", code.replace('-', " ").to_uppercase())) == *hash);
        assert!(codes.iter().skip(1).all(|(_, other)| other != hash));
    }
}
