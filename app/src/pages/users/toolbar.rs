//! Search and filters, and how many match.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    domain::{Role, Rows, Status, UserQuery, text},
    pages::users::{state::UsersState, view::filters_and_view},
    ui::{
        call::Debounce,
        icon::{Icon, Shape},
        listen::listen,
    },
};

/// How long typing must pause before the list is asked for.
const TYPING_MILLISECONDS: u64 = 40;

#[component]
pub fn Toolbar(state: UsersState) -> impl IntoView {
    // A query that is not answered or counted yet has no total: the last one stays as it was said.
    let total = Memo::new(move |said: Option<&Option<String>>| {
        if !state.rows.with(Rows::is_current) {
            return said.cloned().flatten();
        }
        let Some(total) = state.rows.with(Rows::total) else { return said.cloned().flatten() };
        let all = state.chatbot().map(|chatbot| chatbot.users.total());
        Some(match all {
            Some(all) if state.query.with_untracked(UserQuery::is_filtered) => {
                t!("users-total-of", total = total, all = all)
            }
            _ => t!("users-total", count = total),
        })
    });
    let status = move |value: Option<Status>, label: String| {
        view! {
            <button
                type="button"
                aria-pressed=Signal::derive(move || state.query.with(|query| query.status == value).to_string())
                on:click=move |_| state.change_query(|query| query.status = value)
            >
                {label}
            </button>
        }
    };
    let role = move |value: Option<Role>, label: String| {
        view! {
            <button
                type="button"
                aria-pressed=Signal::derive(move || state.query.with(|query| query.role == value).to_string())
                on:click=move |_| state.change_query(|query| query.role = value)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="tools" role="search">
            <SearchField state />
            <div class="segments is-status" role="group" aria-label=t!("users-status")>
                {status(None, t!("users-any-status"))}
                {Status::ALL.iter().map(|value| status(Some(*value), value.label())).collect_view()}
            </div>
            <div class="segments is-role" role="group" aria-label=t!("users-role")>
                {role(None, t!("users-any-role"))}
                {Role::ALL.iter().map(|value| role(Some(*value), value.label())).collect_view()}
            </div>
            {filters_and_view(state)}
            <p class="total" role="status">
                {move || total.get()}
            </p>
        </div>
    }
}

#[component]
fn SearchField(state: UsersState) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(state.query.get_untracked().search);
    let debounce = Debounce::new(state.caller, TYPING_MILLISECONDS);
    // As the URL will say it, to tell one's own typing from a step back in the history.
    let cleaned = move || text::clean_line(&typed.get_untracked(), 200).unwrap_or_default();
    Effect::new(move || {
        let search = state.query.with(|query| query.search.clone());
        if search != cleaned() {
            debounce.cancel();
            typed.set(search);
        }
    });
    let search = move |term: String| {
        typed.set(term);
        debounce.run(move || {
            let query = UserQuery { search: cleaned(), ..state.query.get_untracked() };
            if query != state.query.get_untracked() {
                state.show(&query, true);
            }
        });
    };
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if !typed.get_untracked().is_empty() => {
            event.prevent_default();
            event.stop_propagation();
            search(String::new());
        }
        "ArrowDown" => {
            event.prevent_default();
            state.go_to(state.current_row.get_untracked());
        }
        _ => {}
    };
    listen(ev::keydown, move |event| {
        if event.key() == "/"
            && !event.ctrl_key()
            && !event.meta_key()
            && !event.alt_key()
            && !is_typing(&event)
            && let Some(input) = node.get_untracked()
        {
            event.prevent_default();
            // Focusing fails only for what can't have the focus.
            let _ = input.focus();
            input.select();
        }
    });
    view! {
        <label class="search">
            <Icon shape=Shape::Search />
            <input
                node_ref=node
                type="search"
                placeholder=t!("users-search")
                aria-label=t!("users-search")
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                dir="auto"
                prop:value=move || typed.get()
                on:input=move |event| search(event_target_value(&event))
                on:keydown=keydown
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
}

/// Whether the key goes into a text, or into a dialog that stands above the page.
pub fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        target
            .closest("input:not([type=checkbox]), select, textarea, dialog[open]")
            .is_ok_and(|found| found.is_some())
    })
}
