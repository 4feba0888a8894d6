//! A person's status, role and round picture, the same wherever they are shown.

use leptos::prelude::*;

use crate::{
    domain::{Invitation, Role, ShownStatus, Status, User},
    ui::format::Clock,
};

/// With the `invitation` of a pending user, it says when that is over.
#[component]
pub fn StatusBadge(
    status: Status,
    #[prop(optional_no_strip)] invitation: Option<Invitation>,
) -> impl IntoView {
    let clock: Clock = expect_context();
    let shown = Memo::new(move |_| ShownStatus::of(status, invitation.as_ref(), clock.0.get()));
    view! { <span class=move || format!("status is-{}", shown.get().as_str())>{move || shown.get().label()}</span> }
}

/// Stands beside a person whose invitation could not be mailed.
#[component]
pub fn MailFailed() -> impl IntoView {
    view! {
        <span class="mail-failed" title="The mail could not be sent">
            <span>"mail failed"</span>
        </span>
    }
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
