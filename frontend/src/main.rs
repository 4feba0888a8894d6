//! The page's entry point.

use leptos::{mount::mount_to, prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen_futures::spawn_local;

fn main() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        // Without its texts the page stays the skeleton that it is, and index.html says so.
        if app::i18n::load().await.is_ok() {
            show();
        }
    });
}

fn show() {
    let Some(place) = document().get_element_by_id("app") else { return };
    // What stood there until now is the skeleton that index.html paints before this runs.
    place.set_inner_html("");
    let place = place.unchecked_into();
    mount_to(place, app::pages::App).forget();
}
