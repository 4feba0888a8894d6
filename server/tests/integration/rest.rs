//! The REST side's manners: keys, forms, limits, problems.

use axum::http::Method;
use serde_json::json;

use crate::harness::on_both_databases;

on_both_databases! {
    async fn a_wrong_key_is_401_and_says_what_is_asked_for(desk: Desk) {
        let bot = desk.open().await;
        for key in ["", "rck_0000", "nonsense"] {
            let answer = bot.with_key(key).post("sign-ins", json!({ "visitor": "v" })).await;
            assert_eq!((answer.status, &answer.body["status"]), (401, &json!(401)), "{}", answer.text);
            assert_eq!(answer.headers["content-type"], "application/problem+json");
            assert_eq!(answer.headers["www-authenticate"], "Bearer");
        }
        assert_eq!(bot.get("users").await.body["total"], 0);
    }

    async fn unknown_ids_are_404(desk: Desk) {
        let bot = desk.open().await;
        for path in ["users/99", "users/99/access", "users/none", "users/9999999999999999999999", "nowhere"] {
            let answer = bot.get(path).await;
            assert_eq!(answer.status, 404, "{path} {}", answer.text);
            assert_eq!(answer.body["status"], 404, "{path}");
        }
        assert_eq!(bot.patch("users/99", json!({ "disabled": true })).await.status, 404);
        assert_eq!(bot.delete("users/99").await.status, 404);
        assert_eq!(bot.put("sessions/s", json!({ "user": 99 })).await.status, 404);
        let messages = json!({ "messages": [{ "id": "m", "author": "user", "text": "x" }] });
        assert_eq!(bot.post("sessions/none/messages", messages).await.status, 404);
    }

    async fn malformed_json_is_400_and_names_the_field(desk: Desk) {
        let bot = desk.open().await;
        for (body, field) in [
            ("{", "body"), ("", "body"), ("[]", "body"), (r#"{"email": 7}"#, "email"), (r#"{"visitor": "v"} x"#, "body"),
            (r#"{"emial": "a@b.org"}"#, "emial"), (r#"{"email": "nobody"}"#, "email"), (r#"{"visitor": "two words"}"#, "visitor"),
            ("{}", "visitor"),
        ] {
            let answer = bot.raw(Method::POST, "sign-ins", "application/json", body).await;
            assert_eq!(answer.status, 400, "{body} {}", answer.text);
            assert_eq!(answer.body["field"], field, "{body} {}", answer.text);
        }
        let messages = r#"{"messages":[{"id":"a","author":"user","text":"x"},{"id":"b","author":"user","text":5}]}"#;
        let answer = bot.raw(Method::POST, "sessions/s/messages", "application/json", messages).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("messages[1].text")), "{}", answer.text);
        let answer = bot.raw(Method::POST, "sign-ins", "text/plain", r#"{"visitor":"v"}"#).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("content-type")));
        assert_eq!(bot.get("users").await.body["total"], 0);
    }

    async fn a_body_over_the_limit_is_413(desk: Desk) {
        let bot = desk.open().await;
        let body = format!(r#"{{"visitor":"{}"}}"#, "x".repeat(9 * 1024 * 1024));
        let answer = bot.raw(Method::POST, "sign-ins", "application/json", body).await;
        assert_eq!(answer.status, 413, "{}", answer.text);
        assert_eq!(answer.body["type"], "urn:rollcall:too-large");
    }

    async fn a_wrong_method_is_405_and_a_problem(desk: Desk) {
        let bot = desk.open().await;
        let answer = bot.delete("chatbot").await;
        assert_eq!(answer.status, 405);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }

    async fn the_api_describes_itself(desk: Desk) {
        let bot = desk.open().await;
        let paths = bot.get("openapi.json").await.body["paths"].clone();
        for path in ["sign-ins", "users", "users.csv", "users.xlsx", "users/{id}", "users/{id}/access", "sessions/{id}", "sessions/{id}/messages", "events", "chatbot"] {
            assert!(paths.get(format!("/api/v1/{path}")).is_some(), "{path}");
        }
    }
}
