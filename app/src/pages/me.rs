//! Who is signed in, and the place they were at when they no longer were.

use leptos::prelude::*;

use crate::{
    Error,
    api::{access::sign_out, account::get_account, leaving::leave},
    domain::{Account, ChatbotId, way_back},
    pages::Navigator,
    ui::{
        call::Caller,
        drafts::forget_drafts,
        remember::{remember_in_tab, remembered_in_tab},
        toast::Toasts,
    },
};

/// Under what a tab remembers the place.
const PLACE: &str = "rollcall.place";

/// The account as last heard; in the context of every page behind the sign-in.
#[derive(Clone, Copy)]
pub struct Me {
    known: RwSignal<Option<Result<Account, Error>>>,
    is_leaving: StoredValue<bool>,
    caller: Caller,
}

impl Me {
    /// For the component that is being built.
    pub fn here() -> Self {
        Self { known: RwSignal::new(None), is_leaving: StoredValue::new(false), caller: Caller::here() }
    }

    /// The account, once it is there.
    pub fn get(self) -> Option<Result<Account, Error>> {
        self.known.get()
    }

    /// The account, if it is known.
    pub fn account(self) -> Option<Account> {
        self.known.get()?.ok()
    }

    /// What `read` makes of the account, if it is known.
    pub fn with<T>(self, read: impl FnOnce(&Account) -> T) -> Option<T> {
        self.known.with(|known| known.as_ref()?.as_ref().ok().map(read))
    }

    /// Whether it is the owner, who manages all chatbots.
    pub fn is_owner(self) -> bool {
        self.with(|account| account.chatbot.is_none()).unwrap_or(false)
    }

    /// The one chatbot that an admin manages.
    pub fn chatbot(self) -> Option<ChatbotId> {
        self.with(|account| account.chatbot).flatten()
    }

    /// Asks again.
    pub fn reload(self) {
        self.caller.call(get_account(), move |result| {
            self.known.update(|known| match (&known, &result) {
                // What is known stays better than an error.
                (Some(Ok(_)), Err(_)) => {}
                _ => *known = Some(result),
            });
        });
    }

    /// Remembers where one is, to come back after signing in. It never stands in an address, which others could write.
    pub fn remember_place(self) {
        if self.is_leaving.get_value() {
            return;
        }
        let location = window().location();
        let [path, search] = [location.pathname(), location.search()].map(Result::unwrap_or_default);
        remember_in_tab(PLACE, Some(&format!("{path}{search}")));
    }

    /// Whoever went by themself begins at the beginning, whatever answers still come.
    pub fn left(self, navigator: Navigator) {
        self.is_leaving.set_value(true);
        forget_place();
        forget_drafts();
        navigator.go("/sign-in");
    }

    /// Signs out.
    pub fn sign_out(self, navigator: Navigator, toasts: Toasts) {
        self.caller.call(leave(sign_out()), move |result| match result {
            Ok(()) => self.left(navigator),
            Err(error) => toasts.say(t!("shell-still-signed-in", error = error.to_string())),
        });
    }
}

/// Forgets where one was.
fn forget_place() {
    remember_in_tab(PLACE, None);
}

/// Where to go after signing in.
pub fn take_place() -> String {
    let place = remembered_in_tab(PLACE);
    forget_place();
    way_back(place.as_deref()).to_owned()
}
