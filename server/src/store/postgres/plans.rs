//! How PostgreSQL goes about the hot queries, with statistics of many users: along an index, without sorting, never through
//! the whole table.

use app::domain::{
    ChatbotId, Direction, Period, Role, Sort, SortBy, Standing, Status, Timestamp, UserId, UserQuery,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, QueryBuilder, Row, Transaction};

use super::{
    Db, dialect, open,
    shared::{
        Database,
        user_list::{Counting, From, Stretch, counting, days, matching, order, push_ids_behind, rows_of},
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

/// How a statement is gone about that is planned once, whatever its values.
async fn planned_once(connection: &mut PgConnection, sql: &QueryBuilder<Db>) -> String {
    let sql = sql.sql();
    let sql = sql.as_str();
    let values = (1..).take_while(|number| sql.contains(&format!("${number}"))).map(|_| "NULL");
    let execute = format!("EXPLAIN EXECUTE walk({})", values.collect::<Vec<_>>().join(", "));
    sqlx::raw_sql(AssertSqlSafe(format!("PREPARE walk AS {sql}"))).execute(&mut *connection).await.unwrap();
    let lines = sqlx::raw_sql(AssertSqlSafe(execute)).fetch_all(&mut *connection).await.unwrap();
    sqlx::raw_sql("DEALLOCATE walk").execute(&mut *connection).await.unwrap();
    lines.iter().map(|line| line.get::<String, _>(0)).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_walk_follows_the_index_of_its_order_and_sorts_nothing() {
    let database = database("walks").await;
    let mut tx = database.readers.begin_with(dialect::BEGIN_READ).await.unwrap();
    dialect::begin_walk(&mut tx).await.unwrap();
    let mut steady = database.steady.acquire().await.unwrap();
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
                let point = (key, UserId(700));
                let behind = |explain: &str| {
                    let mut sql = QueryBuilder::new(explain);
                    push_ids_behind(&mut sql, ChatbotId(1), &query, &point, true, [5, 100]);
                    sql
                };
                let first = |explain: &str| {
                    let select = format!("{explain}SELECT u.id, u.name");
                    let mut sql = matching(&select, ChatbotId(1), &query, Plan::Walk);
                    sql.push(order(&query)).push(" LIMIT ").push_bind(100);
                    sql
                };
                let plans = [
                    explained(&mut tx, behind("EXPLAIN ")).await,
                    planned_once(&mut steady, &behind("")).await,
                    explained(&mut tx, first("EXPLAIN ")).await,
                    planned_once(&mut steady, &first("")).await,
                ];
                for (number, plan) in plans.iter().enumerate() {
                    assert!(plan.contains("using users_by_"), "{query:?}\n{plan}");
                    assert!(!plan.contains("Sort") && !plan.contains("Seq Scan"), "{query:?}\n{plan}");
                    assert!(number > 1 || plan.contains("ROW("), "{query:?}\n{plan}");
                }
                let (chatbot, query) = (ChatbotId(1), &query);
                let (plan, from, skip, limit, steps) = (Plan::Walk, From::At(&point), 5, 100, 105);
                let window = Stretch { chatbot, query, plan, from, skip, limit, steps };
                let plan = planned_once(&mut steady, &window.sql()).await;
                assert!(
                    plan.contains("using users_by_") && plan.contains("using users_pkey"),
                    "{query:?}\n{plan}"
                );
                // The rows of the window alone are sorted, not those that were walked along.
                assert_eq!(plan.matches("->  Sort").count(), 0, "{query:?}\n{plan}");
                assert!(plan.contains("Nested Loop") && !plan.contains("Seq Scan"), "{query:?}\n{plan}");
                let deep = Stretch { from: From::Beginning, skip: 5_000, ..window };
                let plan = planned_once(&mut steady, &deep.sql()).await;
                assert!(plan.contains("using users_by_") && !plan.contains("->  Sort"), "{query:?}\n{plan}");
                let rows = rows_of(chatbot, query, &[UserId(1), UserId(2)]);
                let plan = planned_once(&mut steady, &rows).await;
                let is_by_id =
                    plan.lines().any(|line| line.contains("Index Cond: ") && line.contains("id = ANY"));
                assert!(is_by_id && !plan.contains("Sort"), "{query:?}\n{plan}");
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
