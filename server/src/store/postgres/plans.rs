//! How PostgreSQL goes about the hot queries, with statistics of many users: along an index, without sorting, never through
//! the whole table.

use app::domain::{
    ChatbotId, Direction, Period, Role, Sort, SortBy, Standing, Status, Timestamp, UserId, UserQuery,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, QueryBuilder, Transaction};

use super::{
    Db, dialect, open,
    shared::{
        Database,
        user_list::{Counting, counting, days, matching, order, push_ids_behind},
    },
};
use crate::store::{SortKey, list_plan::Plan};

#[path = "../../../tests/integration/harness/postgres_server.rs"]
mod postgres_server;

const PEOPLE: &str = "
    INSERT INTO chatbots (id, name, name_key, access, created_at) VALUES (1, 'Desk', 'desk', 'authenticated', 1);
    INSERT INTO users (chatbot_id, name, email, email_key, status, role, created_at, signed_in_at, last_active_at,
        session_count, name_key, search_text)
    SELECT 1, 'Ana ' || n, n || '@land.example', n || '@land.example', CASE WHEN n % 10 = 3 THEN 'pending' ELSE 'active' END,
        CASE WHEN n % 500 = 7 THEN 'admin' ELSE 'regular' END, n, 1, CASE WHEN n % 10 = 3 THEN 0 ELSE n END, n % 7, 'ana ' || n,
        CASE WHEN n % 3000 = 1 THEN 'ж souza ' ELSE 'ana ' END || n || chr(10) || n || '@land.example'
    FROM generate_series(1, 30000) AS s (n);
    ANALYZE users;";

async fn database(name: &str) -> Database {
    let folder = tempfile::tempdir().unwrap().keep();
    let server = postgres_server::start(&folder, false, &["fsync=off"]);
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    let sql = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    let database = open(&format!("{server}/{name}")).await.unwrap();
    sqlx::raw_sql(PEOPLE).execute(&database.writer).await.unwrap();
    database
}

async fn explained(tx: &mut Transaction<'static, Db>, mut sql: QueryBuilder<Db>) -> String {
    sql.build_query_scalar::<String>().fetch_all(&mut **tx).await.unwrap().join("\n")
}

#[tokio::test]
async fn a_walk_follows_the_index_of_its_order_and_sorts_nothing() {
    let database = database("walks").await;
    let mut tx = database.readers.begin_with(dialect::BEGIN_READ).await.unwrap();
    dialect::begin_walk(&mut tx).await.unwrap();
    for by in SortBy::ALL.iter().copied() {
        for direction in Direction::ALL.iter().copied() {
            for (search, status, role) in [
                ("", None, None),
                ("an", None, None),
                ("land", Some(Status::Active), None),
                ("", Some(Status::Pending), Some(Role::Regular)),
                ("xyz", None, Some(Role::Admin)),
            ] {
                let sort = Sort { by, direction };
                let query =
                    UserQuery { search: search.to_owned(), status, role, sort, ..UserQuery::default() };
                let key = match by {
                    SortBy::Name => SortKey::Text("ana 7".to_owned()),
                    _ => SortKey::Number(0),
                };
                let mut sql = QueryBuilder::new("EXPLAIN ");
                push_ids_behind(&mut sql, ChatbotId(1), &query, &(key, UserId(700)), true, [5, 100]);
                let plan = explained(&mut tx, sql).await;
                assert!(plan.contains("using users_by_") && plan.contains("ROW("), "{query:?}\n{plan}");
                assert!(!plan.contains("Sort") && !plan.contains("Seq Scan"), "{query:?}\n{plan}");

                let mut sql = matching("EXPLAIN SELECT u.id, u.name", ChatbotId(1), &query, Plan::Walk);
                sql.push(order(&query)).push(" LIMIT ").push_bind(100);
                let plan = explained(&mut tx, sql).await;
                assert!(plan.contains("using users_by_"), "{query:?}\n{plan}");
                assert!(!plan.contains("Sort") && !plan.contains("Seq Scan"), "{query:?}\n{plan}");
            }
        }
    }
}

#[tokio::test]
async fn few_are_gathered_by_an_index_and_their_number_is_guessed_well() {
    let database = database("few").await;
    let mut tx = database.readers.begin_with(dialect::BEGIN_READ).await.unwrap();
    let all = UserQuery::default();
    for (query, index) in [
        (UserQuery { search: "souza".to_owned(), ..all.clone() }, "users_search"),
        (UserQuery { search: "ж".to_owned(), ..all.clone() }, "users_search_characters"),
        (UserQuery { search: "жs".to_owned(), ..all.clone() }, "users_search_characters"),
        (UserQuery { role: Some(Role::Admin), ..all.clone() }, "users_admins"),
        (UserQuery { role: Some(Role::Admin), status: Some(Status::Active), ..all.clone() }, "users_admins"),
    ] {
        let plan = explained(&mut tx, matching("EXPLAIN SELECT 1", ChatbotId(1), &query, Plan::Gather)).await;
        assert!(plan.contains(index) && !plan.contains("Seq Scan"), "{query:?}\n{plan}");
        let about = dialect::estimate(&mut tx, ChatbotId(1), &query, 1_000).await.unwrap();
        assert!(about < 600, "{query:?}: {about}");
    }
    let common = UserQuery { search: "land".to_owned(), ..all };
    let about = dialect::estimate(&mut tx, ChatbotId(1), &common, 1_000).await.unwrap();
    assert!((10_000..=60_000).contains(&about), "{about} of 30,000");
}

#[tokio::test]
async fn those_who_have_the_characters_of_a_short_term_are_counted_by_them_only_where_these_are_rare() {
    let database = database("counts").await;
    let mut tx = database.readers.begin_with(dialect::BEGIN_READ).await.unwrap();
    let everyone = [(Standing { status: Status::Active, role: Role::Regular }, 30_000)];
    for (search, plan) in [
        ("12", Plan::Pass),
        ("7", Plan::Pass),
        ("ж", Plan::Gather),
        ("souza", Plan::Gather),
        ("land", Plan::Pass),
    ] {
        let query = UserQuery { search: search.to_owned(), ..UserQuery::default() };
        let counted = counting(&mut tx, ChatbotId(1), &query, &everyone).await.unwrap();
        assert_eq!(counted, Counting::By(plan), "{search}");
    }
}

#[tokio::test]
async fn days_are_counted_in_indexes_alone_and_found_by_them() {
    let database = database("days").await;
    let mut tx = database.readers.begin_with(dialect::BEGIN_READ).await.unwrap();
    sqlx::query("SET LOCAL enable_bitmapscan = off").execute(&mut *tx).await.unwrap();
    let counts = days::counts();
    let mut sql = QueryBuilder::<Db>::new("EXPLAIN ");
    sql.push(counts.sql().as_str().replace("$1", "'[[1, 2]]'").replace("$2", "1"));
    let plan = explained(&mut tx, sql).await;
    for index in ["users_by_added", "users_by_activity"] {
        assert!(plan.contains(&format!("Index Only Scan using {index}")), "{plan}");
    }
    assert!(!plan.contains("Seq Scan"), "{plan}");
    let period = Some(Period { from: Timestamp(1), to: Timestamp(2) });
    for (query, index) in [
        (UserQuery { added: period, ..UserQuery::default() }, "users_by_added"),
        (
            UserQuery { active: period, search: "land".to_owned(), ..UserQuery::default() },
            "users_by_activity",
        ),
    ] {
        let plan = explained(&mut tx, matching("EXPLAIN SELECT 1", ChatbotId(1), &query, Plan::Gather)).await;
        assert!(plan.contains(index) && !plan.contains("Seq Scan"), "{query:?}\n{plan}");
    }
}
