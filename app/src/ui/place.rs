//! Where in the browser the page is.

use leptos::prelude::*;

/// What precedes a place of this page to make a whole address of it: `https://desk.example`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
