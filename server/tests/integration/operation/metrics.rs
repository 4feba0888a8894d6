//! What Prometheus reads.

use serde_json::json;

use crate::harness::{Desk, http, on_both_databases, program::Server};

async fn read(server: &Server) -> String {
    let answer = http().get(server.metrics.as_ref().unwrap()).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let media = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert_eq!(media, "application/openmetrics-text; version=1.0.0; charset=utf-8");
    answer.text().await.unwrap()
}

/// The value of a metric, by its whole name with labels.
fn value(text: &str, metric: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(metric)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{metric} is not in {text}")).parse().unwrap()
}

const SIGN_INS: &str = r#"method="POST",route="/api/v1/sign-ins""#;

on_both_databases! {
    async fn requests_streams_connections_and_jobs_are_counted(desk: Desk) {
        let bot = desk.open().await;
        let server = Server::start(desk.database_url(), &["--metrics-listen=127.0.0.1:0"]).await;
        let client = http();
        let sign_in = async |key: &str| {
            let url = format!("{}/api/v1/sign-ins", server.url);
            let sent = client.post(url).bearer_auth(key).json(&json!({ "visitor": "v" })).send().await;
            sent.unwrap().status().as_u16()
        };
        assert_eq!([sign_in(bot.token()).await, sign_in(bot.token()).await, sign_in("rck_0").await], [200, 200, 401]);
        let listening = client.get(format!("{}/api/v1/events", server.url)).bearer_auth(bot.token()).send().await.unwrap();
        assert_eq!(listening.status(), 200);

        let text = read(&server).await;
        assert!(text.ends_with("# EOF\n"));
        assert!((value(&text, &format!("rollcall_http_requests_total{{{SIGN_INS},status=\"200\"}}")) - 2.0).abs() < 0.1);
        assert!((value(&text, &format!("rollcall_http_requests_total{{{SIGN_INS},status=\"401\"}}")) - 1.0).abs() < 0.1);
        assert!((value(&text, &format!("rollcall_http_request_duration_seconds_count{{{SIGN_INS}}}")) - 3.0).abs() < 0.1);
        assert!(value(&text, &format!("rollcall_http_request_duration_seconds_sum{{{SIGN_INS}}}")) > 0.0);
        assert!((value(&text, r#"rollcall_event_streams{listener="chatbot"}"#) - 1.0).abs() < 0.1);
        assert!((value(&text, "rollcall_database_up") - 1.0).abs() < 0.1);
        assert!(value(&text, r#"rollcall_database_connections{pool="readers"}"#) >= 1.0);
        assert!(value(&text, r#"rollcall_database_connections_max{pool="exporters"}"#) >= 4.0);
        assert!(value(&text, r#"rollcall_list_index_lookups_total{result="none"}"#) >= 0.0);
        let kind = if desk.database_url().starts_with("sqlite:") { "sqlite" } else { "postgres" };
        assert!(text.contains(&format!("rollcall_build_info{{version=\"{}\",database=\"{kind}\",schema=", env!("CARGO_PKG_VERSION"))), "{text}");

        drop(listening);
        // It is counted down when the server finds out; the next event tells it.
        loop {
            sign_in(bot.token()).await;
            bot.patch("users/1", json!({ "disabled": true })).await;
            bot.patch("users/1", json!({ "disabled": false })).await;
            if value(&read(&server).await, r#"rollcall_event_streams{listener="chatbot"}"#) < 0.5 {
                break;
            }
        }
        server.stop().await;
    }

    async fn bulk_actions_are_counted_by_state(desk: Desk) {
        let bot = desk.open().await;
        bot.sign_in(json!({ "visitor": "v" })).await;
        let job = |state: &str| format!(
            "INSERT INTO jobs (chatbot_id, action, actor, state, total, created_at) VALUES ({}, 'disable', 'owner', '{state}', 1, 1)",
            bot.chatbot
        );
        desk.sql(&job("finished"), &job("finished")).await;
        desk.sql(&job("finished"), &job("finished")).await;
        desk.sql(&job("cancelled"), &job("cancelled")).await;
        let server = Server::start(desk.database_url(), &["--metrics-listen=127.0.0.1:0"]).await;
        let text = read(&server).await;
        assert!((value(&text, r#"rollcall_jobs{state="finished"}"#) - 2.0).abs() < 0.1);
        assert!((value(&text, r#"rollcall_jobs{state="cancelled"}"#) - 1.0).abs() < 0.1);
        server.stop().await;
    }

    async fn a_route_is_a_pattern_and_never_what_was_asked_for(desk: Desk) {
        let bot = desk.open().await;
        let server = Server::start(desk.database_url(), &["--metrics-listen=127.0.0.1:0"]).await;
        let client = http();
        for path in [
            "/api/v1/users/7654321", "/api/v1/users/7654321/access", "/api/v1/nothing/7654321", "/chatbots/7654321/users",
            "/7654321.js", "/api/console/7654321", "/api/console/chatbots/7654321/events", "/?q=7654321",
        ] {
            client.get(format!("{}{path}", server.url)).bearer_auth(bot.token()).send().await.unwrap();
            client.post(format!("{}{path}", server.url)).header("origin", &server.url).send().await.unwrap();
            let method = reqwest::Method::from_bytes(b"M7654321").unwrap();
            client.request(method, format!("{}{path}", server.url)).send().await.unwrap();
        }
        let function = format!("{}/api/console/chatbots/list", server.url);
        client.post(function).header("origin", &server.url).json(&json!({})).send().await.unwrap();
        let text = read(&server).await;
        assert!(!text.contains("7654321"), "{text}");
        assert!(text.contains(r#"method="GET",route="/api/v1/users/{id}/access""#), "{text}");
        assert!(text.contains(r#"method="POST",route="/api/console/chatbots/list",status="401""#), "{text}");
        assert!(text.contains(r#"method="other",route="page""#), "{text}");
        server.stop().await;
    }

    async fn the_public_listener_has_no_metrics(desk: Desk) {
        let server = Server::start(desk.database_url(), &["--metrics-listen=127.0.0.1:0"]).await;
        let public = http().get(format!("{}/metrics", server.url)).send().await.unwrap().text().await.unwrap();
        assert!(!public.contains("rollcall_"), "{public}");
        let metrics = server.metrics.clone().unwrap();
        let other = http().get(metrics.replace("/metrics", "/api/v1/openapi.json")).send().await.unwrap();
        assert_eq!(other.status(), 404);
        server.stop().await;
        let silent = Server::start(desk.database_url(), &[]).await;
        assert!(silent.metrics.is_none());
        silent.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_said_and_does_not_hide_the_rest() {
    let desk = Desk::on(crate::harness::databases::sqlite()).await;
    let metrics = server::metrics::Metrics::default();
    let before = metrics.text(desk.store.as_ref()).await;
    assert!((value(&before, "rollcall_database_up") - 1.0).abs() < 0.1);
    desk.store.close().await;
    let text = metrics.text(desk.store.as_ref()).await;
    assert!(value(&text, "rollcall_database_up").abs() < 0.1);
    assert!(!text.contains("rollcall_jobs{"), "{text}");
    assert!(text.contains("rollcall_database_connections_max"), "{text}");
}
