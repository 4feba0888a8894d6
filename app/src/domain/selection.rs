//! Which users an admin has chosen, to act on or to export: some by hand, or all that match a query, except some.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Sort, User, UserId, UserQuery};

/// Which users are chosen.
///
/// Everyone who matches `query` (if there is one) except those taken out by hand, and those put in by hand. A choice
/// by query takes no longer to hold or to send for a million users than for one, and goes on holding when the list
/// is scrolled, sorted or filtered otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Selection {
    query: Option<UserQuery>,
    except: BTreeSet<UserId>,
    also: BTreeSet<UserId>,
}

impl Selection {
    /// How many users can be put in and taken out by hand.
    pub const MAX_BY_HAND: usize = 100_000;

    /// These users.
    #[must_use]
    pub fn of(users: impl IntoIterator<Item = UserId>) -> Self {
        Self { also: users.into_iter().collect(), ..Self::default() }
    }

    /// All that match `query`; its order doesn't matter.
    #[must_use]
    pub fn matching(query: &UserQuery) -> Self {
        Self { query: Some(UserQuery { sort: Sort::default(), ..query.clone() }), ..Self::default() }
    }

    /// The query of which all are chosen who are not among [`Selection::except`].
    #[must_use]
    pub const fn query(&self) -> Option<&UserQuery> {
        self.query.as_ref()
    }

    /// The query, where it alone says who is chosen.
    #[must_use]
    pub fn plain_query(&self) -> Option<&UserQuery> {
        self.query.as_ref().filter(|_| self.except.is_empty() && self.also.is_empty())
    }

    /// Who is taken out of the query by hand.
    #[must_use]
    pub const fn except(&self) -> &BTreeSet<UserId> {
        &self.except
    }

    /// Who is put in by hand.
    #[must_use]
    pub const fn also(&self) -> &BTreeSet<UserId> {
        &self.also
    }

    /// Whether nobody can be chosen. A query that nobody matches is not empty in this sense.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.is_none() && self.also.is_empty()
    }

    /// Whether `user` is chosen.
    #[must_use]
    pub fn contains(&self, user: &User) -> bool {
        self.also.contains(&user.id) || (self.matches(user) && !self.except.contains(&user.id))
    }

    /// Whether everyone who matches `query` is chosen, as far as can be told without asking the server.
    #[must_use]
    pub fn is_all_of(&self, query: &UserQuery) -> bool {
        self.except.is_empty() && self.is_by(query)
    }

    /// Whether all that match `query` are chosen, except those taken out by hand.
    #[must_use]
    pub fn is_by(&self, query: &UserQuery) -> bool {
        self.query.as_ref().is_some_and(|chosen| chosen.has_filter_of(query))
    }

    /// Chooses all that match `query`; who was put in by hand stays. `true`: a choice by another query ended with it.
    pub fn choose_all(&mut self, query: &UserQuery) -> bool {
        let before = std::mem::replace(self, Self::matching(query));
        self.add(before.also);
        // Without a filter everyone is chosen, whom the other query chose too.
        query.is_filtered() && before.query.is_some_and(|before| !before.has_filter_of(query))
    }

    /// Lets those go who were chosen by query; who was put in by hand stays.
    pub fn give_up_query(&mut self) {
        self.query = None;
        self.except.clear();
    }

    /// Chooses `user`, or lets them go.
    pub fn set(&mut self, user: &User, chosen: bool) {
        if self.contains(user) == chosen {
            return;
        }
        if chosen {
            self.except.remove(&user.id);
            if !self.matches(user) {
                self.also.insert(user.id);
            }
        } else {
            self.also.remove(&user.id);
            if self.matches(user) {
                self.except.insert(user.id);
            }
        }
    }

    /// Chooses users of whom only the ids are known.
    pub fn add(&mut self, users: impl IntoIterator<Item = UserId>) {
        for user in users {
            self.except.remove(&user);
            self.also.insert(user);
        }
    }

    /// Chooses users of whom the ids are known, and that they match `query`.
    pub fn add_matching(&mut self, query: &UserQuery, users: impl IntoIterator<Item = UserId>) {
        if self.is_by(query) {
            for user in users {
                self.except.remove(&user);
            }
        } else {
            self.add(users);
        }
    }

    /// Lets users go of whom only the ids are known.
    pub fn remove(&mut self, users: impl IntoIterator<Item = UserId>) {
        for user in users {
            self.also.remove(&user);
            if self.query.is_some() {
                self.except.insert(user);
            }
        }
    }

    /// Whether more are put in and taken out by hand than [`Selection::MAX_BY_HAND`].
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.except.len() + self.also.len() > Self::MAX_BY_HAND
    }

    fn matches(&self, user: &User) -> bool {
        self.query.as_ref().is_some_and(|query| query.matches(user))
    }
}

impl<'de> Deserialize<'de> for Selection {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Plain {
            #[serde(default)]
            query: Option<UserQuery>,
            #[serde(default)]
            except: BTreeSet<UserId>,
            #[serde(default)]
            also: BTreeSet<UserId>,
        }
        let Plain { query, except, also } = Plain::deserialize(deserializer)?;
        let selection = Self { query, except, also };
        if selection.is_too_long() {
            let why = format!("at most {} users can be chosen by hand", Self::MAX_BY_HAND);
            return Err(serde::de::Error::custom(why));
        }
        Ok(selection)
    }
}

/// How many users a selection holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionCount {
    /// In all; who was deleted meanwhile is not among them.
    pub selected: u64,
    /// Of them, those who match the query that the list shows.
    pub shown: u64,
}

impl SelectionCount {
    /// How many of them the list doesn't show.
    #[must_use]
    pub const fn hidden(self) -> u64 {
        self.selected.saturating_sub(self.shown)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Role, Status, Timestamp};

    fn user(id: i64) -> User {
        User {
            id: UserId(id),
            version: 1,
            name: format!("Person {id}"),
            email: None,
            visitor: Some(format!("v{id}")),
            status: if id % 3 == 0 { Status::Disabled } else { Status::Active },
            role: if id % 2 == 0 { Role::Admin } else { Role::Regular },
            created_at: Timestamp(0),
            signed_in_at: None,
            last_active_at: None,
            sessions: 0,
            network: None,
            questions: None,
            last_seen_at: None,
            invitation: None,
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        All(UserQuery),
        AllAndThoseByHand(UserQuery),
        Set(i64, bool),
        Add(Vec<i64>),
        AddMatching(UserQuery, Vec<i64>),
        Remove(Vec<i64>),
        Clear,
    }

    fn query() -> impl Strategy<Value = UserQuery> {
        let status = prop::option::of(prop::sample::select(Status::ALL));
        let role = prop::option::of(prop::sample::select(Role::ALL));
        (status, role, prop::sample::select(vec!["", "1", "person 2", "zzz"])).prop_map(
            |(status, role, search)| UserQuery {
                network: None,
                added: None,
                active: None,
                search: search.to_owned(),
                status,
                role,
                sort: Sort::default(),
            },
        )
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            1 => query().prop_map(Step::All),
            1 => query().prop_map(Step::AllAndThoseByHand),
            1 => (query(), prop::collection::vec(0..40_i64, 0..8)).prop_map(|(query, ids)| Step::AddMatching(query, ids)),
            8 => (0..40_i64, any::<bool>()).prop_map(|(id, chosen)| Step::Set(id, chosen)),
            2 => prop::collection::vec(0..40_i64, 0..8).prop_map(Step::Add),
            2 => prop::collection::vec(0..40_i64, 0..8).prop_map(Step::Remove),
            1 => Just(Step::Clear),
        ]
    }

    proptest! {
        /// Whatever is clicked in whatever order, the boxes show what was clicked.
        #[test]
        fn it_holds_exactly_whom_the_clicks_chose(steps in prop::collection::vec(step(), 0..60)) {
            let mut selection = Selection::default();
            let mut chosen: BTreeSet<i64> = BTreeSet::new();
            for step in steps {
                match step {
                    Step::All(query) => {
                        selection = Selection::matching(&query);
                        chosen = (0..40).filter(|id| query.matches(&user(*id))).collect();
                    }
                    Step::AllAndThoseByHand(query) => {
                        let by_hand = selection.also.clone();
                        selection.choose_all(&query);
                        chosen = (0..40).filter(|id| query.matches(&user(*id))).collect();
                        chosen.extend(by_hand.iter().map(|id| id.0));
                    }
                    Step::AddMatching(query, ids) => {
                        let ids: Vec<i64> = ids.into_iter().filter(|id| query.matches(&user(*id))).collect();
                        selection.add_matching(&query, ids.iter().copied().map(UserId));
                        chosen.extend(ids);
                    }
                    Step::Set(id, true) => {
                        selection.set(&user(id), true);
                        chosen.insert(id);
                    }
                    Step::Set(id, false) => {
                        selection.set(&user(id), false);
                        chosen.remove(&id);
                    }
                    Step::Add(ids) => {
                        selection.add(ids.iter().copied().map(UserId));
                        chosen.extend(ids);
                    }
                    Step::Remove(ids) => {
                        selection.remove(ids.iter().copied().map(UserId));
                        chosen.retain(|id| !ids.contains(id));
                    }
                    Step::Clear => {
                        selection = Selection::default();
                        chosen.clear();
                    }
                }
                let held: BTreeSet<i64> = (0..40).filter(|id| selection.contains(&user(*id))).collect();
                prop_assert_eq!(&held, &chosen);
                prop_assert!(selection.except.is_disjoint(&selection.also));
                let sent = serde_json::to_string(&selection).unwrap();
                prop_assert_eq!(serde_json::from_str::<Selection>(&sent).unwrap(), selection.clone());
            }
        }
    }

    #[test]
    fn a_query_holds_whatever_the_list_is_sorted_by() {
        let by_name =
            UserQuery { sort: Sort::default().clicked(crate::domain::SortBy::Name), ..UserQuery::default() };
        let selection = Selection::matching(&by_name);
        assert!(selection.is_all_of(&by_name));
        assert!(selection.is_all_of(&UserQuery::default()));
        assert!(!selection.is_all_of(&UserQuery { status: Some(Status::Active), ..UserQuery::default() }));
    }

    #[test]
    fn choosing_all_says_whether_it_ended_another_choice_by_query() {
        let [active, disabled] = [Status::Active, Status::Disabled]
            .map(|status| UserQuery { status: Some(status), ..UserQuery::default() });
        let mut selection = Selection::of([UserId(3)]);
        assert!(!selection.choose_all(&active));
        assert_eq!(selection.also(), &BTreeSet::from([UserId(3)]));
        selection.remove([UserId(4)]);
        assert!(!selection.choose_all(&active));
        assert!(selection.is_all_of(&active));
        assert!(selection.choose_all(&disabled));
        assert!(!selection.choose_all(&UserQuery::default()), "everyone is chosen, those chosen before too");
        selection.give_up_query();
        assert_eq!(selection, Selection::of([UserId(3)]));
    }

    #[test]
    fn a_selection_that_is_too_long_is_not_taken() {
        let ids: Vec<i64> = (0..=100_000).collect();
        let sent = serde_json::json!({ "also": ids }).to_string();
        let refused = serde_json::from_str::<Selection>(&sent).unwrap_err().to_string();
        assert!(refused.contains("at most 100000"), "{refused}");
    }
}
