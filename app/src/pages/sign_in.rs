//! Coming in by a one-time link: the token stands in the address's fragment, which no server and no log sees.

use leptos::prelude::*;

use crate::{
    Error,
    api::access,
    pages::Navigator,
    ui::{call::Caller, notice::Notice},
};

#[derive(Clone, PartialEq)]
enum State {
    NoToken,
    Asking,
    Failed(Error),
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let caller = Caller::here();
    let navigator = Navigator::here();
    let state = RwSignal::new(State::NoToken);
    let begin = move || {
        let fragment = window().location().hash().unwrap_or_default();
        let token = fragment.trim_start_matches('#').to_owned();
        if token.is_empty() {
            return state.set(State::NoToken);
        }
        state.set(State::Asking);
        caller.call(access::sign_in(token), move |result| match result {
            Ok(()) => navigator.replace("/"),
            Err(error) => state.set(State::Failed(error)),
        });
    };
    begin();
    let pasted = window_event_listener(leptos::ev::hashchange, move |_| begin());
    on_cleanup(move || pasted.remove());
    view! {
        <main class="alone">
            <div class="sign-in">
                <p class="brand">
                    <span class="mark" aria-hidden="true"></span>
                    "Rollcall"
                </p>
                {move || match state.get() {
                    State::Asking => view! { <p class="sign-in-wait" role="status">"Signing you in …"</p> }.into_any(),
                    State::NoToken => {
                        view! {
                            <Notice
                                title="Sign in"
                                text="You come in by a one-time link. Rollcall prints one when it starts; this makes a new one:"
                            >
                                <code class="command">"rollcall owner link"</code>
                            </Notice>
                        }
                            .into_any()
                    }
                    State::Failed(Error::LinkSpent) => {
                        view! {
                            <Notice
                                title="This link no longer works"
                                text="It was used already or is too old. If you are signed in, just go on; else make a new link:"
                            >
                                <code class="command">"rollcall owner link"</code>
                                <a class="btn" href="/">
                                    "Go on to the chatbots"
                                </a>
                            </Notice>
                        }
                            .into_any()
                    }
                    State::Failed(error) => {
                        view! {
                            <Notice title="That didn't work" text=error.to_string()>
                                <button type="button" class="btn is-primary" on:click=move |_| begin()>
                                    "Try again"
                                </button>
                            </Notice>
                        }
                            .into_any()
                    }
                }}
            </div>
        </main>
    }
}
