//! Accepting an invitation. Its token stands in the address's fragment, which no server and no log sees. Opening the
//! link accepts nothing: programs that look through mails open links too.

use leptos::{html, prelude::*};

use crate::{
    Error,
    api::invitations::{accept_invitation, get_invitation},
    domain::{Accepted, InvitationOffer, Role, password_link_place},
    pages::sign_in::{Alone, fragment},
    ui::{
        call::Caller,
        focus,
        format::Day,
        notice::{Alert, Notice},
        pieces::view_pieces,
        title::set_title,
    },
};

#[derive(Clone, PartialEq)]
enum State {
    NoToken,
    Asking,
    Offered(InvitationOffer),
    Done(InvitationOffer, Accepted),
    Failed(Error),
}

#[component]
pub fn InvitationPage() -> impl IntoView {
    let caller = Caller::here();
    let token = fragment();
    let state = RwSignal::new(State::Asking);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None);
    let node = NodeRef::<html::Div>::new();
    set_title(&t!("invitation-page"), None);
    let begin = move || {
        error.set(None);
        let Some(token) = token.get_untracked() else { return state.set(State::NoToken) };
        state.set(State::Asking);
        caller.call(get_invitation(token), move |result| {
            state.set(result.map_or_else(State::Failed, State::Offered));
        });
    };
    Effect::watch(move || token.get(), move |_, _, _| begin(), true);
    let accept = Callback::new(move |offer: InvitationOffer| {
        let Some(token) = token.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        error.set(None);
        caller.call(accept_invitation(token), move |result| {
            busy.set(false);
            match result {
                Ok(accepted) => state.set(State::Done(offer, accepted)),
                Err(over @ Error::InvitationOver) => state.set(State::Failed(over)),
                Err(other) => return error.set(Some(other)),
            }
            // What was pressed is gone.
            request_animation_frame(move || {
                if let Some(node) = node.try_get_untracked().flatten() {
                    focus::focus_in(&node, "h2");
                }
            });
        });
    });
    let content = move || match state.get() {
        State::NoToken => view! {
            <Notice
                title=t!("invitation-page-no-token")
                text=t!("invitation-page-no-token-help")
            />
        }
        .into_any(),
        State::Asking => view! { <p class="sign-in-wait">{t!("invitation-page-looking")}</p> }.into_any(),
        State::Offered(offer) => view! { <Offer offer busy error accept /> }.into_any(),
        State::Done(offer, accepted) => view! { <Welcome offer accepted /> }.into_any(),
        State::Failed(Error::InvitationOver) => view! { <Over /> }.into_any(),
        State::Failed(why) => view! {
            <Notice title=t!("ui-failed") text=why.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| begin()>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
    };
    view! {
        <Alone>
            <h1 class="sr">{t!("invitation-page-title")}</h1>
            <div role="status" node_ref=node>
                {content}
            </div>
        </Alone>
    }
}

#[component]
fn Offer(
    offer: InvitationOffer,
    busy: RwSignal<bool>,
    error: RwSignal<Option<Error>>,
    accept: Callback<InvitationOffer>,
) -> impl IntoView {
    let InvitationOffer { chatbot, email, name, role, expires_at } = offer.clone();
    view! {
        <div class="notice">
            <h2 tabindex="-1">
                {view_pieces(
                    "invitation-page-offer",
                    Vec::new(),
                    vec![("chatbot", view! { <bdi>{chatbot}</bdi> }.into_any())],
                )}
            </h2>
            <dl class="facts offer">
                {(!name.is_empty()).then(|| view! { <dt>{t!("ui-name")}</dt><dd><bdi class="is-wrapped">{name}</bdi></dd> })}
                <dt>{t!("ui-email")}</dt>
                <dd>
                    <bdi class="is-wrapped">{email}</bdi>
                </dd>
                <dt>{t!("invitation-page-role")}</dt>
                <dd>{role.offer()}</dd>
                <dt>{t!("invitation-page-open-until")}</dt>
                <dd>
                    <Day at=expires_at />
                </dd>
            </dl>
            <Alert error />
            <div class="notice-ways">
                <button
                    type="button"
                    class="btn is-primary"
                    aria-disabled=move || busy.get().to_string()
                    on:click=move |_| accept.run(offer.clone())
                >
                    {move || if busy.get() { t!("invitation-page-accepting") } else { t!("invitation-page-accept") }}
                </button>
            </div>
            <p class="field-hint">{t!("invitation-page-not-yours")}</p>
        </div>
    }
}

#[component]
fn Welcome(offer: InvitationOffer, accepted: Accepted) -> impl IntoView {
    let Accepted { chatbot, password_link } = accepted;
    let manages = (offer.role == Role::Admin).then(|| match password_link {
        Some(token) => view! {
            <p>{t!("invitation-page-manage-by-password")}</p>
            <a class="btn is-primary" href=password_link_place(&token)>
                {t!("set-password")}
            </a>
        }
        .into_any(),
        None => view! {
            <p>{t!("invitation-page-manage")}</p>
            <a class="btn is-primary" href="/sign-in">
                {t!("invitation-page-sign-in")}
            </a>
        }
        .into_any(),
    });
    view! {
        <div class="notice">
            <h2 tabindex="-1">
                {view_pieces(
                    "invitation-page-accepted",
                    Vec::new(),
                    vec![("chatbot", view! { <bdi>{chatbot}</bdi> }.into_any())],
                )}
            </h2>
            <p>
                {view_pieces(
                    "invitation-page-sign-in-there",
                    Vec::new(),
                    vec![("email", view! { <bdi class="is-wrapped">{offer.email}</bdi> }.into_any())],
                )}
            </p>
            {manages}
        </div>
    }
}

#[component]
fn Over() -> impl IntoView {
    view! {
        <div class="notice">
            <h2 tabindex="-1">{t!("invitation-page-over")}</h2>
            <p>{t!("invitation-page-over-accepted")}</p>
            <p>{t!("invitation-page-over-else")}</p>
        </div>
    }
}
