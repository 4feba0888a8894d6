//! A modal dialog: the browser's own, with its focus trap, Escape and focus return.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::icon::{Icon, Shape};

/// Shows `children` while `open`; closing by any way sets `open` to false. What is in it starts afresh each time.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // It fails only for a dialog that is open or out of the document.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_backdrop = move |event: ev::MouseEvent| {
        if is_backdrop(&event) {
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:is-wide=wide
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
            on:mousedown=on_backdrop
        >
            <Show when=move || open.get()>
                <div class="dialog-body" tabindex="-1">
                    <header class="dialog-head">
                        <h2>{move || title.get()}</h2>
                        <button type="button" class="btn is-quiet is-icon" aria-label=t!("ui-close") on:click=move |_| open.set(false)>
                            <Icon shape=Shape::Close />
                        </button>
                    </header>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </dialog>
    }
}

/// Whether a dialog was pressed and nothing in it: what stands around it is its own.
pub fn is_backdrop(event: &ev::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name() == "DIALOG")
}
