//! The page's entry point.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

fn main() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        if let Some(skeleton) = document().get_element_by_id("app") {
            // Without its texts the page stays the skeleton that it is, and index.html says so.
            let _ = app::pages::show(&skeleton).await;
        }
    });
}
