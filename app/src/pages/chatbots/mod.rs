//! The chatbots of an installation.

mod add;

use leptos::prelude::*;

use crate::{
    Error,
    domain::{Access, AuditQuery, Chatbot, audit_url, wording},
    pages::{
        Navigator,
        chatbots::add::AddChatbotDialog,
        commands::{Command, offer_commands},
        me::Me,
        shell::Chatbots,
    },
    ui::{notice::Notice, title::set_title},
};

#[component]
pub fn ChatbotsPage() -> impl IntoView {
    let chatbots: Chatbots = expect_context();
    let me: Me = expect_context();
    let navigator = Navigator::here();
    // An admin of one chatbot has nothing to choose.
    Effect::new(move || {
        if let (Some(id), Some(_)) = (me.chatbot(), chatbots.all()) {
            navigator.replace(&chatbots.users_url(id));
        }
    });
    let is_owner = Memo::new(move |_| me.is_owner());
    let fault = Memo::new(move |_| me.get().and_then(Result::err));
    // It comes with the chatbots, which it would else push down.
    let needs_password = Memo::new(move |_| {
        let is_without = me.with(|account| account.chatbot.is_none() && !account.has_password);
        is_without == Some(true) && chatbots.all().is_some()
    });
    let reload = move |_| {
        chatbots.reload();
        me.reload();
    };
    let adding = RwSignal::new(false);
    let add = move |_| adding.set(true);
    offer_commands(move || {
        let add = Command::new(t!("shell-chatbots"), "add-chatbot", t!("chatbots-add-command"), move || {
            adding.set(true);
        });
        if me.is_owner() { vec![add] } else { Vec::new() }
    });
    set_title(&t!("shell-chatbots"), None);
    let content = move || {
        match (fault.get().map_or_else(|| chatbots.all(), |fault| Some(Err(fault))), is_owner.get()) {
        (Some(Err(Error::SignedOut)), _) => ().into_any(),
        (Some(Err(error)), _) => view! {
            <Notice title=t!("chatbots-not-shown") text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=reload>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
        (None, _) | (_, false) => skeleton().into_any(),
        (Some(Ok(all)), true) if all.is_empty() => view! {
            <Notice
                title=t!("chatbots-none")
                text=t!("chatbots-none-help")
            >
                <button type="button" class="btn is-primary" on:click=add>
                    {t!("chatbots-add")}
                </button>
            </Notice>
        }
        .into_any(),
        (Some(Ok(all)), true) => view! {
            <ul class="cards">{all.into_iter().map(|chatbot| view! { <ChatbotCard chatbot /> }).collect_view()}</ul>
        }
        .into_any(),
    }
    };
    view! {
        <div class="page">
            <header class="head">
                <h1>{t!("shell-chatbots")}</h1>
                <span class="space"></span>
                <Show when=move || is_owner.get()>
                    <a class="btn is-quiet" href=audit_url(None, &AuditQuery::default())>
                        {t!("audit-page-title")}
                    </a>
                    <button type="button" class="btn is-primary" on:click=add>
                        {t!("chatbots-add")}
                    </button>
                </Show>
            </header>
            <Show when=move || needs_password.get()>
                <div class="advice">
                    <p>{wording::no_password_yet()}</p>
                    <a class="btn" href="/account">
                        {t!("chatbots-set-password")}
                    </a>
                </div>
            </Show>
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
    pub fn label(self) -> String {
        match self {
            Self::Authenticated => t!("chatbots-access-authenticated"),
            Self::Open => t!("chatbots-access-open"),
        }
    }
}

#[component]
fn ChatbotCard(chatbot: Chatbot) -> impl IntoView {
    let (users, url) = (chatbot.users, chatbot.users_url());
    let breakdown =
        t!("chatbots-by-status", active = users.active, pending = users.pending, disabled = users.disabled);
    view! {
        <li>
            <a class="card" href=url>
                <span class="card-head">
                    <bdi class="card-name">{chatbot.name}</bdi>
                    <span class="chip">{chatbot.access.label()}</span>
                </span>
                <span class="card-count">{t!("chatbots-users", count = users.total())}</span>
                <span class="card-text">{breakdown}</span>
            </a>
        </li>
    }
}
