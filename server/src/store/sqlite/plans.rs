//! How SQLite goes about the hot queries: along an index, without sorting, never through the whole table.

use app::domain::{ChatbotId, Direction, Period, Role, Sort, SortBy, Status, Timestamp, UserId, UserQuery};
use sqlx::{AssertSqlSafe, QueryBuilder, Row, SqliteConnection};

use super::{
    open,
    shared::user_list::{days, matching, order, push_ids_behind, rows_of},
};
use crate::store::{SortKey, list_plan::Plan};

/// What is compared with plays no part, since there are no statistics: the parameters are left as they are.
async fn explained(connection: &mut SqliteConnection, sql: &str) -> String {
    let query = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
    let steps = query.fetch_all(connection).await.unwrap();
    steps.iter().map(|step| step.get::<String, _>("detail")).collect::<Vec<_>>().join("\n")
}

fn queries() -> impl Iterator<Item = UserQuery> {
    let some = |status: &'static [Status]| std::iter::once(None).chain(status.iter().copied().map(Some));
    let sorts = SortBy::ALL
        .iter()
        .flat_map(|by| Direction::ALL.iter().map(|direction| Sort { by: *by, direction: *direction }));
    sorts.flat_map(move |sort| {
        some(Status::ALL).flat_map(move |status| {
            [None, Some(Role::Admin), Some(Role::Regular)].into_iter().flat_map(move |role| {
                ["", "an", "souza"].map(|search| UserQuery {
                    search: search.to_owned(),
                    status,
                    role,
                    network: None,
                    added: None,
                    active: None,
                    sort,
                })
            })
        })
    })
}

/// `.cargo/config.toml` has SQLite be built so, unless the environment says otherwise.
#[tokio::test]
async fn each_connection_has_a_page_cache_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let database = open(&folder.path().join("rollcall.db")).await.unwrap();
    let options: Vec<String> =
        sqlx::query_scalar("PRAGMA compile_options").fetch_all(&database.readers).await.unwrap();
    assert!(options.iter().any(|option| option == "ENABLE_FTS5"), "{options:?}");
    assert!(!options.iter().any(|option| option == "ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
}

#[tokio::test]
async fn a_walk_follows_the_index_of_its_order_and_sorts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = open(&folder.path().join("rollcall.db")).await.unwrap();
    let mut connection = database.readers.acquire().await.unwrap();
    for query in queries() {
        let key = match query.sort.by {
            SortBy::Name => SortKey::Text("ana".to_owned()),
            _ => SortKey::Number(7),
        };
        let mut sql = QueryBuilder::new("");
        push_ids_behind(&mut sql, ChatbotId(1), &query, &(key, UserId(7)), true, [5, 100]);
        let plan = explained(&mut connection, sql.sql().as_str()).await;
        let column = match query.sort.by {
            SortBy::Name => "name_key",
            SortBy::Added => "created_at",
            SortBy::Activity => "last_active_at",
            SortBy::Sessions => "session_count",
            SortBy::Questions => "questions",
            SortBy::LastSeen => "last_seen_at",
        };
        let walks: Vec<_> = plan.lines().filter(|step| step.contains("INDEX users_by_")).collect();
        let is_right = matches!(*walks, [with, behind]
            if with.contains(&format!("{column}=? AND id")) && behind.contains(column));
        assert!(is_right && plan.contains("MERGE (UNION ALL)"), "{query:?}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{query:?}\n{plan}");

        let mut sql = matching("SELECT u.id, u.name", ChatbotId(1), &query, Plan::Walk);
        sql.push(order(&query)).push(" LIMIT ").push_bind(100);
        let plan = explained(&mut connection, sql.sql().as_str()).await;
        assert!(
            plan.starts_with("SEARCH u USING INDEX users_by_") && !plan.contains('\n'),
            "{query:?}\n{plan}"
        );

        let sql = rows_of(ChatbotId(1), &query, &[UserId(1), UserId(2)]);
        let plan = explained(&mut connection, sql.sql().as_str()).await;
        assert!(plan.starts_with("SEARCH u USING INTEGER PRIMARY KEY (rowid=?)\n"), "{query:?}\n{plan}");
    }
}

#[tokio::test]
async fn few_are_gathered_by_an_index_and_never_by_a_pass_over_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let database = open(&folder.path().join("rollcall.db")).await.unwrap();
    let mut connection = database.readers.acquire().await.unwrap();
    // All others are as good as everybody, and walked.
    let is_found_by_an_index = |query: &UserQuery| {
        !query.search.is_empty() || query.status.is_some() || query.role == Some(Role::Admin)
    };
    for query in queries().filter(is_found_by_an_index) {
        let sql = matching("SELECT COUNT(*)", ChatbotId(1), &query, Plan::Gather);
        let plan = explained(&mut connection, sql.sql().as_str()).await;
        assert!(!plan.contains("SCAN u\n") && !plan.ends_with("SCAN u"), "{query:?}\n{plan}");
        if query.search.is_empty() {
            assert!(plan.starts_with("SEARCH u USING"), "{query:?}\n{plan}");
        } else {
            assert!(plan.contains("SEARCH u USING INTEGER PRIMARY KEY"), "{query:?}\n{plan}");
        }
        if query.status.is_some() || query.role == Some(Role::Admin) {
            let sql = matching("SELECT COUNT(*)", ChatbotId(1), &query, Plan::Sift);
            let plan = explained(&mut connection, sql.sql().as_str()).await;
            let is_by_standing =
                plan.contains("users_admins (") || plan.contains("users_by_status_and_activity (");
            assert!(
                plan.starts_with("SEARCH u USING") && is_by_standing && !plan.contains('\n'),
                "{query:?}\n{plan}"
            );
        }
    }
}

#[tokio::test]
async fn days_are_counted_in_indexes_alone_and_found_by_them() {
    let folder = tempfile::tempdir().unwrap();
    let database = open(&folder.path().join("rollcall.db")).await.unwrap();
    let mut connection = database.readers.acquire().await.unwrap();
    let plan = explained(&mut connection, days::counts().sql().as_str()).await;
    for index in [
        "users_by_added (chatbot_id=? AND created_at>? AND created_at<?)",
        "users_by_activity (chatbot_id=? AND last_active_at>? AND last_active_at<?)",
    ] {
        assert!(plan.contains(&format!("SEARCH u USING COVERING INDEX {index}")), "{plan}");
    }
    assert!(!plan.contains("SCAN u"), "{plan}");
    let period = Some(Period { from: Timestamp(1), to: Timestamp(2) });
    for query in queries() {
        let added = UserQuery { added: period, ..query.clone() };
        for (query, range) in [
            (added, "created_at>? AND created_at<?"),
            (UserQuery { active: period, ..query }, "last_active_at>? AND last_active_at<?"),
        ] {
            let sql = matching("SELECT COUNT(*)", ChatbotId(1), &query, Plan::Gather);
            let plan = explained(&mut connection, sql.sql().as_str()).await;
            assert!(plan.starts_with("SEARCH u USING") && plan.contains(range), "{query:?}\n{plan}");
            assert!(!plan.contains('\n'), "{query:?}\n{plan}");
        }
    }
}
