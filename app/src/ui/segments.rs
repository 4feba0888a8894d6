//! Buttons side by side of which one is pressed: the choice of one among few.

use leptos::prelude::*;

/// One of the choices.
pub struct Segment {
    label: String,
    lang: Option<&'static str>,
    is_chosen: Signal<bool>,
    choose: Callback<()>,
}

impl Segment {
    /// A choice whose button does `choose`.
    pub fn new(
        label: impl Into<String>,
        is_chosen: impl Into<Signal<bool>>,
        choose: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let choose = Callback::new(move |()| choose());
        Self { label: label.into(), lang: None, is_chosen: is_chosen.into(), choose }
    }

    /// With a label in that language, whatever the page's.
    #[must_use]
    pub fn lang(self, lang: &'static str) -> Self {
        Self { lang: Some(lang), ..self }
    }
}

/// The choices; `label`: what is chosen.
#[component]
pub fn Segments(#[prop(into)] label: String, segments: Vec<Segment>) -> impl IntoView {
    let button = |Segment { label, lang, is_chosen, choose }| {
        view! {
            <button
                type="button"
                lang=lang
                aria-pressed=move || is_chosen.get().to_string()
                on:click=move |_| choose.run(())
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=label>
            {segments.into_iter().map(button).collect_view()}
        </div>
    }
}
