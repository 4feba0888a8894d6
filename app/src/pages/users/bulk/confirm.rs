//! What must be read before a bulk action is done.

use leptos::{ev, html, prelude::*};

use crate::{
    domain::{Action, Preview, wording},
    pages::users::bulk::{
        Confirmation,
        deletion::{Deletion, DeletionStep},
    },
    ui::{dialog::Dialog, focus, notice::Alert, pieces::view_pieces},
};

#[component]
pub fn ConfirmDialog(confirmation: Confirmation) -> impl IntoView {
    confirmation.end_with_dialog();
    let title = move || {
        let action = confirmation.action.get();
        confirmation.preview.with(|preview| wording::question(action, preview.as_ref()))
    };
    view! {
        <Dialog open=confirmation.open title=Signal::derive(title)>
            <Confirm confirmation />
        </Dialog>
    }
}

#[component]
fn Confirm(confirmation: Confirmation) -> impl IntoView {
    let Confirmation { open, action, preview, error, busy, .. } = confirmation;
    let deletion = Deletion::new(preview);
    let changes = Memo::new(move |_| preview.with(|preview| preview.as_ref().map(|preview| preview.changes)));
    let is_deletion = move || action.get() == Action::Delete;
    let is_ready = move || changes.get().is_some_and(|changes| changes > 0);
    let may_confirm = move || is_ready() && !busy.get() && (!is_deletion() || deletion.is_confirmed());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(may_confirm) {
            confirmation.confirm();
        }
    };
    let form = NodeRef::<html::Form>::new();
    Effect::new(move || {
        // Each of these can take away, or switch off, the button that was pressed.
        let _ = (changes.get(), busy.get(), error.get());
        focus::when_lost(move || {
            if let Some(form) = form.try_get_untracked().flatten() {
                focus::focus_in(&form, "footer button");
            }
        });
    });
    let must_ask_again = move || error.with(Option::is_some) && preview.with(Option::is_none);
    let content = move || match preview.get() {
        Some(preview) => view! { <Outlook action=action.get_untracked() preview deletion /> }.into_any(),
        None if error.with(Option::is_some) => ().into_any(),
        None => counting().into_any(),
    };
    let yes = move || {
        if must_ask_again() {
            view! {
                <button type="button" class="btn is-primary" on:click=move |_| confirmation.prepare()>
                    {t!("ui-try-again")}
                </button>
            }
            .into_any()
        } else if changes.get() == Some(0) {
            ().into_any()
        } else {
            let look = if is_deletion() { "btn is-danger is-solid" } else { "btn is-primary" };
            let label = move || {
                let action = action.get();
                match (busy.get(), action) {
                    (true, _) => t!("users-confirm-starting"),
                    (false, Action::Delete) => t!("users-confirm-delete"),
                    (false, action) => action.label(),
                }
            };
            view! {
                <button type="submit" class=look disabled=move || !may_confirm()>
                    {label}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <form node_ref=form on:submit=submit>
            <div class="dialog-content is-outlook" aria-busy=move || changes.get().is_none().to_string()>
                {content} <Alert error />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" autofocus=true on:click=move |_| open.set(false)>
                    {move || if changes.get() == Some(0) { t!("ui-close") } else { t!("ui-cancel") }}
                </button>
                {yes}
            </footer>
        </form>
    }
}

/// What would be done, to whom not and why.
#[component]
fn Outlook(action: Action, preview: Preview, deletion: Deletion) -> impl IntoView {
    let is_deletion = action == Action::Delete && preview.changes > 0;
    let skipped = wording::skipped(&preview);
    let skipped = (!skipped.is_empty()).then(|| {
        let sentences = skipped.into_iter().map(|sentence| view! { <li>{sentence}</li> });
        view! { <ul class="skips">{sentences.collect_view()}</ul> }
    });
    let nobody = (preview.job.total == 0).then(|| view! { <p>{t!("users-confirm-nobody")}</p> });
    let lost = is_deletion.then(|| {
        let lost = view! { <b>{wording::lost(&preview)}</b> };
        view! { <p>{view_pieces("users-confirm-lost", Vec::new(), vec![("lost", lost.into_any())])}</p> }
    });
    let meaning = (preview.changes > 0).then(|| view! { <p class="is-dim">{action.meaning()}</p> });
    view! {
        {lost}
        {meaning}
        {skipped}
        {nobody}
        {is_deletion.then(|| view! { <DeletionStep deletion preview /> })}
    }
}

fn counting() -> impl IntoView {
    view! {
        <p class="is-dim" role="status">
            {t!("users-confirm-counting")}
        </p>
        <span class="bone is-block" aria-hidden="true"></span>
    }
}
