//! New and active users of the last days: two small charts, of which each day is a way to see just those users.

use leptos::{ev, html, prelude::*};

use crate::{
    api::users::count_days,
    domain::{DayCount, DayKind, Period, Trend, wording},
    pages::users::state::UsersState,
    ui::{
        call::Throttle,
        format::{Clock, date, last_days, now, number, short_date},
        icon::{Icon, Shape},
        popover::Popover,
    },
};

/// How often what changed is counted again, at most.
const COUNT_MILLISECONDS: u64 = 30_000;

/// Stands where the charts come.
pub fn place_of_trend() -> AnyView {
    view! { <div class="trend" aria-hidden="true"></div> }.into_any()
}

#[component]
pub fn TrendPart(state: UsersState) -> impl IntoView {
    let known = RwSignal::new(None::<Trend>);
    let load = move || {
        let starts = last_days(Trend::DAYS, now());
        state.caller.call(count_days(state.chatbot_id, starts.clone()), move |result| {
            // What was known stays better than nothing, and the list itself says what is wrong.
            if let Some(trend) = result.ok().and_then(|counts| Trend::new(starts, counts)) {
                known.set(Some(trend));
            }
        });
    };
    let throttle = Throttle::new(state.caller, COUNT_MILLISECONDS);
    let clock: Clock = expect_context();
    // A new day begins at midnight, whether somebody changes or not.
    let today = Memo::new(move |_| date(clock.0.get()));
    load();
    Effect::watch(move || (state.list_news.get(), today.get()), move |_, _, _| throttle.run(load), false);
    let open = RwSignal::new(false);
    let face = view! {
        <Icon shape=Shape::Days />
        <span class="sr">{t!("users-days")}</span>
    }
    .into_any();
    view! {
        <div class="trend">
            <Chart state known kind=DayKind::Active />
            <Chart state known kind=DayKind::Added />
            <Popover open id="days" name=t!("users-days") look="btn is-quiet is-icon" face>
                <DayTable state known open />
            </Popover>
        </div>
    }
}

/// One kind of users, a bar a day. Everything in it is in the table too, for those who don't see or point.
#[component]
fn Chart(state: UsersState, known: RwSignal<Option<Trend>>, kind: DayKind) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let pointed = RwSignal::new(None::<(Period, DayCount)>);
    let day = move |event: &web_sys::MouseEvent| {
        let frame = area.get_untracked()?.get_bounding_client_rect();
        let part = (f64::from(event.client_x()) - frame.left()) / frame.width().max(1.0);
        known.with_untracked(|known| known.as_ref()?.day_at(part))
    };
    let click = move |event: ev::MouseEvent| {
        if let Some((period, _)) = day(&event) {
            state.filter_by_day(kind, Some(period));
        }
    };
    let bars = move || known.with(|known| known.as_ref().map(|known| known.bars(kind)));
    let label = move || known.with(|known| known.as_ref().map(|known| wording::trend(known, kind, date)));
    // An image of nothing has no name.
    let is_unknown = move || known.with(Option::is_none).then_some("true");
    let marked = move || {
        let shown = state.query.with(|query| query.period(kind));
        let at = pointed.get().map(|(period, _)| period).or(shown);
        known.with(|known| {
            let place = known.as_ref()?.days().position(|(period, _)| Some(period) == at)?;
            Some(format!("M{} 100v-100", place * 10 + 5))
        })
    };
    let told = move || match pointed.get() {
        Some((period, count)) => {
            t!("users-days-count", count = count.of(kind), day = short_date(period.from))
        }
        None => wording::trend_title(kind),
    };
    view! {
        <figure class="trend-chart">
            <div
                node_ref=area
                on:pointermove=move |event| pointed.set(day(&event))
                on:pointerleave=move |_| pointed.set(None)
                on:click=click
            >
                <svg class="spark" viewBox="0 0 300 100" preserveAspectRatio="none" role="img" aria-label=label aria-hidden=is_unknown>
                    <path class="spark-mark" d=marked />
                    <path class="spark-bars" d=bars />
                </svg>
            </div>
            <figcaption aria-hidden="true">{told}</figcaption>
        </figure>
    }
}

#[component]
fn DayTable(state: UsersState, known: RwSignal<Option<Trend>>, open: RwSignal<bool>) -> impl IntoView {
    let way = move |kind: DayKind, period: Period, count: DayCount| {
        let count = count.of(kind);
        if count == 0 {
            return view! { <span class="is-dim">{number(count)}</span> }.into_any();
        }
        let show = move |_| {
            open.set(false);
            state.filter_by_day(kind, Some(period));
        };
        view! {
            <button type="button" class="link" aria-label=wording::show_day(kind, count, &date(period.from)) on:click=show>
                {number(count)}
            </button>
        }
        .into_any()
    };
    let line = move |(period, count): (Period, DayCount)| {
        view! {
            <tr>
                <th scope="row">{date(period.from)}</th>
                <td>{way(DayKind::Active, period, count)}</td>
                <td>{way(DayKind::Added, period, count)}</td>
            </tr>
        }
    };
    let lines =
        move || known.with(|known| known.as_ref().map(|known| known.days().rev().map(line).collect_view()));
    view! {
        <table class="days">
            <caption>{move || known.with(|known| known.as_ref().map(caption))}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!("users-days-day")}</th>
                    <th scope="col">{t!("users-days-active")}</th>
                    <th scope="col">{t!("users-days-new")}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn caption(trend: &Trend) -> String {
    t!("users-days-caption", count = trend.total(DayKind::Added), days = Trend::DAYS)
}
