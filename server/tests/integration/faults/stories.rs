//! What is written, as stories: what someone does, one thing after the other, and what is so from then on.

use std::sync::{Arc, Weak};

use app::domain::{Selection, UserId};
use axum::{
    Json, Router,
    extract::{Path, Query, State},
    routing::get,
};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use server::{auth::TokenHash, clock::Clock};
use tokio::net::TcpListener;

use super::{
    authenticator::Authenticator,
    facts::Kind,
    recorder::{As, NotNow, Shared},
};
use crate::harness::{PASSWORD, code};

const OTHER_PASSWORD: &str = "violet canyon teapot";

/// How many visitors are on a page of an endpoint, and how many pages there are.
const ON_A_PAGE: usize = 40;
const PAGES: usize = 4;

/// How many stories there are.
pub const STORIES: usize = 13;

/// Tells a story of someone of that name, which no other has; `number` varies it.
pub async fn tell(shared: &Shared, story: usize, name: &str, number: usize) -> Result<(), NotNow> {
    let variant = number / STORIES;
    match story % STORIES {
        0 => a_visitor_is_disabled(shared, name).await,
        1 => links(shared, name).await,
        2 => account(shared, name, variant).await,
        3 => bulk(shared, name, variant).await,
        4 => a_chatbot(shared, name).await,
        5 => files(shared, name).await,
        6 => passkey(shared, name).await,
        7 => a_visitor_is_deleted(shared, name).await,
        8 => views(shared, name).await,
        9 => people_of_a_file(shared, name).await,
        10 => an_admin_by_the_page(shared, name).await,
        11 => bulk_deletion(shared, name).await,
        _ => someone_invited_by_the_chatbot(shared, name).await,
    }
}

/// A visitor comes; their id.
async fn comes(shared: &Shared, name: &str) -> Result<i64, NotNow> {
    let said = shared.rest(Method::POST, "sign-ins", json!({ "visitor": name })).await?;
    Ok(said["user"]["id"].as_i64().unwrap())
}

/// A visitor comes and talks; their id.
async fn talks(shared: &Shared, name: &str) -> Result<i64, NotNow> {
    let user = comes(shared, name).await?;
    shared.note(Kind::Visitor, [name]);
    shared.rest(Method::PUT, &format!("sessions/{name}"), json!({ "user": user })).await?;
    shared.note(Kind::Session, [name]);
    let said = |id| json!({ "id": id, "author": "user", "text": "Is the berth free?" });
    for ids in [["a", "b"], ["c", "d"]] {
        let messages = json!({ "messages": ids.map(said) });
        shared.rest(Method::POST, &format!("sessions/{name}/messages"), messages).await?;
        shared.note(Kind::Message, ids.map(|id| format!("{name}/{id}")));
    }
    Ok(user)
}

async fn a_visitor_is_disabled(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let user = talks(shared, name).await?;
    shared.rest(Method::PATCH, &format!("users/{user}"), json!({ "disabled": true })).await?;
    shared.note(Kind::Disabled, [name]);
    Ok(())
}

/// By the chatbot, and another one on the page.
async fn a_visitor_is_deleted(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let user = comes(shared, name).await?;
    shared.rest(Method::DELETE, &format!("users/{user}"), Value::Null).await?;
    shared.note(Kind::Deleted, [user]);
    let user = comes(shared, &format!("{name}p")).await?;
    shared.call("users/delete", json!({ "chatbot": shared.bot.chatbot, "user": user, "version": 1 })).await?;
    shared.note(Kind::Deleted, [user]);
    Ok(())
}

async fn someone_invited_by_the_chatbot(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let email = format!("{name}@invited.example");
    shared.rest(Method::POST, "users", json!({ "email": email })).await?;
    shared.note(Kind::Email, [&email]);
    shared.rest(Method::POST, "sign-ins", json!({ "email": email, "visitor": name })).await?;
    shared.note(Kind::LetIn, [&email]);
    Ok(())
}

async fn people_of_a_file(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let emails = ["x", "y", "z"].map(|part| format!("{name}-{part}@file.example"));
    let file = format!("email\n{}\n", emails.join("\n"));
    let path = format!("chatbots/{}/import", shared.bot.chatbot);
    shared.console(As::Session(shared.cookie()), Method::POST, &path, "text/csv", file).await?;
    shared.note(Kind::Email, emails);
    Ok(())
}

async fn an_admin_by_the_page(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let user = talks(shared, name).await?;
    let change =
        json!({ "chatbot": shared.bot.chatbot, "user": user, "version": 1, "change": { "role": "admin" } });
    shared.call("users/change", change).await?;
    shared.note(Kind::Admin, [name]);
    let session = json!({ "chatbot": shared.bot.chatbot, "user": user, "after": null, "limit": 1 });
    let session = shared.call("sessions/list", session).await?["sessions"][0]["id"].clone();
    let read = json!({ "chatbot": shared.bot.chatbot, "session": session, "after": null, "limit": 1 });
    shared.call("sessions/messages", read).await?;
    shared.note(Kind::Read, [user]);
    let search =
        json!({ "chatbot": shared.bot.chatbot, "user": user, "term": "berth", "after": null, "limit": 1 });
    shared.call("sessions/search", search).await?;
    Ok(())
}

/// The token of a link.
fn token(link: &Value) -> String {
    link.as_str().unwrap().split('#').next_back().unwrap().to_owned()
}

fn hash(token: &str) -> String {
    hex::encode(TokenHash::of(token).to_vec())
}

/// Two are invited on the page, one again; that one accepts, the other is taken back.
async fn links(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let chatbot = shared.bot.chatbot;
    let emails = ["j", "k"].map(|part| format!("{name}-{part}@page.example"));
    let people = emails.clone().map(|email| json!({ "email": email, "name": "" }));
    let sent = json!({ "chatbot": chatbot, "people": people, "role": "regular" });
    let sent = shared.call("invitations/send", sent).await?["invited"].clone();
    let [one, other] = [0, 1].map(|index: usize| sent[index].clone());
    let of = |invited: &Value| json!({ "chatbot": chatbot, "user": invited["user"]["id"] });
    let links = [&one, &other].map(|invited| hash(&token(&invited["link"])));
    shared.note(Kind::Email, &emails);
    shared.note(Kind::Invitation, &links);
    shared.forget(Kind::Invitation, [&links[0]]);
    let again = token(&shared.call("invitations/resend", of(&one)).await?["link"]);
    shared.note(Kind::Invitation, [hash(&again)]);
    shared.forget(Kind::Invitation, [hash(&again)]);
    shared.call_as(As::Nobody, "invitations/accept", json!({ "link": again })).await?;
    shared.note(Kind::LetIn, [&emails[0]]);
    shared.forget(Kind::Invitation, [&links[1]]);
    shared.forget(Kind::Email, [&emails[1]]);
    shared.call("invitations/cancel", of(&other)).await?;
    shared.note(Kind::Deleted, [&other["user"]["id"]]);
    Ok(())
}

/// Three visitors; their ids.
async fn three(shared: &Shared, name: &str) -> Result<([String; 3], Value), NotNow> {
    let names = ["t", "u", "v"].map(|part| format!("{name}{part}"));
    let mut users = Vec::new();
    for name in &names {
        users.push(UserId(comes(shared, name).await?));
    }
    Ok((names, json!(Selection::of(users))))
}

async fn prepare(shared: &Shared, selection: &Value, action: Value) -> Result<i64, NotNow> {
    let arguments = json!({ "chatbot": shared.bot.chatbot, "selection": selection, "action": action });
    Ok(shared.call("jobs/prepare", arguments).await?["job"]["id"].as_i64().unwrap())
}

async fn of_job(shared: &Shared, function: &str, job: i64) -> Result<i64, NotNow> {
    let said = shared.call(function, json!({ "chatbot": shared.bot.chatbot, "job": job })).await?;
    Ok(said["id"].as_i64().unwrap_or(job))
}

/// A bulk action is thrown away, another one done, and undone or cut short.
async fn bulk(shared: &Shared, name: &str, variant: usize) -> Result<(), NotNow> {
    let (names, selection) = three(shared, name).await?;
    shared.note(Kind::Visitor, &names);
    let unwanted = prepare(shared, &selection, json!({ "kind": "delete" })).await?;
    of_job(shared, "jobs/discard", unwanted).await?;
    shared.note(Kind::JobGone, [unwanted]);
    let job = prepare(shared, &selection, json!({ "kind": "disable" })).await?;
    of_job(shared, "jobs/start", job).await?;
    shared.note(Kind::Disabled, &names);
    shared.note(Kind::JobOver, [job]);
    if variant.is_multiple_of(2) {
        for asked in 0.. {
            if is_over(shared, job).await? {
                break;
            }
            shared.goes_on(asked)?;
        }
        shared.forget(Kind::Disabled, &names);
        let undoing = of_job(shared, "jobs/undo", job).await?;
        shared.note(Kind::Active, &names);
        shared.note(Kind::JobOver, [undoing]);
    }
    let last = prepare(shared, &selection, json!({ "kind": "change_role", "role": "admin" })).await?;
    of_job(shared, "jobs/start", last).await?;
    of_job(shared, "jobs/cancel", last).await?;
    shared.note(Kind::JobOver, [last]);
    Ok(())
}

async fn is_over(shared: &Shared, job: i64) -> Result<bool, NotNow> {
    let jobs = shared.call("jobs/list", json!({ "chatbot": shared.bot.chatbot })).await?;
    // One that is listed no more has been over for long.
    let listed = jobs.as_array().unwrap().iter().find(|listed| listed["id"] == job).cloned();
    Ok(listed.is_none_or(|job| job["state"] == "finished"))
}

async fn bulk_deletion(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let (_, selection) = three(shared, name).await?;
    let job = prepare(shared, &selection, json!({ "kind": "delete" })).await?;
    of_job(shared, "jobs/start", job).await?;
    shared.note(Kind::Deleted, selection["also"].as_array().unwrap());
    shared.note(Kind::JobOver, [job]);
    Ok(())
}

/// An admin of the staff's chatbot, who has set a password: their email, and the session that began with it.
async fn admin(shared: &Shared, name: &str) -> Result<(String, String), NotNow> {
    let (chatbot, key) = shared.staff.get().unwrap();
    let email = format!("{name}@staff.example");
    let invited = json!({ "email": email, "role": "admin" });
    let user = shared.rest_by(key, Method::POST, "users", invited).await?["id"].clone();
    shared.note(Kind::Email, [&email]);
    shared.rest_by(key, Method::POST, "sign-ins", json!({ "email": email })).await?;
    shared.note(Kind::LetIn, [&email]);
    let link = shared.call("access/new-password-link", json!({ "chatbot": chatbot, "user": user })).await?;
    let set = json!({ "link": token(&link), "email": null, "password": PASSWORD });
    let session = shared.call_as(As::Nobody, "access/set-password", set).await?.session();
    shared.note(Kind::Password, [format!("{email} {PASSWORD}")]);
    shared.note(Kind::Open, [of_cookie(&session)]);
    Ok((email, session))
}

/// What is stored of a session.
fn of_cookie(cookie: &str) -> String {
    hash(cookie.split_once('=').unwrap().1)
}

/// An account, from its first password to its end.
async fn account(shared: &Shared, name: &str, variant: usize) -> Result<(), NotNow> {
    let owner = shared.sign_in().await?;
    shared.note(Kind::Open, [of_cookie(&owner)]);
    let (email, first) = admin(shared, name).await?;
    let enter = |password: &str| json!({ "email": email, "password": password, "choice": null });
    let here = shared.call_as(As::Nobody, "access/password", enter(PASSWORD)).await?.session();
    shared.note(Kind::Open, [of_cookie(&here)]);
    let me = As::Session;
    shared.call_as(me(&here), "account/confirm", json!({ "password": PASSWORD })).await?;
    // A second factor: added, used, removed.
    let offer = shared.call_as(me(&here), "account/second-factor/offer", json!({})).await?.body;
    let code = code(offer["secret"].as_str().unwrap(), Clock::system().now());
    let taken = json!({ "ticket": offer["ticket"], "code": code });
    let codes = shared.call_as(me(&here), "account/second-factor/add", taken).await?.body;
    shared.note(Kind::SecondFactor, [&email]);
    let ticket = shared.call_as(As::Nobody, "access/password", enter(PASSWORD)).await?.body["ticket"].clone();
    let by_code = json!({ "ticket": ticket, "code": codes[0] });
    let there = shared.call_as(As::Nobody, "access/code", by_code).await?.session();
    shared.note(Kind::Open, [of_cookie(&there)]);
    shared.note(Kind::CodeUsed, [&email]);
    shared.forget(Kind::SecondFactor, [&email]);
    shared.forget(Kind::CodeUsed, [&email]);
    shared.call_as(me(&here), "account/second-factor/remove", json!({})).await?;
    shared.note(Kind::NoSecondFactor, [&email]);
    // Sessions end: one, the others, all.
    let sessions = shared.call_as(me(&here), "account/sessions/list", json!({})).await?.body;
    let one = sessions.as_array().unwrap().iter().find(|session| session["current"] == false).unwrap()["id"]
        .clone();
    shared.forget(Kind::Open, [of_cookie(&first), of_cookie(&there)]);
    shared.call_as(me(&here), "account/sessions/end", json!({ "session": one })).await?;
    shared.note(Kind::ClosedById, [one]);
    shared.forget(Kind::Password, [format!("{email} {PASSWORD}")]);
    let new = json!({ "email": null, "password": OTHER_PASSWORD });
    shared.call_as(me(&here), "account/password", new).await?;
    shared.note(Kind::Password, [format!("{email} {OTHER_PASSWORD}")]);
    shared.note(Kind::Closed, [of_cookie(&first), of_cookie(&there)]);
    shared.forget(Kind::Open, [of_cookie(&here)]);
    let leaving = if variant.is_multiple_of(2) { "account/sessions/end-all" } else { "access/sign-out" };
    shared.call_as(me(&here), leaving, json!({})).await?;
    shared.note(Kind::Closed, [of_cookie(&here)]);
    // The owner's of before goes another way.
    shared.forget(Kind::Open, [of_cookie(&owner)]);
    shared.call_as(me(&owner), "access/sign-out", json!({})).await?;
    shared.note(Kind::Closed, [of_cookie(&owner)]);
    Ok(())
}

/// A passkey: added, used, removed.
async fn passkey(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let (_, session) = admin(shared, name).await?;
    let origin = shared.localhost();
    let me = || As::Localhost(Some(&session));
    let mut authenticator = Authenticator::new(name);
    let options = |offer: &Value| serde_json::from_str::<Value>(offer["options"].as_str().unwrap()).unwrap();
    let offer = shared.call_as(me(), "account/passkeys/begin", json!({})).await?.body;
    let answer = authenticator.add(&options(&offer), &origin);
    let added = json!({ "ticket": offer["ticket"], "answer": answer, "name": "Laptop" });
    shared.call_as(me(), "account/passkeys/add", added).await?;
    shared.note(Kind::Passkey, [authenticator.id()]);
    let asked = shared.call_as(As::Localhost(None), "access/passkey/begin", json!({})).await?.body;
    let answer = authenticator.sign_in(&options(&asked), &origin);
    let finished = json!({ "ticket": asked["ticket"], "answer": answer });
    let there = shared.call_as(As::Localhost(None), "access/passkey/finish", finished).await?.session();
    shared.note(Kind::Open, [of_cookie(&there)]);
    shared.note(Kind::PasskeyUsed, [authenticator.id()]);
    let account = shared.call_as(me(), "account/get", json!({})).await?.body;
    shared.forget(Kind::Passkey, [authenticator.id()]);
    shared.forget(Kind::PasskeyUsed, [authenticator.id()]);
    shared
        .call_as(me(), "account/passkeys/remove", json!({ "passkey": account["passkeys"][0]["id"] }))
        .await?;
    shared.note(Kind::PasskeyGone, [authenticator.id()]);
    Ok(())
}

/// A chatbot with another key and an endpoint, which is read.
async fn a_chatbot(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let made = shared.call("chatbots/create", json!({ "name": name, "access": "open" })).await?;
    let chatbot = made["chatbot"]["id"].clone();
    shared.note(Kind::Chatbot, [name]);
    let first = hash(made["key"].as_str().unwrap());
    shared.note(Kind::ApiKey, [&first]);
    let replaced = shared.call("keys/replace", json!({ "chatbot": chatbot, "overlap": "day" })).await?;
    shared.note(Kind::ApiKey, [hash(replaced["key"].as_str().unwrap())]);
    let keys = shared.call("keys/list", json!({ "chatbot": chatbot })).await?;
    let oldest = keys.as_array().unwrap().last().unwrap()["id"].clone();
    shared.forget(Kind::ApiKey, [&first]);
    shared.call("keys/revoke", json!({ "chatbot": chatbot, "key": oldest })).await?;
    shared.note(Kind::KeyGone, [oldest]);
    let url = shared.endpoint.get().unwrap().of(name);
    let change = json!({ "access": "open", "analytics_url": url, "analytics_token": { "token": "keep" }, "allowed_domains": [] });
    shared.call("settings/change", json!({ "chatbot": chatbot, "change": change })).await?;
    shared.note(Kind::Endpoint, [format!("{name} {url}")]);
    shared.call("analytics/read", json!({ "chatbot": chatbot })).await?;
    // What the reading wrote, the endpoint is told by what it is asked next.
    for asked in 0.. {
        if shared.call("analytics/status", json!({ "chatbot": chatbot })).await?["state"] == "fresh" {
            break;
        }
        shared.goes_on(asked)?;
    }
    Ok(())
}

/// A view: saved, changed, deleted. No more are kept, since there may not be many.
async fn views(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let chatbot = shared.bot.chatbot;
    let draft = |name: &str| json!({ "name": name, "view": { "query": { "search": "ana" }, "layout": "" }, "is_default": false });
    let saved =
        shared.call("views/save", json!({ "chatbot": chatbot, "view": null, "draft": draft(name) })).await?;
    shared.note(Kind::View, [name]);
    let view = saved.as_array().unwrap().iter().find(|view| view["name"] == name).unwrap()["id"].clone();
    let other = format!("{name} again");
    shared.forget(Kind::View, [name]);
    shared.call("views/save", json!({ "chatbot": chatbot, "view": view, "draft": draft(&other) })).await?;
    shared.note(Kind::View, [&other]);
    shared.note(Kind::ViewGone, [name]);
    shared.forget(Kind::View, [&other]);
    shared.call("views/delete", json!({ "chatbot": chatbot, "view": view })).await?;
    shared.note(Kind::ViewGone, [&other]);
    Ok(())
}

/// A file that is fetched, and one that is not wanted any more.
async fn files(shared: &Shared, name: &str) -> Result<(), NotNow> {
    let chatbot = shared.bot.chatbot;
    talks(shared, name).await?;
    let options = json!({ "format": "csv", "separator": "comma", "byte_order_mark": false });
    let request = json!({ "options": options, "selection": null, "query": {} });
    let prepare = json!({ "chatbot": chatbot, "request": request });
    let file = shared.call("exports/prepare", prepare.clone()).await?["id"].clone();
    let path = format!("chatbots/{chatbot}/exports/{file}");
    let sent =
        shared.console(As::Session(shared.cookie()), Method::GET, &path, "text/csv", String::new()).await?;
    shared.note(Kind::FileFetched, [file]);
    assert!(sent.text.contains(&format!(",{name},")), "{name} is not in the file:\n{}", sent.text);
    let file = shared.call("exports/prepare", prepare).await?["id"].clone();
    shared.call("exports/cancel", json!({ "chatbot": chatbot, "export": file })).await?;
    shared.note(Kind::FileCancelled, [file]);
    Ok(())
}

/// An analytics endpoint that tells of visitors, for as many chatbots as ask.
pub struct Endpoint(String);

#[derive(Deserialize)]
struct Asked {
    since: Option<usize>,
}

impl Endpoint {
    /// One that notes what was written by what it is asked next.
    pub async fn start(shared: &Arc<Shared>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/{name}/users", get(page)).with_state(Arc::downgrade(shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self(format!("http://{address}"))
    }

    /// Where it tells of a chatbot's visitors.
    fn of(&self, name: &str) -> String {
        format!("{}/{name}", self.0)
    }
}

/// The page behind a cursor, which is the number of the pages before it.
async fn page(
    State(shared): State<Weak<Shared>>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Json<Value> {
    let since = asked.since.unwrap_or(0);
    let visitors = |page: usize| (0..ON_A_PAGE).map(move |index| format!("page.{name}.{page}.{index:02}"));
    if let (Some(shared), Some(before)) = (shared.upgrade(), since.checked_sub(1)) {
        shared.note(Kind::Visitor, visitors.clone()(before));
    }
    if since == PAGES {
        return Json(json!({ "users": [], "next": null }));
    }
    let users = visitors(since).map(
        |id| json!({ "id": id, "ip": "192.0.2.7", "questions": 1, "last_seen": "2026-01-02T03:04:05Z" }),
    );
    Json(json!({ "users": users.collect::<Vec<_>>(), "next": (since + 1).to_string() }))
}
