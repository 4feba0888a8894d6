//! The tray itself: a strip below the list, which covers no row.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    domain::Tray,
    pages::users::{
        state::UsersState,
        tray::{export_line::ExportLine, job_line::JobLine, receipt::DeletionLine},
    },
    ui::{
        focus,
        format::pixels,
        icon::{Icon, Shape},
        observe::on_resize,
    },
};

#[component]
pub fn TrayStrip(state: UsersState) -> impl IntoView {
    let tray = state.tray.tray;
    let strip = NodeRef::<html::Section>::new();
    let jobs = Memo::new(move |_| tray.with(Tray::shown_jobs));
    let exports = Memo::new(move |_| tray.with(Tray::shown_exports));
    let deletions = Memo::new(move |_| tray.with(|tray| tray.deletions().to_vec()));
    let is_empty = Memo::new(move |_| {
        jobs.with(Vec::is_empty) && exports.with(Vec::is_empty) && deletions.with(Vec::is_empty)
    });
    Effect::new(move || {
        let Some(strip) = strip.get() else { return };
        // Messages stand above it, whatever its height.
        on_resize(&strip.clone(), move || tell_height(f64::from(strip.offset_height())));
    });
    on_cleanup(|| tell_height(0.0));
    let dismissed = move || {
        focus::when_lost(move || {
            let strip = strip.try_get_untracked().flatten();
            if !strip.is_some_and(|strip| focus::focus_in(&strip, ".job")) {
                state.focus_list();
            }
        });
    };
    view! {
        <section class="tray" aria-label=t!("tray-title") node_ref=strip hidden=move || is_empty.get()>
            <ul>
                <For each=move || jobs.get() key=|id| *id let:id>
                    <JobLine state id>
                        <DismissButton on_click=move || {
                            tray.update(|tray| tray.dismiss_job(id));
                            dismissed();
                        } />
                    </JobLine>
                </For>
                <For each=move || exports.get() key=|id| *id let:id>
                    <ExportLine state id>
                        <DismissButton on_click=move || {
                            tray.update(|tray| tray.dismiss_export(id));
                            dismissed();
                        } />
                    </ExportLine>
                </For>
                <For each=move || deletions.get() key=|deletion| deletion.user let:deletion>
                    <DeletionLine state deletion=deletion.clone()>
                        <DismissButton on_click=move || {
                            tray.update(|tray| tray.dismiss_deletion(deletion.user));
                            dismissed();
                        } />
                    </DeletionLine>
                </For>
            </ul>
        </section>
        <p class="sr" role="status">
            {move || state.tray.told.get()}
        </p>
    }
}

#[component]
fn DismissButton(#[prop(into)] on_click: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="btn is-quiet is-icon" aria-label=t!("ui-dismiss") on:click=move |_| on_click.run(())>
            <Icon shape=Shape::Close />
        </button>
    }
}

fn tell_height(height: f64) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // It fails only for what is no value of a property.
        let _ = HtmlElement::style(&root).set_property("--tray", &pixels(height));
    }
}
