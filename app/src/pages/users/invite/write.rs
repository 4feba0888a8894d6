//! Writing down who is to be invited, and as what.

use leptos::{ev, prelude::*};

use crate::{
    domain::{MOST_PEOPLE, Role},
    pages::users::invite::Inviting,
    ui::{field::TextArea, notice::Alert, pieces::view_pieces},
};

#[component]
pub fn Write(inviting: Inviting) -> impl IntoView {
    let Inviting { draft, open, busy, list_error, error, .. } = inviting;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if draft.list.with_untracked(|list| list.trim().is_empty()) {
            return list_error.set(Some(t!("invite-none")));
        }
        inviting.preview();
    };
    let choice = move |role: Role| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="invite-role"
                    prop:checked=move || draft.role.get() == role
                    on:change=move |_| draft.role.set(role)
                />
                <span>
                    <b>{role.label()}</b>
                    <small>{role.meaning()}</small>
                </span>
            </label>
        }
    };
    let import = view! {
        <button type="button" class="link" on:click=move |_| inviting.import()>
            {t!("invite-more-import")}
        </button>
    }
    .into_any();
    view! {
        <form on:submit=submit novalidate=true>
            <div class="dialog-content">
                <TextArea
                    id="invite-list"
                    label=t!("invite-emails")
                    value=draft.list
                    error=list_error
                    rows=7
                    hint=t!("invite-emails-hint")
                    autofocus=true
                />
                <fieldset class="field">
                    <legend>{t!("invite-role")}</legend>
                    <div class="choices">{choice(Role::Regular)} {choice(Role::Admin)}</div>
                </fieldset>
                <p class="field-hint">{view_pieces("invite-more", vec![("max", MOST_PEOPLE.into())], vec![("import", import)])}</p>
                <Alert error />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    {t!("ui-close")}
                </button>
                <button type="submit" class="btn is-primary" aria-disabled=move || busy.get().to_string()>
                    {move || if busy.get() { t!("ui-reading") } else { t!("invite-preview") }}
                </button>
            </footer>
        </form>
    }
}
