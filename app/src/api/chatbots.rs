//! The chatbots of an installation.

use leptos::prelude::*;

use crate::{
    Error,
    api::{Console, Look},
    domain::{Access, Chatbot, ChatbotId, ChatbotName, NewChatbotKey},
};
#[cfg(feature = "ssr")]
use crate::{api::Request, backend::Viewer};

/// The chatbots that who asks may see, by name.
///
/// # Errors
/// [`Error::SignedOut`].
#[server(prefix = "/api/console", endpoint = "chatbots/list", protocol = Look)]
pub async fn list_chatbots() -> Result<Vec<Chatbot>, Error> {
    let request = Request::current()?;
    match request.gate.viewer(&request.asker).await? {
        Viewer::Owner(owner) => request.backend.list_chatbots(owner).await,
        Viewer::Admin(admin) => Ok(vec![request.backend.chatbot(admin).await?]),
    }
}

/// One chatbot.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "chatbots/get", protocol = Look)]
pub async fn get_chatbot(chatbot: ChatbotId) -> Result<Chatbot, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.chatbot(admin).await
}

/// Makes a chatbot; its API key is in the answer and never shown again.
///
/// # Errors
/// [`Error::Invalid`] when the name is taken.
#[server(prefix = "/api/console", endpoint = "chatbots/create", protocol = Console)]
pub async fn create_chatbot(name: ChatbotName, access: Access) -> Result<NewChatbotKey, Error> {
    let request = Request::current()?;
    let owner = request.owner().await?;
    request.backend.create_chatbot(owner, &name, access).await
}
