//! The page is built in steps, each in a task of its own: between them a slow machine draws and hears. Until the last is done the
//! page is not seen, and what stood there before it is.

use std::{cell::Cell, rc::Rc};

use js_sys::Promise;
use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

use crate::ui::erased::shown;

/// A page that is being built.
#[derive(Clone, Copy)]
struct Unseen {
    /// How many steps are to be done, or `None`: it is seen.
    steps: StoredValue<Option<usize>>,
    places: StoredValue<[HtmlElement; 2], LocalStorage>,
}

impl Unseen {
    fn begin(self) {
        self.steps.update_value(|steps| *steps = steps.map(|steps| steps + 1));
    }

    /// Shows the page once all that was begun is done.
    fn end(self) {
        self.steps.update_value(|steps| *steps = steps.map(|steps| steps - 1));
        if self.steps.get_value() == Some(0) {
            self.steps.set_value(None);
            self.places.with_value(|[before, page]| {
                before.remove();
                page.set_hidden(false);
            });
        }
    }
}

/// Builds the page, which takes the place of `before` when it is whole.
pub fn mount(before: &Element, page: impl FnOnce() -> AnyView + 'static) {
    let Ok(place) = before.clone_node().map(JsCast::unchecked_into::<HtmlElement>) else { return };
    place.set_hidden(true);
    // It fails only where `before` stands nowhere.
    let _ = before.after_with_node_1(&place);
    let places = [before.clone().unchecked_into(), place.clone()];
    let begun = Rc::new(Cell::new(None));
    let made = Rc::clone(&begun);
    let handle = mount_to(place, move || {
        let steps = StoredValue::new(Some(1));
        let unseen = Unseen { steps, places: StoredValue::new_local(places) };
        provide_context(unseen);
        made.set(Some(unseen));
        page()
    });
    handle.forget();
    // Before the effects of what was built, some of which bring the focus there.
    if let Some(unseen) = begun.get() {
        unseen.end();
    }
}

/// A part of the page that is built in a task of its own while nobody sees it, and at once later on.
pub fn step(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let Some(unseen) = use_context::<Unseen>().filter(|unseen| unseen.steps.get_value().is_some()) else {
        return view();
    };
    unseen.begin();
    let is_next = RwSignal::new(false);
    spawn_local(async move {
        next_task().await;
        // Who left meanwhile took the part along.
        let _ = is_next.try_set(true);
        next_task().await;
        unseen.end();
    });
    shown(move || if is_next.get() { view() } else { ().into_any() })
}

/// Goes on in a task of its own.
pub async fn next_task() {
    // A window always has timers.
    let turn = Promise::new(&mut |resolve, _| drop(window().set_timeout_with_callback(&resolve)));
    let _ = JsFuture::from(turn).await;
}
