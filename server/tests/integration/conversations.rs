//! Sign-ins, access, sessions and messages, as a chatbot calls them.

use app::backend::Actor;
use axum::{body::Body, http::Response};
use http_body_util::BodyExt;
use serde_json::json;

use crate::harness::{NOON, on_both_databases};

/// The next event of a stream, as its text.
async fn next_event(stream: &mut Response<Body>) -> String {
    let frame = stream.body_mut().frame().await.unwrap().unwrap();
    String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
}

on_both_databases! {
    async fn a_visitor_of_an_open_chatbot_becomes_an_active_user_once(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "3f2a9c77" })).await;
        desk.pass(60_000);
        assert_eq!(bot.sign_in(json!({ "visitor": "3f2a9c77", "name": "Ana" })).await, user);
        let known = bot.get(&format!("users/{user}")).await.body;
        assert_eq!(known["status"], "active");
        assert_eq!(known["name"], "Ana");
        assert_eq!(known["signed_in_at"], "2026-11-23T10:00:00Z");
        assert_eq!(known["last_active_at"], "2026-11-23T10:01:00Z");
        assert_eq!(bot.get("users").await.body["total"], 1);
    }

    async fn an_authenticated_chatbot_lets_in_only_the_invited(desk: Desk) {
        let bot = desk.authenticated().await;
        let answer = bot.post("sign-ins", json!({ "email": "eve@example.org" })).await.body;
        assert_eq!((&answer["access"], &answer["reason"]), (&json!("denied"), &json!("not_invited")));
        let user = bot.invite(json!({ "email": "Ana@Example.org", "name": "Ana Souza" })).await;
        let before = bot.get(&format!("users/{user}/access")).await.body;
        assert_eq!((&before["access"], &before["reason"]), (&json!("denied"), &json!("pending")));
        assert_eq!(bot.sign_in(json!({ "email": "ana@example.ORG" })).await, user);
        assert_eq!(bot.get(&format!("users/{user}/access")).await.body["access"], "allowed");
        let known = bot.get(&format!("users/{user}")).await.body;
        assert_eq!((&known["status"], &known["email"]), (&json!("active"), &json!("Ana@Example.org")));
        assert_eq!(bot.get("users").await.body["total"], 1);
        assert_eq!(bot.post("sign-ins", json!({ "visitor": "v" })).await.body["field"], "email");
    }

    async fn a_disabled_user_is_refused_from_the_very_next_call(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let path = format!("users/{user}");
        assert_eq!(bot.patch(&path, json!({ "disabled": true })).await.body["status"], "disabled");
        let answer = bot.get(&format!("{path}/access")).await.body;
        assert_eq!((&answer["access"], &answer["reason"]), (&json!("denied"), &json!("disabled")));
        let answer = bot.post("sign-ins", json!({ "visitor": "v" })).await.body;
        assert_eq!((&answer["access"], &answer["reason"]), (&json!("denied"), &json!("disabled")));
        assert_eq!(bot.get(&path).await.body["status"], "disabled");
        assert_eq!(bot.patch(&path, json!({ "disabled": false })).await.body["status"], "active");
        assert_eq!(bot.get(&format!("{path}/access")).await.body["access"], "allowed");
    }

    async fn recording_twice_changes_nothing(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let session = json!({ "user": user, "title": "Refund", "started_at": "2026-11-23T09:58:00Z" });
        assert_eq!(bot.put("sessions/s1", session.clone()).await.status, 201);
        let again = bot.put("sessions/s1", session).await;
        assert_eq!((again.status, &again.body["title"]), (200, &json!("Refund")));
        let messages = json!({ "messages": [
            { "id": "m1", "author": "user", "text": "Hi", "sent_at": "2026-11-23T09:58:00Z" },
            { "id": "m2", "author": "chatbot", "text": "Hello" },
            { "id": "m1", "author": "user", "text": "Hi", "sent_at": "2026-11-23T09:58:00Z" },
        ] });
        for (recorded, known) in [(2, 1), (0, 3)] {
            let answer = bot.post("sessions/s1/messages", messages.clone()).await;
            assert_eq!(answer.body, json!({ "recorded": recorded, "known": known }));
        }
        let more = json!({ "messages": [{ "id": "m3", "author": "user", "text": "Bye" }, { "id": "m2", "author": "chatbot", "text": "Hello" }] });
        assert_eq!(bot.post("sessions/s1/messages", more).await.body, json!({ "recorded": 1, "known": 1 }));
        let page = desk.console().await.call("sessions/list", json!({ "chatbot": bot.chatbot, "user": user, "after": null, "limit": 10 })).await;
        let session = &page.body["sessions"][0];
        assert_eq!((&session["messages"], &session["last_message_at"]), (&json!(3), &json!(NOON)));
        let read = desk.console().await.call("sessions/messages", json!({ "chatbot": bot.chatbot, "session": session["id"], "after": null, "limit": 2 })).await;
        let texts: Vec<_> = read.body["messages"].as_array().unwrap().iter().map(|message| message["text"].as_str().unwrap()).collect();
        assert_eq!((texts, &read.body["next"]), (vec!["Hi", "Hello"], &json!(1)));
        assert_eq!(bot.get(&format!("users/{user}")).await.body["sessions"], 1);
    }

    async fn an_id_used_for_something_else_is_409_and_nothing_is_recorded(desk: Desk) {
        let bot = desk.open().await;
        let (ana, ben) = (bot.sign_in(json!({ "visitor": "ana" })).await, bot.sign_in(json!({ "visitor": "ben" })).await);
        bot.talk(ana, "s1", &["first"]).await;
        assert_eq!(bot.put("sessions/s1", json!({ "user": ben })).await.status, 409);
        let messages = json!({ "messages": [{ "id": "m9", "author": "user", "text": "new" }, { "id": "m0", "author": "user", "text": "other" }] });
        let answer = bot.post("sessions/s1/messages", messages).await;
        assert_eq!((answer.status, &answer.body["type"]), (409, &json!("urn:rollcall:refused")), "{}", answer.text);
        assert!(answer.body["detail"].as_str().unwrap().contains("m0"));
        let page = desk.console().await.call("sessions/list", json!({ "chatbot": bot.chatbot, "user": ana, "after": null, "limit": 10 })).await;
        assert_eq!(page.body["sessions"][0]["messages"], 1);
        assert_eq!(bot.get(&format!("users/{ben}")).await.body["sessions"], 0);
    }

    async fn a_chatbots_clock_ahead_does_not_move_last_activity_into_the_future(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        bot.put("sessions/s", json!({ "user": user })).await;
        desk.pass(1_000);
        let messages = json!({ "messages": [{ "id": "m", "author": "user", "text": "x", "sent_at": "2031-01-01T00:00:00Z" }] });
        assert_eq!(bot.post("sessions/s/messages", messages).await.status, 200);
        assert_eq!(bot.get(&format!("users/{user}")).await.body["last_active_at"], "2026-11-23T10:00:01Z");
    }

    async fn bad_messages_name_their_field_and_none_is_recorded(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        bot.put("sessions/s", json!({ "user": user })).await;
        let good = json!({ "id": "ok", "author": "user", "text": "x" });
        let long = "x".repeat(64 * 1024 + 1);
        for (bad, field) in [
            (json!({ "id": "", "author": "user", "text": "x" }), "messages[1].id"),
            (json!({ "id": "m", "author": "robot", "text": "x" }), "messages[1].author"),
            (json!({ "id": "m", "author": "user", "text": long }), "messages[1].text"),
            (json!({ "id": "m", "author": "user", "text": "a\u{0}b" }), "messages[1].text"),
            (json!({ "id": "m", "author": "user", "text": "x", "sent_at": "noon" }), "messages[1].sent_at"),
        ] {
            let answer = bot.post("sessions/s/messages", json!({ "messages": [good, bad] })).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(field)), "{}", answer.text);
        }
        for messages in [json!([]), json!(vec![good.clone(); 101])] {
            let answer = bot.post("sessions/s/messages", json!({ "messages": messages })).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!("messages")));
        }
        assert_eq!(bot.put("sessions/s", json!({ "user": user })).await.body["messages"], 0);
    }

    async fn chatbots_hear_of_access_changes_of_their_own_users(desk: Desk) {
        let (bot, other) = (desk.open().await, desk.authenticated().await);
        let mut stream = bot.stream("events").await;
        assert_eq!(stream.headers()["content-type"], "text/event-stream");
        other.invite(json!({ "email": "eve@example.org" })).await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let path = format!("users/{user}");
        for change in [json!({ "disabled": true }), json!({ "disabled": false }), json!({ "role": "admin" }), json!({ "name": "V" })] {
            bot.patch(&path, change).await;
        }
        bot.delete(&path).await;
        for kind in ["disabled", "enabled", "role", "deleted"] {
            let event = next_event(&mut stream).await;
            assert!(event.contains("event: access") && event.contains(&format!(r#"{{"user":{user},"kind":"{kind}"}}"#)), "{event}");
        }
        desk.stop();
        assert!(stream.body_mut().frame().await.is_none(), "a stopping server ends its streams");
    }

    async fn many_at_once_record_everything_once(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let calls = (0..24).map(|index| {
            let bot = bot.clone();
            tokio::spawn(async move {
                let session = format!("s{}", index % 4);
                let opened = bot.put(&format!("sessions/{session}"), json!({ "user": user })).await.status;
                let messages = json!({ "messages": [{ "id": format!("m{index}"), "author": "user", "text": "x" }] });
                let said = bot.post(&format!("sessions/{session}/messages"), messages).await.status;
                let visited = bot.post("sign-ins", json!({ "visitor": format!("w{}", index % 6) })).await.status;
                (opened < 300, said, visited)
            })
        });
        for call in calls.collect::<Vec<_>>() {
            assert_eq!(call.await.unwrap(), (true, 200, 200));
        }
        assert_eq!(bot.get(&format!("users/{user}")).await.body["sessions"], 4);
        assert_eq!(bot.get("users").await.body["total"], 7);
        let page = desk.console().await.call("sessions/list", json!({ "chatbot": bot.chatbot, "user": user, "after": null, "limit": 10 })).await;
        let counts: Vec<_> = page.body["sessions"].as_array().unwrap().iter().map(|session| session["messages"].clone()).collect();
        assert_eq!(counts, [6, 6, 6, 6]);
    }

    async fn who_is_disabled_by_email_does_not_get_in_by_another_visitor_id(desk: Desk) {
        let bot = desk.open().await;
        let ana = bot.sign_in(json!({ "email": "ana@a.example" })).await;
        bot.sign_in(json!({ "visitor": "v" })).await;
        bot.patch(&format!("users/{ana}"), json!({ "disabled": true })).await;
        let answer = bot.post("sign-ins", json!({ "email": "ana@a.example", "visitor": "v" })).await.body;
        assert_eq!((&answer["access"], &answer["reason"], &answer["user"]["id"]), (&json!("denied"), &json!("disabled"), &json!(ana)));
    }

    async fn a_chatbot_is_told_to_look_again_when_many_changed(desk: Desk) {
        let bot = desk.open().await;
        bot.sign_in(json!({ "email": "ana@a.example" })).await;
        let mut stream = bot.stream("events").await;
        let people = server::import::read_people(b"email,role\nana@a.example,admin\n").unwrap();
        desk.store.import_people(desk.admin(bot.chatbot, Actor::Owner), &people.records).await.unwrap();
        let event = next_event(&mut stream).await;
        assert!(event.contains("event: resync"), "{event}");
    }

    async fn a_search_finds_what_was_said_whatever_its_case_and_accents(desk: Desk) {
        let bot = desk.open().await;
        let (ana, ben) = (bot.sign_in(json!({ "visitor": "ana" })).await, bot.sign_in(json!({ "visitor": "ben" })).await);
        bot.talk(ana, "old", &["Olá José", "nothing", "100%_sure\nJOSÉ again"]).await;
        bot.talk(ben, "other", &["jose"]).await;
        desk.pass(1_000);
        bot.put("sessions/new", json!({ "user": ana, "title": "About jose" })).await;
        let console = desk.console().await;
        let search = async |term: &str| {
            let answer = console.call("sessions/search", json!({ "chatbot": bot.chatbot, "user": ana, "term": term, "after": null, "limit": 50 })).await;
            assert_eq!((answer.status, &answer.body["next"]), (200, &json!(null)), "{}", answer.text);
            let hits = answer.body["hits"].as_array().unwrap().iter();
            hits.map(|hit| (hit["session"]["client_id"].as_str().unwrap().to_owned(), hit["message"]["position"].as_i64(), hit["snippet"]["found"].as_str().unwrap().to_owned())).collect::<Vec<_>>()
        };
        let hit = |session: &str, position, found: &str| (session.to_owned(), position, found.to_owned());
        assert_eq!(search("Jose").await, [hit("new", None, "jose"), hit("old", Some(0), "José"), hit("old", Some(2), "JOSÉ")]);
        assert_eq!(search("%_").await, [hit("old", Some(2), "%_")]);
        assert_eq!(search("refund").await, []);
        for term in [" ", "\u{301}", &"x".repeat(201)] {
            let answer = console.call("sessions/search", json!({ "chatbot": bot.chatbot, "user": ana, "term": term, "after": null, "limit": 50 })).await;
            assert_eq!((answer.status, answer.body["error"].as_str()), (400, Some("invalid")), "{}", answer.text);
        }
    }

    async fn a_search_goes_on_where_it_ended_until_all_was_looked_at(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let long = "lots of words ".repeat(4_000);
        for session in 0..7 {
            let texts: Vec<String> = (0..9).map(|index| format!("{long} needle {session}.{index}")).collect();
            bot.talk(user, &format!("s{session}"), &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
        }
        for session in 0..205 {
            bot.put(&format!("sessions/empty{session}"), json!({ "user": user, "title": "needle", "started_at": "2026-11-24T00:00:00Z" })).await;
        }
        let console = desk.console().await;
        let search = async |term: &str| {
            let (mut after, mut found, mut calls) = (json!(null), Vec::new(), 0);
            loop {
                let answer = console.call("sessions/search", json!({ "chatbot": bot.chatbot, "user": user, "term": term, "after": after, "limit": 60 })).await;
                let hits = answer.body["hits"].as_array().unwrap();
                assert!(hits.len() <= 60, "{}", answer.text);
                found.extend(hits.iter().map(|hit| format!("{} {}", hit["session"]["client_id"], hit["message"]["position"])));
                (after, calls) = (answer.body["next"].clone(), calls + 1);
                if after.is_null() {
                    return (found, calls);
                }
            }
        };
        let said = (0..7).rev().flat_map(|session| (0..9).map(move |index| format!("\"s{session}\" {index}")));
        let titles = (0..205).rev().map(|session| format!("\"empty{session}\" null"));
        assert_eq!(search("needle").await, (titles.chain(said).collect(), 5));
        // Of sessions and of bytes only so many are looked at in a call, though nothing is found among them.
        assert_eq!(search("needle 0.8").await, (vec!["\"s0\" 8".to_owned()], 3));
    }
}
