//! A user's conversations, newest first.

use leptos::prelude::*;

use crate::{
    Error,
    api::sessions::list_sessions,
    domain::{PanelPlace, SearchTerm, Session, SessionCursor, SessionPage},
    pages::users::panel::{
        PanelState,
        search::{HitList, MessageSearch, SearchField},
    },
    ui::{
        call::Caller,
        format::Moment,
        icon::{Icon, Shape},
        notice::{Banner, Notice},
        observe::Sentinel,
    },
};

/// How many sessions are asked for at once.
const PAGE_SESSIONS: u32 = 50;

/// All conversations, or what a search among them found.
#[component]
pub fn SessionsTab(panel: PanelState) -> impl IntoView {
    let search = MessageSearch::new(panel);
    let is_searched = Memo::new(move |_| panel.term.with(|term| SearchTerm::new(term).is_ok()));
    let has_any = Memo::new(move |_| {
        panel.user.with(|user| user.as_ref().is_some_and(|user| user.sessions > 0)) || is_searched.get()
    });
    view! {
        <Show when=move || has_any.get()>
            <SearchField search />
        </Show>
        {move || {
            if is_searched.get() {
                view! { <HitList search /> }.into_any()
            } else {
                view! { <SessionList panel /> }.into_any()
            }
        }}
    }
}

#[component]
fn SessionList(panel: PanelState) -> impl IntoView {
    let caller = Caller::here();
    let sessions = RwSignal::new(None::<Vec<Session>>);
    let next = RwSignal::new(None::<SessionCursor>);
    let fault = RwSignal::new(None::<Error>);
    let calls = StoredValue::new(0_u64);
    let asked = StoredValue::new(None::<SessionCursor>);
    let load = move |after: Option<SessionCursor>| {
        asked.set_value(after);
        let call = calls.get_value() + 1;
        calls.set_value(call);
        let listed = list_sessions(panel.page.chatbot_id, panel.user_id, after, PAGE_SESSIONS);
        caller.call(listed, move |result| {
            if calls.get_value() != call {
                return;
            }
            match result {
                Ok(page) => {
                    fault.set(None);
                    let known = sessions.get_untracked().unwrap_or_default();
                    let SessionPage { sessions: all, next: cursor } = match after {
                        Some(_) => page.after(known),
                        None => page.before(SessionPage { sessions: known, next: next.get_untracked() }),
                    };
                    next.set(cursor);
                    sessions.set(Some(all));
                    panel.focus_read();
                }
                Err(error) => fault.set(Some(error)),
            }
        });
    };
    Effect::new(move || {
        panel.page.session_news.track();
        load(None);
    });
    let list = move || {
        sessions.with(|known| match known {
            None => {
                (0..4).map(|_| view! { <span class="session is-skeleton"></span> }).collect_view().into_any()
            }
            Some(known) if known.is_empty() => view! {
                <Notice title=t!("panel-sessions-none") text=t!("panel-sessions-none-text") />
            }
            .into_any(),
            Some(_) => view! {
                <For
                    each=move || sessions.get().unwrap_or_default()
                    key=|session| (session.id, session.messages, session.title.clone())
                    let:session
                >
                    <SessionLink panel session />
                </For>
            }
            .into_any(),
        })
    };
    let has_any = Memo::new(move |_| sessions.with(|known| known.as_ref().map(Vec::is_empty)));
    view! {
        {move || {
            fault
                .get()
                .filter(|fault| *fault != Error::SignedOut)
                .map(|fault| view! { <Banner text=fault.to_string() again=move |()| load(asked.get_value()) /> })
        }}
        <div class="sessions">
            {move || {
                has_any.get();
                untrack(list)
            }}
            <For each=move || next.get() key=|cursor| cursor.id.0 let:cursor>
                <Sentinel reached=move |()| load(Some(cursor)) />
            </For>
        </div>
    }
}

#[component]
fn SessionLink(panel: PanelState, session: Session) -> impl IntoView {
    let place = PanelPlace::conversation(panel.user_id, session.id);
    let href = move || panel.page.panel_url(Some(place));
    let is_untitled = session.title.is_empty();
    let title = session.display_title();
    view! {
        <a class="session" href=href>
            <span class="session-text">
                <b class:is-dim=is_untitled>
                    <bdi>{title}</bdi>
                </b>
                <small>
                    <Moment at=session.started_at />
                    " · "
                    {t!("panel-messages", count = session.messages)}
                </small>
            </span>
            <Icon shape=Shape::Next />
        </a>
    }
}
