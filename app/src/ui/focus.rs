//! Where the keyboard's focus is, and bringing it back when what had it went away.

use std::iter::successors;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::ui::listen::listen;

/// Where the focus rests when nobody has a better place for it.
const RESTS: &str = "body, main, .dialog-body, .panel-body";

/// For as long as the page lives: when what has the focus goes away or is switched off, the focus goes to the nearest thing around
/// it that can have it, and the keyboard goes on from there. Whoever has a better place comes first.
pub fn keep_focus() {
    let around = StoredValue::new_local(Vec::<HtmlElement>::new());
    listen(ev::focusin, move |event| {
        let had = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let outer = |element: &HtmlElement| element.parent_element()?.dyn_into().ok();
        around.set_value(successors(had, outer).collect());
    });
    listen(ev::focusout, move |event| {
        if event.related_target().is_some() {
            return;
        }
        let is_off = around.with_value(|around| around.first().is_some_and(|had| !is_there(had)));
        request_animation_frame(move || {
            request_animation_frame(move || around.with_value(|around| rest(around, is_off)));
        });
    });
}

/// Puts the focus on the first of these that can have it, if it was lost with the very first.
fn rest(around: &[HtmlElement], is_off: bool) {
    let Some(had) = around.first() else { return };
    // Where it is given up by a press beside it, there is nothing to bring back.
    if !is_lost() || (is_there(had) && !is_off) {
        return;
    }
    let can_have_it = |element: &&HtmlElement| {
        is_there(element) && (element.is_same_node(Some(had)) || element.has_attribute("tabindex"))
    };
    match around.iter().find(can_have_it) {
        Some(element) => focus(element),
        None => drop(document().document_element().map(|page| focus_in(&page, "main"))),
    }
}

fn is_there(element: &HtmlElement) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    let visibility = style.and_then(|style| style.get_property_value("visibility").ok());
    element.offset_width() > 0
        && visibility.as_deref() == Some("visible")
        && !element.matches(":disabled").unwrap_or(false)
}

fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.matches(RESTS).unwrap_or(false))
}

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

/// The same, and it is brought into view.
pub fn show_in(root: &Element, selector: &str) -> bool {
    let is_there = focus_in(root, selector);
    keep_in_view();
    is_there
}

/// Scrolls no further than it takes for what has the focus to be seen, once what is being changed now is drawn.
pub fn keep_in_view() {
    request_animation_frame(|| {
        if let Some(element) = document().active_element() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Whether something within what `selector` finds has the focus.
pub fn is_in(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether nothing has the focus, or what is within something that `selector` finds.
pub fn is_nowhere_or_in(selector: &str) -> bool {
    is_lost() || is_in(selector)
}

/// Runs `bring_back` if nothing has the focus once what is being changed now is drawn.
pub fn when_lost(bring_back: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        if is_lost() {
            bring_back();
        }
    });
}
