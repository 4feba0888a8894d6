//! What the page shows of invitations.

use super::{
    Invitation, InvitationMail, Invitee, PreviewEntry, Status, Timestamp, User, Verdict, user::word_enum,
};

word_enum! {
    /// A user's status as its badge shows it.
    ShownStatus {
        /// Can access.
        Active = "active",
        /// Invited, never logged in.
        Pending = "pending",
        /// Invited, and let the term pass.
        Expired = "expired",
        /// Access revoked.
        Disabled = "disabled",
    }
}

impl ShownStatus {
    /// Of a user with that status and invitation.
    #[must_use]
    pub fn of(status: Status, invitation: Option<&Invitation>, now: Timestamp) -> Self {
        match status {
            Status::Active => Self::Active,
            Status::Disabled => Self::Disabled,
            Status::Pending if invitation.is_some_and(|invitation| invitation.is_expired(now)) => {
                Self::Expired
            }
            Status::Pending => Self::Pending,
        }
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Active => Status::Active.label(),
            Self::Pending => Status::Pending.label(),
            Self::Expired => t!("user-expired"),
            Self::Disabled => Status::Disabled.label(),
        }
    }
}

impl User {
    /// Whether an invitation can be sent to them, or taken back.
    #[must_use]
    pub fn is_invited(&self) -> bool {
        self.status == Status::Pending && self.email.is_some()
    }

    /// Whether they wait for a mail that could not be sent.
    #[must_use]
    pub fn has_failed_mail(&self) -> bool {
        let failed = |invitation: &Invitation| invitation.mail == InvitationMail::Failed;
        self.is_invited() && self.invitation.as_ref().is_some_and(failed)
    }
}

/// A list of people, as it was read, before anyone is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationPreview(Vec<PreviewEntry>);

/// How many entries there are of each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PreviewCounts {
    /// Who would be invited.
    pub new: u64,
    /// Who is a user already.
    pub known: u64,
    /// Who stands in the list already.
    pub repeated: u64,
    /// What is no email address.
    pub malformed: u64,
}

impl PreviewCounts {
    /// Whether inviting takes in all that was written.
    #[must_use]
    pub const fn is_all_new(self) -> bool {
        self.new > 0 && self.known == 0 && self.repeated == 0 && self.malformed == 0
    }
}

impl InvitationPreview {
    /// What can't be read comes first, since somebody must look at it; the rest stays in the order of the list.
    #[must_use]
    pub fn new(mut entries: Vec<PreviewEntry>) -> Self {
        entries.sort_by_key(|entry| !matches!(entry.verdict, Verdict::Malformed { .. }));
        Self(entries)
    }

    /// The entries, in the order shown.
    #[must_use]
    pub fn entries(&self) -> &[PreviewEntry] {
        &self.0
    }

    /// Who would be invited.
    #[must_use]
    pub fn people(&self) -> Vec<Invitee> {
        let new = |entry: &PreviewEntry| match &entry.verdict {
            Verdict::New { invitee } => Some(invitee.clone()),
            Verdict::Known { .. } | Verdict::Repeated { .. } | Verdict::Malformed { .. } => None,
        };
        self.0.iter().filter_map(new).collect()
    }

    /// How many there are of each.
    #[must_use]
    pub fn counts(&self) -> PreviewCounts {
        let mut counts = PreviewCounts::default();
        for entry in &self.0 {
            *match entry.verdict {
                Verdict::New { .. } => &mut counts.new,
                Verdict::Known { .. } => &mut counts.known,
                Verdict::Repeated { .. } => &mut counts.repeated,
                Verdict::Malformed { .. } => &mut counts.malformed,
            } += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Email, PersonName, Role};

    fn invitation(expires_at: i64, mail: InvitationMail) -> Invitation {
        Invitation { expires_at: Timestamp(expires_at), mail, mail_fault: None }
    }

    fn invitee(email: &str) -> Invitee {
        Invitee { email: Email::new(email).unwrap(), name: PersonName::default() }
    }

    fn entry(text: &str, verdict: Verdict) -> PreviewEntry {
        PreviewEntry { text: text.to_owned(), verdict }
    }

    #[test]
    fn only_who_is_pending_expires() {
        let over = invitation(10, InvitationMail::None);
        let shown = |status, now| ShownStatus::of(status, Some(&over), Timestamp(now));
        assert_eq!(shown(Status::Pending, 9), ShownStatus::Pending);
        assert_eq!(shown(Status::Pending, 10), ShownStatus::Expired);
        assert_eq!(shown(Status::Active, 10), ShownStatus::Active);
        assert_eq!(shown(Status::Disabled, 10), ShownStatus::Disabled);
        assert_eq!(ShownStatus::of(Status::Pending, None, Timestamp(10)), ShownStatus::Pending);
    }

    #[test]
    fn a_preview_counts_and_invites_who_is_new_alone() {
        let reason = message!("reason-not-email");
        let known =
            Verdict::Known { invitee: invitee("bo@x.org"), status: Status::Active, role: Role::Admin };
        let preview = InvitationPreview::new(vec![
            entry("cy@x.org", Verdict::New { invitee: invitee("cy@x.org") }),
            entry("bo@x.org", known),
            entry("ana@", Verdict::Malformed { reason }),
            entry("CY@x.org", Verdict::Repeated { invitee: invitee("CY@x.org") }),
            entry("al@x.org", Verdict::New { invitee: invitee("al@x.org") }),
        ]);
        assert_eq!(preview.counts(), PreviewCounts { new: 2, known: 1, repeated: 1, malformed: 1 });
        assert!(!preview.counts().is_all_new());
        assert_eq!(preview.people(), [invitee("cy@x.org"), invitee("al@x.org")]);
        let shown: Vec<_> = preview.entries().iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(shown, ["ana@", "cy@x.org", "bo@x.org", "CY@x.org", "al@x.org"]);
    }

    #[test]
    fn nobody_is_not_all() {
        assert!(!InvitationPreview::new(Vec::new()).counts().is_all_new());
    }
}
