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
        format::Day,
        pieces::view_pieces,
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
                let _ = focus::show_in(&node, "input") || focus::show_in(&node, "button");
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
            view! { <p class="is-dim">{t!("account-page-factor-needs-password")}</p> }.into_any()
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="factor-title" tabindex="-1" node_ref=node>
            <div>
                <h2 id="factor-title">{t!("account-page-factor")}</h2>
                <p class="is-dim">
                    {t!("account-page-factor-hint")}
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
                {t!("account-page-set-up-factor")}
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
            state.toasts.say(t!("account-page-factor-removed"));
            state.me.reload();
        });
    };
    let since = view! { <Day at=factor.since /> };
    view! {
        <p>
            {view_pieces("account-page-factor-since", Vec::new(), vec![("date", since.into_any())])}
            " "
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
                {t!("account-page-remove-factor")}
            </button>
        </div>
        <ConfirmDialog open=removing title=t!("account-page-remove-factor-title") label=t!("ui-remove") confirmed=remove>
            <p>{t!("account-page-remove-factor-meaning")}</p>
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
        code_error.set(typed.is_empty().then(|| t!("field-code-missing")));
        if typed.is_empty() {
            return;
        }
        attempt.call_or(
            add_second_factor(ticket.clone(), typed),
            move |codes| show.run(Step::Taken(codes)),
            move |error| match error {
                Error::Invalid { field, reason } if field == "code" => {
                    code_error.set(Some(t!("field-code-refused", reason = reason)));
                    None
                }
                Error::LinkSpent => {
                    attempt.say(wording::took_too_long());
                    None
                }
                other => Some(other),
            },
        );
    };
    let open = view! {
        <a class="link" href=offer.address>
            {t!("account-page-factor-open")}
        </a>
    };
    view! {
        <ol class="steps">
            <li>
                <p>
                    {view_pieces("account-page-factor-scan", Vec::new(), vec![("link", open.into_any())])}
                </p>
                <Qr code=offer.code label=t!("account-page-factor-qr") />
            </li>
            <li>
                <p>{t!("account-page-factor-secret")}</p>
                <div class="secret">
                    <code>{wording::grouped(&offer.secret)}</code>
                    <CopyButton text=offer.secret />
                </div>
            </li>
            <li>
                <form class="steps-form" on:submit=send novalidate=true>
                    <TextField
                        id="factor-code"
                        label=t!("account-page-factor-code")
                        autocomplete="one-time-code"
                        inputmode=Some("numeric")
                        hint=t!("account-page-factor-code-hint")
                        value=code
                        error=code_error
                    />
                    <AttemptFault attempt />
                    <div class="account-ways">
                        <AttemptButton attempt label=t!("account-page-factor-switch-on") going_on=t!("ui-looking") />
                        <button type="button" class="btn" on:click=move |_| show.run(Step::Settled)>
                            {t!("ui-cancel")}
                        </button>
                    </div>
                </form>
            </li>
        </ol>
    }
}
