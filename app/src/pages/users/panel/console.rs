//! For an active admin: the way by which they come in here.

use leptos::prelude::*;

use crate::{
    api::access::new_password_link,
    domain::{User, may_sign_in},
    pages::users::panel::PanelState,
    ui::{
        attempt::{Attempt, AttemptFault},
        clipboard::CopyButton,
        focus,
        pieces::view_pieces,
    },
};

#[component]
pub fn ConsoleAccess(panel: PanelState, user: RwSignal<User>) -> impl IntoView {
    let is_shown = Memo::new(move |_| user.with(may_sign_in));
    view! {
        <Show when=move || is_shown.get()>
            <LinkMaker panel user />
        </Show>
    }
}

#[component]
fn LinkMaker(panel: PanelState, user: RwSignal<User>) -> impl IntoView {
    let attempt = Attempt::here();
    let link = RwSignal::new(None::<String>);
    let make = move |_| {
        attempt.call(new_password_link(panel.page.chatbot_id, panel.user_id), move |place| {
            let origin = window().location().origin().unwrap_or_default();
            link.set(Some(format!("{origin}{place}")));
            // It comes above the button, which it may push out of the panel.
            focus::keep_in_view();
        });
    };
    let made = move || {
        link.get().map(|link| {
            view! {
                <div class="secret">
                    <code>{link.clone()}</code>
                    <CopyButton text=link />
                </div>
                <p class="field-hint">{t!("panel-console-link")}</p>
            }
        })
    };
    let label = move || {
        if link.with(Option::is_some) { t!("panel-console-make-another") } else { t!("panel-console-make") }
    };
    let name = view! {
        <bdi>
            <b>{move || user.with(User::display_name)}</b>
        </bdi>
    };
    view! {
        <section class="console" aria-labelledby="console-title">
            <h3 id="console-title">{t!("panel-console")}</h3>
            <p>{view_pieces("panel-console-text", Vec::new(), vec![("name", name.into_any())])}</p>
            <div class="console-link" role="status">
                {made}
            </div>
            <AttemptFault attempt />
            <button type="button" class="btn" aria-disabled=move || attempt.is_busy().to_string() on:click=make>
                {label}
            </button>
        </section>
    }
}
