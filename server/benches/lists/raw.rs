//! The same rows by the best SQL one could write by hand for one very case, on one connection without a server around it.

use std::time::{Duration, Instant};

use app::domain::{Direction, SortBy, Window};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};

use crate::cases::Case;

const COLUMNS: &str = "u.id, u.version, u.name, u.email, u.visitor, u.status, u.role, u.created_at, u.signed_in_at, \
     u.last_active_at, u.session_count, u.network, u.questions, u.last_seen_at";
/// A way that took so long once is not tried again.
const HOPELESS: Duration = Duration::from_millis(400);
const RUNS: usize = 5;

pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A value that a statement is given.
#[derive(Clone, Debug)]
pub enum Value {
    Number(i64),
    Text(String),
    Texts(Vec<String>),
}

/// A statement and its values.
#[derive(Clone, Debug)]
pub struct Statement {
    sql: String,
    values: Vec<Value>,
}

impl Statement {
    fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        let number = self.values.len();
        self.push(&format!("${number}"))
    }
}

/// Where a row stands: what it is sorted by, and its id.
#[derive(Clone, Debug)]
pub struct Place(Value, i64);

fn column(by: SortBy) -> &'static str {
    match by {
        SortBy::Name => "u.name_key",
        SortBy::Added => "u.created_at",
        SortBy::Activity => "u.last_active_at",
        SortBy::Sessions => "u.session_count",
        SortBy::Questions => "u.questions",
        SortBy::LastSeen => "u.last_seen_at",
    }
}

/// How one would go about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Along the order's index.
    Walk,
    /// By the search's index, then sorted.
    Gather,
    /// By no index at all.
    Pass,
}

impl Raw {
    pub async fn connect(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            let mut connection = SqliteConnection::connect(url).await.unwrap();
            sqlx::query("PRAGMA cache_size = -64000").execute(&mut connection).await.unwrap();
            Self::Sqlite(connection)
        } else {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql("SET jit = off; SET plan_cache_mode = force_custom_plan")
                .execute(&mut connection)
                .await
                .unwrap();
            Self::Postgres(connection)
        }
    }

    fn condition(&self, statement: &mut Statement, case: &Case, way: Way) {
        let hidden = matches!(self, Self::Sqlite(_)) && way != Way::Walk;
        statement.push(if hidden { " WHERE +u.chatbot_id = " } else { " WHERE u.chatbot_id = " });
        statement.bind(Value::Number(case.chatbot.0));
        if let Some(status) = case.query.status {
            statement.push(" AND u.status = ").bind(Value::Text(status.as_str().to_owned()));
        }
        if let Some(role) = case.query.role {
            statement.push(&format!(" AND u.role = '{}'", role.as_str()));
        }
        let term = case.query.folded_search();
        if term.is_empty() {
            return;
        }
        let is_short = term.chars().count() < 3;
        match (self, way) {
            (Self::Sqlite(_), Way::Walk | Way::Pass) => {
                let literal = term.replace('[', "[[]").replace('*', "[*]").replace('?', "[?]");
                statement.push(" AND u.search_text GLOB '*' || ").bind(Value::Text(literal)).push(" || '*'");
            }
            (Self::Sqlite(_), Way::Gather) if is_short => {
                statement.push(" AND u.id IN (SELECT doc FROM users_search_terms WHERE term >= ");
                statement.bind(Value::Text(term.clone())).push(" AND term < ");
                statement.bind(Value::Text(format!("{term}{}", char::MAX))).push(")");
            }
            (Self::Sqlite(_), Way::Gather) => {
                let phrase = format!("\"{}\"", term.replace('"', "\"\""));
                statement.push(" AND u.id IN (SELECT rowid FROM users_search WHERE users_search MATCH ");
                statement.bind(Value::Text(phrase)).push(")");
            }
            (Self::Postgres(_), way) => {
                if is_short && way == Way::Gather {
                    let characters = term.chars().map(String::from).collect();
                    statement.push(" AND string_to_array(u.search_text, NULL) @> ");
                    statement.bind(Value::Texts(characters));
                }
                let escaped = term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
                statement.push(" AND u.search_text LIKE ").bind(Value::Text(format!("%{escaped}%")));
            }
        }
    }

    fn rows(&self, case: &Case, window: Window, way: Way, from: Option<&Place>) -> Statement {
        let by = column(case.query.sort.by);
        let mut statement = Statement::new(&format!("SELECT {COLUMNS}, {by} FROM users u"));
        self.condition(&mut statement, case, way);
        let (order, reach) = match case.query.sort.direction {
            Direction::Ascending => ("ASC", ">="),
            Direction::Descending => ("DESC", "<="),
        };
        if let Some(Place(key, id)) = from {
            statement.push(&format!(" AND ({by}, u.id) {reach} ("));
            statement.bind(key.clone()).push(", ").bind(Value::Number(*id)).push(")");
        }
        statement.push(&format!(" ORDER BY {by} {order}, u.id {order} LIMIT {}", window.limit));
        if from.is_none() && window.offset > 0 {
            statement.push(&format!(" OFFSET {}", window.offset));
        }
        statement
    }

    /// The ids that come of a statement, and where the first row stands.
    pub async fn run(&mut self, statement: &Statement) -> (Vec<i64>, Option<Place>) {
        let sql = AssertSqlSafe(statement.sql.clone());
        macro_rules! run {
            ($connection:expr) => {{
                let mut query = sqlx::query(sql);
                for value in &statement.values {
                    query = match value.clone() {
                        Value::Number(number) => query.bind(number),
                        Value::Text(text) => query.bind(text),
                        Value::Texts(texts) => bind_texts!($connection, query, texts),
                    };
                }
                let rows = query.fetch_all($connection).await.unwrap();
                let first = rows.first().filter(|row| row.len() > 14).map(|row| {
                    let key = match row.try_get::<i64, _>(14) {
                        Ok(number) => Value::Number(number),
                        Err(_) => Value::Text(row.get(14)),
                    };
                    Place(key, row.get(0))
                });
                (rows.iter().map(|row| row.get::<i64, _>(0)).collect(), first)
            }};
        }
        match self {
            Self::Sqlite(connection) => {
                macro_rules! bind_texts {
                    ($connection:expr, $query:expr, $texts:expr) => {{
                        let texts: Vec<String> = $texts;
                        unreachable!("SQLite has no arrays: {texts:?}")
                    }};
                }
                run!(&mut *connection)
            }
            Self::Postgres(connection) => {
                macro_rules! bind_texts {
                    ($connection:expr, $query:expr, $texts:expr) => {
                        $query.bind($texts)
                    };
                }
                run!(&mut *connection)
            }
        }
    }

    async fn median(&mut self, statement: &Statement) -> (Duration, Vec<i64>, Option<Place>) {
        let start = Instant::now();
        let (ids, place) = self.run(statement).await;
        let first = start.elapsed();
        if first > HOPELESS {
            return (first, ids, place);
        }
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            self.run(statement).await;
            times.push(start.elapsed());
        }
        (crate::support::median(&mut times), ids, place)
    }

    /// The quickest way to a window: its time, its statement and its ids. Where a window does not begin the list, one way is to
    /// know already what its first row is.
    pub async fn best(&mut self, case: &Case, window: Window) -> (Duration, Statement, Vec<i64>) {
        let mut best: Option<(Duration, Statement, Vec<i64>)> = None;
        let mut place = None;
        let ways = if case.query.search.is_empty() {
            vec![Way::Walk, Way::Pass]
        } else {
            vec![Way::Walk, Way::Gather]
        };
        for way in ways {
            let statement = self.rows(case, window, way, None);
            let (time, ids, first) = self.median(&statement).await;
            place = place.or(first);
            if best.as_ref().is_none_or(|(before, ..)| time < *before) {
                best = Some((time, statement, ids));
            }
        }
        if window.offset > 0 && place.is_some() {
            let statement = self.rows(case, window, Way::Walk, place.as_ref());
            let (time, ids, _) = self.median(&statement).await;
            if best.as_ref().is_none_or(|(before, ..)| time < *before) {
                best = Some((time, statement, ids));
            }
        }
        best.expect("a way")
    }

    /// How many match, and how long the quickest way to count them takes.
    pub async fn count(&mut self, case: &Case) -> (Duration, u64) {
        let mut best: Option<(Duration, u64)> = None;
        for way in [Way::Gather, Way::Pass] {
            let mut statement = Statement::new("SELECT COUNT(*) FROM users u");
            self.condition(&mut statement, case, way);
            let (time, ids, _) = self.median(&statement).await;
            if best.is_none_or(|(before, _)| time < before) {
                best = Some((time, u64::try_from(ids[0]).unwrap()));
            }
        }
        best.expect("a way")
    }
}
