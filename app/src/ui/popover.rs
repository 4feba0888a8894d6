//! A button that opens a small panel below itself: for what is tried and looked at, where a menu would close with each choice.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use crate::ui::{
    focus::{focus, when_lost},
    listen::listen,
};

/// A button and its panel, whose `id` names it in the document. What is in the panel starts afresh each time.
#[component]
pub fn Popover(
    open: RwSignal<bool>,
    id: &'static str,
    /// What the panel is called.
    #[prop(into)]
    name: String,
    /// The button's style class.
    look: &'static str,
    /// What stands on the button.
    face: AnyView,
    children: ChildrenFn,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let panel = NodeRef::<html::Div>::new();
    let children = StoredValue::new(children);
    Effect::new(move || {
        if let Some(panel) = panel.get() {
            request_animation_frame(move || focus(&panel));
        }
    });
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            focus(&button);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let is_outside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        root.try_get_untracked().flatten().is_some_and(|root| !root.contains(target.as_ref()))
    };
    listen(ev::pointerdown, move |event| {
        if open.get_untracked() && is_outside(event.target()) {
            open.set(false);
        }
    });
    let on_focus_out = move |event: FocusEvent| {
        if !open.get_untracked() {
            return;
        }
        if event.related_target().is_some() {
            if is_outside(event.related_target()) {
                open.set(false);
            }
            return;
        }
        // What had the focus went away, as a form that was sent: it stays in the panel.
        when_lost(move || {
            if let Some(panel) = panel.try_get_untracked().flatten() {
                focus(&panel);
            }
        });
    };
    view! {
        <div class="menu-root" node_ref=root on:keydown=on_key on:focusout=on_focus_out>
            <button
                type="button"
                class=look
                node_ref=button
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=move |_| if open.get_untracked() { close() } else { open.set(true) }
            >
                {face}
            </button>
            <Show when=move || open.get()>
                <div id=id class="popover" role="dialog" aria-label=name.clone() tabindex="-1" node_ref=panel>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
}
