//! The audit log.

use leptos::prelude::*;

use crate::{
    Error,
    api::Look,
    domain::{AuditCursor, AuditPage, AuditQuery, ChatbotId, UserId},
};
#[cfg(feature = "ssr")]
use crate::{api::Request, backend::AuditScope};

/// What was done to a chatbot and its users, newest first; at most 1,000 a call.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "audit/list", protocol = Look)]
pub async fn list_audit(
    chatbot: ChatbotId,
    query: AuditQuery,
    after: Option<AuditCursor>,
    limit: u32,
) -> Result<AuditPage, Error> {
    let request = Request::current()?;
    let scope = AuditScope::Chatbot(request.admin_of(chatbot).await?);
    request.backend.list_audit(scope, &query, after, limit).await
}

/// What was done to the installation itself, newest first; at most 1,000 a call. For the owner.
///
/// # Errors
/// [`Error::SignedOut`].
#[server(prefix = "/api/console", endpoint = "audit/installation", protocol = Look)]
pub async fn list_installation_audit(
    query: AuditQuery,
    after: Option<AuditCursor>,
    limit: u32,
) -> Result<AuditPage, Error> {
    let request = Request::current()?;
    let scope = AuditScope::Installation(request.owner().await?);
    request.backend.list_audit(scope, &query, after, limit).await
}

/// What was done to a user, by bulk actions too, newest first; at most 1,000 a call. Also of one who was deleted.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "audit/activity", protocol = Look)]
pub async fn list_activity(
    chatbot: ChatbotId,
    user: UserId,
    after: Option<AuditCursor>,
    limit: u32,
) -> Result<AuditPage, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.list_activity(admin, user, after, limit).await
}
