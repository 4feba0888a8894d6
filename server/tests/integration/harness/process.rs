//! A server in a process of its own.

use std::process::Stdio;

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// It ends with the test.
pub struct Process {
    pub child: Child,
    /// Where it listens, such as `http://127.0.0.1:4711`.
    pub url: String,
}

impl Process {
    /// Starts a server on a database, with variables of its own.
    pub async fn start(database_url: &str, variables: &[(&str, &str)]) -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_rollcall")), database_url, variables).await
    }

    /// The same by a command to which the server's arguments are added.
    pub async fn of(mut command: Command, database_url: &str, variables: &[(&str, &str)]) -> Self {
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0", "--trust-forwarded-for"])
            .env("DATABASE_URL", database_url)
            .env("RUST_LOG", "off")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let url = loop {
            let line = lines.next_line().await.unwrap().expect("the server says where it listens");
            if let Some((_, url)) = line.split_once("listens on ") {
                break url.to_owned();
            }
        };
        Self { child, url }
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}
