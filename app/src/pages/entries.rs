//! Entries of the audit log, newest first: they load as one scrolls.

use leptos::prelude::*;

use crate::{
    Error,
    api::audit::{list_activity, list_audit, list_installation_audit},
    domain::{
        AuditCursor, AuditEntry, AuditPage, AuditQuery, ChatbotId, PanelPlace, UserId,
        wording::{Piece, audit_from, audit_sentence},
    },
    ui::{
        call::Caller,
        format::{Ago, exact},
        notice::{Banner, Notice},
        observe::Sentinel,
    },
};

/// How many entries are asked for at once.
const PAGE_ENTRIES: u32 = 50;

/// Which entries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Those of a chatbot's log; `None`: of the installation's.
    Log(Option<ChatbotId>, AuditQuery),
    /// What was done to a user of a chatbot.
    Activity(ChatbotId, UserId),
}

/// Entries as far as they are loaded.
#[derive(Clone, Copy)]
pub struct Entries {
    source: Memo<Source>,
    /// The entries, and which they are.
    known: RwSignal<Option<(Source, AuditPage)>>,
    /// Why they are not up to date.
    pub fault: RwSignal<Option<Error>>,
    /// What failed last: the newest, or those behind an entry.
    failed: StoredValue<Option<AuditCursor>>,
    /// How often the newest were asked for.
    calls: StoredValue<u64>,
    caller: Caller,
}

impl Entries {
    /// For the component that is being built; what `source` names is asked for at once.
    pub fn new(source: Memo<Source>) -> Self {
        let entries = Self {
            source,
            known: RwSignal::new(None),
            fault: RwSignal::new(None),
            failed: StoredValue::new(None),
            calls: StoredValue::new(0),
            caller: Caller::here(),
        };
        Effect::watch(move || source.get(), move |_, _, _| entries.reload(), true);
        entries
    }

    /// Asks for the newest again.
    pub fn reload(self) {
        self.load(None);
    }

    fn load(self, after: Option<AuditCursor>) {
        let call = self.calls.get_value() + u64::from(after.is_none());
        self.calls.set_value(call);
        let source = self.source.get_untracked();
        let listed = async move {
            match source {
                Source::Log(Some(chatbot), query) => list_audit(chatbot, query, after, PAGE_ENTRIES).await,
                Source::Log(None, query) => list_installation_audit(query, after, PAGE_ENTRIES).await,
                Source::Activity(chatbot, user) => list_activity(chatbot, user, after, PAGE_ENTRIES).await,
            }
        };
        self.caller.call(listed, move |result| {
            let is_old = match after {
                None => self.calls.get_value() != call,
                Some(_) => untrack(|| self.next()) != after,
            };
            if is_old {
                return;
            }
            match result {
                Ok(page) => {
                    self.fault.set(None);
                    let known = self.known.get_untracked().filter(|(known, _)| *known == source);
                    let page = match (known, after) {
                        (None, _) => page,
                        (Some((_, known)), None) => page.before(known),
                        (Some((_, known)), Some(_)) => page.after(known.entries),
                    };
                    self.known.set(Some((source, page)));
                }
                Err(error) => {
                    self.failed.set_value(after);
                    self.fault.set(Some(error));
                }
            }
        });
    }

    /// Those loaded, once some are there.
    pub fn all(self) -> Option<Vec<AuditEntry>> {
        self.known.with(|known| known.as_ref().map(|(_, page)| page.entries.clone()))
    }

    /// Whether what is shown answers what was asked for.
    fn is_current(self) -> bool {
        let source = self.source.get();
        self.known.with(|known| known.as_ref().is_some_and(|(known, _)| *known == source))
    }

    fn next(self) -> Option<AuditCursor> {
        let next = self.known.with(|known| known.as_ref().and_then(|(_, page)| page.next));
        next.filter(|_| self.is_current())
    }

    fn try_again(self) {
        self.load(self.failed.get_value());
    }
}

/// The entries; `url`: the address of a panel, `children`: said when there are none.
#[component]
pub fn EntryList(entries: Entries, url: Callback<PanelPlace, String>, children: ChildrenFn) -> impl IntoView {
    let is_empty = Memo::new(move |_| entries.all().map(|all| all.is_empty()));
    let fault = Memo::new(move |_| entries.fault.get().filter(|fault| *fault != Error::SignedOut));
    let again = move |()| entries.try_again();
    let list = move || {
        match (is_empty.get(), fault.get()) {
        (None, None) => skeleton().into_any(),
        (None, Some(fault)) => view! {
            <Notice title=t!("audit-page-not-shown") text=fault.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| again(())>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
        (Some(true), _) => children().into_any(),
        (Some(false), _) => view! {
            <ul class="entries" aria-label=t!("audit-page-entries") aria-busy=move || (fault.with(Option::is_none) && !entries.is_current()).to_string()>
                <For
                    each=move || entries.all().unwrap_or_default()
                    key=|entry| (entry.id, entry.actor_name.clone(), entry.user_name.clone())
                    let:entry
                >
                    <Entry entries entry url />
                </For>
            </ul>
        }
        .into_any(),
    }
    };
    view! {
        {move || {
            fault
                .get()
                .filter(|_| is_empty.get().is_some())
                .map(|fault| view! { <Banner text=fault.to_string() again /> })
        }}
        {list}
        <For each=move || entries.next() key=|cursor| *cursor let:cursor>
            <Sentinel reached=move |()| entries.load(Some(cursor)) />
        </For>
    }
}

#[component]
fn Entry(entries: Entries, entry: AuditEntry, url: Callback<PanelPlace, String>) -> impl IntoView {
    let whose = match entries.source.get_untracked() {
        Source::Activity(_, user) => Some(user),
        Source::Log(..) => None,
    };
    let sentence = audit_sentence(&entry, whose);
    let piece = move |Piece { text, place, is_name }: Piece| {
        let text = if is_name { view! { <bdi>{text}</bdi> }.into_any() } else { text.into_any() };
        match place {
            Some(place) => view! { <a href=move || url.run(place)>{text}</a> }.into_any(),
            None => text,
        }
    };
    let note = |note: String| view! { <span class="entry-note">{format!(" · {note}")}</span> };
    view! {
        <li class="entry">
            <p>
                {sentence.pieces.into_iter().map(piece).collect_view()}
                {sentence.notes.into_iter().map(note).collect_view()}
            </p>
            <small>
                <Ago at=entry.at />
                <span class="sr">{format!(" ({})", exact(entry.at))}</span>
                {entry.network.as_ref().map(audit_from)}
            </small>
        </li>
    }
}

fn skeleton() -> impl IntoView {
    view! {
        <ul class="entries" aria-hidden="true">
            {(0..6)
                .map(|_| view! { <li class="entry"><span class="bone is-long"></span><span class="bone is-short"></span></li> })
                .collect_view()}
        </ul>
    }
}
