//! The choice among several accounts that the same email and password open.

use leptos::{html, prelude::*};

use crate::{
    domain::{AccountChoice, wording},
    pages::sign_in::SignIn,
    ui::{attempt::AttemptFault, focus},
};

#[component]
pub fn ChooseForm(state: SignIn, accounts: Vec<AccountChoice>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            focus::focus_in(&node, "li button");
        }
    });
    let choice = move |account: AccountChoice| {
        let name = wording::account_choice(&account);
        view! {
            <li>
                <button
                    type="button"
                    class="btn"
                    aria-disabled=move || state.attempt.is_busy().to_string()
                    on:click=move |_| state.send(Some(account.clone()))
                >
                    <bdi>{name}</bdi>
                </button>
            </li>
        }
    };
    view! {
        <div class="way-in" node_ref=node>
            <h1 id="choose-title">{t!("sign-in-where")}</h1>
            <p class="is-dim">{t!("sign-in-where-why")}</p>
            <ul class="account-choices" aria-labelledby="choose-title">
                {accounts.into_iter().map(choice).collect_view()}
            </ul>
            <AttemptFault attempt=state.attempt />
            <button type="button" class="btn is-quiet" on:click=move |_| state.begin_again()>
                {t!("sign-in-begin-again")}
            </button>
        </div>
    }
}
