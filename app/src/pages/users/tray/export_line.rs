//! An export of this page: how far it is, then whether the file is whole.

use leptos::{html, prelude::*};

use crate::{
    domain::{ExportId, WatchedExport, wording},
    pages::users::state::UsersState,
    ui::focus,
};

/// `children` are the ways there are when it is over.
#[component]
pub fn ExportLine(state: UsersState, id: ExportId, children: ChildrenFn) -> impl IntoView {
    let line = NodeRef::<html::Li>::new();
    let children = StoredValue::new(children);
    let export = Memo::new(move |_| state.tray.tray.with(|tray| tray.export(id).cloned()));
    let busy = RwSignal::new(false);
    let told = Memo::new(move |_| export.with(|export| export.as_ref().map(wording::export)));
    let title = Memo::new(move |_| told.get().map(|(title, _)| title));
    let ended = Memo::new(move |_| {
        export
            .with(|export| export.as_ref().is_none_or(|watched| watched.is_lost || watched.export.is_over()))
    });
    let number_of = move |count: fn(&WatchedExport) -> u64| {
        move || export.with(|export| export.as_ref().map(|export| count(export).to_string()))
    };
    let cancel = move |_| {
        busy.set(true);
        state.tray.cancel_export(id, move || {
            let _ = busy.try_set(false);
            focus::when_lost(move || {
                if let Some(line) = line.try_get_untracked().flatten() {
                    focus::focus(&line);
                }
            });
        });
    };
    view! {
        <li class="job" class:is-over=move || ended.get() tabindex="-1" node_ref=line>
            <div class="job-text">
                <b>{move || title.get()}</b>
                <small>{move || told.get().map(|(_, how)| how)}</small>
            </div>
            {move || {
                (!ended.get())
                    .then(|| {
                        view! {
                            <progress
                                class="job-progress"
                                aria-label=move || title.get()
                                max=number_of(|watched| watched.export.total.max(1))
                                value=number_of(|watched| watched.export.rows)
                            ></progress>
                        }
                    })
            }}
            <div class="job-ways">
                {move || {
                    if ended.get() {
                        children.with_value(|children| children()).into_any()
                    } else {
                        view! {
                            <button type="button" class="btn" disabled=move || busy.get() on:click=cancel>
                                {t!("ui-cancel")}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </div>
        </li>
    }
}
