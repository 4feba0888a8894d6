//! Whether the server has another page by now than the one that runs here.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::ui::{drafts::save_drafts, erased::when};

thread_local! {
    static FIRST: RefCell<Option<String>> = const { RefCell::new(None) };
    static IS_OLD: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Takes in which page the server has. The first answer comes right behind the page itself, so it speaks of this one.
pub fn hear_version(version: Option<String>) {
    let Some(version) = version else { return };
    let is_other = FIRST.with_borrow_mut(|first| first.get_or_insert_with(|| version.clone()) != &version);
    if is_other {
        IS_OLD.with(|is_old| is_old.set(true));
    }
}

/// Loads the page anew; what is typed and chosen is there again afterwards.
pub fn load_anew() {
    save_drafts();
    // It fails only where there is no page.
    let _ = window().location().reload();
}

/// Says that the page is old, and offers the new one.
pub fn update_notice() -> AnyView {
    let is_old = IS_OLD.with(ArcRwSignal::clone);
    let later = is_old.clone();
    when(
        move || is_old.get(),
        move || {
            let later = later.clone();
            view! {
                <div class="update" role="alert">
                    <span>{t!("ui-updated")}</span>
                    <button type="button" class="btn is-quiet" on:click=move |_| later.set(false)>
                        {t!("ui-later")}
                    </button>
                    <button type="button" class="btn is-primary" on:click=move |_| load_anew()>
                        {t!("ui-load-anew")}
                    </button>
                </div>
            }
            .into_any()
        },
    )
}
