//! May this person talk to the chatbot?

use app::{
    Error,
    domain::{ClientId, Denial, Email, Newcomer, PersonName, UserId},
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    extract::ApiJson,
    problem::Problem,
    representation::{Decision, UserBody},
};
use crate::{auth::ChatbotCaller, http::AppState};

/// The chatbot whose key was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Chatbot)]
pub struct ChatbotBody {
    id: i64,
    name: String,
    #[schema(example = "open")]
    access: &'static str,
}

/// Whose key this is.
#[utoipa::path(get, path = "/chatbot", tag = "access", responses(
    (status = 200, body = ChatbotBody), (status = 401, body = Problem)))]
pub async fn chatbot(caller: ChatbotCaller) -> Json<ChatbotBody> {
    let (id, access) = (caller.chatbot().0, caller.access().as_str());
    Json(ChatbotBody { id, name: caller.name().to_owned(), access })
}

/// A person who wants in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    /// Needed by an authenticated chatbot.
    email: Option<String>,
    /// The chatbot's own id of a visitor: 1 to 128 visible ASCII characters.
    visitor: Option<String>,
    /// Fills an empty name.
    name: Option<String>,
}

impl SignInBody {
    fn newcomer(self) -> Result<Newcomer, Error> {
        Ok(Newcomer {
            email: self.email.map(|text| Email::new(&text)).transpose().map_err(Error::in_field("email"))?,
            visitor: self
                .visitor
                .map(ClientId::of_visitor)
                .transpose()
                .map_err(Error::in_field("visitor"))?,
            name: PersonName::new(&self.name.unwrap_or_default()).map_err(Error::in_field("name"))?,
        })
    }
}

/// The answer to a sign-in.
#[derive(Serialize, ToSchema)]
pub struct SignInAnswer {
    access: Decision,
    /// `disabled`, `not_invited` or `expired`: they were invited and let the term pass.
    reason: Option<&'static str>,
    /// Who it is, where they are known.
    user: Option<UserBody>,
}

/// A person wants in; an invited person becomes active, a new visitor of an open chatbot becomes a user, and so does someone
/// of an email domain that the chatbot's settings allow.
#[utoipa::path(post, path = "/sign-ins", tag = "access", request_body = SignInBody, responses(
    (status = 200, body = SignInAnswer), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn sign_in(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    ApiJson(body): ApiJson<SignInBody>,
) -> Result<Json<SignInAnswer>, Problem> {
    let answer = state.store.sign_in(&caller, &body.newcomer()?).await?;
    Ok(Json(SignInAnswer {
        access: Decision::of(answer.decision),
        reason: answer.decision.err().map(Denial::as_str),
        user: answer.user.map(UserBody::from),
    }))
}

/// Whether a user may go on.
#[derive(Serialize, ToSchema)]
pub struct AccessAnswer {
    access: Decision,
    /// `disabled`, `pending` or `not_invited`.
    reason: Option<&'static str>,
    #[schema(example = "regular")]
    role: &'static str,
}

/// May this user go on? Ask before every answer. A deleted user is unknown: refuse them.
#[utoipa::path(get, path = "/users/{id}/access", tag = "access", params(("id" = i64, Path)), responses(
    (status = 200, body = AccessAnswer), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn check(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    user: Result<Path<UserId>, PathRejection>,
) -> Result<Json<AccessAnswer>, Problem> {
    let Path(user) = user?;
    let check = state.store.check_access(&caller, user).await?;
    let decision = check.decision;
    Ok(Json(AccessAnswer {
        access: Decision::of(decision),
        reason: decision.err().map(Denial::as_str),
        role: check.role.as_str(),
    }))
}
