//! What the users page offers to the palette.

use leptos::prelude::*;

use crate::{
    domain::{Access, Action, Coverage, Direction, Role, Rows, Sort, SortBy, Status, wording},
    pages::{
        commands::{Command, offer_commands},
        users::{dialogs::Dialogs, state::UsersState},
    },
    ui::{focus, format::number},
};

const PEOPLE: &str = "Users";
const SELECTION: &str = "Selection";
const FILTER: &str = "Filter";
const SORT: &str = "Sort";

/// Offers it for as long as the page is there.
pub fn offer(state: UsersState, dialogs: Dialogs) {
    offer_commands(move || {
        [selection(state, dialogs), people(state, dialogs), filters(state), orders(state)].concat()
    });
}

fn selection(state: UsersState, dialogs: Dialogs) -> Vec<Command> {
    let mut commands = Vec::new();
    if !state.nobody_is_chosen() {
        let chosen = state.choice.tally.get().selected;
        let them = chosen.map_or_else(|| "selected users".to_owned(), selected_users);
        let act = |action: Action| {
            let title = match action {
                Action::ChangeRole { role } => format!("Change role of {them} to {} …", role.label()),
                action => format!("{} {them} …", action.label()),
            };
            Command::new(SELECTION, format!("bulk:{}", action.label()), title, move || {
                dialogs.confirmation.ask(action);
            })
        };
        commands.extend([
            act(Action::Disable),
            act(Action::Enable),
            act(Action::ChangeRole { role: Role::Admin }),
            act(Action::ChangeRole { role: Role::Regular }),
            act(Action::Delete),
            Command::new(SELECTION, "export-selected", format!("Export {them} …"), move || {
                dialogs.export(true);
            }),
            Command::new(SELECTION, "clear-selection", "Clear selection", move || state.clear_selection()),
        ]);
    }
    let has_rows =
        state.rows.with(|rows| rows.is_current() && rows.length().is_some_and(|length| length > 0));
    if has_rows && state.choice.coverage.get() != Coverage::All {
        let title = wording::select_all(state.rows.with(Rows::total));
        commands.push(Command::new(SELECTION, "select-all", title, move || state.select_all()));
    }
    commands
}

fn selected_users(chosen: u64) -> String {
    let users = if chosen == 1 { "user" } else { "users" };
    format!("{} selected {users}", number(chosen))
}

fn people(state: UsersState, dialogs: Dialogs) -> Vec<Command> {
    let mut commands = vec![
        Command::new(PEOPLE, "invite", "Invite people …", move || dialogs.inviting.set(true)),
        Command::new(PEOPLE, "import", "Import a file …", move || dialogs.importing.set(true)),
        Command::new(PEOPLE, "export", "Export all that match …", move || dialogs.export(false)),
        Command::new(PEOPLE, "recent", "Recent actions", move || dialogs.recent.set(true)),
        Command::new(PEOPLE, "search", "Search users by name or email", || {
            if let Some(body) = document().body() {
                focus::focus_in(&body, ".tools input");
            }
        }),
        Command::new(PEOPLE, "refresh", "Look again", move || state.try_again()),
    ];
    if state.panel.get().is_some() {
        commands.push(Command::new(PEOPLE, "close-panel", "Close the panel", move || state.close()));
    }
    commands
}

fn filters(state: UsersState) -> Vec<Command> {
    let query = state.query.get();
    let mut commands = Vec::new();
    if query.is_filtered() {
        commands.push(Command::new(FILTER, "clear-filters", "Clear filters", move || state.clear_filters()));
    }
    let statuses = Status::ALL.iter().map(|status| Some(*status)).chain([None]);
    commands.extend(statuses.filter(|status| *status != query.status).map(|status| {
        let (word, title) = match status {
            Some(status) => (status.as_str(), format!("Show {} users", status.label().to_lowercase())),
            None => ("any", "Show users of any status".to_owned()),
        };
        Command::new(FILTER, format!("status:{word}"), title, move || {
            state.change_query(|query| query.status = status);
        })
    }));
    let roles = Role::ALL.iter().map(|role| Some(*role)).chain([None]);
    commands.extend(roles.filter(|role| *role != query.role).map(|role| {
        let (word, title) = match role {
            Some(role) => (role.as_str(), format!("Show users with role {}", role.label())),
            None => ("any", "Show users of any role".to_owned()),
        };
        Command::new(FILTER, format!("role:{word}"), title, move || {
            state.change_query(|query| query.role = role);
        })
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
            let (what, first, last) = match sort.by {
                SortBy::Name => ("name", "A to Z", "Z to A"),
                SortBy::Added => ("date added", "oldest first", "newest first"),
                SortBy::Activity => ("last activity", "longest ago first", "latest first"),
                SortBy::Sessions => ("sessions", "fewest first", "most first"),
                SortBy::Questions => ("questions", "fewest first", "most first"),
                SortBy::LastSeen => ("last seen", "longest ago first", "latest first"),
            };
            let how = if sort.direction == Direction::Ascending { first } else { last };
            let id = format!("sort:{}:{}", sort.by.as_str(), sort.direction.as_str());
            Command::new(SORT, id, format!("Sort by {what}, {how}"), move || {
                state.change_query(|query| query.sort = sort);
            })
        })
        .collect()
}
