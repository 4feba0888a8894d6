//! Whose people come in without an invitation.

use leptos::prelude::*;

use crate::{domain::wording, pages::settings::form::FormState, ui::field::TextArea};

#[component]
pub fn AllowedDomains(state: FormState) -> impl IntoView {
    Effect::watch(move || state.domains.get(), move |_, _, _| state.domains_error.set(None), false);
    view! {
        <section class="settings-part" aria-labelledby="domains-heading">
            <div>
                <h2 id="domains-heading">{t!("settings-page-domains")}</h2>
                <p class="field-hint">{wording::allowed_domains()}</p>
            </div>
            <TextArea
                id="allowed-domains"
                label=t!("settings-page-domain-list")
                value=state.domains
                error=state.domains_error
                rows=3
                hint=t!("settings-page-domain-list-hint")
            />
        </section>
    }
}
