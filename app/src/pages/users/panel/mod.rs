//! The panel beside the list: one user, who they are, what was said and what was done to them.

mod activity;
mod confirm;
mod conflict;
mod console;
mod conversation;
mod invitation;
mod markdown;
mod network;
mod profile;
mod search;
mod sessions;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    Error,
    api::users::get_user,
    domain::{PanelPlace, SessionId, Tab, User, UserDetail, UserId},
    later,
    pages::users::{
        panel::{activity::Activity, conversation::Conversation, profile::Profile, sessions::SessionsTab},
        state::UsersState,
    },
    ui::{
        badge::Avatar,
        direction::arrow,
        focus,
        format::number,
        icon::{Icon, Shape},
        later::nothing,
        notice::{Banner, Notice},
    },
};

/// What the parts of the panel share.
#[derive(Clone, Copy)]
pub struct PanelState {
    pub page: UsersState,
    pub user_id: UserId,
    /// As last heard; from the list's row until the detail is there.
    pub user: RwSignal<Option<User>>,
    pub detail: RwSignal<Option<UserDetail>>,
    /// Whether the user is being deleted here: then there is nothing to ask for.
    pub is_leaving: StoredValue<bool>,
    /// What is searched for in the user's conversations.
    pub term: RwSignal<String>,
    /// The address of the conversation that was read last, to come back to its line in the list.
    pub read: StoredValue<Option<String>>,
    fault: RwSignal<Option<Error>>,
    asked: StoredValue<u64>,
    caller: crate::ui::call::Caller,
}

impl PanelState {
    /// Asks for the user again.
    pub fn load(self) {
        if self.is_leaving.get_value() {
            return;
        }
        let number = self.asked.get_value() + 1;
        self.asked.set_value(number);
        self.caller.call(get_user(self.page.chatbot_id, self.user_id), move |result| {
            if self.asked.get_value() != number {
                return;
            }
            match result {
                Ok(detail) => {
                    self.fault.set(None);
                    self.user.set(Some(detail.user.clone()));
                    self.detail.set(Some(detail));
                }
                Err(error) => self.fault.set(Some(error)),
            }
        });
    }

    /// Takes in the user as a change left them.
    pub fn put(self, user: User) {
        self.asked.update_value(|asked| *asked += 1);
        self.detail.update(|detail| {
            if let Some(detail) = detail {
                detail.user = user.clone();
            }
        });
        self.user.set(Some(user));
    }

    /// Puts the focus on the line of the conversation that one comes back from, unless it is somewhere already.
    pub fn focus_read(self) {
        let Some(address) = self.read.try_update_value(Option::take).flatten() else { return };
        focus::when_lost(move || {
            let link = document().query_selector(&format!(".panel-body a[href=\"{address}\"]"));
            if let Some(link) = link.ok().flatten().and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
                // Focusing fails only for what can't have the focus.
                let _ = link.focus();
            }
        });
    }

    fn place(self) -> PanelPlace {
        let shown = self.page.panel.get().filter(|panel| panel.user == self.user_id);
        shown.unwrap_or(PanelPlace::of(self.user_id))
    }
}

later!(talk: fn conversation(panel: PanelState, session: SessionId, message: Option<i64>) => view! { <Conversation panel session message /> }, meanwhile nothing);

#[component]
pub fn Panel(state: UsersState, user: UserId) -> impl IntoView {
    let in_list = state.rows.with_untracked(|rows| rows.find(user).map(|(_, user)| user.clone()));
    let panel = PanelState {
        page: state,
        user_id: user,
        user: RwSignal::new(in_list),
        detail: RwSignal::new(None),
        is_leaving: StoredValue::new(false),
        term: RwSignal::new(String::new()),
        read: StoredValue::new(None),
        fault: RwSignal::new(None),
        asked: StoredValue::new(0),
        caller: crate::ui::call::Caller::here(),
    };
    Effect::new(move || {
        state.user_news.track();
        panel.load();
    });
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            // Focusing fails only for what can't have the focus.
            let _ = heading.focus();
        }
    });
    let place = Memo::new(move |_| panel.place());
    let tab = Memo::new(move |_| place.get().tab);
    let session = Memo::new(move |_| place.get().session.map(|session| (session, place.get().message)));
    let name =
        move || panel.user.with(|user| user.as_ref().map_or_else(|| t!("panel-user"), User::display_name));
    let is_gone = Memo::new(move |_| matches!(panel.fault.get(), Some(Error::NotFound { .. })));

    let body = move || {
        if is_gone.get() {
            return view! {
                <Notice title=t!("panel-gone") text=t!("panel-gone-text")>
                    <button type="button" class="btn is-primary" on:click=move |_| state.close()>
                        {t!("panel-back")}
                    </button>
                </Notice>
            }
            .into_any();
        }
        match (tab.get(), session.get()) {
            (Tab::Profile, _) => view! { <Profile panel /> }.into_any(),
            (Tab::Sessions, None) => view! { <SessionsTab panel /> }.into_any(),
            (Tab::Sessions, Some((session, message))) => conversation(panel, session, message),
            (Tab::Activity, _) => view! { <Activity panel /> }.into_any(),
        }
    };
    let banner = move || {
        panel.fault.get().filter(|fault| !matches!(fault, Error::NotFound { .. } | Error::SignedOut)).map(
            |fault| {
                view! { <Banner text=fault.to_string() again=move |()| panel.load() /> }
            },
        )
    };
    view! {
        <aside class="panel" aria-label=name>
            <div class="panel-head">
                <button type="button" class="btn is-quiet is-icon panel-back" aria-label=t!("panel-back") on:click=move |_| state.close()>
                    <Icon shape=Shape::Back />
                </button>
                {move || panel.user.get().map_or_else(
                    || view! { <span class="avatar is-bone"></span> }.into_any(),
                    |user| view! { <Avatar user /> }.into_any(),
                )}
                <div class="who">
                    <h2 tabindex="-1" node_ref=heading>
                        <bdi>{name}</bdi>
                    </h2>
                    <small>
                        {move || panel.user.with(|user| user.as_ref().and_then(contact))}
                    </small>
                </div>
                <button type="button" class="btn is-quiet is-icon panel-close" aria-label=t!("ui-close") on:click=move |_| state.close()>
                    <Icon shape=Shape::Close />
                </button>
            </div>
            <Tabs panel tab />
            {banner}
            <div class="panel-body" id="panel-body" role="tabpanel" tabindex="-1" aria-label=move || tab.get().label()>
                {body}
            </div>
        </aside>
    }
}

fn contact(user: &User) -> Option<String> {
    match (&user.email, &user.visitor) {
        (Some(email), _) if !user.name.is_empty() => Some(email.clone()),
        (None, Some(visitor)) => Some(visitor.clone()),
        _ => None,
    }
}

#[component]
fn Tabs(panel: PanelState, tab: Memo<Tab>) -> impl IntoView {
    let row = NodeRef::<html::Div>::new();
    let show = move |tab: Tab| panel.page.open(PanelPlace { tab, ..PanelPlace::of(panel.user_id) });
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(to) = tab.get_untracked().by_key(arrow(&event.key())) else { return };
        event.prevent_default();
        show(to);
        if let Some(row) = row.get_untracked() {
            focus::focus_in(&row, &format!("#tab-{}", to.as_str()));
        }
    };
    let count = move |value| match value {
        Tab::Sessions => panel.user.with(|user| user.as_ref().map(|user| number(user.sessions))),
        Tab::Profile | Tab::Activity => None,
    };
    let button = move |value: Tab| {
        view! {
            <button
                type="button"
                role="tab"
                id=format!("tab-{}", value.as_str())
                aria-selected=move || (tab.get() == value).to_string()
                aria-controls="panel-body"
                tabindex=move || if tab.get() == value { "0" } else { "-1" }
                on:click=move |_| show(value)
            >
                {value.label()}
                {move || count(value).map(|count| view! { <span class="tab-count">{count}</span> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=t!("panel-tabs") node_ref=row on:keydown=on_key>
            {Tab::ALL.iter().map(|tab| button(*tab)).collect_view()}
        </div>
    }
}
