//! A chatbot's settings.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::{Console, Look},
    domain::{ChatbotId, ChatbotSettings, SettingsChange},
};

/// The chatbot's settings; of its token only whether there is one.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "settings/get", protocol = Look)]
pub async fn get_settings(chatbot: ChatbotId) -> Result<ChatbotSettings, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.analytics.settings(admin).await
}

/// Changes the settings; a token that was kept for another origin is forgotten.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot, [`Error::Invalid`] for the address, the token or the domains.
#[server(prefix = "/api/console", endpoint = "settings/change", protocol = Console)]
pub async fn change_settings(chatbot: ChatbotId, change: SettingsChange) -> Result<ChatbotSettings, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.analytics.change_settings(admin, &change).await
}
