//! Coming in and going out.

use leptos::{prelude::*, server_fn::codec::Json};

use crate::Error;
#[cfg(feature = "ssr")]
use crate::{
    api::Request,
    backend::{CookieChange, Secret},
};

/// Trades the token of a one-time sign-in link for a session cookie.
///
/// # Errors
/// [`Error::LinkSpent`].
#[server(prefix = "/api/console", endpoint = "access/sign-in", input = Json)]
pub async fn sign_in(link: String) -> Result<(), Error> {
    let request = Request::current()?;
    let session = request.gate.sign_in_by_link(&request.asker, &Secret::new(link)).await?;
    request.cookie.change(CookieChange::Set(session));
    Ok(())
}

/// Ends the session and removes its cookie.
#[server(prefix = "/api/console", endpoint = "access/sign-out", input = Json)]
pub async fn sign_out() -> Result<(), Error> {
    let request = Request::current()?;
    request.gate.sign_out(&request.asker).await?;
    request.cookie.change(CookieChange::Clear);
    Ok(())
}
