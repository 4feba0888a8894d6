//! Where an open chatbot tells of its visitors, and how reading it goes.

use leptos::prelude::*;

use crate::{
    Error,
    api::analytics::test_connection,
    domain::{ConnectionTest, NetworkState, wording},
    pages::{
        network::{NetworkNews, Networks, ReadAgain, ReadError},
        settings::{form::FormState, token::Token},
    },
    ui::{field::TextField, format::moment_today},
};

/// A test of the connection and what it found.
#[derive(Clone, Copy)]
pub struct Test {
    busy: RwSignal<bool>,
    found: RwSignal<Option<Result<ConnectionTest, Error>>>,
    number: StoredValue<u64>,
}

impl Test {
    /// None was made.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), found: RwSignal::new(None), number: StoredValue::new(0) }
    }

    /// What was found is not of what is typed now.
    pub fn forget(self) {
        self.number.update_value(|number| *number += 1);
        self.busy.set(false);
        self.found.set(None);
    }

    fn run(self, state: FormState) {
        let Some(saved) = state.saved.get_untracked() else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.forget();
        state.clear_errors();
        let change = match state.typed().change(&saved) {
            Ok(change) => change,
            Err(error) => return self.found.set(state.at_field(error).map(Err)),
        };
        let number = self.number.get_value();
        self.busy.set(true);
        let call = test_connection(state.chatbot, change);
        state.caller.call(call, move |result| {
            if self.number.get_value() != number {
                return;
            }
            self.busy.set(false);
            self.found.set(match result {
                Ok(found) => Some(Ok(found)),
                Err(error) => state.at_field(error).map(Err),
            });
        });
    }
}

#[component]
pub fn Analytics(state: FormState) -> impl IntoView {
    Effect::watch(
        move || (state.url.get(), state.token.get()),
        move |_, _, _| {
            state.url_error.set(None);
            state.token_error.set(None);
            state.test.forget();
        },
        false,
    );
    let is_read = Memo::new(move |_| {
        state.networks.state.get().is_some_and(|networks| networks != NetworkState::Off)
            && state.saved.with(|saved| saved.as_ref().is_some_and(|saved| saved.analytics_url.is_some()))
    });
    view! {
        <section class="settings-part" aria-labelledby="analytics-heading">
            <div>
                <h2 id="analytics-heading">{t!("settings-page-analytics")}</h2>
                <p class="field-hint">{wording::analytics()}</p>
            </div>
            <TextField
                id="analytics-url"
                label=t!("settings-page-address")
                kind="url"
                value=state.url
                error=state.url_error
                hint=t!("settings-page-address-hint")
            />
            <Token state />
            <TestConnection state />
        </section>
        <Show when=move || is_read.get()>
            <Reading networks=state.networks />
        </Show>
    }
}

#[component]
fn TestConnection(state: FormState) -> impl IntoView {
    let Test { busy, found, .. } = state.test;
    let said = move || {
        found.get().map(|found| match found {
            Ok(found @ ConnectionTest::Well { .. }) => {
                view! { <p class="outcome is-well">{wording::connection_test(found)}</p> }.into_any()
            }
            Ok(found) => {
                view! { <p class="outcome is-wrong">{wording::connection_test(found)}</p> }.into_any()
            }
            Err(error) => view! { <p class="outcome is-wrong">{error.to_string()}</p> }.into_any(),
        })
    };
    view! {
        <div class="test">
            <button
                type="button"
                class="btn"
                aria-disabled=move || busy.get().to_string()
                on:click=move |_| state.test.run(state)
            >
                {move || if busy.get() { t!("settings-page-testing") } else { t!("settings-page-test") }}
            </button>
            <div role="status">{said}</div>
        </div>
    }
}

#[component]
fn Reading(networks: Networks) -> impl IntoView {
    let note = Memo::new(move |_| networks.status().map(|status| wording::reading(status, moment_today)));
    let is_wrong = Memo::new(move |_| networks.status().is_some_and(|status| status.fault.is_some()));
    view! {
        <section class="settings-part reading" class:is-wrong=move || is_wrong.get() aria-labelledby="reading-heading">
            <div>
                <h2 id="reading-heading">{t!("settings-page-reading")}</h2>
                <p>
                    <b>{move || note.get().map(|note| note.title)}</b>
                </p>
                <p class="is-dim">
                    {move || note.get().map(|note| note.text)}
                    " "
                    <ReadError networks />
                </p>
            </div>
            <ReadAgain networks />
            <NetworkNews networks />
        </section>
    }
}
