//! The users of a chatbot.

use leptos::prelude::*;

use crate::{
    Error,
    api::{Console, Look},
    domain::{
        ChatbotId, DayCount, Receipt, Timestamp, User, UserChange, UserDetail, UserId, UserQuery, UserWindow,
        Window,
    },
};
#[cfg(feature = "ssr")]
use crate::{api::Request, domain::Trend};

/// A window on the users that match, and how many match where that is known at once.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "users/list", protocol = Look)]
pub async fn list_users(chatbot: ChatbotId, query: UserQuery, window: Window) -> Result<UserWindow, Error> {
    let request = Request::current()?;
    let (admin, heard) = request.admin_who_heard(chatbot).await?;
    request.backend.list_users(admin, heard, &query, window).await
}

/// How many users match, exactly. It may take longer than a window on them.
///
/// # Errors
/// As for [`list_users`].
#[server(prefix = "/api/console", endpoint = "users/count", protocol = Look)]
pub async fn count_users(chatbot: ChatbotId, query: UserQuery) -> Result<u64, Error> {
    let request = Request::current()?;
    let (admin, heard) = request.admin_who_heard(chatbot).await?;
    request.backend.count_users(admin, heard, &query).await
}

/// How many users were added, and how many were last active, from each of these moments to the next: the days of a month,
/// as the reader's clock has them.
///
/// # Errors
/// As for [`list_users`]; [`Error::Invalid`] for more than [`Trend::MAX_DAYS`] days.
#[server(prefix = "/api/console", endpoint = "users/days", protocol = Look)]
pub async fn count_days(chatbot: ChatbotId, starts: Vec<Timestamp>) -> Result<Vec<DayCount>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    if starts.len() > Trend::MAX_DAYS + 1 || !starts.is_sorted() {
        return Err(Error::invalid("starts", message!("reason-not-days", max = Trend::MAX_DAYS)));
    }
    request.backend.count_days(admin, &starts).await
}

/// One user, with what a deletion would lose.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "users/get", protocol = Look)]
pub async fn get_user(chatbot: ChatbotId, user: UserId) -> Result<UserDetail, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.user(admin, user).await
}

/// Changes a user who is still at `version`.
///
/// # Errors
/// [`Error::Changed`] with the user as they are, when someone else was quicker; [`Error::Refused`] by a rule.
#[server(prefix = "/api/console", endpoint = "users/change", protocol = Console)]
pub async fn change_user(
    chatbot: ChatbotId,
    user: UserId,
    version: i64,
    change: UserChange,
) -> Result<User, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.change_user(admin, user, Some(version), &change).await
}

/// Deletes a user who is still at `version`, with all sessions and messages; how many rows of what went.
///
/// # Errors
/// As for [`change_user`].
#[server(prefix = "/api/console", endpoint = "users/delete", protocol = Console)]
pub async fn delete_user(chatbot: ChatbotId, user: UserId, version: i64) -> Result<Receipt, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.delete_user(admin, user, Some(version)).await
}
