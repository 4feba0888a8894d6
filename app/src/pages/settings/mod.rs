//! The settings of a chatbot.

mod analytics;
mod domains;
mod form;
mod keys;
mod token;

use leptos::prelude::*;

use crate::{
    Error,
    domain::ChatbotId,
    pages::{
        address::Place,
        head::{ChatbotChip, NoSuchChatbot},
        not_found::NothingHere,
        settings::{
            form::{Form, FormState},
            keys::KeysPart,
        },
        shell::Chatbots,
    },
    ui::{notice::Notice, title::set_title},
};

#[component]
pub fn SettingsPage() -> impl IntoView {
    let chatbot = Place::here().chatbot();
    // Keyed, so that another chatbot's page starts afresh instead of taking over this one's state.
    view! {
        <For each=move || [chatbot.get()] key=|chatbot| *chatbot let:chatbot>
            {match chatbot {
                Some(chatbot) => view! { <Settings chatbot /> }.into_any(),
                None => view! { <NothingHere /> }.into_any(),
            }}
        </For>
    }
}

#[component]
fn Settings(chatbot: ChatbotId) -> impl IntoView {
    let chatbots: Chatbots = expect_context();
    let state = FormState::new(chatbot, chatbots);
    let known = Memo::new(move |_| chatbots.one(chatbot));
    Effect::new(move || {
        known.with(|known| {
            set_title(&t!("settings-page-title"), known.as_ref().map(|chatbot| chatbot.name.as_str()));
        });
    });
    let is_known = Memo::new(move |_| state.saved.with(Option::is_some));
    let content = move || match (state.fault.get(), is_known.get()) {
        (Some(Error::NotFound { .. }), _) => view! { <NoSuchChatbot /> }.into_any(),
        (_, true) => view! {
            <Form state />
            <KeysPart keys=state.keys />
        }
        .into_any(),
        (Some(Error::SignedOut), false) => ().into_any(),
        (Some(fault), false) => view! {
            <Notice title=t!("settings-page-not-shown") text=fault.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| state.load()>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
        (None, false) => skeleton().into_any(),
    };
    view! {
        <div class="page">
            <header class="head">
                <h1>{t!("settings-page-title")}</h1>
                <ChatbotChip chatbot=known />
                <span class="space"></span>
                <a class="btn" href=move || chatbots.users_url(chatbot)>
                    {t!("shell-users")}
                </a>
            </header>
            {content}
        </div>
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <div class="settings" aria-hidden="true">
            {(0..4).map(|_| view! { <span class="bone is-block"></span> }).collect_view()}
        </div>
    }
}
