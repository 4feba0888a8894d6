//! What happens in the window, wherever in it.

use leptos::{ev::EventDescriptor, prelude::*};
use wasm_bindgen::JsCast;

/// Hears an event for as long as the component that is being built lives.
pub fn listen<E>(event: E, heard: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    let listener = window_event_listener(event, heard);
    on_cleanup(move || listener.remove());
}
