//! The form, and what is saved of it.

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::{
        chatbots::get_chatbot,
        settings::{change_settings, get_settings},
    },
    domain::{
        Access, Change, ChatbotId, ChatbotSettings, NetworkState, SettingsForm, TokenChange, TokenField,
        wording,
    },
    pages::{
        access_field::AccessField,
        network::Networks,
        settings::{
            analytics::{Analytics, Test},
            domains::AllowedDomains,
            keys::Keys,
        },
        shell::Chatbots,
    },
    ui::{
        call::Caller,
        focus,
        live::{self, News},
        notice::Alert,
        toast::Toasts,
    },
};

/// What is typed, and what it is typed over.
#[derive(Clone, Copy)]
pub struct FormState {
    pub chatbot: ChatbotId,
    pub caller: Caller,
    /// As last heard.
    pub saved: RwSignal<Option<ChatbotSettings>>,
    /// Why they could not be had.
    pub fault: RwSignal<Option<Error>>,
    pub access: RwSignal<Access>,
    pub url: RwSignal<String>,
    pub url_error: RwSignal<Option<String>>,
    pub token: RwSignal<TokenChange>,
    pub token_error: RwSignal<Option<String>>,
    pub domains: RwSignal<String>,
    pub domains_error: RwSignal<Option<String>>,
    pub networks: Networks,
    pub keys: Keys,
    /// The test of the connection.
    pub test: Test,
    busy: RwSignal<bool>,
    error: RwSignal<Option<Error>>,
    node: NodeRef<html::Form>,
    chatbots: Chatbots,
    toasts: Toasts,
}

impl FormState {
    /// For the page that is being built.
    pub fn new(chatbot: ChatbotId, chatbots: Chatbots) -> Self {
        let state = Self {
            chatbot,
            caller: Caller::here(),
            saved: RwSignal::new(None),
            fault: RwSignal::new(None),
            access: RwSignal::new(Access::Authenticated),
            url: RwSignal::new(String::new()),
            url_error: RwSignal::new(None),
            token: RwSignal::new(TokenChange::Keep),
            token_error: RwSignal::new(None),
            domains: RwSignal::new(String::new()),
            domains_error: RwSignal::new(None),
            networks: Networks::new(chatbot),
            keys: Keys::new(chatbot),
            test: Test::new(),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
            node: NodeRef::new(),
            chatbots,
            toasts: expect_context(),
        };
        state.networks.see_to_asking();
        state.hear_changes();
        state.load();
        state
    }

    /// Asks for what is saved; what is typed stays.
    pub fn load(self) {
        self.fault.set(None);
        self.caller.call(get_settings(self.chatbot), move |result| match result {
            Ok(settings) => self.take_in(settings),
            Err(fault) => self.fault.set(Some(fault)),
        });
        self.load_chatbot();
    }

    fn load_chatbot(self) {
        self.caller.call(get_chatbot(self.chatbot), move |result| {
            if let Ok(chatbot) = result {
                self.chatbots.put(chatbot);
            }
        });
    }

    fn hear_changes(self) {
        live::on_news(self.chatbot, move |news| match news {
            News::Change(Change::Network { status }) => {
                let before = untrack(|| self.networks.state.get());
                self.networks.hear(status);
                let is_off = |state| state == Some(NetworkState::Off);
                // Somebody else may have saved.
                if is_off(before) != is_off(Some(status.state)) {
                    self.load();
                }
            }
            News::Change(Change::Keys) => self.keys.load(),
            News::Opened { again: true } => {
                self.load();
                self.keys.load();
            }
            News::Change(_) | News::Opened { .. } => {}
        });
    }

    fn take_in(self, settings: ChatbotSettings) {
        let before = self.saved.get_untracked();
        let is_typed = before.as_ref().is_some_and(|before| !self.typed().is_as_saved(before));
        let is_open = settings.access == Access::Open;
        if !is_typed {
            self.begin_from(&settings);
        }
        self.saved.set(Some(settings));
        if is_open {
            self.networks.ask();
        } else {
            self.networks.forget();
        }
    }

    fn begin_from(self, settings: &ChatbotSettings) {
        let SettingsForm { access, analytics_url, token, allowed_domains } = SettingsForm::of(settings);
        self.access.set(access);
        self.url.set(analytics_url);
        self.token.set(token);
        self.domains.set(allowed_domains);
        self.clear_errors();
    }

    /// What is typed, without listening to it.
    pub fn typed(self) -> SettingsForm {
        untrack(|| self.form())
    }

    /// What the form holds.
    pub fn form(self) -> SettingsForm {
        SettingsForm {
            access: self.access.get(),
            analytics_url: self.url.get(),
            token: self.token.get(),
            allowed_domains: self.domains.get(),
        }
    }

    fn is_as_saved(self) -> bool {
        self.saved.with(|saved| saved.as_ref().is_none_or(|saved| self.form().is_as_saved(saved)))
    }

    /// What is offered for the token.
    pub fn token_field(self) -> TokenField {
        self.saved
            .with(|saved| saved.as_ref().map_or(TokenField::Empty, |saved| self.form().token_field(saved)))
    }

    /// Takes back what was said of the fields.
    pub fn clear_errors(self) {
        self.error.set(None);
        self.url_error.set(None);
        self.token_error.set(None);
        self.domains_error.set(None);
    }

    /// Says why the server did not take the fields, at the field; the answer is an error that is of none.
    pub fn at_field(self, error: Error) -> Option<Error> {
        let left = match error {
            Error::Invalid { field, reason } if field == "analytics_url" => {
                self.url_error.set(Some(t!("field-address-refused", reason = reason)));
                None
            }
            Error::Invalid { field, reason } if field == "analytics_token" => {
                self.token_error.set(Some(t!("field-token-refused", reason = reason)));
                None
            }
            Error::Invalid { field, reason } if field == "allowed_domains" => {
                self.domains_error.set(Some(t!("field-list-refused", reason = reason)));
                None
            }
            other => Some(other),
        };
        if left.is_none() {
            request_animation_frame(move || {
                if let Some(form) = self.node.try_get_untracked().flatten() {
                    focus::show_in(&form, "[aria-invalid=true]");
                }
            });
        }
        left
    }

    fn save(self) {
        let Some(saved) = self.saved.get_untracked() else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.clear_errors();
        self.test.forget();
        let change = match self.typed().change(&saved) {
            Ok(change) => change,
            Err(error) => return self.error.set(self.at_field(error)),
        };
        self.busy.set(true);
        self.caller.call(change_settings(self.chatbot, change), move |result| {
            self.busy.set(false);
            match result {
                Ok(settings) => {
                    self.begin_from(&settings);
                    self.take_in(settings);
                    self.load_chatbot();
                    self.toasts.say(t!("settings-page-saved"));
                }
                Err(error) => self.error.set(self.at_field(error)),
            }
        });
    }
}

#[component]
pub fn Form(state: FormState) -> impl IntoView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        state.save();
    };
    let is_open = Memo::new(move |_| state.access.get() == Access::Open);
    let forgets = Memo::new(move |_| {
        state.saved.with(|saved| saved.as_ref().is_some_and(|saved| state.form().forgets_networks(saved)))
    });
    let is_as_saved = Memo::new(move |_| state.is_as_saved());
    view! {
        <form class="settings" node_ref=state.node on:submit=submit novalidate=true>
            <section class="settings-part">
                <div>
                    <AccessField access=state.access />
                    <div role="status">
                        {move || forgets.get().then(|| view! { <p class="warning">{wording::forgets_networks()}</p> })}
                    </div>
                </div>
            </section>
            <Show when=move || is_open.get() fallback=move || view! { <AllowedDomains state /> }>
                <Analytics state />
            </Show>
            <Alert error=state.error />
            <footer class="settings-foot">
                <button type="submit" class="btn is-primary" aria-disabled=move || state.busy.get().to_string()>
                    {move || if state.busy.get() { t!("ui-saving") } else { t!("ui-save") }}
                </button>
                <p class="is-dim" role="status">
                    {move || (!is_as_saved.get()).then(|| t!("settings-page-unsaved"))}
                </p>
            </footer>
        </form>
    }
}
