//! The password, asked for again before what must not be done by whoever finds the browser open.

use leptos::{ev, prelude::*};

use crate::{
    Error,
    api::account::confirm_password,
    pages::me::Me,
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        call::Caller,
        dialog::Dialog,
        field::PasswordField,
    },
};

/// What waits for the password.
#[derive(Clone, Copy)]
pub struct Confirmation {
    me: Me,
    caller: Caller,
    open: RwSignal<bool>,
    waiting: StoredValue<Option<Callback<()>>>,
}

impl Confirmation {
    /// For the page that is being built.
    pub fn new(me: Me) -> Self {
        Self { me, caller: Caller::here(), open: RwSignal::new(false), waiting: StoredValue::new(None) }
    }

    /// Tries `call`; if the server wants the password first, asks for it and tries again. What it refuses then, it
    /// refuses for another reason.
    pub fn call<T: 'static, F: Future<Output = Result<T, Error>> + 'static>(
        self,
        attempt: Attempt,
        call: impl Fn() -> F + Copy + Send + Sync + 'static,
        done: impl Fn(T) + Copy + Send + Sync + 'static,
    ) {
        if !attempt.begin() {
            return;
        }
        self.caller.call(call(), move |result| match result {
            Err(Error::Refused { .. }) if self.has_password() => {
                attempt.end();
                self.waiting.set_value(Some(Callback::new(move |()| attempt.call(call(), done))));
                self.open.set(true);
            }
            Ok(value) => {
                attempt.end();
                done(value);
            }
            Err(error) => attempt.fail(error),
        });
    }

    fn has_password(self) -> bool {
        untrack(|| self.me.with(|account| account.has_password)).unwrap_or(false)
    }

    fn confirmed(self) {
        self.open.set(false);
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.run(());
        }
    }
}

#[component]
pub fn PasswordDialog(confirmation: Confirmation) -> impl IntoView {
    view! {
        <Dialog open=confirmation.open title=t!("account-page-confirm")>
            <PasswordForm confirmation />
        </Dialog>
    }
}

#[component]
fn PasswordForm(confirmation: Confirmation) -> impl IntoView {
    let attempt = Attempt::here();
    let password = RwSignal::new(String::new());
    let password_error = RwSignal::new(None);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = password.get_untracked();
        password_error.set(typed.is_empty().then(|| t!("field-password-missing")));
        if typed.is_empty() {
            return;
        }
        attempt.call_or(
            confirm_password(typed),
            move |()| confirmation.confirmed(),
            move |error| match error {
                Error::WrongCredentials => {
                    password_error.set(Some(t!("account-page-not-your-password")));
                    None
                }
                other => Some(other),
            },
        );
    };
    view! {
        <form on:submit=send novalidate=true>
            <div class="dialog-content">
                <p class="is-dim">{t!("account-page-confirm-why")}</p>
                <Username me=confirmation.me />
                <PasswordField id="confirm-password" label=t!("ui-password") value=password error=password_error autofocus=true />
                <AttemptFault attempt />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| confirmation.open.set(false)>
                    {t!("ui-cancel")}
                </button>
                <AttemptButton attempt label=t!("ui-go-on") going_on=t!("ui-looking") />
            </footer>
        </form>
    }
}

/// Tells password managers whose password it is.
#[component]
pub fn Username(me: Me) -> impl IntoView {
    let email = move || me.account().and_then(|account| account.email).unwrap_or_default();
    view! { <input type="email" autocomplete="username" hidden=true readonly=true tabindex="-1" prop:value=email /> }
}
