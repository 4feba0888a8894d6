//! What is typed and chosen, kept in this tab when the page goes without having been asked to: signed out, or loaded anew after
//! an update.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;

use crate::ui::remember::{remember_in_tab, remembered_in_tab};

/// Under what a tab keeps them.
const NAME: &str = "rollcall.drafts";
/// Stands behind a draft's name, and behind its text; neither holds one.
const UNIT: char = '\u{1f}';
const RECORD: char = '\u{1e}';

type Text = Rc<dyn Fn() -> Option<String>>;

thread_local! {
    /// What keeps them all. It comes with the first that is to be kept, and so is no part of the first load.
    static SAVE: Cell<Option<fn()>> = const { Cell::new(None) };
    static KEPT: RefCell<Vec<(String, Text)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what `text` gives then, under `name`, for as long as the component that is being built lives; `None`: there is nothing
/// to keep.
pub fn keep_draft(name: String, text: impl Fn() -> Option<String> + 'static) {
    SAVE.set(Some(save_all));
    let text: Text = Rc::new(text);
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
    let mut all = remembered_in_tab(NAME).unwrap_or_default();
    for (name, text) in drafts {
        if let Some(text) = untrack(|| text()) {
            all.push_str(&name);
            all.push(UNIT);
            all.push_str(&text);
            all.push(RECORD);
        }
    }
    remember_in_tab(NAME, Some(&all));
}

/// What was kept under `name`, once.
pub fn take_draft(name: &str) -> Option<String> {
    let all = remembered_in_tab(NAME)?;
    let (mut taken, mut others) = (None, String::new());
    for record in all.split_inclusive(RECORD) {
        match record.trim_end_matches(RECORD).split_once(UNIT) {
            Some((kept, text)) if kept == name => taken = Some(text.to_owned()),
            _ => others.push_str(record),
        }
    }
    remember_in_tab(NAME, (!others.is_empty()).then_some(&others));
    taken
}

/// Forgets them: who goes by themself leaves nothing behind.
pub fn forget_drafts() {
    remember_in_tab(NAME, None);
}
