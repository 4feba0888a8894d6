//! What changes and deletions may do, and what they leave.

use std::time::Duration;

use app::{
    Error,
    backend::Actor,
    domain::{UserChange, UserId},
};
use serde_json::json;

use crate::harness::on_both_databases;

on_both_databases! {
    async fn the_last_active_admin_of_an_authenticated_chatbot_stays(desk: Desk) {
        let bot = desk.authenticated().await;
        let ana = bot.invite(json!({ "email": "ana@a.example", "role": "admin" })).await;
        bot.invite(json!({ "email": "pending@a.example", "role": "admin" })).await;
        bot.sign_in(json!({ "email": "ana@a.example" })).await;
        let path = format!("users/{ana}");
        for answer in [
            bot.patch(&path, json!({ "role": "regular" })).await,
            bot.patch(&path, json!({ "disabled": true })).await,
            bot.delete(&path).await,
        ] {
            assert_eq!((answer.status, &answer.body["type"]), (409, &json!("urn:rollcall:refused")), "{}", answer.text);
        }
        assert_eq!(bot.get(&path).await.body["role"], "admin");
        bot.sign_in(json!({ "email": "pending@a.example" })).await;
        assert_eq!(bot.patch(&path, json!({ "role": "regular" })).await.status, 200);
    }

    async fn two_at_once_cannot_demote_the_last_two_admins(desk: Desk) {
        let bot = desk.authenticated().await;
        let mut ids = Vec::new();
        for email in ["ana@a.example", "ben@a.example"] {
            ids.push(bot.invite(json!({ "email": email, "role": "admin" })).await);
            bot.sign_in(json!({ "email": email })).await;
        }
        let calls = ids.into_iter().map(|id| {
            let bot = bot.clone();
            tokio::spawn(async move { bot.patch(&format!("users/{id}"), json!({ "role": "regular" })).await.status })
        });
        let mut statuses = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            statuses.push(call.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        assert_eq!(bot.get("users?status=active&role=admin").await.body["total"], 1);
    }

    async fn an_admin_cannot_shut_themself_out(desk: Desk) {
        let bot = desk.open().await;
        let ana = bot.sign_in(json!({ "email": "ana@a.example" })).await;
        bot.patch(&format!("users/{ana}"), json!({ "role": "admin" })).await;
        let (me, id) = (desk.admin(bot.chatbot, Actor::User(UserId(ana))), UserId(ana));
        let disable = UserChange { disabled: Some(true), ..UserChange::default() };
        let refused = |error| matches!(error, Error::Refused { .. });
        assert!(desk.store.change_user(me, id, None, &disable).await.is_err_and(refused));
        assert!(desk.store.delete_user(me, id, None).await.is_err_and(refused));
        assert_eq!(bot.get(&format!("users/{ana}")).await.body["status"], "active");
    }

    async fn enabling_gives_back_pending_to_who_never_signed_in(desk: Desk) {
        let bot = desk.authenticated().await;
        let ana = bot.invite(json!({ "email": "ana@a.example" })).await;
        let path = format!("users/{ana}");
        bot.patch(&path, json!({ "disabled": true })).await;
        assert_eq!(bot.patch(&path, json!({ "disabled": false })).await.body["status"], "pending");
        bot.sign_in(json!({ "email": "ana@a.example" })).await;
        bot.patch(&path, json!({ "disabled": true })).await;
        assert_eq!(bot.patch(&path, json!({ "disabled": false })).await.body["status"], "active");
    }

    async fn the_second_of_two_editors_sees_what_changed(desk: Desk) {
        let bot = desk.open().await;
        let ana = bot.sign_in(json!({ "email": "ana@a.example", "name": "Ana" })).await;
        let console = desk.console().await;
        let seen = console.call("users/get", json!({ "chatbot": bot.chatbot, "user": ana })).await.body["user"].clone();
        let change = |change| json!({ "chatbot": bot.chatbot, "user": ana, "version": seen["version"], "change": change });
        assert_eq!(console.call("users/change", change(json!({ "role": "admin" }))).await.body["role"], "admin");
        let second = console.call("users/change", change(json!({ "disabled": true }))).await;
        assert_eq!((second.status, &second.body["error"]), (409, &json!("changed")), "{}", second.text);
        assert_eq!(second.body["current"]["role"], "admin");
        assert_eq!(second.body["current"]["status"], "active");
        let deletion = json!({ "chatbot": bot.chatbot, "user": ana, "version": seen["version"] });
        assert_eq!(console.call("users/delete", deletion).await.status, 409);
        let rest = bot.patch(&format!("users/{ana}"), json!({ "disabled": true, "version": seen["version"] })).await;
        assert_eq!((rest.status, &rest.body["current"]["role"]), (409, &json!("admin")));
        assert_eq!(bot.get(&format!("users/{ana}")).await.body["status"], "active");
    }

    async fn talking_does_not_change_the_version(desk: Desk) {
        let bot = desk.open().await;
        let ana = bot.sign_in(json!({ "visitor": "v" })).await;
        let version = bot.get(&format!("users/{ana}")).await.body["version"].clone();
        desk.pass(1_000);
        bot.talk(ana, "s", &["x"]).await;
        bot.sign_in(json!({ "visitor": "v" })).await;
        assert_eq!(bot.get(&format!("users/{ana}")).await.body["version"], version);
    }

    async fn deleting_takes_sessions_and_messages_along(desk: Desk) {
        let bot = desk.open().await;
        let (ana, ben) = (bot.sign_in(json!({ "visitor": "ana" })).await, bot.sign_in(json!({ "visitor": "ben" })).await);
        bot.talk(ana, "a1", &["one", "two"]).await;
        bot.talk(ana, "a2", &["three"]).await;
        bot.talk(ben, "b1", &["four"]).await;
        let console = desk.console().await;
        let detail = console.call("users/get", json!({ "chatbot": bot.chatbot, "user": ana })).await.body;
        assert_eq!((&detail["user"]["sessions"], &detail["messages"]), (&json!(2), &json!(3)));
        let receipt = json!({
            "users": 1, "sessions": 2, "messages": 3, "analytics": 0, "invitations": 0, "saved_views": 0, "console_accounts": 0,
            "passkeys": 0, "recovery_codes": 0, "console_sessions": 0, "console_links": 0, "begun_sign_ins": 0,
        });
        assert_eq!(bot.delete(&format!("users/{ana}")).await.body, receipt);
        assert_eq!(bot.get(&format!("users/{ana}/access")).await.status, 404);
        let left = desk.count_rows().await;
        assert_eq!(left, json!({ "users": 1, "sessions": 1, "messages": 1 }));
        assert_eq!(bot.get("users").await.body["total"], 1);
        let (found, total) = (bot.get("users?search=visitor%20ana").await.body, 0);
        assert_eq!(found["total"], total);
        assert_ne!(bot.sign_in(json!({ "visitor": "ana" })).await, ana, "an id is never used again");
    }

    async fn inviting_a_known_address_is_refused_and_changes_nothing(desk: Desk) {
        let bot = desk.authenticated().await;
        bot.invite(json!({ "email": "ana@a.example", "name": "Ana" })).await;
        let answer = bot.post("users", json!({ "email": "ANA@a.example", "name": "Other" })).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("email")));
        assert_eq!(bot.get("users").await.body["users"][0]["name"], "Ana");
    }

    async fn a_caller_who_hangs_up_at_any_moment_leaves_no_change_unheard(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let mut disabled = false;
        let mut done = 0;
        for patience in 0..40 {
            let mut heard = desk.store.changes().listen();
            {
                let change = UserChange { disabled: Some(!disabled), ..UserChange::default() };
                let admin = desk.admin(bot.chatbot, Actor::Owner);
                let mut call = desk.store.change_user(admin, UserId(user), None, &change);
                for _ in 0..patience {
                    if futures_util::poll!(call.as_mut()).is_ready() {
                        done += 1;
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
            let is_disabled = bot.get(&format!("users/{user}")).await.body["status"] == "disabled";
            assert_eq!(heard.try_recv().is_ok(), is_disabled != disabled, "hung up after {patience} steps");
            disabled = is_disabled;
        }
        assert!(done > 0, "no call was waited for to its end: the test tests nothing");
    }
}
