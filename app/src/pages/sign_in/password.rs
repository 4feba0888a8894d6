//! Email and password, or a passkey instead.

use leptos::{ev, html, prelude::*};

use crate::{
    pages::sign_in::{SignIn, passkey::PasskeyButton},
    ui::{
        attempt::{AttemptButton, AttemptFault},
        field::{PasswordField, TextField},
        focus,
    },
};

#[component]
pub fn PasswordForm(state: SignIn) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let email_error = RwSignal::new(None);
    let password_error = RwSignal::new(None);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let is_missing = |value: RwSignal<String>| value.with_untracked(|value| value.trim().is_empty());
        email_error.set(is_missing(state.email).then(|| t!("field-email-missing")));
        password_error.set(is_missing(state.password).then(|| t!("field-password-missing")));
        if email_error.with_untracked(Option::is_none) && password_error.with_untracked(Option::is_none) {
            return state.send(None);
        }
        request_animation_frame(move || {
            if let Some(form) = node.try_get_untracked().flatten() {
                focus::focus_in(&form, "[aria-invalid=true]");
            }
        });
    };
    Effect::new(move || {
        if let Some(form) = node.get() {
            focus::focus_in(&form, "input");
        }
    });
    view! {
        <form class="way-in" node_ref=node on:submit=send novalidate=true>
            <h1>{t!("sign-in")}</h1>
            <TextField
                id="sign-in-email"
                label=t!("ui-email")
                kind="email"
                autocomplete="username webauthn"
                value=state.email
                error=email_error
            />
            <PasswordField id="sign-in-password" label=t!("ui-password") value=state.password error=password_error />
            <AttemptFault attempt=state.attempt />
            <AttemptButton attempt=state.attempt label=t!("sign-in") going_on=t!("sign-in-going-on") />
            <PasskeyButton state />
            <Help />
        </form>
    }
}

#[component]
fn Help() -> impl IntoView {
    view! {
        <details class="help">
            <summary>{t!("sign-in-forgot")}</summary>
            <p>{t!("sign-in-forgot-admin")}</p>
            <p>{t!("sign-in-forgot-owner")}</p>
            <code class="command">"rollcall owner reset"</code>
            <p>{t!("sign-in-forgot-once")}</p>
            <code class="command">"rollcall owner link"</code>
        </details>
    }
}
