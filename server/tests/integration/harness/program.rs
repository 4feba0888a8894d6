//! The program itself, in a process of its own.

use std::{
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::{Child, Command},
    task::JoinHandle,
};

/// The program, with nothing set by the environment that tests run in.
pub fn program() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rollcall"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

/// The program, run by a user whom file permissions stop (root they don't); it is copied into `folder`, where that user can
/// get at it.
pub fn program_of_ordinary_user(folder: &Path) -> std::process::Command {
    let copy = folder.join("rollcall");
    std::fs::copy(env!("CARGO_BIN_EXE_rollcall"), &copy).unwrap();
    // A server that starts after all is ended by `timeout`, with code 124.
    let mut command = std::process::Command::new("timeout");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).arg("20");
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.args(["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]);
    }
    command.arg(copy);
    command
}

/// A running server.
pub struct Server {
    process: Child,
    /// Where it answers, as in `http://127.0.0.1:8080`.
    pub url: String,
    /// Where its metrics are, if they are anywhere.
    pub metrics: Option<String>,
    log: JoinHandle<String>,
}

impl Server {
    /// Starts a server on a free port, with more arguments.
    pub async fn start(database: &str, arguments: &[&str]) -> Self {
        Self::start_with(database, arguments, &[]).await
    }

    /// The same, with something set by the environment.
    pub async fn start_with(database: &str, arguments: &[&str], environment: &[(&str, PathBuf)]) -> Self {
        let mut process = Command::from(program())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env("DATABASE_URL", database)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut stderr = process.stderr.take().unwrap();
        let log = tokio::spawn(async move {
            let mut text = String::new();
            stderr.read_to_string(&mut text).await.unwrap();
            text
        });
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut said = async |before: &str| loop {
            let line = lines.next_line().await.unwrap().expect("the server says where it listens");
            if let Some(place) = line.strip_prefix(before) {
                return place.to_owned();
            }
        };
        let url = said("Rollcall listens on ").await;
        let metrics = if arguments.iter().any(|argument| argument.starts_with("--metrics-listen")) {
            Some(said("Metrics are at ").await)
        } else {
            None
        };
        // Whatever else it says must find someone who reads it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { process, url, metrics, log }
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        let id = self.process.id().expect("it runs").to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    pub async fn kill(mut self) {
        self.process.kill().await.unwrap();
    }

    /// Waits for its end; how it ended and what it logged.
    pub async fn ended(mut self) -> (ExitStatus, String) {
        (self.process.wait().await.unwrap(), self.log.await.unwrap())
    }

    /// Stops it; what it logged.
    pub async fn stop(self) -> String {
        self.terminate();
        let (status, log) = self.ended().await;
        assert!(status.success(), "{status} {log}");
        log
    }
}
