//! What is said in the place of something that isn't there, or above something that may be old.

use leptos::prelude::*;

use crate::Error;

/// A message in the middle of an empty place, with ways on as children.
#[component]
pub fn Notice(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notice">
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="notice-ways">{children()}</div> })}
        </div>
    }
}

/// Says an error where it happened.
#[component]
pub fn Alert(#[prop(into)] error: Signal<Option<Error>>) -> impl IntoView {
    move || error.get().map(|error| view! { <p class="alert" role="alert">{error.to_string()}</p> })
}

/// A strip above something that could not be brought up to date.
#[component]
pub fn Banner(#[prop(into)] text: String, #[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <div class="banner" role="alert">
            <span>{text}</span>
            <button type="button" class="btn" on:click=move |_| again.run(())>
                {t!("ui-try-again")}
            </button>
        </div>
    }
}
