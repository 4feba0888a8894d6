//! What the chatbot says of one user, as far as it does.

use leptos::prelude::*;

use crate::{
    domain::{ListColumn, Told, User, wording},
    pages::users::state::UsersState,
    ui::format::{Ago, number},
};

#[component]
pub fn NetworkFacts(page: UsersState, user: User) -> impl IntoView {
    let User { network, questions, last_seen_at, .. } = user;
    view! {
        {move || match Told::network(network.is_some(), page.networks.state.get()) {
            Told::Unavailable => Some(view! {
                <dt>{ListColumn::Network.label()}</dt>
                <dd>{wording::network_unavailable()}</dd>
            }
            .into_any()),
            _ => network.map(|network| {
                let meaning = wording::network_button(&network, false);
                let url = page.network_url(network);
                let follow = move |_| page.focus_list_of(network);
                view! {
                    <dt>{ListColumn::Network.label()}</dt>
                    <dd>
                        <a class="network" href=url title=meaning.clone() aria-label=meaning on:click=follow>
                            {network.to_string()}
                        </a>
                    </dd>
                }
                .into_any()
            }),
        }}
        {questions.map(|questions| view! { <dt>{ListColumn::Questions.label()}</dt><dd>{number(questions)}</dd> })}
        {last_seen_at.map(|at| view! { <dt>{ListColumn::Seen.label()}</dt><dd><Ago at /></dd> })}
    }
}
