//! Which of the list's elements shows which row.
//!
//! Elements are used again for other rows but never moved or removed while their row is to be shown: the browser
//! takes the focus from an element that is moved in the document.

use std::ops::Range;

/// A growing set of elements, each showing a row or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    rows: Vec<Option<u64>>,
    moved: i64,
}

impl Slots {
    /// How many elements there are.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.rows.len() as u64
    }

    /// The row an element shows.
    #[must_use]
    pub fn row(&self, slot: u64) -> Option<u64> {
        self.rows.get(usize::try_from(slot).ok()?).copied().flatten()
    }

    /// The list has moved by so many rows in all: each element goes on showing who it shows, which is another row now.
    pub fn follow(&mut self, moved: i64) {
        let by = moved.saturating_sub(self.moved);
        for slot in &mut self.rows {
            *slot = slot.and_then(|row| row.checked_add_signed(by));
        }
        self.moved = moved;
    }

    /// Shows the rows of `range` and, wherever it is, the row `kept`. Who shows one of them already goes on doing so.
    pub fn show(&mut self, range: Range<u64>, kept: Option<u64>) {
        let kept = kept.filter(|row| !range.contains(row));
        let is_wanted = |row: u64| range.contains(&row) || kept == Some(row);
        for slot in &mut self.rows {
            *slot = slot.filter(|row| is_wanted(*row));
        }
        let missing: Vec<u64> =
            range.clone().chain(kept).filter(|row| !self.rows.contains(&Some(*row))).collect();
        let free = self.rows.iter().filter(|slot| slot.is_none()).count();
        let count = self.rows.len() + missing.len().saturating_sub(free);
        self.rows.resize(count, None);
        for row in missing {
            // Going round in a circle keeps the elements nearly in the order of their rows, as screen readers read them.
            let first = usize::try_from(row % count as u64).unwrap_or_default();
            let slot = (first..count).chain(0..first).find(|slot| self.rows[*slot].is_none());
            if let Some(slot) = slot {
                self.rows[slot] = Some(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_wanted_row_is_shown_once_and_stays_where_it_is(
            steps in prop::collection::vec((0..500_u64, 1..40_u64, prop::option::of(0..600_u64)), 1..30),
        ) {
            let mut slots = Slots::default();
            for (start, length, kept) in steps {
                let before = slots.clone();
                slots.show(start..start + length, kept);
                let mut shown: Vec<u64> = slots.rows.iter().copied().flatten().collect();
                shown.sort_unstable();
                let mut wanted: Vec<u64> = (start..start + length).chain(kept).collect();
                wanted.sort_unstable();
                wanted.dedup();
                prop_assert_eq!(&shown, &wanted);
                for (slot, row) in before.rows.iter().enumerate() {
                    if row.is_some_and(|row| wanted.contains(&row)) {
                        prop_assert_eq!(slots.row(slot as u64), *row);
                    }
                }
                prop_assert!(slots.count() <= 41);
            }
        }

        #[test]
        fn who_is_shown_stays_in_the_same_element_when_the_list_moves(
            start in 100..500_u64, moves in prop::collection::vec(-20..20_i64, 0..5),
        ) {
            let mut slots = Slots::default();
            slots.show(start..start + 30, None);
            let (before, mut moved) = (slots.clone(), 0);
            for by in moves {
                moved += by;
                slots.follow(moved);
            }
            let start = start.saturating_add_signed(moved);
            slots.show(start..start + 30, None);
            for slot in 0..30 {
                prop_assert_eq!(slots.row(slot), before.row(slot).map(|row| row.saturating_add_signed(moved)));
            }
        }
    }
}
