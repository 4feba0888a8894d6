//! The panel beside the list: one user, who they are and what was said.

mod confirm;
mod conflict;
mod conversation;
mod network;
mod profile;
mod sessions;

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::users::get_user,
    domain::{PanelPlace, Tab, User, UserDetail, UserId},
    pages::users::{
        panel::{conversation::Conversation, profile::Profile, sessions::SessionList},
        state::UsersState,
    },
    ui::{
        badge::Avatar,
        format::number,
        icon::{Icon, Shape},
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

    fn place(self) -> PanelPlace {
        let shown = self.page.panel.get().filter(|panel| panel.user == self.user_id);
        shown.unwrap_or(PanelPlace::of(self.user_id))
    }
}

#[component]
pub fn Panel(state: UsersState, user: UserId) -> impl IntoView {
    let in_list = state.rows.with_untracked(|rows| rows.find(user).map(|(_, user)| user.clone()));
    let panel = PanelState {
        page: state,
        user_id: user,
        user: RwSignal::new(in_list),
        detail: RwSignal::new(None),
        is_leaving: StoredValue::new(false),
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
    let session = Memo::new(move |_| place.get().session);
    let name =
        move || panel.user.with(|user| user.as_ref().map_or_else(|| "User".to_owned(), User::display_name));
    let is_gone = Memo::new(move |_| matches!(panel.fault.get(), Some(Error::NotFound { .. })));

    let body = move || {
        if is_gone.get() {
            return view! {
                <Notice title="This user is gone" text="They may have been deleted meanwhile.">
                    <button type="button" class="btn is-primary" on:click=move |_| state.close()>
                        "Back to the list"
                    </button>
                </Notice>
            }
            .into_any();
        }
        match (tab.get(), session.get()) {
            (Tab::Profile, _) => view! { <Profile panel /> }.into_any(),
            (Tab::Sessions, None) => view! { <SessionList panel /> }.into_any(),
            (Tab::Sessions, Some(session)) => view! { <Conversation panel session /> }.into_any(),
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
                <button type="button" class="btn is-quiet is-icon panel-back" aria-label="Back to the list" on:click=move |_| state.close()>
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
                <button type="button" class="btn is-quiet is-icon panel-close" aria-label="Close" on:click=move |_| state.close()>
                    <Icon shape=Shape::Close />
                </button>
            </div>
            <Tabs panel tab />
            {banner}
            <div class="panel-body" id="panel-body" role="tabpanel" aria-label=move || tab_label(tab.get())>
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

const fn tab_label(tab: Tab) -> &'static str {
    match tab {
        Tab::Profile => "Profile",
        Tab::Sessions => "Sessions",
    }
}

#[component]
fn Tabs(panel: PanelState, tab: Memo<Tab>) -> impl IntoView {
    let profile = NodeRef::<html::Button>::new();
    let sessions = NodeRef::<html::Button>::new();
    let show = move |tab: Tab| panel.page.open(PanelPlace { tab, ..PanelPlace::of(panel.user_id) });
    let on_key = move |event: ev::KeyboardEvent| {
        let (to, node) = match event.key().as_str() {
            "ArrowLeft" | "Home" => (Tab::Profile, profile),
            "ArrowRight" | "End" => (Tab::Sessions, sessions),
            _ => return,
        };
        event.prevent_default();
        show(to);
        if let Some(button) = node.get_untracked() {
            // Focusing fails only for what can't have the focus.
            let _ = button.focus();
        }
    };
    let button = move |value: Tab, node: NodeRef<html::Button>, count: Option<Signal<Option<u64>>>| {
        view! {
            <button
                type="button"
                role="tab"
                node_ref=node
                aria-selected=move || (tab.get() == value).to_string()
                aria-controls="panel-body"
                tabindex=move || if tab.get() == value { "0" } else { "-1" }
                on:click=move |_| show(value)
            >
                {tab_label(value)}
                {count.map(|count| view! { <span class="tab-count">{move || count.get().map(number)}</span> })}
            </button>
        }
    };
    let count = Signal::derive(move || panel.user.with(|user| user.as_ref().map(|user| user.sessions)));
    view! {
        <div class="tabs" role="tablist" aria-label="What to see of the user" on:keydown=on_key>
            {button(Tab::Profile, profile, None)}
            {button(Tab::Sessions, sessions, Some(count))}
        </div>
    }
}
