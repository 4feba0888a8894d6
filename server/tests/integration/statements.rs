//! What a window of a list asks of the database. Each statement is a trip there and back, which takes longer than what most of
//! them do: that they are few is what makes a window quick.

use app::domain::{Access, Role, Status, UserQuery};
use axum::http::Method;
use serde_json::json;
use server::changes::News;

use crate::{
    harness::{Console, Desk, Key, Line, counted, databases},
    long_lists::{USERS, fill},
};

/// The beginning of what finds the rows.
const ROWS: &str = "SELECT u.id, u.version,";

/// Lists that are found in different ways: walked along, gathered, few of whom a search finds.
fn lists() -> Vec<UserQuery> {
    let all = UserQuery::default();
    let searching = |search: &str| UserQuery { search: search.to_owned(), ..all.clone() };
    vec![
        all.clone(),
        UserQuery { status: Some(Status::Active), role: Some(Role::Regular), ..all.clone() },
        searching("land"),
        searching("rare"),
        UserQuery { status: Some(Status::Pending), ..searching("rare") },
        UserQuery { status: Some(Status::Active), ..searching("rs") },
        UserQuery { role: Some(Role::Admin), ..searching("e") },
    ]
}

/// Asks for a window, as the request of a name.
async fn look(console: &Console, bot: &Key, query: &UserQuery, offset: i64, request: &str) {
    let window = json!({ "offset": offset, "limit": 100 });
    let arguments = json!({ "chatbot": bot.chatbot, "query": query, "window": window });
    let headers =
        [("content-type", "application/json"), ("origin", "http://desk.example"), ("x-request-id", request)];
    let answer = console.raw(Method::POST, "/api/console/users/list", &headers, arguments.to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// What was asked on the line, but by which a connection is begun, and looked over once nobody has it any more.
fn asked(line: &Line) -> Vec<String> {
    let is_asked = |statement: &String| {
        !statement.starts_with("SET ") && statement != "SELECT now() = statement_timestamp()"
    };
    line.statements().into_iter().filter(is_asked).collect()
}

/// Looks at a list until all that is worth remembering of it is remembered.
async fn learn(desk: &Desk, console: &Console, bot: &Key, query: &UserQuery) {
    let answer = console.call("users/count", json!({ "chatbot": bot.chatbot, "query": query })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    for offset in offsets() {
        look(console, bot, query, offset, "learning").await;
    }
    desk.store.settle().await;
}

/// The first window, one in the middle, the last.
fn offsets() -> [i64; 3] {
    [0, USERS / 2, USERS - 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_of_a_known_list_is_three_trips_to_postgres_of_which_two_are_made_at_once() {
    let here = Desk::on(databases::postgres().await).await;
    let line = Line::to(here.database_url()).await;
    let there = here.beside_by(&line.url(here.database_url())).await;
    let bot = fill(&here).await;
    let console = there.serves(&here.console().await);
    for query in lists() {
        learn(&there, &console, &bot, &query).await;
        for offset in offsets() {
            // The first may have to prepare its statement, which is done once.
            look(&console, &bot, &query, offset, "learning").await;
            line.statements();
            look(&console, &bot, &query, offset, "known").await;
            let mut statements = asked(&line);
            // Of those who are not on the list the rows are not asked for.
            let rows = statements.iter().position(|statement| statement.starts_with(ROWS));
            if let Some(rows) = rows {
                assert_eq!(rows, 2, "the rows are read when the rest is known: {statements:#?}");
                statements.remove(rows);
            }
            statements.sort();
            assert_eq!(statements[0], "SELECT 1", "{query:?} {offset}: {statements:#?}");
            assert!(statements[1].contains("FROM console_sessions"), "{query:?} {offset}: {statements:#?}");
            assert_eq!(statements.len(), 2, "{query:?} {offset}: {statements:#?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_look_is_six_trips_to_postgres_at_most() {
    let here = Desk::on(databases::postgres().await).await;
    let line = Line::to(here.database_url()).await;
    let there = here.beside_by(&line.url(here.database_url())).await;
    let bot = fill(&here).await;
    let console = there.serves(&here.console().await);
    let few = here.chatbot("Few", Access::Authenticated).await;
    // Nobody has looked at anything yet.
    for (bot, query) in lists().iter().flat_map(|query| [(&few, query), (&bot, query)]) {
        line.statements();
        look(&console, bot, query, 0, "first").await;
        let mut statements = asked(&line);
        // What comes behind the rows is done behind the answer's back.
        let rows = statements.iter().position(|statement| statement.starts_with(ROWS));
        statements.truncate(rows.map_or(statements.len(), |rows| rows + 1));
        assert!(statements.len() <= 6, "{query:?}: {statements:#?}");
        there.store.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_of_a_known_list_is_two_statements_to_sqlite() {
    let desk = Desk::on(databases::sqlite()).await;
    let mut news = desk.store.changes().listen();
    let bot = fill(&desk).await;
    // That somebody else wrote is noticed after a while, and then nothing is known any more.
    while !matches!(news.recv().await.unwrap(), News::Unknown) {}
    let console = desk.console().await;
    for (number, query) in lists().iter().enumerate() {
        learn(&desk, &console, &bot, query).await;
        for offset in offsets() {
            let request = format!("known-{number}-{offset}");
            counted::listen_to(&request);
            look(&console, &bot, query, offset, &request).await;
            let statements = counted::heard_of(&request);
            assert!((1..=2).contains(&statements.len()), "{query:?} {offset}: {statements:#?}");
            assert_eq!(statements[0], "SELECT s.id, s.last_used_at, a.id, …", "{query:?}: {statements:#?}");
        }
    }
}
