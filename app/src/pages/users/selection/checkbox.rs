//! The boxes that choose users: one in each row, one for all in the list's head.

use leptos::{ev, prelude::*};

use crate::{
    domain::{Coverage, User, wording},
    pages::users::state::UsersState,
};

/// The box of a row, unseen while its user is not there. It lives as long as the row and reads the user itself: what is made
/// anew for each user and listens to something that stays would be remembered there for ever. It never has the focus itself:
/// the row has, so that arrows go on from there.
#[component]
pub fn RowBox(
    state: UsersState,
    row: Memo<Option<u64>>,
    user: Memo<Option<User>>,
    is_chosen: Memo<bool>,
) -> impl IntoView {
    let label = Signal::derive(move || user.get().map(|user| t!("users-select", name = user.display_name())));
    let click = move |event: ev::MouseEvent| {
        if let Some(row) = row.get_untracked() {
            if event.shift_key() {
                state.select_to(row);
            } else {
                state.toggle(row);
            }
            state.focus(row);
        }
        // The browser has turned the box by itself, which may not be what came of it.
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_chosen.get_untracked());
    };
    view! {
        <div class="cell is-check" role="gridcell" aria-colindex="1" on:click=move |event| event.stop_propagation()>
            <input
                type="checkbox"
                class="box"
                tabindex="-1"
                hidden=Signal::derive(move || user.with(Option::is_none))
                aria-label=label
                prop:checked=is_chosen
                on:mousedown=move |event| event.prevent_default()
                on:click=click
            />
        </div>
    }
}

/// The box in the list's head.
#[component]
pub fn AllBox(state: UsersState) -> impl IntoView {
    let coverage = state.choice.coverage;
    let click = move |event: ev::MouseEvent| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        state.toggle_all();
        let coverage = coverage.get_untracked();
        input.set_checked(coverage == Coverage::All);
        input.set_indeterminate(coverage == Coverage::Some);
    };
    view! {
        <div class="cell is-check" role="columnheader" aria-colindex="1">
            <input
                type="checkbox"
                class="box"
                aria-label=t!("users-select-all")
                title=move || wording::head_box(coverage.get())
                prop:checked=Signal::derive(move || coverage.get() == Coverage::All)
                prop:indeterminate=Signal::derive(move || coverage.get() == Coverage::Some)
                on:click=click
            />
        </div>
    }
}
