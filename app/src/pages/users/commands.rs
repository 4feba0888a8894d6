//! What the users page offers to the palette.

use leptos::prelude::*;

use crate::{
    domain::{Access, Action, Coverage, Direction, Role, Rows, Sort, SortBy, Status, wording},
    i18n::Value,
    pages::{
        commands::{Command, offer_commands},
        users::{dialogs::Dialogs, state::UsersState},
    },
    ui::focus,
};

/// Offers it for as long as the page is there.
pub fn offer(state: UsersState, dialogs: Dialogs) {
    offer_commands(move || {
        [selection(state, dialogs), people(state, dialogs), filters(state), orders(state)].concat()
    });
}

fn selection(state: UsersState, dialogs: Dialogs) -> Vec<Command> {
    let kind = || t!("users-command-selection");
    let mut commands = Vec::new();
    if !state.nobody_is_chosen() {
        let count = state.choice.tally.get().selected.map_or_else(|| Value::from("unknown"), Value::from);
        let act = |action: Action| {
            let count = count.clone();
            let (id, title) = match action {
                Action::Disable => ("bulk:disable", t!("users-command-disable", count = count)),
                Action::Enable => ("bulk:enable", t!("users-command-enable", count = count)),
                Action::ChangeRole { role } => {
                    let id = if role == Role::Admin { "bulk:admin" } else { "bulk:regular" };
                    (id, t!("users-command-change-role", count = count, role = role.label()))
                }
                Action::Delete => ("bulk:delete", t!("users-command-delete", count = count)),
            };
            Command::new(kind(), id, title, move || dialogs.confirmation.ask(action))
        };
        commands.extend([
            act(Action::Disable),
            act(Action::Enable),
            act(Action::ChangeRole { role: Role::Admin }),
            act(Action::ChangeRole { role: Role::Regular }),
            act(Action::Delete),
        ]);
        let export = t!("users-command-export-selected", count = count);
        commands.push(Command::new(kind(), "export-selected", export, move || dialogs.export(true)));
        let clear = t!("users-clear-selection");
        commands.push(Command::new(kind(), "clear-selection", clear, move || state.clear_selection()));
    }
    let has_rows =
        state.rows.with(|rows| rows.is_current() && rows.length().is_some_and(|length| length > 0));
    if has_rows && state.choice.coverage.get() != Coverage::All {
        let title = wording::select_all(state.rows.with(Rows::total));
        commands.push(Command::new(kind(), "select-all", title, move || state.select_all()));
    }
    commands
}

fn people(state: UsersState, dialogs: Dialogs) -> Vec<Command> {
    let kind = || t!("users-title");
    let mut commands = vec![
        Command::new(kind(), "invite", t!("users-command-invite"), move || dialogs.inviting.set(true)),
        Command::new(kind(), "import", t!("users-command-import"), move || dialogs.importing.set(true)),
        Command::new(kind(), "export", t!("users-command-export"), move || dialogs.export(false)),
        Command::new(kind(), "recent", t!("users-recent"), move || dialogs.recent.set(true)),
        Command::new(kind(), "search", t!("users-command-search"), || {
            if let Some(body) = document().body() {
                focus::focus_in(&body, ".tools input");
            }
        }),
        Command::new(kind(), "refresh", t!("users-command-refresh"), move || state.try_again()),
    ];
    if state.panel.get().is_some() {
        let close = t!("users-command-close-panel");
        commands.push(Command::new(kind(), "close-panel", close, move || state.close()));
    }
    commands
}

fn filters(state: UsersState) -> Vec<Command> {
    let kind = || t!("users-command-filter");
    let query = state.query.get();
    let mut commands = Vec::new();
    if query.is_filtered() {
        let clear = t!("users-clear-filters");
        commands.push(Command::new(kind(), "clear-filters", clear, move || state.clear_filters()));
    }
    let statuses = Status::ALL.iter().map(|status| Some(*status)).chain([None]);
    commands.extend(statuses.filter(|status| *status != query.status).map(|status| {
        let (id, title) = match status {
            Some(Status::Active) => ("status:active", t!("users-command-show-active")),
            Some(Status::Pending) => ("status:pending", t!("users-command-show-pending")),
            Some(Status::Disabled) => ("status:disabled", t!("users-command-show-disabled")),
            None => ("status:any", t!("users-command-show-any-status")),
        };
        Command::new(kind(), id, title, move || state.change_query(|query| query.status = status))
    }));
    let roles = Role::ALL.iter().map(|role| Some(*role)).chain([None]);
    commands.extend(roles.filter(|role| *role != query.role).map(|role| {
        let (word, title) = match role {
            Some(role) => (role.as_str(), t!("users-command-show-role", role = role.label())),
            None => ("any", t!("users-command-show-any-role")),
        };
        let id = format!("role:{word}");
        Command::new(kind(), id, title, move || state.change_query(|query| query.role = role))
    }));
    commands
}

fn orders(state: UsersState) -> Vec<Command> {
    let now = state.query.get().sort;
    let is_open = state.access.get() == Some(Access::Open);
    let shown = SortBy::ALL.iter().copied();
    let shown = shown.filter(|by| is_open || !matches!(by, SortBy::Questions | SortBy::LastSeen));
    let sorts = shown
        .flat_map(|by| [Direction::Ascending, Direction::Descending].map(|direction| Sort { by, direction }));
    sorts
        .filter(|sort| *sort != now)
        .map(|sort| {
            let id = format!("sort:{}:{}", sort.by.as_str(), sort.direction.as_str());
            Command::new(t!("users-command-sort"), id, order(sort), move || {
                state.change_query(|query| query.sort = sort);
            })
        })
        .collect()
}

fn order(sort: Sort) -> String {
    match (sort.by, sort.direction) {
        (SortBy::Name, Direction::Ascending) => t!("users-command-sort-name-up"),
        (SortBy::Name, Direction::Descending) => t!("users-command-sort-name-down"),
        (SortBy::Added, Direction::Ascending) => t!("users-command-sort-added-up"),
        (SortBy::Added, Direction::Descending) => t!("users-command-sort-added-down"),
        (SortBy::Activity, Direction::Ascending) => t!("users-command-sort-activity-up"),
        (SortBy::Activity, Direction::Descending) => t!("users-command-sort-activity-down"),
        (SortBy::Sessions, Direction::Ascending) => t!("users-command-sort-sessions-up"),
        (SortBy::Sessions, Direction::Descending) => t!("users-command-sort-sessions-down"),
        (SortBy::Questions, Direction::Ascending) => t!("users-command-sort-questions-up"),
        (SortBy::Questions, Direction::Descending) => t!("users-command-sort-questions-down"),
        (SortBy::LastSeen, Direction::Ascending) => t!("users-command-sort-seen-up"),
        (SortBy::LastSeen, Direction::Descending) => t!("users-command-sort-seen-down"),
    }
}
