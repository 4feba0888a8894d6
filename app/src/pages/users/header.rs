//! The head of the users page: where one is, and what brings people in.

use leptos::prelude::*;

use crate::pages::users::state::UsersState;

#[component]
pub fn Header(state: UsersState, inviting: RwSignal<bool>, importing: RwSignal<bool>) -> impl IntoView {
    let chip = move || match state.chatbot() {
        Some(chatbot) => view! {
            <span class="chip">
                <bdi>{chatbot.name}</bdi>
                " · "
                {chatbot.access.label()}
            </span>
        }
        .into_any(),
        None => view! { <span class="chip is-skeleton"><span class="bone"></span></span> }.into_any(),
    };
    view! {
        <header class="head">
            <h1>"Users"</h1>
            {chip}
            <span class="space"></span>
            <button type="button" class="btn" on:click=move |_| importing.set(true)>
                "Import"
            </button>
            <button type="button" class="btn is-primary" on:click=move |_| inviting.set(true)>
                "Invite people"
            </button>
        </header>
    }
}
