//! What is said: sessions and their messages.

use app::{
    Error,
    domain::{Author, ClientId, NewMessage, UserId, text},
};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    extract::ApiJson,
    problem::Problem,
    representation::{SessionBody, parse_time},
};
use crate::{auth::ChatbotCaller, http::AppState, store::NewSession};

const TITLE_CHARACTERS: usize = 200;
const MAX_MESSAGES: usize = 100;

/// A conversation of a user.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSessionBody {
    /// Whose.
    user: i64,
    /// What it is about; at most 200 characters.
    title: Option<String>,
    /// When it began; now by default.
    started_at: Option<String>,
}

/// Records a session. The id is the chatbot's: sent again, it changes nothing but the title.
#[utoipa::path(put, path = "/sessions/{id}", tag = "sessions",
    params(("id" = String, Path, description = "Made by the chatbot: 1 to 128 visible ASCII characters")),
    request_body = NewSessionBody, responses(
    (status = 200, body = SessionBody), (status = 201, body = SessionBody), (status = 400, body = Problem),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn put(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    id: Result<Path<String>, PathRejection>,
    ApiJson(body): ApiJson<NewSessionBody>,
) -> Result<(StatusCode, Json<SessionBody>), Problem> {
    let Path(id) = id?;
    let user = UserId(body.user);
    let title = body.title.map(|title| text::clean_line(&title, TITLE_CHARACTERS)).transpose();
    let session = NewSession {
        client_id: ClientId::new(id).map_err(Error::in_field("id"))?,
        user,
        title: title.map_err(Error::in_field("title"))?,
        started_at: body.started_at.map(|at| parse_time("started_at", &at)).transpose()?,
    };
    let (session, new) = state.store.put_session(&caller, &session).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(SessionBody::new(session, user))))
}

/// Messages in the order they were said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessagesBody {
    /// 1 to 100.
    messages: Vec<NewMessageBody>,
}

/// What was said once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessageBody {
    /// Made by the chatbot: sent again, the message is recorded once.
    id: String,
    /// `user` or `chatbot`.
    author: String,
    /// At most 64 KiB.
    text: String,
    /// When it was said; now by default.
    sent_at: Option<String>,
}

impl NewMessageBody {
    fn message(self, index: usize) -> Result<NewMessage, Problem> {
        let field = |name: &str| format!("messages[{index}].{name}");
        NewMessage::check_text(&self.text).map_err(Error::in_field(&field("text")))?;
        let author = Author::parse(&self.author);
        Ok(NewMessage {
            client_id: ClientId::new(self.id).map_err(Error::in_field(&field("id")))?,
            author: author.ok_or_else(|| Problem::invalid(&field("author"), "must be user or chatbot"))?,
            text: self.text,
            sent_at: self.sent_at.map(|at| parse_time(&field("sent_at"), &at)).transpose()?,
        })
    }
}

/// What became of the messages.
#[derive(Serialize, ToSchema)]
pub struct RecordedAnswer {
    /// How many are new.
    recorded: u64,
    /// How many were recorded before.
    known: u64,
}

/// Records messages; all of them or, on any error, none.
#[utoipa::path(post, path = "/sessions/{id}/messages", tag = "sessions", params(("id" = String, Path)),
    request_body = NewMessagesBody, responses(
    (status = 200, body = RecordedAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
    (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem)))]
pub async fn add_messages(
    State(state): State<AppState>,
    caller: ChatbotCaller,
    id: Result<Path<String>, PathRejection>,
    ApiJson(body): ApiJson<NewMessagesBody>,
) -> Result<Json<RecordedAnswer>, Problem> {
    let Path(id) = id?;
    let session = ClientId::new(id).map_err(|_| Error::not_found("session"))?;
    if body.messages.is_empty() || body.messages.len() > MAX_MESSAGES {
        return Err(Problem::invalid("messages", &format!("must be 1 to {MAX_MESSAGES}")));
    }
    let messages = body.messages.into_iter().enumerate().map(|(index, message)| message.message(index));
    let messages: Vec<NewMessage> = messages.collect::<Result<_, _>>()?;
    let recorded = state.store.add_messages(&caller, &session, &messages).await?;
    Ok(Json(RecordedAnswer { recorded: recorded.recorded, known: recorded.known }))
}
