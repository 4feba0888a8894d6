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

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
