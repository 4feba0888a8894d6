//! The console's door: links, cookies, origins, and what the page is served with.

use std::{
    io::Read,
    time::{Duration, Instant},
};

use app::backend::Actor;
use axum::{body::Body, http::Method};
use http_body_util::BodyExt;
use serde_json::json;
use sqlx::{Connection, Executor, SqliteConnection};

use crate::harness::{Desk, databases, on_both_databases};

const OWN: (&str, &str) = ("origin", "http://desk.example");
const JSON: (&str, &str) = ("content-type", "application/json");
const DAY: i64 = 24 * 60 * 60 * 1000;

on_both_databases! {
    async fn a_link_signs_in_once(desk: Desk) {
        let mut console = desk.stranger();
        let link = desk.new_link().await;
        let answer = console.call("access/sign-in", json!({ "link": link })).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!answer.text.contains(cookie.split(['=', ';']).nth(1).unwrap()), "the token is in the cookie alone");
        console.keep_cookie(&answer);
        assert_eq!(console.call("chatbots/list", json!({})).await.status, 200);
        let again = desk.stranger().call("access/sign-in", json!({ "link": link })).await;
        assert_eq!((again.status, &again.body["error"]), (401, &json!("link_spent")));
        assert!(!again.headers.contains_key("set-cookie"));
    }

    async fn a_link_expires_after_an_hour(desk: Desk) {
        let link = desk.new_link().await;
        desk.pass(60 * 60 * 1000);
        assert_eq!(desk.stranger().call("access/sign-in", json!({ "link": link })).await.status, 401);
    }

    async fn a_session_ends_when_unused_for_a_week_or_after_thirty_days(desk: Desk) {
        let console = desk.console().await;
        for _ in 0..4 {
            desk.pass(6 * DAY);
            assert_eq!(console.call("chatbots/list", json!({})).await.status, 200);
        }
        desk.pass(6 * DAY);
        assert_eq!(console.call("chatbots/list", json!({})).await.body, json!({ "error": "signed_out" }));
        let idle = desk.console().await;
        desk.pass(7 * DAY);
        assert_eq!(idle.call("chatbots/list", json!({})).await.status, 401);
    }

    async fn signing_out_ends_the_session_and_removes_the_cookie(desk: Desk) {
        let console = desk.console().await;
        let answer = console.call("access/sign-out", json!({})).await;
        assert!(answer.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
        assert_eq!(console.call("chatbots/list", json!({})).await.status, 401);
    }

    async fn calls_from_another_site_are_refused(desk: Desk) {
        let console = desk.console().await;
        let body = json!({ "name": "Evil", "access": "open" }).to_string();
        for headers in [
            vec![JSON],
            vec![JSON, ("origin", "http://evil.example")],
            vec![JSON, ("origin", "null")],
            vec![JSON, OWN, ("sec-fetch-site", "cross-site")],
            vec![JSON, OWN, ("sec-fetch-site", "same-site")],
        ] {
            let answer = console.raw(Method::POST, "/api/console/chatbots/create", &headers, body.clone()).await;
            assert_eq!(answer.status, 403, "{headers:?} {}", answer.text);
        }
        for media in ["text/plain", "application/x-www-form-urlencoded"] {
            let headers = [OWN, ("content-type", media)];
            let answer = console.raw(Method::POST, "/api/console/chatbots/create", &headers, body.clone()).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!("content-type")));
        }
        assert_eq!(console.call("chatbots/list", json!({})).await.body, json!([]));
    }

    async fn malformed_arguments_are_400_without_a_word_of_ours(desk: Desk) {
        let console = desk.console().await;
        for (body, field) in [("{", "body"), ("{}", "chatbot"), (r#"{"chatbot":"x"}"#, "body")] {
            let headers = [JSON, OWN];
            let answer = console.raw(Method::POST, "/api/console/chatbots/get", &headers, body).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(field)), "{}", answer.text);
            assert!(!answer.text.contains("expected i64"), "{}", answer.text);
        }
        let long = format!(r#"{{"chatbot":1,"x":"{}"}}"#, "x".repeat(2 * 1024 * 1024));
        let answer = console.raw(Method::POST, "/api/console/chatbots/get", &[JSON, OWN], long).await;
        assert_eq!((answer.status, &answer.body["error"]), (413, &json!("too_large")));
        assert_eq!(console.call("nothing/here", json!({})).await.status, 404);
    }

    async fn long_answers_are_compressed_for_who_understands_it(desk: Desk) {
        let bot = desk.open().await;
        for visitor in 0..30 {
            bot.sign_in(json!({ "visitor": format!("v{visitor}") })).await;
        }
        let console = desk.console().await;
        let ask = async |limit: u32, encodings: &str| {
            let window = json!({ "offset": 0, "limit": limit });
            let body = json!({ "chatbot": bot.chatbot, "query": {}, "window": window }).to_string();
            let headers = [JSON, OWN, ("accept-encoding", encodings)];
            let response = console.respond(Method::POST, "/api/console/users/list", &headers, body).await;
            let encoding = response.headers().get("content-encoding").map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(response.status(), 200);
            (encoding, response.into_body().collect().await.unwrap().to_bytes())
        };
        let (encoding, plain) = ask(30, "identity").await;
        assert_eq!(encoding, None);
        let (encoding, short) = ask(30, "gzip, deflate, br").await;
        assert_eq!(encoding.as_deref(), Some("gzip"));
        assert!(short.len() * 3 < plain.len(), "{} of {}", short.len(), plain.len());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&short[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text.as_bytes(), plain);
        assert_eq!(ask(1, "gzip").await.0, None, "what fits into a packet stays as it is");
    }

    async fn what_is_not_there_is_404(desk: Desk) {
        let console = desk.console().await;
        let bot = desk.open().await;
        assert_eq!(console.call("chatbots/get", json!({ "chatbot": 99 })).await.body, json!({ "error": "not_found", "what": "chatbot" }));
        for (function, arguments) in [
            ("users/get", json!({ "chatbot": bot.chatbot, "user": 99 })),
            ("sessions/list", json!({ "chatbot": bot.chatbot, "user": 99, "after": null, "limit": 1 })),
            ("sessions/messages", json!({ "chatbot": bot.chatbot, "session": 99, "after": null, "limit": 1 })),
        ] {
            assert_eq!(console.call(function, arguments).await.status, 404, "{function}");
        }
    }

    async fn open_pages_hear_of_every_change(desk: Desk) {
        let bot = desk.open().await;
        let console = desk.console().await;
        let path = format!("/api/console/chatbots/{}/events", bot.chatbot);
        let mut stream = console.respond(Method::GET, &path, &[], Body::empty()).await;
        assert_eq!(stream.headers()["content-type"], "text/event-stream");
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        bot.put("sessions/s", json!({ "user": user })).await;
        let mut heard = Vec::new();
        for _ in 0..2 {
            let frame = stream.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
            let text = String::from_utf8(frame.to_vec()).unwrap();
            heard.push(serde_json::from_str::<serde_json::Value>(text.trim().trim_start_matches("data: ")).unwrap());
        }
        assert_eq!(heard[0], json!({ "kind": "users", "ids": [user] }));
        assert_eq!((&heard[1]["kind"], &heard[1]["user"]), (&json!("session"), &json!(user)));
    }

    async fn open_pages_hear_of_what_another_process_changes(desk: Desk) {
        let bot = desk.open().await;
        let console = desk.console().await;
        let path = format!("/api/console/chatbots/{}/events", bot.chatbot);
        let mut stream = console.respond(Method::GET, &path, &[], Body::empty()).await;
        let elsewhere = desk.another_server().await;
        let draft = serde_json::from_value(json!({ "email": "ana@a.example", "role": "regular" })).unwrap();
        elsewhere.invite_user(desk.admin(bot.chatbot, Actor::Owner), &draft).await.unwrap();
        let frame = stream.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
        let heard = String::from_utf8(frame.to_vec()).unwrap();
        assert!(heard.contains("users"), "{heard}");
    }

    async fn a_missing_file_is_404_and_no_page(desk: Desk) {
        for path in ["/nothing.js", "/app.wasm", "/api/nothing", "/api/console/nothing"] {
            let answer = desk.stranger().raw(Method::GET, path, &[], "").await;
            assert!(matches!(answer.status, 404 | 405), "{path} {}", answer.status);
            assert!(!answer.text.contains("<html"), "{path}");
        }
        assert_eq!(desk.stranger().raw(Method::GET, "/healthz", &[], "").await.status, 200);
    }

    async fn a_search_that_no_field_can_hold_is_400(desk: Desk) {
        let bot = desk.open().await;
        let console = desk.console().await;
        for term in ["a\0b", "\0", &"x".repeat(201)] {
            let arguments = json!({ "chatbot": bot.chatbot, "query": { "search": term }, "window": { "offset": 0, "limit": 1 } });
            let answer = console.call("users/list", arguments).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!("search")), "{}", answer.text);
        }
    }

    async fn a_chatbot_id_of_no_form_is_404_like_an_unknown_one(desk: Desk) {
        let console = desk.console().await;
        let headers = [OWN, ("content-type", "text/csv")];
        for (method, path) in [(Method::GET, "none/events"), (Method::POST, "none/import")] {
            let answer = console.raw(method, &format!("/api/console/chatbots/{path}"), &headers, "email").await;
            assert_eq!((answer.status, &answer.body["what"]), (404, &json!("chatbot")), "{}", answer.text);
        }
    }

    async fn who_signed_out_hears_nothing_more(desk: Desk) {
        let bot = desk.open().await;
        let console = desk.console().await;
        let path = format!("/api/console/chatbots/{}/events", bot.chatbot);
        let mut stream = console.respond(Method::GET, &path, &[], Body::empty()).await;
        assert_eq!(console.call("access/sign-out", json!({})).await.status, 200);
        bot.sign_in(json!({ "visitor": "v" })).await;
        assert!(stream.body_mut().frame().await.is_none(), "the stream goes on");
    }
}

#[tokio::test]
async fn pages_are_read_while_another_process_writes() {
    let database = databases::sqlite();
    let url = database.url.clone();
    let desk = Desk::on(database).await;
    let console = desk.console().await;
    let mut other = SqliteConnection::connect(&url).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    desk.pass(2 * 60 * 1000);
    let begun = Instant::now();
    assert_eq!(console.call("chatbots/list", json!({})).await.status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}
