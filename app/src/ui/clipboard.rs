//! A button that copies a text.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::{Error, ui::call::Caller};

/// Copies `text` and says so for a moment.
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    #[prop(default = t!("ui-copy"), into)] label: String,
    /// What is copied, for those who don't see what the button stands beside.
    #[prop(optional, into)]
    what: String,
    /// Whether it stands back behind what it copies.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    view! { <CopyLater text=move || std::future::ready(Ok(text.get_untracked())) label what quiet /> }
}

/// Copies what is yet to be fetched, and says so for a moment.
#[component]
pub fn CopyLater<F>(
    text: impl Fn() -> F + 'static,
    #[prop(into)] label: String,
    #[prop(optional, into)] what: String,
    #[prop(optional)] quiet: bool,
) -> impl IntoView
where
    F: Future<Output = Result<String, Error>> + 'static,
{
    let caller = Caller::here();
    let outcome = RwSignal::new(None);
    let say = move |is_copied: bool| {
        outcome.set(Some(if is_copied { t!("ui-copied") } else { t!("ui-copy-failed") }));
        caller.after(2_000, move || outcome.set(None));
    };
    let copy = move |_| {
        let text = text();
        caller.call(async move { Ok(write(&text.await?).await) }, move |copied| {
            say(matches!(copied, Ok(true)));
        });
    };
    view! {
        <button type="button" class="btn" class:is-quiet=quiet on:click=copy aria-live="polite">
            {move || outcome.get().unwrap_or_else(|| label.clone())}
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
