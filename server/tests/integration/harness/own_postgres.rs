//! A PostgreSQL server of one test, which may kill it.

use std::process::Stdio;

use sqlx::{Connection, PgConnection};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use super::postgres_server::programs;

/// What is committed there is safe: its settings are PostgreSQL's own.
pub struct OwnServer {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl OwnServer {
    /// Starts it with a database that is called as its user.
    pub async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if is_root().await {
            let chown = Command::new("chown").arg("nobody").arg(folder.path()).status();
            assert!(chown.await.unwrap().success());
        }
        let data = folder.path().join("data");
        let mut initdb = as_nobody("initdb").await;
        initdb.arg("--pgdata").arg(&data).args(["--username=rollcall", "--auth=trust", "--encoding=UTF8"]);
        let made =
            initdb.args(["--locale=C.UTF-8", "--no-sync"]).stdout(Stdio::null()).status().await.unwrap();
        assert!(made.success());
        let mut server = Self { folder, port, process: None };
        server.run().await;
        let mut connection = PgConnection::connect(&server.url("postgres")).await.unwrap();
        sqlx::query("CREATE DATABASE rollcall").execute(&mut connection).await.unwrap();
        server
    }

    /// Where a database of it is.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://rollcall@127.0.0.1:{}/{database}", self.port)
    }

    /// Runs it, again after it was killed, until it takes connections.
    pub async fn run(&mut self) {
        loop {
            // What is left of one that was killed lets go of its memory in a moment; until then another one ends at once.
            let is_running =
                self.process.as_mut().is_some_and(|process| process.try_wait().unwrap().is_none());
            if !is_running {
                let mut postgres = as_nobody("postgres").await;
                postgres.arg("-D").arg(self.folder.path().join("data")).arg("-k").arg(self.folder.path());
                postgres.args(["-h", "127.0.0.1", "-p", &self.port.to_string()]);
                postgres.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
                self.process = Some(postgres.spawn().unwrap());
            }
            if PgConnection::connect(&self.url("postgres")).await.is_ok() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// SIGKILL of its first process; the others notice and end.
    pub async fn kill(&mut self) {
        self.process.as_mut().unwrap().kill().await.unwrap();
    }
}

async fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().await.unwrap();
    id.stdout == b"0\n"
}

/// A program of PostgreSQL, which refuses to run as root, and which ends with this process.
async fn as_nobody(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if is_root().await {
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    }
    command.arg("--").arg(programs().join(program)).current_dir("/");
    command
}
