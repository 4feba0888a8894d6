//! What inviting would do, before it is done.

use leptos::prelude::*;

use crate::{
    domain::{InvitationPreview, Invitee, PreviewEntry, Verdict, wording},
    pages::users::invite::Inviting,
    ui::{
        badge::{RoleLabel, StatusBadge},
        notice::Alert,
    },
};

#[component]
pub fn Preview(inviting: Inviting, preview: InvitationPreview) -> impl IntoView {
    let Inviting { draft, busy, error, .. } = inviting;
    let counts = preview.counts();
    let entries = preview.entries().iter().cloned().map(|entry| view! { <Entry entry /> }).collect_view();
    let order = wording::invite_order(counts.new);
    let send = move |_| inviting.send(&preview);
    view! {
        <div class="dialog-content">
            <div>
                <h3 class="invite-title" tabindex="-1">
                    {wording::preview_counts(counts)}
                </h3>
                <p id="invite-meaning" class="is-dim">
                    {wording::preview_meaning(counts, draft.role.get_untracked())}
                </p>
            </div>
            <ol class="people" tabindex="0" aria-label=t!("invite-people")>
                {entries}
            </ol>
            <Alert error />
        </div>
        <footer class="dialog-foot">
            <button type="button" class="btn" class:is-primary=counts.new == 0 on:click=move |_| inviting.write()>
                {t!("invite-change")}
            </button>
            {(counts.new > 0)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn is-primary"
                            aria-describedby="invite-meaning"
                            aria-disabled=move || busy.get().to_string()
                            on:click=send
                        >
                            {move || if busy.get() { t!("invite-inviting") } else { order.clone() }}
                        </button>
                    }
                })}
        </footer>
    }
}

#[component]
fn Entry(entry: PreviewEntry) -> impl IntoView {
    let PreviewEntry { text, verdict } = entry;
    let sign = view! { <span class=format!("verdict is-{}", verdict.as_str())>{verdict.label()}</span> };
    let (title, detail, standing) = match verdict {
        Verdict::Malformed { reason } => (text, Some(reason.to_string()), None),
        Verdict::Known { invitee, status, role } => {
            let (title, detail) = called(invitee);
            (title, detail, Some(view! { <StatusBadge status /> <RoleLabel role /> }))
        }
        Verdict::New { invitee } | Verdict::Repeated { invitee } => {
            let (title, detail) = called(invitee);
            (title, detail, None)
        }
    };
    view! {
        <li class="person">
            {sign}
            <span class="who">
                <b title=title.clone()>
                    <bdi>{title.clone()}</bdi>
                </b>
                {detail.map(|detail| view! { <small><bdi>{detail}</bdi></small> })}
            </span>
            {standing.map(|standing| view! { <span class="person-standing">{standing}</span> })}
        </li>
    }
}

/// Name and email, or the email alone.
fn called(invitee: Invitee) -> (String, Option<String>) {
    let email = invitee.email.as_str().to_owned();
    if invitee.name.is_empty() { (email, None) } else { (invitee.name.as_str().to_owned(), Some(email)) }
}
