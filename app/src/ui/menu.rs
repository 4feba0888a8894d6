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
    is_shown: Signal<bool>,
    chosen: Callback<()>,
}

impl MenuItem {
    /// An item that does `chosen`.
    pub fn new(label: impl Into<Signal<String>>, chosen: impl Fn() + Send + Sync + 'static) -> Self {
        let chosen = Callback::new(move |()| chosen());
        Self { label: label.into(), look: "", begins_group: false, is_shown: true.into(), chosen }
    }

    /// Set apart from the items before it.
    #[must_use]
    pub const fn begins_group(self) -> Self {
        Self { begins_group: true, ..self }
    }

    /// There only while `is_shown`.
    #[must_use]
    pub fn shown_when(self, is_shown: impl Into<Signal<bool>>) -> Self {
        Self { is_shown: is_shown.into(), ..self }
    }

    /// With another style class.
    #[must_use]
    pub const fn look(self, look: &'static str) -> Self {
        Self { look, ..self }
    }
}

#[derive(Clone, Copy)]
struct Menu {
    root: NodeRef<html::Div>,
    button: NodeRef<html::Button>,
    popup: NodeRef<html::Div>,
    is_open: RwSignal<bool>,
}

impl Menu {
    fn show(self, open: bool) {
        self.is_open.set(open);
        if let Some(popup) = self.popup.try_get_untracked().flatten() {
            popup.set_hidden(!open);
        }
    }

    fn open(self, at_last: bool) {
        self.show(true);
        let items = self.items();
        if let Some(item) = if at_last { items.last() } else { items.first() } {
            focus(item);
        }
    }

    fn close(self) {
        self.show(false);
        if let Some(button) = self.button.get_untracked() {
            focus(&button);
        }
    }

    /// The items that are shown now, at this width.
    fn items(self) -> Vec<HtmlElement> {
        let popup = self.popup.get_untracked();
        let Some(Ok(found)) = popup.map(|popup| popup.query_selector_all("[role=menuitem]")) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok())
            .filter(|item| item.offset_width() > 0)
            .collect()
    }

    fn on_button_key(self, event: &ev::KeyboardEvent) {
        if let key @ ("ArrowDown" | "ArrowUp") = event.key().as_str() {
            event.prevent_default();
            self.open(key == "ArrowUp");
        }
    }

    fn on_menu_key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.close();
            }
            "Tab" => self.close(),
            key => {
                let items = self.items();
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
    }

    fn on_focus_out(self, event: &FocusEvent) {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        // It may be the end of the page that takes the focus.
        let root = self.root.try_get_untracked().flatten();
        if root.is_some_and(|root| !root.contains(to.as_ref())) {
            self.show(false);
        }
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
    #[prop(optional, into)]
    label: String,
    items: Vec<MenuItem>,
    children: Children,
) -> impl IntoView {
    let menu = Menu {
        root: NodeRef::new(),
        button: NodeRef::new(),
        popup: NodeRef::new(),
        is_open: RwSignal::new(false),
    };
    let toggle = move |_| {
        if menu.is_open.get_untracked() {
            menu.close();
        } else {
            menu.open(false);
        }
    };
    view! {
        <div class="menu-root" node_ref=menu.root on:focusout=move |event| menu.on_focus_out(&event)>
            <button
                type="button"
                class=look
                node_ref=menu.button
                aria-label=(!label.is_empty()).then_some(label)
                aria-haspopup="menu"
                aria-expanded=move || menu.is_open.get().to_string()
                aria-controls=id
                on:click=toggle
                on:keydown=move |event| menu.on_button_key(&event)
            >
                {children()}
            </button>
            // A press on what has no focus of its own would take it from the menu, which then closes before the click.
            <div
                id=id
                class=format!("menu {place}")
                role="menu"
                hidden=true
                node_ref=menu.popup
                on:keydown=move |event| menu.on_menu_key(&event)
                on:mousedown=move |event| event.prevent_default()
            >
                {items.into_iter().map(|item| view! { <Item menu item /> }).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Item(menu: Menu, item: MenuItem) -> impl IntoView {
    let MenuItem { label, look, begins_group, is_shown, chosen } = item;
    let choose = move |_| {
        menu.close();
        chosen.run(());
    };
    view! {
        {begins_group.then(|| view! { <div class=format!("menu-line {look}") role="separator"></div> })}
        <button
            type="button"
            class=format!("menu-item {look}")
            role="menuitem"
            tabindex="-1"
            hidden=move || !is_shown.get()
            on:click=choose
        >
            {move || label.get()}
        </button>
    }
}
