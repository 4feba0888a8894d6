//! What admins see of an endpoint that works, fails, hangs or lies, from the settings to the list.

use std::{
    collections::HashMap,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use app::domain::{AnalyticsFault as Fault, Change, NetworkState, NetworkStatus, Timestamp};
use axum::{Json, Router, extract::Query, http::StatusCode, routing::get};
use futures_util::poll;
use serde_json::{Value, json};
use server::{
    analytics::Limits,
    changes::{News, Notice},
};
use tokio::{net::TcpListener, sync::broadcast::Receiver};

use super::misbehaving::Misbehaving;
use crate::harness::{Console, Desk, Key, NOON, on_both_databases};

/// So patient that nothing but slowness is taken for it, and not longer.
const SHORT: Limits = Limits {
    connect: Duration::from_secs(5),
    answer: Duration::from_millis(700),
    body_bytes: 4 << 20,
    page_rows: 1_000,
};

async fn change(console: &Console, bot: &Key, url: &str, token: Value) -> Value {
    let change =
        json!({ "access": "open", "analytics_url": url, "analytics_token": token, "allowed_domains": [] });
    let answer = console.call("settings/change", json!({ "chatbot": bot.chatbot, "change": change })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

/// Waits until a reading of the chatbot has ended; how it stands then.
async fn ended(news: &mut Receiver<News>) -> NetworkStatus {
    loop {
        if let News::Notice(Notice { change: Change::Network { status }, .. }) = news.recv().await.unwrap()
            && !status.reading
            && (status.as_of.is_some() || status.fault.is_some())
        {
            return status;
        }
    }
}

/// Has the page enter the address and waits for the reading that begins by itself.
async fn connect(desk: &Desk, console: &Console, bot: &Key, url: &str) -> NetworkStatus {
    let mut news = desk.store.changes().listen();
    change(console, bot, url, json!({ "token": "remove" })).await;
    ended(&mut news).await
}

/// Reads once, with little patience.
async fn read(desk: &Desk, bot: &Key) -> NetworkStatus {
    let reader = desk.reader_within(SHORT).with_most_pages(20);
    let reading = reader.begin(bot.chatbot, desk.now()).await.unwrap().unwrap();
    reader.finish(&reading).await.unwrap();
    desk.store.reading_status(bot.chatbot, desk.now()).await.unwrap()
}

async fn try_again(desk: &Desk, console: &Console, bot: &Key) -> NetworkStatus {
    let mut news = desk.store.changes().listen();
    let answer = console.call("analytics/read", json!({ "chatbot": bot.chatbot })).await;
    assert_eq!(answer.body["reading"], true, "{}", answer.text);
    ended(&mut news).await
}

async fn test(console: &Console, bot: &Key, url: &str, token: Value) -> crate::harness::Answer {
    let change =
        json!({ "access": "open", "analytics_url": url, "analytics_token": token, "allowed_domains": [] });
    console.call("analytics/test", json!({ "chatbot": bot.chatbot, "change": change })).await
}

on_both_databases! {
    async fn entering_an_address_brings_its_visitors(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test(&format!("entering-{}", desk.database_url().len()));
        let status = connect(&desk, &console, &bot, &chatbot.url("good/5")).await;
        assert_eq!((status.state, status.as_of, status.fault), (NetworkState::Fresh, Some(Timestamp(NOON)), None));
        let listed = bot.get("users?sort=last_seen&direction=asc").await.body;
        assert_eq!(listed["total"], 5);
        let networks: Vec<_> = listed["users"].as_array().unwrap().iter().map(|user| user["network"].clone()).collect();
        assert_eq!(networks, [json!("198.18.x.x"), json!("2001:db8:x:x:x:x:x:x"), json!("203.0.x.x"), json!("192.0.x.x"), json!("198.51.x.x")]);
        assert_eq!(listed["users"][0]["name"], "Ana 0");
        let shown = console.call("analytics/status", json!({ "chatbot": bot.chatbot })).await.body;
        assert_eq!(shown, json!({ "state": "fresh", "reading": false, "as_of": NOON, "fault": null }));
    }

    async fn what_was_known_stays_whatever_the_endpoint_does(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("whatever");
        let switch = format!("whatever-{}", desk.database_url().len());
        chatbot.switch(&switch, "good/5").await;
        let status = connect(&desk, &console, &bot, &chatbot.url(&format!("switch/{switch}"))).await;
        assert_eq!(status.state, NetworkState::Fresh);
        let known = bot.get("users").await.body;
        for (behaviour, state, fault) in [
            ("missing", NetworkState::Unavailable, Fault::Missing),
            ("method", NetworkState::Unavailable, Fault::Missing),
            ("gone", NetworkState::Unavailable, Fault::Missing),
            ("unimplemented", NetworkState::Unavailable, Fault::Missing),
            ("html", NetworkState::Unavailable, Fault::OtherVersion),
            ("older", NetworkState::Unavailable, Fault::OtherVersion),
            ("without-network", NetworkState::Unavailable, Fault::OtherVersion),
            ("unauthorized", NetworkState::Stale, Fault::Unauthorized),
            ("too-many", NetworkState::Stale, Fault::TooMany),
            ("failing", NetworkState::Stale, Fault::ServerError),
            ("unavailable", NetworkState::Stale, Fault::ServerError),
            ("redirect", NetworkState::Stale, Fault::Redirected),
            ("silent", NetworkState::Stale, Fault::Slow),
            ("trickle", NetworkState::Stale, Fault::Slow),
            ("flood", NetworkState::Stale, Fault::TooLarge),
            ("broken-json", NetworkState::Stale, Fault::BrokenJson),
            ("half", NetworkState::Stale, Fault::BrokenOff),
            ("half-chunked", NetworkState::Stale, Fault::BrokenOff),
            ("wrong-types", NetworkState::Stale, Fault::WrongType),
            ("gzip-bomb", NetworkState::Stale, Fault::Compressed),
            ("empty-endless", NetworkState::Stale, Fault::Endless),
            ("reset", NetworkState::Stale, Fault::Unreachable),
        ] {
            chatbot.switch(&switch, behaviour).await;
            let status = read(&desk, &bot).await;
            assert_eq!(
                (status.state, status.fault, status.as_of),
                (state, Some(fault), Some(Timestamp(NOON))),
                "{behaviour}"
            );
            assert_eq!(bot.get("users").await.body, known, "{behaviour}");
        }
        chatbot.switch(&switch, "good/6").await;
        desk.pass(5_000);
        let status = try_again(&desk, &console, &bot).await;
        assert_eq!((status.state, status.as_of, status.fault), (NetworkState::Fresh, Some(Timestamp(NOON + 5_000)), None));
        assert_eq!(bot.get("users").await.body["total"], 6);
    }

    async fn an_endless_or_repeating_cursor_ends_the_reading_and_what_it_brought_stays(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        for (behaviour, fault, most) in [("endless", Fault::Endless, 20), ("repeating", Fault::Repeating, 3)] {
            let chatbot = Misbehaving::for_test(&format!("{behaviour}-{}", desk.database_url().len()));
            // Without the reading that begins by itself, which is as patient as in earnest.
            chatbot.switch(&format!("{behaviour}-{}", desk.database_url().len()), "missing").await;
            let path = format!("switch/{behaviour}-{}", desk.database_url().len());
            connect(&desk, &console, &bot, &chatbot.url(&path)).await;
            let before = chatbot.requests(&path).await;
            chatbot.switch(&format!("{behaviour}-{}", desk.database_url().len()), behaviour).await;
            let status = read(&desk, &bot).await;
            assert_eq!((status.state, status.fault), (NetworkState::Stale, Some(fault)));
            assert!(chatbot.requests(&path).await - before <= most, "{behaviour}");
            assert_eq!(bot.get("users").await.body["total"], 3);
        }
    }

    async fn a_reading_without_an_end_ends_after_ten_minutes(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let name = format!("long-{}", desk.database_url().len());
        let chatbot = Misbehaving::for_test(&name);
        chatbot.switch(&name, "missing").await;
        connect(&desk, &console, &bot, &chatbot.url(&format!("switch/{name}"))).await;
        chatbot.switch(&name, "slow-good/400/2500").await;
        let reading = desk.reader.begin(bot.chatbot, desk.now()).await.unwrap().unwrap();
        let mut news = desk.store.changes().listen();
        let (finished, ()) = tokio::join!(desk.reader.finish(&reading), async {
            while !matches!(news.recv().await.unwrap(), News::Notice(Notice { change: Change::ManyUsers, .. })) {}
            desk.pass(10 * 60_000 + 1);
        });
        finished.unwrap();
        let status = desk.store.reading_status(bot.chatbot, desk.now()).await.unwrap();
        assert_eq!((status.state, status.fault), (NetworkState::Stale, Some(Fault::Slow)));
        assert_eq!(read(&desk, &bot).await.state, NetworkState::Fresh, "the next one goes on where it stood");
        assert_eq!(bot.get("users?limit=1").await.body["total"], 2_500);
    }

    async fn a_page_larger_than_asked_for_is_taken_whole(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("larger");
        let status = connect(&desk, &console, &bot, &chatbot.url("unlimited/3500")).await;
        assert_eq!((status.state, status.fault), (NetworkState::Fresh, None));
        assert_eq!(bot.get("users?limit=1").await.body["total"], 3_500);
    }

    async fn a_cursor_that_is_not_known_any_more_leads_back_to_the_beginning(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let name = format!("cursor-{}", desk.database_url().len());
        let chatbot = Misbehaving::for_test(&name);
        chatbot.switch(&name, "missing").await;
        let path = format!("switch/{name}");
        connect(&desk, &console, &bot, &chatbot.url(&path)).await;
        chatbot.switch(&name, "endless").await;
        assert_eq!(read(&desk, &bot).await.fault, Some(Fault::Endless));
        chatbot.switch(&name, "good/5").await;
        assert_eq!(read(&desk, &bot).await.state, NetworkState::Fresh);
        assert_eq!(bot.get("users").await.body["total"], 5);
        let before = chatbot.requests(&path).await;
        assert_eq!(read(&desk, &bot).await.state, NetworkState::Fresh);
        assert_eq!(chatbot.requests(&path).await - before, 1, "the old cursor is forgotten");
    }

    async fn a_clock_in_the_future_sees_nobody_later_than_now(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("future");
        connect(&desk, &console, &bot, &chatbot.url("future")).await;
        assert_eq!(bot.get("users").await.body["users"][0]["last_seen"], "2026-11-23T10:00:00Z");
    }

    async fn a_later_reading_asks_only_for_what_came_since(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test(&format!("since-{}", desk.database_url().len()));
        connect(&desk, &console, &bot, &chatbot.url("good/2500")).await;
        assert_eq!(bot.get("users?limit=1").await.body["total"], 2_500);
        assert_eq!(chatbot.requests("good/2500").await, 3);
        try_again(&desk, &console, &bot).await;
        assert_eq!(chatbot.requests("good/2500").await, 4, "the last page again, for whoever came since");
        assert_eq!(bot.get("users?limit=1").await.body["total"], 2_500);
    }

    async fn many_who_open_the_page_cause_one_reading(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test(&format!("many-{}", desk.database_url().len()));
        let mut news = desk.store.changes().listen();
        change(&console, &bot, &chatbot.url("slow-good/300"), json!({ "token": "keep" })).await;
        let opened = (0..16).map(|_| console.call("analytics/status", json!({ "chatbot": bot.chatbot })));
        for answer in futures_util::future::join_all(opened).await {
            assert_eq!(answer.status, 200);
        }
        ended(&mut news).await;
        for _ in 0..16 {
            console.call("analytics/status", json!({ "chatbot": bot.chatbot })).await;
        }
        assert_eq!(chatbot.requests("slow-good/300").await, 1, "it was read just now");
    }

    async fn testing_a_connection_says_what_is_wrong_and_keeps_nothing(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("testing");
        let none = json!({ "token": "keep" });
        let well = test(&console, &bot, &chatbot.url("good/1200"), none.clone()).await;
        assert_eq!((well.status, &well.body), (200, &json!({ "well": { "users": 1000, "more": true } })));
        let missing = test(&console, &bot, &chatbot.url("missing"), none.clone()).await;
        assert_eq!((missing.status, &missing.body), (200, &json!({ "failed": "missing" })));
        for (url, field) in [("", "analytics_url"), ("ftp://a.example/", "analytics_url"), ("analytics", "analytics_url"), ("http://a:b@c.example/", "analytics_url")] {
            let refused = test(&console, &bot, url, none.clone()).await;
            assert_eq!((refused.status, &refused.body["field"]), (400, &json!(field)), "{url} {}", refused.text);
        }
        let bad_token = test(&console, &bot, &chatbot.url("good"), json!({ "token": "set", "value": "a b" })).await;
        assert_eq!((bad_token.status, &bad_token.body["field"]), (400, &json!("analytics_token")), "{}", bad_token.text);
        assert_eq!(desk.count_rows().await["users"], 0);
        assert_eq!(desk.count_where("analytics").await, 0);
    }

    async fn a_kept_token_is_sent_to_its_own_host_alone(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("kept");
        let mut news = desk.store.changes().listen();
        let settings = change(&console, &bot, &chatbot.url("token"), json!({ "token": "set", "value": "sesame" })).await;
        assert_eq!(settings, json!({ "access": "open", "analytics_url": chatbot.url("token"), "has_analytics_token": true, "allowed_domains": [] }));
        assert_eq!(ended(&mut news).await.state, NetworkState::Fresh);
        let keep = json!({ "token": "keep" });
        assert_eq!(test(&console, &bot, &chatbot.url("token"), keep.clone()).await.body["well"]["users"], 3);
        assert_eq!(test(&console, &bot, &chatbot.url("token"), json!({ "token": "remove" })).await.body["failed"], "unauthorized");
        let elsewhere = chatbot.url("token").replace("127.0.0.1", "localhost");
        assert_eq!(test(&console, &bot, &elsewhere, keep.clone()).await.body["failed"], "unauthorized");
        let settings = change(&console, &bot, &elsewhere, keep).await;
        assert_eq!(settings["has_analytics_token"], false);
    }

    async fn who_hangs_up_leaves_no_reading_that_nobody_is_at(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let chatbot = Misbehaving::for_test("hangs-up");
        connect(&desk, &console, &bot, &chatbot.url("good/5")).await;
        for polls in 1..40 {
            let call = console.call("analytics/read", json!({ "chatbot": bot.chatbot }));
            let mut call = pin!(call);
            for _ in 0..polls {
                if poll!(call.as_mut()).is_ready() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
        tokio::time::timeout(Duration::from_secs(5), async {
            while desk.store.reading_status(bot.chatbot, desk.now()).await.unwrap().reading {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
        .expect("every reading that began came to an end");
    }

    async fn a_forgotten_cursor_may_be_given_again(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let forget = Arc::new(AtomicBool::new(false));
        let forgets = Arc::clone(&forget);
        let users = async move |Query(asked): Query<HashMap<String, String>>| {
            let since = asked.get("since").cloned().unwrap_or_default();
            let next = match since.as_str() {
                "" => Some("a"),
                _ if forgets.swap(false, Ordering::SeqCst) => return Err(StatusCode::BAD_REQUEST),
                _ => None,
            };
            let user = json!({ "id": format!("v{since}"), "ip": null, "questions": 1, "last_seen": "2026-01-01T00:00:00Z" });
            Ok(Json(json!({ "users": [user], "next": next })))
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().route("/users", get(users));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        assert_eq!(connect(&desk, &console, &bot, &url).await.fault, None);
        forget.store(true, Ordering::SeqCst);
        assert_eq!(read(&desk, &bot).await.fault, None);
        assert!(!forget.load(Ordering::SeqCst), "it was asked by that cursor");
        assert_eq!(bot.get("users").await.body["total"], 2);
    }
}
