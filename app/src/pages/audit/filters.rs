//! Which entries of the log are shown.

use leptos::{ev, prelude::*};

use crate::{
    domain::{Actor, AuditAction, AuditQuery, Called, actors, audit_file_url, wording},
    pages::audit::AuditLogState,
    ui::{
        call::Debounce,
        format::{day, day_start},
        icon::{Icon, Shape},
    },
};

/// How long typing a date must pause before the list is asked for.
const TYPING_MILLISECONDS: u64 = 500;

#[component]
pub fn Filters(state: AuditLogState) -> impl IntoView {
    let typing = Debounce::new(state.caller, TYPING_MILLISECONDS);
    let set_from = move |event: ev::Event| {
        let from = day_start(&event_target_value(&event), 0);
        typing.run(move || state.change(true, |query| query.from = from));
    };
    let set_to = move |event: ev::Event| {
        let to = day_start(&event_target_value(&event), 1);
        typing.run(move || state.change(true, |query| query.to = to));
    };
    let is_filtered = Memo::new(move |_| state.query.with(AuditQuery::is_filtered));
    let user = Memo::new(move |_| state.query.with(|query| query.user));
    let about = move || {
        user.get().map(|user| {
            view! {
                <button
                    type="button"
                    class="filter"
                    on:click=move |_| state.change(false, |query| query.user = None)
                >
                    {wording::audit_about(user)}
                    <Icon shape=Shape::Close />
                </button>
            }
        })
    };
    view! {
        <div class="tools" role="search" aria-label=t!("audit-page-which")>
            <ActionPick state />
            <ActorPick state />
            <div class="pick">
                <label for="audit-from">{t!("audit-page-from")}</label>
                <input
                    type="date"
                    id="audit-from"
                    class="input"
                    prop:value=move || state.query.with(|query| query.from.map(day).unwrap_or_default())
                    on:change=set_from
                />
            </div>
            <div class="pick">
                <label for="audit-to">{t!("audit-page-to")}</label>
                <input
                    type="date"
                    id="audit-to"
                    class="input"
                    prop:value=move || state.query.with(|query| query.last_day_shown().map(day).unwrap_or_default())
                    on:change=set_to
                />
            </div>
            {about}
            <Show when=move || is_filtered.get()>
                <button type="button" class="btn is-quiet" on:click=move |_| state.clear_filters()>
                    {t!("audit-page-clear-filters")}
                </button>
            </Show>
            <a
                class="btn audit-export"
                href=move || state.query.with(|query| audit_file_url(state.chatbot, query))
                download=""
            >
                {t!("audit-page-export")}
            </a>
        </div>
    }
}

#[component]
fn ActionPick(state: AuditLogState) -> impl IntoView {
    let is = move |action: Option<AuditAction>| state.query.with(|query| query.action == action);
    let pick = move |event: ev::Event| {
        let action = AuditAction::parse(&event_target_value(&event));
        state.change(false, |query| query.action = action);
    };
    let option = move |action: AuditAction| {
        let label = action.label();
        view! {
            <option value=action.as_str() prop:selected=move || is(Some(action))>
                {label}
            </option>
        }
    };
    view! {
        <div class="pick">
            <label for="audit-what">{t!("audit-page-what")}</label>
            <select class="input" id="audit-what" on:change=pick>
                <option value="" prop:selected=move || is(None)>
                    {t!("audit-page-everything")}
                </option>
                {AuditAction::ALL
                    .iter()
                    .filter(|action| action.is_in_log(state.chatbot.is_some()))
                    .map(|action| option(*action))
                    .collect_view()}
            </select>
        </div>
    }
}

#[component]
fn ActorPick(state: AuditLogState) -> impl IntoView {
    let is = move |actor: Option<Actor>| state.query.with(|query| query.actor == actor);
    let all = Memo::new(move |_| {
        let asked = state.query.with(|query| query.actor);
        actors(state.chatbot, &state.entries.all().unwrap_or_default(), asked)
    });
    let pick = move |event: ev::Event| {
        let actor = event_target_value(&event).parse().ok();
        state.change(false, |query| query.actor = actor);
    };
    let option = move |(actor, name): (Actor, Option<Called>)| {
        view! {
            <option value=actor.to_string() prop:selected=move || is(Some(actor))>
                {wording::actor_name(actor, name.as_ref())}
            </option>
        }
    };
    view! {
        <div class="pick">
            <label for="audit-by">{t!("audit-page-by")}</label>
            <select class="input" id="audit-by" on:change=pick>
                <option value="" prop:selected=move || is(None)>
                    {t!("audit-page-anyone")}
                </option>
                {move || all.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
