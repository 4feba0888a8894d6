//! The audit log as CSV: RFC 4180, in UTF-8.

use std::sync::Arc;

use app::{
    Error,
    backend::{AuditLog, AuditScope},
    domain::{
        Access, AuditCursor, AuditEntry, AuditPage, AuditQuery, AuditState, Called, EntryId, Role, Status,
        spreadsheet::guard,
    },
};
use axum::body::Body;
use csv::{Terminator, WriterBuilder};
use futures_util::stream;

use super::csv::TIMES;
use crate::store::Store;

/// How many entries are read at once.
const PAGE: u32 = 1_000;

const COLUMNS: [&str; 15] = [
    "id",
    "at",
    "actor",
    "actor_name",
    "network",
    "action",
    "user",
    "user_name",
    "status_before",
    "role_before",
    "access_before",
    "status_after",
    "role_after",
    "access_after",
    "detail",
];

/// The entries that match, read page by page while the file is taken: a client that stalls keeps nothing of the database.
/// Nothing in the log ever changes and the newest come first, so the pages are of one moment all the same. An error
/// breaks the file off, which every client notices.
///
/// # Errors
/// When the first page can't be read.
pub async fn audit_log(store: Arc<dyn Store>, scope: AuditScope, query: AuditQuery) -> Result<Body, Error> {
    let first = page(store.as_ref(), scope, &query, None).await?;
    Ok(Body::from_stream(stream::try_unfold(Some((first, true)), move |page_before| {
        let store = Arc::clone(&store);
        async move {
            let Some((AuditPage { entries, next }, is_first)) = page_before else { return Ok(None) };
            let bytes = rows(&entries, is_first)?;
            let page = match next {
                Some(next) => Some((page(store.as_ref(), scope, &query, Some(next)).await?, false)),
                None => None,
            };
            Ok::<_, Error>(Some((bytes, page)))
        }
    })))
}

async fn page(
    store: &dyn Store,
    scope: AuditScope,
    query: &AuditQuery,
    after: Option<AuditCursor>,
) -> Result<AuditPage, Error> {
    AuditLog::list_audit(store, scope, query, after, PAGE).await
}

/// Lines of the file.
fn rows(entries: &[AuditEntry], with_head: bool) -> Result<Vec<u8>, Error> {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let written = (|| {
        if with_head {
            csv.write_record(COLUMNS)?;
        }
        for entry in entries {
            csv.write_record(cells(entry)?.iter().map(|cell| guard(cell).into_owned()))?;
        }
        Ok::<_, csv::Error>(())
    })();
    let bytes = written.and_then(|()| csv.into_inner().map_err(|error| error.into_error().into()));
    bytes.map_err(|cause| {
        tracing::error!(%cause, "a page of the audit log could not be written");
        Error::Internal
    })
}

fn cells(entry: &AuditEntry) -> Result<[String; COLUMNS.len()], csv::Error> {
    let broken = |cause: String| csv::Error::from(std::io::Error::other(cause));
    let (EntryId::Row(app::domain::AuditId(id)) | EntryId::Bulk(app::domain::JobId(id))) = entry.id;
    let at = jiff::Timestamp::from_millisecond(entry.at.0).map_err(|cause| broken(cause.to_string()))?;
    let detail = serde_json::to_string(&entry.detail).map_err(|cause| broken(cause.to_string()))?;
    let text = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    let status = |state: Option<AuditState>| text(state.and_then(|state| state.status).map(Status::as_str));
    let access = |state: Option<AuditState>| text(state.and_then(|state| state.access).map(Access::as_str));
    let said = |name: Option<&Called>| name.map(ToString::to_string).unwrap_or_default();
    let role = |state: Option<AuditState>| text(state.and_then(|state| state.role).map(Role::as_str));
    Ok([
        id.to_string(),
        TIMES.timestamp_to_string(&at),
        entry.actor.to_string(),
        said(entry.actor_name.as_ref()),
        entry.network.map(|network| network.to_string()).unwrap_or_default(),
        entry.action.as_str().to_owned(),
        entry.user.map(|user| user.to_string()).unwrap_or_default(),
        said(entry.user_name.as_ref()),
        status(entry.before),
        role(entry.before),
        access(entry.before),
        status(entry.after),
        role(entry.after),
        access(entry.after),
        detail,
    ])
}

#[cfg(test)]
mod tests {
    use app::domain::{Actor, AuditAction, AuditDetail, AuditId, Network, Standing, Timestamp, UserId};

    use super::*;

    #[test]
    fn an_entry_is_a_line_in_which_no_cell_can_run() {
        let standing = Standing { status: Status::Pending, role: Role::Admin };
        let entry = AuditEntry {
            id: EntryId::Row(AuditId(7)),
            at: Timestamp(1_795_428_000_000),
            actor: Actor::User(UserId(3)),
            actor_name: Some(Called::Name("@ana, \"the first\"".to_owned())),
            network: Network::mask("192.168.17.4"),
            action: AuditAction::Invite,
            user: Some(UserId(9)),
            user_name: Some(Called::Name("=1+1".to_owned())),
            before: None,
            after: Some(standing.into()),
            detail: AuditDetail { import: true, ..AuditDetail::default() },
        };
        let file = String::from_utf8(rows(&[entry], true).unwrap()).unwrap();
        let (head, line) = file.split_once("\r\n").unwrap();
        assert_eq!(head, COLUMNS.join(","));
        assert_eq!(
            line,
            "7,2026-11-23T10:00:00.000Z,user:3,\"'@ana, \"\"the first\"\"\",192.168.x.x,invite,9,'=1+1,,,,pending,admin,,\
             \"{\"\"import\"\":true}\"\r\n"
        );
        assert!(rows(&[], false).unwrap().is_empty());
    }
}
