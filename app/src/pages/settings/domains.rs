//! Whose people come in without an invitation.

use leptos::prelude::*;

use crate::{domain::wording, pages::settings::form::FormState, ui::field::TextArea};

#[component]
pub fn AllowedDomains(state: FormState) -> impl IntoView {
    Effect::watch(move || state.domains.get(), move |_, _, _| state.domains_error.set(None), false);
    view! {
        <section class="settings-part" aria-labelledby="domains-heading">
            <div>
                <h2 id="domains-heading">"Allowed email domains"</h2>
                <p class="field-hint">{wording::ALLOWED_DOMAINS}</p>
            </div>
            <TextArea
                id="allowed-domains"
                label="Domains"
                value=state.domains
                error=state.domains_error
                rows=3
                hint="Such as example.org, one per line or with commas between. What is below a domain is another one. Empty: only who was invited."
            />
        </section>
    }
}
