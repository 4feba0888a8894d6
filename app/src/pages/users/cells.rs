//! The cells of a row, by the keyboard: the arrows along the line lead through them, up and down stay in their column.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

use crate::{
    domain::cell_step,
    ui::{direction::arrow, focus::focus, listen::listen},
};

/// Moves between cells for as long as the page lives.
pub fn hear_cells() {
    let column = StoredValue::new(None::<usize>);
    listen(ev::keydown, move |event| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        let Some(row) = row_of(event.target()).filter(|_| !has_modifier) else { return };
        let cells = cells(&row);
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let at = cells.iter().position(|cell| cell.contains(target.as_ref()));
        match arrow(&event.key()) {
            key @ ("ArrowLeft" | "ArrowRight") if !event.shift_key() => {
                if let Some(to) = cell_step(key, at, cells.len()) {
                    event.prevent_default();
                    go_to(to.and_then(|to| cells.get(to)).unwrap_or(&row));
                }
            }
            // The list itself leads to the row, which may have the focus by now or get it later.
            "ArrowUp" | "ArrowDown" | "j" | "k" | "PageUp" | "PageDown" | "Home" | "End" => {
                column.set_value(at);
                go_on(column, document().active_element());
            }
            _ => {}
        }
    });
    listen(ev::focusin, move |event| {
        go_on(column, event.target().and_then(|target| target.dyn_into().ok()));
    });
}

/// From a row that has just got the focus on to its cell of the column, if one is to be gone on in.
fn go_on(column: StoredValue<Option<usize>>, focused: Option<Element>) {
    let row = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let row = row.filter(|row| row_of(Some(row.clone().into())).as_ref() == Some(row));
    if let Some(row) = row
        && let Some(at) = column.try_update_value(Option::take).flatten()
        && let Some(cell) = cells(&row).get(at)
    {
        go_to(cell);
    }
}

fn row_of(target: Option<EventTarget>) -> Option<HtmlElement> {
    target?.dyn_into::<Element>().ok()?.closest(".grid-rows .row").ok()??.dyn_into().ok()
}

/// The cells that are shown, in the order of reading.
fn cells(row: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = row.query_selector_all("[role=gridcell]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|cell| cell.offset_width() > 0)
        .collect()
}

/// Puts the focus on a row, on a cell, or on the button that a cell is there for.
fn go_to(element: &HtmlElement) {
    let button = element.query_selector("[role=gridcell] > button").ok().flatten();
    let button = button.filter(|_| element.get_attribute("role").as_deref() == Some("gridcell"));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        return focus(&button);
    }
    if !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    focus(element);
}
