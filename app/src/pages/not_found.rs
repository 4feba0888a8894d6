//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::notice::Notice;

/// Instead of all of the page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main class="alone" tabindex="-1">
            <NothingHere />
        </main>
    }
}

/// Beside the navigation.
#[component]
pub fn NothingHere() -> impl IntoView {
    view! {
        <h1 class="sr">{t!("shell-not-found")}</h1>
        <Notice title=t!("shell-nothing-here") text=t!("shell-nothing-here-meaning")>
            <a class="btn is-primary" href="/">
                {t!("shell-to-chatbots")}
            </a>
        </Notice>
    }
}
