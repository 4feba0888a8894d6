//! Lists whose parts are told apart by a number.

use std::sync::Arc;

use leptos::prelude::*;

/// Shows `part` for each of the keys. A part lives, with all its state, for as long as its key is there.
///
/// It is [`For`] for keys of one type, and so in the page's program once instead of once for each list.
pub fn each(
    keys: impl Fn() -> Vec<u64> + Send + 'static,
    part: impl Fn(u64) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    erased(Box::new(keys), Arc::new(part))
}

fn erased(
    keys: Box<dyn Fn() -> Vec<u64> + Send>,
    part: Arc<dyn Fn(u64) -> AnyView + Send + Sync>,
) -> AnyView {
    view! { <For each=keys key=|key| *key children=move |key| part(key) /> }.into_any()
}
