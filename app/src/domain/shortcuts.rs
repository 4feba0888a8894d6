//! What the keyboard does on the users page.

/// A key, or several beside each other, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// The keys, with a space between them.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
}

const fn keys(keys: &'static str, does: &'static str) -> Shortcut {
    Shortcut { keys, does }
}

/// All of them, by where they are of use.
pub const GROUPS: &[(&str, &[Shortcut])] = &[
    (
        "Anywhere on the page",
        &[
            keys("/", "Search by name or email"),
            keys("?", "This list"),
            keys("Escape", "Close what is open: a menu, a dialog, the panel; let go of the selection"),
        ],
    ),
    (
        "In the list",
        &[
            keys("↓ j", "The next row"),
            keys("↑ k", "The row before"),
            keys("PageDown PageUp", "As many rows on or back as are in view"),
            keys("Home End", "The first row, the last row"),
            keys("→ ←", "The cells of the row, and back to it"),
            keys("Enter", "Open the panel of the row's user"),
        ],
    ),
    (
        "Selecting",
        &[
            keys("Space", "Select the row's user, or let go of them"),
            keys("Shift + ↓", "Select on, row by row; with ↑, PageDown, PageUp, Home and End too"),
            keys("Shift + Space", "Select everyone from the row chosen last to this one"),
            keys("Ctrl + A", "Select all users that match"),
        ],
    ),
    (
        "On a heading",
        &[
            keys("Enter", "Sort by this column; again: the other way round"),
            keys("Shift + →", "Widen the column; with ← make it narrower"),
        ],
    ),
    ("In the panel", &[keys("→ ←", "On the tabs: the next part, the part before")]),
];
