//! `rollcall backup` and `rollcall restore`, with the real program: what comes back is what was there, row by row.

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{
    Desk,
    databases::{self, Database},
    fixtures::{self, AUTHENTICATED, AUTHENTICATED_KEY, OPEN, OPEN_KEY, filled},
    http,
    program::{Server, done, program, refused, said},
};

fn at(database: &Database) -> String {
    format!("--database={}", database.url)
}

/// Where a file's database would be, and how it is named.
fn sqlite_in(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let database = format!("--database=sqlite:{}", path.display());
    (path, database)
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The rows of a file's tables.
async fn rows(path: &Path) -> std::collections::BTreeMap<String, Vec<String>> {
    Database::of_file(path).contents_of_version().await
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up_row_by_row_while_a_server_runs() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy.db");
    let server = Server::start(&database.url, &[]).await;
    let before = database.contents_of_version().await;
    for (table, rows) in &before {
        assert!(!rows.is_empty(), "{table} is empty: add rows of it to the fixtures");
    }
    let printed = done(&["backup", copy.to_str().unwrap(), &at(&database)]);
    assert!(printed.contains("copy.db"), "{printed}");
    assert_eq!(files_in(folder.path()), ["copy.db"], "nothing half-made is left");
    assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    // What is written afterwards is not in it.
    let sent = http()
        .post(format!("{}/api/v1/sign-ins", server.url))
        .bearer_auth(OPEN_KEY)
        .json(&json!({ "visitor": "afterwards" }))
        .send();
    assert_eq!(sent.await.unwrap().status(), 200);
    server.stop().await;

    let (restored, place) = sqlite_in(&folder, "restored.db");
    done(&["restore", copy.to_str().unwrap(), &place]);
    assert_eq!(std::fs::metadata(&restored).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(rows(&restored).await, before);
    assert_eq!(files_in(folder.path()), ["copy.db", "restored.db"]);

    // A server runs on it, and goes on where it was.
    let desk = Desk::on(Database::of_file(&restored)).await;
    assert_eq!(desk.key(OPEN, OPEN_KEY).sign_in(json!({ "visitor": "v-one" })).await, fixtures::VISITOR);
    let new = desk.key(OPEN, OPEN_KEY).sign_in(json!({ "visitor": "afterwards" })).await;
    assert!(new > fixtures::VISITOR, "ids are not given twice");
    let found = desk.key(AUTHENTICATED, AUTHENTICATED_KEY).get("users?search=okaf").await;
    assert_eq!(found.body["total"], 1, "{}", found.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_users_are_added_holds_a_moment() {
    let desk = Desk::on(databases::sqlite()).await;
    let bot = desk.open().await;
    bot.sign_in(json!({ "visitor": "the-first" })).await;
    let folder = TempDir::new().unwrap();
    for round in 0..3 {
        let to = folder.path().join(format!("{round}.db"));
        let (url, bot) = (format!("--database={}", desk.database_url()), bot.clone());
        let (made, backing_up) =
            (to.clone(), tokio::task::spawn_blocking(move || done(&["backup", to.to_str().unwrap(), &url])));
        let mut added = 0;
        while !backing_up.is_finished() {
            bot.sign_in(json!({ "visitor": format!("v{round}-{added}") })).await;
            added += 1;
        }
        backing_up.await.unwrap();
        assert!(added > 0);
        // Users and their counts are written in one transaction, so they agree in any moment.
        let copy = Database::of_file(&made);
        let users = copy.count("users").await;
        assert_eq!(copy.count(&format!("user_counts WHERE users = {users}")).await, 1, "{users}");
    }
}

#[tokio::test]
async fn a_folder_gets_a_backup_named_by_the_time_and_no_file_is_overwritten() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    done(&["backup", folder.path().to_str().unwrap(), &at(&database)]);
    let names = files_in(folder.path());
    assert!(
        names.len() == 1 && names[0].starts_with("rollcall-20") && names[0].ends_with("Z.db"),
        "{names:?}"
    );
    let taken = folder.path().join("taken");
    std::fs::write(&taken, "mine").unwrap();
    refused(&["backup", taken.to_str().unwrap(), &at(&database)], "is there already");
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    let nowhere = sqlite_in(&folder, "nowhere.db");
    refused(&["backup", folder.path().join("x.db").to_str().unwrap(), &nowhere.1], "no database at");
    assert!(!nowhere.0.exists());
}

#[tokio::test]
async fn a_database_is_replaced_only_when_that_is_said_and_no_server_runs_on_it() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy.db");
    let copy = copy.to_str().unwrap();
    done(&["backup", copy, &at(&database)]);
    let then = database.contents_of_version().await;
    database.execute("UPDATE users SET name = 'Someone Else'").await;
    let now = database.contents_of_version().await;

    refused(&["restore", copy, &at(&database)], "--replace");
    assert_eq!(database.contents_of_version().await, now);

    let server = Server::start(&database.url, &[]).await;
    refused(&["restore", copy, "--replace", &at(&database)], "is locked by another program");
    let ready = http().get(format!("{}/readyz", server.url)).send().await.unwrap();
    assert_eq!(ready.status(), 200, "the server goes on");
    assert_eq!(database.contents_of_version().await, now);
    server.stop().await;

    done(&["restore", copy, "--replace", &at(&database)]);
    assert_eq!(database.contents_of_version().await, then);
}

/// A server was killed: what it wrote last is in its log alone, and must not get into what is put in its place.
#[tokio::test]
async fn what_a_killed_server_left_does_not_get_into_what_is_restored() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy.db");
    let copy = copy.to_str().unwrap();
    done(&["backup", copy, &at(&database)]);
    let then = database.contents_of_version().await;
    let server = Server::start(&database.url, &[]).await;
    let sent = http()
        .post(format!("{}/api/v1/sign-ins", server.url))
        .bearer_auth(OPEN_KEY)
        .json(&json!({ "visitor": "afterwards" }))
        .send();
    assert_eq!(sent.await.unwrap().status(), 200);
    server.kill().await;
    let path = PathBuf::from(database.url.strip_prefix("sqlite:").unwrap());
    assert!(path.with_file_name("rollcall.db-wal").metadata().unwrap().len() > 0, "it has left its log");
    done(&["restore", copy, "--replace", &at(&database)]);
    assert_eq!(database.contents_of_version().await, then);
}

#[tokio::test]
async fn what_cant_be_read_any_more_is_replaced_and_kept_beside() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("copy.db");
    done(&["backup", copy.to_str().unwrap(), &at(&database)]);
    let then = database.contents_of_version().await;
    let (broken, place) = sqlite_in(&folder, "broken.db");
    let rubbish = "no database at all, but long enough to be looked at as if it were one. ".repeat(40);
    std::fs::write(&broken, &rubbish).unwrap();
    let printed = done(&["restore", copy.to_str().unwrap(), "--replace", &place]);
    assert!(printed.contains("broken.db.replaced-1"), "{printed}");
    assert_eq!(std::fs::read_to_string(folder.path().join("broken.db.replaced-1")).unwrap(), rubbish);
    assert_eq!(rows(&broken).await, then);
}

#[tokio::test]
async fn what_is_no_sound_backup_is_not_restored() {
    let database = filled(databases::sqlite()).await;
    let folder = TempDir::new().unwrap();
    let good = folder.path().join("good.db");
    done(&["backup", good.to_str().unwrap(), &at(&database)]);
    let (target, place) = sqlite_in(&folder, "target.db");
    let bad = folder.path().join("bad.db");
    let restore = |words: &str| {
        refused(&["restore", bad.to_str().unwrap(), &place], words);
        assert!(!target.exists(), "nothing is put there");
    };
    restore("no database at");
    std::fs::write(&bad, "x".repeat(5_000)).unwrap();
    restore("is not an SQLite database");

    // Half of it, and a page of it overwritten.
    let whole = std::fs::read(&good).unwrap();
    std::fs::write(&bad, &whole[..whole.len() / 2]).unwrap();
    restore("is damaged");
    let mut scribbled = whole.clone();
    let middle = whole.len() / 8192 * 4096;
    scribbled[middle..middle + 4096].fill(0x5a);
    std::fs::write(&bad, &scribbled).unwrap();
    restore("damaged");

    std::fs::write(&bad, &whole).unwrap();
    let copy = Database::of_file(&bad);
    copy.execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'future', 1, x'00', 0)").await;
    restore("newer Rollcall");
    copy.execute("DELETE FROM _sqlx_migrations WHERE version = 9999; PRAGMA application_id = 7").await;
    restore("belongs to another program");
}

#[tokio::test]
async fn postgres_is_backed_up_and_restored_by_its_own_programs() {
    let database = filled(databases::postgres().await).await;
    let folder = TempDir::new().unwrap();
    let dump = folder.path().join("desk.dump");
    let dump = dump.to_str().unwrap();
    let before = database.contents_of_version().await;
    let with_tools = |arguments: &[&str]| {
        program().args(arguments).env("PATH", databases::postgres_path()).output().unwrap()
    };
    let ended = with_tools(&["backup", dump, &at(&database)]);
    assert!(ended.status.success(), "{}", said(&ended));
    assert_eq!(files_in(folder.path()), ["desk.dump"]);
    assert_eq!(std::fs::metadata(dump).unwrap().permissions().mode() & 0o777, 0o600);

    let ended = with_tools(&["restore", dump, &at(&database)]);
    assert!(ended.status.code() == Some(1) && said(&ended).contains("Make an empty one"), "{}", said(&ended));
    let other = databases::postgres().await;
    let ended = with_tools(&["restore", dump, &at(&other)]);
    assert!(ended.status.success(), "{}", said(&ended));
    assert_eq!(other.contents_of_version().await, before);
    let desk = Desk::on(other).await;
    assert_eq!(desk.key(OPEN, OPEN_KEY).sign_in(json!({ "visitor": "v-one" })).await, fixtures::VISITOR);
    assert!(desk.key(OPEN, OPEN_KEY).sign_in(json!({ "visitor": "afterwards" })).await > fixtures::VISITOR);
}

#[tokio::test]
async fn without_its_programs_it_is_said_how_postgres_is_backed_up() {
    let folder = TempDir::new().unwrap();
    let to = folder.path().join("desk.dump");
    let ended = program()
        .args(["backup", to.to_str().unwrap(), "--database=postgres://ana:hunter2@db.example/desk"])
        .env("PATH", folder.path())
        .output()
        .unwrap();
    let said = said(&ended);
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("pg_dump --format=custom") && said.contains("postgresql-client"), "{said}");
    assert!(said.contains("ana@db.example/desk") && !said.contains("hunter2"), "{said}");
    assert!(files_in(folder.path()).is_empty());
}
