//! Inviting people, and accepting it.

use leptos::prelude::*;

use crate::{
    Error,
    api::{Console, Look},
    domain::{
        Accepted, ChatbotId, InvitationOffer, InvitationReport, Invited, Invitee, PreviewEntry, Role, UserId,
    },
};
#[cfg(feature = "ssr")]
use crate::{api::Request, backend::Secret};

/// What inviting the people of `list` would do: one on a line, or with commas, or as a spreadsheet pastes them.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot, [`Error::Invalid`] for a list that is too long.
#[server(prefix = "/api/console", endpoint = "invitations/preview", protocol = Look)]
pub async fn preview_invitations(chatbot: ChatbotId, list: String) -> Result<Vec<PreviewEntry>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.invitations()?.preview(admin, &list).await
}

/// Invites people; they are pending until they accept or first sign in. Mails go out behind the answer.
///
/// # Errors
/// As for [`preview_invitations`].
#[server(prefix = "/api/console", endpoint = "invitations/send", protocol = Console)]
pub async fn send_invitations(
    chatbot: ChatbotId,
    people: Vec<Invitee>,
    role: Role,
) -> Result<InvitationReport, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.invitations()?.send(admin, &people, role).await
}

/// Invites a pending user again: a new link, a new term, a new mail. The old link is void.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for a user who is not pending.
#[server(prefix = "/api/console", endpoint = "invitations/resend", protocol = Console)]
pub async fn resend_invitation(chatbot: ChatbotId, user: UserId) -> Result<Invited, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.invitations()?.resend(admin, user).await
}

/// Takes an invitation back: the pending user is deleted.
///
/// # Errors
/// As for [`resend_invitation`].
#[server(prefix = "/api/console", endpoint = "invitations/cancel", protocol = Console)]
pub async fn cancel_invitation(chatbot: ChatbotId, user: UserId) -> Result<(), Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.invitations()?.cancel(admin, user).await
}

/// What the link's token invites to; asking doesn't accept it.
///
/// # Errors
/// [`Error::InvitationOver`].
#[server(prefix = "/api/console", endpoint = "invitations/offer", protocol = Look)]
pub async fn get_invitation(link: String) -> Result<InvitationOffer, Error> {
    let request = Request::current()?;
    request.invitations()?.offer(&request.asker, &Secret::new(link)).await
}

/// Accepts an invitation: the user is active.
///
/// # Errors
/// [`Error::InvitationOver`].
#[server(prefix = "/api/console", endpoint = "invitations/accept", protocol = Console)]
pub async fn accept_invitation(link: String) -> Result<Accepted, Error> {
    let request = Request::current()?;
    request.invitations()?.accept(&request.asker, &Secret::new(link)).await
}
