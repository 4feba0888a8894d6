//! API keys: replaced with an overlap, revoked, and when they were used.

use std::time::Duration;

use app::domain::{ApiKey, ChatbotId};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::harness::{Console, Key, NOON, on_both_databases};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

async fn replace(console: &Console, bot: &Key, overlap: &str) -> Key {
    let answer = console.call("keys/replace", json!({ "chatbot": bot.chatbot, "overlap": overlap })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    bot.with_key(answer.body["key"].as_str().unwrap())
}

async fn keys(console: &Console, chatbot: ChatbotId) -> Vec<ApiKey> {
    let answer = console.call("keys/list", json!({ "chatbot": chatbot })).await;
    serde_json::from_value(answer.body).unwrap()
}

/// How the key is listed.
async fn listed(console: &Console, bot: &Key) -> Option<ApiKey> {
    let ending = &bot.token()[bot.token().len() - ApiKey::ENDING..];
    keys(console, bot.chatbot).await.into_iter().find(|key| key.ending == ending)
}

async fn revoke(console: &Console, bot: &Key) {
    let key = listed(console, bot).await.unwrap().id;
    let answer = console.call("keys/revoke", json!({ "chatbot": bot.chatbot, "key": key })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn works(bot: &Key) -> bool {
    match bot.get("chatbot").await.status {
        200 => true,
        401 => false,
        status => panic!("{status}"),
    }
}

/// Waits until a use is noted at this moment, which nobody is told.
async fn is_noted(console: &Console, bot: &Key, at: i64) {
    let noted = async {
        while listed(console, bot).await.unwrap().last_used_at.is_none_or(|noted| noted.0 != at) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), noted).await.expect("the use was never noted");
}

on_both_databases! {
    async fn a_key_replaced_at_once_is_void_at_once(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let new = replace(&console, &bot, "at-once").await;
        assert_eq!(new.get("chatbot").await.body["name"], "Harbor Help");
        assert!(!works(&bot).await);
        assert_eq!(keys(&console, bot.chatbot).await.len(), 1);
    }

    async fn during_the_overlap_both_keys_work_and_then_the_new_one_alone(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        for (overlap, length) in [("hour", HOUR), ("day", DAY), ("week", 7 * DAY)] {
            let old = replace(&console, &bot, "at-once").await;
            let new = replace(&console, &old, overlap).await;
            desk.pass(length - 1);
            let console = desk.console().await;
            assert!(works(&old).await && works(&new).await, "{overlap}");
            desk.pass(1);
            assert!(!works(&old).await && works(&new).await, "{overlap}");
            assert!(works(&replace(&console, &new, "at-once").await).await);
        }
    }

    async fn a_longer_overlap_gives_no_key_more_time(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let second = replace(&console, &bot, "hour").await;
        let third = replace(&console, &second, "day").await;
        desk.pass(HOUR);
        assert!(!works(&bot).await && works(&second).await && works(&third).await);
        let fourth = replace(&console, &third, "at-once").await;
        assert!(!works(&second).await && !works(&third).await && works(&fourth).await);
    }

    async fn the_list_tells_keys_apart_and_never_tells_one(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        desk.pass(MINUTE);
        let new = replace(&console, &bot, "hour").await;
        let answer = console.call("keys/list", json!({ "chatbot": bot.chatbot })).await;
        let ending = |key: &Key| key.token()[64..].to_owned();
        assert_eq!(answer.body, json!([
            { "id": 2, "ending": ending(&new), "created_at": NOON + MINUTE, "last_used_at": null, "expires_at": null },
            { "id": 1, "ending": ending(&bot), "created_at": NOON, "last_used_at": null, "expires_at": NOON + MINUTE + HOUR },
        ]));
        for key in [&bot, &new] {
            assert!(!answer.text.contains(&key.token()[4..12]));
        }
    }

    async fn what_ended_is_listed_last_and_for_a_week(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let new = replace(&console, &bot, "hour").await;
        let fresh = replace(&console, &new, "day").await;
        desk.pass(HOUR);
        let endings = async |console: &Console| {
            let keys = keys(console, bot.chatbot).await;
            keys.into_iter().map(|key| key.ending).collect::<Vec<_>>()
        };
        let ending = |key: &Key| key.token()[64..].to_owned();
        assert_eq!(endings(&console).await, [ending(&fresh), ending(&new), ending(&bot)]);
        desk.pass(7 * DAY);
        let console = desk.console().await;
        assert_eq!(endings(&console).await, [ending(&fresh), ending(&new)]);
        revoke(&console, &new).await;
        assert_eq!(desk.count_where("chatbot_keys").await, 1, "the next change forgets what is no longer listed");
    }

    async fn a_revoked_key_is_refused_from_the_next_call_and_the_others_go_on(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let new = replace(&console, &bot, "week").await;
        revoke(&console, &bot).await;
        assert!(!works(&bot).await && works(&new).await);
        assert_eq!(listed(&console, &bot).await, None);
        revoke(&console, &new).await;
        assert!(!works(&new).await, "also the last one can be revoked");
        assert_eq!(keys(&console, bot.chatbot).await, []);
        assert!(works(&replace(&console, &bot, "at-once").await).await);
    }

    async fn another_chatbots_key_is_not_revoked(desk: Desk) {
        let (bot, other, console) = (desk.open().await, desk.authenticated().await, desk.console().await);
        let key = listed(&console, &other).await.unwrap().id;
        for (chatbot, key) in [(bot.chatbot, json!(key)), (bot.chatbot, json!(99)), (ChatbotId(99), json!(key))] {
            let answer = console.call("keys/revoke", json!({ "chatbot": chatbot, "key": key })).await;
            assert_eq!((answer.status, &answer.body["error"]), (404, &json!("not_found")), "{}", answer.text);
        }
        assert!(works(&other).await);
        assert_eq!(console.call("keys/list", json!({ "chatbot": 99 })).await.status, 404);
    }

    async fn no_more_than_ten_keys_work_at_once(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let mut last = bot;
        for _ in 1..ApiKey::MAX_WORKING {
            last = replace(&console, &last, "hour").await;
        }
        let arguments = json!({ "chatbot": last.chatbot, "overlap": "hour" });
        let refused = console.call("keys/replace", arguments).await;
        assert_eq!((refused.status, &refused.body["error"]), (409, &json!("refused")), "{}", refused.text);
        assert_eq!(keys(&console, last.chatbot).await.len(), ApiKey::MAX_WORKING);
        desk.pass(HOUR);
        assert_eq!(keys(&console, last.chatbot).await.len(), ApiKey::MAX_WORKING);
        assert!(works(&replace(&console, &last, "hour").await).await, "those that ended don't count");
    }

    async fn of_two_who_replace_at_once_one_key_is_left(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let calls = [0, 1].map(|_| {
            let (console, bot) = (console.clone(), bot.clone());
            tokio::spawn(async move { replace(&console, &bot, "at-once").await })
        });
        let [one, other] = calls;
        let (one, other) = (one.await.unwrap(), other.await.unwrap());
        assert_eq!([works(&one).await, works(&other).await].map(u8::from).iter().sum::<u8>(), 1);
        assert_eq!(keys(&console, bot.chatbot).await.len(), 1);
    }

    async fn the_last_use_is_noted_once_a_minute_and_no_check_of_a_stream_is_one(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        assert!(works(&bot).await);
        is_noted(&console, &bot, NOON).await;
        desk.pass(MINUTE);
        assert!(works(&bot).await);
        desk.pass(1);
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        is_noted(&console, &bot, NOON + MINUTE + 1).await;
        let mut stream = bot.stream("events").await;
        desk.pass(2 * MINUTE);
        let change = json!({ "chatbot": bot.chatbot, "user": user, "version": 1, "change": { "disabled": true } });
        assert_eq!(console.call("users/change", change).await.status, 200);
        assert!(stream.body_mut().frame().await.is_some());
        assert_eq!(listed(&console, &bot).await.unwrap().last_used_at.map(|at| at.0), Some(NOON + MINUTE + 1));
    }

    async fn a_revoked_keys_stream_ends_although_nothing_happens(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let new = replace(&console, &bot, "week").await;
        let (mut old_stream, mut new_stream) = (bot.stream("events").await, new.stream("events").await);
        revoke(&console, &bot).await;
        assert!(old_stream.body_mut().frame().await.is_none(), "the stream goes on");
        new.sign_in(json!({ "visitor": "v" })).await;
        let user = json!({ "role": "admin" });
        assert_eq!(new.patch("users/1", user).await.status, 200);
        let mut heard = String::new();
        while !heard.contains("event: access") {
            let frame = new_stream.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
            heard.push_str(std::str::from_utf8(&frame).unwrap());
        }
    }

    async fn a_key_that_ended_hears_nothing_more(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let new = replace(&console, &bot, "hour").await;
        let mut stream = bot.stream("events").await;
        desk.pass(HOUR);
        new.patch(&format!("users/{user}"), json!({ "disabled": true })).await;
        assert!(stream.body_mut().frame().await.is_none(), "the stream goes on");
    }

    async fn an_overlap_of_no_form_is_400(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        for overlap in [json!("month"), json!(3), Value::Null] {
            let answer = console.call("keys/replace", json!({ "chatbot": bot.chatbot, "overlap": overlap })).await;
            assert_eq!(answer.status, 400, "{}", answer.text);
        }
        assert!(works(&bot).await);
        assert_eq!(keys(&console, bot.chatbot).await.len(), 1);
    }
}
