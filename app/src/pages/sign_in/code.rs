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
        code_error.set(typed.is_empty().then(|| t!("field-code-missing")));
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
    let hint =
        Signal::derive(
            move || {
                if by_recovery.get() { t!("sign-in-recovery-hint") } else { t!("sign-in-code-hint") }
            },
        );
    // Recovery codes have letters.
    let inputmode = Signal::derive(move || Some(if by_recovery.get() { "text" } else { "numeric" }));
    view! {
        <form class="way-in" node_ref=node on:submit=send novalidate=true>
            <h1>{t!("sign-in-one-more-step")}</h1>
            <TextField
                id="sign-in-code"
                label=t!("sign-in-code")
                autocomplete="one-time-code"
                inputmode
                hint
                value=code
                error=code_error
            />
            <AttemptFault attempt=state.attempt />
            <AttemptButton attempt=state.attempt label=t!("sign-in") going_on=t!("sign-in-going-on") />
            <button type="button" class="btn is-quiet" on:click=switch>
                {move || if by_recovery.get() { t!("sign-in-by-code") } else { t!("sign-in-by-recovery") }}
            </button>
            <button type="button" class="btn is-quiet" on:click=move |_| state.begin_again()>
                {t!("sign-in-begin-again")}
            </button>
        </form>
    }
}
