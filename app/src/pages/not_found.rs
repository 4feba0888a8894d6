//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::notice::Notice;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main class="alone">
            <h1 class="sr">{t!("shell-not-found")}</h1>
            <Notice title=t!("shell-nothing-here") text=t!("shell-nothing-here-meaning")>
                <a class="btn is-primary" href="/">
                    {t!("shell-to-chatbots")}
                </a>
            </Notice>
        </main>
    }
}
