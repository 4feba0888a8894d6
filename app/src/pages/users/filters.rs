//! The filters that stand in the toolbar while they are set.

use leptos::prelude::*;

use crate::{
    domain::{DayKind, Period, wording},
    pages::users::{network::NetworkFilter, state::UsersState},
    ui::{
        format::date,
        icon::{Icon, Shape},
    },
};

#[component]
pub fn Filters(state: UsersState) -> impl IntoView {
    let day = move |kind: DayKind| {
        let period = Memo::new(move |_| state.query.with(|query| query.period(kind)));
        move || period.get().map(|period| view! { <DayFilter state kind period /> })
    };
    view! {
        <NetworkFilter state />
        {day(DayKind::Active)}
        {day(DayKind::Added)}
    }
}

#[component]
fn DayFilter(state: UsersState, kind: DayKind, period: Period) -> impl IntoView {
    let day = date(period.from);
    view! {
        <FilterButton
            label=wording::remove_day_filter(kind, &day)
            remove=move |()| state.filter_by_day(kind, None)
        >
            {wording::day_filter(kind)}
            " "
            <b>{day}</b>
        </FilterButton>
    }
}

/// Says that a filter is set, and takes it away.
#[component]
pub fn FilterButton(
    /// What the button does.
    label: String,
    #[prop(into)] remove: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="filter" aria-label=label.clone() title=label on:click=move |_| remove.run(())>
            {children()}
            <Icon shape=Shape::Close />
        </button>
    }
}
