//! Bulk actions.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::{Console, Look},
    domain::{Action, ChatbotId, Job, JobId, Preview, Selection},
};

/// Notes whom an action would meet and counts what it would do. Nothing is done before [`start_job`]; who begins to
/// match the selection after this is not met.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "jobs/prepare", protocol = Console)]
pub async fn prepare_job(chatbot: ChatbotId, selection: Selection, action: Action) -> Result<Preview, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.prepare_job(admin, &selection, action).await
}

/// Forgets a prepared job that is not wanted; one that was confirmed stays.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "jobs/discard", protocol = Console)]
pub async fn discard_job(chatbot: ChatbotId, job: JobId) -> Result<(), Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.discard_job(admin, job).await
}

/// Confirms a prepared job. Confirming it again changes nothing.
///
/// # Errors
/// [`Error::NotFound`], also when it was prepared too long ago.
#[server(prefix = "/api/console", endpoint = "jobs/start", protocol = Console)]
pub async fn start_job(chatbot: ChatbotId, job: JobId) -> Result<Job, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.start_job(admin, job).await
}

/// Stops a job: who was not met yet is left as they are.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "jobs/cancel", protocol = Console)]
pub async fn cancel_job(chatbot: ChatbotId, job: JobId) -> Result<Job, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.cancel_job(admin, job).await
}

/// Starts a job that gives each user whom `job` changed their own former state back, unless they were changed since.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for one that can't be undone.
#[server(prefix = "/api/console", endpoint = "jobs/undo", protocol = Console)]
pub async fn undo_job(chatbot: ChatbotId, job: JobId) -> Result<Job, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.undo_job(admin, job).await
}

/// The chatbot's bulk actions, newest first: all that run, and the last 50 besides.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "jobs/list", protocol = Look)]
pub async fn list_jobs(chatbot: ChatbotId) -> Result<Vec<Job>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.list_jobs(admin).await
}
