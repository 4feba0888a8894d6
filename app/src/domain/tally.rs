//! How many users are chosen, as far as the page can tell while the server counts.

use super::{Selection, SelectionCount, UserQuery};

/// What the server counted last, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    chosen_by: Option<UserQuery>,
    put_in: usize,
    taken_out: usize,
    shown: UserQuery,
    count: SelectionCount,
}

impl Counted {
    /// The count of `selection`, asked for when the list by `shown` was shown.
    #[must_use]
    pub fn new(selection: &Selection, shown: &UserQuery, count: SelectionCount) -> Self {
        Self {
            chosen_by: selection.query().cloned(),
            put_in: selection.also().len(),
            taken_out: selection.except().len(),
            shown: shown.clone(),
            count,
        }
    }
}

/// How many users are chosen, as far as is known now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In all.
    pub selected: Option<u64>,
    /// Of them, those whom the present filter hides.
    pub hidden: Option<u64>,
}

impl Tally {
    /// What is known of `selection` while the list by `shown` is shown, which has `total` rows. The server's last
    /// count goes on from where it was with each click, since clicks only meet users who are shown.
    #[must_use]
    pub fn now(
        selection: &Selection,
        shown: &UserQuery,
        total: Option<u64>,
        counted: Option<&Counted>,
    ) -> Self {
        if selection.is_empty() {
            return Self { selected: Some(0), hidden: Some(0) };
        }
        let put_in = selection.also().len();
        let taken_out = selection.except().len();
        let counted = counted.filter(|counted| counted.chosen_by.as_ref() == selection.query());
        let is_all_shown = selection.is_by(shown) && put_in == 0;
        let selected = match counted {
            Some(counted) => {
                let before = counted.count.selected + (put_in + counted.taken_out) as u64;
                Some(before.saturating_sub((counted.put_in + taken_out) as u64))
            }
            None if selection.query().is_none() => Some(put_in as u64),
            None if is_all_shown => total.map(|total| total.saturating_sub(taken_out as u64)),
            None => None,
        };
        let hidden = match counted {
            _ if !shown.is_filtered() || is_all_shown => Some(0),
            Some(counted) if counted.shown.has_filter_of(shown) => Some(counted.count.hidden()),
            _ => None,
        };
        Self { selected, hidden }
    }
}

/// How much of the list is chosen: what the box in its head shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Nobody whom it shows.
    Nobody,
    /// Some of them, or it is not known yet.
    Some,
    /// All of them.
    All,
}

impl Coverage {
    /// How much is chosen of the list by `shown`, which has `total` rows.
    #[must_use]
    pub fn of(selection: &Selection, shown: &UserQuery, total: Option<u64>, tally: Tally) -> Self {
        if selection.is_empty() || total == Some(0) {
            return Self::Nobody;
        }
        if selection.is_all_of(shown) {
            return Self::All;
        }
        match (tally.selected, tally.hidden, total) {
            (Some(selected), Some(hidden), _) if selected <= hidden => Self::Nobody,
            (Some(selected), Some(hidden), Some(total)) if selected - hidden >= total => Self::All,
            _ => Self::Some,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Status, UserId};

    fn disabled() -> UserQuery {
        UserQuery { status: Some(Status::Disabled), ..UserQuery::default() }
    }

    fn of(ids: std::ops::Range<i64>) -> Selection {
        Selection::of(ids.map(UserId))
    }

    fn known(selected: u64, hidden: u64) -> Tally {
        Tally { selected: Some(selected), hidden: Some(hidden) }
    }

    #[test]
    fn what_was_clicked_is_counted_at_once() {
        assert_eq!(Tally::now(&of(0..3), &UserQuery::default(), None, None), known(3, 0));
        let all = Selection::matching(&disabled());
        assert_eq!(Tally::now(&all, &disabled(), Some(1_204), None), known(1_204, 0));
        let mut without_one = all.clone();
        without_one.remove([UserId(7)]);
        assert_eq!(Tally::now(&without_one, &disabled(), Some(1_204), None), known(1_203, 0));
        assert_eq!(Tally::now(&all, &UserQuery::default(), Some(48_210), None).selected, None);
        assert_eq!(Tally::now(&of(0..3), &disabled(), Some(9), None).hidden, None);
    }

    #[test]
    fn clicks_go_on_from_what_the_server_counted() {
        let count = SelectionCount { selected: 4, shown: 1 };
        let counted = Counted::new(&of(0..5), &disabled(), count);
        assert_eq!(Tally::now(&of(0..6), &disabled(), Some(9), Some(&counted)), known(5, 3));
        assert_eq!(Tally::now(&of(0..4), &disabled(), Some(9), Some(&counted)), known(3, 3));
        let otherwise = Tally::now(&of(0..5), &UserQuery::default(), Some(9), Some(&counted));
        assert_eq!(otherwise, known(4, 0), "the list shows everyone");
        let all = Selection::matching(&UserQuery::default());
        assert_eq!(Tally::now(&all, &UserQuery::default(), Some(9), Some(&counted)), known(9, 0));
    }

    #[test]
    fn the_box_in_the_head_tells_some_from_all() {
        let coverage =
            |selection: &Selection, total, tally| Coverage::of(selection, &disabled(), Some(total), tally);
        assert_eq!(coverage(&Selection::default(), 9, known(0, 0)), Coverage::Nobody);
        assert_eq!(coverage(&of(0..3), 9, known(3, 1)), Coverage::Some);
        assert_eq!(coverage(&of(0..3), 9, known(3, 3)), Coverage::Nobody);
        assert_eq!(coverage(&of(0..3), 2, known(3, 1)), Coverage::All);
        assert_eq!(coverage(&of(0..3), 9, Tally::default()), Coverage::Some);
        assert_eq!(coverage(&Selection::matching(&disabled()), 9, Tally::default()), Coverage::All);
        assert_eq!(coverage(&Selection::matching(&disabled()), 0, known(0, 0)), Coverage::Nobody);
    }
}
