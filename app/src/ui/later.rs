//! Parts of the page whose program is fetched when they are first wanted, so that the first load is small.

use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use crate::ui::{call::Caller, erased::shown, notice::Notice, steps::next_task, version::load_anew};

/// What fetches a part's program, and does nothing once it is there.
pub type Fetch = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;
/// The part itself, ready at once when its program is there.
pub type Part = Pin<Box<dyn Future<Output = Result<AnyView, SplitLoaderError>>>>;

/// Whether parts may be fetched yet; in the context of what must come before them.
#[derive(Clone, Copy)]
pub struct MayFetch(pub Memo<bool>);

/// How long to wait before trying again to fetch a part that nobody misses yet.
const RETRY_MILLISECONDS: u64 = 5_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fetching,
    There,
    Failed,
}

/// Makes a function `name` that shows the view, whose program stands in the file `file` with that of others.
///
/// All of `file` is fetched with the first of them. Until then there is what `meanwhile` shows; if it can't be fetched, a notice
/// says so, unless the part comes `quietly`: then it is only tried again.
#[macro_export]
macro_rules! later {
    ($file:ident: $visible:vis fn $name:ident($($argument:ident: $type:ty),*) => $view:expr, meanwhile $meanwhile:expr) => {
        $crate::later!($file, $visible $name($($argument: $type),*), $view, $meanwhile, false);
    };
    ($file:ident: $visible:vis fn $name:ident($($argument:ident: $type:ty),*) => $view:expr, quietly $meanwhile:expr) => {
        $crate::later!($file, $visible $name($($argument: $type),*), $view, $meanwhile, true);
    };
    ($file:ident, $visible:vis $name:ident($($argument:ident: $type:ty),*), $view:expr, $meanwhile:expr, $quietly:literal) => {
        $visible fn $name($($argument: $type),*) -> AnyView {
            #[::leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, preload(program), fallible)]
            fn $name($($argument: $type),*) -> Result<AnyView, ::leptos::wasm_split::SplitLoaderError> {
                Ok(IntoAny::into_any($view))
            }

            $crate::ui::later::show(
                || Box::pin(program()),
                Box::new(move || Box::pin($name($($argument),*))),
                $meanwhile,
                $quietly,
            )
        }
    };
}

/// Shows `part` as soon as its program is there.
pub fn show(
    fetch: fn() -> Fetch,
    part: Box<dyn Fn() -> Part + Send>,
    meanwhile: fn() -> AnyView,
    quietly: bool,
) -> AnyView {
    let asked = Asked { caller: Caller::here(), stage: RwSignal::new(Stage::Fetching), fetch, quietly };
    match use_context::<MayFetch>() {
        Some(MayFetch(may)) if !may.get_untracked() => {
            Effect::new(move || {
                if may.get() {
                    // What lets it come is drawn first.
                    asked.caller.after(0, move || asked.fetch());
                }
            });
        }
        _ => asked.fetch(),
    }
    let view = move || match asked.stage.get() {
        Stage::Fetching => meanwhile(),
        Stage::There => poll(&mut part()).and_then(Result::ok).unwrap_or_else(meanwhile),
        Stage::Failed => view! { <NotFetched again=move |()| asked.fetch() /> }.into_any(),
    };
    shown(view)
}

/// A part whose program is wanted.
#[derive(Clone, Copy)]
struct Asked {
    caller: Caller,
    stage: RwSignal<Stage>,
    fetch: fn() -> Fetch,
    quietly: bool,
}

impl Asked {
    fn fetch(self) {
        let mut fetching = (self.fetch)();
        // What is there already is shown without a flash of what stands in its place.
        if let Some(result) = poll(&mut fetching) {
            return self.end(&result);
        }
        if self.stage.get_untracked() != Stage::Fetching {
            self.stage.set(Stage::Fetching);
        }
        spawn_local(async move {
            let result = fetching.await;
            // Of those that come with the same file, each is built in a task of its own.
            next_task().await;
            if self.caller.is_alive() {
                self.end(&result);
            }
        });
    }

    fn end(self, result: &Result<(), SplitLoaderError>) {
        match result {
            Ok(()) => self.stage.set(Stage::There),
            Err(_) if self.quietly => self.caller.after(RETRY_MILLISECONDS, move || self.fetch()),
            Err(_) => self.stage.set(Stage::Failed),
        }
    }
}

fn poll<T>(future: &mut Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

#[component]
fn NotFetched(#[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <Notice
            title=t!("ui-part-missing")
            text=t!("ui-part-missing-help")
        >
            <button type="button" class="btn" on:click=move |_| load_anew()>
                {t!("ui-load-page-anew")}
            </button>
            <button type="button" class="btn is-primary" on:click=move |_| again.run(())>
                {t!("ui-try-again")}
            </button>
        </Notice>
    }
}

/// Stands where a page beside the navigation comes.
pub fn page_skeleton() -> AnyView {
    view! {
        <div class="page" aria-hidden="true">
            <div class="head">
                <span class="bone is-long"></span>
            </div>
            <div class="settings">
                <span class="bone is-block"></span>
                <span class="bone is-block"></span>
                <span class="bone is-block"></span>
                <span class="bone is-block"></span>
            </div>
        </div>
    }
    .into_any()
}

/// Stands where a page of its own comes, or nothing was asked for yet.
pub fn nothing() -> AnyView {
    ().into_any()
}
