//! The page's entry point.

use leptos::{mount::mount_to, prelude::*, wasm_bindgen::JsCast};

fn main() {
    console_error_panic_hook::set_once();
    let Some(place) = document().get_element_by_id("app") else { return };
    // What stood there until now is the skeleton that index.html paints before this runs.
    place.set_inner_html("");
    let place = place.unchecked_into();
    mount_to(place, app::pages::App).forget();
}
