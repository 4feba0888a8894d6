//! The invitation of a pending user: what became of it, sending it again, taking it back.

use leptos::prelude::*;

use crate::{
    Error,
    api::invitations::{cancel_invitation, resend_invitation},
    domain::{Invitation, Invited, Timestamp, User, wording},
    pages::users::panel::{PanelState, confirm::ConfirmCancelInvitation},
    ui::{
        badge::MailFailed,
        call::Caller,
        clipboard::CopyButton,
        focus,
        format::{Clock, date, exact, machine},
        notice::Alert,
        place::origin,
    },
};

/// A link that was made here, and the term that came with it: with another term there is another link.
#[derive(Clone, PartialEq)]
struct NewLink {
    link: String,
    expires_at: Option<Timestamp>,
}

#[component]
pub fn InvitationPart(panel: PanelState) -> impl IntoView {
    let is_invited = Memo::new(move |_| panel.user.with(|user| user.as_ref().is_some_and(User::is_invited)));
    view! {
        <Show when=move || is_invited.get()>
            <Part panel />
        </Show>
    }
}

#[component]
fn Part(panel: PanelState) -> impl IntoView {
    let caller = Caller::here();
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<Error>);
    let made = RwSignal::new(None::<NewLink>);
    let cancelling = RwSignal::new(false);
    let invitation =
        Memo::new(move |_| panel.user.with(|user| user.as_ref().and_then(|user| user.invitation.clone())));
    let link = Memo::new(move |_| {
        let expires_at = invitation.with(|invitation| invitation.as_ref().map(|one| one.expires_at));
        made.get().filter(|made| made.expires_at == expires_at).map(|made| made.link)
    });
    let failed = move |why: Error| {
        busy.set(false);
        error.set(Some(why));
        // They may have accepted meanwhile, or be gone.
        panel.load();
    };
    let resend = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        caller.call(resend_invitation(panel.page.chatbot_id, panel.user_id), move |result| match result {
            Ok(invited) => {
                busy.set(false);
                made.set(Some(new_link(&invited)));
                panel.put(invited.user);
                panel.page.refresh();
                // It comes above the button, which it may push out of the panel.
                focus::keep_in_view();
            }
            Err(why) => failed(why),
        });
    };
    let ask = move |_| {
        if !busy.get_untracked() {
            cancelling.set(true);
        }
    };
    let cancel = move |()| {
        let name = panel.user.with_untracked(|user| user.as_ref().map(User::display_name));
        busy.set(true);
        error.set(None);
        panel.is_leaving.set_value(true);
        caller.call(cancel_invitation(panel.page.chatbot_id, panel.user_id), move |result| match result {
            Ok(()) => {
                panel.page.close();
                panel.page.refresh();
                panel.page.toasts.say(t!("panel-invitation-cancelled", name = name.unwrap_or_default()));
            }
            Err(why) => {
                panel.is_leaving.set_value(false);
                failed(why);
            }
        });
    };
    view! {
        <section class="invitation" aria-labelledby="invitation-heading">
            <h3 id="invitation-heading">{t!("panel-invitation")}</h3>
            {move || invitation.get().map(|invitation| view! { <Standing invitation /> })}
            <div role="status">
                {move || link.get().map(|link| view! { <LinkMade link /> })}
            </div>
            <Alert error />
            <div class="invitation-ways">
                <button
                    type="button"
                    class="btn"
                    aria-disabled=move || busy.get().to_string()
                    on:click=resend
                >
                    {move || {
                        if invitation.with(Option::is_some) {
                            t!("panel-invitation-again")
                        } else {
                            t!("panel-invitation-send")
                        }
                    }}
                </button>
                <button type="button" class="btn is-danger" aria-disabled=move || busy.get().to_string() on:click=ask>
                    {t!("panel-invitation-cancel-asks")}
                </button>
            </div>
        </section>
        <ConfirmCancelInvitation open=cancelling panel confirmed=cancel />
    }
}

fn new_link(invited: &Invited) -> NewLink {
    NewLink {
        link: wording::whole_link(&origin(), invited),
        expires_at: invited.user.invitation.as_ref().map(|invitation| invitation.expires_at),
    }
}

#[component]
fn Standing(invitation: Invitation) -> impl IntoView {
    let clock: Clock = expect_context();
    let Invitation { expires_at, mail, mail_fault } = invitation.clone();
    let term = move || wording::invitation_term(&invitation, clock.0.get(), date);
    view! {
        <dl class="facts">
            <dt>{t!("panel-invitation-term")}</dt>
            <dd>
                <time datetime=machine(expires_at) title=exact(expires_at)>
                    {term}
                </time>
            </dd>
            <dt>{t!("panel-invitation-mail")}</dt>
            <dd>
                {match mail_fault {
                    Some(fault) => view! { <MailFailed /> <p class="mail-fault">{fault.to_string()}</p> }.into_any(),
                    None => wording::invitation_mail(mail).into_any(),
                }}
            </dd>
        </dl>
    }
}

#[component]
fn LinkMade(link: String) -> impl IntoView {
    view! {
        <p>{t!("panel-invitation-made")}</p>
        <div class="secret">
            <code>{link.clone()}</code>
            <CopyButton text=link />
        </div>
    }
}
