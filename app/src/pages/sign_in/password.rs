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
        let missing = |value: RwSignal<String>, why: &str| {
            value.with_untracked(|value| value.trim().is_empty()).then(|| why.to_owned())
        };
        email_error.set(missing(state.email, "The email is missing."));
        password_error.set(missing(state.password, "The password is missing."));
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
            <h1>"Sign in"</h1>
            <TextField
                id="sign-in-email"
                label="Email"
                kind="email"
                autocomplete="username webauthn"
                value=state.email
                error=email_error
            />
            <PasswordField id="sign-in-password" label="Password" value=state.password error=password_error />
            <AttemptFault attempt=state.attempt />
            <AttemptButton attempt=state.attempt label="Sign in" going_on="Signing in …" />
            <PasskeyButton state />
            <Help />
        </form>
    }
}

#[component]
fn Help() -> impl IntoView {
    view! {
        <details class="help">
            <summary>"Forgot your password?"</summary>
            <p>
                "Admins of a chatbot ask the owner or another admin for a link to set a password."
            </p>
            <p>"The owner makes such a link on the server:"</p>
            <code class="command">"rollcall owner reset"</code>
            <p>"To come in once and leave the password as it is, this makes a link:"</p>
            <code class="command">"rollcall owner link"</code>
        </details>
    }
}
