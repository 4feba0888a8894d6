//! The list: one continuous scroll from ten to a million rows, of which only those in view exist.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    domain::{Columns, Direction, ListColumn, PanelPlace, Rows, Slots, SortBy, Step, Viewport, wording},
    pages::users::{
        dialogs::Dialogs,
        empty::empty_list,
        row::Row,
        selection::{AllBox, BulkBar},
        state::UsersState,
    },
    ui::{
        call::Debounce,
        erased::{each, when},
        format::{moment_today, pixels},
        observe::on_resize,
    },
};

/// How many rows beside those in view exist, so that a small scroll finds them there.
const SPARE_ROWS: u64 = 8;
/// How long scrolling must rest before the element is brought in line with a list taller than it.
const SETTLE_MILLISECONDS: u64 = 140;
/// How long scrolling must rest before rows that were only passed by are no longer waited for.
const REST_MILLISECONDS: u64 = 40;
/// How much of the window's height the list leaves to what stands around it, at least.
const AROUND_PIXELS: f64 = 200.0;
/// How tall a row is, until it is measured.
const ROW_PIXELS: f64 = Viewport::new().row_height();

#[component]
pub fn Table(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let (grid, scroller) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let settle = Debounce::new(state.caller, SETTLE_MILLISECONDS);
    let length = Memo::new(move |_| state.rows.with(Rows::length));
    let rest = Debounce::new(state.caller, REST_MILLISECONDS);
    let total = Memo::new(move |_| state.rows.with(Rows::total));

    keep_measured(state, scroller, length);
    lay_out(state, grid, scroller);
    Effect::new(move || {
        if let (Some(scroll_top), Some(element)) = (state.scroll_to.get(), scroller.get()) {
            place(state, &element, scroll_top);
        }
    });

    let on_scroll = move |_| {
        let Some(element) = scroller.get_untracked() else { return };
        let scroll_top = scroll_position(&element);
        if state.viewport.with_untracked(|viewport| viewport.is_elsewhere(scroll_top)) {
            state.was_scrolled();
        }
        state.viewport.update(|viewport| viewport.scrolled(scroll_top));
        rest.run(move || state.fetch_here());
        let settled = move || {
            if let Some(element) = scroller.get_untracked() {
                let scroll_top = state.viewport.try_update(Viewport::settle).unwrap_or_default();
                place(state, &element, scroll_top);
            }
        };
        if state.viewport.with_untracked(Viewport::is_stuck) {
            settled();
        } else if state.viewport.with_untracked(Viewport::is_drifted) {
            settle.run(settled);
        }
    };

    let point = move |event: ev::PointerEvent| {
        let top = scroller.get_untracked().map(|element| element.get_bounding_client_rect().top());
        state.pointer.set_value(top.map(|top| f64::from(event.client_y()) - top));
    };

    let spare_rows = spare_rows(state, length);
    let skeleton_rows = rows_in_window();
    let height = Memo::new(move |_| state.viewport.with(Viewport::element_height));
    let slots = Memo::new(move |slots: Option<&Slots>| {
        let mut slots = slots.cloned().unwrap_or_default();
        slots.follow(state.moved.get());
        match length.get() {
            None => slots.show(0..skeleton_rows, None),
            Some(length) => {
                // The current row stays even out of view, so that it keeps the focus and Tab finds it.
                let current = Some(state.current_row.get()).filter(|current| *current < length);
                slots.show(state.viewport.with(|viewport| viewport.visible_and(spare_rows.get())), current);
            }
        }
        slots
    });
    let slot_count = Memo::new(move |_| slots.with(Slots::count));
    let is_empty = Memo::new(move |_| length.get() == Some(0));

    view! {
        <div class="grid-frame">
            <div
                class="grid"
                role="grid"
                node_ref=grid
                data-layout=Signal::derive(move || state.layout_text.with(|text| ["~", text.as_deref().unwrap_or_default(), "~"].concat()))
                aria-label=t!("users-title")
                aria-multiselectable="true"
                aria-rowcount=Signal::derive(move || total.get().map_or(-1, |total| i64::try_from(total).unwrap_or(-2) + 1).to_string())
                aria-colcount=Signal::derive(move || state.columns.get().last_places()[2])
                aria-busy=Signal::derive(move || (!state.rows.with(Rows::is_current)).to_string())
                class:has-networks=Signal::derive(move || state.columns.get() == Columns::WithNetworks)
                class:is-stale=Signal::derive(move || state.fault.with(Option::is_none) && state.rows.with(|rows| rows.length().is_some() && !rows.is_current()))
            >
                <Head state />
                <div
                    class="grid-scroll"
                    role="rowgroup"
                    node_ref=scroller
                    tabindex="-1"
                    on:scroll=on_scroll
                    on:pointermove=point
                    on:pointerleave=move |_| state.let_go()
                    on:keydown=move |event| on_key(state, &event)
                >
                    <div class="grid-rows" role="presentation" style:height=Signal::derive(move || pixels(height.get()))>
                        {each(
                            move || (0..slot_count.get()).collect(),
                            move |slot| {
                                view! { <Row state row=Memo::new(move |_| slots.with(|slots| slots.row(slot))) /> }.into_any()
                            },
                        )}
                    </div>
                </div>
            </div>
            <MoreAbove state />
            // Not inside the grid, which may hold rows only.
            {when(move || is_empty.get(), move || empty_list(state, dialogs))}
            <BulkBar state dialogs />
        </div>
    }
}

/// The list says itself how many rows there are, so this is for the eye.
#[component]
fn MoreAbove(state: UsersState) -> impl IntoView {
    when(
        move || state.held.get() > 0,
        move || {
            let text = Signal::derive(move || wording::more_above(state.held.get()));
            view! {
                <p class="more-above" aria-hidden="true">
                    {text}
                </p>
            }
            .into_any()
        },
    )
}

#[component]
fn Head(state: UsersState) -> impl IntoView {
    let sorted =
        move |by: SortBy| state.query.with(|query| (query.sort.by == by).then_some(query.sort.direction));
    let aria = move |by| {
        Signal::derive(move || match sorted(by) {
            None => "none",
            Some(Direction::Ascending) => "ascending",
            Some(Direction::Descending) => "descending",
        })
    };
    let place = move |of: usize| Signal::derive(move || state.columns.get().last_places()[of]);
    let sort_button = move |by: SortBy, column: ListColumn| {
        view! {
            <button
                type="button"
                class="sort"
                class:is-ascending=Signal::derive(move || sorted(by) == Some(Direction::Ascending))
                class:is-descending=Signal::derive(move || sorted(by) == Some(Direction::Descending))
                on:click=move |_| state.change_query(|query| query.sort = query.sort.clicked(by))
            >
                {column.label()}
                <span class="sort-mark" aria-hidden="true"></span>
            </button>
        }
    };
    let network_heads = move || {
        view! {
            <div class="networks" role="presentation">
                <div
                    class="cell is-network"
                    role="columnheader"
                    aria-colindex="5"
                    tabindex="0"
                    title=move || wording::networks_as_of(state.networks.status(), moment_today)
                >
                    {ListColumn::Network.label()}
                </div>
                <div class="cell is-questions" role="columnheader" aria-colindex="6" aria-sort=aria(SortBy::Questions)>
                    {sort_button(SortBy::Questions, ListColumn::Questions)}
                </div>
                <div class="cell is-seen" role="columnheader" aria-colindex="7" aria-sort=aria(SortBy::LastSeen)>
                    {sort_button(SortBy::LastSeen, ListColumn::Seen)}
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="grid-head" role="rowgroup">
            <div class="row is-head" role="row" aria-rowindex="1">
                <AllBox state />
                <div class="cell is-name" role="columnheader" aria-colindex="2" aria-sort=aria(SortBy::Name)>
                    {sort_button(SortBy::Name, ListColumn::Name)}
                </div>
                <div class="cell is-status" role="columnheader" aria-colindex="3" tabindex="0">
                    {ListColumn::Status.label()}
                </div>
                <div class="cell is-role" role="columnheader" aria-colindex="4" tabindex="0">
                    {ListColumn::Role.label()}
                </div>
                {when(move || state.columns.get() == Columns::WithNetworks, network_heads)}
                <div class="cell is-added" role="columnheader" aria-colindex=place(0) aria-sort=aria(SortBy::Added)>
                    {sort_button(SortBy::Added, ListColumn::Added)}
                </div>
                <div class="cell is-active" role="columnheader" aria-colindex=place(1) aria-sort=aria(SortBy::Activity)>
                    {sort_button(SortBy::Activity, ListColumn::Active)}
                </div>
                <div class="cell is-sessions" role="columnheader" aria-colindex=place(2) aria-sort=aria(SortBy::Sessions)>
                    {sort_button(SortBy::Sessions, ListColumn::Sessions)}
                </div>
            </div>
        </div>
    }
}

/// How many rows exist beside those in view: these are drawn first.
fn spare_rows(state: UsersState, length: Memo<Option<u64>>) -> RwSignal<u64> {
    let rows = RwSignal::new(0);
    Effect::watch(
        move || length.get().is_some(),
        move |is_there, _, _| {
            if *is_there {
                state.caller.after(0, move || rows.set(SPARE_ROWS));
            }
        },
        true,
    );
    rows
}

/// How many rows are drawn while it is not known how many there are: as many as the window has room for.
fn rows_in_window() -> u64 {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few rows, and more than none"
    )]
    let rows = ((height - AROUND_PIXELS) / ROW_PIXELS).ceil().max(1.0) as u64;
    rows
}

fn on_key(state: UsersState, event: &ev::KeyboardEvent) {
    let (key, from) = (event.key(), state.current_row.get_untracked());
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && key.eq_ignore_ascii_case("a") {
        event.prevent_default();
        return state.select_all();
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let step = match key.as_str() {
        "ArrowUp" | "k" => Step::Up,
        "ArrowDown" | "j" => Step::Down,
        "PageUp" => Step::PageUp,
        "PageDown" => Step::PageDown,
        "Home" => Step::First,
        "End" => Step::Last,
        // What one goes to within a row has keys of its own.
        "Enter" | " " if is_on_button(event) => return,
        "Enter" => {
            if let Some(user) = untrack(|| state.user_in(from)) {
                event.prevent_default();
                state.open(PanelPlace::of(user.id));
            }
            return;
        }
        // A screen reader may have brought the focus on a row's box, which the browser turns by itself.
        " " if !is_box(event) => {
            event.prevent_default();
            return if event.shift_key() { state.select_to(from) } else { state.toggle(from) };
        }
        _ => return,
    };
    event.prevent_default();
    let to = state.viewport.with_untracked(|viewport| viewport.step(from, step));
    state.go_to(to);
    if event.shift_key() {
        match step {
            Step::Up | Step::Down => state.extend_by_step(from, to),
            _ => state.extend_to(to),
        }
    }
}

fn is_box(event: &ev::KeyboardEvent) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some())
}

fn is_on_button(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.tag_name() == "BUTTON")
}

fn scroll_position(element: &web_sys::Element) -> f64 {
    f64::from(element.scroll_top())
}

/// Measures the list whenever its size or its length changes.
fn keep_measured(state: UsersState, scroller: NodeRef<html::Div>, length: Memo<Option<u64>>) {
    Effect::new(move || {
        let Some(element) = scroller.get() else { return };
        on_resize(&element.clone(), move || measure(state, &element));
    });
    Effect::watch(
        move || length.get(),
        move |_, _, _| {
            let (row_height, height) =
                state.viewport.with_untracked(|viewport| (viewport.row_height(), viewport.height()));
            resize(state, row_height, height);
            measure_next(state, scroller);
        },
        false,
    );
}

/// Lays the list out as it is to be, now and whenever that changes.
fn lay_out(state: UsersState, grid: NodeRef<html::Div>, scroller: NodeRef<html::Div>) {
    Effect::new(move || {
        if let Some(grid) = grid.get() {
            state.layout_text.with(|layout| set_widths(&grid, layout.as_deref().unwrap_or_default()));
        }
        // Once the rows are as tall as the style sheet now has them.
        measure_next(state, scroller);
    });
}

/// Tells the style sheet how wide columns are to be.
fn set_widths(grid: &web_sys::HtmlDivElement, layout: &str) {
    let style = web_sys::HtmlElement::style(grid);
    style.set_css_text("");
    for (column, width) in layout.split('~').filter_map(|word| word.split_once('.')) {
        // It fails only for what is no value of a property, as an address may hold it.
        let _ = style.set_property(&["--w-", column].concat(), &[width, "px"].concat());
    }
}

/// Scrolls the element; what the browser makes of the position (it rounds) is what counts.
fn place(state: UsersState, element: &web_sys::HtmlDivElement, scroll_top: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "no element is taller than 2^31 pixels")]
    element.set_scroll_top(scroll_top.round() as i32);
    state.viewport.update(|viewport| viewport.placed(scroll_position(element)));
}

/// Takes in the size of the list's element and, from the style sheet, of a row.
fn measure(state: UsersState, element: &web_sys::HtmlDivElement) {
    let row_height = window()
        .get_computed_style(element)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("--row").ok())
        .map(|height| js_sys::parse_float(&height))
        .filter(|height| !height.is_nan())
        .unwrap_or(ROW_PIXELS);
    resize(state, row_height, f64::from(element.client_height()));
}

/// The same in the next frame, when the browser lays the list out anyhow.
fn measure_next(state: UsersState, scroller: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(element) = scroller.try_get_untracked().flatten() {
            measure(state, &element);
        }
    });
}

fn resize(state: UsersState, row_height: f64, height: f64) {
    let length = state.rows.with_untracked(Rows::length).unwrap_or_default();
    let before = state.viewport.get_untracked();
    if (before.rows(), before.row_height(), before.height()) == (length, row_height, height) {
        return;
    }
    let scroll_top = state.viewport.try_update(|viewport| viewport.resize(length, row_height, height));
    if scroll_top.is_some_and(|scroll_top| !before.is_elsewhere(scroll_top)) {
        return;
    }
    // The element grows or shrinks first.
    request_animation_frame(move || {
        if state.caller.is_alive() {
            state.scroll_to.set(scroll_top);
        }
    });
}
