//! Setting a password by a one-time link.

use leptos::{ev, html, prelude::*};

use crate::{
    Error,
    api::access::{password_link, set_password_by_link},
    domain::{Email, LinkPurpose, Password, wording},
    pages::{
        Navigator,
        me::take_place,
        sign_in::{Alone, fragment},
    },
    ui::{
        attempt::{Attempt, AttemptButton, AttemptFault},
        call::Caller,
        field::{PasswordField, TextField},
        focus,
        notice::Notice,
        pieces::view_pieces,
        title::set_title,
    },
};

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    set_title(&t!("set-password"), None);
    let caller = Caller::here();
    let token = fragment();
    let asked = RwSignal::new(None::<Result<LinkPurpose, Error>>);
    let ask = move || {
        asked.set(None);
        match token.get_untracked() {
            None => asked.set(Some(Err(Error::LinkSpent))),
            Some(link) => caller.call(password_link(link), move |result| asked.set(Some(result))),
        }
    };
    Effect::watch(move || token.get(), move |_, _, _| ask(), true);
    let content = move || match asked.get() {
        None => view! { <p class="sign-in-wait" role="status">{t!("set-password-looking")}</p> }.into_any(),
        Some(Ok(purpose)) => {
            let link = token.get_untracked().unwrap_or_default();
            view! { <SetPassword link purpose spent=move |()| asked.set(Some(Err(Error::LinkSpent))) /> }
                .into_any()
        }
        Some(Err(Error::LinkSpent)) => view! { <SpentLink /> }.into_any(),
        Some(Err(error)) => view! {
            <h1 class="sr">{t!("set-password")}</h1>
            <Notice title=t!("ui-failed") text=error.to_string()>
                <button type="button" class="btn is-primary" on:click=move |_| ask()>
                    {t!("ui-try-again")}
                </button>
            </Notice>
        }
        .into_any(),
    };
    view! { <Alone>{content}</Alone> }
}

#[component]
fn SpentLink() -> impl IntoView {
    view! {
        <h1 class="sr">{t!("set-password")}</h1>
        <Notice
            title=t!("sign-in-link-spent")
            text=t!("set-password-link-spent-help")
        >
            <code class="command">"rollcall owner reset"</code>
            <a class="btn" href="/sign-in">
                {t!("sign-in")}
            </a>
        </Notice>
    }
}

#[component]
fn SetPassword(link: String, purpose: LinkPurpose, #[prop(into)] spent: Callback<()>) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let navigator = Navigator::here();
    let attempt = Attempt::here();
    let (is_owner, known_email) = match &purpose {
        LinkPurpose::Owner { email } => (true, email.clone().unwrap_or_default()),
        LinkPurpose::Admin { email, .. } => (false, email.clone()),
    };
    let email = RwSignal::new(known_email);
    let password = RwSignal::new(String::new());
    let email_error = RwSignal::new(None);
    let password_error = RwSignal::new(None);
    let to_field = move |selector: &'static str| {
        request_animation_frame(move || {
            if let Some(form) = node.try_get_untracked().flatten() {
                focus::focus_in(&form, selector);
            }
        });
    };
    Effect::new(move || {
        node.track();
        to_field("input:not([readonly])");
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wanted_email = is_owner.then(|| Email::new(&email.get_untracked())).transpose();
        let wanted_password = Password::new(&password.get_untracked());
        email_error
            .set(wanted_email.as_ref().err().map(|why| t!("field-email-refused", reason = why.0.clone())));
        password_error.set(
            wanted_password.as_ref().err().map(|why| t!("field-password-refused", reason = why.0.clone())),
        );
        let (Ok(email), Ok(password)) = (wanted_email, wanted_password) else {
            return to_field("[aria-invalid=true]");
        };
        let done = move |()| navigator.replace(&take_place());
        attempt.call_or(
            set_password_by_link(link.clone(), email, password),
            done,
            move |error| match error {
                Error::Invalid { field, reason } if field == "email" => {
                    email_error.set(Some(t!("field-email-refused", reason = reason)));
                    to_field("[aria-invalid=true]");
                    None
                }
                Error::Invalid { field, reason } if field == "password" => {
                    password_error.set(Some(t!("field-password-refused", reason = reason)));
                    to_field("[aria-invalid=true]");
                    None
                }
                Error::LinkSpent => {
                    spent.run(());
                    None
                }
                other => Some(other),
            },
        );
    };
    let whose = match purpose {
        LinkPurpose::Owner { .. } => view! {
            <p class="is-dim">{t!("set-password-owner")}</p>
            <TextField id="new-email" label=t!("ui-email") kind="email" autocomplete="username" value=email error=email_error />
        }
        .into_any(),
        LinkPurpose::Admin { chatbot, email } => view! {
            <p class="is-dim">
                {view_pieces(
                    "set-password-admin",
                    Vec::new(),
                    vec![("chatbot", view! { <bdi><b>{chatbot}</b></bdi> }.into_any())],
                )}
            </p>
            <div class="field">
                <label for="new-email">{t!("ui-email")}</label>
                <input id="new-email" type="email" class="input" autocomplete="username" readonly=true prop:value=email />
            </div>
        }
        .into_any(),
    };
    view! {
        <form class="way-in" node_ref=node on:submit=send novalidate=true>
            <h1>{t!("set-password")}</h1>
            {whose}
            <PasswordField
                id="new-password"
                label=t!("ui-password")
                autocomplete="new-password"
                hint=wording::password_rule()
                value=password
                error=password_error
            />
            <AttemptFault attempt />
            <AttemptButton attempt label=t!("set-password-and-sign-in") going_on=t!("set-password-going-on") />
        </form>
    }
}
