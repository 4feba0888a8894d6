//! What one server changes, the others know.

use std::time::Duration;

use app::{
    backend::Actor,
    domain::{Access, Action, Change, Selection, UserQuery},
};
use axum::{
    body::Body,
    http::{Method, Response},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use server::changes::News;

use super::{two, two_with_line};
use crate::harness::{Console, Desk, Key, Line, databases};

/// So many that counts and places are kept.
const USERS: usize = 12_000;

/// Invites many people to a chatbot.
async fn filled(desk: &Desk) -> Key {
    let bot = desk.authenticated().await;
    let people = (0..USERS).map(|index| format!("p{index}@land.example\n"));
    let file: String = std::iter::once("email\n".to_owned()).chain(people).collect();
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    server::importing::import_file(desk.store.as_ref(), admin, file.into_bytes()).await.unwrap();
    bot
}

/// How many match, as the page is told.
async fn count(console: &Console, bot: &Key, search: &str) -> Value {
    let answer =
        console.call("users/count", json!({ "chatbot": bot.chatbot, "query": { "search": search } })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

/// The email of the user at a place in the list of all by date added, oldest first, and how many are on the list.
async fn email_at(console: &Console, bot: &Key, offset: usize) -> (Value, Value) {
    let query = json!({ "sort": { "by": "added", "direction": "asc" } });
    let window = json!({ "offset": offset, "limit": 1 });
    let arguments = json!({ "chatbot": bot.chatbot, "query": query, "window": window });
    let answer = console.call("users/list", arguments).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    (answer.body["users"][0]["email"].clone(), answer.body["total"].clone())
}

/// The stream of a page, opened.
async fn page(console: &Console, bot: &Key) -> Response<Body> {
    let path = format!("/api/console/chatbots/{}/events", bot.chatbot);
    let stream = console.respond(Method::GET, &path, &[], Body::empty()).await;
    assert_eq!(stream.status(), 200);
    stream
}

async fn next(stream: &mut Response<Body>) -> String {
    let frame = stream.body_mut().frame().await.unwrap().unwrap();
    String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
}

async fn next_change(stream: &mut Response<Body>) -> Change {
    serde_json::from_str(next(stream).await.trim().trim_start_matches("data: ")).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counts_and_places_are_never_older_than_what_another_server_answered() {
    let here = Desk::on(databases::postgres().await).await;
    // What is announced arrives long after what is read.
    let line = Line::late_to_listeners(here.database_url(), Duration::from_millis(300)).await;
    let there = here.beside_by(&line.url(here.database_url())).await;
    let bot = filled(&here).await;
    let few = here.chatbot("Few", Access::Authenticated).await;
    let elsewhere = there.serves(&here.console().await);
    let expected = (json!("p6000@land.example"), json!(USERS));
    assert_eq!(email_at(&elsewhere, &bot, 6_000).await, expected);
    for round in 0..3_u64 {
        // It knows the list by heart.
        there.store.settle().await;
        let users = count(&elsewhere, &bot, "land").await.as_u64().unwrap();
        bot.delete(&format!("users/{}", 1 + round)).await;
        bot.invite(json!({ "email": format!("q{round}@land.example") })).await;
        bot.invite(json!({ "email": format!("r{round}@land.example") })).await;
        let (email, total) = email_at(&elsewhere, &bot, 6_000).await;
        assert_eq!(email, json!(format!("p{}@land.example", 6_001 + round)));
        assert_eq!(total, json!(users + 1 + round), "round {round}");
        bot.invite(json!({ "email": format!("s{round}@sea.example") })).await;
        bot.delete(&format!("users/{}", USERS as u64 + 1 + 5 * round)).await;
        assert_eq!(count(&elsewhere, &bot, "land").await, json!(users), "round {round}");
        bot.invite(json!({ "email": format!("t{round}@land.example") })).await;
        // Of a few users nothing but how many there are is known by heart.
        assert_eq!(email_at(&elsewhere, &few, 0).await.1, json!(round));
        here.hears(&few).invite(json!({ "email": format!("u{round}@land.example") })).await;
        assert_eq!(email_at(&elsewhere, &few, 0).await.1, json!(round + 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_every_server_hear_of_a_change_and_of_a_jobs_progress() {
    let (here, there) = two().await;
    let bot = here.open().await;
    let console = here.console().await;
    let (mut near, mut far) = (page(&console, &bot).await, page(&there.serves(&console), &bot).await);
    let user = bot.sign_in(json!({ "visitor": "v" })).await;
    for stream in [&mut near, &mut far] {
        assert!(matches!(next_change(stream).await, Change::Users { ids } if ids[0].0 == user));
    }
    let admin = here.admin(bot.chatbot, Actor::Owner);
    let everyone = Selection::matching(&UserQuery::default());
    let job = here.store.prepare_job(admin, &everyone, Action::Disable).await.unwrap().job.id;
    // The page confirms it at one server, another one runs it.
    there.store.start_job(there.admin(bot.chatbot, Actor::Owner), job).await.unwrap();
    here.run_jobs().await;
    for stream in [&mut near, &mut far] {
        let mut heard = Vec::new();
        while heard.last() != Some(&(true, 1)) {
            if let Change::Job { job } = next_change(stream).await {
                heard.push((job.is_over(), job.changed));
            }
        }
        assert_eq!(heard, [(false, 0), (true, 1)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chatbot_hears_at_one_server_whom_another_one_disabled_and_no_stream_outlives_its_key() {
    let (here, there) = two().await;
    let bot = here.open().await;
    let user = bot.sign_in(json!({ "visitor": "v" })).await;
    let mut stream = there.hears(&bot).stream("events").await;
    bot.patch(&format!("users/{user}"), json!({ "disabled": true })).await;
    let event = next(&mut stream).await;
    assert!(event.contains("event: access") && event.contains("disabled"), "{event}");
    let console = here.console().await;
    let key = console.call("keys/list", json!({ "chatbot": bot.chatbot })).await.body[0]["id"].clone();
    let revoked = console.call("keys/revoke", json!({ "chatbot": bot.chatbot, "key": key })).await;
    assert_eq!(revoked.status, 200, "{}", revoked.text);
    assert!(stream.body_mut().frame().await.is_none(), "the stream goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_rolled_back_is_not_heard_of() {
    let (here, there) = two().await;
    let bot = here.open().await;
    let user = bot.sign_in(json!({ "visitor": "v" })).await;
    // The database refuses at the very commit, after everything was announced.
    here.sql(
        "",
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
         CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON users DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW WHEN (NEW.role = 'admin') EXECUTE FUNCTION refuse();",
    )
    .await;
    let mut news = there.store.changes().listen();
    let refused = bot.patch(&format!("users/{user}"), json!({ "role": "admin" })).await;
    assert_eq!(refused.status, 500, "{}", refused.text);
    assert_eq!(bot.patch(&format!("users/{user}"), json!({ "disabled": true })).await.status, 200);
    // A machine that is very busy may lose the connection meanwhile, which says nothing of what was changed.
    let notice = loop {
        if let News::Notice(notice) = news.recv().await.unwrap() {
            break notice;
        }
    };
    assert_eq!(notice.access.unwrap().kind, app::domain::AccessChangeKind::Disabled);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_gap_a_server_takes_everything_for_changed() {
    let (here, there, line) = two_with_line().await;
    let bot = filled(&here).await;
    let console = here.console().await;
    let elsewhere = there.serves(&console);
    assert_eq!(count(&elsewhere, &bot, "land").await, json!(USERS));
    let mut news = there.store.changes().listen();
    line.cut();
    bot.invite(json!({ "email": "meanwhile@land.example" })).await;
    // Several times it is tried in vain.
    line.refuses(3).await;
    line.mend();
    assert!(matches!(news.recv().await.unwrap(), News::Unknown), "what was missed can't be named");
    assert_eq!(count(&elsewhere, &bot, "land").await, json!(USERS + 1));
    // And from then on it listens.
    bot.invite(json!({ "email": "again@land.example" })).await;
    assert!(matches!(news.recv().await.unwrap(), News::Notice(_)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_fell_silent_is_noticed_and_another_one_made() {
    let (here, there, line) = two_with_line().await;
    let bot = here.open().await;
    let mut news = there.store.changes().listen();
    line.silence();
    bot.sign_in(json!({ "visitor": "v" })).await;
    assert!(matches!(news.recv().await.unwrap(), News::Unknown));
    bot.sign_in(json!({ "visitor": "w" })).await;
    assert!(matches!(news.recv().await.unwrap(), News::Notice(_)));
}
