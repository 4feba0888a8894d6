//! Rollcall's API, as far as a chatbot needs it.

use std::{error, fmt, time::Duration};

use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use reqwest::{
    Method, RequestBuilder, Response, StatusCode,
    header::{AUTHORIZATION, HeaderMap, HeaderValue},
    redirect,
};
use serde::{Deserialize, Serialize, Serializer};
use sse_stream::SseByteStream;
use tokio::time;
use url::Url;

/// How long one call may take.
const CALL_LIMIT: Duration = Duration::from_secs(5);
/// The event stream sends a comment every few seconds; silence this long means that the connection is dead.
const SILENCE_LIMIT: Duration = Duration::from_secs(45);
/// The pause before a second attempt.
pub const FIRST_WAIT: Duration = Duration::from_millis(250);
/// The longest pause between two attempts.
pub const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What shows Rollcall which chatbot calls. It has no `Debug`, so that it can't end in a log.
pub struct ApiKey(HeaderValue);

impl ApiKey {
    /// `None`: `text` can't be a key.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut header =
            HeaderValue::from_str(&format!("Bearer {text}")).ok().filter(|_| !text.is_empty())?;
        header.set_sensitive(true);
        Some(Self(header))
    }
}

/// A user, as Rollcall numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub i64);

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// This chatbot, as Rollcall knows it.
#[derive(Deserialize)]
pub struct Chatbot {
    pub id: i64,
    pub name: String,
    pub access: Access,
}

/// Who may talk to a chatbot.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// People sign in.
    Authenticated,
    /// Anyone.
    Open,
}

/// Who wants in: someone with an email, or a visitor whom the chatbot gave an id.
#[derive(Default, Serialize)]
pub struct Newcomer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The answer to a sign-in.
#[derive(Deserialize)]
pub struct SignIn {
    access: Verdict,
    reason: Option<String>,
    /// `None`: Rollcall doesn't know them, and they may not come in.
    pub user: Option<User>,
}

/// Someone Rollcall knows.
#[derive(Deserialize)]
pub struct User {
    pub id: UserId,
    #[serde(default)]
    pub name: String,
    pub email: Option<String>,
}

/// Whether a user may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// They may.
    Allowed,
    /// Their access was revoked; it may be given back.
    Withdrawn,
    /// They were deleted, or must sign in first.
    SignedOut,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Allowed,
    Denied,
}

#[derive(Deserialize)]
struct AccessAnswer {
    access: Verdict,
    reason: Option<String>,
}

impl Standing {
    /// A reason this chatbot doesn't know yet is still a refusal.
    fn from_answer(access: Verdict, reason: Option<&str>) -> Self {
        match (access, reason) {
            (Verdict::Allowed, _) => Self::Allowed,
            (Verdict::Denied, Some("pending" | "not_invited" | "expired")) => Self::SignedOut,
            (Verdict::Denied, _) => Self::Withdrawn,
        }
    }
}

impl SignIn {
    /// Whether they were invited and came too late.
    pub fn is_too_late(&self) -> bool {
        self.reason.as_deref() == Some("expired")
    }

    pub fn standing(&self) -> Standing {
        Standing::from_answer(self.access, self.reason.as_deref())
    }
}

/// A conversation to be recorded.
#[derive(Serialize)]
pub struct Session {
    pub user: UserId,
    pub title: String,
    #[serde(serialize_with = "rfc3339")]
    pub started_at: Timestamp,
}

/// A message to be recorded. The chatbot makes its id, so that sending it twice records it once.
#[derive(Serialize)]
pub struct Message {
    pub id: String,
    pub author: Author,
    pub text: String,
    #[serde(serialize_with = "rfc3339")]
    pub sent_at: Timestamp,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    User,
    Chatbot,
}

/// What Rollcall tells of its own accord.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// This user's access changed: ask what it is now.
    AccessChanged(UserId),
    /// Some changes were missed: ask about everyone.
    Resync,
}

/// Why a call came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No answer, or none that can be understood.
    #[error("no usable answer ({})", deepest(.0))]
    Unreachable(#[from] reqwest::Error),
    /// The event stream ended or broke.
    #[error("the stream of events broke off")]
    StreamBroken,
    /// Rollcall said no.
    #[error("{} ({})", .0.title, .0.status)]
    Refused(Problem),
}

/// An error as Rollcall describes it (RFC 9457).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Problem {
    pub status: u16,
    title: String,
    /// For people; it may repeat what they typed, so it isn't logged.
    pub detail: Option<String>,
}

impl Error {
    /// The status of a refusal.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(problem) => StatusCode::from_u16(problem.status).ok(),
            Self::Unreachable(_) | Self::StreamBroken => None,
        }
    }

    /// Whether the same call may work later.
    pub fn may_pass(&self) -> bool {
        self.status().is_none_or(|status| {
            status.is_server_error()
                || status == StatusCode::REQUEST_TIMEOUT
                || status == StatusCode::TOO_MANY_REQUESTS
        })
    }
}

/// The connection to Rollcall.
pub struct Rollcall {
    http: reqwest::Client,
    base: String,
}

impl Rollcall {
    pub fn new(url: &Url, key: &ApiKey) -> Self {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, key.0.clone())]);
        // What https is made of, for the whole process; an error says that it was told already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(CALL_LIMIT)
            .read_timeout(SILENCE_LIMIT)
            // A key is sent to the address it was given for, and nowhere else.
            .redirect(redirect::Policy::none())
            .build()
            .unwrap_or_default();
        Self { http, base: format!("{}/api/v1", url.as_str().trim_end_matches('/')) }
    }

    /// Who this chatbot is.
    pub async fn chatbot(&self) -> Result<Chatbot, Error> {
        Ok(self.call(self.request(Method::GET, "/chatbot")).await?.json().await?)
    }

    /// Someone wants in.
    pub async fn sign_in(&self, newcomer: &Newcomer) -> Result<SignIn, Error> {
        Ok(self.call(self.request(Method::POST, "/sign-ins").json(newcomer)).await?.json().await?)
    }

    /// May this user go on?
    pub async fn access(&self, user: UserId) -> Result<Standing, Error> {
        match self.call(self.request(Method::GET, &format!("/users/{user}/access"))).await {
            Ok(response) => {
                let answer: AccessAnswer = response.json().await?;
                Ok(Standing::from_answer(answer.access, answer.reason.as_deref()))
            }
            Err(error) if error.status() == Some(StatusCode::NOT_FOUND) => Ok(Standing::SignedOut),
            Err(error) => Err(error),
        }
    }

    /// Records a conversation, or that it is as given. `id` must need no escaping in a URL.
    pub async fn put_session(&self, id: &str, session: &Session) -> Result<(), Error> {
        self.call(self.request(Method::PUT, &format!("/sessions/{id}")).json(session)).await.map(drop)
    }

    /// Records 1 to 100 messages; those Rollcall already has stay as they are.
    pub async fn add_messages(&self, session: &str, messages: &[Message]) -> Result<(), Error> {
        let body = serde_json::json!({ "messages": messages });
        let path = format!("/sessions/{session}/messages");
        self.call(self.request(Method::POST, &path).json(&body)).await.map(drop)
    }

    /// What happens from now on. The stream has no end but an error.
    pub async fn events(&self) -> Result<impl Stream<Item = Result<Event, Error>> + Send + use<>, Error> {
        // The call's own limit is only for the head: the body goes on for as long as both sides live.
        let connecting = self.http.get(format!("{}/events", self.base)).send();
        let response = match time::timeout(CALL_LIMIT, connecting).await {
            Ok(response) => checked(response?).await?,
            Err(_) => return Err(Error::StreamBroken),
        };
        let events = SseByteStream::new(response.bytes_stream())
            .map(|event| event.map(|event| understood(&event)).map_err(|_| Error::StreamBroken))
            .filter_map(async |event| event.transpose())
            .chain(futures_util::stream::once(async { Err(Error::StreamBroken) }));
        Ok(events)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).timeout(CALL_LIMIT)
    }

    async fn call(&self, request: RequestBuilder) -> Result<Response, Error> {
        checked(request.send().await?).await
    }
}

/// Calls until it works, or fails for good.
pub async fn retry<T, F: Future<Output = Result<T, Error>>>(call: impl Fn() -> F) -> Result<T, Error> {
    let mut wait = FIRST_WAIT;
    loop {
        match call().await {
            Err(error) if error.may_pass() => {
                tracing::warn!("Rollcall: {error}; trying again in {wait:?}");
                time::sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
            done => return done,
        }
    }
}

async fn checked(response: Response) -> Result<Response, Error> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let mut problem: Problem = response.json().await.unwrap_or_default();
    problem.status = status.as_u16();
    if status == StatusCode::UNAUTHORIZED {
        "the API key is refused".clone_into(&mut problem.title);
    } else if problem.title.is_empty() {
        status.canonical_reason().unwrap_or("refused").clone_into(&mut problem.title);
    }
    Err(Error::Refused(problem))
}

/// `None`: an event this chatbot has no use for, perhaps one of a newer Rollcall.
fn understood(event: &sse_stream::Sse) -> Option<Event> {
    #[derive(Deserialize)]
    struct AccessChange {
        user: UserId,
    }
    match event.event.as_deref()? {
        "access" => {
            let change: AccessChange = serde_json::from_str(event.data.as_deref()?).ok()?;
            Some(Event::AccessChanged(change.user))
        }
        "resync" => Some(Event::Resync),
        _ => None,
    }
}

/// The last cause ("connection refused"): what stands above it only repeats the URL.
fn deepest(error: &reqwest::Error) -> String {
    let mut cause: &dyn error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// How every time is written, here and in what Rollcall reads.
pub fn rfc3339<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sse(event: &str, data: &str) -> sse_stream::Sse {
        sse_stream::Sse::default().event(event).data(data)
    }

    #[test]
    fn every_reason_for_a_denial_is_a_refusal() {
        for (reason, standing) in [
            (Some("disabled"), Standing::Withdrawn),
            (Some("pending"), Standing::SignedOut),
            (Some("expired"), Standing::SignedOut),
            (Some("of a newer version"), Standing::Withdrawn),
            (None, Standing::Withdrawn),
        ] {
            assert_eq!(Standing::from_answer(Verdict::Denied, reason), standing, "{reason:?}");
        }
    }

    #[test]
    fn events_that_are_not_understood_are_passed_over() {
        let change = understood(&sse("access", r#"{"user":12,"kind":"disabled"}"#));
        assert_eq!(change, Some(Event::AccessChanged(UserId(12))));
        assert_eq!(understood(&sse("resync", "")), Some(Event::Resync));
        for (event, data) in [("access", "{}"), ("access", "<"), ("weather", "{}")] {
            assert_eq!(understood(&sse(event, data)), None, "{event} {data}");
        }
    }

    #[test]
    fn only_what_a_header_can_carry_is_a_key() {
        assert!(ApiKey::new("rc_123\n").is_some());
        for bad in ["", "  \n", "rc\n123"] {
            assert!(ApiKey::new(bad).is_none(), "{bad:?}");
        }
    }
}
