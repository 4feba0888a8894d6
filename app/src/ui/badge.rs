//! A person's status, role and round picture, the same wherever they are shown.

use leptos::prelude::*;

use crate::{
    domain::{Invitation, Role, ShownStatus, Status, User},
    ui::format::Clock,
};

/// With the `invitation` of a pending user, it says when that is over; without a status, it is the place of one.
#[component]
pub fn StatusBadge(
    #[prop(into)] status: Option<Status>,
    #[prop(optional_no_strip)] invitation: Option<Invitation>,
) -> impl IntoView {
    let clock: Clock = expect_context();
    let shown =
        Memo::new(move |_| status.map(|status| ShownStatus::of(status, invitation.as_ref(), clock.0.get())));
    let class = move || shown.get().map_or_else(bone, |shown| format!("status is-{}", shown.as_str()));
    view! { <span class=class>{move || shown.get().map(ShownStatus::label)}</span> }
}

/// Stands beside a person whose invitation could not be mailed.
#[component]
pub fn MailFailed() -> impl IntoView {
    view! {
        <span class="mail-failed" title=t!("ui-mail-failed-meaning")>
            <span>{t!("ui-mail-failed")}</span>
        </span>
    }
}

/// Without a role, it is the place of one.
#[component]
pub fn RoleLabel(#[prop(into)] role: Option<Role>) -> impl IntoView {
    let class = role.map_or_else(bone, |role| format!("role is-{}", role.as_str()));
    view! { <span class=class>{role.map(Role::label)}</span> }
}

fn bone() -> String {
    "bone is-badge".to_owned()
}

/// Decoration: the name stands beside it. Without a user, it is the place of one.
#[component]
pub fn Avatar(#[prop(into)] user: Option<User>) -> impl IntoView {
    let initials = user.as_ref().and_then(User::initials);
    let class = match (&user, &initials) {
        (None, _) => "avatar is-bone",
        (Some(_), Some(_)) => "avatar",
        (Some(_), None) => "avatar is-visitor",
    };
    view! {
        <span class=class aria-hidden="true">
            {initials}
        </span>
    }
}
