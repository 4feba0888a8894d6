//! Writing down who is to be invited, and as what.

use leptos::{ev, prelude::*};

use crate::{
    domain::Role,
    pages::users::invite::Inviting,
    ui::{field::TextArea, notice::Alert},
};

#[component]
pub fn Write(inviting: Inviting) -> impl IntoView {
    let Inviting { draft, open, busy, list_error, error, .. } = inviting;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if draft.list.with_untracked(|list| list.trim().is_empty()) {
            return list_error.set(Some("Enter at least one email address.".to_owned()));
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
    view! {
        <form on:submit=submit novalidate=true>
            <div class="dialog-content">
                <TextArea
                    id="invite-list"
                    label="Email addresses"
                    value=draft.list
                    error=list_error
                    rows=7
                    hint="One per line, with commas between, or pasted from a spreadsheet. Names come along: Ana Souza <ana@example.org>"
                    autofocus=true
                />
                <fieldset class="field">
                    <legend>"Role"</legend>
                    <div class="choices">{choice(Role::Regular)} {choice(Role::Admin)}</div>
                </fieldset>
                <p class="field-hint">
                    "More than 1,000 at once? "
                    <button type="button" class="link" on:click=move |_| inviting.import()>
                        "Import a file"
                    </button>
                </p>
                <Alert error />
            </div>
            <footer class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
                    "Close"
                </button>
                <button type="submit" class="btn is-primary" aria-disabled=move || busy.get().to_string()>
                    {move || if busy.get() { "Reading …" } else { "Preview" }}
                </button>
            </footer>
        </form>
    }
}
