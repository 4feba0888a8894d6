//! A list without a row: nobody there yet, or nobody who matches.

use leptos::prelude::*;

use crate::{
    domain::UserQuery,
    later,
    pages::users::{dialogs::Dialogs, state::UsersState},
    ui::{later::nothing, notice::Notice},
};

later!(desk: pub fn empty_list(state: UsersState, dialogs: Dialogs) => view! { <EmptyList state dialogs /> }, meanwhile nothing);

#[component]
fn EmptyList(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let is_filtered = Memo::new(move |_| state.query.with(UserQuery::is_filtered));
    move || {
        if is_filtered.get() {
            view! {
                <Notice title="No user matches" text="Nobody fits this search and these filters together.">
                    <button type="button" class="btn is-primary" on:click=move |_| state.clear_filters()>
                        "Clear filters"
                    </button>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <Notice
                    title="No users yet"
                    text="Invite people one by one or import a file. Whoever talks to the chatbot appears here too."
                >
                    <button type="button" class="btn" on:click=move |_| dialogs.importing.set(true)>
                        "Import a file"
                    </button>
                    <button type="button" class="btn is-primary" on:click=move |_| dialogs.inviting.set(true)>
                        "Invite people"
                    </button>
                </Notice>
            }
            .into_any()
        }
    }
}
