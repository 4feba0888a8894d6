//! Where the keyboard's focus is, and bringing it back when what had it went away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Puts the focus there without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // It fails only for what can't have the focus.
    let _ = element.focus_with_options(&options);
}

/// Puts the focus on the first element in `root` that `selector` finds; `false`: there is none.
pub fn focus_in(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.as_ref().map(focus).is_some()
}

/// Whether something within what `selector` finds has the focus.
pub fn is_in(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether nothing has the focus, or what is within something that `selector` finds.
pub fn is_nowhere_or_in(selector: &str) -> bool {
    document().active_element().is_none_or(|element| {
        element.tag_name() == "BODY" || element.closest(selector).is_ok_and(|found| found.is_some())
    })
}

/// Runs `bring_back` if nothing has the focus once what is being changed now is drawn.
pub fn when_lost(bring_back: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
            bring_back();
        }
    });
}
