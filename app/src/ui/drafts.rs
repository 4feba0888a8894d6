//! What is typed and chosen, kept in this tab when the page goes without having been asked to: signed out, or loaded anew after
//! an update.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::ui::remember::{remember_in_tab, remembered_in_tab};

/// Under what a tab keeps them.
const NAME: &str = "rollcall.drafts";

/// A draft as it is kept, in JSON; `None`: there is nothing to keep.
type Text = Rc<dyn Fn() -> Option<String>>;
/// The drafts a tab keeps, by name.
type Drafts = BTreeMap<String, String>;

thread_local! {
    /// What keeps them all. It comes with the first that is to be kept, and so is no part of the first load.
    static SAVE: Cell<Option<fn()>> = const { Cell::new(None) };
    static KEPT: RefCell<Vec<(String, Text)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what `draft` gives then, under `name`, for as long as the component that is being built lives; `None`: there is nothing
/// to keep.
pub fn keep_draft<T: Serialize>(name: String, draft: impl Fn() -> Option<T> + 'static) {
    keep(name, Rc::new(move || serde_json::to_string(&draft()?).ok()));
}

fn keep(name: String, text: Text) {
    SAVE.set(Some(save_all));
    KEPT.with_borrow_mut(|drafts| drafts.push((name, Rc::clone(&text))));
    let kept = StoredValue::new_local(text);
    on_cleanup(move || {
        if let Some(text) = kept.try_get_value() {
            KEPT.with_borrow_mut(|drafts| drafts.retain(|(_, other)| !Rc::ptr_eq(other, &text)));
        }
    });
}

/// Keeps everything there is to be kept, since the page is about to go.
pub fn save_drafts() {
    if let Some(save) = SAVE.get() {
        save();
    }
}

fn save_all() {
    let drafts: Vec<(String, Text)> = KEPT.with_borrow(Clone::clone);
    let mut all = kept().unwrap_or_default();
    for (name, text) in drafts {
        if let Some(text) = untrack(|| text()) {
            all.insert(name, text);
        }
    }
    remember_drafts(&all);
}

/// What was kept under `name`, once.
pub fn take_draft<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&take(name)?).ok()
}

fn take(name: &str) -> Option<String> {
    let mut all = kept()?;
    let taken = all.remove(name);
    remember_drafts(&all);
    taken
}

fn kept() -> Option<Drafts> {
    serde_json::from_str(&remembered_in_tab(NAME)?).ok()
}

fn remember_drafts(drafts: &Drafts) {
    let text = serde_json::to_string(drafts).ok().filter(|_| !drafts.is_empty());
    remember_in_tab(NAME, text.as_deref());
}

/// Forgets them: who goes by themself leaves nothing behind.
pub fn forget_drafts() {
    remember_in_tab(NAME, None);
}
