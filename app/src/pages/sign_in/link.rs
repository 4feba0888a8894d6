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
    move || {
        match fault.get() {
        None => view! { <p class="sign-in-wait" role="status">"Signing you in …"</p> }.into_any(),
        Some(Error::LinkSpent) => view! {
            <h1 class="sr">"Sign in"</h1>
            <Notice
                title="This link no longer works"
                text="It was used already or is too old. If you are signed in, just go on; else sign in otherwise, or make a new link:"
            >
                <code class="command">"rollcall owner link"</code>
                <a class="btn" href="/">
                    "Go on to the chatbots"
                </a>
                <a class="btn" href="/sign-in">
                    "Sign in otherwise"
                </a>
            </Notice>
        }
        .into_any(),
        Some(error) => view! {
            <h1 class="sr">"Sign in"</h1>
            <Notice title="That didn't work" text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| begin.run(())>
                    "Try again"
                </button>
            </Notice>
        }
        .into_any(),
    }
    }
}
