//! The users of the chatbot as a file.

use app::{
    Error,
    domain::{Column, ExportFormat, ExportOptions, ExportRequest, Separator, UserId, UserQuery},
};
use axum::{
    extract::{Path, Query, State, rejection::PathRejection},
    http::Version,
    response::Response,
};
use utoipa::IntoParams;

use super::problem::Problem;
use crate::{
    auth::ChatbotCaller,
    export::{Contents, Unfollowed, begin},
    http::{
        AppState,
        download::{answer, require_noticeable_end, send_person},
    },
};

/// Which users, in which order: the console's own filters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query, which the domain reads")]
pub struct FileParams {
    /// Part of the name or email; case and accents don't matter.
    search: Option<String>,
    /// `active`, `pending` or `disabled`.
    status: Option<String>,
    /// `admin` or `regular`.
    role: Option<String>,
    /// A masked network, such as `192.168.x.x`.
    network: Option<String>,
    /// `name`, `added`, `activity` (the default), `sessions`, `questions` or `last_seen`.
    sort: Option<String>,
    /// `asc` or `desc`.
    direction: Option<String>,
}

/// How a CSV file is to be.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query, which is read by hand")]
pub struct CsvParams {
    /// `comma` (the default), `semicolon` or `tab`.
    separator: Option<String>,
    /// `true`: the file begins with a byte order mark, by which Excel knows UTF-8. `false` by default.
    bom: Option<bool>,
}

/// The users that match as CSV (RFC 4180, UTF-8), all from one moment. A cell that a spreadsheet could run as a formula
/// begins with an apostrophe. A file that breaks off ends as an error of the transfer, never as a shorter list.
#[utoipa::path(get, path = "/users.csv", tag = "users", params(FileParams, CsvParams), responses(
    (status = 200, description = "The file", content_type = "text/csv"),
    (status = 400, body = Problem), (status = 401, body = Problem), (status = 503, body = Problem)))]
pub async fn csv(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    version: Version,
    Query(params): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let mut options = ExportOptions::default();
    for (name, value) in &params {
        match name.as_str() {
            "separator" => {
                options.separator = Separator::parse(value)
                    .ok_or_else(|| Problem::invalid("separator", "must be comma, semicolon or tab"))?;
            }
            "bom" => {
                options.byte_order_mark =
                    value.parse().map_err(|_| Problem::invalid("bom", "must be true or false"))?;
            }
            _ => {}
        }
    }
    send(state, &caller, version, &params, options).await
}

/// The users that match as an Excel workbook, all from one moment; more than 1,048,575 go on in a second sheet.
#[utoipa::path(get, path = "/users.xlsx", tag = "users", params(FileParams), responses(
    (status = 200, description = "The file",
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (status = 400, body = Problem), (status = 401, body = Problem), (status = 503, body = Problem)))]
pub async fn xlsx(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    version: Version,
    Query(params): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let options = ExportOptions { format: ExportFormat::Xlsx, ..ExportOptions::default() };
    send(state, &caller, version, &params, options).await
}

/// Everything that Rollcall holds of one user, as JSON from one moment, for those who ask what is known of them (GDPR,
/// articles 15 and 20). The documentation has the form, which says its version. A file that breaks off ends as an error of
/// the transfer.
#[utoipa::path(get, path = "/users/{id}/export", tag = "users", params(("id" = i64, Path)), responses(
    (status = 200, description = "The file", content_type = "application/json"),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 503, body = Problem)))]
pub async fn person(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    version: Version,
    user: Result<Path<UserId>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(user) = user?;
    require_noticeable_end(version)?;
    Ok(send_person(&state, caller.admin(), user, caller.name()).await?)
}

async fn send(
    state: AppState,
    caller: &ChatbotCaller,
    version: Version,
    params: &[(String, String)],
    options: ExportOptions,
) -> Result<Response, Problem> {
    require_noticeable_end(version)?;
    let params = params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let query = UserQuery::from_params(params).map_err(Error::from)?;
    let request = ExportRequest { options, selection: None, query };
    let columns = Column::of(caller.access());
    let rows = state.store.export_rows(caller.admin(), &request, &columns).await?;
    state.store.enter_export(caller.admin(), &request, rows.users()).await?;
    let file = begin(rows, columns, options, caller.at(), Unfollowed);
    Ok(answer(file, caller.name(), Contents::Users, options.format, caller.at()))
}
