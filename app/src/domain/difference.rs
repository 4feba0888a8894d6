//! What an admin must know of a user that someone else changed meanwhile.

use super::{Role, Status, User, UserChange};

impl Status {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Active => t!("user-active"),
            Self::Pending => t!("user-pending"),
            Self::Disabled => t!("user-disabled"),
        }
    }
}

impl Role {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Admin => t!("user-admin"),
            Self::Regular => t!("user-regular"),
        }
    }
}

/// One field of a user that is no longer as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field as people read it.
    pub field: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

/// The fields an admin can change, or that Rollcall changes as a consequence, which differ.
#[must_use]
pub fn differences(before: &User, after: &User) -> Vec<Difference> {
    let shown = |text: &str| if text.is_empty() { t!("user-none") } else { text.to_owned() };
    let email = |user: &User| shown(user.email.as_deref().unwrap_or_default());
    [
        (t!("user-name"), shown(&before.name), shown(&after.name)),
        (t!("user-email"), email(before), email(after)),
        (t!("user-role"), before.role.label(), after.role.label()),
        (t!("user-status"), before.status.label(), after.status.label()),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(field, before, after)| Difference { field, before, after })
    .collect()
}

impl UserChange {
    /// Whether it would leave `user` as they are.
    #[must_use]
    pub fn is_nothing_to(&self, user: &User) -> bool {
        self.name.as_ref().is_none_or(|name| name.as_str() == user.name)
            && self.role.is_none_or(|role| role == user.role)
            && self.disabled.is_none_or(|disabled| disabled == (user.status == Status::Disabled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Invitation, InvitationMail, PersonName, Timestamp, UserId};

    fn ana() -> User {
        User {
            id: UserId(1),
            version: 3,
            name: "Ana".to_owned(),
            email: Some("ana@porto.example".to_owned()),
            visitor: None,
            status: Status::Active,
            role: Role::Regular,
            created_at: Timestamp(0),
            signed_in_at: None,
            last_active_at: None,
            sessions: 0,
            network: None,
            questions: None,
            last_seen_at: None,
            invitation: None,
        }
    }

    #[test]
    fn each_changed_field_is_named_with_both_values() {
        let now = User { version: 5, role: Role::Admin, status: Status::Disabled, ..ana() };
        let told: Vec<_> = differences(&ana(), &now)
            .into_iter()
            .map(|Difference { field, before, after }| format!("{field}: {before} → {after}"))
            .collect();
        assert_eq!(told, ["Role: Regular → Admin", "Status: Active → Disabled"]);
    }

    #[test]
    fn activity_is_no_difference() {
        let now = User { version: 4, last_active_at: Some(Timestamp(9)), sessions: 2, ..ana() };
        assert_eq!(differences(&ana(), &now), []);
    }

    #[test]
    fn an_invitation_sent_again_is_no_difference() {
        let invitation = Invitation {
            expires_at: Timestamp(9),
            mail: InvitationMail::Failed,
            mail_fault: Some(message!("mail-fault-slow")),
        };
        assert_eq!(differences(&ana(), &User { invitation: Some(invitation), ..ana() }), []);
    }

    #[test]
    fn an_empty_value_is_called_none() {
        let told = differences(&ana(), &User { name: String::new(), ..ana() });
        assert_eq!(
            told,
            [Difference { field: "Name".to_owned(), before: "Ana".to_owned(), after: "none".to_owned() }]
        );
    }

    #[test]
    fn a_change_to_what_is_already_so_is_nothing() {
        let same = UserChange {
            name: PersonName::new("Ana").ok(),
            role: Some(Role::Regular),
            disabled: Some(false),
        };
        assert!(same.is_nothing_to(&ana()));
        assert!(!UserChange { role: Some(Role::Admin), ..same }.is_nothing_to(&ana()));
    }
}
