//! What a bulk action did to whom, as a file.

use std::sync::Arc;

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{ChatbotId, JobId, Outcome, Standing, UserId, spreadsheet::guard},
    message,
};
use axum::{
    body::Body,
    extract::{Path, Query, State, rejection::PathRejection},
    http::header,
    response::IntoResponse,
};
use futures_util::{Stream, stream};
use serde::Deserialize;

use super::{ConsoleError, asker::Asking};
use crate::{
    http::AppState,
    store::{MetUser, Store},
};

/// How many users are read at once.
const PAGE: u32 = 1_000;

#[derive(Deserialize)]
pub struct Params {
    outcome: Outcome,
}

/// The users a job changed, skipped or failed at, as CSV (RFC 4180).
pub async fn users(
    State(state): State<AppState>,
    path: Result<Path<(ChatbotId, JobId)>, PathRejection>,
    params: Result<Query<Params>, axum::extract::rejection::QueryRejection>,
    Asking(asker): Asking,
) -> Result<impl IntoResponse, ConsoleError> {
    let Path((chatbot, job)) = path.map_err(|_| Error::not_found("bulk-action"))?;
    let Query(Params { outcome }) =
        params.map_err(|_| Error::invalid("outcome", message!("reason-not-outcome")))?;
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    let first = state.store.met_users(admin, job, outcome, None, PAGE).await?;
    let name = format!("attachment; filename=\"bulk-action-{job}-{}.csv\"", outcome.as_str());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(pages(state.store, admin, job, outcome, first))))
}

/// The file, page by page; an error breaks it off, which the browser notices.
fn pages(
    store: Arc<dyn Store>,
    admin: ChatbotAdmin,
    job: JobId,
    outcome: Outcome,
    first: Vec<MetUser>,
) -> impl Stream<Item = Result<Vec<u8>, Error>> {
    stream::try_unfold(Some((first, true)), move |page| {
        let store = Arc::clone(&store);
        async move {
            let Some((users, is_first)) = page else { return Ok(None) };
            let bytes = rows(outcome, &users, is_first)?;
            let last = users.last().map(|user| user.id).filter(|_| users.len() == PAGE as usize);
            let next = match last {
                Some(last) => Some((store.met_users(admin, job, outcome, Some(last), PAGE).await?, false)),
                None => None,
            };
            Ok(Some((bytes, next)))
        }
    })
}

const PERSON: [&str; 4] = ["id", "name", "email", "visitor"];
const CHANGES: [&str; 4] = ["status_before", "role_before", "status_after", "role_after"];

fn rows(outcome: Outcome, users: &[MetUser], with_head: bool) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: &[&str]| writer.write_record(cells.iter().map(|cell| guard(cell).into_owned()));
    let written = (|| {
        if with_head {
            let rest: &[&str] = if outcome == Outcome::Changed { &CHANGES } else { &["reason"] };
            write(&[&PERSON, rest].concat())?;
        }
        for user in users {
            let UserId(id) = user.id;
            let id = id.to_string();
            let person = user.person.as_ref();
            let who = [
                id.as_str(),
                person.map_or("", |person| person.name.as_str()),
                person.and_then(|person| person.email.as_deref()).unwrap_or_default(),
                person.and_then(|person| person.visitor.as_deref()).unwrap_or_default(),
            ];
            let words = |standing: Option<Standing>| {
                standing.map_or(["", ""], |standing| [standing.status.as_str(), standing.role.as_str()])
            };
            match outcome {
                Outcome::Changed => write(&[&who[..], &words(user.before), &words(user.after)].concat())?,
                Outcome::Skipped => {
                    write(
                        &[&who[..], &[user.reason.map_or("", app::domain::SkipReason::sentence)]].concat(),
                    )?;
                }
                Outcome::Failed => {
                    write(
                        &[&who[..], &["The database refused the change; the server's log says why."]]
                            .concat(),
                    )?;
                }
            }
        }
        Ok::<_, csv::Error>(())
    })();
    written.and_then(|()| writer.into_inner().map_err(|error| error.into_error().into())).map_err(|cause| {
        // Writing to memory doesn't fail, and every record of a page has as many cells.
        tracing::error!(%cause, "a page of a bulk action's result could not be written");
        Error::Internal
    })
}
