//! What must be read before it is done.

use leptos::prelude::*;

use crate::{
    domain::User,
    pages::users::panel::PanelState,
    ui::{dialog::Dialog, format::counted},
};

#[component]
pub fn ConfirmDisable(
    open: RwSignal<bool>,
    user: RwSignal<User>,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = move || user.with(User::display_name);
    view! {
        <Dialog open title="Disable access?">
            <div class="dialog-content">
                <p>
                    <bdi>
                        <b>{name}</b>
                    </bdi> " is refused from the very next message, also in a conversation that is going on."
                </p>
                <p class="is-dim">"Nothing is lost: sessions stay, and you can enable the user again."</p>
            </div>
            <Answers open confirmed look="is-primary" label="Disable" />
        </Dialog>
    }
}

#[component]
pub fn ConfirmDelete(
    open: RwSignal<bool>,
    panel: PanelState,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = move || panel.user.with(|user| user.as_ref().map(User::display_name));
    let lost = move || match panel.detail.get() {
        None => "all sessions and messages".to_owned(),
        Some(detail) => format!(
            "{} and {}",
            counted(detail.user.sessions, "session", "sessions"),
            counted(detail.messages, "message", "messages")
        ),
    };
    view! {
        <Dialog open title="Delete this user?">
            <div class="dialog-content">
                <p>
                    <bdi>
                        <b>{name}</b>
                    </bdi> " is deleted with " <b>{lost}</b> ", for good. This can't be undone."
                </p>
                <p class="is-dim">"To only take away access, disable the user instead."</p>
            </div>
            <Answers open confirmed look="is-danger is-solid" label="Delete for good" />
        </Dialog>
    }
}

#[component]
pub fn ConfirmCancelInvitation(
    open: RwSignal<bool>,
    panel: PanelState,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = move || panel.user.with(|user| user.as_ref().map(User::display_name));
    view! {
        <Dialog open title="Cancel this invitation?">
            <div class="dialog-content">
                <p>
                    <bdi>
                        <b>{name}</b>
                    </bdi> " is removed from the list, and the link no longer works."
                </p>
                <p class="is-dim">"You can invite the same person again at any time."</p>
            </div>
            <Answers open confirmed look="is-danger is-solid" label="Cancel invitation" back="Keep it" />
        </Dialog>
    }
}

/// To go back or to do it; the keyboard begins at going back.
#[component]
fn Answers(
    open: RwSignal<bool>,
    confirmed: Callback<()>,
    look: &'static str,
    label: &'static str,
    #[prop(default = "Cancel")] back: &'static str,
) -> impl IntoView {
    view! {
        <footer class="dialog-foot">
            <button type="button" class="btn" autofocus=true on:click=move |_| open.set(false)>
                {back}
            </button>
            <button
                type="button"
                class=format!("btn {look}")
                on:click=move |_| {
                    open.set(false);
                    confirmed.run(());
                }
            >
                {label}
            </button>
        </footer>
    }
}
