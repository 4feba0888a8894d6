//! A PostgreSQL server for this process alone.

use std::{
    ffi::OsString,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// PostgreSQL's programs: on the PATH, or where Debian puts them.
pub fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .map(|version| version.path().join("bin"))
        .chain(std::env::split_paths(&on_path))
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .expect("PostgreSQL is not installed: apt-get install postgresql")
}

/// The PATH with PostgreSQL's programs before all others.
pub fn path() -> OsString {
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(programs()).chain(std::env::split_paths(&others))).unwrap()
}

/// Starts a server on a free port with its data in `folder`, which is empty or was this function's before. A shell waits at
/// its standard input for the end of this process, however it ends, then stops the server and, unless it is to be kept,
/// removes the folder. The address, without a database.
pub fn start(folder: &Path, is_kept: bool, settings: &[&str]) -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let script = r#"
        set -e
        folder=$1 port=$2 is_kept=$3
        shift 3
        if [ "$(id -u)" = 0 ]; then
            # PostgreSQL refuses to run as root.
            chown nobody "$folder"
            as="setpriv --reuid=nobody --regid=nogroup --clear-groups --"
        fi
        [ -e "$folder/data/PG_VERSION" ] || $as initdb --pgdata="$folder/data" --username=rollcall --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
            --no-sync >"$folder.log" 2>&1
        for setting; do set -- "$@" -c "$setting"; shift; done
        $as postgres -D "$folder/data" -h 127.0.0.1 -p "$port" -k "$folder" "$@" >>"$folder.log" 2>&1 &
        server=$!
        until $as pg_isready -q -h 127.0.0.1 -p "$port"; do
            kill -0 "$server" || { cat "$folder.log" >&2; echo failed; exit 1; }
        done
        echo ready
        cat >/dev/null
        kill -INT "$server"
        wait "$server" || true
        [ "$is_kept" = true ] || rm -rf "$folder" "$folder.log"
    "#;
    let mut child = Command::new("sh")
        .args(["-c", script, "sh"])
        .args([folder.as_os_str(), port.to_string().as_ref(), is_kept.to_string().as_ref()])
        .args(settings)
        .env("PATH", path())
        .current_dir(Path::new("/"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said.trim(), "ready", "PostgreSQL did not start");
    keep_until_exit(child);
    format!("postgres://rollcall@127.0.0.1:{port}")
}

/// The pipe to the shell stays open until this process ends.
fn keep_until_exit(child: Child) {
    std::mem::forget(child);
}
