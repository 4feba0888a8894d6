//! Importing people, as the page does it.

use std::fmt::Write;

use axum::http::Method;
use serde_json::json;

use crate::harness::{Answer, Desk, Key, on_both_databases, said};

async fn import(desk: &Desk, bot: &Key, file: impl Into<Vec<u8>>) -> Answer {
    let path = format!("/api/console/chatbots/{}/import", bot.chatbot);
    let headers = [("origin", "http://desk.example"), ("content-type", "text/csv")];
    desk.console().await.raw(Method::POST, &path, &headers, file.into()).await
}

on_both_databases! {
    async fn people_are_invited_or_updated_and_bad_lines_reported(desk: Desk) {
        let bot = desk.authenticated().await;
        bot.invite(json!({ "email": "ana@a.example", "name": "Ana" })).await;
        bot.invite(json!({ "email": "ben@a.example", "name": "Ben" })).await;
        let file = "\u{feff}Role;E-Mail;Name\r\nadmin;ANA@a.example;Ana Souza\r\n;ben@a.example;Ben\r\n\
            ;nobody;X\r\n;new@a.example;\"Two\r\nlines\"\r\nboss;boss@a.example;Boss\r\n;ana@a.example;Again\r\n";
        let report = import(&desk, &bot, file).await;
        assert_eq!(report.status, 200, "{}", report.text);
        assert_eq!((&report.body["invited"], &report.body["updated"], &report.body["unchanged"]), (&json!(1), &json!(1), &json!(1)));
        let lines: Vec<_> = report.body["rejected"].as_array().unwrap().iter().map(|line| line["line"].as_u64().unwrap()).collect();
        assert_eq!(lines, [4, 7, 8], "{}", report.text);
        let listed = bot.get("users?sort=name").await.body;
        let people: Vec<_> = listed["users"].as_array().unwrap().iter().map(|user| (user["name"].as_str().unwrap(), user["role"].as_str().unwrap(), user["version"].as_i64().unwrap())).collect();
        assert_eq!(people, [("Ana Souza", "admin", 2), ("Ben", "regular", 1), ("Two lines", "regular", 1)]);
        assert_eq!(listed["total"], 3);
        assert_eq!(bot.get("users?role=admin").await.body["total"], 1);
        assert_eq!(bot.get("users?search=souza").await.body["total"], 1);
        let again = import(&desk, &bot, file).await;
        assert_eq!((&again.body["invited"], &again.body["updated"], &again.body["unchanged"]), (&json!(0), &json!(0), &json!(3)));
    }

    async fn an_import_cannot_demote_the_last_active_admin(desk: Desk) {
        let bot = desk.authenticated().await;
        for email in ["ana@a.example", "ben@a.example"] {
            bot.invite(json!({ "email": email, "role": "admin" })).await;
            bot.sign_in(json!({ "email": email })).await;
        }
        let report = import(&desk, &bot, "email,role\nana@a.example,regular\nben@a.example,regular\n").await;
        assert_eq!(report.body["updated"], 1, "{}", report.text);
        assert_eq!(report.body["rejected"][0]["line"], 3);
        assert!(said(&report.body["rejected"][0]["reason"]).contains("last active admin"));
        assert_eq!(bot.get("users?role=admin&status=active").await.body["total"], 1);
    }

    async fn a_file_that_cannot_be_read_imports_nobody(desk: Desk) {
        let bot = desk.authenticated().await;
        for file in [&b""[..], b"name,phone\nAna,1\n", b"PK\x03\x04 xlsx", b"email\n\0\n"] {
            let answer = import(&desk, &bot, file).await;
            assert_eq!((answer.status, &answer.body["error"]), (409, &json!("refused")), "{}", answer.text);
        }
        assert_eq!(bot.get("users").await.body["total"], 0);
    }

    async fn a_hundred_thousand_lines_are_imported_whole(desk: Desk) {
        let bot = desk.authenticated().await;
        let mut file = String::from("email,name\n");
        for index in 0..100_000 {
            writeln!(file, "p{index}@people.example,Person {index}").unwrap();
        }
        let report = import(&desk, &bot, file).await;
        assert_eq!(report.body["invited"], 100_000, "{}", report.text);
        assert_eq!(bot.get("users").await.body["total"], 100_000);
        assert_eq!(bot.get("users?search=p99999%40").await.body["total"], 1);
        assert_eq!(desk.count_rows().await["users"], 100_000);
    }

    async fn only_csv_is_taken(desk: Desk) {
        let bot = desk.authenticated().await;
        let path = format!("/api/console/chatbots/{}/import", bot.chatbot);
        let headers = [("origin", "http://desk.example"), ("content-type", "text/plain")];
        let answer = desk.console().await.raw(Method::POST, &path, &headers, "email\na@b.org").await;
        assert_eq!(answer.body["field"], "content-type");
        let headers = [("origin", "http://desk.example"), ("content-type", "text/csv; charset=utf-8; header=present")];
        assert_eq!(desk.console().await.raw(Method::POST, &path, &headers, "email\na@b.org").await.status, 200);
        let missing = "/api/console/chatbots/99/import";
        let headers = [("origin", "http://desk.example"), ("content-type", "text/csv")];
        assert_eq!(desk.console().await.raw(Method::POST, missing, &headers, "email\na@b.org").await.status, 404);
    }
}
