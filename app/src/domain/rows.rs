//! The part of the users list that a page holds: some pages of rows, fetched as they come into view.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{User, UserId, UserWindow, Window};

/// How many rows are fetched at once.
const PAGE_ROWS: u32 = 100;
/// How many pages are kept.
const KEPT_PAGES: usize = 24;

/// A request for a page, to tell an answer that is still wanted from one that came too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    list: u64,
    state: u64,
    page: u64,
}

impl Ticket {
    /// The rows to ask for.
    #[must_use]
    pub const fn window(self) -> Window {
        Window { offset: self.page * PAGE_ROWS as u64, limit: PAGE_ROWS }
    }

    /// Whether some of the rows are asked for.
    #[must_use]
    pub fn is_for(self, rows: &Range<u64>) -> bool {
        pages_of(rows).contains(&self.page)
    }
}

/// A request for the total, as [`Ticket`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalTicket {
    list: u64,
    state: u64,
}

#[derive(Clone, Debug)]
struct Page {
    users: Vec<User>,
    state: u64,
}

/// The rows a page holds of one list.
///
/// Whatever is shown stays until something newer is there: after [`Rows::restart`] (another query) the old list,
/// after [`Rows::expire`] (something changed) the old rows. Rows in view that come in several answers are renewed all at
/// once: between old and new ones a user could stand twice or nowhere.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    list: u64,
    shown_list: Option<u64>,
    state: u64,
    /// How many rows the shown list has, once they were counted.
    total: Option<u64>,
    /// How many rows of it are known to be there: all of them, once they were counted.
    length: u64,
    /// Whether the total is of the rows as they were fetched last.
    is_counted: bool,
    asks_total: bool,
    pages: BTreeMap<u64, Page>,
    /// What was answered and waits for the rest of what is in view.
    renewed: BTreeMap<u64, Page>,
    asked: BTreeSet<u64>,
}

impl Rows {
    /// How many rows the shown list has; `None` while they are not counted.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// How many rows of the shown list are known to be there; `None` before the first answer.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.shown_list.map(|_| self.length)
    }

    /// Whether the shown list is the one asked for last.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.shown_list == Some(self.list)
    }

    /// The user in a row, if it is there.
    #[must_use]
    pub fn user(&self, row: u64) -> Option<&User> {
        let page = self.pages.get(&(row / u64::from(PAGE_ROWS)))?;
        page.users.get(usize::try_from(row % u64::from(PAGE_ROWS)).ok()?)
    }

    /// A user among the rows held, and the row.
    #[must_use]
    pub fn find(&self, id: UserId) -> Option<(u64, &User)> {
        self.pages.iter().find_map(|(page, held)| {
            let (row, user) = (0..).zip(&held.users).find(|(_, user)| user.id == id)?;
            Some((page * u64::from(PAGE_ROWS) + row, user))
        })
    }

    /// The users from one to another, both of them too, whichever comes first; `None` unless all of them are held
    /// and up to date.
    #[must_use]
    pub fn between(&self, one: UserId, other: UserId) -> Option<Vec<&User>> {
        let ((one, _), (other, _)) = (self.find(one)?, self.find(other)?);
        let (first, last) = (one.min(other), one.max(other));
        let mut pages = first / u64::from(PAGE_ROWS)..=last / u64::from(PAGE_ROWS);
        if !pages.all(|page| self.is_fresh(page)) {
            return None;
        }
        (first..=last).map(|row| self.user(row)).collect()
    }

    /// The row of a user, sought among the rows that were fetched together with `in_view`.
    #[must_use]
    pub fn row_near(&self, id: UserId, in_view: &Range<u64>) -> Option<u64> {
        let pages = pages_of(in_view);
        let page_rows = u64::from(PAGE_ROWS);
        let mut rows = pages.start * page_rows..pages.end * page_rows;
        rows.find(|row| self.user(*row).is_some_and(|user| user.id == id))
    }

    /// How many requests for this list are under way.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.asked.len()
    }

    /// Another list is wanted: answers to earlier requests are void.
    pub fn restart(&mut self) {
        self.list += 1;
        self.asked.clear();
        self.asks_total = false;
        self.renewed.clear();
    }

    /// Something in the list changed: what is held must be fetched again when it is in view.
    pub fn expire(&mut self) {
        self.state += 1;
    }

    /// The next page to ask for, so that the rows `in_view` are there and up to date.
    pub fn ask(&mut self, in_view: Range<u64>) -> Option<Ticket> {
        let wanted = if self.is_current() {
            let last = self.length.saturating_sub(1);
            let from = in_view.start.min(last);
            let to = in_view.end.saturating_sub(1).clamp(from, last);
            from / u64::from(PAGE_ROWS)..to / u64::from(PAGE_ROWS) + 1
        } else {
            0..1
        };
        let waits = wanted.clone().any(|page| self.asked.contains(&page));
        let is_to_come = |page| self.asked.contains(&page) || waits && self.renewed.contains_key(&page);
        let page = wanted.into_iter().find(|page| !is_to_come(*page) && !self.is_fresh(*page))?;
        self.asked.insert(page);
        Some(Ticket { list: self.list, state: self.state, page })
    }

    /// Takes in an answer. `true`: another list is shown now.
    pub fn answer(&mut self, ticket: Ticket, answer: UserWindow, in_view: Range<u64>) -> bool {
        if ticket.list != self.list {
            return false;
        }
        self.asked.remove(&ticket.page);
        let another = !self.is_current();
        if another {
            self.pages.clear();
            self.shown_list = Some(self.list);
            (self.total, self.length) = (None, 0);
        }
        let end = ticket.window().offset + answer.users.len() as u64;
        self.is_counted = answer.total.is_some();
        match answer.total {
            Some(total) => (self.total, self.length) = (Some(total), total),
            None => self.length = self.length.max(end),
        }
        let page = Page { users: answer.users, state: ticket.state };
        let waits =
            pages_of(&in_view).any(|page| self.asked.contains(&page) && self.pages.contains_key(&page));
        if waits && self.pages.contains_key(&ticket.page) {
            self.renewed.insert(ticket.page, page);
            return false;
        }
        self.pages.append(&mut self.renewed);
        self.pages.insert(ticket.page, page);
        self.forget_beyond_the_end();
        self.forget_far_from(in_view.start / u64::from(PAGE_ROWS));
        another
    }

    /// A request for the total, unless it is known or asked for.
    pub fn ask_total(&mut self) -> Option<TotalTicket> {
        let is_wanted = self.is_current() && !self.is_counted && !self.asks_total;
        self.asks_total |= is_wanted;
        is_wanted.then_some(TotalTicket { list: self.list, state: self.state })
    }

    /// Takes in how many rows the list has. What changed meanwhile is to be counted again.
    pub fn answer_total(&mut self, ticket: TotalTicket, total: u64) {
        if ticket.list != self.list {
            return;
        }
        self.asks_total = false;
        self.is_counted |= ticket.state == self.state;
        (self.total, self.length) = (Some(total), total);
        self.forget_beyond_the_end();
    }

    /// Takes in that counting failed. `true`: its answer was still wanted.
    pub fn fail_total(&mut self, ticket: TotalTicket) -> bool {
        ticket.list == self.list && std::mem::take(&mut self.asks_total)
    }

    /// Takes in that a request failed. `true`: its answer was still wanted.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        ticket.list == self.list && self.asked.remove(&ticket.page)
    }

    fn is_fresh(&self, page: u64) -> bool {
        self.is_current() && self.pages.get(&page).is_some_and(|held| held.state == self.state)
    }

    fn forget_beyond_the_end(&mut self) {
        let beyond = self.length.div_ceil(u64::from(PAGE_ROWS)).max(1);
        self.pages.retain(|page, _| *page < beyond);
    }

    fn forget_far_from(&mut self, page: u64) {
        while self.pages.len() > KEPT_PAGES {
            let farthest = self.pages.keys().copied().max_by_key(|held| held.abs_diff(page));
            farthest.and_then(|farthest| self.pages.remove(&farthest));
        }
    }
}

fn pages_of(rows: &Range<u64>) -> Range<u64> {
    let page_rows = u64::from(PAGE_ROWS);
    rows.start / page_rows..rows.end.div_ceil(page_rows)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Role, Status, Timestamp};

    pub fn user(id: u64) -> User {
        User {
            id: UserId(i64::try_from(id).unwrap()),
            version: 1,
            name: format!("Person {id}"),
            email: None,
            visitor: None,
            status: Status::Active,
            role: Role::Regular,
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

    fn serve(ticket: Ticket, total: u64) -> UserWindow {
        let Window { offset, limit } = ticket.window();
        UserWindow {
            total: Some(total),
            users: (offset..total.min(offset + u64::from(limit))).map(user).collect(),
        }
    }

    fn loaded(total: u64, in_view: Range<u64>) -> Rows {
        let mut rows = Rows::default();
        while let Some(ticket) = rows.ask(in_view.clone()) {
            rows.answer(ticket, serve(ticket, total), in_view.clone());
        }
        rows
    }

    proptest! {
        #[test]
        fn rows_in_view_get_there_wherever_one_scrolls(
            total in 0..100_000_u64, jumps in prop::collection::vec(0..100_000_u64, 1..60),
        ) {
            let mut rows = loaded(total, 0..30);
            for jump in jumps {
                let in_view = jump.min(total)..(jump + 30).min(total);
                while let Some(ticket) = rows.ask(in_view.clone()) {
                    rows.answer(ticket, serve(ticket, total), in_view.clone());
                }
                for row in in_view {
                    prop_assert_eq!(rows.user(row), Some(&user(row)));
                }
                prop_assert!(rows.pages.len() <= KEPT_PAGES);
            }
        }
    }

    #[test]
    fn a_view_beyond_the_end_asks_no_further_than_the_last_row() {
        let mut rows = loaded(100, 100..100);
        assert!(rows.ask(100..100).is_none());
        assert!(loaded(0, 0..30).ask(0..30).is_none());
        assert_eq!(rows.user(99), Some(&user(99)));
    }

    #[test]
    fn a_page_is_asked_for_once() {
        let mut rows = Rows::default();
        assert!(rows.ask(0..30).is_some());
        assert!(rows.ask(0..30).is_none());
    }

    fn uncounted(answer: UserWindow) -> UserWindow {
        UserWindow { total: None, ..answer }
    }

    #[test]
    fn rows_are_there_before_they_are_counted() {
        let mut rows = Rows::default();
        let ticket = rows.ask(0..30).unwrap();
        rows.answer(ticket, uncounted(serve(ticket, 1_000)), 0..30);
        assert_eq!((rows.total(), rows.length()), (None, Some(100)));
        assert_eq!(rows.user(7), Some(&user(7)));
        let count = rows.ask_total().unwrap();
        assert_eq!(rows.ask_total(), None, "asked for once");
        rows.answer_total(count, 1_000);
        assert_eq!((rows.total(), rows.length()), (Some(1_000), Some(1_000)));
        assert_eq!(rows.ask_total(), None, "known");
    }

    #[test]
    fn what_changes_while_rows_are_counted_is_counted_again() {
        let mut rows = Rows::default();
        let ticket = rows.ask(0..30).unwrap();
        rows.answer(ticket, uncounted(serve(ticket, 1_000)), 0..30);
        let count = rows.ask_total().unwrap();
        rows.expire();
        rows.answer_total(count, 1_000);
        assert_eq!(rows.total(), Some(1_000), "shown until it is known better");
        assert!(rows.ask_total().is_some());
    }

    #[test]
    fn a_count_of_an_earlier_query_is_dropped_and_one_that_failed_is_made_again() {
        let mut rows = Rows::default();
        let ticket = rows.ask(0..30).unwrap();
        rows.answer(ticket, uncounted(serve(ticket, 1_000)), 0..30);
        let early = rows.ask_total().unwrap();
        rows.restart();
        rows.answer_total(early, 7);
        assert_eq!(rows.total(), None);
        assert!(!rows.fail_total(early));
        let ticket = rows.ask(0..30).unwrap();
        rows.answer(ticket, uncounted(serve(ticket, 1_000)), 0..30);
        let late = rows.ask_total().unwrap();
        assert!(rows.fail_total(late));
        assert!(rows.ask_total().is_some());
    }

    #[test]
    fn a_ticket_knows_its_rows() {
        let mut rows = loaded(1_000, 0..30);
        let ticket = rows.ask(290..295).unwrap();
        assert!([200..201, 299..300, 150..320].iter().all(|rows| ticket.is_for(rows)));
        assert!(![199..200, 300..301].iter().any(|rows| ticket.is_for(rows)));
    }

    #[test]
    fn an_answer_to_an_earlier_query_is_dropped() {
        let mut rows = Rows::default();
        let early = rows.ask(0..30).unwrap();
        rows.restart();
        let late = rows.ask(0..30).unwrap();
        assert!(rows.answer(late, serve(late, 5), 0..30));
        assert!(!rows.answer(early, serve(early, 900), 0..30));
        assert_eq!(rows.total(), Some(5));
    }

    #[test]
    fn the_old_list_is_shown_until_the_new_one_is_there() {
        let mut rows = loaded(300, 0..30);
        rows.restart();
        assert!(!rows.is_current());
        assert_eq!(rows.user(7), Some(&user(7)));
    }

    #[test]
    fn old_rows_are_shown_until_they_are_fetched_again() {
        let mut rows = loaded(300, 0..30);
        rows.expire();
        assert_eq!(rows.user(7), Some(&user(7)));
        let ticket = rows.ask(0..30).unwrap();
        rows.answer(ticket, serve(ticket, 300), 0..30);
        assert!(rows.ask(0..30).is_none());
    }

    #[test]
    fn what_changes_while_a_request_is_under_way_is_fetched_again() {
        let mut rows = Rows::default();
        let ticket = rows.ask(0..30).unwrap();
        rows.expire();
        rows.answer(ticket, serve(ticket, 300), 0..30);
        assert!(rows.ask(0..30).is_some());
    }

    /// As when people above have come: everyone stands `by` rows further down.
    fn serve_moved(ticket: Ticket, total: u64, by: u64) -> UserWindow {
        let Window { offset, limit } = ticket.window();
        UserWindow {
            total: Some(total),
            users: (offset..offset + u64::from(limit)).map(|row| user(row + 1_000 - by)).collect(),
        }
    }

    #[test]
    fn rows_in_view_of_several_pages_are_renewed_at_once() {
        let mut rows = loaded(1_000, 90..110);
        rows.expire();
        let (one, other) = (rows.ask(90..110).unwrap(), rows.ask(90..110).unwrap());
        rows.answer(one, serve_moved(one, 1_000, 1), 90..110);
        assert_eq!(rows.user(99), Some(&user(99)), "its neighbour would still be the old one");
        assert!(rows.ask(90..110).is_none(), "it is there already");
        // Another change does not hold up what was asked for before it.
        rows.expire();
        rows.answer(other, serve_moved(other, 1_000, 1), 90..110);
        assert_eq!([99, 100].map(|row| rows.user(row).cloned()), [1_098, 1_099].map(|id| Some(user(id))));
        assert!(rows.ask(90..110).is_some());
        assert_eq!(rows.row_near(UserId(1_099), &(90..110)), Some(100));
    }

    #[test]
    fn what_waits_for_an_answer_that_fails_is_fetched_again() {
        let mut rows = loaded(1_000, 90..110);
        rows.expire();
        let (one, other) = (rows.ask(90..110).unwrap(), rows.ask(90..110).unwrap());
        rows.answer(one, serve_moved(one, 1_000, 1), 90..110);
        assert!(rows.fail(other));
        while let Some(ticket) = rows.ask(90..110) {
            rows.answer(ticket, serve_moved(ticket, 1_000, 1), 90..110);
        }
        assert_eq!([99, 100].map(|row| rows.user(row).cloned()), [1_098, 1_099].map(|id| Some(user(id))));
    }

    #[test]
    fn rows_that_were_not_there_are_shown_at_once() {
        let mut rows = loaded(1_000, 0..30);
        let (one, other) = (rows.ask(290..310).unwrap(), rows.ask(290..310).unwrap());
        rows.answer(one, serve(one, 1_000), 290..310);
        assert_eq!(rows.user(299), Some(&user(299)));
        rows.answer(other, serve(other, 1_000), 290..310);
        assert_eq!(rows.user(300), Some(&user(300)));
    }

    #[test]
    fn a_failed_request_can_be_made_again() {
        let mut rows = Rows::default();
        let ticket = rows.ask(0..30).unwrap();
        assert!(rows.fail(ticket));
        assert_eq!(rows.ask(0..30), Some(ticket));
    }

    #[test]
    fn a_list_that_shrank_forgets_the_rows_beyond() {
        let mut rows = loaded(1_000, 900..930);
        rows.expire();
        let ticket = rows.ask(900..930).unwrap();
        rows.answer(ticket, serve(ticket, 50), 900..930);
        assert_eq!(rows.user(905), None);
        assert_eq!(rows.ask(900..930).map(Ticket::window), Some(Window { offset: 0, limit: PAGE_ROWS }));
    }

    #[test]
    fn a_range_is_known_only_where_all_of_it_is_held_and_fresh() {
        let mut rows = loaded(1_000, 90..230);
        let ids = |rows: &Rows, one, other| -> Option<Vec<i64>> {
            Some(rows.between(UserId(one), UserId(other))?.iter().map(|user| user.id.0).collect())
        };
        assert_eq!(ids(&rows, 99, 101), Some(vec![99, 100, 101]));
        assert_eq!(ids(&rows, 101, 99), ids(&rows, 99, 101));
        assert_eq!(ids(&rows, 7, 7), Some(vec![7]));
        assert_eq!(ids(&rows, 7, 600), None);
        let ticket = Ticket { list: rows.list, state: rows.state, page: 6 };
        rows.answer(ticket, serve(ticket, 1_000), 90..230);
        assert_eq!(ids(&rows, 7, 600), None, "rows between them are missing");
        rows.expire();
        assert_eq!(ids(&rows, 99, 101), None);
    }

    #[test]
    fn a_user_is_found_with_the_row() {
        let rows = loaded(1_000, 400..430);
        assert_eq!(rows.find(UserId(412)).map(|(row, _)| row), Some(412));
        assert!(rows.find(UserId(999)).is_none());
    }
}
