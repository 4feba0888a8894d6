//! The palette's dialog: a combobox with a listbox, as the ARIA Authoring Practices describe them.

use leptos::{ev, html, portal::Portal, prelude::*};
use web_sys::{Element, KeyboardEvent};

use crate::{
    api::users::list_users,
    domain::{
        ChatbotId, CommandName, PanelPlace, User, UserQuery, Window, command_step, find_commands,
        used_lately, users_url,
    },
    pages::{
        Navigator,
        address::Place,
        commands::{Command, everywhere::Everywhere, offer::offered},
        me::Me,
        shell::Chatbots,
    },
    ui::{
        call::{Caller, Debounce, Recall},
        dialog::is_backdrop,
        icon::{Icon, Shape},
        listen::listen,
        remember::{remember, remembered},
        toast::Toasts,
        version::update_notice,
    },
};

/// Under what the browser remembers the commands used lately.
const RECENT: &str = "rollcall.commands";
/// How many users are looked for.
const USERS: u32 = 6;
/// How long typing must pause before users are looked for.
const TYPING_MILLISECONDS: u64 = 120;
/// How many commands are listed: who wants another types more of it.
const LISTED: usize = 60;

#[derive(Clone, Copy)]
struct State {
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    active: RwSignal<usize>,
    commands: StoredValue<Vec<Command>, LocalStorage>,
    /// The commands used lately, as it was opened.
    recent: StoredValue<Vec<String>>,
    users: RwSignal<Vec<User>>,
    listed: Memo<Vec<Entry>>,
    chatbot: Memo<Option<ChatbotId>>,
    everywhere: Everywhere,
    dialog: NodeRef<html::Dialog>,
    caller: Caller,
    debounce: Debounce,
    asked: StoredValue<Option<Recall>>,
}

/// What stands in the list.
#[derive(Clone, PartialEq)]
struct Entry {
    id: String,
    title: String,
    kind: String,
    what: What,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    /// A command, by its place.
    Command(usize),
    /// A user of this chatbot.
    User(ChatbotId, crate::domain::UserId),
}

impl State {
    fn show(self) {
        let mut all = offered();
        all.extend(self.everywhere.commands());
        self.commands.set_value(all);
        self.recent.set_value(remembered(RECENT).unwrap_or_default());
        self.users.set(Vec::new());
        self.typed.set(String::new());
        self.active.set(0);
        self.open.set(true);
        if let Some(dialog) = self.dialog.get_untracked() {
            // It fails only for a dialog that is open or out of the document.
            let _ = dialog.show_modal();
        }
    }

    /// Whether the dialog is open: after Escape the browser says only a while later that it was closed.
    fn is_open(self) -> bool {
        self.dialog.get_untracked().is_some_and(|dialog| dialog.open())
    }

    /// Closes it at once, so that the focus is back where it was before anything is done.
    fn close(self) {
        self.open.set(false);
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    fn type_in(self, text: String) {
        self.typed.set(text);
        self.active.set(0);
        if let Some(asked) = self.asked.try_update_value(Option::take).flatten() {
            asked.abort();
        }
        self.debounce.run(move || self.look_for_users());
    }

    fn look_for_users(self) {
        let search = self.typed.get_untracked();
        let Some(chatbot) = self.chatbot.get_untracked().filter(|_| !search.trim().is_empty()) else {
            return self.users.set(Vec::new());
        };
        let search = search.chars().take(200).collect();
        let query = UserQuery { search, ..UserQuery::default() };
        let call = list_users(chatbot, query, Window { offset: 0, limit: USERS });
        // Without them the commands are still there.
        let asked = self
            .caller
            .ask(call, move |found| self.users.set(found.map(|window| window.users).unwrap_or_default()));
        self.asked.set_value(Some(asked));
    }

    fn run(self, entry: &Entry) {
        self.close();
        remember(RECENT, &used_lately(self.recent.get_value(), &entry.id));
        match entry.what {
            What::Command(place) => {
                let run = self.commands.with_value(|all| all.get(place).map(|command| command.run.clone()));
                if let Some(run) = run {
                    run();
                }
            }
            What::User(chatbot, user) => {
                let url = users_url(chatbot, &UserQuery::default(), Some(PanelPlace::of(user)));
                self.everywhere.navigator.go(&url);
            }
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        let (at, count) = (self.active.get_untracked(), self.listed.with_untracked(Vec::len));
        if event.is_composing() {
            return;
        }
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(entry) = self.listed.with_untracked(|listed| listed.get(at).cloned()) {
                self.run(&entry);
            }
        } else if let Some(to) = command_step(&event.key(), at, count) {
            event.prevent_default();
            self.active.set(to);
            if let Some(option) = document().get_element_by_id(&option_id(to)) {
                Element::scroll_into_view_with_bool(&option, to < at && to == 0);
            }
        }
    }
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

#[component]
pub fn Palette(chatbots: Chatbots, me: Me) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let caller = Caller::here();
    let everywhere = Everywhere { chatbots, me, navigator: Navigator::here(), toasts };
    let commands = StoredValue::new_local(Vec::<Command>::new());
    let recent = StoredValue::new(Vec::<String>::new());
    let (open, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let users = RwSignal::new(Vec::<User>::new());
    let chatbot = Place::here().chatbot();
    let listed = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let mut entries = commands.with_value(|all| {
            let names: Vec<CommandName> = all
                .iter()
                .map(|command| CommandName {
                    id: command.id.clone(),
                    title: format!("{} {}", command.title, command.kind),
                })
                .collect();
            recent
                .with_value(|recent| find_commands(&names, &typed.read(), recent))
                .into_iter()
                .take(LISTED)
                .map(|place| Entry {
                    id: all[place].id.clone(),
                    title: all[place].title.clone(),
                    kind: all[place].kind.clone(),
                    what: What::Command(place),
                })
                .collect::<Vec<_>>()
        });
        let found = users.get();
        entries.extend(chatbot.get().into_iter().flat_map(|chatbot| {
            found.iter().map(move |user| Entry {
                id: format!("user:{}", user.id),
                title: user_title(user),
                kind: t!("palette-user"),
                what: What::User(chatbot, user.id),
            })
        }));
        entries
    });
    let state = State {
        open,
        typed,
        active: RwSignal::new(0),
        commands,
        recent,
        users,
        listed,
        chatbot,
        everywhere,
        dialog: NodeRef::new(),
        caller,
        debounce: Debounce::new(caller, TYPING_MILLISECONDS),
        asked: StoredValue::new(None),
    };
    listen(ev::keydown, move |event| {
        let is_it = event.key().eq_ignore_ascii_case("k")
            && (event.ctrl_key() || event.meta_key())
            && !event.shift_key()
            && !event.alt_key();
        if !is_it {
            return;
        }
        event.prevent_default();
        if state.is_open() {
            state.close();
        } else if document().query_selector("dialog[open]").ok().flatten().is_none() {
            state.show();
        }
    });
    let keys = if is_apple() { "⌘K".to_owned() } else { t!("palette-keys") };
    view! {
        // The navigation, in which this stands, may be out of view.
        <Portal>{update_notice()}</Portal>
        <button type="button" class="nav-item palette-button" aria-keyshortcuts="Control+K Meta+K" on:click=move |_| state.show()>
            <span class="palette-label">
                <Icon shape=Shape::Search />
                {t!("palette")}
            </span>
            <kbd>{keys}</kbd>
        </button>
        <dialog
            node_ref=state.dialog
            class="dialog palette"
            aria-label=t!("palette")
            on:close=move |_| state.open.set(state.is_open())
            on:mousedown=move |event| {
                if is_backdrop(&event) {
                    state.close();
                }
            }
        >
            <Show when=move || state.open.get()>
                <Body state />
            </Show>
        </dialog>
    }
}

#[component]
fn Body(state: State) -> impl IntoView {
    let State { typed, active, listed, chatbot, .. } = state;
    let placeholder = move || {
        if chatbot.get().is_some() { t!("palette-hint-users") } else { t!("palette-hint") }
    };
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            // It fails only for what can't have the focus.
            let _ = input.focus();
        }
    });
    let option = move |(place, entry): (usize, Entry)| {
        let chosen = StoredValue::new(entry.clone());
        view! {
            <li
                role="option"
                id=option_id(place)
                aria-selected=move || (active.get() == place).to_string()
                on:mousemove=move |_| {
                    if active.get_untracked() != place {
                        active.set(place);
                    }
                }
                on:click=move |_| state.run(&chosen.get_value())
            >
                <bdi>{entry.title}</bdi>
                <small>{entry.kind}</small>
            </li>
        }
    };
    let said = move || match listed.with(Vec::len) {
        0 => t!("palette-nothing"),
        count => t!("palette-results", count = count),
    };
    view! {
        <div class="dialog-body">
            <label class="palette-field">
                <Icon shape=Shape::Search />
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    aria-label=t!("palette")
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-autocomplete="list"
                    aria-activedescendant=move || {
                        (active.get() < listed.with(Vec::len)).then(|| option_id(active.get()))
                    }
                    placeholder=placeholder
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength="200"
                    dir="auto"
                    prop:value=move || typed.get()
                    on:input=move |event| state.type_in(event_target_value(&event))
                    on:keydown=move |event| state.on_key(&event)
                />
            </label>
            <ul class="palette-list" id="palette-list" role="listbox" aria-label=t!("palette-list")>
                <For each=move || listed.get().into_iter().enumerate() key=|(place, entry)| (*place, entry.id.clone()) children=option />
            </ul>
            <p class="palette-said" role="status">
                {said}
            </p>
        </div>
    }
}

fn user_title(user: &User) -> String {
    match &user.email {
        Some(email) if !user.name.is_empty() => format!("{} · {email}", user.name),
        _ => user.display_name(),
    }
}

fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| platform.starts_with(name))
}
