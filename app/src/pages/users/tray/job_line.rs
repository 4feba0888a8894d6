//! A bulk action: how far it is, then what came of it.

use leptos::{html, prelude::*};

use crate::{
    domain::{Job, JobId, Outcome, ReceiptOf, Skips, wording},
    pages::users::{state::UsersState, tray::receipt::ReceiptButton},
    ui::{
        focus,
        icon::{Icon, Shape},
        pieces::view_pieces,
    },
};

/// `children` are the ways that a result has besides its own.
#[component]
pub fn JobLine(state: UsersState, id: JobId, children: ChildrenFn) -> impl IntoView {
    let tray = state.tray;
    let line = NodeRef::<html::Li>::new();
    let children = StoredValue::new(children);
    let job = Memo::new(move |_| tray.job(id));
    let is_waiting =
        Memo::new(move |_| tray.tray.with(|tray| tray.job(id).is_some_and(|job| tray.is_waiting(job))));
    let busy = RwSignal::new(false);
    // Steps change the numbers; what else stands there changes with the end alone.
    let ended = Memo::new(move |_| job.get().filter(Job::is_over));
    let title = Memo::new(move |_| job.get().map(|job| wording::job_title(&job)));
    let progress = move || job.get().map(|job| wording::job_progress(&job, is_waiting.get()));
    let told = move || match ended.get() {
        Some(job) => view! { <Outcomes state job /> }.into_any(),
        None => progress.into_any(),
    };
    let stay = move || {
        focus::when_lost(move || {
            if let Some(line) = line.try_get_untracked().flatten() {
                focus::focus(&line);
            }
        });
    };
    let settle = move || {
        let _ = busy.try_set(false);
        stay();
    };
    let cancel = move |_| {
        busy.set(true);
        tray.cancel(id, settle);
    };
    let undo = move |_| {
        busy.set(true);
        tray.undo(id, settle);
    };
    let ways = move || match ended.get() {
        None => view! {
            <button type="button" class="btn" disabled=move || busy.get() on:click=cancel>
                {t!("ui-cancel")}
            </button>
        }
        .into_any(),
        Some(job) => view! {
            {job
                .can_be_undone()
                .then(|| {
                    view! {
                        <button type="button" class="btn" disabled=move || busy.get() on:click=undo>
                            {t!("tray-undo")}
                        </button>
                    }
                })}
            {job
                .receipt
                .map(|receipt| {
                    view! { <ReceiptButton state of=ReceiptOf::BulkAction(id) at=job.ended_at receipt /> }
                })}
            {job.undone_by.map(|_| view! { <span class="is-dim">{t!("tray-undone")}</span> })}
            {children.with_value(|children| children())}
        }
        .into_any(),
    };
    view! {
        <li class="job" class:is-over=move || ended.with(Option::is_some) tabindex="-1" node_ref=line>
            <div class="job-text">
                <b>{move || title.get()}</b>
                <small>{told}</small>
            </div>
            {move || {
                ended
                    .with(Option::is_none)
                    .then(|| {
                        view! {
                            <progress
                                class="job-progress"
                                aria-label=move || title.get()
                                max=move || job.get().map(|job| job.total.max(1).to_string())
                                value=move || job.get().map(|job| job.met().to_string())
                            ></progress>
                        }
                    })
            }}
            <div class="job-ways">{ways}</div>
        </li>
    }
}

/// How many met which outcome; where somebody did, a way to who they are.
#[component]
fn Outcomes(state: UsersState, job: Job) -> impl IntoView {
    let counts = Outcome::ALL.iter().map(|outcome| {
        let count = job.count_of(*outcome);
        let told = wording::outcome(*outcome, count);
        if count == 0 {
            return view! { <span>{told}</span> }.into_any();
        }
        let name = t!("tray-download", count = &told);
        let address = state.tray.users_file(job.id, *outcome);
        view! {
            <a class="link" href=address download="" aria-label=name>
                {told}
                <Icon shape=Shape::Download />
            </a>
        }
        .into_any()
    });
    let tell = |skips: &[Skips]| wording::skip_reasons(job.action, skips);
    let reasons = state.tray.tray.with_untracked(|tray| tray.reasons(&job).map(tell));
    view! {
        <span class="job-result">
            {counts.collect_view()} {wording::spared(&job).map(|spared| view! { <span>{spared}</span> })}
            {job.receipt.map(|receipt| view! { <span>{t!("tray-deleted-data", data = wording::receipt(receipt))}</span> })}
            {reasons
                .map(|reasons| {
                    let reasons = view! { <bdi>{reasons}</bdi> };
                    view! { <span>{view_pieces("tray-skipped", Vec::new(), vec![("reasons", reasons.into_any())])}</span> }
                })}
        </span>
    }
}
