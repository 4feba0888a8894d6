//! What must be read before it is done.

use leptos::prelude::*;

use crate::{
    domain::User,
    pages::users::panel::PanelState,
    ui::{dialog::Dialog, pieces::view_pieces},
};

#[component]
pub fn ConfirmDisable(
    open: RwSignal<bool>,
    user: RwSignal<User>,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = Signal::derive(move || user.with(User::display_name));
    view! {
        <Dialog open title=t!("panel-disable-title")>
            <div class="dialog-content">
                <p>{view_pieces("panel-disable-text", Vec::new(), vec![("name", named(name))])}</p>
                <p class="is-dim">{t!("panel-disable-hint")}</p>
            </div>
            <Answers open confirmed look="is-primary" label=t!("panel-disable") />
        </Dialog>
    }
}

#[component]
pub fn ConfirmDelete(
    open: RwSignal<bool>,
    panel: PanelState,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = panel_name(panel);
    let lost = move || match panel.detail.get() {
        None => t!("panel-delete-all"),
        Some(detail) => {
            t!("panel-delete-lost", sessions = detail.user.sessions, messages = detail.messages)
        }
    };
    view! {
        <Dialog open title=t!("panel-delete-title")>
            <div class="dialog-content">
                <p>
                    {view_pieces(
                        "panel-delete-text",
                        Vec::new(),
                        vec![("name", named(name)), ("lost", view! { <b>{lost}</b> }.into_any())],
                    )}
                </p>
                <p class="is-dim">{t!("panel-delete-hint")}</p>
            </div>
            <Answers open confirmed look="is-danger is-solid" label=t!("panel-delete") />
        </Dialog>
    }
}

#[component]
pub fn ConfirmCancelInvitation(
    open: RwSignal<bool>,
    panel: PanelState,
    #[prop(into)] confirmed: Callback<()>,
) -> impl IntoView {
    let name = panel_name(panel);
    view! {
        <Dialog open title=t!("panel-invitation-cancel-title")>
            <div class="dialog-content">
                <p>{view_pieces("panel-invitation-cancel-text", Vec::new(), vec![("name", named(name))])}</p>
                <p class="is-dim">{t!("panel-invitation-cancel-hint")}</p>
            </div>
            <Answers
                open
                confirmed
                look="is-danger is-solid"
                label=t!("panel-invitation-cancel")
                back=t!("panel-invitation-keep")
            />
        </Dialog>
    }
}

fn panel_name(panel: PanelState) -> Signal<String> {
    Signal::derive(move || panel.user.with(|user| user.as_ref().map(User::display_name)).unwrap_or_default())
}

fn named(name: Signal<String>) -> AnyView {
    view! {
        <bdi>
            <b>{move || name.get()}</b>
        </bdi>
    }
    .into_any()
}

/// To go back or to do it; the keyboard begins at going back.
#[component]
fn Answers(
    open: RwSignal<bool>,
    confirmed: Callback<()>,
    look: &'static str,
    label: String,
    #[prop(default = t!("ui-cancel"))] back: String,
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
