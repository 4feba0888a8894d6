//! What chatbots say of their visitors.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::{Console, Look},
    domain::{ChatbotId, ConnectionTest, NetworkStatus, SettingsChange},
};

/// How what the chatbot says of its visitors stands. Asking begins a reading, unless one is under way or has just been.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "analytics/status", protocol = Look)]
pub async fn get_network_status(chatbot: ChatbotId) -> Result<NetworkStatus, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.analytics.network_status(admin).await
}

/// Begins a reading, unless one is under way.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "analytics/read", protocol = Console)]
pub async fn read_network(chatbot: ChatbotId) -> Result<NetworkStatus, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.analytics.read_network(admin).await
}

/// Asks the endpoint of these settings, which need not be saved, for its first page and keeps nothing of it.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot, [`Error::Invalid`] for the address or the token.
#[server(prefix = "/api/console", endpoint = "analytics/test", protocol = Console)]
pub async fn test_connection(chatbot: ChatbotId, change: SettingsChange) -> Result<ConnectionTest, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.analytics.test_connection(admin, &change).await
}
