//! The switch between light and dark. The index applies what is remembered before it paints anything, and when it changes.

use leptos::{ev, prelude::*};
use web_sys::Event;

use crate::{
    domain::Theme,
    ui::{
        listen::listen,
        remember::{remember, remembered},
        segments::{Segment, Segments},
    },
};

/// Under what a browser remembers it, and what tells the index that it changed.
const THEME: &str = "rollcall.theme";

/// Shows the page so, and from now on.
pub fn choose_theme(chosen: Theme) {
    remember(THEME, &chosen);
    if let Ok(changed) = Event::new(THEME) {
        // It fails only for an event that is on its way already.
        let _ = window().dispatch_event(&changed);
    }
}

#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let now = || remembered(THEME).unwrap_or(Theme::System);
    let theme = RwSignal::new(now());
    // It can be chosen elsewhere too.
    listen(ev::Custom::<Event>::new(THEME), move |_| theme.set(now()));
    let segment = |value: &Theme| {
        let value = *value;
        let is_chosen = Signal::derive(move || theme.get() == value);
        Segment::new(value.label(), is_chosen, move || choose_theme(value))
    };
    view! { <Segments label=t!("ui-colours") segments=Theme::ALL.iter().map(segment).collect() /> }
}
