//! Which users, in which order: what the toolbar says, as it stands in the URL.

use serde::{Deserialize, Serialize};

use super::{Invalid, Network, Period, Role, Status, User, search_text, text, user::word_enum};

word_enum! {
    /// What the list is sorted by.
    SortBy {
        /// The shown name, folded.
        Name = "name",
        /// When Rollcall first knew them.
        Added = "added",
        /// The newest activity.
        Activity = "activity",
        /// How many sessions.
        Sessions = "sessions",
        /// How many questions, as the chatbot counts them.
        Questions = "questions",
        /// When the chatbot last saw them.
        LastSeen = "last_seen",
    }
}

word_enum! {
    /// Which way the list runs.
    Direction {
        /// Smallest or oldest first.
        Ascending = "asc",
        /// Largest or newest first.
        Descending = "desc",
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// The order of the list. Equal users are ordered by id, the same way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Which way.
    pub direction: Direction,
}

impl SortBy {
    /// The way people expect when they first click the column.
    #[must_use]
    pub const fn first_direction(self) -> Direction {
        match self {
            Self::Name => Direction::Ascending,
            Self::Added | Self::Activity | Self::Sessions | Self::Questions | Self::LastSeen => {
                Direction::Descending
            }
        }
    }
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: SortBy::Activity, direction: Direction::Descending }
    }
}

impl Sort {
    /// The order after a click on the head of column `by`: the other way if it is sorted by already.
    #[must_use]
    pub fn clicked(self, by: SortBy) -> Self {
        let direction = if self.by == by { self.direction.reversed() } else { by.first_direction() };
        Self { by, direction }
    }
}

/// The longest search term, in characters.
const SEARCH_CHARACTERS: usize = 200;

/// Which users, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserQuery {
    /// Part of the name or email, as typed; empty: all.
    #[serde(default, deserialize_with = "search_term")]
    pub search: String,
    /// Only this status.
    #[serde(default)]
    pub status: Option<Status>,
    /// Only this role.
    #[serde(default)]
    pub role: Option<Role>,
    /// Only this network.
    #[serde(default)]
    pub network: Option<Network>,
    /// Only who was added then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Period>,
    /// Only who was last active then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Period>,
    /// The order.
    #[serde(default)]
    pub sort: Sort,
}

impl UserQuery {
    /// Reads the query from URL parameters; a missing one is its default.
    ///
    /// # Errors
    /// The parameter that has an unknown value, and why.
    pub fn from_params<'a>(
        params: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, (&'static str, Invalid)> {
        let mut query = Self::default();
        let mut direction = None;
        for (name, value) in params {
            match name {
                "search" => {
                    query.search =
                        text::clean_line(value, SEARCH_CHARACTERS).map_err(|why| ("search", why))?;
                }
                "status" => query.status = Some(value.parse().map_err(|why| ("status", why))?),
                "role" => query.role = Some(value.parse().map_err(|why| ("role", why))?),
                "network" => query.network = Some(value.parse().map_err(|why| ("network", why))?),
                "added" => query.added = Some(value.parse().map_err(|why| ("added", why))?),
                "active" => query.active = Some(value.parse().map_err(|why| ("active", why))?),
                "sort" => {
                    query.sort.by =
                        SortBy::parse(value).ok_or_else(|| ("sort", one_of(SortBy::ALL, SortBy::as_str)))?;
                    query.sort.direction = query.sort.by.first_direction();
                }
                "direction" => {
                    let parsed = Direction::parse(value);
                    direction =
                        Some(parsed.ok_or_else(|| ("direction", one_of(Direction::ALL, Direction::as_str)))?);
                }
                _ => {}
            }
        }
        if let Some(direction) = direction {
            query.sort.direction = direction;
        }
        Ok(query)
    }

    /// Reads the query from a page's URL, where an unknown value is passed over: an old link still opens.
    #[must_use]
    pub fn from_params_lenient<'a>(params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let params: Vec<_> = params.into_iter().filter(|param| Self::from_params([*param]).is_ok()).collect();
        Self::from_params(params).unwrap_or_default()
    }

    /// The query as URL parameters, without what is default.
    #[must_use]
    pub fn to_params(&self) -> Vec<(&'static str, String)> {
        let mut params = Vec::new();
        if !self.search.is_empty() {
            params.push(("search", self.search.clone()));
        }
        if let Some(status) = self.status {
            params.push(("status", status.as_str().to_owned()));
        }
        if let Some(role) = self.role {
            params.push(("role", role.as_str().to_owned()));
        }
        if let Some(network) = self.network {
            params.push(("network", network.to_string()));
        }
        for (name, period) in [("added", self.added), ("active", self.active)] {
            if let Some(period) = period {
                params.push((name, period.to_string()));
            }
        }
        if self.sort != Sort::default() {
            params.push(("sort", self.sort.by.as_str().to_owned()));
            if self.sort.direction != self.sort.by.first_direction() {
                params.push(("direction", self.sort.direction.as_str().to_owned()));
            }
        }
        params
    }

    /// Whether it leaves users out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.trim().is_empty()
            || self.status.is_some()
            || self.role.is_some()
            || self.network.is_some()
            || self.is_of_a_time()
    }

    /// Whether it asks when something was.
    #[must_use]
    pub const fn is_of_a_time(&self) -> bool {
        self.added.is_some() || self.active.is_some()
    }

    /// Whether status and role alone say who matches, so that the counts by them are enough.
    #[must_use]
    pub fn is_by_standing(&self) -> bool {
        // Taken apart, so that a new filter can't be forgotten.
        let Self { search: _, status: _, role: _, network, added, active, sort: _ } = self;
        self.folded_search().is_empty() && network.is_none() && added.is_none() && active.is_none()
    }

    /// Whether it shows the users whom `other` shows, in whatever order.
    #[must_use]
    pub fn has_filter_of(&self, other: &Self) -> bool {
        let filter = |query: &Self| (query.status, query.role, query.network, query.added, query.active);
        self.search.trim() == other.search.trim() && filter(self) == filter(other)
    }

    /// Whether the list shows `user`.
    #[must_use]
    pub fn matches(&self, user: &User) -> bool {
        self.status.is_none_or(|status| status == user.status)
            && self.role.is_none_or(|role| role == user.role)
            && self.network.as_ref().is_none_or(|network| user.network.as_ref() == Some(network))
            && self.added.is_none_or(|period| period.contains(user.created_at))
            && self.active.is_none_or(|period| user.last_active_at.is_some_and(|at| period.contains(at)))
            && search_text(&user.name, user.email.as_deref(), user.visitor.as_deref())
                .contains(&self.folded_search())
    }

    /// The search term as the database compares it.
    #[must_use]
    pub fn folded_search(&self) -> String {
        text::fold(self.search.trim())
    }
}

/// Cleans and checks a search term as [`UserQuery::from_params`] does: not only our page can send one.
fn search_term<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text::clean_line(&String::deserialize(deserializer)?, SEARCH_CHARACTERS)
        .map_err(|why| serde::de::Error::custom(format!("`search` {why}")))
}

fn one_of<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Invalid {
    let words: Vec<_> = all.iter().map(|value| word(*value)).collect();
    Invalid(message!("reason-not-among", words = words.join(", ")))
}

/// A stretch of a list: `limit` rows from `offset` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// How many rows to leave out.
    pub offset: u64,
    /// How many rows to give at most.
    pub limit: u32,
}

impl Window {
    /// The most rows one call gives.
    pub const MAX_LIMIT: u32 = 200;

    /// The window with its limit within 1 to [`Window::MAX_LIMIT`].
    #[must_use]
    pub fn bounded(self) -> Self {
        Self { offset: self.offset.min(i64::MAX as u64), limit: self.limit.clamp(1, Self::MAX_LIMIT) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Timestamp;

    fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
        prop::sample::select(all)
    }

    fn period((from, to): (i64, i64)) -> Period {
        Period { from: Timestamp(from), to: Timestamp(to) }
    }

    proptest! {
        #[test]
        fn a_query_survives_the_url(
            search in "[a-zé王&=%+#]{0,12}",
            status in prop::option::of(any_of(Status::ALL)),
            role in prop::option::of(any_of(Role::ALL)),
            network in prop::option::of(any::<std::net::IpAddr>()),
            added in prop::option::of((0..i64::MAX, 0..i64::MAX)),
            active in prop::option::of((0..i64::MAX, 0..i64::MAX)),
            by in any_of(SortBy::ALL),
            direction in any_of(Direction::ALL),
        ) {
            let network = network.and_then(|address| Network::mask(&address.to_string()));
            let query = UserQuery { search, status, role, network, added: added.map(period), active: active.map(period), sort: Sort { by, direction } };
            let params = query.to_params();
            let read = UserQuery::from_params(params.iter().map(|(name, value)| (*name, value.as_str())));
            prop_assert_eq!(read, Ok(query));
        }
    }

    #[test]
    fn an_unknown_value_names_its_parameter() {
        assert_eq!(UserQuery::from_params([("sort", "size")]).unwrap_err().0, "sort");
        assert_eq!(UserQuery::from_params([("status", "gone")]).unwrap_err().0, "status");
    }

    #[test]
    fn a_page_passes_over_unknown_values() {
        let query = UserQuery::from_params_lenient([("status", "gone"), ("role", "admin")]);
        assert_eq!(query, UserQuery { role: Some(Role::Admin), ..UserQuery::default() });
    }

    #[test]
    fn a_second_click_turns_the_order_round() {
        let by_name = Sort::default().clicked(SortBy::Name);
        assert_eq!(by_name.direction, Direction::Ascending);
        assert_eq!(by_name.clicked(SortBy::Name).direction, Direction::Descending);
    }

    #[test]
    fn windows_are_bounded() {
        assert_eq!(Window { offset: 0, limit: 0 }.bounded().limit, 1);
        assert_eq!(Window { offset: 0, limit: 9_999 }.bounded().limit, Window::MAX_LIMIT);
    }
}
