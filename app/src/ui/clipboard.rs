//! A button that copies a text.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::ui::call::Caller;

/// Copies `text` and says so for a moment.
#[component]
pub fn CopyButton(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let caller = Caller::here();
    let said = RwSignal::new("Copy");
    let say = move |word| {
        said.set(word);
        caller.after(2_000, move || said.set("Copy"));
    };
    let copy = move |_| {
        let copying = window().navigator().clipboard().write_text(&text.get_untracked());
        leptos::task::spawn_local(async move {
            let word = if JsFuture::from(copying).await.is_ok() { "Copied" } else { "Copy failed" };
            if caller.is_alive() {
                say(word);
            }
        });
    };
    view! {
        <button type="button" class="btn" on:click=copy aria-live="polite">
            {move || said.get()}
        </button>
    }
}
