//! What the browser calls the page, in its tab and its history.

use leptos::prelude::document;

/// Calls it by the name of the `page`, of a `chatbot` if there is one and it is known.
pub fn set_title(page: &str, chatbot: Option<&str>) {
    let title = if let Some(chatbot) = chatbot {
        t!("ui-title-of", page = page, chatbot = chatbot)
    } else {
        t!("ui-title", page = page)
    };
    document().set_title(&title);
}
