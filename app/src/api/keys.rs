//! The API keys of a chatbot. They open all that is said in it, so they are the owner's alone.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::{Console, Look},
    domain::{ApiKey, ChatbotId, KeyId, NewChatbotKey, Overlap},
};

/// The chatbot's keys: those that work first, newest first.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "keys/list", protocol = Look)]
pub async fn list_keys(chatbot: ChatbotId) -> Result<Vec<ApiKey>, Error> {
    let request = Request::current()?;
    let owner = request.owner().await?;
    request.backend.list_keys(owner, chatbot).await
}

/// Makes a new key, which is in the answer and never shown again; those before it go on working for a while.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Refused`] when too many work already.
#[server(prefix = "/api/console", endpoint = "keys/replace", protocol = Console)]
pub async fn replace_key(chatbot: ChatbotId, overlap: Overlap) -> Result<NewChatbotKey, Error> {
    let request = Request::current()?;
    let owner = request.owner().await?;
    request.backend.replace_key(owner, chatbot, overlap).await
}

/// Ends a key at once.
///
/// # Errors
/// [`Error::NotFound`] for the chatbot and the key.
#[server(prefix = "/api/console", endpoint = "keys/revoke", protocol = Console)]
pub async fn revoke_key(chatbot: ChatbotId, key: KeyId) -> Result<(), Error> {
    let request = Request::current()?;
    let owner = request.owner().await?;
    request.backend.revoke_key(owner, chatbot, key).await
}
