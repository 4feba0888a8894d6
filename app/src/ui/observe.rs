//! The browser's observers, for as long as the observing component lives.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// Calls `changed` whenever the element's size changes, and once at the beginning.
pub fn on_resize(element: &Element, changed: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(changed);
    let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = StoredValue::new_local(Some((observer, closure)));
    on_cleanup(move || {
        if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}

/// The end of what is loaded of a list: calls `reached` when it comes into view.
#[component]
pub fn Sentinel(#[prop(into)] reached: Callback<()>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let closure = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let in_view = entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
                .any(|entry| entry.is_intersecting());
            if in_view {
                reached.try_run(());
            }
        });
        let Ok(observer) = IntersectionObserver::new(closure.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local(Some((observer, closure)));
        on_cleanup(move || {
            if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
                observer.disconnect();
            }
        });
    });
    view! { <div class="sentinel" node_ref=node aria-hidden="true"></div> }
}
