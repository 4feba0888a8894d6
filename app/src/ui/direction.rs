//! Left and right for those who read from the right.

use leptos::prelude::document;
use web_sys::DomRect;

/// Whether the page is written from right to left.
pub fn is_from_the_right() -> bool {
    document().dir() == "rtl"
}

/// An arrow key by what it means from left to right: `ArrowRight` goes on along the line.
pub fn arrow(key: &str) -> &str {
    match key {
        "ArrowLeft" if is_from_the_right() => "ArrowRight",
        "ArrowRight" if is_from_the_right() => "ArrowLeft",
        _ => key,
    }
}

/// How far along the line a place in the window is; only differences mean anything.
pub fn along(x: f64) -> f64 {
    if is_from_the_right() { -x } else { x }
}

/// Where along the line something ends.
pub fn end_of(frame: &DomRect) -> f64 {
    along(if is_from_the_right() { frame.left() } else { frame.right() })
}
