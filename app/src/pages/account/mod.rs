//! One's own account: who is signed in, and with what they come in.

mod confirm;
mod passkeys;
mod password;
mod recovery;
mod second_factor;
mod sessions;

use leptos::prelude::*;

use crate::{
    Error,
    domain::Account,
    pages::{
        account::{
            confirm::{Confirmation, PasswordDialog},
            passkeys::Passkeys,
            password::PasswordPart,
            second_factor::SecondFactorPart,
            sessions::{Sessions, SessionsPart},
        },
        me::Me,
        shell::Chatbots,
    },
    ui::{language::LanguageSwitch, notice::Notice, theme::ThemeSwitch, title::set_title, toast::Toasts},
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct AccountState {
    pub me: Me,
    pub confirmation: Confirmation,
    pub sessions: Sessions,
    pub toasts: Toasts,
}

#[component]
pub fn AccountPage() -> impl IntoView {
    set_title(&t!("shell-account"), None);
    let me: Me = expect_context();
    let state = AccountState {
        me,
        confirmation: Confirmation::new(me),
        sessions: Sessions::new(),
        toasts: expect_context(),
    };
    let known = Memo::new(move |_| me.get().map(|known| known.map(|_| ())));
    let content = move || match known.get() {
        None => skeleton().into_any(),
        Some(Ok(())) => view! {
            <div class="settings account">
                <Who me />
                <PasswordPart state />
                <SecondFactorPart state />
                <Passkeys state />
                <SessionsPart state />
                <Appearance />
            </div>
        }
        .into_any(),
        Some(Err(Error::SignedOut)) => ().into_any(),
        Some(Err(error)) => view! {
            <Notice title=t!("account-page-not-shown") text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| me.reload()>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
    };
    view! {
        <div class="page">
            <header class="head">
                <h1>{t!("shell-account")}</h1>
            </header>
            {content}
        </div>
        <PasswordDialog confirmation=state.confirmation />
    }
}

#[component]
fn Who(me: Me) -> impl IntoView {
    let chatbots: Chatbots = expect_context();
    let manages = move |account: &Account| match account.chatbot {
        None => t!("account-page-manages-all"),
        Some(id) => chatbots.one(id).map_or_else(String::new, |chatbot| chatbot.name),
    };
    move || {
        me.account().map(|account| {
            let name = (!account.name.is_empty())
                .then(|| view! { <dt>{t!("ui-name")}</dt><dd><bdi>{account.name.clone()}</bdi></dd> });
            let email = account.email.clone().unwrap_or_else(|| t!("account-page-no-email"));
            view! {
                <section class="settings-part" aria-label=t!("account-page-who")>
                    <dl class="facts">
                        {name}
                        <dt>{t!("ui-email")}</dt>
                        <dd>
                            <bdi class="is-wrapped">{email}</bdi>
                        </dd>
                        <dt>{t!("account-page-manages")}</dt>
                        <dd>
                            <bdi>{manages(&account)}</bdi>
                        </dd>
                    </dl>
                </section>
            }
        })
    }
}

#[component]
fn Appearance() -> impl IntoView {
    view! {
        <section class="settings-part" aria-labelledby="appearance">
            <div>
                <h2 id="appearance">{t!("account-page-appearance")}</h2>
                <p class="field-hint">{t!("account-page-appearance-hint")}</p>
            </div>
            <ThemeSwitch />
        </section>
        <section class="settings-part" aria-labelledby="language">
            <div>
                <h2 id="language">{t!("language")}</h2>
                <p class="field-hint">{t!("language-hint")}</p>
            </div>
            <LanguageSwitch />
        </section>
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <div class="settings" aria-hidden="true">
            {(0..5).map(|_| view! { <span class="bone is-block"></span> }).collect_view()}
        </div>
    }
}
