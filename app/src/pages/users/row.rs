//! One row of the list: a user, or the place where one will be.

use leptos::{html, prelude::*};

use crate::{
    domain::{Columns, PanelPlace, User},
    pages::users::{network::NetworkCells, selection::RowBox, state::UsersState},
    ui::{
        badge::{Avatar, MailFailed, RoleLabel, StatusBadge},
        focus::focus,
        format::{Ago, date, exact, machine, number},
    },
};

#[component]
pub fn Row(state: UsersState, row: Memo<Option<u64>>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let user = Memo::new(move |_| row.get().and_then(|row| state.user_in(row)));
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
            class:is-open=move || is_open.get()
            class:is-chosen=move || is_chosen.get()
            role="row"
            node_ref=node
            aria-rowindex=move || row.get().map(|row| (row + 2).to_string())
            hidden=move || row.get().is_none()
            aria-selected=move || is_chosen.get().to_string()
            aria-current=move || is_open.get().then_some("true")
            tabindex=move || if row.get() == Some(state.current_row.get()) { "0" } else { "-1" }
            style:top=move || format!("{}px", top.get())
            on:focus=move |_| make_current()
            on:click=open
        >
            {move || match (user.get(), state.columns.get()) {
                // Before the columns are known, a row would stand in others than it will.
                (None, columns) | (Some(_), columns @ Columns::Unknown) => {
                    skeleton(row.get().unwrap_or_default(), columns).into_any()
                }
                (Some(user), columns) => view! {
                    <RowBox state row user=user.clone() is_chosen />
                    <Cells state row user columns />
                }
                .into_any(),
            }}
        </div>
    }
}

#[component]
fn Cells(state: UsersState, row: Memo<Option<u64>>, user: User, columns: Columns) -> impl IntoView {
    let networks = (columns == Columns::WithNetworks).then(|| user.clone());
    let name = user.display_name();
    let email = user.email.clone().filter(|email| *email != name);
    let added = user.created_at;
    view! {
        <div class="cell is-name" role="gridcell">
            <Avatar user=user.clone() />
            <span class="who">
                <b title=name.clone()>
                    <bdi>{name.clone()}</bdi>
                </b>
                {email
                    .map(|email| {
                        view! {
                            <small title=email.clone()>
                                <bdi>{email.clone()}</bdi>
                            </small>
                        }
                    })}
            </span>
            {user.has_failed_mail().then(MailFailed)}
        </div>
        <div class="cell is-status" role="gridcell">
            <StatusBadge status=user.status invitation=user.invitation />
        </div>
        <div class="cell is-role" role="gridcell">
            <RoleLabel role=user.role />
        </div>
        {networks.map(|user| view! { <NetworkCells state row user /> })}
        <div class="cell is-added" role="gridcell">
            <time datetime=machine(added) title=exact(added)>
                {date(added)}
            </time>
        </div>
        <div class="cell is-active" role="gridcell">
            {user
                .last_active_at
                .map_or_else(
                    || view! { <span class="is-dim">"never"</span> }.into_any(),
                    |at| view! { <Ago at /> }.into_any(),
                )}
        </div>
        <div class="cell is-sessions" role="gridcell" class:is-dim=user.sessions == 0>
            {number(user.sessions)}
        </div>
    }
}

/// Bones of differing length, so that they look like a list.
fn skeleton(row: u64, columns: Columns) -> impl IntoView {
    let length = ["bone is-long", "bone", "bone is-short"];
    let name = length[usize::try_from(row % 3).unwrap_or_default()];
    view! {
        <div class="cell is-check" role="gridcell"></div>
        <div class="cell is-name" role="gridcell">
            <span class="avatar is-bone"></span>
            <span class="who">
                <span class=name></span>
                <span class="sr">"Loading"</span>
            </span>
        </div>
        <div class="cell is-status" role="gridcell">
            <span class="bone is-badge"></span>
        </div>
        <div class="cell is-role" role="gridcell">
            <span class="bone is-short"></span>
        </div>
        {(columns == Columns::WithNetworks)
            .then(|| {
                view! {
                    <div class="networks" role="presentation">
                        <div class="cell is-network" role="gridcell">
                            <span class="bone is-short"></span>
                        </div>
                        <div class="cell is-questions" role="gridcell"></div>
                        <div class="cell is-seen" role="gridcell"></div>
                    </div>
                }
            })}
        <div class="cell is-added" role="gridcell">
            <span class="bone is-short"></span>
        </div>
        <div class="cell is-active" role="gridcell">
            <span class="bone is-short"></span>
        </div>
        <div class="cell is-sessions" role="gridcell"></div>
    }
}
