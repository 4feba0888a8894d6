//! The chat page and what it calls.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRef, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response, Sse, sse},
    routing::{get, post},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use futures_util::{Stream, StreamExt, stream};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio_stream::wrappers::WatchStream;

use crate::{
    origin::{Origin, Origins},
    people::{self, Line, People, Visit},
    record::{Exchange, Recorder},
    rollcall::{self, Access, Author, Chatbot, Message, Newcomer, Rollcall, Session, Standing},
};

/// The longest question, in characters.
const QUESTION: usize = 4_000;
/// The longest title of a conversation, in characters.
const TITLE: usize = 60;

/// Nothing but the chatbot's own files, and no script or style in the page itself.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct Desk {
    access: Access,
    page: String,
    /// Differs by chatbot: browsers share cookies between the ports of one host.
    cookie: String,
    rollcall: Arc<Rollcall>,
    people: Arc<People>,
    recorder: Recorder,
    origins: Origins,
}

impl FromRef<Arc<Desk>> for Origins {
    fn from_ref(desk: &Arc<Desk>) -> Self {
        desk.origins
    }
}

pub fn router(
    chatbot: &Chatbot,
    rollcall: Arc<Rollcall>,
    people: Arc<People>,
    recorder: Recorder,
    origins: Origins,
) -> Router {
    let access = match chatbot.access {
        Access::Authenticated => "authenticated",
        Access::Open => "open",
    };
    let page =
        include_str!("page.html").replace("{name}", &escaped(&chatbot.name)).replace("{access}", access);
    let cookie = format!("chat-{}", chatbot.id);
    let desk = Desk { access: chatbot.access, page, cookie, rollcall, people, recorder, origins };
    Router::new()
        .route("/", get(page_html))
        .route("/chat.js", get(([(header::CONTENT_TYPE, "text/javascript")], include_str!("chat.js"))))
        .route("/chat.css", get(([(header::CONTENT_TYPE, "text/css")], include_str!("chat.css"))))
        .route("/icon.svg", get(([(header::CONTENT_TYPE, "image/svg+xml")], include_str!("icon.svg"))))
        .route("/me", get(me))
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/chat", post(chat))
        .route("/new", post(new_conversation))
        .route("/live", get(live))
        .layer(DefaultBodyLimit::max(64 * 1024))
        .with_state(Arc::new(desk))
}

/// Why the page gets no answer; it shows the message to the person.
#[derive(Debug)]
enum Refusal {
    SignedOut,
    Withdrawn,
    NotInvited,
    Expired,
    BadInput(String),
    Unavailable,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, state, message) = match self {
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out", "Please sign in first.".into()),
            Self::Withdrawn => (StatusCode::FORBIDDEN, "withdrawn", "Your access was withdrawn.".into()),
            Self::NotInvited => (
                StatusCode::FORBIDDEN,
                "not_invited",
                "This address has not been invited. Please ask the person who runs this chatbot.".into(),
            ),
            Self::Expired => (
                StatusCode::FORBIDDEN,
                "expired",
                "Your invitation has expired. Please ask the person who runs this chatbot for a new one."
                    .into(),
            ),
            Self::BadInput(why) => (StatusCode::UNPROCESSABLE_ENTITY, "bad_input", why),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "I can't check your access right now, so I can't answer. Please try again in a moment."
                    .into(),
            ),
        };
        (status, Json(serde_json::json!({ "state": state, "message": message }))).into_response()
    }
}

impl From<rollcall::Error> for Refusal {
    /// Without an answer from Rollcall nobody comes in: an unknown "may they?" is a no.
    fn from(error: rollcall::Error) -> Self {
        match error {
            rollcall::Error::Refused(problem) if matches!(problem.status, 400 | 422) => {
                Self::BadInput(problem.detail.unwrap_or_else(|| "Please check what you typed.".to_owned()))
            }
            error => {
                tracing::warn!("Rollcall: {error}; refused for now");
                Self::Unavailable
            }
        }
    }
}

impl Desk {
    fn cookie_of(&self, jar: &CookieJar) -> Option<String> {
        jar.get(&self.cookie).map(|cookie| cookie.value().to_owned()).filter(|id| people::is_random_id(id))
    }

    /// Serve the page by HTTPS elsewhere than on one's own machine, and add `.secure(true)`.
    fn give(&self, jar: CookieJar, id: String) -> CookieJar {
        let cookie = Cookie::build((self.cookie.clone(), id)).path("/").http_only(true);
        let mut cookie = cookie.same_site(SameSite::Strict).build();
        // Who signs in does so again in a new browser session; a visitor has nothing else to be known by.
        if self.access == Access::Open {
            cookie.make_permanent();
        }
        jar.add(cookie)
    }

    /// The visit behind the cookie, if Rollcall lets its user go on: asked anew for everything the person does.
    async fn present(&self, jar: &CookieJar) -> Result<String, Refusal> {
        let cookie = self.cookie_of(jar).ok_or(Refusal::SignedOut)?;
        let user = self.people.with(&cookie, |visit| visit.user).ok_or(Refusal::SignedOut)?;
        match self.rollcall.access(user).await? {
            Standing::Allowed => Ok(cookie),
            Standing::Withdrawn => Err(Refusal::Withdrawn),
            Standing::SignedOut => {
                self.people.tell(user, Standing::SignedOut);
                Err(Refusal::SignedOut)
            }
        }
    }

    fn view(&self, cookie: &str) -> Result<Json<View>, Refusal> {
        let view =
            |visit: &mut Visit| View { name: visit.name.clone(), lines: visit.conversation.lines().to_vec() };
        self.people.with(cookie, view).map(Json).ok_or(Refusal::SignedOut)
    }
}

/// What a page needs to show the conversation.
#[derive(Serialize)]
struct View {
    name: String,
    lines: Vec<Line>,
}

async fn page_html(State(desk): State<Arc<Desk>>) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, Html(desk.page.clone()))
}

async fn me(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    jar: CookieJar,
) -> Result<Json<View>, Refusal> {
    let cookie = desk.present(&jar).await?;
    desk.people.note(&cookie, address, 0);
    desk.view(&cookie)
}

#[derive(Deserialize)]
struct Credentials {
    email: Option<String>,
    name: Option<String>,
}

/// Asks Rollcall whether someone may come in.
///
/// A real chatbot proves first who the person is (a password, single sign-on); Rollcall decides what they may do.
/// This example takes their word.
async fn sign_in(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    jar: CookieJar,
    Json(credentials): Json<Credentials>,
) -> Result<(CookieJar, Json<View>), (CookieJar, Refusal)> {
    let old = desk.cookie_of(&jar);
    let (id, newcomer) = match desk.access {
        Access::Authenticated => {
            let Credentials { email, name } = credentials;
            (people::random_id(), Newcomer { email, name, visitor: None })
        }
        // A visitor is the same visitor when they come back, unless they were deleted.
        Access::Open => {
            let kept = old.clone().filter(|id| !desk.people.ended(id));
            let id = kept.unwrap_or_else(people::random_id);
            (id.clone(), Newcomer { visitor: Some(id), ..Newcomer::default() })
        }
    };
    let answer = match desk.rollcall.sign_in(&newcomer).await {
        Ok(answer) => answer,
        Err(error) => return Err((jar, error.into())),
    };
    let standing = answer.standing();
    if answer.is_too_late() {
        return Err((jar, Refusal::Expired));
    }
    let user = match answer.user {
        Some(user) if standing != Standing::SignedOut => user,
        _ if standing == Standing::Withdrawn => return Err((jar, Refusal::Withdrawn)),
        _ => return Err((jar, Refusal::NotInvited)),
    };
    if let Some(old) = old.filter(|old| *old != id) {
        desk.people.remove(&old);
    }
    // The disabled get a visit too: their page hears when they may come in again.
    let name = if user.name.is_empty() { user.email.unwrap_or_default() } else { user.name };
    if desk.people.with(&id, |visit| visit.user) != Some(user.id) {
        desk.people.add(id.clone(), Visit::new(user.id, name, standing));
    }
    let jar = desk.give(jar, id.clone());
    match standing {
        Standing::Allowed => {
            desk.people.note(&id, address, 0);
            match desk.view(&id) {
                Ok(view) => Ok((jar, view)),
                Err(refusal) => Err((jar, refusal)),
            }
        }
        _ => Err((jar, Refusal::Withdrawn)),
    }
}

async fn sign_out(State(desk): State<Arc<Desk>>, jar: CookieJar) -> impl IntoResponse {
    if let Some(cookie) = desk.cookie_of(&jar) {
        desk.people.remove(&cookie);
    }
    let gone = Cookie::build(desk.cookie.clone()).path("/");
    (StatusCode::NO_CONTENT, jar.remove(gone))
}

async fn new_conversation(State(desk): State<Arc<Desk>>, jar: CookieJar) -> Result<StatusCode, Refusal> {
    let cookie = desk.present(&jar).await?;
    desk.people.with(&cookie, |visit| visit.conversation = people::Conversation::default());
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct Question {
    text: String,
}

#[derive(Serialize)]
struct Reply {
    reply: String,
}

async fn chat(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    jar: CookieJar,
    Json(question): Json<Question>,
) -> Result<Json<Reply>, Refusal> {
    let text = question.text.replace('\0', "");
    let text = text.trim();
    if text.is_empty() || text.chars().count() > QUESTION {
        return Err(Refusal::BadInput(format!("A message has 1 to {QUESTION} characters.")));
    }
    let cookie = desk.present(&jar).await?;
    let asked_at = Timestamp::now();
    let answered = desk.people.with(&cookie, |visit| {
        let conversation = &mut visit.conversation;
        let reply = conversation.responder.reply(text);
        let opening = conversation.lines().is_empty().then(|| Session {
            user: visit.user,
            title: shortened(text, TITLE),
            started_at: conversation.started_at,
        });
        let message = |author, text: &str, sent_at| Message {
            id: people::random_id(),
            author,
            text: text.to_owned(),
            sent_at,
        };
        let messages =
            vec![message(Author::User, text, asked_at), message(Author::Chatbot, &reply, Timestamp::now())];
        conversation.push(Author::User, text);
        conversation.push(Author::Chatbot, &reply);
        // Handed in under the lock: two tabs of one person are recorded in the order they were answered.
        desk.recorder.record(Exchange { session: conversation.session.clone(), opening, messages });
        reply
    });
    desk.people.note(&cookie, address, 1);
    answered.map(|reply| Json(Reply { reply })).ok_or(Refusal::SignedOut)
}

/// Tells an open page what becomes of its user's access: first what it is, then every change.
async fn live(
    State(desk): State<Arc<Desk>>,
    jar: CookieJar,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, Refusal> {
    let cookie = desk.cookie_of(&jar).ok_or(Refusal::SignedOut)?;
    // First listen, then ask: a change in between is heard.
    let (user, changes) = desk.people.listen(&cookie).ok_or(Refusal::SignedOut)?;
    let now = stream::iter(desk.rollcall.access(user).await.ok());
    let events = now.chain(WatchStream::from_changes(changes)).map(|standing| {
        let word = match standing {
            Standing::Allowed => "allowed",
            Standing::Withdrawn => "withdrawn",
            Standing::SignedOut => "signed_out",
        };
        Ok(sse::Event::default().event("access").data(word))
    });
    Ok(Sse::new(events).keep_alive(sse::KeepAlive::default()))
}

/// `text` as one line of at most `max` characters, cut between words where possible.
fn shortened(text: &str, max: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    if line.chars().count() <= max {
        return line;
    }
    let head: String = line.chars().take(max).collect();
    match head.rsplit_once(' ') {
        Some((words, _)) => format!("{words}…"),
        None => format!("{}…", head.chars().take(max - 1).collect::<String>()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_between_words() {
        for (text, title) in [
            ("Guest moorings", "Guest moorings"),
            ("Guest moorings\n in August?", "Guest moorings in…"),
            ("Guest mooringsteadings", "Guest…"),
            ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffah…"),
            ("王小明王小明王小明王小明王小明王小明王小明", "王小明王小明王小明王小明王小明王小明王…"),
        ] {
            assert_eq!(shortened(text, 20), title);
            assert!(title.chars().count() <= 20);
        }
    }

    #[test]
    fn a_name_cannot_leave_its_place_in_the_page() {
        assert_eq!(escaped(r#"<b title="x">&"#), "&lt;b title=&quot;x&quot;&gt;&amp;");
    }
}
