//! The views that admins saved.

use app::domain::ChatbotId;
use serde_json::{Value, json};

use crate::harness::{Answer, Console, on_both_databases};

async fn save(
    console: &Console,
    chatbot: ChatbotId,
    view: Option<i64>,
    name: &str,
    is_default: bool,
) -> Answer {
    let shown = json!({ "query": { "search": "ana & co", "role": "admin", "sort": { "by": "name", "direction": "desc" } }, "layout": "compact~role.0" });
    let draft = json!({ "name": name, "view": shown, "is_default": is_default });
    console.call("views/save", json!({ "chatbot": chatbot, "view": view, "draft": draft })).await
}

fn names(answer: &Answer) -> Vec<(&str, bool)> {
    let views = answer.body.as_array().unwrap_or_else(|| panic!("{answer:?}"));
    views.iter().map(|view| (view["name"].as_str().unwrap(), view["is_default"].as_bool().unwrap())).collect()
}

fn id(answer: &Answer, name: &str) -> i64 {
    let views = answer.body.as_array().unwrap();
    views.iter().find(|view| view["name"] == name).unwrap()["id"].as_i64().unwrap()
}

async fn list(console: &Console, chatbot: ChatbotId) -> Answer {
    console.call("views/list", json!({ "chatbot": chatbot })).await
}

on_both_databases! {
    async fn a_view_is_kept_as_it_was_seen_until_it_is_deleted(desk: Desk) {
        let chatbot = desk.authenticated().await.chatbot;
        let console = desk.console().await;
        assert_eq!(list(&console, chatbot).await.body, json!([]));
        let saved = save(&console, chatbot, None, " Pending  admins ", false).await;
        assert_eq!(saved.status, 200, "{saved:?}");
        let view = &saved.body[0];
        assert_eq!(view["name"], "Pending admins");
        assert_eq!(view["view"]["query"], json!({ "search": "ana & co", "status": null, "role": "admin", "network": null, "sort": { "by": "name", "direction": "desc" } }));
        assert_eq!(view["view"]["layout"], "compact~role.0");
        assert_eq!(list(&console, chatbot).await.body, saved.body);
        let renamed = save(&console, chatbot, Some(id(&saved, "Pending admins")), "Ádmins", true).await;
        assert_eq!(names(&renamed), [("Ádmins", true)]);
        assert_eq!(save(&console, chatbot, None, "zz", false).await.status, 200);
        let arguments = json!({ "chatbot": chatbot, "view": id(&renamed, "Ádmins") });
        assert_eq!(names(&console.call("views/delete", arguments.clone()).await), [("zz", false)]);
        assert_eq!(console.call("views/delete", arguments).await.status, 404);
        assert_eq!(names(&list(&console, chatbot).await), [("zz", false)]);
    }

    async fn a_name_is_had_once_and_one_view_is_the_beginning(desk: Desk) {
        let chatbot = desk.authenticated().await.chatbot;
        let console = desk.console().await;
        let first = save(&console, chatbot, None, "José", true).await;
        let taken = save(&console, chatbot, None, "JOSE", true).await;
        assert_eq!((taken.status, &taken.body["field"]), (400, &json!("name")), "{taken:?}");
        assert_eq!(names(&list(&console, chatbot).await), [("José", true)], "what was refused left all as it was");
        let both = save(&console, chatbot, None, "Zoë", true).await;
        assert_eq!(names(&both), [("José", false), ("Zoë", true)]);
        let taken = save(&console, chatbot, Some(id(&both, "Zoë")), "jose", false).await;
        assert_eq!(taken.status, 400);
        assert_eq!(names(&list(&console, chatbot).await), [("José", false), ("Zoë", true)]);
        assert_eq!(save(&console, chatbot, Some(id(&first, "José")), "JOSÉ", false).await.status, 200, "one's own name may be had again");
        for (name, what) in [("", "empty"), ("x\u{7}", "control"), (&"x".repeat(61), "long")] {
            assert_eq!(save(&console, chatbot, None, name, false).await.status, 400, "{what}");
        }
    }

    async fn the_list_of_a_chatbot_begins_with_the_default(desk: Desk) {
        let chatbot = desk.authenticated().await.chatbot;
        let console = desk.console().await;
        let start = async |console: &Console| {
            let one = console.call("chatbots/get", json!({ "chatbot": chatbot })).await.body["start"].clone();
            assert_eq!(console.call("chatbots/list", json!({})).await.body[0]["start"], one);
            one
        };
        assert_eq!(start(&console).await, Value::Null);
        let saved = save(&console, chatbot, None, "Mine", true).await;
        assert_eq!(start(&console).await, "search=ana%20%26%20co&role=admin&sort=name&direction=desc&view=compact~role.0");
        save(&console, chatbot, Some(id(&saved, "Mine")), "Mine", false).await;
        assert_eq!(start(&console).await, Value::Null);
    }

    async fn views_are_of_one_admin_and_one_chatbot(desk: Desk) {
        let bot = desk.authenticated().await;
        let other = desk.open().await.chatbot;
        let owner = desk.console().await;
        let (admin, _) = desk.admin_console(&bot, "ada@example.org").await;
        let of_owner = save(&owner, bot.chatbot, None, "Mine", true).await;
        let of_admin = save(&admin, bot.chatbot, None, "Mine", false).await;
        assert_eq!(names(&of_admin), [("Mine", false)]);
        assert_eq!(names(&list(&owner, bot.chatbot).await), [("Mine", true)]);
        assert_eq!(list(&owner, other).await.body, json!([]));
        for (console, chatbot, view) in [(&admin, bot.chatbot, id(&of_owner, "Mine")), (&owner, bot.chatbot, id(&of_admin, "Mine")), (&owner, other, id(&of_owner, "Mine"))] {
            assert_eq!(save(console, chatbot, Some(view), "Taken", true).await.status, 404);
            assert_eq!(console.call("views/delete", json!({ "chatbot": chatbot, "view": view })).await.status, 404);
        }
        assert_eq!(admin.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.body["start"], Value::Null);
        assert_eq!(desk.count_where("saved_views WHERE name = 'Mine'").await, 2);
    }

    async fn there_are_no_more_views_than_can_be_looked_over(desk: Desk) {
        let chatbot = desk.authenticated().await.chatbot;
        let console = desk.console().await;
        for number in 0..50 {
            assert_eq!(save(&console, chatbot, None, &format!("View {number}"), false).await.status, 200);
        }
        assert_eq!(save(&console, chatbot, None, "One more", false).await.status, 409);
        assert_eq!(desk.count_where("saved_views").await, 50);
    }
}
