//! Where the page's typed server functions are mounted.

use std::{collections::HashSet, sync::LazyLock};

use app::{
    Error,
    api::{
        access, account, analytics, audit, chatbots, exports, invitations, jobs, keys, selections, sessions,
        settings, users, views,
    },
    backend::SessionCookie,
    message,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use http_body_util::{BodyExt, Limited};
use leptos::{
    prelude::provide_context,
    server_fn::{axum::register_explicit, error::SERVER_FN_ERROR_HEADER},
};

use super::{ConsoleError, asker};
use crate::http::AppState;

/// The largest arguments are a selection of [`app::domain::Selection::MAX_BY_HAND`] ids.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// What arguments are written in.
const JSON: &str = "application/json";

/// Names every server function, so that none depends on what the linker keeps.
pub fn register() {
    register_explicit::<access::SignIn>();
    register_explicit::<access::SignInByPassword>();
    register_explicit::<access::SignInByCode>();
    register_explicit::<access::BeginPasskeySignIn>();
    register_explicit::<access::SignInByPasskey>();
    register_explicit::<access::PasswordLink>();
    register_explicit::<access::SetPasswordByLink>();
    register_explicit::<access::NewPasswordLink>();
    register_explicit::<access::SignOut>();
    register_explicit::<account::GetAccount>();
    register_explicit::<account::ConfirmPassword>();
    register_explicit::<account::ChangePassword>();
    register_explicit::<account::OfferSecondFactor>();
    register_explicit::<account::AddSecondFactor>();
    register_explicit::<account::RemoveSecondFactor>();
    register_explicit::<account::BeginPasskey>();
    register_explicit::<account::AddPasskey>();
    register_explicit::<account::RemovePasskey>();
    register_explicit::<account::ListConsoleSessions>();
    register_explicit::<account::EndConsoleSession>();
    register_explicit::<account::SignOutEverywhere>();
    register_explicit::<chatbots::ListChatbots>();
    register_explicit::<chatbots::GetChatbot>();
    register_explicit::<chatbots::CreateChatbot>();
    register_explicit::<keys::ListKeys>();
    register_explicit::<keys::ReplaceKey>();
    register_explicit::<keys::RevokeKey>();
    register_explicit::<users::ListUsers>();
    register_explicit::<users::CountUsers>();
    register_explicit::<users::CountDays>();
    register_explicit::<users::GetUser>();
    register_explicit::<users::ChangeUser>();
    register_explicit::<users::DeleteUser>();
    register_explicit::<views::ListViews>();
    register_explicit::<views::SaveView>();
    register_explicit::<views::DeleteView>();
    register_explicit::<invitations::PreviewInvitations>();
    register_explicit::<invitations::SendInvitations>();
    register_explicit::<invitations::ResendInvitation>();
    register_explicit::<invitations::CancelInvitation>();
    register_explicit::<invitations::GetInvitation>();
    register_explicit::<invitations::AcceptInvitation>();
    register_explicit::<sessions::ListSessions>();
    register_explicit::<sessions::ListMessages>();
    register_explicit::<sessions::SearchMessages>();
    register_explicit::<selections::CountSelected>();
    register_explicit::<selections::UsersBetween>();
    register_explicit::<jobs::PrepareJob>();
    register_explicit::<jobs::DiscardJob>();
    register_explicit::<jobs::StartJob>();
    register_explicit::<jobs::CancelJob>();
    register_explicit::<jobs::UndoJob>();
    register_explicit::<jobs::ListJobs>();
    register_explicit::<exports::PrepareExport>();
    register_explicit::<exports::CancelExport>();
    register_explicit::<settings::GetSettings>();
    register_explicit::<settings::ChangeSettings>();
    register_explicit::<analytics::GetNetworkStatus>();
    register_explicit::<analytics::ReadNetwork>();
    register_explicit::<analytics::TestConnection>();
    register_explicit::<audit::ListAudit>();
    register_explicit::<audit::ListInstallationAudit>();
    register_explicit::<audit::ListActivity>();
}

/// The path of the server function that `path` is of: the route is the same for all.
pub fn known(path: &str) -> Option<&'static str> {
    static PATHS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        register();
        leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect()
    });
    PATHS.get(path).copied()
}

/// Calls the server function of the request's path.
pub async fn call(State(state): State<AppState>, request: Request) -> Result<Response, ConsoleError> {
    let (mut parts, body) = request.into_parts();
    if leptos::server_fn::axum::get_server_fn_service(parts.uri.path(), parts.method.clone()).is_none() {
        return Err(Error::not_found("server-function").into());
    }
    if !is_media(&parts.headers, JSON) {
        return Err(Error::invalid("content-type", message!("reason-not-media-type", media = JSON)).into());
    }
    let body = Limited::new(body, MAX_BYTES)
        .collect()
        .await
        .map_err(|_| Error::TooLarge { max_bytes: MAX_BYTES as u64 })?
        .to_bytes();
    without_redirect(&mut parts);
    let asker = asker::of(&parts);
    let cookie = SessionCookie::default();
    let is_https = asker::is_https(&parts);
    let answer = leptos_axum::handle_server_fns_with_context(
        {
            let cookie = cookie.clone();
            move || {
                provide_context(std::sync::Arc::clone(&state.gate));
                provide_context(std::sync::Arc::clone(&state.accounts));
                provide_context(std::sync::Arc::clone(&state.backend));
                provide_context(std::sync::Arc::clone(&state.analytics));
                provide_context(std::sync::Arc::clone(&state.invitations));
                provide_context(asker.clone());
                provide_context(cookie.clone());
            }
        },
        Request::from_parts(parts, Body::from(body)),
    )
    .await
    .into_response();
    let mut answer = with_true_status(answer).await;
    if let Some(value) = cookie.take().and_then(|change| asker::set_cookie(&change, is_https)) {
        answer.headers_mut().insert(header::SET_COOKIE, value);
    }
    Ok(answer)
}

/// Whether the body is said to be of this media type, whatever its parameters (RFC 9110, 8.3.1).
pub fn is_media(headers: &HeaderMap, expected: &str) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case(expected))
}

/// For a plain form's post leptos answers with a redirect to whatever `Referer` says; the page posts no forms.
fn without_redirect(parts: &mut Parts) {
    parts.headers.remove(header::ACCEPT);
    parts.headers.remove(header::REFERER);
}

/// Server functions answer every error with 500; the error itself knows better.
async fn with_true_status(answer: Response) -> Response {
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR
        || !answer.headers().contains_key(SERVER_FN_ERROR_HEADER)
    {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = body.collect().await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let body = body.to_bytes();
    let Ok(error) = serde_json::from_slice::<Error>(&body) else {
        return Response::from_parts(parts, Body::from(body));
    };
    let true_one = ConsoleError(error).into_response();
    parts.status = true_one.status();
    // The body is another one now.
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, true_one.into_body())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_function_has_a_fixed_path_under_the_mount() {
        register();
        let paths: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
        assert!(paths.len() >= 63, "{paths:?}");
        for path in paths {
            assert!(path.starts_with("/api/console/"), "{path}");
            assert!(!path.chars().any(|c| c.is_ascii_digit()), "{path} looks hashed");
        }
    }
}
