//! The chatbots of an installation.

mod add;

use leptos::prelude::*;

use crate::{
    Error,
    domain::{Access, Chatbot, UserQuery, users_url},
    pages::{chatbots::add::AddChatbotDialog, shell::Chatbots},
    ui::{
        format::{counted, number},
        notice::Notice,
    },
};

#[component]
pub fn ChatbotsPage() -> impl IntoView {
    let chatbots: Chatbots = expect_context();
    let adding = RwSignal::new(false);
    let add = move |_| adding.set(true);
    document().set_title("Chatbots · Rollcall");
    let content = move || {
        match chatbots.all() {
        None => skeleton().into_any(),
        Some(Err(Error::SignedOut)) => ().into_any(),
        Some(Err(error)) => view! {
            <Notice title="The chatbots can't be shown" text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| chatbots.reload()>
                    "Try again"
                </button>
            </Notice>
        }
        .into_any(),
        Some(Ok(all)) if all.is_empty() => view! {
            <Notice
                title="No chatbots yet"
                text="Add the first: you give it a name, Rollcall gives you the API key that the chatbot signs its calls with."
            >
                <button type="button" class="btn is-primary" on:click=add>
                    "Add chatbot"
                </button>
            </Notice>
        }
        .into_any(),
        Some(Ok(all)) => view! {
            <ul class="cards">{all.into_iter().map(|chatbot| view! { <ChatbotCard chatbot /> }).collect_view()}</ul>
        }
        .into_any(),
    }
    };
    view! {
        <div class="page">
            <header class="head">
                <h1>"Chatbots"</h1>
                <span class="space"></span>
                <button type="button" class="btn is-primary" on:click=add>
                    "Add chatbot"
                </button>
            </header>
            {content}
        </div>
        <AddChatbotDialog open=adding chatbots />
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <ul class="cards" aria-hidden="true">
            {(0..2)
                .map(|_| view! { <li class="card is-skeleton"><span class="bone"></span><span class="bone is-short"></span></li> })
                .collect_view()}
        </ul>
    }
}

impl Access {
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Authenticated => "people sign in",
            Self::Open => "open access",
        }
    }
}

#[component]
fn ChatbotCard(chatbot: Chatbot) -> impl IntoView {
    let users = chatbot.users;
    let breakdown = format!(
        "{} active · {} pending · {} disabled",
        number(users.active),
        number(users.pending),
        number(users.disabled)
    );
    view! {
        <li>
            <a class="card" href=users_url(chatbot.id, &UserQuery::default(), None)>
                <span class="card-head">
                    <bdi class="card-name">{chatbot.name}</bdi>
                    <span class="chip">{chatbot.access.label()}</span>
                </span>
                <span class="card-count">{counted(users.total(), "user", "users")}</span>
                <span class="card-text">{breakdown}</span>
            </a>
        </li>
    }
}
