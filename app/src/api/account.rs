//! One's own account: who is signed in, and with what they come in.

use leptos::prelude::*;

use crate::{
    Error,
    api::{Console, Look},
    domain::{
        Account, ConsoleSession, ConsoleSessionId, Email, PasskeyChallenge, PasskeyId, Password,
        SecondFactorOffer,
    },
};
#[cfg(feature = "ssr")]
use crate::{
    api::Request,
    backend::{CookieChange, Secret},
};

/// Who is signed in.
///
/// # Errors
/// [`Error::SignedOut`].
#[server(prefix = "/api/console", endpoint = "account/get", protocol = Look)]
pub async fn get_account() -> Result<Account, Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.account(&request.asker, me).await
}

/// Confirms the password, before the changes below, which go through for five minutes then.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::TooManyTries`].
#[server(prefix = "/api/console", endpoint = "account/confirm", protocol = Console)]
pub async fn confirm_password(password: String) -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.confirm_password(&request.asker, me, &Secret::new(password)).await
}

/// Sets a new password, and the owner's email; all other sessions end.
///
/// # Errors
/// [`Error::Refused`] when the password was not confirmed just before, [`Error::Invalid`].
#[server(prefix = "/api/console", endpoint = "account/password", protocol = Console)]
pub async fn change_password(email: Option<Email>, password: Password) -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.change_password(&request.asker, me, email.as_ref(), &password).await
}

/// Offers a second factor.
///
/// # Errors
/// As for [`change_password`].
#[server(prefix = "/api/console", endpoint = "account/second-factor/offer", protocol = Console)]
pub async fn offer_second_factor() -> Result<SecondFactorOffer, Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.offer_second_factor(me).await
}

/// Takes the offer with a first code; the recovery codes, shown this once.
///
/// # Errors
/// [`Error::Invalid`] for the code, [`Error::LinkSpent`] for the ticket.
#[server(prefix = "/api/console", endpoint = "account/second-factor/add", protocol = Console)]
pub async fn add_second_factor(ticket: String, code: String) -> Result<Vec<String>, Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.add_second_factor(me, &Secret::new(ticket), &code).await
}

/// Removes the second factor.
///
/// # Errors
/// As for [`change_password`].
#[server(prefix = "/api/console", endpoint = "account/second-factor/remove", protocol = Console)]
pub async fn remove_second_factor() -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.remove_second_factor(me).await
}

/// Begins to add a passkey.
///
/// # Errors
/// As for [`change_password`].
#[server(prefix = "/api/console", endpoint = "account/passkeys/begin", protocol = Console)]
pub async fn begin_passkey() -> Result<PasskeyChallenge, Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.begin_passkey(&request.asker, me).await
}

/// Adds a passkey, with the authenticator's answer as JSON.
///
/// # Errors
/// [`Error::Invalid`] for the answer or the name, [`Error::LinkSpent`] for the ticket.
#[server(prefix = "/api/console", endpoint = "account/passkeys/add", protocol = Console)]
pub async fn add_passkey(ticket: String, answer: String, name: String) -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.add_passkey(&request.asker, me, &Secret::new(ticket), &answer, &name).await
}

/// Removes a passkey.
///
/// # Errors
/// As for [`change_password`]; [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "account/passkeys/remove", protocol = Console)]
pub async fn remove_passkey(passkey: PasskeyId) -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.remove_passkey(me, passkey).await
}

/// One's sessions, the current one first.
///
/// # Errors
/// [`Error::SignedOut`].
#[server(prefix = "/api/console", endpoint = "account/sessions/list", protocol = Look)]
pub async fn list_console_sessions() -> Result<Vec<ConsoleSession>, Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.list_console_sessions(me).await
}

/// Ends one of them.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "account/sessions/end", protocol = Console)]
pub async fn end_console_session(session: ConsoleSessionId) -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.end_console_session(me, session).await
}

/// Ends all of them, this one too.
///
/// # Errors
/// [`Error::SignedOut`].
#[server(prefix = "/api/console", endpoint = "account/sessions/end-all", protocol = Console)]
pub async fn sign_out_everywhere() -> Result<(), Error> {
    let request = Request::current()?;
    let me = request.signed_in().await?;
    request.accounts()?.sign_out_everywhere(me).await?;
    request.cookie.change(CookieChange::Clear);
    Ok(())
}
