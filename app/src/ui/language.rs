//! The switch between the languages of the page.

use leptos::prelude::*;

use crate::{
    i18n::{Language, choose_language, language},
    ui::segments::{Segment, Segments},
};

#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let now = language();
    let segment = |value: &Language| {
        let value = *value;
        Segment::new(value.name(), value == now, move || choose_language(value)).lang(value.as_str())
    };
    view! { <Segments label=t!("language") segments=Language::ALL.iter().map(segment).collect() /> }
}
