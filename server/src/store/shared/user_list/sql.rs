//! The parts of which the queries for lists are made.

use app::domain::{ChatbotId, Direction, Period, Role, SortBy, UserQuery};
use sqlx::QueryBuilder;

use super::super::{Db, dialect};
use crate::store::{SortKey, list_index::Point, list_plan::Plan};

/// The column a list is sorted by; each has an index with the chatbot before and the id behind it.
pub const fn sort_column(by: SortBy) -> &'static str {
    match by {
        SortBy::Name => "u.name_key",
        SortBy::Added => "u.created_at",
        SortBy::Activity => "u.last_active_at",
        SortBy::Sessions => "u.session_count",
        SortBy::Questions => "u.questions",
        SortBy::LastSeen => "u.last_seen_at",
    }
}

/// The index along which a list is walked. Who never came has never talked either: in these two orders a status stands
/// together, behind all others, and has an index of its own.
const fn order_index(query: &UserQuery) -> &'static str {
    match (query.sort.by, query.status) {
        (SortBy::Activity, Some(_)) => "users_by_status_and_activity",
        (SortBy::Sessions, Some(_)) => "users_by_status_and_sessions",
        (SortBy::Name, _) => "users_by_name",
        (SortBy::Added, _) => "users_by_added",
        (SortBy::Activity, None) => "users_by_activity",
        (SortBy::Sessions, None) => "users_by_sessions",
        (SortBy::Questions, _) => "users_by_questions",
        (SortBy::LastSeen, _) => "users_by_last_seen",
    }
}

/// Whether the index of the list's order holds those of the query's status alone.
pub const fn is_walked_by_status(query: &UserQuery) -> bool {
    query.status.is_some() && matches!(query.sort.by, SortBy::Activity | SortBy::Sessions)
}

/// The index by which few are gathered; `None`: the search's or the network's, or none fits.
fn few_index(query: &UserQuery) -> Option<&'static str> {
    if let Some(index) = time_index(query) {
        return Some(index);
    }
    let by_other = query.network.is_some() || !query.folded_search().is_empty();
    if by_other { None } else { standing_index(query) }
}

/// The index of those who have the query's status or role, if there is one.
const fn standing_index(query: &UserQuery) -> Option<&'static str> {
    match (query.role, query.status) {
        // There are few admins, whatever else they are.
        (Some(Role::Admin), _) => Some("users_admins"),
        (_, Some(_)) => Some("users_by_status_and_activity"),
        (_, None) => None,
    }
}

/// The index of a stretch of time that the query asks for.
const fn time_index(query: &UserQuery) -> Option<&'static str> {
    match query {
        UserQuery { active: Some(_), status: Some(_), .. } => Some("users_by_status_and_activity"),
        UserQuery { active: Some(_), .. } => Some("users_by_activity"),
        UserQuery { added: Some(_), .. } => Some("users_by_added"),
        _ => None,
    }
}

/// `FROM users u WHERE` the chatbot's users that match, behind `select`.
pub fn matching(select: &str, chatbot: ChatbotId, query: &UserQuery, plan: Plan) -> QueryBuilder<Db> {
    let mut sql = QueryBuilder::new(select);
    push_matching(&mut sql, chatbot, query, plan);
    sql
}

pub fn push_matching(sql: &mut QueryBuilder<Db>, chatbot: ChatbotId, query: &UserQuery, plan: Plan) {
    let index = match plan {
        Plan::Walk => Some(order_index(query)),
        Plan::Gather => few_index(query),
        Plan::Sift => standing_index(query),
        Plan::Pass => None,
    };
    let column = if index.is_some() { "u.chatbot_id" } else { dialect::CHATBOT_UNINDEXED };
    let indexed = index.map(dialect::indexed_by).unwrap_or_default();
    sql.push(format!(" FROM users u{indexed} WHERE {column} = ")).push_bind(chatbot.0);
    // Of those of a stretch of time, whom the index of times finds, each is looked at.
    let filter = if plan == Plan::Gather && query.is_of_a_time() { Plan::Pass } else { plan };
    push_filter(sql, query, filter);
}

/// Adds the ids of those who come behind a point, or `with` the one who stands there, in the query's order: `limit` of them
/// after `skip`.
///
/// SQLite looks up a pair like `(key, id) > (7, 12)` by its first half alone, and would go through all users with that key;
/// there, those with the key and those behind it are two lists, which it merges as it goes.
pub fn push_ids_behind(
    sql: &mut QueryBuilder<Db>,
    chatbot: ChatbotId,
    query: &UserQuery,
    point: &Point,
    with: bool,
    [skip, limit]: [i64; 2],
) {
    let key = sort_column(query.sort.by);
    let select = format!("SELECT u.id AS id, {key} AS key");
    let (way, behind) = (way(query.sort.direction), behind(query.sort.direction));
    let reach = if with { format!("{behind}=") } else { behind.to_owned() };
    sql.push(&select);
    push_matching(sql, chatbot, query, Plan::Walk);
    if dialect::SEEKS_PAIRS {
        push_beyond(sql, query.sort.by, point, &reach);
    } else {
        sql.push(format!(" AND {key} = "));
        push_key(sql, &point.0);
        sql.push(format!(" AND u.id {reach} ")).push_bind(point.1.0);
        sql.push(format!(" UNION ALL {select}"));
        push_matching(sql, chatbot, query, Plan::Walk);
        sql.push(format!(" AND {key} {behind} "));
        push_key(sql, &point.0);
    }
    sql.push(format!(" ORDER BY 2 {way}, 1 {way} LIMIT ")).push_bind(limit);
    sql.push(" OFFSET ").push_bind(skip);
}

fn push_key(sql: &mut QueryBuilder<Db>, key: &SortKey) {
    match key {
        SortKey::Number(number) => sql.push_bind(*number),
        SortKey::Text(text) => sql.push_bind(text.clone()),
    };
}

/// Adds the conditions of the query.
pub fn push_filter(sql: &mut QueryBuilder<Db>, query: &UserQuery, plan: Plan) {
    if let Some(status) = query.status {
        sql.push(" AND u.status = ").push_bind(status.as_str());
    }
    match query.role {
        // As it stands in the index of the admins, not as a parameter: else no planner could tell.
        Some(Role::Admin) => {
            sql.push(" AND u.role = 'admin'");
        }
        Some(role @ Role::Regular) => {
            sql.push(" AND u.role = ").push_bind(role.as_str());
        }
        None => {}
    }
    if let Some(network) = query.network {
        let column = match plan {
            Plan::Walk => dialect::NETWORK_UNINDEXED,
            Plan::Gather | Plan::Sift | Plan::Pass => "u.network",
        };
        sql.push(format!(" AND {column} = ")).push_bind(network.to_string());
    }
    for (column, period) in [("u.created_at", query.added), ("u.last_active_at", query.active)] {
        if let Some(Period { from, to }) = period {
            sql.push(format!(" AND {column} >= ")).push_bind(from.0);
            sql.push(format!(" AND {column} < ")).push_bind(to.0);
        }
    }
    let term = query.folded_search();
    if !term.is_empty() {
        dialect::push_search(sql, &term, plan);
    }
}

/// Adds the condition that a user stands in the list where `reach` (`>`, `<=`, …) says, seen from the point.
pub fn push_beyond(sql: &mut QueryBuilder<Db>, by: SortBy, (key, id): &Point, reach: &str) {
    sql.push(format!(" AND ({}, u.id) {reach} (", sort_column(by)));
    push_key(sql, key);
    sql.push(", ").push_bind(id.0).push(")");
}

/// What [`push_beyond`] needs for all that come behind a point in a list that runs that way.
pub const fn behind(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => ">",
        Direction::Descending => "<",
    }
}

const fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "ASC",
        Direction::Descending => "DESC",
    }
}

/// The query's order, of a table named `u`.
pub fn order(query: &UserQuery) -> String {
    let way = way(query.sort.direction);
    format!(" ORDER BY {} {way}, u.id {way}", sort_column(query.sort.by))
}
