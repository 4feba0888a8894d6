//! What lists are asked for: searches, filters, orders and windows.

use app::domain::{ChatbotId, Direction, Role, Sort, SortBy, Status, UserQuery, Window};

/// How many rows a page of the users page fetches at once.
pub const ROWS: u32 = 100;

/// Searches, by what makes each of them hard.
pub const SEARCHES: [(&str, &str); 14] = [
    ("no search", ""),
    ("a rare term", "lindqvist"),
    ("a common term", "example"),
    ("a very common term", "an"),
    ("no match", "xylophoneplayer"),
    ("no match, 2 characters", "qz"),
    ("1 character", "k"),
    ("2 characters", "zo"),
    ("CJK", "小"),
    ("Cyrillic", "иван"),
    ("accented", "jose"),
    ("an email's middle", "son@"),
    ("a literal %", "%"),
    ("a literal _", "_"),
];

/// A list of a chatbot, as the page asks for it.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    pub chatbot: ChatbotId,
    pub query: UserQuery,
}

impl Case {
    /// The arguments of the server function.
    pub fn arguments(&self, window: Option<Window>) -> String {
        let (chatbot, query) = (self.chatbot, &self.query);
        match window {
            Some(window) => serde_json::json!({ "chatbot": chatbot, "query": query, "window": window }),
            None => serde_json::json!({ "chatbot": chatbot, "query": query }),
        }
        .to_string()
    }
}

/// The first window, one in the middle and the last, of a list of `total`.
pub fn windows(total: u64) -> Vec<(&'static str, Window)> {
    let rows = u64::from(ROWS);
    let pages = total.div_ceil(rows).max(1);
    let mut windows = vec![("first", 0), ("middle", pages / 2 * rows), ("last", (pages - 1) * rows)];
    windows.dedup_by_key(|(_, offset)| *offset);
    windows.into_iter().map(|(name, offset)| (name, Window { offset, limit: ROWS })).collect()
}

/// Every search with every status and role. `whole`: in every order both ways; else each in one order, so that every
/// order meets every search.
pub fn all(chatbot: ChatbotId, whole: bool) -> Vec<Case> {
    let some = |all: &'static [Status]| std::iter::once(None).chain(all.iter().copied().map(Some));
    let roles = || std::iter::once(None).chain(Role::ALL.iter().copied().map(Some));
    let orders: Vec<Sort> = SortBy::ALL
        .iter()
        .flat_map(|by| Direction::ALL.iter().map(|direction| Sort { by: *by, direction: *direction }))
        .collect();
    let mut cases = Vec::new();
    for (search_number, (search, term)) in SEARCHES.into_iter().enumerate() {
        for (status_number, status) in some(Status::ALL).enumerate() {
            for (role_number, role) in roles().enumerate() {
                let turn = search_number * 5 + status_number * 3 + role_number;
                for (number, sort) in orders.iter().copied().enumerate() {
                    if !whole && number != turn % orders.len() {
                        continue;
                    }
                    let filters =
                        [status.map_or("any status", Status::as_str), role.map_or("any role", Role::as_str)];
                    let order = format!("{} {}", sort.by.as_str(), sort.direction.as_str());
                    let query =
                        UserQuery { search: term.to_owned(), status, role, sort, ..UserQuery::default() };
                    let name = format!("{search}, {}, by {order}", filters.join(", "));
                    cases.push(Case { name, chatbot, query });
                }
            }
        }
    }
    cases
}
