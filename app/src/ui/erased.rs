//! Views that change, whatever is in them: in the page's program once, instead of once for each place that has one.

use std::sync::Arc;

use leptos::prelude::*;

/// Shows what `view` makes, anew whenever what it reads changes.
pub fn shown(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// Shows `view` while `is` holds, as [`Show`] does.
pub fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let is = Memo::new(move |_| is());
    shown(move || if is.get() { view() } else { ().into_any() })
}

/// Shows `part` for each of the keys, as [`For`] does: it lives, with all its state, for as long as its key is there.
pub fn each(
    keys: impl Fn() -> Vec<u64> + Send + 'static,
    part: impl Fn(u64) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    each_of(Box::new(keys), Arc::new(part))
}

fn each_of(
    keys: Box<dyn Fn() -> Vec<u64> + Send>,
    part: Arc<dyn Fn(u64) -> AnyView + Send + Sync>,
) -> AnyView {
    view! { <For each=keys key=|key| *key children=move |key| part(key) /> }.into_any()
}
