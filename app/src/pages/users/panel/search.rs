//! What was said by one user and to them, searched.

use leptos::prelude::*;

use crate::{
    Error,
    api::sessions::search_messages,
    domain::{HitCursor, MessageHit, PanelPlace, SearchTerm, Snippet, Tab},
    pages::users::panel::PanelState,
    ui::{
        call::{Caller, Debounce, Recall},
        focus::focus_in,
        format::Moment,
        icon::{Icon, Shape},
        notice::{Banner, Notice},
        observe::Sentinel,
    },
};

/// How many hits are asked for at once.
const PAGE_HITS: u32 = 30;
/// How long typing must pause before it is searched: each search is noted in the audit log.
const TYPING_MILLISECONDS: u64 = 250;

/// What is searched for and what was found.
#[derive(Clone, Copy)]
pub struct MessageSearch {
    panel: PanelState,
    caller: Caller,
    hits: RwSignal<Vec<MessageHit>>,
    next: RwSignal<Option<HitCursor>>,
    is_searching: RwSignal<bool>,
    fault: RwSignal<Option<Error>>,
    recall: StoredValue<Option<Recall>>,
}

impl MessageSearch {
    pub fn new(panel: PanelState) -> Self {
        let search = Self {
            panel,
            caller: Caller::here(),
            hits: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            is_searching: RwSignal::new(false),
            fault: RwSignal::new(None),
            recall: StoredValue::new(None),
        };
        // Coming back from a conversation, one finds what was found.
        search.begin();
        on_cleanup(move || search.take_back());
        search
    }

    fn term(self) -> Option<SearchTerm> {
        self.panel.term.with(|term| SearchTerm::new(term).ok())
    }

    fn take_back(self) {
        if let Some(recall) = self.recall.try_update_value(Option::take).flatten() {
            recall.abort();
        }
    }

    fn begin(self) {
        self.take_back();
        self.hits.set(Vec::new());
        self.next.set(None);
        self.search(None);
    }

    fn search(self, after: Option<HitCursor>) {
        let Some(term) = untrack(|| self.term()) else { return self.is_searching.set(false) };
        self.is_searching.set(true);
        self.fault.set(None);
        let call = search_messages(self.panel.page.chatbot_id, self.panel.user_id, term, after, PAGE_HITS);
        let recall = self.caller.ask(call, move |result| match result {
            Ok(page) => {
                let found = page.hits.len();
                self.hits.update(|hits| hits.extend(page.hits));
                self.panel.focus_read();
                self.next.set(page.next);
                match page.next {
                    // It looked at as much as it may at once: what was found so far fills no view.
                    Some(next) if found == 0 => self.search(Some(next)),
                    _ => self.is_searching.set(false),
                }
            }
            Err(error) => {
                self.is_searching.set(false);
                self.fault.set(Some(error));
            }
        });
        self.recall.set_value(Some(recall));
    }
}

#[component]
pub fn SearchField(search: MessageSearch) -> impl IntoView {
    let term = search.panel.term;
    let debounce = Debounce::new(search.caller, TYPING_MILLISECONDS);
    let typed = move |text: String| {
        // Nothing was found only once it was searched for.
        search.is_searching.set(true);
        term.set(text);
        debounce.run(move || search.begin());
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !term.with_untracked(String::is_empty) {
            event.prevent_default();
            event.stop_propagation();
            typed(String::new());
        }
    };
    view! {
        <label class="search sessions-search">
            <Icon shape=Shape::Search />
            <input
                type="search"
                placeholder=t!("panel-search")
                aria-label=t!("panel-search")
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                dir="auto"
                prop:value=move || term.get()
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=on_key
            />
        </label>
    }
}

#[component]
pub fn HitList(search: MessageSearch) -> impl IntoView {
    let MessageSearch { hits, next, is_searching, fault, .. } = search;
    let said = move || {
        if is_searching.get() {
            return t!("panel-searching");
        }
        match hits.with(Vec::len) {
            found if next.with(Option::is_some) => t!("panel-newest-hits", count = found),
            found => t!("panel-hits", count = found),
        }
    };
    let is_empty = Memo::new(move |_| {
        hits.with(Vec::is_empty)
            && !is_searching.get()
            && fault.with(Option::is_none)
            && next.with(Option::is_none)
    });
    view! {
        <p class="hits-count" role="status">
            {said}
        </p>
        {move || {
            fault
                .get()
                .filter(|fault| *fault != Error::SignedOut)
                .map(|fault| {
                    view! { <Banner text=fault.to_string() again=move |()| search.search(next.get_untracked()) /> }
                })
        }}
        <Show when=move || is_empty.get()>
            <Notice title=t!("panel-no-hits") text=t!("panel-no-hits-text")>
                <button
                    type="button"
                    class="btn is-primary"
                    on:click=move |_| {
                        search.panel.term.set(String::new());
                        search.begin();
                        if let Some(panel) = document().get_element_by_id("panel-body") {
                            focus_in(&panel, ".sessions-search input");
                        }
                    }
                >
                    {t!("panel-show-all")}
                </button>
            </Notice>
        </Show>
        <div class="sessions">
            <For
                each=move || hits.get()
                key=|hit| (hit.session.id, hit.message.map(|message| message.position))
                let:hit
            >
                <Hit panel=search.panel hit />
            </For>
            <For each=move || next.get().filter(|_| !is_searching.get()) key=|cursor| (cursor.session, cursor.position) let:cursor>
                <Sentinel reached=move |()| search.search(Some(cursor)) />
            </For>
        </div>
    }
}

#[component]
fn Hit(panel: PanelState, hit: MessageHit) -> impl IntoView {
    let MessageHit { session, message, snippet: Snippet { before, found, behind } } = hit;
    let place = PanelPlace {
        user: panel.user_id,
        tab: Tab::Sessions,
        session: Some(session.id),
        message: message.map(|message| message.position),
    };
    let href = move || panel.page.panel_url(Some(place));
    let at = message.map_or(session.started_at, |message| message.sent_at);
    let who = message.map_or_else(|| t!("panel-hit-title"), |message| message.author.label());
    view! {
        <a class="session is-hit" href=href>
            <span class="session-text">
                <small>
                    {who} " · " <Moment at /> " · "
                    <bdi>{session.display_title()}</bdi>
                </small>
                <span class="snippet" dir="auto">
                    {before} <mark>{found}</mark> {behind}
                </span>
            </span>
            <Icon shape=Shape::Next />
        </a>
    }
}
