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
                <Notice title=t!("users-none-match") text=t!("users-none-match-text")>
                    <button type="button" class="btn is-primary" on:click=move |_| state.clear_filters()>
                        {t!("users-clear-filters")}
                    </button>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <Notice title=t!("users-none") text=t!("users-none-text")>
                    <button type="button" class="btn" on:click=move |_| dialogs.importing.set(true)>
                        {t!("users-import-file")}
                    </button>
                    <button type="button" class="btn is-primary" on:click=move |_| dialogs.inviting.set(true)>
                        {t!("users-invite")}
                    </button>
                </Notice>
            }
            .into_any()
        }
    }
}
