//! The users of a chatbot: the list and, beside it, the panel of one.

mod bulk;
mod cells;
mod commands;
mod dialogs;
mod empty;
mod export;
mod filters;
mod header;
mod import;
mod invite;
mod network;
mod overview;
mod panel;
mod row;
mod selection;
mod shortcuts;
mod state;
mod table;
mod toolbar;
mod tray;
mod trend;
mod view;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    Error,
    domain::{Change, ChatbotId, PanelPlace, UserId},
    later,
    pages::{
        address::Place,
        head::NoSuchChatbot,
        not_found::NothingHere,
        users::{
            cells::hear_cells,
            dialogs::{DialogList, Dialogs},
            header::Header,
            network::NetworkNote,
            overview::Overview,
            panel::Panel,
            state::UsersState,
            table::Table,
            toolbar::{Toolbar, is_typing},
            tray::TrayStrip,
            trend::{TrendPart, place_of_trend},
        },
    },
    ui::{
        call::Throttle,
        erased::{each, shown},
        later::{MayFetch, nothing},
        listen::listen,
        live::News,
        notice::Banner,
        steps::step,
        title::set_title,
    },
};

/// How long changes are gathered before the page asks for what is new.
const GATHER_MILLISECONDS: u64 = 250;

#[component]
pub fn UsersPage() -> impl IntoView {
    let chatbot = Place::here().chatbot();
    // Keyed, so that another chatbot's page starts afresh instead of taking over this one's state.
    each(
        move || vec![chatbot.get().map_or(u64::MAX, |chatbot| chatbot.0.cast_unsigned())],
        move |_| match chatbot.get_untracked() {
            Some(chatbot) => view! { <Users chatbot /> }.into_any(),
            None => view! { <NothingHere /> }.into_any(),
        },
    )
}

#[component]
fn Users(chatbot: ChatbotId) -> impl IntoView {
    let state = UsersState::new(chatbot);
    provide_context(state);
    hear_escape(state);
    Effect::new(move || {
        let name = state.chatbot().map(|chatbot| chatbot.name);
        set_title(&t!("users-title"), name.as_deref());
    });

    // The list comes first; what can be opened from it is fetched once it is there, before anybody could press a button.
    let may_fetch = Memo::new(move |may: Option<&bool>| {
        may == Some(&true)
            || state.rows.with(|rows| rows.length().is_some())
            || state.fault.with(Option::is_some)
    });
    provide_context(MayFetch(may_fetch));

    let dialogs = Dialogs::new(state);
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
            dialogs.import(file);
        }
    };

    let is_missing =
        Memo::new(move |_| state.fault.with(|fault| matches!(fault, Some(Error::NotFound { .. }))));
    let content = move || {
        if is_missing.get() {
            view! { <NoSuchChatbot /> }.into_any()
        } else {
            step(move || view! { <Desk state dialogs /> }.into_any())
        }
    };
    view! {
        <div
            class="users"
            class:is-dragging=Signal::derive(move || dragging.get())
            data-drop=t!("ui-drop")
            on:dragover=drag_over
            on:dragleave=drag_leave
            on:drop=drop_file
        >
            {shown(content)}
        </div>
        {dialog_list(state, dialogs)}
    }
}

#[component]
fn Desk(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let panel_user = Memo::new(move |_| state.panel.get().map(|PanelPlace { user, .. }| user));
    let banner = move || {
        let Some(fault) = state.fault.get().filter(|fault| *fault != Error::SignedOut) else {
            return ().into_any();
        };
        let text = if state.rows.with(|rows| rows.length().is_some()) {
            t!("users-old", fault = fault.to_string())
        } else {
            fault.to_string()
        };
        view! { <Banner text again=move |()| state.try_again() /> }.into_any()
    };
    view! {
        <Header state dialogs />
        {step(move || {
            view! {
                <div class="overview-line">
                    <Overview state />
                    {beside_counts(state)}
                </div>
                <Toolbar state />
            }
            .into_any()
        })}
        <div class="split" class:has-panel=Signal::derive(move || panel_user.get().is_some())>
            <div class="list">
                {shown(banner)} {step(move || view! { <Table state dialogs /> }.into_any())}
            </div>
            {each(
                move || panel_user.get().map(|user| user.0.cast_unsigned()).into_iter().collect(),
                move |user| user_panel(state, UserId(user.cast_signed())),
            )}
        </div>
        {background(state, dialogs)}
    }
}

later!(desk: fn beside_counts(state: UsersState) => view! { <NetworkNote state /> <TrendPart state /> }, quietly place_of_trend);
later!(desk: fn dialog_list(state: UsersState, dialogs: Dialogs) => view! { <DialogList state dialogs /> }, meanwhile nothing);
later!(desk: fn user_panel(state: UsersState, user: UserId) => view! { <Panel state user /> }, meanwhile panel_skeleton);
later!(desk: fn background(state: UsersState, dialogs: Dialogs) => view! { <Background state dialogs /> }, quietly nothing);

/// Stands where the panel comes.
fn panel_skeleton() -> AnyView {
    view! {
        <aside class="panel" aria-hidden="true">
            <div class="panel-head">
                <span class="avatar is-bone"></span>
                <div class="who">
                    <span class="bone is-long"></span>
                </div>
            </div>
            <div class="panel-body">
                <span class="bone is-block"></span>
            </div>
        </aside>
    }
    .into_any()
}

/// What goes on while the list is looked at, and is not needed to show it first.
#[component]
fn Background(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    commands::offer(state, dialogs);
    hear_changes(state);
    hear_cells();
    state.keep_selection();
    state.keep_counting();
    state.ask_for_ranges();
    state.networks.see_to_asking();
    state.tray.ask_at_last();
    view! { <TrayStrip state /> }
}

fn hear_changes(state: UsersState) {
    let throttle = Throttle::new(state.caller, GATHER_MILLISECONDS);
    state.inbox.open(move |news| match news {
        News::Change(Change::Users { ids }) => {
            state.changed_users.update_value(|users| users.extend(ids));
            throttle.run(move || state.take_in_changes());
        }
        News::Change(Change::ManyUsers) => {
            state.changed_all.set_value(true);
            throttle.run(move || state.take_in_changes());
        }
        News::Change(Change::Session { user, .. }) => {
            state.changed_users.update_value(|users| users.extend([user]));
            state.changed_sessions.update_value(|users| users.push(user));
            throttle.run(move || state.take_in_changes());
        }
        News::Change(Change::Job { job }) => state.tray.hear(job),
        News::Change(Change::Export { export }) => state.tray.hear_export(export),
        News::Change(Change::Network { status }) => state.hear_of_networks(status),
        News::Change(Change::Keys) => {}
        News::Opened { again } => {
            state.tray.stream_opened(again);
            if again {
                state.changed_all.set_value(true);
                throttle.run(move || state.take_in_changes());
                state.ask_about_networks();
            }
        }
    });
}

/// Escape goes back by one step: from the panel to the list, and in the list from a selection to none.
fn hear_escape(state: UsersState) {
    listen(ev::keydown, move |event| {
        if event.key() != "Escape" || event.default_prevented() || is_typing(&event) {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_in_panel =
            target.is_some_and(|target| target.closest(".panel").is_ok_and(|panel| panel.is_some()));
        let has_selection = !untrack(|| state.nobody_is_chosen());
        if has_selection && !is_in_panel {
            event.prevent_default();
            state.clear_selection();
        } else if state.panel.get_untracked().is_some() {
            event.prevent_default();
            state.close();
        }
    });
}
