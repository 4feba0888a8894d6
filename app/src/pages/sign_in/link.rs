//! Coming in by a one-time link.

use leptos::prelude::*;

use crate::{
    Error,
    api::access,
    pages::{Navigator, me::take_place},
    ui::{call::Caller, notice::Notice},
};

/// Signs in by the `link` that stands in the address.
#[component]
pub fn LinkArrival(link: String) -> impl IntoView {
    let caller = Caller::here();
    let navigator = Navigator::here();
    let fault = RwSignal::new(None);
    let begin = Callback::new(move |()| {
        fault.set(None);
        caller.call(access::sign_in(link.clone()), move |result| match result {
            Ok(()) => navigator.replace(&take_place()),
            Err(error) => fault.set(Some(error)),
        });
    });
    begin.run(());
    move || match fault.get() {
        None => view! { <p class="sign-in-wait" role="status">{t!("sign-in-arriving")}</p> }.into_any(),
        Some(Error::LinkSpent) => view! {
            <h1 class="sr">{t!("sign-in")}</h1>
            <Notice
                title=t!("sign-in-link-spent")
                text=t!("sign-in-link-spent-help")
            >
                <code class="command">"rollcall owner link"</code>
                <a class="btn" href="/">
                    {t!("sign-in-go-on")}
                </a>
                <a class="btn" href="/sign-in">
                    {t!("sign-in-otherwise")}
                </a>
            </Notice>
        }
        .into_any(),
        Some(error) => view! {
            <h1 class="sr">{t!("sign-in")}</h1>
            <Notice title=t!("ui-failed") text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| begin.run(())>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
    }
}
