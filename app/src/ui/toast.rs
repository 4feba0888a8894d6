//! Short messages about what was done.

use leptos::prelude::*;

use crate::ui::{
    call::Caller,
    erased::each,
    icon::{Icon, Shape},
};

/// How long a message stays.
const SHOWN_MILLISECONDS: u64 = 6_000;

#[derive(Clone, PartialEq)]
struct Toast {
    number: u64,
    text: String,
}

/// The messages on the screen; in the context of every page.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    said: StoredValue<u64>,
    caller: Caller,
}

impl Toasts {
    /// Puts the messages into the context of the component that is being built and its children.
    pub fn provide() -> Self {
        let toasts =
            Self { shown: RwSignal::new(Vec::new()), said: StoredValue::new(0), caller: Caller::here() };
        provide_context(toasts);
        toasts
    }

    /// Shows `text` for a while.
    pub fn say(self, text: impl Into<String>) {
        let number = self.said.get_value();
        self.said.set_value(number + 1);
        self.shown.update(|shown| shown.push(Toast { number, text: text.into() }));
        self.caller.after(SHOWN_MILLISECONDS, move || self.dismiss(number));
    }

    fn numbers(self) -> Vec<u64> {
        self.shown.with(|shown| shown.iter().map(|toast| toast.number).collect())
    }

    /// What a message says, which never changes.
    fn text(self, number: u64) -> Option<String> {
        self.shown.with_untracked(|shown| {
            shown.iter().find(|toast| toast.number == number).map(|toast| toast.text.clone())
        })
    }

    fn dismiss(self, number: u64) {
        self.shown.update(|shown| shown.retain(|toast| toast.number != number));
    }
}

/// Where the messages appear.
#[component]
pub fn ToastList(toasts: Toasts) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {each(move || toasts.numbers(), move |number| view! { <Message toasts number /> }.into_any())}
        </div>
    }
}

#[component]
fn Message(toasts: Toasts, number: u64) -> impl IntoView {
    view! {
        <div class="toast">
            <span>{toasts.text(number)}</span>
            <button
                type="button"
                class="btn is-quiet is-icon"
                aria-label=t!("ui-dismiss")
                on:click=move |_| toasts.dismiss(number)
            >
                <Icon shape=Shape::Close />
            </button>
        </div>
    }
}
