//! A person's status, role and round picture, the same wherever they are shown.

use leptos::prelude::*;

use crate::domain::{Role, Status, User};

#[component]
pub fn StatusBadge(status: Status) -> impl IntoView {
    view! { <span class=format!("status is-{}", status.as_str())>{status.label()}</span> }
}

#[component]
pub fn RoleLabel(role: Role) -> impl IntoView {
    view! { <span class=format!("role is-{}", role.as_str())>{role.label()}</span> }
}

/// Decoration: the name stands beside it.
#[component]
pub fn Avatar(user: User) -> impl IntoView {
    let initials = user.initials();
    let class = if initials.is_some() { "avatar" } else { "avatar is-visitor" };
    view! {
        <span class=class aria-hidden="true">
            {initials}
        </span>
    }
}
