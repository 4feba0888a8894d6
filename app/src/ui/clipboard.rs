//! A button that copies a text.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::ui::call::Caller;

/// Copies `text` and says so for a moment.
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    #[prop(default = "Copy")] label: &'static str,
    /// What is copied, for those who don't see what the button stands beside.
    #[prop(optional, into)]
    what: String,
) -> impl IntoView {
    let caller = Caller::here();
    let said = RwSignal::new(label);
    let say = move |word| {
        said.set(word);
        caller.after(2_000, move || said.set(label));
    };
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let word = if write(&text).await { "Copied" } else { "Copy failed" };
            if caller.is_alive() {
                say(word);
            }
        });
    };
    view! {
        <button type="button" class="btn" on:click=copy aria-live="polite">
            {move || said.get()}
            {(!what.is_empty()).then(|| view! { <span class="sr">" "{what}</span> })}
        </button>
    }
}

/// Whether it was copied. Pages that came without encryption from another machine have no clipboard.
async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
