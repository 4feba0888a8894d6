//! One conversation, read from its beginning; a long one loads as one scrolls.

use leptos::prelude::*;

use crate::{
    Error,
    api::sessions::list_messages,
    domain::{Author, Message, MessagePage, PanelPlace, Session, SessionId, Tab},
    pages::users::panel::PanelState,
    ui::{
        call::Caller,
        format::{counted, date, exact, machine, time_of_day},
        icon::{Icon, Shape},
        notice::{Banner, Notice},
        observe::Sentinel,
    },
};

/// How many messages are asked for at once.
const PAGE_MESSAGES: u32 = 100;

#[component]
pub fn Conversation(panel: PanelState, session: SessionId) -> impl IntoView {
    let caller = Caller::here();
    let about = RwSignal::new(None::<Session>);
    let messages = RwSignal::new(Vec::<Message>::new());
    let next = RwSignal::new(None::<i64>);
    let fault = RwSignal::new(None::<Error>);
    let is_asking = StoredValue::new(false);
    let load = move || {
        if is_asking.get_value() {
            return;
        }
        is_asking.set_value(true);
        let after = messages.with_untracked(|messages| messages.last().map(|message| message.position));
        let listed = list_messages(panel.page.chatbot_id, session, after, PAGE_MESSAGES);
        caller.call(listed, move |result| {
            is_asking.set_value(false);
            match result {
                Ok(MessagePage { session, messages: more, next: position }) => {
                    fault.set(None);
                    about.set(Some(session));
                    messages.update(|messages| messages.extend(more));
                    next.set(position);
                }
                Err(error) => fault.set(Some(error)),
            }
        });
    };
    Effect::new(move || {
        panel.page.session_news.track();
        // What is new comes at the end: it matters once the end is reached.
        if next.get_untracked().is_none() {
            load();
        }
    });
    let back = move || {
        panel.page.panel_url(Some(PanelPlace { tab: Tab::Sessions, ..PanelPlace::of(panel.user_id) }))
    };
    let is_gone = Memo::new(move |_| matches!(fault.get(), Some(Error::NotFound { .. })));
    let head = move || {
        about.get().map(|session| {
            let title =
                if session.title.is_empty() { "Untitled conversation".to_owned() } else { session.title };
            view! {
                <span class="conversation-title">
                    <b>
                        <bdi>{title}</bdi>
                    </b>
                    <small>
                        {date(session.started_at)} " · " {counted(session.messages, "message", "messages")}
                    </small>
                </span>
            }
        })
    };
    view! {
        <div class="conversation-head">
            <a class="btn is-quiet is-icon" href=back aria-label="Back to the sessions">
                <Icon shape=Shape::Back />
            </a>
            {head}
        </div>
        {move || {
            if is_gone.get() {
                return view! { <Notice title="This conversation is gone" text="It may have been deleted." /> }
                    .into_any();
            }
            fault
                .get()
                .filter(|fault| *fault != Error::SignedOut)
                .map(|fault| view! { <Banner text=fault.to_string() again=move |()| load() /> })
                .into_any()
        }}
        <div class="conversation" role="log" aria-label="Messages" tabindex="0">
            <Show when=move || about.with(Option::is_none) && fault.with(Option::is_none)>
                <span class="message is-user is-skeleton"></span>
                <span class="message is-chatbot is-skeleton"></span>
                <span class="message is-user is-skeleton"></span>
            </Show>
            <For each=move || messages.get() key=|message| message.position let:message>
                <Bubble message />
            </For>
            <For each=move || next.get() key=|position| *position let:_position>
                <Sentinel reached=move |()| load() />
            </For>
        </div>
    }
}

#[component]
fn Bubble(message: Message) -> impl IntoView {
    let who = match message.author {
        Author::User => "User",
        Author::Chatbot => "Chatbot",
    };
    view! {
        <div class=format!("message is-{}", message.author.as_str())>
            <span class="sr">{who} ": "</span>
            <p dir="auto">{message.text}</p>
            <time datetime=machine(message.sent_at) title=exact(message.sent_at)>
                {time_of_day(message.sent_at)}
            </time>
        </div>
    }
}
