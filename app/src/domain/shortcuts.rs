//! What the keyboard does on the users page.

/// A key, or several beside each other, and what it does.
#[derive(Clone, Debug)]
pub struct Shortcut {
    /// The names of the keys; those between which a "+" stands are pressed together.
    pub keys: Vec<String>,
    /// What they do.
    pub does: String,
}

fn keys(keys: &str, does: String) -> Shortcut {
    Shortcut { keys: keys.split(' ').map(key_name).collect(), does }
}

/// What stands on a key, on the keyboards of the reader's language.
fn key_name(key: &str) -> String {
    match key {
        "Escape" => t!("shortcuts-key-escape"),
        "Enter" => t!("shortcuts-key-enter"),
        "Space" => t!("shortcuts-key-space"),
        "Shift" => t!("shortcuts-key-shift"),
        "Ctrl" => t!("shortcuts-key-control"),
        "Home" => t!("shortcuts-key-home"),
        "End" => t!("shortcuts-key-end"),
        "PageDown" => t!("shortcuts-key-page-down"),
        "PageUp" => t!("shortcuts-key-page-up"),
        "ArrowOn" => t!("shortcuts-key-on"),
        "ArrowBack" => t!("shortcuts-key-back"),
        letter => letter.to_owned(),
    }
}

/// All of them, by where they are of use.
#[must_use]
pub fn groups() -> Vec<(String, Vec<Shortcut>)> {
    vec![
        (
            t!("shortcuts-anywhere"),
            vec![
                keys("/", t!("shortcuts-search")),
                keys("?", t!("shortcuts-list")),
                keys("Escape", t!("shortcuts-close")),
            ],
        ),
        (
            t!("shortcuts-in-list"),
            vec![
                keys("↓ j", t!("shortcuts-next-row")),
                keys("↑ k", t!("shortcuts-row-before")),
                keys("PageDown PageUp", t!("shortcuts-page")),
                keys("Home End", t!("shortcuts-ends")),
                keys("ArrowOn ArrowBack", t!("shortcuts-cells")),
                keys("Enter", t!("shortcuts-open")),
            ],
        ),
        (
            t!("shortcuts-selecting"),
            vec![
                keys("Space", t!("shortcuts-select")),
                keys("Shift + ↓", t!("shortcuts-select-on")),
                keys("Shift + Space", t!("shortcuts-select-from")),
                keys("Ctrl + A", t!("shortcuts-select-all")),
            ],
        ),
        (
            t!("shortcuts-on-heading"),
            vec![keys("Enter", t!("shortcuts-sort")), keys("Shift + ArrowOn", t!("shortcuts-widen"))],
        ),
        (t!("shortcuts-in-panel"), vec![keys("ArrowOn ArrowBack", t!("shortcuts-tabs"))]),
    ]
}
