//! The chatbot that misbehaves: a server process of its own, one for all tests of a run.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::OnceLock,
};

use serde_json::Value;

/// Its program; its head says what there is.
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/support/misbehaving-chatbot.mjs");

/// A part of the process of its own, for one test: what other tests ask isn't counted here.
pub struct Misbehaving {
    process: &'static Process,
    test: String,
}

struct Process {
    origin: String,
    // It ends when its standard input does, at the latest with this process.
    _child: Child,
}

impl Misbehaving {
    /// The part for `test`.
    pub fn for_test(test: &str) -> Self {
        static PROCESS: OnceLock<Process> = OnceLock::new();
        Self { process: PROCESS.get_or_init(Process::start), test: test.to_owned() }
    }

    /// The port at 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.process.origin.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// The address of an analytics endpoint that behaves like `behaviour`.
    pub fn url(&self, behaviour: &str) -> String {
        format!("{}{}", self.process.origin, self.path(behaviour))
    }

    /// The path of that address.
    pub fn path(&self, behaviour: &str) -> String {
        format!("/test-{}/{behaviour}", self.test)
    }

    /// How often the endpoint was asked.
    pub async fn requests(&self, behaviour: &str) -> u64 {
        self.noted(behaviour).await["requests"].as_u64().unwrap_or(0)
    }

    /// The address and the headers the endpoint was last asked with.
    pub async fn last_request(&self, behaviour: &str) -> Value {
        self.noted(behaviour).await["last"].clone()
    }

    /// How often anyone was led to the page behind the redirects, in whatever test.
    pub async fn followers(&self) -> u64 {
        self.get("/counts").await["/redirected/good/users"]["requests"].as_u64().unwrap_or(0)
    }

    /// The address of an endpoint as [`Misbehaving::url`] gives it, but https, and the certificate there (PEM), which its
    /// owner made.
    pub async fn https(&self, behaviour: &str) -> (String, String) {
        let https = self.get("/https").await;
        let [origin, certificate] = ["url", "certificate"].map(|key| https[key].as_str().unwrap());
        (format!("{origin}{}", self.path(behaviour)), certificate.to_owned())
    }

    /// Makes `switch/NAME` behave like `to` from now on.
    pub async fn switch(&self, name: &str, to: &str) {
        let url = format!("{}/switch/{name}?to={to}", self.process.origin);
        crate::harness::http().post(url).send().await.unwrap().error_for_status().unwrap();
    }

    async fn noted(&self, behaviour: &str) -> Value {
        self.get("/counts").await[format!("{}/users", self.path(behaviour))].take()
    }

    async fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.process.origin);
        crate::harness::http().get(url).send().await.unwrap().json().await.unwrap()
    }
}

impl Process {
    fn start() -> Self {
        let mut child = Command::new("node")
            .args([PROGRAM, "--until-stdin-ends"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("these tests need Node.js");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let origin = line.trim().strip_prefix("listens on ").expect(&line).to_owned();
        Self { origin, _child: child }
    }
}
