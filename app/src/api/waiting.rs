//! Waiting until the server can reach its database again.

use std::cell::Cell;

use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen_futures::JsFuture;

/// How long after "not now" it is asked again.
const AGAIN_MILLISECONDS: i32 = 2_000;
/// Where it is said, in index.html: no page is without it, and it costs the program next to nothing.
const LINE: &str = "away";

thread_local! {
    /// How many calls wait.
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// A call that waits for the database, until it is answered or given up. The page says so meanwhile.
pub struct Waits;

impl Waits {
    /// It was told "not now".
    pub fn begin() -> Self {
        let waited = WAITING.get();
        WAITING.set(waited + 1);
        if waited == 0 {
            say(Some(&t!("ui-away")));
        }
        Self
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        let left = WAITING.get() - 1;
        WAITING.set(left);
        if left == 0 {
            say(None);
        }
    }
}

fn say(text: Option<&str>) {
    if let Some(line) = document().get_element_by_id(LINE) {
        line.set_text_content(text);
    }
}

/// Waits before the next try.
pub async fn pause() {
    let passed = Promise::new(&mut |resolve, _| {
        // Refused, the call waits until it is given up.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, AGAIN_MILLISECONDS);
    });
    let _ = JsFuture::from(passed).await;
}
