//! Widening columns, by dragging the edge between two headings or with the keyboard on a heading.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use crate::{
    domain::{Layout, ListColumn, wording},
    pages::users::state::UsersState,
    ui::{
        direction::{along, arrow, end_of},
        listen::listen,
    },
};

/// How far beside an edge it can be taken hold of, in pixels.
const REACH: f64 = 12.0;
/// How far a key or a button moves an edge, in pixels.
pub const STEP: f64 = 16.0;
/// What a text needs besides itself, in pixels.
const ROOM: f64 = 4.0;

/// Two neighbouring columns, as they are shown.
#[derive(Clone, Copy)]
struct Edge {
    columns: [ListColumn; 2],
    widths: [f64; 2],
    /// Where along the line the pointer took hold of it.
    from: f64,
}

/// Moves edges for as long as the page lives; what came of it, for those who don't see it.
pub fn hear_resizing(state: UsersState) -> RwSignal<String> {
    let told = RwSignal::new(String::new());
    let held = StoredValue::new(None::<(Edge, Layout)>);
    listen(ev::pointerdown, move |event| {
        if event.button() != 0 {
            return;
        }
        let at = along(event.client_x().into());
        if let Some(edge) = edge_at(event.target(), at) {
            event.prevent_default();
            held.set_value(Some((edge, untrack(|| state.layout()))));
            show_resizing(true);
        }
    });
    listen(ev::pointermove, move |event| {
        if let Some((edge, layout)) = held.get_value() {
            let by = along(event.client_x().into()) - edge.from;
            state.try_layout(|now| *now = moved_by(layout, edge, by));
        }
    });
    let let_go = move || {
        if held.try_update_value(Option::take).flatten().is_some() {
            show_resizing(false);
            state.keep_layout();
        }
    };
    listen(ev::pointerup, move |_| let_go());
    listen(ev::pointercancel, move |_| let_go());
    listen(ev::dblclick, move |event| {
        if let Some(edge) = edge_at(event.target(), along(event.client_x().into())) {
            fit(state, edge);
        }
    });
    listen(ev::keydown, move |event| {
        let by = match arrow(&event.key()) {
            "ArrowLeft" => -STEP,
            "ArrowRight" => STEP,
            _ => return,
        };
        let only_shift = event.shift_key() && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let Some(edge) = heading(event.target()).filter(|_| only_shift).and_then(|cell| edge_of(&cell))
        else {
            return;
        };
        event.prevent_default();
        move_by(state, told, edge, by);
    });
    told
}

/// Makes a column wider, or narrower, by so many pixels.
pub fn widen(state: UsersState, told: RwSignal<String>, column: ListColumn, by: f64) {
    let cells = elements(&format!(".row.is-head .cell.is-{}", column.as_str()));
    if let Some(edge) = cells.first().and_then(edge_of) {
        // The edge of the last one is that before it.
        move_by(state, told, edge, if edge.columns[0] == column { by } else { -by });
    }
}

/// Moves an edge and tells how wide the columns beside it are now.
fn move_by(state: UsersState, told: RwSignal<String>, edge: Edge, by: f64) {
    state.change_layout(|layout| layout.move_edge(edge.columns, edge.widths, by));
    let layout = untrack(|| state.layout());
    let widths = edge.columns.iter().filter_map(|column| {
        let width = layout.width(*column)?;
        Some(t!("views-width", column = column.label(), pixels = u32::from(width)))
    });
    told.set(wording::listed(widths));
}

fn moved_by(mut layout: Layout, edge: Edge, by: f64) -> Layout {
    layout.move_edge(edge.columns, edge.widths, by);
    layout
}

/// Makes the column before the edge as wide as what it shows; if it is already, both are as at first.
fn fit(state: UsersState, edge: Edge) {
    let selector = format!(".grid-rows .row:not([hidden]) .cell.is-{}", edge.columns[0].as_str());
    let cells = elements(&selector);
    let wanted = cells.iter().filter_map(natural_width).fold(0.0, f64::max) + ROOM;
    let by = wanted - edge.widths[0];
    state.change_layout(|layout| {
        if by.abs() < 2.0 {
            for column in edge.columns {
                layout.set_width(column, None);
            }
        } else if wanted > ROOM {
            layout.move_edge(edge.columns, edge.widths, by);
        }
    });
}

/// How wide what is in a cell is, also where it is cut off.
fn natural_width(cell: &Element) -> Option<f64> {
    let range = document().create_range().ok()?;
    range.select_node_contents(cell).ok()?;
    Some(range.get_bounding_client_rect().width())
}

/// The heading that is meant.
fn heading(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(".row.is-head .cell").ok()?
}

/// The edge at a heading's end, if the pointer is there, `x` along the line.
fn edge_at(target: Option<EventTarget>, x: f64) -> Option<Edge> {
    let cell = heading(target)?;
    let end = end_of(&cell.get_bounding_client_rect());
    // What follows is the heading's own mark there, see the style sheet.
    let is_near = (x - end).abs() <= REACH && x > end - 2.0;
    let edge = edge_of(&cell).filter(|_| is_near)?;
    (Some(edge.columns[0]) == column_of(&cell)).then_some(Edge { from: x, ..edge })
}

/// The edge between a heading and the next one; of the last one, that before it.
fn edge_of(cell: &Element) -> Option<Edge> {
    let shown: Vec<(ListColumn, f64)> = elements(".row.is-head .cell")
        .iter()
        .filter_map(|cell| Some((column_of(cell)?, cell.get_bounding_client_rect().width())))
        .filter(|(_, width)| *width > 0.0)
        .collect();
    let column = column_of(cell)?;
    let at = shown.iter().position(|(other, _)| *other == column)?.min(shown.len().checked_sub(2)?);
    let [left, right] = [shown[at], shown[at + 1]];
    Some(Edge { columns: [left.0, right.0], widths: [left.1, right.1], from: 0.0 })
}

fn column_of(cell: &Element) -> Option<ListColumn> {
    cell.class_name().split(' ').find_map(|class| ListColumn::parse(class.strip_prefix("is-")?))
}

fn elements(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The pointer keeps its shape wherever it is dragged to, and selects no text.
fn show_resizing(is: bool) {
    if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // It fails only for what is no class.
        let _ = root.class_list().toggle_with_force("is-resizing", is);
    }
}
