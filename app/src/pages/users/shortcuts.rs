//! All keys of the users page.

use leptos::{ev, prelude::*};

use crate::{
    domain::shortcuts::{self, Shortcut},
    pages::users::toolbar::is_typing,
    ui::{dialog::Dialog, listen::listen},
};

/// The dialog with all of them, which "?" opens.
#[component]
pub fn ShortcutsDialog(open: RwSignal<bool>) -> impl IntoView {
    listen(ev::keydown, move |event| {
        let is_alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "?" && is_alone && !event.default_prevented() && !is_typing(&event) {
            event.prevent_default();
            open.set(true);
        }
    });
    view! {
        <Dialog open title=t!("users-shortcuts")>
            <div class="dialog-content shortcuts" tabindex="0">{shortcuts::groups().into_iter().map(|(name, keys)| group(name, keys)).collect_view()}</div>
        </Dialog>
    }
}

fn group(name: String, keys: Vec<Shortcut>) -> impl IntoView {
    let line = |shortcut: Shortcut| {
        let key = |key: String| match key.as_str() {
            "+" => view! { "+ " }.into_any(),
            _ => view! { <kbd>{key}</kbd> " " }.into_any(),
        };
        let keys = shortcut.keys.into_iter().map(key).collect_view();
        view! {
            <dt>{keys}</dt>
            <dd>{shortcut.does}</dd>
        }
    };
    view! {
        <section>
            <h3>{name}</h3>
            <dl>{keys.into_iter().map(line).collect_view()}</dl>
        </section>
    }
}
