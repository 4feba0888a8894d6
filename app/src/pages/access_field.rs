//! The choice of who may talk to a chatbot.

use leptos::prelude::*;

use crate::domain::Access;

#[component]
pub fn AccessField(access: RwSignal<Access>) -> impl IntoView {
    let choice = move |value: Access| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="access"
                    prop:checked=move || access.get() == value
                    on:change=move |_| access.set(value)
                />
                <span>
                    <b>{value.title()}</b>
                    <small>{value.meaning()}</small>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t!("chatbots-access")}</legend>
            {choice(Access::Authenticated)}
            {choice(Access::Open)}
        </fieldset>
    }
}
