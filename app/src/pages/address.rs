//! Where in the page one is.

use leptos::prelude::*;
use leptos_router::{
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use crate::domain::{Address, ChatbotId, Page};

/// What the address bar's path says; in the context of every page.
#[derive(Clone, Copy)]
pub struct Place(Memo<Address>);

impl Place {
    /// For the component that holds all pages, inside the router.
    pub fn provide() -> Self {
        let path = use_location().pathname;
        let place = Self(Memo::new(move |_| path.with(|path| Address::read(path))));
        provide_context(place);
        // A followed link stands in the address bar only when the router hears that its page is there. This runs after
        // everything that the new address changed.
        let browser = use_context::<BrowserUrl>();
        Effect::new(move || {
            path.track();
            if let Some(browser) = &browser {
                browser.ready_to_complete();
            }
        });
        place
    }

    /// For a component of a page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Which page.
    pub fn page(self) -> Memo<Page> {
        Memo::new(move |_| self.0.with(|address| address.page))
    }

    /// The chatbot that it is about.
    pub fn chatbot(self) -> Memo<Option<ChatbotId>> {
        Memo::new(move |_| self.0.with(|address| address.chatbot))
    }

    /// The user whose panel is open.
    pub fn user(self) -> Option<String> {
        self.0.with(|address| address.user.clone())
    }
}
