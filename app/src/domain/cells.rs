//! How the keyboard moves within a row of the list.

/// Where a key leads to from cell `at` of `count` cells; `None`: from, or to, the row as a whole. The answer is `None` where the key
/// is no way there.
#[must_use]
pub fn cell_step(key: &str, at: Option<usize>, count: usize) -> Option<Option<usize>> {
    match (key, at) {
        ("ArrowRight", None) => (count > 0).then_some(Some(0)),
        ("ArrowRight", Some(at)) => (at + 1 < count).then_some(Some(at + 1)),
        ("ArrowLeft", Some(0)) => Some(None),
        ("ArrowLeft", Some(at)) => Some(Some((at - 1).min(count.saturating_sub(1)))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_into_the_row_and_out_of_it_again() {
        assert_eq!(cell_step("ArrowRight", None, 3), Some(Some(0)));
        assert_eq!(cell_step("ArrowRight", Some(1), 3), Some(Some(2)));
        assert_eq!(cell_step("ArrowRight", Some(2), 3), None);
        assert_eq!(cell_step("ArrowLeft", Some(2), 3), Some(Some(1)));
        assert_eq!(cell_step("ArrowLeft", Some(0), 3), Some(None));
        assert_eq!(cell_step("ArrowLeft", None, 3), None);
        assert_eq!(cell_step("ArrowRight", None, 0), None);
        assert_eq!(cell_step("ArrowDown", Some(1), 3), None);
        // Columns may be gone since.
        assert_eq!(cell_step("ArrowLeft", Some(9), 3), Some(Some(2)));
    }
}
