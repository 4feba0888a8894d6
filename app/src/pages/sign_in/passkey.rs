//! Signing in by a passkey: from its button, or from what the browser offers while the email is typed.

use leptos::{prelude::*, task::spawn_local};
use web_sys::AbortController;

use crate::{
    Error,
    api::access,
    domain::{PasskeyChallenge, PasskeyFault, wording},
    pages::sign_in::SignIn,
    ui::{
        attempt::{Attempt, AttemptFault},
        call::Caller,
        passkey,
    },
};

/// What stands in wait for a passkey while the email is typed; the browser takes one request at a time.
type Waiting = StoredValue<Option<AbortController>, LocalStorage>;

#[component]
pub fn PasskeyButton(state: SignIn) -> impl IntoView {
    let caller = Caller::here();
    let waiting: Waiting = StoredValue::new_local(None);
    let stop_waiting = move || {
        if let Some(Some(waiting)) = waiting.try_update_value(Option::take) {
            waiting.abort();
        }
    };
    on_cleanup(stop_waiting);
    let attempt = Attempt::here();
    let cancelled = RwSignal::new(false);
    let finish = move |ticket: String, answer: String| {
        let call = access::sign_in_by_passkey(ticket, answer);
        attempt.call_or(
            call,
            move |()| state.done(),
            move |error| match error {
                Error::LinkSpent => {
                    attempt.say(wording::took_too_long());
                    None
                }
                other => Some(other),
            },
        );
    };
    let pick = move |_| {
        stop_waiting();
        cancelled.set(false);
        attempt.call(access::begin_passkey_sign_in(), move |PasskeyChallenge { ticket, options }| {
            attempt.begin();
            spawn_local(async move {
                let picked = passkey::pick(&options).await;
                if !caller.is_alive() {
                    return;
                }
                attempt.end();
                match picked {
                    Ok(answer) => finish(ticket, answer),
                    Err(PasskeyFault::Cancelled) => cancelled.set(true),
                    Err(fault) => attempt.say(fault.at_sign_in()),
                }
            });
        });
    };
    if passkey::are_offered() {
        spawn_local(async move {
            if let Some((ticket, answer)) = picked_while_typing(caller, waiting).await
                && caller.is_alive()
            {
                finish(ticket, answer);
            }
        });
    }
    view! {
        <Show when=passkey::are_offered>
            <p class="or" aria-hidden="true">
                {t!("sign-in-or")}
            </p>
            <button type="button" class="btn" aria-disabled=move || attempt.is_busy().to_string() on:click=pick>
                {t!("sign-in-by-passkey")}
            </button>
            <AttemptFault attempt />
            <p class="said" role="status">
                {move || cancelled.get().then(|| PasskeyFault::Cancelled.at_sign_in())}
            </p>
        </Show>
    }
}

/// `None`: nothing was picked. Nobody asked for this, so nothing is said of a failure.
async fn picked_while_typing(caller: Caller, waiting: Waiting) -> Option<(String, String)> {
    if !passkey::are_offered_while_typing().await {
        return None;
    }
    let PasskeyChallenge { ticket, options } = access::begin_passkey_sign_in().await.ok()?;
    if !caller.is_alive() {
        return None;
    }
    let until = AbortController::new().ok()?;
    waiting.try_set_value(Some(until.clone()));
    let answer = passkey::pick_while_typing(&options, &until).await.ok()?;
    Some((ticket, answer))
}
