//! The second factor: none, on offer, just taken, or there.

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::account::{add_second_factor, offer_second_factor, remove_second_factor},
    domain::{SecondFactor, SecondFactorOffer, wording},
    pages::account::{AccountState, recovery::RecoveryCodes},
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        clipboard::CopyButton,
        confirm::ConfirmDialog,
        field::TextField,
        focus,
        format::{date, exact, machine},
        qr::Qr,
    },
};

#[derive(Clone, PartialEq)]
enum Step {
    /// As the account says.
    Settled,
    Offered(SecondFactorOffer),
    /// The recovery codes are shown, this once.
    Taken(Vec<String>),
}

#[component]
pub fn SecondFactorPart(state: AccountState) -> impl IntoView {
    let node = NodeRef::<html::Section>::new();
    let step = RwSignal::new(Step::Settled);
    let standing = Memo::new(move |_| {
        state.me.with(|account| (account.second_factor, account.has_password)).unwrap_or((None, false))
    });
    // What was pressed goes away; what it brought takes the focus.
    let show = Callback::new(move |next: Step| {
        step.set(next);
        request_animation_frame(move || {
            if let Some(node) = node.try_get_untracked().flatten() {
                let _ = focus::focus_in(&node, "input") || focus::focus_in(&node, "button");
            }
        });
    });
    let content = move || match (step.get(), standing.get()) {
        (Step::Offered(offer), _) => view! { <Offer offer show /> }.into_any(),
        (Step::Taken(codes), _) => {
            let kept = move |()| {
                state.me.reload();
                show.run(Step::Settled);
            };
            view! { <RecoveryCodes me=state.me codes kept /> }.into_any()
        }
        (Step::Settled, (Some(factor), _)) => view! { <Present state factor /> }.into_any(),
        (Step::Settled, (None, true)) => view! { <Absent state show /> }.into_any(),
        (Step::Settled, (None, false)) => {
            view! { <p class="is-dim">"Set a password first: the code is asked for after it."</p> }.into_any()
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="factor-title" node_ref=node>
            <div>
                <h2 id="factor-title">"Second factor"</h2>
                <p class="is-dim">
                    "A code of an authenticator app, asked for after your password: who only knows the password does not come in."
                </p>
            </div>
            {content}
        </section>
    }
}

#[component]
fn Absent(state: AccountState, show: Callback<Step>) -> impl IntoView {
    let attempt = Attempt::here();
    let offer = move |_| {
        state.confirmation.call(attempt, offer_second_factor, move |offer| show.run(Step::Offered(offer)));
    };
    view! {
        <AttemptFault attempt />
        <div class="account-ways">
            <button type="button" class="btn" aria-disabled=move || attempt.is_busy().to_string() on:click=offer>
                "Set up a second factor"
            </button>
        </div>
    }
}

#[component]
fn Present(state: AccountState, factor: SecondFactor) -> impl IntoView {
    let attempt = Attempt::here();
    let removing = RwSignal::new(false);
    let remove = move |()| {
        state.confirmation.call(attempt, remove_second_factor, move |()| {
            state.toasts.say("The second factor is removed.");
            state.me.reload();
        });
    };
    view! {
        <p>
            "On since " <time datetime=machine(factor.since) title=exact(factor.since)>{date(factor.since)}</time> ". "
            {wording::recovery_codes_left(factor.recovery_codes)}
        </p>
        <AttemptFault attempt />
        <div class="account-ways">
            <button
                type="button"
                class="btn is-danger"
                aria-disabled=move || attempt.is_busy().to_string()
                on:click=move |_| removing.set(true)
            >
                "Remove the second factor …"
            </button>
        </div>
        <ConfirmDialog open=removing title="Remove the second factor?" label="Remove" confirmed=remove>
            <p>"From now on your password alone lets you in. The recovery codes are void."</p>
        </ConfirmDialog>
    }
}

#[component]
fn Offer(offer: SecondFactorOffer, show: Callback<Step>) -> impl IntoView {
    let attempt = Attempt::here();
    let code = RwSignal::new(String::new());
    let code_error = RwSignal::new(None);
    let ticket = offer.ticket;
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().trim().to_owned();
        code_error.set(typed.is_empty().then(|| "The code is missing.".to_owned()));
        if typed.is_empty() {
            return;
        }
        attempt.call_or(
            add_second_factor(ticket.clone(), typed),
            move |codes| show.run(Step::Taken(codes)),
            move |error| match error {
                Error::Invalid { field, reason } if field == "code" => {
                    code_error.set(Some(format!("The code {reason}.")));
                    None
                }
                Error::LinkSpent => {
                    attempt.say(wording::TOOK_TOO_LONG);
                    None
                }
                other => Some(other),
            },
        );
    };
    view! {
        <ol class="steps">
            <li>
                <p>
                    "Scan this with an authenticator app, or " <a class="link" href=offer.address>
                        "open it in one on this device"
                    </a> "."
                </p>
                <Qr code=offer.code label="QR code for an authenticator app" />
            </li>
            <li>
                <p>"Or type this secret into it:"</p>
                <div class="secret">
                    <code>{wording::grouped(&offer.secret)}</code>
                    <CopyButton text=offer.secret />
                </div>
            </li>
            <li>
                <form class="steps-form" on:submit=send novalidate=true>
                    <TextField
                        id="factor-code"
                        label="The code it shows"
                        autocomplete="one-time-code"
                        inputmode=Some("numeric")
                        hint="Six digits, new every half minute."
                        value=code
                        error=code_error
                    />
                    <AttemptFault attempt />
                    <div class="account-ways">
                        <AttemptButton attempt label="Switch it on" going_on="Looking …" />
                        <button type="button" class="btn" on:click=move |_| show.run(Step::Settled)>
                            "Cancel"
                        </button>
                    </div>
                </form>
            </li>
        </ol>
    }
}
