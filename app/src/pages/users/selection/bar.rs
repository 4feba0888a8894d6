//! The bar that appears with a selection: how many, and what can be done with them.

use leptos::{html, prelude::*};

use crate::{
    domain::{Action, Coverage, Role, Rows, wording},
    later,
    pages::users::{dialogs::Dialogs, state::UsersState},
    ui::{
        erased::when,
        focus,
        icon::{Icon, Shape},
        later::nothing,
        menu::{MenuButton, MenuItem},
    },
};

#[component]
pub fn BulkBar(state: UsersState, dialogs: Dialogs) -> impl IntoView {
    let is_asking = Memo::new(move |_| state.choice.asking.get() > 0);
    let is_there = Memo::new(move |_| is_asking.get() || !state.nobody_is_chosen());
    let told = Memo::new(move |_| {
        if is_asking.get() { t!("users-selecting") } else { wording::selected(state.choice.tally.get()) }
    });
    view! {
        {when(move || is_there.get(), move || bar(state, dialogs, told))}
        // Outside of the bar: screen readers hear only of what changes in what was there before.
        <p class="sr" role="status">
            {move || is_there.get().then(|| told.get())}
        </p>
    }
}

later!(desk: fn bar(state: UsersState, dialogs: Dialogs, told: Memo<String>) => view! { <Bar state dialogs told /> }, meanwhile nothing);

#[component]
fn Bar(state: UsersState, dialogs: Dialogs, told: Memo<String>) -> impl IntoView {
    let more = Memo::new(move |_| {
        let has_more = state.choice.coverage.get() != Coverage::All;
        state.rows.with(|rows| {
            let is_there = has_more && rows.is_current() && rows.length().is_some_and(|length| length > 0);
            is_there.then(|| wording::select_all(rows.total()))
        })
    });
    let bar = NodeRef::<html::Div>::new();
    let select_all = move |_| {
        state.select_all();
        // Nothing is left to be selected, so the button goes.
        focus::when_lost(move || {
            if let Some(bar) = bar.try_get_untracked().flatten() {
                focus::focus_in(&bar, "[aria-haspopup]");
            }
        });
    };
    view! {
        <div class="bulk" role="group" aria-label=t!("users-selected") node_ref=bar>
            <p class="bulk-count">{move || told.get()}</p>
            {move || {
                more.get()
                    .map(|label| {
                        view! {
                            <button type="button" class="link bulk-all" on:click=select_all>
                                {label}
                            </button>
                        }
                    })
            }}
            <span class="bulk-line"></span>
            <MenuButton id="bulk-menu" look="btn is-primary" place="is-above" items=actions(state, dialogs)>
                {t!("users-actions")}
                <Icon shape=Shape::Down />
            </MenuButton>
            <button type="button" class="btn is-quiet bulk-export" on:click=move |_| dialogs.export(true)>
                {t!("users-export-selected")}
            </button>
            <button
                type="button"
                class="btn is-quiet is-icon"
                aria-label=t!("users-clear-selection")
                on:click=move |_| state.clear_selection()
            >
                <Icon shape=Shape::Close />
            </button>
        </div>
    }
}

fn actions(state: UsersState, dialogs: Dialogs) -> Vec<MenuItem> {
    let item = move |action: Action| {
        MenuItem::new(t!("users-action-asks", action = action.label()), move || {
            dialogs.confirmation.ask(action);
        })
    };
    let all = Signal::derive(move || wording::select_all(state.rows.with(Rows::total)));
    vec![
        item(Action::Disable),
        item(Action::Enable),
        item(Action::ChangeRole { role: Role::Admin }).begins_group(),
        item(Action::ChangeRole { role: Role::Regular }),
        // What the bar has no room for on a narrow list.
        MenuItem::new(t!("users-export-selected-asks"), move || dialogs.export(true))
            .begins_group()
            .look("is-narrow-only"),
        MenuItem::new(all, move || state.select_all())
            .shown_when(Signal::derive(move || state.choice.coverage.get() != Coverage::All))
            .look("is-narrow-only"),
        item(Action::Delete).begins_group().look("is-danger"),
    ]
}
