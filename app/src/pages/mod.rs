//! The page.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "what is passed are handles of signals, which are large in debug builds only"
)]

mod access_field;
mod account;
mod address;
mod audit;
mod chatbots;
mod commands;
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
use leptos_router::{NavigateOptions, components::Router, hooks::use_navigate, params::ParamsMap};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{
    domain::Page,
    i18n, later,
    pages::{
        account::AccountPage,
        address::Place,
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
        erased::shown,
        focus::keep_focus,
        format::{Clock, now},
        later::{nothing, page_skeleton},
        steps::{self, next_task, step},
        toast::{ToastList, Toasts},
    },
};

/// How often "2 minutes ago" is looked at again.
const CLOCK_MILLISECONDS: u64 = 20_000;

/// Shows the page in the place of its skeleton, in tasks that follow this one.
///
/// # Errors
///
/// As [`i18n::load`].
pub async fn show(skeleton: &Element) -> Result<(), JsValue> {
    next_task().await;
    i18n::load().await?;
    next_task().await;
    steps::mount(skeleton, || view! { <App /> }.into_any());
    Ok(())
}

/// All of the page.
#[component]
fn App() -> impl IntoView {
    let toasts = Toasts::provide();
    let clock = RwSignal::new(now());
    provide_context(Clock(clock));
    tick(Caller::here(), clock);
    keep_focus();
    view! {
        <Router>
            <Pages />
        </Router>
        <ToastList toasts />
    }
}

/// The page that the address leads to. The router's own table of routes would be a tenth of the page's program.
#[component]
fn Pages() -> impl IntoView {
    let page = Place::provide().page();
    // One source: of two that depend on each other, an effect would miss a change of the one that it read last.
    let outside = Memo::new(move |_| Some(page.get()).filter(|page| !page.is_inside()));
    shown(move || match outside.get() {
        None => view! { <Shell page /> }.into_any(),
        Some(Page::SignIn) => sign_in_page(),
        Some(Page::SetPassword) => set_password_page(),
        Some(Page::Invitation) => invitation_page(),
        Some(_) => view! { <NotFoundPage /> }.into_any(),
    })
}

/// The page that stands beside the navigation.
fn inside(page: Page) -> AnyView {
    match page {
        Page::Chatbots => chatbots_page(),
        Page::Account => account_page(),
        Page::InstallationAudit => installation_audit_page(),
        Page::Audit => audit_page(),
        Page::Settings => settings_page(),
        Page::Users => step(|| view! { <UsersPage /> }.into_any()),
        // They stand alone.
        Page::SignIn | Page::SetPassword | Page::Invitation | Page::Nowhere => ().into_any(),
    }
}

later!(door: fn sign_in_page() => view! { <SignInPage /> }, meanwhile nothing);
later!(door: fn set_password_page() => view! { <SetPasswordPage /> }, meanwhile nothing);
later!(door: fn invitation_page() => view! { <InvitationPage /> }, meanwhile nothing);
later!(office: fn chatbots_page() => view! { <ChatbotsPage /> }, meanwhile page_skeleton);
later!(office: fn account_page() => view! { <AccountPage /> }, meanwhile page_skeleton);
later!(office: fn installation_audit_page() => view! { <InstallationAuditLogPage /> }, meanwhile page_skeleton);
later!(office: fn audit_page() => view! { <AuditLogPage /> }, meanwhile page_skeleton);
later!(office: fn settings_page() => view! { <SettingsPage /> }, meanwhile page_skeleton);

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
