//! `rollcall move`, with the real program: everything arrives, once.

use app::domain::Access;
use serde_json::json;
use server::store::moving::TABLES;

use crate::harness::{
    Desk,
    databases::{self, Database},
    fixtures::{self, OPEN, OPEN_KEY, filled},
    program::{Server, done, program, refused},
};

fn to_move<'a>(from: &'a Database, to: &'a Database) -> [&'a str; 5] {
    ["move", "--from", &from.url, "--to", &to.url]
}

#[tokio::test]
async fn every_table_that_migrations_make_is_moved() {
    for database in [databases::sqlite(), databases::postgres().await] {
        server::store::open(&database.url).await.unwrap().close().await;
        let mut known = TABLES.map(str::to_owned).to_vec();
        known.sort();
        let there: Vec<_> = database.contents_of_version().await.into_keys().collect();
        assert_eq!(
            there, known,
            "a table was added: name it in store/moving.rs, behind those it refers to, and in the fixtures"
        );
    }
}

/// Moves there and back again; what comes back is what went.
async fn there_and_back(one: Database, other: Database, back: Database) {
    let one = filled(one).await;
    let before = one.contents_of_version().await;
    assert!(before.values().all(|rows| !rows.is_empty()), "a table is empty: add rows of it to the fixtures");
    let printed = done(&to_move(&one, &other));
    for table in TABLES {
        let line = printed.lines().find(|line| line.split(' ').next() == Some(table));
        let rows = line.unwrap_or_else(|| panic!("{table}: {printed}")).split_whitespace().nth(1).unwrap();
        assert_eq!(rows.parse::<i64>().unwrap(), other.count(table).await, "{table}");
        assert_eq!(rows.parse::<i64>().unwrap(), one.count(table).await, "{table}");
    }
    assert_eq!(one.contents_of_version().await, before, "the source stays as it is");
    done(&to_move(&other, &back));
    assert_eq!(back.contents_of_version().await, before);

    // A server runs on it, and gives no id again that anyone had.
    one.execute("DELETE FROM invitations").await;
    let desk = Desk::on(other).await;
    let bot = desk.key(OPEN, OPEN_KEY);
    assert_eq!(bot.sign_in(json!({ "visitor": "v-one" })).await, fixtures::VISITOR);
    let new = bot.sign_in(json!({ "visitor": "afterwards" })).await;
    assert!(new > fixtures::VISITOR, "{new}");
    bot.talk(new, "s-new", &["one", "two"]).await;
    assert_eq!(bot.get("users?search=afterw").await.body["total"], 1);
    assert!(desk.chatbot("Another", Access::Open).await.chatbot.0 > 2);
}

#[tokio::test]
async fn all_of_sqlite_arrives_in_postgres_and_comes_back_the_same() {
    there_and_back(databases::sqlite(), databases::postgres().await, databases::sqlite()).await;
}

#[tokio::test]
async fn all_of_postgres_arrives_in_sqlite_and_comes_back_the_same() {
    there_and_back(databases::postgres().await, databases::sqlite(), databases::postgres().await).await;
}

/// The id of a user who was deleted may stand in a chatbot's own records: it must not become another's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ids_of_the_deleted_are_not_given_again() {
    for (from, to) in [
        (databases::sqlite(), databases::postgres().await),
        (databases::postgres().await, databases::sqlite()),
    ] {
        let desk = Desk::on(from).await;
        let bot = desk.open().await;
        let mut last = 0;
        for index in 0..5 {
            last = bot.sign_in(json!({ "visitor": format!("v{index}") })).await;
        }
        assert_eq!(bot.delete(&format!("users/{last}")).await.status, 200);
        let key = bot.token().to_owned();
        // It holds the router, and that the connection which listens.
        drop(bot);
        let from = desk.into_database().await;
        done(&to_move(&from, &to));
        let desk = Desk::on(to).await;
        assert_eq!(desk.key(1, &key).sign_in(json!({ "visitor": "next" })).await, last + 1);
    }
}

#[tokio::test]
async fn a_move_can_be_made_again_and_other_data_are_refused() {
    let (from, to) = (filled(databases::sqlite()).await, databases::postgres().await);
    done(&to_move(&from, &to));
    let moved = to.contents_of_version().await;
    assert!(done(&to_move(&from, &to)).contains("was there already"));
    assert_eq!(to.contents_of_version().await, moved);

    to.execute("UPDATE messages SET text = 'another' WHERE position = 1").await;
    let changed = to.contents_of_version().await;
    refused(&to_move(&from, &to), "holds other data already");
    assert_eq!(to.contents_of_version().await, changed);
    refused(&to_move(&from, &from), "same database");
    let nowhere = Database::of_file(&std::path::PathBuf::from("/nowhere/rollcall.db"));
    refused(&to_move(&nowhere, &to), "no database at");
}

#[tokio::test]
async fn a_fresh_target_that_somebody_claimed_is_refused() {
    let (from, to) = (filled(databases::sqlite()).await, databases::postgres().await);
    server::store::open(&to.url).await.unwrap().close().await;
    to.execute("UPDATE accounts SET email = 'ana@a.example', email_key = 'ana@a.example', password = 'x'")
        .await;
    refused(&to_move(&from, &to), "in accounts for one");
}

#[tokio::test]
async fn nothing_is_moved_while_a_server_runs() {
    for (from, to) in [
        (databases::sqlite(), databases::postgres().await),
        (databases::postgres().await, databases::sqlite()),
    ] {
        let from = filled(from).await;
        for running in [&from, &to] {
            let server = Server::start(&running.url, &[]).await;
            refused(&to_move(&from, &to), "A server runs on");
            server.stop().await;
        }
    }
}

/// A row that the target refuses, in the last table: everything before it is taken back, and the move can be made anew.
#[tokio::test]
async fn a_move_that_breaks_off_leaves_the_target_empty_and_can_be_begun_anew() {
    for (from, to) in [
        (databases::sqlite(), databases::postgres().await),
        (databases::postgres().await, databases::sqlite()),
    ] {
        let from = filled(from).await;
        server::store::open(&to.url).await.unwrap().close().await;
        let empty = to.contents_of_version().await;
        if to.is_sqlite() {
            to.execute(
                "CREATE TRIGGER stop BEFORE INSERT ON invitations BEGIN SELECT RAISE(ABORT, 'stopped'); END",
            )
            .await;
        } else {
            to.execute("ALTER TABLE invitations ADD CONSTRAINT stop CHECK (user_id < 0)").await;
        }
        refused(&to_move(&from, &to), "The move was taken back");
        assert_eq!(to.contents_of_version().await, empty);
        to.execute(if to.is_sqlite() {
            "DROP TRIGGER stop"
        } else {
            "ALTER TABLE invitations DROP CONSTRAINT stop"
        })
        .await;
        done(&to_move(&from, &to));
        assert_eq!(to.count("invitations").await, 1);
    }
}

/// Killed in the middle: the database takes it back, and the same command does it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_that_is_killed_is_begun_anew() {
    let (from, to) = (databases::sqlite(), databases::postgres().await);
    let desk = Desk::on(from).await;
    let bot = desk.open().await;
    let people: String =
        (0..60_000).fold("email\n".to_owned(), |file, index| file + &format!("p{index}@a.example\n"));
    let admin = desk.admin(bot.chatbot, app::backend::Actor::Owner);
    server::importing::import_file(desk.store.as_ref(), admin, people.into_bytes()).await.unwrap();
    let from = desk.into_database().await;
    server::store::open(&to.url).await.unwrap().close().await;
    let mut process = program().args(to_move(&from, &to)).spawn().unwrap();
    // What is not committed is seen by nobody, but that it is written is: the lock is held.
    let held = "pg_locks WHERE mode = 'RowExclusiveLock' AND relation = 'users'::regclass";
    while to.count(held).await == 0 && process.try_wait().unwrap().is_none() {}
    process.kill().unwrap();
    assert!(!process.wait().unwrap().success(), "it was done before it could be killed");
    // PostgreSQL notices that nobody is there any more; until then it holds the locks.
    while to
        .count("pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall move'")
        .await
        > 0
    {}
    assert_eq!(to.count("users").await, 0);
    done(&to_move(&from, &to));
    assert_eq!(to.count("users").await, 60_000);
}
