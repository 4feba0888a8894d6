//! Traces, as whoever gathers OpenTelemetry's gets them.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::post};
use serde_json::json;
use tokio::net::TcpListener;

use crate::harness::{
    Desk, databases, http,
    program::{Server, refused},
};

type Bodies = Arc<Mutex<Vec<u8>>>;

/// Takes whatever is sent; where, and what it was.
async fn collector() -> (String, Bodies) {
    let bodies = Bodies::default();
    let take = async |State(bodies): State<Bodies>, headers: HeaderMap, body: Bytes| {
        assert_eq!(headers["content-type"], "application/x-protobuf");
        bodies.lock().unwrap().extend_from_slice(&body);
    };
    let router = Router::new().route("/v1/traces", post(take)).with_state(Arc::clone(&bodies));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (format!("http://{address}"), bodies)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_are_traced_and_go_on_with_the_trace_they_bring() {
    let (endpoint, bodies) = collector().await;
    let desk = Desk::on(databases::sqlite()).await;
    let bot = desk.open().await;
    let arguments = [format!("--otlp-endpoint={endpoint}"), "--log=info".to_owned()];
    let server = Server::start(desk.database_url(), &arguments.each_ref().map(String::as_str)).await;
    let client = http();
    let sent = client
        .post(format!("{}/api/v1/sign-ins", server.url))
        .bearer_auth(bot.token())
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .header("x-request-id", "the-traced-one")
        .json(&json!({ "visitor": "whoever-it-is" }))
        .send();
    assert_eq!(sent.await.unwrap().status(), 200);
    let function = format!("{}/api/console/chatbots/list", server.url);
    let sent = client.post(function).header("origin", &server.url).json(&json!({})).send();
    assert_eq!(sent.await.unwrap().status(), 401);
    // What was not sent yet is sent at the end.
    let log = server.stop().await;
    let got = bodies.lock().unwrap().clone();
    for part in [
        "service.name",
        "rollcall",
        "POST /api/v1/sign-ins",
        "POST /api/console/chatbots/list",
        "the-traced-one",
    ] {
        assert!(has(&got, part.as_bytes()), "{part}: {:?}", String::from_utf8_lossy(&got));
    }
    let (trace, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
    assert!(has(&got, &hex::decode(trace).unwrap()) && has(&got, &hex::decode(parent).unwrap()));
    for secret in ["whoever-it-is", bot.token(), "127.0.0.1"] {
        assert!(!has(&got, secret.as_bytes()), "{secret}");
    }
    // The log is as it is without.
    let line = log.lines().find(|line| line.contains("/api/v1/sign-ins")).unwrap();
    assert!(line.contains("request{request_id=\"the-traced-one\"}") && !line.contains("otel"), "{line}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_gathers_traces_requests_are_answered_all_the_same() {
    let desk = Desk::on(databases::sqlite()).await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let endpoint = format!("--otlp-endpoint=http://127.0.0.1:{port}");
    let server = Server::start(desk.database_url(), &[&endpoint]).await;
    let answer = http().get(format!("{}/readyz", server.url)).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    server.stop().await;
}

#[test]
fn an_endpoint_that_cant_be_is_refused() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let serve = ["serve", "--listen=127.0.0.1:0", "--otlp-endpoint=collector:4318", "--data", data];
    refused(&serve, "--otlp-endpoint");
}
