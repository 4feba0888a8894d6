//! The program itself, in a process of its own.

use std::{
    os::unix::fs::MetadataExt,
    path::Path,
    process::{ExitStatus, Output, Stdio},
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

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

/// All that a command said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs a command that must succeed; what it said.
pub fn done(arguments: &[&str]) -> String {
    let ended = run(arguments);
    assert!(ended.status.success(), "{arguments:?}: {}", said(&ended));
    said(&ended)
}

/// Runs a command that must fail and say so in these words.
pub fn refused(arguments: &[&str], words: &str) {
    let ended = run(arguments);
    assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
    assert!(said(&ended).contains(words), "{}", said(&ended));
}

/// A running server. It ends with the test.
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
    pub async fn start_with(database: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = program();
        command.envs(environment.iter().copied());
        Self::by(command, database, arguments).await
    }

    /// The same, by a command to which the server's arguments are added.
    pub async fn by(command: std::process::Command, database: &str, arguments: &[&str]) -> Self {
        let mut process = Command::from(command)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env("DATABASE_URL", database)
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

    /// Its process's id.
    pub fn id(&self) -> String {
        self.process.id().expect("it runs").to_string()
    }

    /// Whether it runs still.
    pub fn is_running(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        let id = self.id();
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
