//! The page.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "what is passed are handles of signals, which are large in debug builds only"
)]

mod access_field;
mod account;
mod audit;
mod chatbots;
mod entries;
mod head;
mod invitation;
mod me;
mod network;
mod not_found;
mod set_password;
mod settings;
mod shell;
mod sign_in;
mod users;

use leptos::{prelude::*, reactive::graph::Source};
use leptos_router::{
    NavigateOptions,
    components::{ParentRoute, Route, Router, Routes},
    hooks::use_navigate,
    params::ParamsMap,
    path,
};

use crate::{
    pages::{
        account::AccountPage,
        audit::{AuditLogPage, InstallationAuditLogPage},
        chatbots::ChatbotsPage,
        invitation::InvitationPage,
        not_found::NotFoundPage,
        set_password::SetPasswordPage,
        settings::SettingsPage,
        shell::Shell,
        sign_in::SignInPage,
        users::UsersPage,
    },
    ui::{
        call::Caller,
        format::{Clock, now},
        toast::{ToastList, Toasts},
    },
};

/// How often "2 minutes ago" is looked at again.
const CLOCK_MILLISECONDS: u64 = 20_000;

/// All of the page.
#[component]
pub fn App() -> impl IntoView {
    let toasts = Toasts::provide();
    let clock = RwSignal::new(now());
    provide_context(Clock(clock));
    tick(Caller::here(), clock);
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/sign-in") view=|| view! { <SignInPage /> }.into_any() />
                <Route path=path!("/set-password") view=|| view! { <SetPasswordPage /> }.into_any() />
                <Route path=path!("/invitation") view=|| view! { <InvitationPage /> }.into_any() />
                <ParentRoute path=path!("") view=|| view! { <Shell /> }.into_any()>
                    <Route path=path!("") view=|| view! { <ChatbotsPage /> }.into_any() />
                    <Route path=path!("/account") view=|| view! { <AccountPage /> }.into_any() />
                    <Route path=path!("/audit") view=|| view! { <InstallationAuditLogPage /> }.into_any() />
                    <Route path=path!("/chatbots/:chatbot/audit") view=|| view! { <AuditLogPage /> }.into_any() />
                    <Route path=path!("/chatbots/:chatbot/settings") view=|| view! { <SettingsPage /> }.into_any() />
                    <Route path=path!("/chatbots/:chatbot/users/:user?") view=|| view! { <UsersPage /> }.into_any() />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastList toasts />
    }
}

fn tick(caller: Caller, clock: RwSignal<crate::domain::Timestamp>) {
    caller.after(CLOCK_MILLISECONDS, move || {
        clock.set(now());
        // Whoever goes on listening has been told and comes back by reading it. The others are gone: a signal remembers
        // them for ever, and in the list every row that was scrolled past would be one.
        clock.clear_subscribers();
        tick(caller, clock);
    });
}

/// What the address bar says, as the domain reads it.
fn pairs(params: &ParamsMap) -> Vec<(&str, &str)> {
    params.latest_values().map(|(name, value)| (name.as_ref(), value)).collect()
}

/// Goes to addresses of this page.
#[derive(Clone, Copy)]
pub struct Navigator(StoredValue<Navigate, LocalStorage>);

type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

impl Navigator {
    /// For a component inside the router.
    pub fn here() -> Self {
        Self(StoredValue::new_local(Box::new(use_navigate())))
    }

    /// Goes there; "back" comes back here.
    pub fn go(self, url: &str) {
        self.navigate(url, false);
    }

    /// Goes there in the place of here.
    pub fn replace(self, url: &str) {
        self.navigate(url, true);
    }

    fn navigate(self, url: &str, replace: bool) {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        self.0.with_value(|navigate| navigate(url, options));
    }
}
