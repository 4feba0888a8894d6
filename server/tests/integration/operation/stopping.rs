//! SIGTERM, with the real program: first it says that it is not ready, then it takes no connections, then it ends what is under
//! way.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::harness::{Desk, Key, http, on_both_databases, program::Server};

/// A request of which half of the body is sent.
struct Half {
    connection: TcpStream,
    rest: &'static str,
}

impl Half {
    async fn send(server: &Server, bot: &Key) -> Self {
        let address: SocketAddr = server.url.trim_start_matches("http://").parse().unwrap();
        let mut connection = TcpStream::connect(address).await.unwrap();
        let (begin, rest) = (r#"{"visitor":"#, r#""late"}"#);
        let head = format!(
            "POST /api/v1/sign-ins HTTP/1.1\r\nhost: desk\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{begin}",
            bot.token(),
            begin.len() + rest.len()
        );
        connection.write_all(head.as_bytes()).await.unwrap();
        Self { connection, rest }
    }

    /// Sends the rest; the answer.
    async fn end(mut self) -> String {
        self.connection.write_all(self.rest.as_bytes()).await.unwrap();
        let mut answer = String::new();
        self.connection.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

on_both_databases! {
    async fn a_stopping_server_is_first_not_ready_then_closed_and_ends_what_is_under_way(desk: Desk) {
        let bot = desk.open().await;
        // Longer than any test: only the second signal ends it.
        let server = Server::start(desk.database_url(), &["--drain-delay=3600"]).await;
        let client = http();
        let get = async |path: &str| client.get(format!("{}{path}", server.url)).send().await;
        assert_eq!(get("/readyz").await.unwrap().status(), 200);
        let mut stream = client.get(format!("{}/api/v1/events", server.url)).bearer_auth(bot.token()).send().await.unwrap();
        let half = Half::send(&server, &bot).await;

        server.terminate();
        while get("/readyz").await.unwrap().status() != 503 {}
        let answer: Value = get("/readyz").await.unwrap().json().await.unwrap();
        assert_eq!(answer["status"], "stopping");
        let checked = client.get(format!("{}/api/v1/users", server.url)).bearer_auth(bot.token()).send().await.unwrap();
        assert_eq!(checked.status(), 200, "who still comes is answered");

        server.terminate();
        let address: SocketAddr = server.url.trim_start_matches("http://").parse().unwrap();
        while TcpStream::connect(address).await.is_ok() {}
        assert!(half.end().await.starts_with("HTTP/1.1 200 OK"));
        assert_eq!(desk.count_where("users WHERE visitor = 'late'").await, 1);
        while stream.chunk().await.unwrap().is_some() {}
        let (status, log) = server.ended().await;
        assert!(status.success() && !log.contains("still under way"), "{status} {log}");
    }

    async fn a_server_without_requests_stops_at_once(desk: Desk) {
        let server = Server::start(desk.database_url(), &["--log=info"]).await;
        let log = server.stop().await;
        assert!(log.contains("asked to stop") && log.contains("stopped"), "{log}");
    }
}

#[tokio::test]
async fn systemd_is_told_when_it_is_ready_and_when_it_stops() {
    let folder = tempfile::TempDir::new().unwrap();
    let place = folder.path().join("notify");
    let socket = tokio::net::UnixDatagram::bind(&place).unwrap();
    let desk = Desk::on(crate::harness::databases::sqlite()).await;
    let environment = [("NOTIFY_SOCKET", place.to_str().unwrap())];
    let server = Server::start_with(desk.database_url(), &[], &environment).await;
    let mut told = [0; 64];
    let length = socket.recv(&mut told).await.unwrap();
    assert_eq!(&told[..length], b"READY=1\n");
    server.terminate();
    let length = socket.recv(&mut told).await.unwrap();
    assert_eq!(&told[..length], b"STOPPING=1\n");
    assert!(server.ended().await.0.success());
}
