//! What this browser remembers for its user. It may be forbidden to, or may hold what an older page wrote.

use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

/// What was remembered under `name`, if it can still be read.
pub fn remembered<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&storage()?.get_item(name).ok()??).ok()
}

/// Remembers `value` under `name`, where the browser lets us.
pub fn remember<T: Serialize>(name: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        // A full or forbidden storage only means that nothing is remembered.
        let _ = storage.set_item(name, &text);
    }
}

/// The text that was remembered under `name`.
pub fn remembered_text(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a text under `name`, where the browser lets us.
pub fn remember_text(name: &str, text: &str) {
    if let Some(storage) = storage() {
        // As above.
        let _ = storage.set_item(name, text);
    }
}

/// Remembers `text` under `name` for as long as this tab is open; `None`: forgets it.
pub fn remember_in_tab(name: &str, text: Option<&str>) {
    let Some(storage) = tab_storage() else { return };
    // As above.
    let _ = match text {
        Some(text) => storage.set_item(name, text),
        None => storage.remove_item(name),
    };
}

/// What was remembered under `name` in this tab.
pub fn remembered_in_tab(name: &str) -> Option<String> {
    tab_storage()?.get_item(name).ok()?
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
