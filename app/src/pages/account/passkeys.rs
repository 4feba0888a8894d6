//! The passkeys of an account.

use leptos::{ev, html, prelude::*, task::spawn_local};

use crate::{
    Error,
    api::account::{add_passkey, begin_passkey, remove_passkey},
    domain::{Passkey, PasskeyChallenge, PasskeyFault, wording},
    pages::account::AccountState,
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        call::Caller,
        confirm::ConfirmDialog,
        dialog::Dialog,
        field::TextField,
        focus,
        format::{Ago, Day},
        passkey,
        pieces::view_pieces,
    },
};

#[component]
pub fn Passkeys(state: AccountState) -> impl IntoView {
    let me = state.me;
    let heading = NodeRef::<html::H2>::new();
    let adding = RwSignal::new(false);
    let all = Memo::new(move |_| me.with(|account| account.passkeys.clone()).unwrap_or_default());
    let why_not = Memo::new(move |_| {
        let by_server = me.with(|account| account.no_passkeys.clone()).flatten();
        by_server
            .map(|why| why.to_string())
            .or_else(|| (!passkey::are_offered()).then(wording::no_passkeys_here))
    });
    let way = move || match why_not.get() {
        Some(why) => view! { <p class="is-dim">{why}</p> }.into_any(),
        None => view! {
            <div class="account-ways">
                <button type="button" class="btn" on:click=move |_| adding.set(true)>
                    {t!("account-page-add-passkey")}
                </button>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="settings-part" aria-labelledby="passkeys-title">
            <div>
                <h2 id="passkeys-title" tabindex="-1" node_ref=heading>
                    {t!("account-page-passkeys")}
                </h2>
                <p class="is-dim">{t!("account-page-passkeys-hint")}</p>
            </div>
            <Show when=move || all.with(|all| !all.is_empty())>
                <ul class="account-list" aria-labelledby="passkeys-title">
                    <For each=move || all.get() key=|passkey| (passkey.id, passkey.last_used_at) let:passkey>
                        <PasskeyLine state passkey heading />
                    </For>
                </ul>
            </Show>
            {way}
        </section>
        <Dialog open=adding title=t!("account-page-add-passkey")>
            <AddPasskey state open=adding />
        </Dialog>
    }
}

#[component]
fn PasskeyLine(state: AccountState, passkey: Passkey, heading: NodeRef<html::H2>) -> impl IntoView {
    let attempt = Attempt::here();
    let removing = RwSignal::new(false);
    let Passkey { id, name, created_at, last_used_at } = passkey;
    let name = StoredValue::new(name);
    let remove = move |()| {
        state.confirmation.call(
            attempt,
            move || remove_passkey(id),
            move |()| {
                state.toasts.say(t!("account-page-passkey-removed", name = name.get_value()));
                state.me.reload();
                // The line goes away with the button that had the focus.
                if let Some(heading) = heading.try_get_untracked().flatten() {
                    focus::focus(&heading);
                }
            },
        );
    };
    let added = view! { <Day at=created_at /> }.into_any();
    let history = match last_used_at {
        None => view_pieces("account-page-passkey-unused", Vec::new(), vec![("added", added)]),
        Some(at) => {
            let used = view! { <Ago at /> }.into_any();
            view_pieces("account-page-passkey-used", Vec::new(), vec![("added", added), ("used", used)])
        }
    };
    view! {
        <li class="account-line">
            <div class="account-line-text">
                <b>
                    <bdi>{name.get_value()}</bdi>
                </b>
                <small>{history}</small>
                <AttemptFault attempt />
            </div>
            <button
                type="button"
                class="btn is-danger"
                aria-label=t!("account-page-remove-passkey-which", name = name.get_value())
                aria-disabled=move || attempt.is_busy().to_string()
                on:click=move |_| removing.set(true)
            >
                {t!("account-page-remove-passkey")}
            </button>
            <ConfirmDialog open=removing title=t!("account-page-remove-passkey-title") label=t!("ui-remove") confirmed=remove>
                <p>
                    {view_pieces(
                        "account-page-remove-passkey-meaning",
                        Vec::new(),
                        vec![("name", view! { <bdi><b>{name.get_value()}</b></bdi> }.into_any())],
                    )}
                </p>
            </ConfirmDialog>
        </li>
    }
}

#[component]
fn AddPasskey(state: AccountState, open: RwSignal<bool>) -> impl IntoView {
    let caller = Caller::here();
    let attempt = Attempt::here();
    let cancelled = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let name_error = RwSignal::new(None);
    let keep = move |ticket: String, answer: String| {
        let call = add_passkey(ticket, answer, name.get_untracked().trim().to_owned());
        attempt.call_or(
            call,
            move |()| {
                open.set(false);
                state.toasts.say(t!("account-page-passkey-added"));
                state.me.reload();
            },
            move |error| match error {
                Error::Invalid { field, reason } if field == "name" => {
                    name_error.set(Some(t!("field-name-refused", reason = reason)));
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
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        cancelled.set(false);
        let is_missing = name.with_untracked(|name| name.trim().is_empty());
        name_error.set(is_missing.then(|| t!("field-name-missing")));
        if is_missing {
            return;
        }
        state.confirmation.call(attempt, begin_passkey, move |PasskeyChallenge { ticket, options }| {
            attempt.begin();
            spawn_local(async move {
                let made = passkey::make(&options).await;
                if !caller.is_alive() {
                    return;
                }
                attempt.end();
                match made {
                    Ok(answer) => keep(ticket, answer),
                    Err(PasskeyFault::Cancelled) => cancelled.set(true),
                    Err(fault) => attempt.say(fault.at_adding()),
                }
            });
        });
    };
    view! {
        <form on:submit=send novalidate=true>
            <div class="dialog-content">
                <TextField
                    id="passkey-name"
                    label=t!("ui-name")
                    hint=t!("account-page-passkey-name-hint")
                    value=name
                    error=name_error
                    autofocus=true
                />
                <AttemptFault attempt />
                <p class="said" role="status">
                    {move || cancelled.get().then(|| PasskeyFault::Cancelled.at_adding())}
                </p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    {t!("ui-cancel")}
                </button>
                <AttemptButton attempt label=t!("ui-go-on") going_on=t!("account-page-asking") />
            </footer>
        </form>
    }
}
