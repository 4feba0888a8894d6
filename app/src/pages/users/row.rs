//! One row of the list: a user, or the place where one will be.

use leptos::{html, prelude::*};

use crate::{
    domain::{Columns, PanelPlace, User},
    pages::users::{network::NetworkCells, selection::RowBox, state::UsersState},
    ui::{
        badge::{Avatar, MailFailed, RoleLabel, StatusBadge},
        erased::shown,
        focus::focus,
        format::{Ago, date, exact, machine, number, pixels},
    },
};

#[component]
pub fn Row(state: UsersState, row: Memo<Option<u64>>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let user = Memo::new(move |_| row.get().and_then(|row| state.user_in(row)));
    // Before the columns are known, a row would stand in others than it will.
    let present = Memo::new(move |_| user.get().filter(|_| state.columns.get() != Columns::Unknown));
    let top =
        Memo::new(move |_| row.get().map_or(0.0, |row| state.viewport.with(|viewport| viewport.row_y(row))));
    let is_open = Memo::new(move |_| {
        let shown = state.panel.get().map(|panel| panel.user);
        shown.is_some() && user.with(|user| user.as_ref().map(|user| user.id)) == shown
    });
    let is_chosen = Memo::new(move |_| {
        let chosen = |user: &User| state.choice.selection.with(|selection| selection.contains(user));
        user.with(|user| user.as_ref().is_some_and(chosen))
    });
    Effect::new(move || {
        let wanted = state.focus_row.get();
        if let (true, Some(element)) = (wanted.is_some() && wanted == row.get(), node.get()) {
            focus(&element);
            state.focus_row.set(None);
        }
    });
    let make_current = move || {
        if let Some(row) = row.get_untracked() {
            state.current_row.set(row);
        }
    };
    let open = move |_| {
        make_current();
        if let Some(user) = user.get_untracked() {
            state.open(PanelPlace::of(user.id));
        }
    };
    view! {
        <div
            class="row"
            class:is-open=is_open
            class:is-chosen=is_chosen
            role="row"
            node_ref=node
            aria-rowindex=Signal::derive(move || row.get().map(|row| (row + 2).to_string()))
            hidden=Signal::derive(move || row.get().is_none())
            aria-selected=Signal::derive(move || is_chosen.get().to_string())
            aria-current=Signal::derive(move || is_open.get().then_some("true"))
            tabindex=Signal::derive(move || if row.get() == Some(state.current_row.get()) { "0" } else { "-1" })
            style:top=Signal::derive(move || pixels(top.get()))
            on:focus=move |_| make_current()
            on:click=open
        >
            <RowBox state row user=present is_chosen />
            // The same view with a user and without: only texts change then, and elements are made once. Where one drags the
            // list past thousands of rows, this is what keeps up.
            {shown(move || view! { <Who row user=present.get() /> }.into_any())}
            {shown(move || match state.columns.get() {
                Columns::WithNetworks => view! { <NetworkCells state row user=present /> }.into_any(),
                _ => ().into_any(),
            })}
            {shown(move || view! { <Since user=present.get() places=state.columns.get().last_places() /> }.into_any())}
        </div>
    }
}

/// Who it is, and what they may do. Without a user, bones of differing length, so that they look like a list.
#[component]
fn Who(row: Memo<Option<u64>>, user: Option<User>) -> impl IntoView {
    let is_loading = user.is_none();
    let length = match row.get_untracked().unwrap_or_default() % 3 {
        _ if !is_loading => "",
        0 => "bone is-long",
        1 => "bone",
        _ => "bone is-short",
    };
    let name = user.as_ref().map(User::display_name);
    let email =
        user.as_ref().and_then(|user| user.email.clone()).filter(|email| Some(email) != name.as_ref());
    let has_failed_mail = user.as_ref().is_some_and(User::has_failed_mail);
    let status = user.as_ref().map(|user| user.status);
    let role = user.as_ref().map(|user| user.role);
    let invitation = user.as_ref().and_then(|user| user.invitation.clone());
    view! {
        <div class="cell is-name" role="gridcell" aria-colindex="2">
            <Avatar user />
            <span class="who">
                <b class=length title=name.clone()>
                    <bdi>{name.clone()}</bdi>
                </b>
                <small title=email.clone() hidden=email.is_none()>
                    <bdi>{email.clone()}</bdi>
                </small>
                {is_loading.then(|| view! { <span class="sr">{t!("users-loading")}</span> })}
            </span>
            {has_failed_mail.then(MailFailed)}
        </div>
        <div class="cell is-status" role="gridcell" aria-colindex="3">
            <StatusBadge status invitation />
        </div>
        <div class="cell is-role" role="gridcell" aria-colindex="4">
            <RoleLabel role />
        </div>
    }
}

/// Since when they are known, when they were last there, and how often. `places`: which of all columns these are.
#[component]
fn Since(user: Option<User>, places: [&'static str; 3]) -> impl IntoView {
    let bone = if user.is_none() { "bone is-short" } else { "" };
    let added = user.as_ref().map(|user| user.created_at);
    let active = user.as_ref().map(|user| user.last_active_at);
    let sessions = user.as_ref().map(|user| user.sessions);
    view! {
        <div class="cell is-added" role="gridcell" aria-colindex=places[0]>
            <time class=bone datetime=added.map(machine) title=added.map(exact)>
                {added.map(date)}
            </time>
        </div>
        <div class="cell is-active" role="gridcell" aria-colindex=places[1]>
            {match active {
                Some(Some(at)) => view! { <Ago at /> }.into_any(),
                Some(None) => view! { <span class="is-dim">{t!("users-never")}</span> }.into_any(),
                None => view! { <span class="bone is-short"></span> }.into_any(),
            }}
        </div>
        <div class="cell is-sessions" role="gridcell" aria-colindex=places[2] class:is-dim=sessions == Some(0)>
            {sessions.map(number)}
        </div>
    }
}
