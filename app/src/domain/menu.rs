//! How the keyboard moves in a menu.

/// The item that a key leads to from item `at`, in a menu of items with these labels; `None`: the key is no way there.
///
/// As the ARIA Authoring Practices have it: arrows go round, Home and End lead to the ends, a letter to the next item
/// that begins with it.
#[must_use]
pub fn menu_step<T: AsRef<str>>(key: &str, at: usize, labels: &[T]) -> Option<usize> {
    let count = labels.len();
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowUp" => Some(at.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => {
            let mut letters = key.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
            let begins = |label: &str| {
                label.chars().next().is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
            };
            (1..=count).map(|step| (at + step) % count).find(|item| begins(labels[*item].as_ref()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 4] = ["Disable", "Enable", "Change role", "Delete"];

    #[test]
    fn arrows_go_round_and_the_ends_are_a_key_away() {
        assert_eq!(menu_step("ArrowDown", 0, &LABELS), Some(1));
        assert_eq!(menu_step("ArrowDown", 3, &LABELS), Some(0));
        assert_eq!(menu_step("ArrowUp", 0, &LABELS), Some(3));
        assert_eq!(menu_step("Home", 2, &LABELS), Some(0));
        assert_eq!(menu_step("End", 2, &LABELS), Some(3));
    }

    #[test]
    fn a_letter_leads_to_the_next_item_that_begins_with_it() {
        assert_eq!(menu_step("d", 0, &LABELS), Some(3));
        assert_eq!(menu_step("D", 3, &LABELS), Some(0));
        assert_eq!(menu_step("e", 1, &LABELS), Some(1));
        assert_eq!(menu_step("x", 0, &LABELS), None);
        assert_eq!(menu_step("Enter", 0, &LABELS), None);
        assert_eq!(menu_step::<&str>("ArrowDown", 0, &[]), None);
    }
}
