//! The last bulk actions of the chatbot.

use leptos::prelude::*;

use crate::{
    domain::{Job, JobId, Tray},
    pages::users::{state::UsersState, tray::job_line::JobLine},
    ui::{
        dialog::Dialog,
        format::Ago,
        notice::{Banner, Notice},
    },
};

#[component]
pub fn RecentDialog(open: RwSignal<bool>, state: UsersState) -> impl IntoView {
    view! {
        <Dialog open title=t!("tray-recent") wide=true>
            <Recent open state />
        </Dialog>
    }
}

#[component]
fn Recent(open: RwSignal<bool>, state: UsersState) -> impl IntoView {
    state.tray.reload();
    let jobs = Memo::new(move |_| state.tray.tray.with(Tray::recent_jobs));
    let is_empty = Memo::new(move |_| jobs.with(Vec::is_empty));
    let list = move || match (state.tray.is_loaded.get(), is_empty.get()) {
        (false, true) => {
            (0..3).map(|_| view! { <span class="bone is-block"></span> }).collect_view().into_any()
        }
        (true, true) => view! {
            <Notice title=t!("tray-none") text=t!("tray-none-text") />
        }
        .into_any(),
        (_, false) => view! {
            <ul class="jobs">
                <For each=move || jobs.get() key=|id| *id let:id>
                    <JobLine state id>
                        <When state id />
                    </JobLine>
                </For>
            </ul>
        }
        .into_any(),
    };
    let banner = move || {
        state.tray.fault.get().map(|fault| {
            view! { <Banner text=fault.to_string() again=move |()| state.tray.reload() /> }
        })
    };
    view! {
        <div class="dialog-content">{banner} {list}</div>
        <footer class="dialog-foot">
            <button type="button" class="btn is-primary" on:click=move |_| open.set(false)>
                {t!("ui-close")}
            </button>
        </footer>
    }
}

#[component]
fn When(state: UsersState, id: JobId) -> impl IntoView {
    let at = Memo::new(move |_| state.tray.job(id).and_then(|job: Job| job.ended_at));
    move || at.get().map(|at| view! { <span class="is-dim job-when"><Ago at /></span> })
}
