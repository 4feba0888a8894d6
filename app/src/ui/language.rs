//! The switch between the languages of the page.

use leptos::prelude::*;

use crate::i18n::{Language, choose_language, language};

#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let now = language();
    let button = move |value: Language| {
        view! {
            <button
                type="button"
                lang=value.as_str()
                aria-pressed=(value == now).to_string()
                on:click=move |_| choose_language(value)
            >
                {value.name()}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=t!("language")>
            {Language::ALL.iter().map(|value| button(*value)).collect_view()}
        </div>
    }
}
