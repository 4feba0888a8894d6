//! Giving a chatbot a new API key, which is shown this once.

use leptos::{ev, prelude::*};

use crate::{
    api::keys::replace_key,
    domain::Overlap,
    pages::settings::keys::Keys,
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        clipboard::CopyButton,
        dialog::Dialog,
        format::now,
    },
};

#[component]
pub fn NewKeyDialog(open: RwSignal<bool>, keys: Keys) -> impl IntoView {
    view! {
        <Dialog open title=t!("settings-page-new-key-title")>
            <NewKey open keys />
        </Dialog>
    }
}

#[component]
fn NewKey(open: RwSignal<bool>, keys: Keys) -> impl IntoView {
    let attempt = Attempt::here();
    let overlap = RwSignal::new(Overlap::Day);
    let made = RwSignal::new(None::<String>);
    // Where no key works there is none to end.
    let replaces = untrack(|| keys.all().iter().any(|key| key.works(now())));
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        attempt.call(replace_key(keys.chatbot, overlap.get_untracked()), move |new| {
            made.set(Some(new.key));
            keys.load();
        });
    };
    move || {
        match made.get() {
        Some(key) => view! {
            <div class="dialog-content">
                <p>{t!("settings-page-key")}</p>
                <div class="secret">
                    <code>{key.clone()}</code>
                    <CopyButton text=key />
                </div>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn is-primary" on:click=move |_| open.set(false)>
                    {t!("settings-page-key-kept")}
                </button>
            </footer>
        }
        .into_any(),
        None => view! {
            <form on:submit=make novalidate=true>
                <div class="dialog-content">
                    {if replaces {
                        view! { <OverlapField overlap /> }.into_any()
                    } else {
                        view! { <p>{t!("settings-page-key-again")}</p> }.into_any()
                    }}
                    <AttemptFault attempt />
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn" on:click=move |_| open.set(false)>
                        {t!("ui-cancel")}
                    </button>
                    <AttemptButton attempt label=t!("settings-page-make-key") going_on=t!("settings-page-making-key") />
                </footer>
            </form>
        }
        .into_any(),
    }
    }
}

/// The choice of how long the keys before it go on working.
#[component]
fn OverlapField(overlap: RwSignal<Overlap>) -> impl IntoView {
    let choice = move |value: &Overlap| {
        let value = *value;
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="overlap"
                    prop:checked=move || overlap.get() == value
                    on:change=move |_| overlap.set(value)
                />
                <span>
                    <b>{value.title()}</b>
                    <small>{value.meaning()}</small>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t!("settings-page-present-keys")}</legend>
            {Overlap::ALL.iter().map(choice).collect_view()}
        </fieldset>
    }
}
