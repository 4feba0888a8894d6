//! The real server, in a process of its own, whose memory is its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use server::{auth::ConsoleGate, clock::Clock, store};

pub struct Server {
    process: Child,
    pub address: String,
    /// How long it took from being started to saying where it listens.
    pub started_in: Duration,
}

impl Server {
    pub fn start(url: &str) -> Self {
        let start = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_rollcall"))
            .args(["serve", "--database", url, "--listen", "127.0.0.1:0"])
            // As the service and the container start it.
            .env("MALLOC_ARENA_MAX", "2")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address = said.trim().rsplit("http://").next().unwrap().to_owned();
        Self { process, address, started_in: start.elapsed() }
    }

    /// A line of `/proc/PID/status`, in KiB.
    pub fn memory(&self, what: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with(what)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A one-time sign-in link's token for the owner of the database at `url`.
pub async fn owner_link(url: &str) -> String {
    let store = store::open(url).await.unwrap();
    let link = ConsoleGate::new(store.clone(), Clock::system()).new_owner_link().await.unwrap();
    store.close().await;
    link.reveal().to_owned()
}

/// One kept connection. A socket and no client, which would cost more than what is measured.
pub struct Connection {
    socket: TcpStream,
    address: String,
    credential: String,
    buffer: Vec<u8>,
}

impl Connection {
    /// With a line of the head that says who asks, such as `authorization: Bearer …`.
    pub fn new(address: &str, credential: &str) -> Self {
        let socket = TcpStream::connect(address).unwrap();
        socket.set_nodelay(true).unwrap();
        let credential = credential.to_owned();
        Self { socket, address: address.to_owned(), credential, buffer: vec![0; 256 * 1024] }
    }

    /// The owner's, signed in by a link.
    pub fn owner(address: &str, link: &str) -> Self {
        let mut connection = Self::new(address, "accept: */*");
        let (head, _) = connection.post("/api/console/access/sign-in", &format!(r#"{{"link":"{link}"}}"#));
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("signed in");
        Self::new(address, &format!("cookie: {}", cookie.split(';').next().unwrap()))
    }

    /// The line that says who asks.
    pub fn credential(&self) -> &str {
        &self.credential
    }

    /// POSTs JSON and waits for the whole answer: its head, and its body.
    pub fn post(&mut self, path: &str, body: &str) -> (String, Vec<u8>) {
        self.send("POST", path, body)
    }

    /// Sends JSON and waits for the whole answer: its head, and its body.
    pub fn send(&mut self, method: &str, path: &str, body: &str) -> (String, Vec<u8>) {
        let Self { address, credential, .. } = self;
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n{credential}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.socket.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        loop {
            let read = self.socket.read(&mut self.buffer).unwrap();
            assert!(read > 0, "{path} broke off");
            answer.extend_from_slice(&self.buffer[..read]);
            let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .expect("a length")
                .parse()
                .unwrap();
            if answer.len() >= end + 4 + length {
                let body = answer.split_off(end + 4);
                // The head as it came: a cookie's value has capital letters.
                answer.truncate(end);
                let head = String::from_utf8_lossy(&answer).into_owned();
                let status = head.split(' ').nth(1).unwrap();
                assert!(status.starts_with('2'), "{path} {head} {}", String::from_utf8_lossy(&body));
                return (head, body);
            }
        }
    }
}
