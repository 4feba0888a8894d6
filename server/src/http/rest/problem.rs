//! Errors as problem details (RFC 9457).

use app::Error;
use axum::{
    Json,
    extract::rejection::{BytesRejection, PathRejection},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::representation::UserBody;
use crate::http::request_id;

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem; the same kind always has the same.
    #[serde(rename = "type")]
    #[schema(example = "urn:rollcall:invalid")]
    kind: &'static str,
    /// The kind in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// This problem in words, with what to do.
    detail: String,
    /// The field it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The user as they are now, where a change came too late.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Box<UserBody>>,
    /// The request's name, as in the answer's `x-request-id`; the server's log has it too.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl Problem {
    fn new(status: u16, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            kind,
            title,
            status,
            detail: detail.into(),
            field: None,
            current: None,
            request_id: request_id::current(),
        }
    }

    /// No key, or one that no chatbot has.
    pub fn wrong_key() -> Self {
        let detail = "Send the chatbot's API key as `Authorization: Bearer rck_…`.";
        Self::new(401, "urn:rollcall:unauthorized", "The API key is missing or wrong", detail)
    }

    /// Not a path of the API.
    pub fn unknown_path() -> Self {
        Self::new(
            404,
            "urn:rollcall:unknown-path",
            "There is nothing at this path",
            "See /api/v1/openapi.json for all paths.",
        )
    }

    /// A path of the API, with a method it has not.
    pub fn wrong_method() -> Self {
        Self::new(
            405,
            "urn:rollcall:wrong-method",
            "This path has no such method",
            "See /api/v1/openapi.json for its methods.",
        )
    }

    /// A value of `field` that can't be taken; `reason` continues the sentence that the field begins.
    pub fn invalid(field: &str, reason: &str) -> Self {
        let new =
            Self::new(400, "urn:rollcall:invalid", "A value can't be taken", format!("{field} {reason}."));
        Self { field: Some(field.to_owned()), ..new }
    }

    /// A body that is no JSON, or not of the form; `field` is the path of what is wrong.
    pub fn malformed(field: &str, reason: &str) -> Self {
        // What serde calls the whole: "." before it read anything, "?" where the text broke off.
        let field = if matches!(field, "." | "?") { "body" } else { field };
        Self {
            field: Some(field.to_owned()),
            ..Self::new(
                400,
                "urn:rollcall:malformed",
                "The request can't be read",
                format!("{field}: {reason}."),
            )
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let detail = error.to_string();
        let status = error.status();
        match error {
            Error::SignedOut
            | Error::LinkSpent
            | Error::InvitationOver
            | Error::WrongCredentials
            | Error::ForeignRequest => Self::wrong_key(),
            Error::NotFound { .. } => {
                Self::new(status, "urn:rollcall:not-found", "There is no such thing", detail)
            }
            Error::Invalid { field, .. } => Self {
                field: Some(field),
                ..Self::new(status, "urn:rollcall:invalid", "A value can't be taken", detail)
            },
            Error::Changed { current } => Self {
                current: Some(Box::new((*current).into())),
                ..Self::new(status, "urn:rollcall:changed", "The user changed meanwhile", detail)
            },
            Error::Refused { .. } => Self::new(status, "urn:rollcall:refused", "A rule forbids it", detail),
            Error::TooLarge { .. } => {
                Self::new(status, "urn:rollcall:too-large", "The body is too large", detail)
            }
            Error::TooManyTries { .. } => {
                Self::new(status, "urn:rollcall:too-many", "Too many requests", detail)
            }
            Error::Unavailable | Error::Offline => {
                Self::new(status, "urn:rollcall:unavailable", "Rollcall is busy", detail)
            }
            Error::Internal => Self::new(status, "urn:rollcall:internal", "Something went wrong", detail),
        }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Error::TooLarge { max_bytes: super::MAX_BYTES as u64 }.into()
        } else {
            Self::malformed("body", "it did not arrive whole")
        }
    }
}

impl From<PathRejection> for Problem {
    /// An id that isn't of the form of an id is an id nobody has.
    fn from(_: PathRejection) -> Self {
        Error::not_found("thing").into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
