//! The browsers that are signed in to the account.

use leptos::{html, prelude::*};

use crate::{
    Error,
    api::{
        account::{end_console_session, list_console_sessions, sign_out_everywhere},
        leaving::leave,
    },
    domain::{ConsoleSession, wording},
    pages::{Navigator, account::AccountState, me::Me},
    ui::{
        attempt::{Attempt, AttemptFault},
        call::Caller,
        confirm::ConfirmDialog,
        focus,
        format::{Ago, Moment},
        notice::Banner,
        pieces::view_pieces,
    },
};

/// The sessions as last heard.
#[derive(Clone, Copy)]
pub struct Sessions {
    known: RwSignal<Option<Vec<ConsoleSession>>>,
    fault: RwSignal<Option<Error>>,
    caller: Caller,
}

impl Sessions {
    /// For the page that is being built; they are asked for at once.
    pub fn new() -> Self {
        let sessions =
            Self { known: RwSignal::new(None), fault: RwSignal::new(None), caller: Caller::here() };
        sessions.load();
        sessions
    }

    /// Asks again.
    pub fn load(self) {
        self.caller.call(list_console_sessions(), move |result| match result {
            Ok(sessions) => {
                self.fault.set(None);
                self.known.set(Some(sessions));
            }
            Err(error) => self.fault.set(Some(error)),
        });
    }
}

#[component]
pub fn SessionsPart(state: AccountState) -> impl IntoView {
    let sessions = state.sessions;
    let heading = NodeRef::<html::H2>::new();
    let is_known = Memo::new(move |_| sessions.known.with(Option::is_some));
    let banner = move || {
        sessions.fault.get().filter(|fault| *fault != Error::SignedOut).map(|fault| {
            view! { <Banner text=fault.to_string() again=move |()| sessions.load() /> }
        })
    };
    let list = move || {
        if is_known.get() {
            view! {
                <ul class="account-list" aria-labelledby="sessions-title">
                    <For
                        each=move || sessions.known.get().unwrap_or_default()
                        key=|session| (session.id, session.last_used_at)
                        let:session
                    >
                        <SessionLine state session heading />
                    </For>
                </ul>
            }
            .into_any()
        } else {
            view! { <span class="bone is-block" aria-hidden="true"></span> }.into_any()
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="sessions-title">
            <div>
                <h2 id="sessions-title" tabindex="-1" node_ref=heading>
                    {t!("account-page-sessions")}
                </h2>
                <p class="is-dim">{t!("account-page-sessions-hint")}</p>
            </div>
            {banner}
            {list}
            <EndAll me=state.me />
        </section>
    }
}

#[component]
fn SessionLine(state: AccountState, session: ConsoleSession, heading: NodeRef<html::H2>) -> impl IntoView {
    let attempt = Attempt::here();
    let id = session.id;
    let browser = wording::session_browser(&session);
    let origin = wording::session_origin(&session);
    let ConsoleSession { created_at, last_used_at, current, .. } = session;
    let end = move |_| {
        attempt.call_or(
            end_console_session(id),
            move |()| ended(state, heading),
            // It ended meanwhile: that is what was wanted.
            move |error| match error {
                Error::NotFound { .. } => {
                    ended(state, heading);
                    None
                }
                other => Some(other),
            },
        );
    };
    let way = if current {
        view! { <span class="chip">{t!("account-page-session-here")}</span> }.into_any()
    } else {
        view! {
            <button
                type="button"
                class="btn"
                aria-label=t!("account-page-end-session-which", browser = &browser)
                aria-disabled=move || attempt.is_busy().to_string()
                on:click=end
            >
                {t!("account-page-end-session")}
            </button>
        }
        .into_any()
    };
    let begun = view! { <Moment at=created_at /> };
    let begun = view_pieces(
        "account-page-session-begun",
        Vec::new(),
        vec![("origin", origin.into_any()), ("time", begun.into_any())],
    );
    let used = view! { <Ago at=last_used_at /> };
    let used = view_pieces("account-page-session-used", Vec::new(), vec![("time", used.into_any())]);
    view! {
        <li class="account-line">
            <div class="account-line-text">
                <b>{browser.clone()}</b>
                <small>{begun}</small>
                <small>{used}</small>
                <AttemptFault attempt />
            </div>
            {way}
        </li>
    }
}

fn ended(state: AccountState, heading: NodeRef<html::H2>) {
    state.toasts.say(t!("account-page-session-ended"));
    state.sessions.load();
    // The line goes away with the button that had the focus.
    if let Some(heading) = heading.try_get_untracked().flatten() {
        focus::focus(&heading);
    }
}

#[component]
fn EndAll(me: Me) -> impl IntoView {
    let attempt = Attempt::here();
    let navigator = Navigator::here();
    let asking = RwSignal::new(false);
    let end = move |()| {
        attempt.call(leave(sign_out_everywhere()), move |()| me.left(navigator));
    };
    view! {
        <AttemptFault attempt />
        <div class="account-ways">
            <button
                type="button"
                class="btn is-danger"
                aria-disabled=move || attempt.is_busy().to_string()
                on:click=move |_| asking.set(true)
            >
                {t!("account-page-sign-out-everywhere")}
            </button>
        </div>
        <ConfirmDialog open=asking title=t!("account-page-sign-out-everywhere-title") label=t!("account-page-sign-out-everywhere-now") confirmed=end>
            <p>{t!("account-page-sign-out-everywhere-meaning")}</p>
        </ConfirmDialog>
    }
}
