//! The palette: everything that can be done here, and every place there is, by its name (Ctrl-K).

mod everywhere;
mod offer;
mod palette;

pub use offer::{Command, offer_commands};

use leptos::prelude::*;

use crate::{
    later,
    pages::{commands::palette::Palette, me::Me, shell::Chatbots},
    ui::{
        erased::shown,
        later::{MayFetch, nothing},
    },
};

/// Where the palette's button stands. Its program is fetched once the page has what it shows first.
pub fn palette_place(chatbots: Chatbots, me: Me) -> AnyView {
    let may_fetch = Memo::new(move |_| chatbots.all().is_some());
    shown(move || {
        provide_context(MayFetch(may_fetch));
        palette(chatbots, me)
    })
}

later!(palette: fn palette(chatbots: Chatbots, me: Me) => view! { <Palette chatbots me /> }, quietly nothing);
