//! What the pages of one chatbot have in common.

use leptos::prelude::*;

use crate::{
    domain::Chatbot,
    ui::{erased::shown, notice::Notice},
};

/// Which chatbot the page is about, once it is known.
#[component]
pub fn ChatbotChip(#[prop(into)] chatbot: Signal<Option<Chatbot>>) -> impl IntoView {
    shown(move || match chatbot.get() {
        Some(chatbot) => view! {
            <span class="chip">
                <bdi>{chatbot.name}</bdi>
                " · "
                {chatbot.access.label()}
            </span>
        }
        .into_any(),
        None => view! { <span class="chip is-skeleton"><span class="bone"></span></span> }.into_any(),
    })
}

/// Said in the place of the page.
#[component]
pub fn NoSuchChatbot() -> impl IntoView {
    view! {
        <h1 class="sr">{t!("shell-not-found")}</h1>
        <Notice
            title=t!("shell-no-such-chatbot")
            text=t!("shell-no-such-chatbot-meaning")
        >
            <a class="btn is-primary" href="/">
                {t!("shell-to-chatbots")}
            </a>
        </Notice>
    }
}
