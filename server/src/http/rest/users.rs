//! The users of the chatbot: listed, invited, changed, deleted.

use app::{
    Error,
    domain::{Email, PersonName, Receipt, Role, SortBy, UserChange, UserDraft, UserId, UserQuery},
};
use axum::{
    Json,
    extract::{Path, Query, State, rejection::PathRejection},
    http::StatusCode,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{extract::ApiJson, problem::Problem, representation::UserBody};
use crate::{
    auth::ChatbotCaller,
    http::AppState,
    store::{SortKey, UserCursor},
};

const MAX_LIMIT: u32 = 1_000;
const USUAL_LIMIT: u32 = 100;

/// Some users that match.
#[derive(Serialize, ToSchema)]
pub struct UserList {
    users: Vec<UserBody>,
    /// How many match in all.
    total: u64,
    /// Send it as `cursor` to get the next ones; null: these were the last.
    next: Option<String>,
}

/// Which users, in which order: the console's own filters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query, which the domain reads")]
pub struct ListParams {
    /// Part of the name or email; case and accents don't matter.
    search: Option<String>,
    /// `active`, `pending` or `disabled`.
    status: Option<String>,
    /// `admin` or `regular`.
    role: Option<String>,
    /// A masked network, such as `192.168.x.x`.
    network: Option<String>,
    /// When they were added: from a time on and before another, in milliseconds since 1970, such as `1795392000000-1795478400000`.
    added: Option<String>,
    /// When they were last active, in the same form.
    active: Option<String>,
    /// `name`, `added`, `activity` (the default), `sessions`, `questions` or `last_seen`.
    sort: Option<String>,
    /// `asc` or `desc`.
    direction: Option<String>,
    /// 1 to 1,000; 100 by default.
    limit: Option<u32>,
    /// Where to go on: the `next` of the answer before.
    cursor: Option<String>,
}

fn encode(cursor: &UserCursor) -> Option<String> {
    serde_json::to_vec(cursor).ok().map(|json| BASE64_URL_SAFE_NO_PAD.encode(json))
}

fn decode(cursor: &str, query: &UserQuery) -> Result<UserCursor, Problem> {
    let decoded = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok();
    let read: Option<UserCursor> = decoded.and_then(|json| serde_json::from_slice(&json).ok());
    let fits = |cursor: &UserCursor| {
        cursor.sort == query.sort
            && match &cursor.key {
                // No name holds U+0000, and PostgreSQL takes no text with it.
                SortKey::Text(name) => query.sort.by == SortBy::Name && !name.contains('\0'),
                SortKey::Number(_) => query.sort.by != SortBy::Name,
            }
    };
    read.filter(fits).ok_or_else(|| {
        Problem::invalid("cursor", "is not the `next` of an answer to this query; start without one")
    })
}

/// The chatbot's users, page by page.
#[utoipa::path(get, path = "/users", tag = "users", params(ListParams), responses(
    (status = 200, body = UserList), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn list(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    Query(params): Query<Vec<(String, String)>>,
) -> Result<Json<UserList>, Problem> {
    let pairs = params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let query = UserQuery::from_params(pairs).map_err(Error::from)?;
    let param = |name| params.iter().find(|(param, _)| param == name).map(|(_, value)| value.as_str());
    let limit = match param("limit").map(str::parse) {
        None => USUAL_LIMIT,
        Some(Ok(limit)) if (1..=MAX_LIMIT).contains(&limit) => limit,
        Some(_) => return Err(Problem::invalid("limit", &format!("must be 1 to {MAX_LIMIT}"))),
    };
    let cursor = param("cursor").map(|cursor| decode(cursor, &query)).transpose()?;
    let (users, total, next) =
        state.store.users_after(caller.admin(), &query, cursor.as_ref(), limit).await?;
    let users = users.into_iter().map(UserBody::from).collect();
    Ok(Json(UserList { users, total, next: next.as_ref().and_then(encode) }))
}

/// Someone to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteBody {
    email: String,
    name: Option<String>,
    /// `admin` or `regular` (the default).
    role: Option<String>,
}

fn parse_role(role: Option<&str>) -> Result<Option<Role>, Error> {
    role.map(str::parse).transpose().map_err(Error::in_field("role"))
}

/// Invites someone: they are pending until they first sign in, and have 14 days for it. Who let them pass is invited again.
#[utoipa::path(post, path = "/users", tag = "users", request_body = InviteBody, responses(
    (status = 201, body = UserBody), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn invite(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    ApiJson(body): ApiJson<InviteBody>,
) -> Result<(StatusCode, Json<UserBody>), Problem> {
    let draft = UserDraft {
        email: Email::new(&body.email).map_err(Error::in_field("email"))?,
        name: PersonName::new(&body.name.unwrap_or_default()).map_err(Error::in_field("name"))?,
        role: parse_role(body.role.as_deref())?.unwrap_or(Role::Regular),
    };
    let user = state.backend.invite_user(caller.admin(), &draft).await?;
    Ok((StatusCode::CREATED, Json(user.into())))
}

/// One user.
#[utoipa::path(get, path = "/users/{id}", tag = "users", params(("id" = i64, Path)), responses(
    (status = 200, body = UserBody), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn get(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    user: Result<Path<UserId>, PathRejection>,
) -> Result<Json<UserBody>, Problem> {
    let Path(user) = user?;
    let detail = state.backend.user(caller.admin(), user).await?;
    Ok(Json(detail.user.into()))
}

/// What to change; what is missing stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeBody {
    name: Option<String>,
    /// `admin` or `regular`.
    role: Option<String>,
    /// `true` revokes access, `false` gives it back.
    disabled: Option<bool>,
    /// Change only if the user is still at this version.
    version: Option<i64>,
}

/// Changes a user.
#[utoipa::path(patch, path = "/users/{id}", tag = "users", params(("id" = i64, Path)), request_body = ChangeBody,
    responses((status = 200, body = UserBody), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn change(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    user: Result<Path<UserId>, PathRejection>,
    ApiJson(body): ApiJson<ChangeBody>,
) -> Result<Json<UserBody>, Problem> {
    let Path(user) = user?;
    let name = body.name.map(|name| PersonName::new(&name)).transpose().map_err(Error::in_field("name"))?;
    let change = UserChange { name, role: parse_role(body.role.as_deref())?, disabled: body.disabled };
    let user = state.backend.change_user(caller.admin(), user, body.version, &change).await?;
    Ok(Json(user.into()))
}

/// How many rows of what went, counted in the transaction that deleted them.
#[derive(Serialize, ToSchema)]
pub struct DeleteAnswer {
    users: u64,
    sessions: u64,
    messages: u64,
    /// Of what analytics had told.
    analytics: u64,
    invitations: u64,
    /// Of an admin.
    saved_views: u64,
    /// Of an admin, with what led into them.
    console_accounts: u64,
    passkeys: u64,
    recovery_codes: u64,
    console_sessions: u64,
    console_links: u64,
    begun_sign_ins: u64,
}

impl From<Receipt> for DeleteAnswer {
    fn from(receipt: Receipt) -> Self {
        Self {
            users: receipt.users,
            sessions: receipt.sessions,
            messages: receipt.messages,
            analytics: receipt.analytics,
            invitations: receipt.invitations,
            saved_views: receipt.saved_views,
            console_accounts: receipt.accounts,
            passkeys: receipt.passkeys,
            recovery_codes: receipt.recovery_codes,
            console_sessions: receipt.console_sessions,
            console_links: receipt.console_links,
            begun_sign_ins: receipt.tickets,
        }
    }
}

/// Deletes a user with all sessions and messages, for good.
#[utoipa::path(delete, path = "/users/{id}", tag = "users", params(("id" = i64, Path)), responses(
    (status = 200, body = DeleteAnswer), (status = 401, body = Problem), (status = 404, body = Problem),
    (status = 409, body = Problem)))]
pub async fn delete(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    user: Result<Path<UserId>, PathRejection>,
) -> Result<Json<DeleteAnswer>, Problem> {
    let Path(user) = user?;
    let receipt = state.backend.delete_user(caller.admin(), user, None).await?;
    Ok(Json(receipt.into()))
}
