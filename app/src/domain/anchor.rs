//! Where the rows that someone looks at have gone when others changed.

use std::ops::Range;

use super::{Rows, User};

/// The users in view, before something changes.
///
/// Someone who did not change moves in the list only because others come, go or pass by. So the unchanged user nearest to
/// where one looks says by how much the list moved there; one who did change may have gone anywhere.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Nearest first.
    users: Vec<(u64, User)>,
}

impl Anchor {
    /// For someone who looks at the row `at` of those `in_view`.
    #[must_use]
    pub fn new(rows: &Rows, at: u64, in_view: Range<u64>) -> Self {
        let mut users: Vec<_> = in_view.filter_map(|row| Some((row, rows.user(row)?.clone()))).collect();
        users.sort_by_key(|(row, _)| row.abs_diff(at));
        Self { users }
    }

    /// By how many rows down the list has moved there; `in_view` are the rows that were renewed.
    #[must_use]
    pub fn moved(&self, rows: &Rows, in_view: &Range<u64>) -> i64 {
        let now = |user: &User| rows.row_near(user.id, in_view);
        let is_unchanged = |user: &User| now(user).is_some_and(|row| rows.user(row) == Some(user));
        let anchor = self.users.iter().find(|(_, user)| is_unchanged(user));
        let anchor = anchor.or_else(|| self.users.iter().find(|(_, user)| now(user).is_some()));
        let moved = anchor.and_then(|(before, user)| now(user)?.checked_signed_diff(*before));
        moved.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Status, Timestamp, UserId, UserWindow, rows};

    fn user(id: i64, last_active_at: i64) -> User {
        let user = rows::tests::user(id.unsigned_abs());
        User { last_active_at: Some(Timestamp(last_active_at)), ..user }
    }

    const IN_VIEW: Range<u64> = 60..90;
    const RENEWED: Range<u64> = 40..110;

    /// Takes in a list, of which 200 rows are fetched, as the page does.
    fn take_in(rows: &mut Rows, list: &[User]) {
        rows.expire();
        while let Some(ticket) = rows.ask(0..200) {
            let window = ticket.window();
            let from = usize::try_from(window.offset).unwrap();
            let users = list.iter().skip(from).take(window.limit as usize).cloned().collect();
            rows.answer(ticket, UserWindow { total: Some(list.len() as u64), users }, IN_VIEW);
        }
    }

    fn people() -> Vec<User> {
        (0..300).map(|id| user(id, 10_000 - id)).collect()
    }

    fn row_of(list: &[User], id: UserId) -> Option<usize> {
        list.iter().position(|user| user.id == id)
    }

    proptest! {
        #[test]
        fn whoever_one_looks_at_stays_where_they_are_when_others_become_active_or_go(
            at in 60..90_u64, active in prop::collection::vec(0..300_i64, 0..12), gone in prop::collection::vec(0..300_i64, 0..12),
        ) {
            let mut list = people();
            let mut rows = Rows::default();
            take_in(&mut rows, &list);
            let anchor = Anchor::new(&rows, at, IN_VIEW);
            let looked_at = list[usize::try_from(at).unwrap()].id;
            for (id, now) in active.into_iter().filter(|id| UserId(*id) != looked_at).zip(20_000..) {
                let from = row_of(&list, UserId(id)).unwrap();
                list.remove(from);
                list.insert(0, user(id, now));
            }
            list.retain(|user| user.id == looked_at || !gone.contains(&user.id.0));
            take_in(&mut rows, &list);
            let now = at.saturating_add_signed(anchor.moved(&rows, &RENEWED));
            prop_assert_eq!(Some(now), row_of(&list, looked_at).map(|row| row as u64));
        }
    }

    #[test]
    fn the_rows_beside_stay_when_the_one_looked_at_goes_to_the_top() {
        let mut list = people();
        let mut rows = Rows::default();
        take_in(&mut rows, &list);
        let anchor = Anchor::new(&rows, 70, IN_VIEW);
        let User { id, .. } = list.remove(70);
        list.insert(0, user(id.0, 20_000));
        take_in(&mut rows, &list);
        // Row 69 is the first of the nearest: it has gone one down, and those below 70 have not moved.
        assert!([0, 1].contains(&anchor.moved(&rows, &RENEWED)));
    }

    #[test]
    fn rows_that_all_changed_in_their_places_stay() {
        let mut list = people();
        let mut rows = Rows::default();
        take_in(&mut rows, &list);
        let anchor = Anchor::new(&rows, 70, IN_VIEW);
        for user in &mut list {
            user.status = Status::Disabled;
        }
        take_in(&mut rows, &list);
        assert_eq!(anchor.moved(&rows, &RENEWED), 0);
    }

    #[test]
    fn nothing_moves_when_nobody_is_left() {
        let mut rows = Rows::default();
        take_in(&mut rows, &people());
        let anchor = Anchor::new(&rows, 70, IN_VIEW);
        take_in(&mut rows, &[]);
        assert_eq!(anchor.moved(&rows, &RENEWED), 0);
    }
}
