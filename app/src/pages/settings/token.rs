//! The token: it can be entered, replaced and removed, and never seen.

use leptos::{html, prelude::*};

use crate::{
    domain::{TokenChange, TokenField, wording},
    pages::settings::form::FormState,
    ui::focus,
};

#[component]
pub fn Token(state: FormState) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let field = Memo::new(move |_| state.token_field());
    let is_typed = Memo::new(move |_| !matches!(field.get(), TokenField::Kept | TokenField::Leaving));
    // What was pressed goes away; what it brought takes the focus.
    let change = move |token: TokenChange, then: &'static str| {
        state.token.set(token);
        request_animation_frame(move || {
            if let Some(node) = node.try_get_untracked().flatten() {
                focus::focus_in(&node, then);
            }
        });
    };
    let keep = move || change(TokenChange::Keep, "button");
    let ways = move || {
        match field.get() {
        TokenField::Kept => view! {
            <button type="button" class="btn" on:click=move |_| change(TokenChange::Set(String::new()), "input")>
                {t!("settings-page-token-replace")}
            </button>
            <button type="button" class="btn" on:click=move |_| change(TokenChange::Remove, "button")>
                {t!("settings-page-token-remove")}
            </button>
        }
        .into_any(),
        TokenField::Leaving | TokenField::Replacing => view! {
            <button type="button" class="btn" on:click=move |_| keep()>
                {t!("settings-page-token-keep")}
            </button>
        }
        .into_any(),
        TokenField::Empty | TokenField::Elsewhere(_) => ().into_any(),
    }
    };
    view! {
        <div class="field" role="group" aria-labelledby="analytics-token-label" node_ref=node>
            <label id="analytics-token-label" for="analytics-token">
                {t!("settings-page-token")}
            </label>
            <div class="field-line">
                <Show
                    when=move || is_typed.get()
                    fallback=move || view! { <p class="kept">{move || wording::token(&field.get())}</p> }
                >
                    <TokenInput state />
                </Show>
                {ways}
            </div>
            <p class="field-error" id="analytics-token-error">
                {move || state.token_error.get()}
            </p>
            <p
                id="analytics-token-hint"
                role="status"
                class="field-hint"
                class:warning=move || matches!(field.get(), TokenField::Elsewhere(_))
            >
                {move || is_typed.get().then(|| wording::token(&field.get()))}
            </p>
        </div>
    }
}

#[component]
fn TokenInput(state: FormState) -> impl IntoView {
    let typed = move || match state.token.get() {
        TokenChange::Set(token) => token,
        TokenChange::Keep | TokenChange::Remove => String::new(),
    };
    view! {
        <input
            id="analytics-token"
            type="password"
            class="input"
            autocomplete="new-password"
            spellcheck="false"
            prop:value=typed
            on:input=move |event| state.token.set(TokenChange::Set(event_target_value(&event)))
            aria-invalid=move || state.token_error.get().is_some().to_string()
            aria-describedby="analytics-token-error analytics-token-hint"
        />
    }
}
