//! Who is kept out by one server is kept out by all.

use serde_json::{Value, json};

use super::two;
use crate::harness::{Console, PASSWORD};

const OWNER: &str = "owner@a.example";
const OTHER: &str = "violet canyon teapot";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tries_of_an_account_count_for_all_servers() {
    let (here, there) = two().await;
    here.claim(OWNER).await;
    for number in 0..5 {
        let desk = if number % 2 == 0 { &here } else { &there };
        assert_eq!(desk.stranger().enter_password(OWNER, OTHER).await.status, 401);
    }
    for desk in [&here, &there] {
        assert_eq!(desk.stranger().enter_password(OWNER, PASSWORD).await.status, 429);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_is_wrong_too_often_waits_at_all_servers() {
    let (here, there) = two().await;
    here.claim(OWNER).await;
    for number in 0..20 {
        let desk = if number % 2 == 0 { &here } else { &there };
        assert_eq!(
            desk.stranger().enter_password(&format!("user{number}@a.example"), OTHER).await.status,
            401
        );
    }
    for desk in [&here, &there] {
        let answer = desk.stranger().enter_password(OWNER, PASSWORD).await;
        assert_eq!((answer.status, &answer.body["seconds"]), (429, &json!(900)), "{}", answer.text);
        let from = [
            ("content-type", "application/json"),
            ("origin", "http://desk.example"),
            ("x-forwarded-for", "198.51.100.9"),
        ];
        let body = json!({ "email": "nobody@a.example", "password": OTHER, "choice": null }).to_string();
        let elsewhere =
            desk.stranger().raw(axum::http::Method::POST, "/api/console/access/password", &from, body).await;
        assert_eq!(elsewhere.status, 401, "others don't wait");
    }
    here.pass(15 * 60_000);
    assert_eq!(there.stranger().enter_password(OWNER, PASSWORD).await.status, 200);
    // What is kept of an address says nothing to who has not the key, and not for long.
    there.stranger().enter_password(OWNER, OTHER).await;
    assert_eq!(here.count_where("wrong_tries").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_revoked_at_one_server_is_refused_by_the_others_from_the_next_call() {
    let (here, there) = two().await;
    let bot = here.authenticated().await;
    let owner = here.claim(OWNER).await;
    let (admin, user) = here.admin_console(&bot, "ana@a.example").await;
    let (owner_there, admin_there) = (there.serves(&owner), there.serves(&admin));
    let me = json!({});
    let status = async |console: &Console| console.call("account/get", json!({})).await.status;
    assert_eq!((status(&owner_there).await, status(&admin_there).await), (200, 200));
    assert_eq!(owner.call("access/sign-out", me).await.status, 200);
    assert_eq!(status(&owner_there).await, 401, "who signs out is signed out everywhere");
    let disabled = bot.patch(&format!("users/{user}"), json!({ "role": "regular" })).await;
    assert_eq!(disabled.status, 409, "the last admin stays: {}", disabled.text);
    let other = here.active_admin(&bot, "ben@a.example").await;
    assert_ne!(other, user);
    assert_eq!(bot.patch(&format!("users/{user}"), json!({ "disabled": true })).await.status, 200);
    assert_eq!(status(&admin_there).await, 401, "who is no admin any more has no session");
    let access = there.hears(&bot).get(&format!("users/{user}/access")).await;
    assert_eq!(access.body["access"], "denied", "{}", access.text);
    let console = here.console().await;
    let arguments = json!({ "chatbot": bot.chatbot, "overlap": "at-once" });
    let replaced: Value = console.call("keys/replace", arguments).await.body;
    assert!(replaced.is_object() || replaced.is_string(), "{replaced}");
    assert_eq!(there.hears(&bot).get("chatbot").await.status, 401, "a key that was replaced");
}
