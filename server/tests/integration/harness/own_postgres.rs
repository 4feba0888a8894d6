//! A PostgreSQL server of one test, which may kill it.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use super::postgres_server::path;

/// What is committed there is safe: its settings are PostgreSQL's own.
pub struct OwnServer {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
    /// How large a disk it has for the test's database, in megabytes; `None`: the machine's.
    disk: Option<u32>,
}

/// Runs what follows with a disk of its own at `$1` of `$2` megabytes, which nobody else sees: as root by a mount in a namespace,
/// else as the root of a namespace of users, which is left again for PostgreSQL's sake.
const ON_OWN_DISK: &str = r#"
    disk=$1 size=$2
    shift 2
    if [ "$(id -u)" = 0 ]; then
        exec unshare --mount sh -c \
            'mount -t tmpfs -o "size=$2m,mode=0700,uid=$(id -u nobody),gid=$(id -g nobody)" tmpfs "$1" && shift 2 && exec "$@"' \
            sh "$disk" "$size" "$@"
    fi
    exec unshare --user --map-root-user --mount sh -c \
        'mount -t tmpfs -o "size=$2m,mode=0700" tmpfs "$1" && shift 2 && exec unshare --user --map-user=65534 --map-group=65534 "$@"' \
        sh "$disk" "$size" "$@"
"#;

impl OwnServer {
    /// Starts it with a database that is called as its user.
    pub async fn start() -> Self {
        Self::start_with(None).await
    }

    /// The same, whose database has a disk of its own of so many megabytes. `None`: the system lets nobody mount one.
    pub async fn start_on_own_disk(megabytes: u32) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mut trial = on_own_disk(folder.path(), megabytes);
        let can_mount = trial.arg("true").status().await.unwrap().success();
        if can_mount { Some(Self::start_with(Some(megabytes)).await) } else { None }
    }

    async fn start_with(disk: Option<u32>) -> Self {
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
        let mut server = Self { folder, port, process: None, disk };
        let place = server.disk_folder();
        let made = as_nobody("mkdir").await.arg(&place).status();
        assert!(made.await.unwrap().success());
        server.run().await;
        if disk.is_some() {
            server.execute(format!("CREATE TABLESPACE own LOCATION '{}'", place.display())).await;
            server.execute("CREATE DATABASE rollcall TABLESPACE own".to_owned()).await;
        } else {
            server.execute("CREATE DATABASE rollcall".to_owned()).await;
        }
        server
    }

    fn disk_folder(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    async fn execute(&self, sql: String) {
        let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    }

    /// Runs a shell's command where its disk is.
    async fn on_disk(&self, command: &str) {
        let place = self.disk_folder();
        self.execute(format!(
            "COPY (SELECT 1) TO PROGRAM 'cd {} && cat >/dev/null && {command}'",
            place.display()
        ))
        .await;
    }

    /// Leaves no room on its disk.
    pub async fn fill_disk(&self) {
        self.on_disk("cat /dev/zero >ballast 2>/dev/null || true").await;
    }

    /// Makes room on its disk again.
    pub async fn empty_disk(&self) {
        self.on_disk("rm ballast").await;
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
                if let Some(megabytes) = self.disk {
                    let mut command = on_own_disk(&self.disk_folder(), megabytes);
                    command.arg(postgres.as_std().get_program()).args(postgres.as_std().get_args());
                    command.current_dir("/");
                    postgres = command;
                    postgres.env("PATH", path());
                }
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

/// A command that runs what is added to it with a disk of its own at `place`.
fn on_own_disk(place: &Path, megabytes: u32) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", ON_OWN_DISK, "sh"]).arg(place).arg(megabytes.to_string());
    command
}

/// A program, such as one of PostgreSQL, which refuses to run as root, and which ends with this process.
async fn as_nobody(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if is_root().await {
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    }
    command.arg("--").arg(program).env("PATH", path()).current_dir("/");
    command
}
