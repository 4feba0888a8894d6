//! The audit logs: of a chatbot, and of the installation.

mod filters;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    Error,
    domain::{AuditQuery, ChatbotId, UserQuery, audit_url, users_url},
    pages::{
        Navigator,
        address::Place,
        audit::filters::Filters,
        entries::{Entries, EntryList, Source},
        head::{ChatbotChip, NoSuchChatbot},
        not_found::NothingHere,
        pairs,
        shell::Chatbots,
    },
    ui::{call::Caller, notice::Notice, title::set_title},
};

#[component]
pub fn AuditLogPage() -> impl IntoView {
    let chatbot = Place::here().chatbot();
    // Keyed, so that another chatbot's page starts afresh instead of taking over this one's state.
    view! {
        <For each=move || [chatbot.get()] key=|chatbot| *chatbot let:chatbot>
            {match chatbot {
                Some(chatbot) => view! { <Audit chatbot=Some(chatbot) /> }.into_any(),
                None => view! { <NothingHere /> }.into_any(),
            }}
        </For>
    }
}

/// The installation's own log, for the owner.
#[component]
pub fn InstallationAuditLogPage() -> impl IntoView {
    view! { <Audit chatbot=None /> }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct AuditLogState {
    /// Whose log; `None`: the installation's.
    pub chatbot: Option<ChatbotId>,
    pub caller: Caller,
    /// What the URL says.
    pub query: Memo<AuditQuery>,
    pub entries: Entries,
    navigator: Navigator,
}

impl AuditLogState {
    fn new(chatbot: Option<ChatbotId>) -> Self {
        let url = use_query_map();
        let query = Memo::new(move |_| url.with(|url| AuditQuery::from_params_lenient(pairs(url))));
        let source = Memo::new(move |_| Source::Log(chatbot, query.get()));
        Self {
            chatbot,
            caller: Caller::here(),
            query,
            entries: Entries::new(source),
            navigator: Navigator::here(),
        }
    }

    /// Shows what another query finds; `by_typing` leaves no trace in the browser's history.
    pub fn change(self, by_typing: bool, change: impl FnOnce(&mut AuditQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        if query == self.query.get_untracked() {
            return;
        }
        let url = audit_url(self.chatbot, &query);
        if by_typing { self.navigator.replace(&url) } else { self.navigator.go(&url) }
    }

    /// Shows everything.
    pub fn clear_filters(self) {
        self.change(false, |query| *query = AuditQuery::default());
    }
}

#[component]
fn Audit(chatbot: Option<ChatbotId>) -> impl IntoView {
    let chatbots: Chatbots = expect_context();
    let state = AuditLogState::new(chatbot);
    let known = Memo::new(move |_| chatbots.one(chatbot?));
    Effect::new(move || {
        known.with(|known| {
            set_title(&t!("audit-page-title"), known.as_ref().map(|chatbot| chatbot.name.as_str()));
        });
    });
    let is_missing =
        Memo::new(move |_| state.entries.fault.with(|fault| matches!(fault, Some(Error::NotFound { .. }))));
    // The installation's log is about no user, so nothing in it leads to a panel.
    let url = Callback::new(move |place| {
        chatbot.map_or_else(String::new, |chatbot| users_url(chatbot, &UserQuery::default(), Some(place)))
    });
    let back = move || chatbot.map_or_else(|| "/".to_owned(), |chatbot| chatbots.users_url(chatbot));
    let content = move || {
        if is_missing.get() && chatbot.is_none() {
            view! { <NothingHere /> }.into_any()
        } else if is_missing.get() {
            view! { <NoSuchChatbot /> }.into_any()
        } else {
            view! {
                <Filters state />
                <EntryList entries=state.entries url>
                    <Nothing state />
                </EntryList>
            }
            .into_any()
        }
    };
    view! {
        <div class="page audit">
            <header class="head">
                <h1>{t!("audit-page-title")}</h1>
                {chatbot.map(|_| view! { <ChatbotChip chatbot=known /> })}
                <span class="space"></span>
                <button type="button" class="btn is-quiet" on:click=move |_| state.entries.reload()>
                    {t!("audit-page-reload")}
                </button>
                <a class="btn" href=back>
                    {if chatbot.is_some() { t!("shell-users") } else { t!("shell-chatbots") }}
                </a>
            </header>
            {content}
        </div>
    }
}

#[component]
fn Nothing(state: AuditLogState) -> impl IntoView {
    let is_filtered = Memo::new(move |_| state.query.with(AuditQuery::is_filtered));
    let text = if state.chatbot.is_some() {
        t!("audit-page-notes-chatbot")
    } else {
        t!("audit-page-notes-installation")
    };
    move || {
        if is_filtered.get() {
            view! {
                <Notice title=t!("audit-page-no-match") text=t!("audit-page-no-match-meaning")>
                    <button type="button" class="btn is-primary" on:click=move |_| state.clear_filters()>
                        {t!("audit-page-clear-filters")}
                    </button>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <Notice title=t!("audit-page-empty") text=text.clone() />
            }
            .into_any()
        }
    }
}
