//! Coming in and going out.

use leptos::prelude::*;

use crate::{
    Error,
    api::{Console, Look},
    domain::{AccountChoice, ChatbotId, Email, LinkPurpose, PasskeyChallenge, Password, SignInStep, UserId},
};
#[cfg(feature = "ssr")]
use crate::{
    api::Request,
    backend::{CookieChange, Secret},
};

/// Trades the token of a one-time sign-in link for a session cookie.
///
/// # Errors
/// [`Error::LinkSpent`].
#[server(prefix = "/api/console", endpoint = "access/sign-in", protocol = Console)]
pub async fn sign_in(link: String) -> Result<(), Error> {
    let request = Request::current()?;
    let session = request.gate.sign_in_by_link(&request.asker, &Secret::new(link)).await?;
    request.cookie.change(CookieChange::Set(session));
    Ok(())
}

/// Signs in by email and password; `choice` is for who was asked to choose.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::TooManyTries`].
#[server(prefix = "/api/console", endpoint = "access/password", protocol = Console)]
pub async fn sign_in_by_password(
    email: String,
    password: String,
    choice: Option<AccountChoice>,
) -> Result<SignInStep, Error> {
    let request = Request::current()?;
    let password = Secret::new(password);
    let (asker, cookie) = (&request.asker, &request.cookie);
    request.accounts()?.sign_in_by_password(asker, cookie, &email, &password, choice.as_ref()).await
}

/// Goes on with a code of the second factor, or a recovery code.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::TooManyTries`], [`Error::LinkSpent`] for the ticket.
#[server(prefix = "/api/console", endpoint = "access/code", protocol = Console)]
pub async fn sign_in_by_code(ticket: String, code: String) -> Result<(), Error> {
    let request = Request::current()?;
    request.accounts()?.sign_in_by_code(&request.asker, &request.cookie, &Secret::new(ticket), &code).await
}

/// Begins a sign-in by passkey.
///
/// # Errors
/// [`Error::Refused`] where the page's address takes none.
#[server(prefix = "/api/console", endpoint = "access/passkey/begin", protocol = Console)]
pub async fn begin_passkey_sign_in() -> Result<PasskeyChallenge, Error> {
    let request = Request::current()?;
    request.accounts()?.begin_passkey_sign_in(&request.asker).await
}

/// Ends a sign-in by passkey with the authenticator's answer, as JSON.
///
/// # Errors
/// As for [`sign_in_by_code`].
#[server(prefix = "/api/console", endpoint = "access/passkey/finish", protocol = Console)]
pub async fn sign_in_by_passkey(ticket: String, answer: String) -> Result<(), Error> {
    let request = Request::current()?;
    request
        .accounts()?
        .sign_in_by_passkey(&request.asker, &request.cookie, &Secret::new(ticket), &answer)
        .await
}

/// What a link to set a password is for.
///
/// # Errors
/// [`Error::LinkSpent`].
#[server(prefix = "/api/console", endpoint = "access/link", protocol = Look)]
pub async fn password_link(link: String) -> Result<LinkPurpose, Error> {
    let request = Request::current()?;
    request.accounts()?.password_link(&request.asker, &Secret::new(link)).await
}

/// Sets a password by such a link, for the owner the email too, and signs in.
///
/// # Errors
/// [`Error::LinkSpent`], [`Error::Invalid`].
#[server(prefix = "/api/console", endpoint = "access/set-password", protocol = Console)]
pub async fn set_password_by_link(
    link: String,
    email: Option<Email>,
    password: Password,
) -> Result<(), Error> {
    let request = Request::current()?;
    let (asker, cookie, link) = (&request.asker, &request.cookie, Secret::new(link));
    request.accounts()?.set_password_by_link(asker, cookie, &link, email.as_ref(), &password).await
}

/// Makes a link by which an active admin of the chatbot sets a password: its place in the page, token and all, shown this
/// once.
///
/// # Errors
/// [`Error::NotFound`] for the user, [`Error::Refused`] by a rule.
#[server(prefix = "/api/console", endpoint = "access/new-password-link", protocol = Console)]
pub async fn new_password_link(chatbot: ChatbotId, user: UserId) -> Result<String, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    let token = request.accounts()?.new_password_link(admin, user).await?;
    Ok(crate::domain::password_link_place(token.reveal()))
}

/// Ends the session and removes its cookie.
#[server(prefix = "/api/console", endpoint = "access/sign-out", protocol = Console)]
pub async fn sign_out() -> Result<(), Error> {
    let request = Request::current()?;
    request.gate.sign_out(&request.asker).await?;
    request.cookie.change(CookieChange::Clear);
    Ok(())
}
