//! A prepared file, fetched by the browser.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{ChatbotId, Column, ExportId, ExportState},
};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, Version},
    response::Response,
};

use super::{ConsoleError, asker::Asking, origin};
use crate::{
    export::{Contents, Followed, begin},
    http::{
        AppState,
        download::{answer, require_noticeable_end},
    },
    store::{STEP, in_time},
};

/// Makes and sends the file, once.
pub async fn fetch(
    State(state): State<AppState>,
    path: Result<Path<(ChatbotId, ExportId)>, PathRejection>,
    version: Version,
    Asking(asker): Asking,
    headers: HeaderMap,
) -> Result<Response, ConsoleError> {
    let Path((chatbot, export)) = path.map_err(|_| Error::not_found("export"))?;
    // It can be fetched once: another site shall not use that up.
    origin::require_own_navigation(&headers)?;
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    require_noticeable_end(version)?;
    // Who hangs up drops this future; what was claimed is brought to an end all the same.
    let file = tokio::spawn(in_time(STEP, claim(state, admin, export))).await;
    Ok(file.map_err(|cause| {
        tracing::error!(%cause, "an export could not begin");
        Error::Internal
    })??)
}

async fn claim(state: AppState, admin: ChatbotAdmin, export: ExportId) -> Result<Response, Error> {
    let chatbot = state.backend.chatbot(admin).await?;
    let request = state.store.claim_export(admin, export).await?;
    let columns = Column::of(chatbot.access);
    let rows = match state.store.export_rows(admin, &request, &columns).await {
        Ok(rows) => rows,
        Err(error) => {
            let now = state.clock.now();
            state.store.note_export(admin, export, ExportState::Failed, 0, now).await?;
            return Err(error);
        }
    };
    let (store, clock) = (state.store, state.clock);
    let followed = Followed { store, clock, admin, export };
    let file = begin(rows, columns, request.options, admin.at(), followed);
    Ok(answer(file, &chatbot.name, Contents::Users, request.options.format, admin.at()))
}
