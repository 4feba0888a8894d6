//! Numbers and moments as the browser's locale writes them.

use js_sys::{Date, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    domain::{Elapsed, Timestamp},
    i18n::locales,
};

thread_local! {
    static NUMBER: Intl::NumberFormat = Intl::NumberFormat::new(&locales(), &Object::new());
    static RELATIVE: Intl::RelativeTimeFormat =
        Intl::RelativeTimeFormat::new(&locales(), &options(&[("numeric", "auto"), ("style", "short")]));
    static DATE: Intl::DateTimeFormat = dates(&[("dateStyle", "medium")]);
    static SHORT_DATE: Intl::DateTimeFormat = dates(&[("day", "numeric"), ("month", "short")]);
    static TIME: Intl::DateTimeFormat = dates(&[("timeStyle", "short")]);
    static EXACT: Intl::DateTimeFormat = dates(&[("dateStyle", "full"), ("timeStyle", "medium")]);
    static DATE_AND_TIME: Intl::DateTimeFormat = dates(&[("dateStyle", "medium"), ("timeStyle", "short")]);
}

/// 48210 as "48,210".
pub fn number(value: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let value = JsValue::from_f64(value as f64);
    NUMBER.with(|format| text(format.format().call1(&JsValue::UNDEFINED, &value).ok()))
}

/// A length as style sheets write it: "44px".
pub fn pixels(length: f64) -> String {
    // The browser's way of writing a fraction is there already.
    js_sys::JsString::from("").concat(&JsValue::from_f64(length)).concat(&JsValue::from_str("px")).into()
}

/// "3 Nov 2026".
pub fn date(at: Timestamp) -> String {
    DATE.with(|format| moment(format, at))
}

/// "3 Nov".
pub fn short_date(at: Timestamp) -> String {
    SHORT_DATE.with(|format| moment(format, at))
}

/// "10:32".
pub fn time_of_day(at: Timestamp) -> String {
    TIME.with(|format| moment(format, at))
}

/// "3 Nov 2026, 10:32".
pub fn date_and_time(at: Timestamp) -> String {
    DATE_AND_TIME.with(|format| moment(format, at))
}

/// "10:32", of another day than today "3 Nov 2026, 10:32".
pub fn moment_today(at: Timestamp) -> String {
    if date(at) == date(now()) { time_of_day(at) } else { date_and_time(at) }
}

/// "Tuesday, 3 November 2026, 10:32:07".
pub fn exact(at: Timestamp) -> String {
    EXACT.with(|format| moment(format, at))
}

/// For the `datetime` attribute.
pub fn machine(at: Timestamp) -> String {
    let date = js_date(at);
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}

/// The beginning of a day as date fields write it ("2026-11-03"), `days` later, by the reader's clock; `None`: it is none.
pub fn day_start(text: &str, days: u32) -> Option<Timestamp> {
    let date = Date::new(&JsValue::from_str(&format!("{text}T00:00:00")));
    date.set_date(date.get_date() + days);
    let at = date.get_time();
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds since 1970")]
    (!at.is_nan()).then_some(Timestamp(at as i64))
}

/// The day of a moment as date fields write it, by the reader's clock.
pub fn day(at: Timestamp) -> String {
    let date = js_date(at);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The beginnings of the last `days` days by the reader's clock, today's the last, and the end of today.
pub fn last_days(days: u32, now: Timestamp) -> Vec<Timestamp> {
    let today = js_date(now);
    let [month, date] = [today.get_month(), today.get_date()].map(u32::cast_signed);
    let first = date - days.cast_signed() + 1;
    let start = |day| Date::new_with_year_month_day(today.get_full_year(), month, day).get_time();
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds since 1970")]
    (first..=date + 1).map(|day| Timestamp(start(day) as i64)).collect()
}

/// "2 min. ago".
pub fn relative(at: Timestamp, now: Timestamp) -> String {
    match Elapsed::between(at, now) {
        Elapsed::Now => t!("ui-just-now"),
        #[expect(clippy::cast_precision_loss, reason = "time since 1970 in any unit is far below 2^52")]
        Elapsed::Ago(count, unit) => {
            RELATIVE.with(|format| format.format(-count as f64, unit.as_str()).into())
        }
    }
}

/// What time it is.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds since 1970")]
    Timestamp(Date::now() as i64)
}

/// The time, renewed often enough for "2 minutes ago"; in the context of every page.
#[derive(Clone, Copy)]
pub struct Clock(pub RwSignal<Timestamp>);

/// A moment as people say it, exact on hover.
#[component]
pub fn Ago(at: Timestamp) -> impl IntoView {
    let clock = use_context::<Clock>();
    let told = move || relative(at, clock.map_or_else(now, |Clock(now)| now.get()));
    view! {
        <time datetime=machine(at) title=exact(at)>
            {told}
        </time>
    }
}

/// A moment with day and time, exact on hover.
#[component]
pub fn Moment(at: Timestamp) -> impl IntoView {
    view! {
        <time datetime=machine(at) title=exact(at)>
            {date_and_time(at)}
        </time>
    }
}

/// The day of a moment, exact on hover.
#[component]
pub fn Day(at: Timestamp) -> impl IntoView {
    view! { <time datetime=machine(at) title=exact(at)>{date(at)}</time> }
}

fn js_date(at: Timestamp) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "a Date holds no more than 8.64e15")]
    Date::new(&JsValue::from_f64(at.0 as f64))
}

fn moment(format: &Intl::DateTimeFormat, at: Timestamp) -> String {
    text(format.format().call1(&JsValue::UNDEFINED, &js_date(at)).ok())
}

fn text(value: Option<JsValue>) -> String {
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

fn dates(pairs: &[(&str, &str)]) -> Intl::DateTimeFormat {
    Intl::DateTimeFormat::new(&locales(), &options(pairs))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object doesn't fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}
