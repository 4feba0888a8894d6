//! How many users there are, by status; each count is a way to see just those.

use leptos::prelude::*;

use crate::{
    domain::{Status, StatusCounts},
    pages::users::state::UsersState,
    ui::{erased::shown, format::number},
};

#[component]
pub fn Overview(state: UsersState) -> impl IntoView {
    let count = move |status: Option<Status>, label: String| {
        let of = move |counts: StatusCounts| status.map_or(counts.total(), |status| counts.of(status));
        let told = move || match state.chatbot() {
            Some(chatbot) => number(of(chatbot.users)).into_any(),
            None => view! { <span class="bone"></span> }.into_any(),
        };
        view! {
            <button
                type="button"
                class="count"
                aria-pressed=Signal::derive(move || state.query.with(|query| query.status == status).to_string())
                on:click=move |_| state.change_query(|query| query.status = status)
            >
                <b>{shown(told)}</b>
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <div class="overview" role="group" aria-label=t!("users-by-status")>
            {count(None, t!("users-count-all"))}
            {count(Some(Status::Active), t!("users-count-active"))}
            {count(Some(Status::Pending), t!("users-count-pending"))}
            {count(Some(Status::Disabled), t!("users-count-disabled"))}
        </div>
    }
}
