//! Setting and changing one's password, and the owner's email.

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::account::{change_password, confirm_password},
    domain::{Email, Invalid, Password, wording},
    pages::account::{AccountState, confirm::Username},
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        field::{PasswordField, TextField},
        focus,
    },
};

#[component]
pub fn PasswordPart(state: AccountState) -> impl IntoView {
    let me = state.me;
    let node = NodeRef::<html::Form>::new();
    let attempt = Attempt::here();
    let known_email = untrack(|| me.account()).and_then(|account| account.email);
    let email = RwSignal::new(known_email.unwrap_or_default());
    let [present, password] = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let [email_error, present_error, password_error] =
        [RwSignal::new(None), RwSignal::new(None), RwSignal::new(None)];
    let is_owner = Memo::new(move |_| me.is_owner());
    let has_password = Memo::new(move |_| me.with(|account| account.has_password).unwrap_or(false));
    let to_error = move || {
        request_animation_frame(move || {
            if let Some(form) = node.try_get_untracked().flatten() {
                focus::show_in(&form, "[aria-invalid=true]");
            }
        });
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let has_password = has_password.get_untracked();
        let wanted_email = is_owner.get_untracked().then(|| Email::new(&email.get_untracked())).transpose();
        let wanted_password = Password::new(&password.get_untracked());
        let confirmed = present.get_untracked();
        let is_missing = has_password && confirmed.is_empty();
        let refused = |why: &Invalid| t!("field-new-password-refused", reason = why.0.clone());
        email_error
            .set(wanted_email.as_ref().err().map(|why| t!("field-email-refused", reason = why.0.clone())));
        present_error.set(is_missing.then(|| t!("field-present-password-missing")));
        password_error.set(wanted_password.as_ref().err().map(refused));
        let (Ok(email), Ok(new), false) = (wanted_email, wanted_password, is_missing) else {
            return to_error();
        };
        let call = async move {
            if has_password {
                confirm_password(confirmed).await?;
            }
            change_password(email, new).await
        };
        let done = move |()| {
            present.set(String::new());
            password.set(String::new());
            state.toasts.say(t!("account-page-password-is-set"));
            me.reload();
            state.sessions.load();
        };
        attempt.call_or(call, done, move |error| {
            match error {
                Error::Invalid { field, reason } if field == "email" => {
                    email_error.set(Some(t!("field-email-refused", reason = reason)));
                }
                Error::Invalid { field, reason } if field == "password" => {
                    password_error.set(Some(t!("field-new-password-refused", reason = reason)));
                }
                Error::WrongCredentials => {
                    present_error.set(Some(t!("account-page-not-your-present-password")));
                }
                other => return Some(other),
            }
            to_error();
            None
        });
    };
    let whose = move || {
        if is_owner.get() {
            view! {
                <TextField id="account-email" label=t!("ui-email") kind="email" autocomplete="username" value=email error=email_error />
            }
            .into_any()
        } else {
            view! { <Username me /> }.into_any()
        }
    };
    let button = move || {
        let label = if has_password.get() {
            t!("account-page-change-password")
        } else {
            t!("account-page-set-password")
        };
        view! { <AttemptButton attempt label going_on=t!("ui-saving") /> }
    };
    view! {
        <form class="settings-part" aria-labelledby="password-title" node_ref=node on:submit=send novalidate=true>
            <h2 id="password-title">{t!("ui-password")}</h2>
            {whose}
            <Show when=move || has_password.get()>
                <PasswordField id="account-present" label=t!("account-page-present-password") value=present error=present_error />
            </Show>
            <PasswordField
                id="account-password"
                label=t!("account-page-new-password")
                autocomplete="new-password"
                hint=wording::password_rule()
                value=password
                error=password_error
            />
            <p class="field-hint">{t!("account-page-new-password-ends-sessions")}</p>
            <AttemptFault attempt />
            <div class="account-ways">{button}</div>
        </form>
    }
}
