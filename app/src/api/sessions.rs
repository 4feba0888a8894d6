//! The conversations of a user.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::Look,
    domain::{
        ChatbotId, HitCursor, HitPage, MessagePage, SearchTerm, SessionCursor, SessionId, SessionPage, UserId,
    },
};

/// A user's sessions, newest first; at most 100 a call.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "sessions/list", protocol = Look)]
pub async fn list_sessions(
    chatbot: ChatbotId,
    user: UserId,
    after: Option<SessionCursor>,
    limit: u32,
) -> Result<SessionPage, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.list_sessions(admin, user, after, limit).await
}

/// A session's messages after a position, oldest first; at most 200 a call.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "sessions/messages", protocol = Look)]
pub async fn list_messages(
    chatbot: ChatbotId,
    session: SessionId,
    after: Option<i64>,
    limit: u32,
) -> Result<MessagePage, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.list_messages(admin, session, after, limit).await
}

/// What holds a term of all that a user and the chatbot said to each other; at most 100 hits a call, and at most so much is
/// looked at: then the search goes on behind [`HitPage::next`].
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "sessions/search", protocol = Look)]
pub async fn search_messages(
    chatbot: ChatbotId,
    user: UserId,
    term: SearchTerm,
    after: Option<HitCursor>,
    limit: u32,
) -> Result<HitPage, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.search_messages(admin, user, &term, after, limit).await
}
