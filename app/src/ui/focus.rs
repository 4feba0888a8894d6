//! Where the keyboard's focus is, and bringing it back when what had it went away.

use leptos::prelude::*;
use web_sys::{FocusOptions, HtmlElement};

/// Puts the focus there without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // It fails only for what can't have the focus.
    let _ = element.focus_with_options(&options);
}

/// Runs `bring_back` if nothing has the focus once what is being changed now is drawn.
pub fn when_lost(bring_back: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
            bring_back();
        }
    });
}
