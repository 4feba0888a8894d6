//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::notice::Notice;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main class="alone">
            <h1 class="sr">"Not found"</h1>
            <Notice title="There is nothing here" text="The address leads to no page of Rollcall.">
                <a class="btn is-primary" href="/">
                    "Go to the chatbots"
                </a>
            </Notice>
        </main>
    }
}
