//! Nobody does what the authorization table doesn't give them, and nothing changes by their trying.

use axum::http::Method;
use serde_json::{Value, json};
use server::http::authorization::{Row, TABLE, Who};

use crate::harness::{Answer, Console, Desk, Key, on_both_databases};

/// What others shall not touch: a chatbot with a bit of everything.
struct Scene {
    bot: Key,
    user: i64,
    pending: i64,
    job: Value,
    export: Value,
}

impl Scene {
    async fn of(desk: &Desk) -> Self {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        bot.talk(user, "s1", &["one", "two"]).await;
        let pending = bot.invite(json!({ "email": "pending@a.example" })).await;
        let owner = desk.console().await;
        let chatbot = bot.chatbot;
        let job = owner
            .call("jobs/prepare", json!({ "chatbot": chatbot, "selection": everyone(), "action": delete() }))
            .await;
        let export = owner.call("exports/prepare", json!({ "chatbot": chatbot, "request": export() })).await;
        Self { bot, user, pending, job: job.body["job"]["id"].clone(), export: export.body["id"].clone() }
    }

    /// Where a row is called.
    fn path(&self, row: &Row) -> String {
        let id = if row.path.contains("/sessions/") { "s1".to_owned() } else { self.user.to_string() };
        let path = row.path.replace("{chatbot}", &self.bot.chatbot.to_string()).replace("{id}", &id);
        let path = path.replace("{job}", &self.job.to_string()).replace("{export}", &self.export.to_string());
        if path.ends_with("/users.csv") && path.contains("/jobs/") { path + "?outcome=changed" } else { path }
    }

    /// What a row is called with, so that it would do something. A row without arguments here fails the tests.
    #[allow(clippy::too_many_lines, reason = "a list")]
    fn arguments(&self, row: &Row) -> Value {
        let Self { bot, user, pending, job, export } = self;
        let chatbot = bot.chatbot;
        let of_chatbot = json!({ "chatbot": chatbot });
        let of_user = json!({ "chatbot": chatbot, "user": user });
        let of_pending = json!({ "chatbot": chatbot, "user": pending });
        let of_job = json!({ "chatbot": chatbot, "job": job });
        let settings = json!({ "access": "authenticated", "analytics_url": "", "analytics_token": { "token": "keep" }, "allowed_domains": [] });
        match row.path.trim_start_matches("/api/console/").trim_start_matches("/api/v1/") {
            "account/get"
            | "account/second-factor/offer"
            | "account/second-factor/remove"
            | "account/passkeys/begin"
            | "account/sessions/list"
            | "account/sessions/end-all"
            | "chatbots/list" => json!({}),
            "account/confirm" => json!({ "password": "kettle orbit mango" }),
            "account/password" => json!({ "email": "eve@example.org", "password": "violet canyon teapot" }),
            "account/second-factor/add" => json!({ "ticket": "t", "code": "123456" }),
            "account/passkeys/add" => json!({ "ticket": "t", "answer": "{}", "name": "Eve's" }),
            "account/passkeys/remove" => json!({ "passkey": 1 }),
            "account/sessions/end" => json!({ "session": 1 }),
            "access/new-password-link" | "users/get" => of_user,
            "chatbots/get" | "views/list" | "jobs/list" | "settings/get" | "analytics/status"
            | "analytics/read" | "keys/list" => of_chatbot,
            "chatbots/create" => json!({ "name": "New", "access": "open" }),
            "keys/replace" => json!({ "chatbot": chatbot, "overlap": "at-once" }),
            "keys/revoke" => json!({ "chatbot": chatbot, "key": 1 }),
            "users/count" => json!({ "chatbot": chatbot, "query": {} }),
            "users/days" => json!({ "chatbot": chatbot, "starts": [0, 1] }),
            "users/list" => json!({ "chatbot": chatbot, "query": {}, "window": { "offset": 0, "limit": 9 } }),
            "users/change" => {
                json!({ "chatbot": chatbot, "user": user, "version": 1, "change": { "disabled": true } })
            }
            "users/delete" => json!({ "chatbot": chatbot, "user": user, "version": 1 }),
            "views/save" => {
                json!({ "chatbot": chatbot, "view": null, "draft": { "name": "Eve's", "view": {}, "is_default": true } })
            }
            "views/delete" => json!({ "chatbot": chatbot, "view": 1 }),
            "invitations/preview" => json!({ "chatbot": chatbot, "list": "eve@example.org" }),
            "invitations/send" => {
                json!({ "chatbot": chatbot, "people": [{ "email": "eve@example.org", "name": "" }], "role": "admin" })
            }
            "invitations/resend" | "invitations/cancel" => of_pending,
            "sessions/list" | "audit/activity" => {
                json!({ "chatbot": chatbot, "user": user, "after": null, "limit": 9 })
            }
            "sessions/search" => {
                json!({ "chatbot": chatbot, "user": user, "term": "one", "after": null, "limit": 9 })
            }
            "sessions/messages" => json!({ "chatbot": chatbot, "session": 1, "after": null, "limit": 9 }),
            "selections/count" => json!({ "chatbot": chatbot, "selection": everyone(), "query": {} }),
            "selections/between" => json!({ "chatbot": chatbot, "query": {}, "one": user, "other": pending }),
            "jobs/prepare" => json!({ "chatbot": chatbot, "selection": everyone(), "action": delete() }),
            "jobs/discard" | "jobs/start" | "jobs/cancel" | "jobs/undo" => of_job,
            "exports/prepare" => json!({ "chatbot": chatbot, "request": self::export() }),
            "exports/cancel" => json!({ "chatbot": chatbot, "export": export }),
            "settings/change" | "analytics/test" => json!({ "chatbot": chatbot, "change": settings }),
            "audit/list" => json!({ "chatbot": chatbot, "query": {}, "after": null, "limit": 9 }),
            "audit/installation" => json!({ "query": {}, "after": null, "limit": 9 }),
            "chatbots/{chatbot}/import" => json!("email\neve@example.org\n"),
            "sign-ins" => json!({ "visitor": "eve" }),
            "users" => json!({ "email": "eve@example.org", "role": "admin" }),
            "users/{id}" => json!({ "disabled": true }),
            "sessions/{id}" => json!({ "user": user, "title": "Eve's" }),
            "sessions/{id}/messages" => {
                json!({ "messages": [{ "id": "m9", "author": "user", "text": "Eve's" }] })
            }
            other if row.method == "GET" && !other.is_empty() => Value::Null,
            other => panic!("{other} has no arguments in this test"),
        }
    }

    /// Calls a row on a page, if there is a key with that.
    async fn call(&self, page: &Console, key: Option<&Key>, row: &Row) -> Answer {
        let (media, body) = match self.arguments(row) {
            Value::Null => ("application/json", String::new()),
            Value::String(file) => ("text/csv", file),
            arguments => ("application/json", arguments.to_string()),
        };
        let bearer = key.map(|key| format!("Bearer {}", key.token()));
        let mut headers = vec![("origin", "http://desk.example"), ("content-type", media)];
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        let method = Method::from_bytes(row.method.as_bytes()).unwrap();
        page.raw(method, &self.path(row), &headers, body).await
    }
}

fn everyone() -> Value {
    json!({ "query": {} })
}

fn delete() -> Value {
    json!({ "kind": "delete" })
}

fn export() -> Value {
    let options = json!({ "format": "csv", "separator": "comma", "byte_order_mark": false });
    json!({ "options": options, "selection": null, "query": {} })
}

fn rows(who: &[Who]) -> Vec<&'static Row> {
    let rows: Vec<_> = TABLE.iter().filter(|row| who.contains(&row.who)).collect();
    assert!(!rows.is_empty());
    rows
}

/// That the row is refused in this way, without a word of what there is.
fn refused(answer: &Answer, row: &Row, status: u16) {
    assert_eq!(answer.status, status, "{row:?}: {}", answer.text);
    let expected = match (row.who, status) {
        (Who::ChatbotKey, 401) => "urn:rollcall:unauthorized",
        (Who::ChatbotKey, _) => "urn:rollcall:not-found",
        (_, 401) => "signed_out",
        (..) => "not_found",
    };
    let kind = if row.who == Who::ChatbotKey { "type" } else { "error" };
    assert_eq!(answer.body[kind], expected, "{row:?}: {}", answer.text);
}

on_both_databases! {
    async fn nobody_is_refused_everything(desk: Desk) {
        let scene = Scene::of(&desk).await;
        let before = desk.contents().await;
        for row in rows(&[Who::SignedIn, Who::ChatbotAdmin, Who::Owner, Who::ChatbotKey]) {
            refused(&scene.call(&desk.stranger(), None, row).await, row, 401);
        }
        assert_eq!(desk.contents().await, before);
    }

    async fn another_chatbots_key_opens_nothing_of_this_one(desk: Desk) {
        let scene = Scene::of(&desk).await;
        let other = desk.authenticated().await;
        let before = desk.contents().await;
        for row in rows(&[Who::ChatbotKey]).into_iter().filter(|row| row.path.contains("{id}")) {
            refused(&scene.call(&desk.stranger(), Some(&other), row).await, row, 404);
        }
        assert_eq!(other.get("users").await.body["total"], 0);
        assert_eq!(desk.contents().await, before);
    }

    async fn no_key_opens_the_console_and_no_cookie_what_is_for_chatbots(desk: Desk) {
        let scene = Scene::of(&desk).await;
        let owner = desk.console().await;
        let before = desk.contents().await;
        for row in rows(&[Who::SignedIn, Who::ChatbotAdmin, Who::Owner]) {
            refused(&scene.call(&desk.stranger(), Some(&scene.bot), row).await, row, 401);
        }
        for row in rows(&[Who::ChatbotKey]) {
            refused(&scene.call(&owner, None, row).await, row, 401);
        }
        assert_eq!(desk.contents().await, before);
    }

    async fn an_admin_of_another_chatbot_finds_nothing_of_this_one(desk: Desk) {
        let scene = Scene::of(&desk).await;
        let other = desk.authenticated().await;
        let (admin, _) = desk.admin_console(&other, "eve@example.org").await;
        let before = desk.contents().await;
        for row in rows(&[Who::ChatbotAdmin, Who::Owner]) {
            refused(&scene.call(&admin, None, row).await, row, 404);
        }
        assert_eq!(desk.contents().await, before);
        let seen = admin.call("chatbots/list", json!({})).await.body;
        assert_eq!((seen.as_array().unwrap().len(), &seen[0]["id"]), (1, &json!(other.chatbot)));
    }

    async fn an_admin_of_the_chatbot_finds_nothing_that_is_the_owners(desk: Desk) {
        let scene = Scene::of(&desk).await;
        let (admin, _) = desk.admin_console(&scene.bot, "eve@example.org").await;
        let before = desk.contents().await;
        for row in rows(&[Who::Owner]) {
            refused(&scene.call(&admin, None, row).await, row, 404);
        }
        assert_eq!(desk.contents().await, before);
    }

    async fn who_was_an_admin_is_refused_everything(desk: Desk) {
        let scene = Scene::of(&desk).await;
        for (name, change) in [("regular", json!({ "role": "regular" })), ("disabled", json!({ "disabled": true }))] {
            let (admin, user) = desk.admin_console(&scene.bot, &format!("{name}@example.org")).await;
            assert_eq!(admin.call("account/get", json!({})).await.status, 200);
            assert_eq!(scene.bot.patch(&format!("users/{user}"), change).await.status, 200);
            let before = desk.contents().await;
            for row in rows(&[Who::SignedIn, Who::ChatbotAdmin, Who::Owner]) {
                refused(&scene.call(&admin, None, row).await, row, 401);
            }
            assert_eq!(desk.contents().await, before, "{name}");
        }
    }
}
