//! The head of the users page: where one is, and what brings people in.

use leptos::prelude::*;

use crate::{
    domain::{settings_url, whole_audit_url},
    later,
    pages::{
        Navigator,
        head::ChatbotChip,
        users::{dialogs::Dialogs, state::UsersState},
    },
    ui::{
        icon::{Icon, Shape},
        later::nothing,
        menu::{MenuButton, MenuItem},
    },
};

#[component]
pub fn Header(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let settings = settings_url(state.chatbot_id);
    let audit = whole_audit_url(Some(state.chatbot_id));
    view! {
        <header class="head">
            <h1>{t!("users-title")}</h1>
            <ChatbotChip chatbot=Signal::derive(move || state.chatbot()) />
            <span class="space"></span>
            <a class="btn is-quiet is-wide-only" href=audit>
                {t!("users-audit-log")}
            </a>
            <a class="btn is-quiet is-wide-only" href=settings>
                {t!("users-settings")}
            </a>
            <button type="button" class="btn is-quiet is-wide-only" on:click=move |_| dialogs.recent.set(true)>
                {t!("users-recent")}
            </button>
            <button type="button" class="btn is-wide-only" on:click=move |_| dialogs.importing.set(true)>
                {t!("users-import")}
            </button>
            <button type="button" class="btn is-wide-only" on:click=move |_| dialogs.export(false)>
                {t!("users-export")}
            </button>
            <div class="is-narrow-only">
                {more(state, dialogs)}
            </div>
            <button type="button" class="btn is-primary" on:click=move |_| dialogs.inviting.set(true)>
                {t!("users-invite")}
            </button>
        </header>
    }
}

later!(desk: fn more(state: UsersState, dialogs: Dialogs) => view! { <More state dialogs /> }, quietly nothing);

/// What has no room on a narrow screen.
#[component]
fn More(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let navigator = Navigator::here();
    let settings = settings_url(state.chatbot_id);
    let audit = whole_audit_url(Some(state.chatbot_id));
    let items = vec![
        MenuItem::new(t!("users-import"), move || dialogs.importing.set(true)),
        MenuItem::new(t!("users-export"), move || dialogs.export(false)),
        MenuItem::new(t!("users-recent"), move || dialogs.recent.set(true)),
        MenuItem::new(t!("users-audit-log"), move || navigator.go(&audit)),
        MenuItem::new(t!("users-settings"), move || navigator.go(&settings)),
    ];
    view! {
        <MenuButton id="head-menu" look="btn is-quiet is-icon" place="is-below" label=t!("users-more") items>
            <Icon shape=Shape::More />
        </MenuButton>
    }
}
