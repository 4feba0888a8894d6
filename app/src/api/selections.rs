//! Whom an admin has chosen.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::Look,
    domain::{ChatbotId, Selection, SelectionCount, UserId, UserQuery},
};

/// How many users are chosen, and how many of them the list by `query` shows.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "selections/count", protocol = Look)]
pub async fn count_selected(
    chatbot: ChatbotId,
    selection: Selection,
    query: UserQuery,
) -> Result<SelectionCount, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.count_selected(admin, &selection, &query).await
}

/// The users from one to another in the list by `query`, both of them too, whichever comes first.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not in the list, [`Error::Refused`] when there are more than
/// [`Selection::MAX_BY_HAND`].
#[server(prefix = "/api/console", endpoint = "selections/between", protocol = Look)]
pub async fn users_between(
    chatbot: ChatbotId,
    query: UserQuery,
    one: UserId,
    other: UserId,
) -> Result<Vec<UserId>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.users_between(admin, &query, one, other).await
}
