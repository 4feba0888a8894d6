//! The users of a chatbot: the list and, beside it, the panel of one.

mod empty;
mod header;
mod import;
mod invite;
mod overview;
mod panel;
mod row;
mod state;
mod table;
mod toolbar;

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_params_map;

use crate::{
    Error,
    domain::{Change, ChatbotId, PanelPlace},
    pages::{
        not_found::NotFoundPage,
        users::{
            header::Header, import::ImportDialog, invite::InviteDialog, overview::Overview, panel::Panel,
            state::UsersState, table::Table, toolbar::Toolbar,
        },
    },
    ui::{
        call::Throttle,
        live,
        notice::{Banner, Notice},
    },
};

/// How long changes are gathered before the page asks for what is new.
const GATHER_MILLISECONDS: u64 = 250;

#[component]
pub fn UsersPage() -> impl IntoView {
    let params = use_params_map();
    let chatbot = Memo::new(move |_| {
        params.with(|params| params.get_str("chatbot").and_then(|id| id.parse::<ChatbotId>().ok()))
    });
    // Keyed, so that another chatbot's page starts afresh instead of taking over this one's state.
    view! {
        <For each=move || [chatbot.get()] key=|chatbot| *chatbot let:chatbot>
            {match chatbot {
                Some(chatbot) => view! { <Users chatbot /> }.into_any(),
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </For>
    }
}

#[component]
fn Users(chatbot: ChatbotId) -> impl IntoView {
    let state = UsersState::new(chatbot);
    provide_context(state);
    hear_changes(state);
    Effect::new(move || {
        let name = state.chatbot().map_or_else(String::new, |chatbot| format!("{} · ", chatbot.name));
        document().set_title(&format!("Users · {name}Rollcall"));
    });

    let inviting = RwSignal::new(false);
    let importing = RwSignal::new(false);
    let dropped = RwSignal::new_local(None::<web_sys::File>);
    let dragging = RwSignal::new(false);
    let drag_over = move |event: ev::DragEvent| {
        let carries_files = event
            .data_transfer()
            .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")));
        if carries_files {
            event.prevent_default();
            dragging.set(true);
        }
    };
    let drag_leave = move |event: ev::DragEvent| {
        // Without a related target it left the window; else it only went on to another part of the page.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    };
    let drop_file = move |event: ev::DragEvent| {
        dragging.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            event.prevent_default();
            dropped.set(Some(file));
            importing.set(true);
        }
    };

    let is_missing =
        Memo::new(move |_| state.fault.with(|fault| matches!(fault, Some(Error::NotFound { .. }))));
    let content = move || {
        if is_missing.get() {
            view! {
                <Notice
                    title="There is no such chatbot"
                    text="It may have been deleted, or you may no longer manage its users."
                >
                    <a class="btn is-primary" href="/">
                        "Go to the chatbots"
                    </a>
                </Notice>
            }
            .into_any()
        } else {
            view! { <Desk state inviting importing /> }.into_any()
        }
    };
    view! {
        <div
            class="users"
            class:is-dragging=move || dragging.get()
            on:dragover=drag_over
            on:dragleave=drag_leave
            on:drop=drop_file
        >
            {content}
        </div>
        <InviteDialog open=inviting state />
        <ImportDialog open=importing state dropped />
    }
}

#[component]
fn Desk(state: UsersState, inviting: RwSignal<bool>, importing: RwSignal<bool>) -> impl IntoView {
    let panel_user = Memo::new(move |_| state.panel.get().map(|PanelPlace { user, .. }| user));
    let banner = move || {
        state.fault.get().filter(|fault| *fault != Error::SignedOut).map(|fault| {
            let text = if state.rows.with(|rows| rows.total().is_some()) {
                format!("{fault} What you see may be old.")
            } else {
                fault.to_string()
            };
            view! { <Banner text again=move |()| state.refresh() /> }
        })
    };
    view! {
        <Header state inviting importing />
        <Overview state />
        <Toolbar state />
        <div class="split" class:has-panel=move || panel_user.get().is_some()>
            <div class="list">
                {banner} <Table state inviting importing />
            </div>
            <For each=move || panel_user.get() key=|user| *user let:user>
                <Panel state user />
            </For>
        </div>
    }
}

fn hear_changes(state: UsersState) {
    let throttle = Throttle::new(state.caller, GATHER_MILLISECONDS);
    live::on_change(state.chatbot_id, move |change| match change {
        Change::Users { ids } => {
            state.changed_users.update_value(|users| users.extend(ids));
            throttle.run(move || state.take_in_changes());
        }
        Change::ManyUsers => {
            state.changed_all.set_value(true);
            throttle.run(move || state.take_in_changes());
        }
        Change::Session { user, .. } => {
            state.changed_sessions.update_value(|users| users.push(user));
            throttle.run(move || state.take_in_changes());
        }
    });
}
