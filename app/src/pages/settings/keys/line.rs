//! One API key of the list.

use leptos::{html, prelude::*};

use crate::{
    Error,
    api::keys::revoke_key,
    domain::{ApiKey, is_last_working, wording},
    pages::settings::keys::Keys,
    ui::{
        attempt::{Attempt, AttemptFault},
        confirm::ConfirmDialog,
        focus,
        format::{Ago, Clock, Moment, exact, now},
        pieces::view_pieces,
        toast::Toasts,
    },
};

#[component]
pub fn KeyLine(keys: Keys, key: ApiKey, heading: NodeRef<html::H2>) -> impl IntoView {
    let clock = use_context::<Clock>();
    let toasts: Toasts = expect_context();
    let attempt = Attempt::here();
    let asking = RwSignal::new(false);
    let time = move || clock.map_or_else(now, |Clock(now)| now.get());
    let (id, label) = (key.id, key.label());
    let ApiKey { created_at, last_used_at, expires_at, .. } = key;
    let key = StoredValue::new(key);
    let works = Memo::new(move |_| key.with_value(|key| key.works(time())));
    let end = Memo::new(move |_| key.with_value(|key| key.end(time())));
    let is_last = Memo::new(move |_| is_last_working(&keys.all(), id, time()));
    let name = StoredValue::new(label.clone());
    let revoked = move || {
        toasts.say(t!("settings-page-key-revoked", key = name.get_value()));
        keys.load();
        // The line goes away with the button that had the focus.
        if let Some(heading) = heading.try_get_untracked().flatten() {
            focus::focus(&heading);
        }
    };
    let revoke = move |()| {
        attempt.call_or(
            revoke_key(keys.chatbot, id),
            move |()| revoked(),
            // It was revoked meanwhile: that is what was wanted.
            move |error| match error {
                Error::NotFound { .. } => {
                    revoked();
                    None
                }
                other => Some(other),
            },
        );
    };
    let used = move || match last_used_at {
        Some(at) => {
            view_pieces("settings-page-key-used", Vec::new(), vec![("time", view! { <Ago at /> }.into_any())])
        }
        None => t!("settings-page-key-unused").into_any(),
    };
    let made = view! { <Moment at=created_at /> };
    let made = view_pieces("settings-page-key-made", Vec::new(), vec![("time", made.into_any())]);
    let title = expires_at.map(exact);
    view! {
        <li class="account-line">
            <div class="account-line-text">
                <b>
                    <code>{label.clone()}</code>
                </b>
                <small>{made}</small>
                <small>{used}</small>
                <AttemptFault attempt />
            </div>
            <div class="key-ways">
                {move || {
                    end.get().map(|end| view! { <span class="chip" class:is-over=!works.get() title=title.clone()>{end}</span> })
                }}
                <Show when=move || works.get()>
                    <button
                        type="button"
                        class="btn"
                        aria-label=t!("settings-page-revoke-which", key = name.get_value())
                        aria-disabled=move || attempt.is_busy().to_string()
                        on:click=move |_| asking.set(true)
                    >
                        {t!("settings-page-revoke")}
                    </button>
                </Show>
            </div>
            <ConfirmDialog open=asking title=t!("settings-page-revoke-title") label=t!("settings-page-revoke-now") confirmed=revoke>
                <p>
                    {view_pieces(
                        "settings-page-revoke-meaning",
                        Vec::new(),
                        vec![("key", view! { <b>{name.get_value()}</b> }.into_any())],
                    )}
                </p>
                {move || is_last.get().then(|| view! { <p class="warning">{wording::last_key()}</p> })}
            </ConfirmDialog>
        </li>
    }
}
