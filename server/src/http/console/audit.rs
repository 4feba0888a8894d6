//! The audit log as a file, fetched by the browser.

use app::{
    Error,
    backend::AuditScope,
    domain::{AuditQuery, ChatbotId, ExportFormat},
};
use axum::{
    extract::{Path, Query, State, rejection::PathRejection},
    http::{HeaderMap, Version},
    response::Response,
};

use super::{ConsoleError, asker::Asking, origin};
use crate::{
    export::{Contents, audit_log},
    http::{
        AppState,
        download::{answer, require_noticeable_end},
    },
};

type Params = Query<Vec<(String, String)>>;

/// A chatbot's log; the filters are the page's.
pub async fn of_chatbot(
    State(state): State<AppState>,
    chatbot: Result<Path<ChatbotId>, PathRejection>,
    version: Version,
    Asking(asker): Asking,
    headers: HeaderMap,
    params: Params,
) -> Result<Response, ConsoleError> {
    let Path(chatbot) = chatbot.map_err(|_| Error::not_found("chatbot"))?;
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    let name = state.backend.chatbot(admin).await?.name;
    send(state, AuditScope::Chatbot(admin), &name, version, &headers, &params).await
}

/// The installation's own log.
pub async fn of_installation(
    State(state): State<AppState>,
    version: Version,
    Asking(asker): Asking,
    headers: HeaderMap,
    params: Params,
) -> Result<Response, ConsoleError> {
    let owner = state.gate.owner(&asker).await?;
    send(state, AuditScope::Installation(owner), "", version, &headers, &params).await
}

async fn send(
    state: AppState,
    scope: AuditScope,
    name: &str,
    version: Version,
    headers: &HeaderMap,
    Query(params): &Params,
) -> Result<Response, ConsoleError> {
    // That it was taken is entered: another site shall not make it look so.
    origin::require_own_navigation(headers)?;
    require_noticeable_end(version)?;
    let params = params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let query = AuditQuery::from_params(params).map_err(Error::from)?;
    state.store.enter_log_export(scope, &query).await?;
    let at = state.clock.now();
    let file = audit_log(state.store, scope, query).await?;
    Ok(answer(file, name, Contents::AuditLog, ExportFormat::Csv, at))
}
