//! One conversation, read from its beginning or from a message that was looked for; a long one loads as one scrolls.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::{
    Error,
    api::sessions::list_messages,
    domain::{
        Author, ChatbotId, Message, MessagePage, PanelPlace, Session, SessionId, Tab, conversation_text,
        parse_markdown,
    },
    pages::users::panel::{PanelState, markdown},
    ui::{
        call::Caller,
        clipboard::{CopyButton, CopyLater},
        focus,
        format::{date, date_and_time, exact, machine, time_of_day},
        icon::{Icon, Shape},
        notice::{Banner, Notice},
        observe::Sentinel,
    },
};

/// How many messages are asked for at once.
const PAGE_MESSAGES: u32 = 100;
/// How many messages stand above the one that was looked for.
const ABOVE_MESSAGES: i64 = 10;

/// What the parts of a conversation share.
#[derive(Clone, Copy)]
struct Reading {
    panel: PanelState,
    session: SessionId,
    caller: Caller,
    about: RwSignal<Option<Session>>,
    messages: RwSignal<Vec<Message>>,
    next: RwSignal<Option<i64>>,
    fault: RwSignal<Option<Error>>,
    is_asking: StoredValue<bool>,
    /// Whether what comes behind was asked for last, and not what stands before.
    asked_on: StoredValue<bool>,
    /// Whether what was written is shown letter by letter.
    as_written: RwSignal<bool>,
    log: NodeRef<html::Div>,
}

impl Reading {
    /// Asks for what comes behind what is there, or behind `first`, when nothing is.
    fn load(self, first: Option<i64>) {
        let after = self.messages.with_untracked(|messages| messages.last().map(|message| message.position));
        self.ask(after.or(first), PAGE_MESSAGES, Vec::extend, true);
    }

    /// Asks for what stands before what is there; what is looked at stays where it is.
    fn load_earlier(self) {
        let first = self.messages.with_untracked(|messages| messages.first().map(|message| message.position));
        let Some(first) = first.filter(|first| *first > 0) else { return };
        let from = (first - i64::from(PAGE_MESSAGES)).max(0);
        let limit = u32::try_from(first - from).unwrap_or(PAGE_MESSAGES);
        let height = self.log.get_untracked().map(|log| log.scroll_height());
        let put = move |messages: &mut Vec<Message>, more: Vec<Message>| {
            messages.splice(0..0, more);
            request_animation_frame(move || {
                if let (Some(Some(log)), Some(height)) = (self.log.try_get_untracked(), height) {
                    log.set_scroll_top(log.scroll_top() + log.scroll_height() - height);
                    // What was pressed is out of view now, or gone; from here the arrows scroll, and Tab leads there again.
                    focus::focus(&log);
                }
            });
        };
        self.ask((from > 0).then_some(from - 1), limit, put, false);
    }

    /// Asks again for what could not be had.
    fn ask_again(self, first: Option<i64>) {
        if self.asked_on.get_value() { self.load(first) } else { self.load_earlier() }
    }

    fn ask(
        self,
        after: Option<i64>,
        limit: u32,
        put: impl FnOnce(&mut Vec<Message>, Vec<Message>) + 'static,
        goes_on: bool,
    ) {
        if self.is_asking.get_value() {
            return;
        }
        self.is_asking.set_value(true);
        self.asked_on.set_value(goes_on);
        let listed = list_messages(self.panel.page.chatbot_id, self.session, after, limit);
        self.caller.call(listed, move |result| {
            self.is_asking.set_value(false);
            match result {
                Ok(MessagePage { session, messages: more, next }) => {
                    self.fault.set(None);
                    self.about.set(Some(session));
                    self.messages.update(|messages| put(messages, more));
                    if goes_on {
                        self.next.set(next);
                    }
                }
                Err(error) => self.fault.set(Some(error)),
            }
        });
    }
}

#[component]
pub fn Conversation(panel: PanelState, session: SessionId, message: Option<i64>) -> impl IntoView {
    let reading = Reading {
        panel,
        session,
        caller: Caller::here(),
        about: RwSignal::new(None),
        messages: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        fault: RwSignal::new(None),
        is_asking: StoredValue::new(false),
        asked_on: StoredValue::new(true),
        as_written: RwSignal::new(false),
        log: NodeRef::new(),
    };
    let Reading { about, messages, next, fault, .. } = reading;
    let place = PanelPlace { message, ..PanelPlace::conversation(panel.user_id, session) };
    panel.read.set_value(Some(untrack(|| panel.page.panel_url(Some(place)))));
    let before = message.map(|message| message - ABOVE_MESSAGES - 1).filter(|before| *before >= 0);
    Effect::new(move || {
        panel.page.session_news.track();
        // What is new comes at the end: it matters once the end is reached.
        if next.get_untracked().is_none() {
            reading.load(before);
        }
    });
    let is_there = Memo::new(move |_| !messages.with(Vec::is_empty));
    Effect::new(move || {
        if let Some(message) = message.filter(|_| is_there.get()) {
            request_animation_frame(move || bring_into_view(message));
        }
    });
    let is_gone = Memo::new(move |_| matches!(fault.get(), Some(Error::NotFound { .. })));
    let is_shortened = Memo::new(move |_| {
        messages.with(|messages| messages.first().is_some_and(|message| message.position > 0))
    });
    // Each with whether it is the first of its day.
    let shown = move || {
        let mut day = String::new();
        let dated = messages.get().into_iter().map(|message| {
            let sent = date(message.sent_at);
            let is_first = sent != day;
            day = sent;
            (message, is_first)
        });
        dated.collect::<Vec<_>>()
    };
    view! {
        <Head reading />
        {move || {
            if is_gone.get() {
                return view! { <Notice title=t!("panel-conversation-gone") text=t!("panel-conversation-gone-text") /> }
                    .into_any();
            }
            fault
                .get()
                .filter(|fault| *fault != Error::SignedOut)
                .map(|fault| view! { <Banner text=fault.to_string() again=move |()| reading.ask_again(before) /> })
                .into_any()
        }}
        <div class="conversation" role="log" aria-label=t!("panel-conversation-messages") tabindex="0" node_ref=reading.log>
            <Show when=move || about.with(Option::is_none) && fault.with(Option::is_none)>
                <span class="message is-user is-skeleton"></span>
                <span class="message is-chatbot is-skeleton"></span>
                <span class="message is-user is-skeleton"></span>
            </Show>
            <Show when=move || is_shortened.get()>
                <button type="button" class="btn conversation-earlier" on:click=move |_| reading.load_earlier()>
                    {t!("panel-conversation-earlier")}
                </button>
            </Show>
            <For each=shown key=|(message, is_first)| (message.position, *is_first) let((said, is_first))>
                {is_first.then(|| view! { <p class="day">{date(said.sent_at)}</p> })}
                <Bubble is_sought=message == Some(said.position) message=said as_written=reading.as_written />
            </For>
            <For each=move || next.get() key=|position| *position let:_position>
                <Sentinel reached=move |()| reading.load(None) />
            </For>
        </div>
    }
}

#[component]
fn Head(reading: Reading) -> impl IntoView {
    let Reading { panel, session, about, as_written, .. } = reading;
    let back = move || {
        panel.page.panel_url(Some(PanelPlace { tab: Tab::Sessions, ..PanelPlace::of(panel.user_id) }))
    };
    let title = move || {
        about.get().map(|session| {
            view! {
                <span class="conversation-title">
                    <b>
                        <bdi>{session.display_title()}</bdi>
                    </b>
                    <small>
                        {date(session.started_at)} " · " {t!("panel-messages", count = session.messages)}
                    </small>
                </span>
            }
        })
    };
    view! {
        <div class="conversation-head">
            <a class="btn is-quiet is-icon" href=back aria-label=t!("panel-conversation-back")>
                <Icon shape=Shape::Back />
            </a>
            {title}
            <span class="conversation-ways">
                <button
                    type="button"
                    class="btn is-quiet"
                    aria-pressed=move || as_written.get().to_string()
                    title=t!("panel-conversation-written-title")
                    on:click=move |_| as_written.update(|shown| *shown = !*shown)
                >
                    {t!("panel-conversation-written")}
                </button>
                <CopyLater label=t!("panel-conversation-copy") text=move || whole_text(panel.page.chatbot_id, session) />
            </span>
        </div>
    }
}

/// All of a conversation, also what was not looked at yet.
async fn whole_text(chatbot: ChatbotId, session: SessionId) -> Result<String, Error> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let MessagePage { session: about, messages, next } =
            list_messages(chatbot, session, after, 200).await?;
        all.extend(messages);
        match next {
            Some(next) => after = Some(next),
            None => return Ok(conversation_text(&about, &all, date_and_time)),
        }
    }
}

fn bubble_id(position: i64) -> String {
    format!("message-{position}")
}

/// Scrolls to a message and puts the focus there, so that keyboard and screen reader go on from it.
fn bring_into_view(position: i64) {
    let bubble = document().get_element_by_id(&bubble_id(position));
    let Some(bubble) = bubble.and_then(|bubble| bubble.dyn_into::<HtmlElement>().ok()) else { return };
    focus::focus(&bubble);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    Element::scroll_into_view_with_scroll_into_view_options(&bubble, &options);
}

#[component]
fn Bubble(message: Message, is_sought: bool, as_written: RwSignal<bool>) -> impl IntoView {
    let Message { position, author, text, sent_at, .. } = message;
    let said = StoredValue::new(text.clone());
    // What people write is no markdown, though it may look like it.
    let is_marked_down = author == Author::Chatbot;
    let shown = move || {
        said.with_value(|text| {
            if is_marked_down && !as_written.get() {
                markdown::blocks(parse_markdown(text))
            } else {
                view! { <p dir="auto" class="is-written">{text.clone()}</p> }.into_any()
            }
        })
    };
    view! {
        <div
            class=format!("message is-{}", author.as_str())
            class:is-sought=is_sought
            id=bubble_id(position)
            tabindex="-1"
            aria-current=is_sought.then_some("true")
        >
            <span class="sr">{t!("panel-conversation-author", author = author.label())}</span>
            <div class="message-text">{shown}</div>
            <div class="message-foot">
                <time datetime=machine(sent_at) title=exact(sent_at)>
                    {time_of_day(sent_at)}
                </time>
                <CopyButton text=text quiet=true what=t!("panel-conversation-message", time = time_of_day(sent_at)) />
            </div>
        </div>
    }
}
