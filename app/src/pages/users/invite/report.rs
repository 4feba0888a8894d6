//! What inviting did, and the links to hand out.

use leptos::prelude::*;

use crate::{
    domain::{InvitationReport, Invited, wording},
    pages::users::invite::Inviting,
    ui::{clipboard::CopyButton, place::origin},
};

#[component]
pub fn Report(inviting: Inviting, report: InvitationReport) -> impl IntoView {
    let origin = origin();
    let title = wording::invited(&report);
    let InvitationReport { invited, known, mails } = report;
    let lines = (invited.len() > 1).then(|| wording::link_lines(&origin, &invited));
    let has_links = !invited.is_empty();
    let people: Vec<_> = invited
        .into_iter()
        .map(|one| {
            let link = wording::whole_link(&origin, &one);
            view! { <Link invited=one link /> }
        })
        .collect();
    view! {
        <div class="dialog-content">
            <div>
                <h3 class="invite-title" tabindex="-1">
                    <bdi>{title}</bdi>
                </h3>
                {has_links.then(|| view! { <p>{wording::invitation_mails(mails)}</p> })}
                {wording::known_meanwhile(&known).map(|told| view! { <p>{told}</p> })}
            </div>
            {has_links
                .then(|| {
                    view! {
                        <ol class="people" tabindex="0" aria-label=t!("invite-links")>
                            {people}
                        </ol>
                        <p class="is-dim">{wording::links_once()}</p>
                    }
                })}
        </div>
        <footer class="dialog-foot">
            {lines.map(|lines| view! { <CopyButton text=lines label=t!("invite-copy-all") /> })}
            <button type="button" class="btn is-primary" on:click=move |_| inviting.open.set(false)>
                {t!("invite-done")}
            </button>
        </footer>
    }
}

#[component]
fn Link(invited: Invited, link: String) -> impl IntoView {
    let name = invited.user.display_name();
    let email = invited.user.email.filter(|email| *email != name);
    let what = t!("invite-link-of", name = &name);
    view! {
        <li class="person has-link">
            <span class="who">
                <b title=name.clone()>
                    <bdi>{name.clone()}</bdi>
                </b>
                {email.map(|email| view! { <small><bdi>{email}</bdi></small> })}
            </span>
            <code class="person-link">{link.clone()}</code>
            <CopyButton text=link what />
        </li>
    }
}
