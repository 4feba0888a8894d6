//! Coming in: by email and password, by a passkey, or by a one-time link.

mod choose;
mod code;
mod link;
mod passkey;
mod password;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    Error,
    api::access,
    domain::{AccountChoice, SignInStep, wording},
    pages::{
        Navigator,
        me::take_place,
        sign_in::{choose::ChooseForm, code::CodeForm, link::LinkArrival, password::PasswordForm},
    },
    ui::{attempt::Attempt, language::LanguageSwitch, title::set_title},
};

#[component]
pub fn SignInPage() -> impl IntoView {
    set_title(&t!("sign-in"), None);
    let token = fragment();
    view! {
        <Alone>
            {move || match token.get() {
                Some(link) => view! { <LinkArrival link /> }.into_any(),
                None => view! { <SignInForms /> }.into_any(),
            }}
        </Alone>
    }
}

/// What stands behind the # of the address: no server and no log sees it. The router knows it before the address bar does,
/// which shows where one came from until the page is built.
pub fn fragment() -> Memo<Option<String>> {
    let hash = use_location().hash;
    Memo::new(move |_| {
        let token = hash.with(|hash| hash.trim_start_matches('#').to_owned());
        Some(token).filter(|token| !token.is_empty())
    })
}

/// The frame of the pages for those who are not signed in.
#[component]
pub fn Alone(children: Children) -> impl IntoView {
    view! {
        <main class="alone" tabindex="-1">
            <div class="sign-in">
                <p class="brand">
                    <span class="mark" aria-hidden="true"></span>
                    "Rollcall"
                </p>
                {children()}
                <LanguageSwitch />
            </div>
        </main>
    }
}

/// What is typed, and how far one is.
#[derive(Clone, Copy)]
pub struct SignIn {
    pub email: RwSignal<String>,
    pub password: RwSignal<String>,
    pub attempt: Attempt,
    /// What came after the password; `None`: it is still to come.
    step: RwSignal<Option<SignInStep>>,
    navigator: Navigator,
}

impl SignIn {
    fn new() -> Self {
        Self {
            email: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            attempt: Attempt::here(),
            step: RwSignal::new(None),
            navigator: Navigator::here(),
        }
    }

    /// Sends email and password, for one of several accounts if it is chosen.
    pub fn send(self, choice: Option<AccountChoice>) {
        let (email, password) = (self.email.get_untracked(), self.password.get_untracked());
        let call = access::sign_in_by_password(email, password, choice);
        self.attempt.call(call, move |step| match step {
            SignInStep::SignedIn => self.done(),
            other => self.step.set(Some(other)),
        });
    }

    /// Sends a code of the second factor.
    pub fn send_code(self, ticket: String, code: String) {
        let call = access::sign_in_by_code(ticket, code);
        self.attempt.call_or(
            call,
            move |()| self.done(),
            move |error| match error {
                Error::LinkSpent => {
                    self.begin_again();
                    self.attempt.say(wording::took_too_long());
                    None
                }
                other => Some(other),
            },
        );
    }

    /// Back to email and password.
    pub fn begin_again(self) {
        self.attempt.clear();
        self.password.set(String::new());
        self.step.set(None);
    }

    /// Goes on where one was.
    pub fn done(self) {
        self.navigator.replace(&take_place());
    }
}

#[component]
fn SignInForms() -> impl IntoView {
    let state = SignIn::new();
    move || match state.step.get() {
        None | Some(SignInStep::SignedIn) => view! { <PasswordForm state /> }.into_any(),
        Some(SignInStep::Choose { accounts }) => view! { <ChooseForm state accounts /> }.into_any(),
        Some(SignInStep::SecondFactor { ticket }) => view! { <CodeForm state ticket /> }.into_any(),
    }
}
