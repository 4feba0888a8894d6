//! The API keys of a chatbot, for the owner.

mod line;
mod new;

use leptos::{html, prelude::*};

use crate::{
    Error,
    api::keys::list_keys,
    domain::{ApiKey, ChatbotId, wording},
    pages::{
        me::Me,
        settings::keys::{line::KeyLine, new::NewKeyDialog},
    },
    ui::{call::Caller, notice::Banner},
};

/// The keys as last heard.
#[derive(Clone, Copy)]
pub struct Keys {
    chatbot: ChatbotId,
    known: RwSignal<Option<Vec<ApiKey>>>,
    fault: RwSignal<Option<Error>>,
    caller: Caller,
    me: Me,
}

impl Keys {
    /// For the page that is being built.
    pub fn new(chatbot: ChatbotId) -> Self {
        let (known, fault) = (RwSignal::new(None), RwSignal::new(None));
        Self { chatbot, known, fault, caller: Caller::here(), me: expect_context() }
    }

    /// Asks again; for who is not the owner there is nothing to ask for.
    pub fn load(self) {
        if !untrack(|| self.me.is_owner()) {
            return;
        }
        self.caller.call(list_keys(self.chatbot), move |result| match result {
            Ok(keys) => {
                self.fault.set(None);
                self.known.set(Some(keys));
            }
            Err(error) => self.fault.set(Some(error)),
        });
    }

    /// Those known.
    fn all(self) -> Vec<ApiKey> {
        self.known.get().unwrap_or_default()
    }
}

/// The part of the settings about them; nothing for who is not the owner.
#[component]
pub fn KeysPart(keys: Keys) -> impl IntoView {
    let is_owner = Memo::new(move |_| keys.me.is_owner());
    view! {
        <Show when=move || is_owner.get()>
            <Part keys />
        </Show>
    }
}

#[component]
fn Part(keys: Keys) -> impl IntoView {
    keys.load();
    let heading = NodeRef::<html::H2>::new();
    let adding = RwSignal::new(false);
    let is_empty = Memo::new(move |_| keys.known.with(|known| known.as_ref().map(Vec::is_empty)));
    let banner = move || {
        keys.fault
            .get()
            .filter(|fault| *fault != Error::SignedOut)
            .map(|fault| view! { <Banner text=fault.to_string() again=move |()| keys.load() /> })
    };
    let list = move || match is_empty.get() {
        None => view! { <span class="bone is-block" aria-hidden="true"></span> }.into_any(),
        Some(true) => view! { <p>{t!("settings-page-no-key")}</p> }.into_any(),
        Some(false) => view! {
            <ul class="account-list" aria-labelledby="keys-heading">
                <For each=move || keys.all() key=ApiKey::clone let:key>
                    <KeyLine keys key heading />
                </For>
            </ul>
        }
        .into_any(),
    };
    view! {
        <div class="settings">
            <section class="settings-part" aria-labelledby="keys-heading">
                <div>
                    <h2 id="keys-heading" tabindex="-1" node_ref=heading>
                        {t!("settings-page-keys")}
                    </h2>
                    <p class="field-hint">{wording::api_keys()}</p>
                </div>
                {banner}
                {list}
                <div class="account-ways">
                    <button type="button" class="btn" on:click=move |_| adding.set(true)>
                        {t!("settings-page-new-key")}
                    </button>
                </div>
            </section>
        </div>
        <NewKeyDialog open=adding keys />
    }
}
