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
    let label = wording::remove_day_filter(kind, &day);
    view! {
        <button
            type="button"
            class="filter"
            aria-label=label.clone()
            title=label
            on:click=move |_| state.filter_by_day(kind, None)
        >
            {wording::day_filter(kind)}
            " "
            <b>{day}</b>
            <Icon shape=Shape::Close />
        </button>
    }
}
