//! A database of each earlier version, with data in it, is brought up to date, and what was in it is there and of use.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sqlx::{
    Connection, PgConnection, SqliteConnection,
    migrate::{Migration, Migrator},
};

use crate::harness::{
    Answer, Desk,
    databases::{self, Database},
    fixtures::{self, ANA, AUTHENTICATED, AUTHENTICATED_KEY, COOKIE, JURGEN, LINK, OPEN, OPEN_KEY, VISITOR},
};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

fn versions() -> Vec<i64> {
    let of = |migrator: &Migrator| -> Vec<(i64, String)> {
        migrator.iter().map(|migration| (migration.version, migration.description.to_string())).collect()
    };
    assert_eq!(of(&SQLITE), of(&POSTGRES), "both databases have the same migrations");
    of(&SQLITE).into_iter().map(|(version, _)| version).collect()
}

/// Makes the tables as `version` had them.
async fn migrate(database: &Database, version: i64) {
    let until = |migrator: &Migrator| -> Migrator {
        let earlier: Vec<Migration> =
            migrator.iter().filter(|migration| migration.version <= version).cloned().collect();
        Migrator::with_migrations(earlier)
    };
    if database.is_sqlite() {
        let mut connection = SqliteConnection::connect(&format!("{}?mode=rwc", database.url)).await.unwrap();
        until(&SQLITE).run(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        until(&POSTGRES).run(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// A database of `version` with rows in every table.
async fn made_by(version: i64, database: Database) -> Database {
    migrate(&database, version).await;
    fixtures::fill(&database, version).await;
    for (table, rows) in database.contents_of_version().await {
        assert!(!rows.is_empty(), "{table} is empty: add rows of it to the fixtures");
    }
    database
}

fn names(answer: &Answer) -> Vec<String> {
    let users = answer.body["users"].as_array().unwrap_or_else(|| panic!("{}", answer.text));
    users.iter().map(|user| user["name"].as_str().unwrap().to_owned()).collect()
}

/// Everything the rows are for.
async fn is_there_and_of_use(version: i64, desk: &Desk) {
    let (open, staff) = (desk.key(OPEN, OPEN_KEY), desk.key(AUTHENTICATED, AUTHENTICATED_KEY));
    // Chatbots: their keys, people, and what was said.
    assert_eq!(open.get("chatbot").await.body["name"], "Harbor Help");
    assert_eq!(
        names(&staff.get("users?sort=name&direction=asc").await),
        ["Ana Okafor", "Jürgen \"J\" Müller"]
    );
    for (search, found) in [("okaf", ANA), ("JUR", JURGEN), ("jm@a", JURGEN), ("ll", JURGEN)] {
        let answer = staff.get(&format!("users?search={search}")).await;
        assert_eq!(
            (&answer.body["total"], &answer.body["users"][0]["id"]),
            (&json!(1), &json!(found)),
            "{search} {}",
            answer.text
        );
    }
    assert_eq!(staff.get(&format!("users/{ANA}/access")).await.body["access"], "allowed");
    assert_eq!(open.sign_in(json!({ "visitor": "v-one" })).await, VISITOR, "who was known is known");
    open.talk(VISITOR, "s-one", &["When are you open? \\ 👩‍🚀 'quoted' \"twice\""]).await;
    let said = json!({ "messages": [{ "id": "m2", "author": "user", "text": "Thanks" }] });
    let told = open.post("sessions/s-one/messages", said).await;
    assert_eq!((told.status, &told.body["recorded"]), (200, &json!(1)), "{}", told.text);
    let new = open.sign_in(json!({ "visitor": "v-two" })).await;
    assert!(new > VISITOR, "a new one gets an id of their own");
    assert_eq!(staff.sign_in(json!({ "email": "jm@a.example" })).await, JURGEN, "who was invited comes in");

    // The console: the owner's session of then, a link of then, and all that is shown.
    let mut owner = desk.stranger();
    owner.take_cookie(&format!("rollcall_session={COOKIE}"));
    let call = async |function: &str, arguments: Value| {
        let answer = owner.call(function, arguments).await;
        assert_eq!(answer.status, 200, "{version} {function}: {}", answer.text);
        answer.body
    };
    assert_eq!(call("chatbots/list", json!({})).await.as_array().unwrap().len(), 2);
    let sessions = json!({ "chatbot": OPEN, "user": VISITOR, "after": null, "limit": 10 });
    let session = call("sessions/list", sessions).await["sessions"][0].clone();
    assert_eq!(session["title"], "Opening hours", "{session}");
    let read = json!({ "chatbot": OPEN, "session": session["id"], "after": null, "limit": 10 });
    let messages = call("sessions/messages", read).await["messages"].clone();
    let texts: Vec<_> =
        messages.as_array().unwrap().iter().map(|message| message["text"].as_str().unwrap()).collect();
    assert_eq!(texts[1..], ["From 9 to 5.\nمرحبا", "Thanks"]);
    if version >= 2 {
        let jobs = call("jobs/list", json!({ "chatbot": AUTHENTICATED })).await;
        assert!(
            jobs.as_array().unwrap().iter().any(|job| job["changed"] == 1 && job["state"] == "finished"),
            "{jobs}"
        );
        let log =
            call("audit/list", json!({ "chatbot": AUTHENTICATED, "query": {}, "after": null, "limit": 50 }))
                .await;
        let least = if version < 4 { 5 } else { 1 };
        assert!(log["entries"].as_array().unwrap().len() >= least, "{log}");
    }
    if version >= 3 {
        let user = open.get(&format!("users/{VISITOR}")).await.body;
        assert_eq!((&user["network"], &user["questions"]), (&json!("192.168.x.x"), &json!(4)), "{user}");
    }
    let answer = desk.stranger().call("access/sign-in", json!({ "link": LINK })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn every_version(database: impl AsyncFn() -> Database) {
    for version in versions() {
        let database = made_by(version, database().await).await;
        let before = database.contents_of_version().await;
        let desk = Desk::on(database).await;
        let after = desk.contents().await;
        // Nobody and nothing that was said is lost, whatever else becomes of the columns.
        for table in [
            "chatbots",
            "users",
            "user_counts",
            "sessions",
            "messages",
            "chatbot_keys",
            "jobs",
            "job_changes",
            "exports",
            "audit_log",
        ] {
            let count = |contents: &BTreeMap<String, Vec<String>>| contents.get(table).map_or(0, Vec::len);
            if before.contains_key(table) {
                assert_eq!(count(&before), count(&after), "version {version}, {table}");
            }
        }
        is_there_and_of_use(version, &desk).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_of_every_version_are_there_and_of_use_afterwards_on_sqlite() {
    every_version(async || databases::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_of_every_version_are_there_and_of_use_afterwards_on_postgres() {
    every_version(databases::postgres).await;
}

/// Several servers start at once on a database of `version`; all of them are there afterwards.
async fn start_at_once(database: &Database) {
    let starting = (0..6).map(|_| server::store::open(&database.url));
    for started in futures_util::future::join_all(starting).await {
        started.unwrap_or_else(|why| panic!("{why}")).close().await;
    }
}

async fn servers_take_turns(database: impl AsyncFn() -> Database) {
    let new = database().await;
    start_at_once(&new).await;
    let old = made_by(1, database().await).await;
    start_at_once(&old).await;
    let desk = Desk::on(old).await;
    is_there_and_of_use(1, &desk).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_servers_that_start_at_once_one_migrates_on_sqlite() {
    servers_take_turns(async || databases::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_servers_that_start_at_once_one_migrates_on_postgres() {
    servers_take_turns(databases::postgres).await;
}

#[tokio::test]
async fn a_migration_that_fails_half_way_leaves_the_file_as_it_was() {
    let database = made_by(5, databases::sqlite()).await;
    // What the sixth migration is about to make is there already, at its end.
    database.execute("CREATE TABLE users_search_terms (term)").await;
    let before = database.contents_of_version().await;
    let why = server::store::open(&database.url).await.err().expect("it was opened").to_string();
    assert!(why.contains("can't be brought up to date") && why.contains("Nothing was changed"), "{why}");
    assert_eq!(database.contents_of_version().await, before);
    let indexes = database.count("sqlite_schema WHERE name = 'users_by_status_and_activity'").await;
    assert_eq!(indexes, 0, "what it did before it failed is taken back");
    database.execute("DROP TABLE users_search_terms").await;
    is_there_and_of_use(5, &Desk::on(database).await).await;
}
