//! Each request has a name, and the log says nothing that it should not.

use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, http, on_both_databases, program::Server};

/// Whatever is to be found in no log.
const SECRETS: [&str; 7] = [
    "203.0.113.77",
    "203.0.113.99",
    "ana@a.example",
    "Ana Okafor",
    "kettle orbit mango",
    "what I said in confidence",
    "searched for",
];

/// The request that a body names.
fn named(answer: &Answer) -> Value {
    serde_json::from_str::<Value>(&answer.text).unwrap()["request_id"].take()
}

/// The lines of a log in JSON.
fn lines(log: &str) -> Vec<Value> {
    log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"))).collect()
}

on_both_databases! {
    async fn a_request_keeps_the_name_it_brings_and_gets_one_where_it_brings_none(desk: Desk) {
        let brought = [("x-request-id", "0f3a-from-the-proxy")];
        let page = desk.stranger();
        for path in ["/", "/healthz", "/api/v1/users", "/api/console/nothing", "/api/nothing"] {
            let answer = page.raw(Method::GET, path, &brought, "").await;
            assert_eq!(answer.headers["x-request-id"], "0f3a-from-the-proxy", "{path}");
            let answer = page.raw(Method::GET, path, &[], "").await;
            assert_eq!(answer.headers["x-request-id"].len(), 32, "{path}");
            let answer = page.raw(Method::GET, path, &[("x-request-id", "ana@a.example")], "").await;
            assert_eq!(answer.headers["x-request-id"].len(), 32, "{path}");
        }
    }

    async fn the_body_of_an_error_names_the_request(desk: Desk) {
        let bot = desk.open().await;
        let problem = bot.get("users/99").await;
        assert_eq!(problem.status, 404);
        assert_eq!(named(&problem), problem.headers["x-request-id"].to_str().unwrap());
        let console = desk.console().await;
        for (function, arguments) in [
            ("users/get", json!({ "chatbot": bot.chatbot, "user": 99 })),
            ("users/get", json!({ "chatbot": bot.chatbot })),
            ("users/nothing", json!({})),
        ] {
            let error = console.call(function, arguments).await;
            assert!(error.status >= 400, "{}", error.text);
            assert!(error.body["error"].is_string(), "{}", error.text);
            assert_eq!(named(&error), error.headers["x-request-id"].to_str().unwrap(), "{}", error.text);
        }
    }

    async fn what_a_request_logs_bears_its_name(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        desk.sql("DROP TABLE messages", "DROP TABLE messages").await;
        let server = Server::start(desk.database_url(), &["--log-format=json"]).await;
        let answer = http()
            .put(format!("{}/api/v1/sessions/s", server.url))
            .bearer_auth(bot.token())
            .json(&json!({ "user": user }))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200 + 1);
        let answer = http()
            .post(format!("{}/api/v1/sessions/s/messages", server.url))
            .bearer_auth(bot.token())
            .header("x-request-id", "the-one-that-fails")
            .json(&json!({ "messages": [{ "id": "m", "author": "user", "text": "what I said in confidence" }] }))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 500);
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["request_id"], "the-one-that-fails", "{body}");
        let log = server.stop().await;
        let lines = lines(&log);
        assert_eq!(lines.len(), 1, "{log}");
        assert_eq!(lines[0]["level"], "ERROR");
        assert_eq!(lines[0]["span"]["request_id"], "the-one-that-fails", "{log}");
        assert!(!log.contains("confidence"), "{log}");
    }

    async fn a_structured_log_has_every_request_and_no_secret(desk: Desk) {
        let bot = desk.authenticated().await;
        desk.admin_console(&bot, "ana@a.example").await;
        let arguments = ["--log=debug,sqlx=debug,hyper=warn", "--log-format=json", "--trust-forwarded-for"];
        let server = Server::start(desk.database_url(), &arguments).await;
        let client = http();
        let send = async |method: Method, path: &str, body: Value| {
            let request = client
                .request(method, format!("{}{path}", server.url))
                .bearer_auth(bot.token())
                .header("x-forwarded-for", "203.0.113.99")
                .header("origin", &server.url)
                .json(&body);
            let answer = request.send().await.unwrap();
            let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
            (answer.status().as_u16(), id)
        };
        let user = json!({ "email": "ana@a.example", "name": "Ana Okafor" });
        let message = json!({ "messages": [{ "id": "m", "author": "user", "text": "what I said in confidence" }] });
        let password = json!({ "email": "ana@a.example", "password": "kettle orbit mango" });
        let wrong = json!({ "email": "ana@a.example", "password": "kettle orbit mangos" });
        let (status, signed_in) = send(Method::POST, "/api/v1/sign-ins", user).await;
        assert_eq!(status, 200);
        assert_eq!(send(Method::PUT, "/api/v1/sessions/s-of-ana", json!({ "user": 1 })).await.0, 201);
        assert_eq!(send(Method::POST, "/api/v1/sessions/s-of-ana/messages", message).await.0, 200);
        assert_eq!(send(Method::GET, "/api/v1/users?search=searched+for", json!(null)).await.0, 200);
        assert_eq!(send(Method::POST, "/api/console/access/password", password).await.0, 200);
        let (status, refused) = send(Method::POST, "/api/console/access/password", wrong).await;
        assert_eq!(status, 401);
        let log = server.stop().await;
        let lines = lines(&log);
        let answered = |id: &str| {
            let of_it = lines.iter().find(|line| line["message"] == "answered" && line["span"]["request_id"] == id);
            of_it.unwrap_or_else(|| panic!("{id}: {log}"))
        };
        let line = answered(&signed_in);
        assert_eq!((&line["method"], &line["route"], &line["status"]), (&"POST".into(), &"/api/v1/sign-ins".into(), &200.into()));
        assert_eq!(line["level"], "INFO");
        assert!(line["ms"].is_number() && line["timestamp"].is_string(), "{line}");
        let line = answered(&refused);
        assert_eq!((&line["route"], &line["status"]), (&"/api/console/access/password".into(), &401.into()));
        for secret in SECRETS.into_iter().chain([bot.token(), "s-of-ana"]) {
            let tail = secret.rsplit('_').next().unwrap();
            assert!(!log.contains(tail), "{secret} is in the log: {log}");
        }
    }
}
