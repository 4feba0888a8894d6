//! The second factor's code, or a recovery code in its place.

use leptos::{ev, html, prelude::*};

use crate::{
    pages::sign_in::SignIn,
    ui::{
        attempt::{AttemptButton, AttemptFault},
        field::TextField,
        focus,
    },
};

#[component]
pub fn CodeForm(state: SignIn, ticket: String) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let code = RwSignal::new(String::new());
    let code_error = RwSignal::new(None);
    let by_recovery = RwSignal::new(false);
    let to_field = move || {
        if let Some(form) = node.try_get_untracked().flatten() {
            focus::focus_in(&form, "input");
        }
    };
    Effect::new(move || {
        node.track();
        to_field();
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().trim().to_owned();
        code_error.set(typed.is_empty().then(|| "The code is missing.".to_owned()));
        if typed.is_empty() {
            return to_field();
        }
        state.send_code(ticket.clone(), typed);
    };
    let switch = move |_| {
        by_recovery.update(|by_recovery| *by_recovery = !*by_recovery);
        code.set(String::new());
        code_error.set(None);
        to_field();
    };
    let hint = Signal::derive(move || {
        if by_recovery.get() {
            "One of the codes you kept when you set up the second factor. Each one works once."
        } else {
            "Six digits from your authenticator app."
        }
    });
    // Recovery codes have letters.
    let inputmode = Signal::derive(move || Some(if by_recovery.get() { "text" } else { "numeric" }));
    view! {
        <form class="way-in" node_ref=node on:submit=send novalidate=true>
            <h1>"One more step"</h1>
            <TextField
                id="sign-in-code"
                label="Code"
                autocomplete="one-time-code"
                inputmode
                hint
                value=code
                error=code_error
            />
            <AttemptFault attempt=state.attempt />
            <AttemptButton attempt=state.attempt label="Sign in" going_on="Signing in …" />
            <button type="button" class="btn is-quiet" on:click=switch>
                {move || if by_recovery.get() { "Use a code of the app instead" } else { "Use a recovery code instead" }}
            </button>
            <button type="button" class="btn is-quiet" on:click=move |_| state.begin_again()>
                "Begin again"
            </button>
        </form>
    }
}
