//! A button that opens a menu, as the ARIA Authoring Practices describe it.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, Node};

use crate::{domain::menu_step, ui::focus::focus};

/// One thing that can be chosen in a menu.
#[derive(Clone)]
pub struct MenuItem {
    label: Signal<String>,
    look: &'static str,
    begins_group: bool,
    chosen: Callback<()>,
}

impl MenuItem {
    /// An item that does `chosen`.
    pub fn new(label: impl Into<Signal<String>>, chosen: impl Fn() + Send + Sync + 'static) -> Self {
        let chosen = Callback::new(move |()| chosen());
        Self { label: label.into(), look: "", begins_group: false, chosen }
    }

    /// Set apart from the items before it.
    #[must_use]
    pub const fn begins_group(self) -> Self {
        Self { begins_group: true, ..self }
    }

    /// With another style class.
    #[must_use]
    pub const fn look(self, look: &'static str) -> Self {
        Self { look, ..self }
    }
}

/// The button and its menu. `place` is a style class that says on which side of the button the menu opens.
#[component]
pub fn MenuButton(
    /// The menu's id in the document.
    id: &'static str,
    /// The button's style class.
    look: &'static str,
    place: &'static str,
    /// What the button is called, where its content is only drawn.
    #[prop(optional)]
    label: &'static str,
    items: Vec<MenuItem>,
    children: Children,
) -> impl IntoView {
    let (root, popup) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let button = NodeRef::<html::Button>::new();
    let is_open = RwSignal::new(false);
    let show = move |open: bool| {
        is_open.set(open);
        if let Some(popup) = popup.get_untracked() {
            popup.set_hidden(!open);
        }
    };
    let reachable = move || popup.get_untracked().map(|popup| items_of(&popup)).unwrap_or_default();
    let open_at = move |last: bool| {
        show(true);
        let items = reachable();
        if let Some(item) = if last { items.last() } else { items.first() } {
            focus(item);
        }
    };
    let close = move || {
        show(false);
        if let Some(button) = button.get_untracked() {
            focus(&button);
        }
    };
    let button_key = move |event: ev::KeyboardEvent| {
        if let key @ ("ArrowDown" | "ArrowUp") = event.key().as_str() {
            event.prevent_default();
            open_at(key == "ArrowUp");
        }
    };
    let menu_key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            "Tab" => close(),
            key => {
                let items = reachable();
                let labels: Vec<_> =
                    items.iter().map(|item| item.text_content().unwrap_or_default()).collect();
                let here = document().active_element();
                let at = items.iter().position(|item| Some(item.as_ref()) == here.as_ref());
                if let Some(to) = menu_step(key, at.unwrap_or_default(), &labels) {
                    event.prevent_default();
                    focus(&items[to]);
                }
            }
        }
    };
    let focus_out = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if root.get_untracked().is_some_and(|root| !root.contains(to.as_ref())) {
            show(false);
        }
    };
    let views = items.into_iter().map(|item| {
        let MenuItem { label, look, begins_group, chosen } = item;
        let choose = move |_| {
            close();
            chosen.run(());
        };
        view! {
            {begins_group.then(|| view! { <div class=format!("menu-line {look}") role="separator"></div> })}
            <button type="button" class=format!("menu-item {look}") role="menuitem" tabindex="-1" on:click=choose>
                {move || label.get()}
            </button>
        }
    });
    view! {
        <div class="menu-root" node_ref=root on:focusout=focus_out>
            <button
                type="button"
                class=look
                node_ref=button
                aria-label=(!label.is_empty()).then_some(label)
                aria-haspopup="menu"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id
                on:click=move |_| if is_open.get_untracked() { close() } else { open_at(false) }
                on:keydown=button_key
            >
                {children()}
            </button>
            // A press on what has no focus of its own would take it from the menu, which then closes before the click.
            <div
                id=id
                class=format!("menu {place}")
                role="menu"
                hidden=true
                node_ref=popup
                on:keydown=menu_key
                on:mousedown=move |event| event.prevent_default()
            >
                {views.collect_view()}
            </div>
        </div>
    }
}

/// The items that the style sheet shows at this width.
fn items_of(popup: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = popup.query_selector_all("[role=menuitem]") else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|item| item.offset_width() > 0)
        .collect()
}
