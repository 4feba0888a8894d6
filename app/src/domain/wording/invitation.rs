//! What the page says of invitations.

use super::{WriteTime, listed};
use crate::domain::{
    Invitation, InvitationMail, InvitationReport, Invited, PreviewCounts, Role, Timestamp, Verdict,
};

impl Role {
    /// What it means, beside the choice of it.
    #[must_use]
    pub fn meaning(self) -> String {
        match self {
            Self::Admin => t!("invitation-admin-meaning"),
            Self::Regular => t!("invitation-regular-meaning"),
        }
    }

    /// What it means to who is offered it.
    #[must_use]
    pub fn offer(self) -> String {
        match self {
            Self::Admin => t!("invitation-admin-offer"),
            Self::Regular => t!("invitation-regular-offer"),
        }
    }
}

impl Verdict {
    /// In a word or two.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::New { .. } => t!("invitation-new"),
            Self::Known { .. } => t!("invitation-known"),
            Self::Repeated { .. } => t!("invitation-repeated"),
            Self::Malformed { .. } => t!("invitation-malformed"),
        }
    }

    /// As style sheets know it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::Known { .. } => "known",
            Self::Repeated { .. } => "repeated",
            Self::Malformed { .. } => "malformed",
        }
    }
}

/// "12 new, 3 known, 1 can't be read".
#[must_use]
pub fn preview_counts(counts: PreviewCounts) -> String {
    let PreviewCounts { new, known, repeated, malformed } = counts;
    let told = [
        (new > 0).then(|| t!("invitation-count-new", count = new)),
        (known > 0).then(|| t!("invitation-count-known", count = known)),
        (repeated > 0).then(|| t!("invitation-count-repeated", count = repeated)),
        (malformed > 0).then(|| t!("invitation-count-malformed", count = malformed)),
    ];
    listed(told.into_iter().flatten())
}

/// What inviting does with them, and with whom it does nothing.
#[must_use]
pub fn preview_meaning(counts: PreviewCounts, role: Role) -> String {
    let PreviewCounts { new, known, repeated, malformed } = counts;
    let invited = match (new, counts.is_all_new()) {
        (0, _) => t!("invitation-nobody"),
        (_, true) => t!("invitation-all", count = new, role = role.label()),
        (_, false) => t!("invitation-only-new", role = role.label()),
    };
    let sentences = [
        Some(invited),
        (known > 0).then(|| t!("invitation-known-stay")),
        (repeated > 0).then(|| t!("invitation-repeated-once")),
        (malformed > 0).then(|| t!("invitation-malformed-left")),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The button that invites them.
#[must_use]
pub fn invite_order(new: u64) -> String {
    t!("invitation-order", count = new)
}

/// What inviting did, as a heading.
#[must_use]
pub fn invited(report: &InvitationReport) -> String {
    match report.invited.as_slice() {
        [] => t!("invitation-done-nobody"),
        [Invited { user, .. }] => t!("invitation-done-one", name = user.display_name()),
        many => t!("invitation-done", count = many.len()),
    }
}

/// Whether those who were invited hear of it.
#[must_use]
pub fn invitation_mails(mails: bool) -> String {
    if mails { t!("invitation-mails") } else { t!("invitation-no-mails") }
}

/// Said where links are shown.
#[must_use]
pub fn links_once() -> String {
    t!("invitation-links-once")
}

/// Who became a user between the preview and inviting.
#[must_use]
pub fn known_meanwhile(known: &[String]) -> Option<String> {
    let names = || listed(known.iter().cloned());
    (!known.is_empty()).then(|| t!("invitation-known-meanwhile", count = known.len(), names = names()))
}

/// The whole address of a link, where the page is at `origin`.
#[must_use]
pub fn whole_link(origin: &str, invited: &Invited) -> String {
    format!("{origin}{}", invited.link)
}

/// All links as a spreadsheet takes them in: email, tab, link.
#[must_use]
pub fn link_lines(origin: &str, invited: &[Invited]) -> String {
    let line = |invited: &Invited| {
        let email = invited.user.email.as_deref().unwrap_or_default();
        format!("{}\t{}\n", crate::domain::spreadsheet::guard(email), whole_link(origin, invited))
    };
    invited.iter().map(line).collect()
}

/// What became of the mail.
#[must_use]
pub fn invitation_mail(mail: InvitationMail) -> String {
    match mail {
        InvitationMail::None => t!("invitation-mail-none"),
        InvitationMail::Waiting => t!("invitation-mail-waiting"),
        InvitationMail::Sent => t!("invitation-mail-sent"),
        InvitationMail::Failed => t!("invitation-mail-failed"),
    }
}

/// How long an invitation admits, or since when it doesn't.
#[must_use]
pub fn invitation_term(invitation: &Invitation, now: Timestamp, write: WriteTime) -> String {
    let at = write(invitation.expires_at);
    if invitation.is_expired(now) {
        t!("invitation-expired", day = at)
    } else {
        t!("invitation-until", day = at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Status, User, UserId};

    fn day(at: Timestamp) -> String {
        format!("{} December", at.0)
    }

    fn invited_user(email: &str) -> Invited {
        let user = User {
            id: UserId(1),
            version: 1,
            name: String::new(),
            email: Some(email.to_owned()),
            visitor: None,
            status: Status::Pending,
            role: Role::Regular,
            created_at: Timestamp(0),
            signed_in_at: None,
            last_active_at: None,
            sessions: 0,
            network: None,
            questions: None,
            last_seen_at: None,
            invitation: None,
        };
        Invited { user, link: "/invitation#rci_1".to_owned() }
    }

    fn counts(new: u64, known: u64, repeated: u64, malformed: u64) -> PreviewCounts {
        PreviewCounts { new, known, repeated, malformed }
    }

    #[test]
    fn a_preview_says_how_many_there_are_of_each() {
        assert_eq!(preview_counts(counts(12, 3, 0, 1)), "12 new, 3 known, 1 can't be read");
        assert_eq!(preview_counts(counts(0, 0, 2, 0)), "2 repeated");
        assert_eq!(invite_order(1), "Invite 1 person");
        assert_eq!(invite_order(12), "Invite 12 people");
    }

    #[test]
    fn a_preview_says_who_is_left_out() {
        let say = |counts| preview_meaning(counts, Role::Admin);
        assert_eq!(
            say(counts(1, 0, 0, 0)),
            "Invited as Admin, and pending until they accept or first sign in."
        );
        assert!(say(counts(2, 0, 0, 0)).starts_with("All are invited as Admin"));
        assert_eq!(
            say(counts(2, 1, 1, 1)),
            "Only who is new is invited, as Admin. Who is known stays as they are. Who stands there twice is invited once. \
             What can't be read is left out: go back to correct it."
        );
        assert_eq!(say(counts(0, 1, 0, 0)), "There is nobody to invite. Who is known stays as they are.");
    }

    #[test]
    fn who_was_invited_is_named_or_counted() {
        let report = |invited| InvitationReport { invited, known: Vec::new(), mails: false };
        let one = || invited_user("ana@x.org");
        assert_eq!(invited(&report(vec![])), "Nobody was invited");
        assert_eq!(invited(&report(vec![one()])), "ana@x.org is invited");
        assert_eq!(invited(&report(vec![one(), one()])), "2 people are invited");
    }

    #[test]
    fn who_came_in_meanwhile_is_told() {
        let say = |emails: &[&str]| {
            known_meanwhile(&emails.iter().map(|email| (*email).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(say(&[]), None);
        assert_eq!(say(&["a@x.org"]).unwrap(), "a@x.org has become a user meanwhile, and stays as they are.");
        assert!(say(&["a@x.org", "b@x.org"]).unwrap().starts_with("a@x.org, b@x.org have become users"));
    }

    #[test]
    fn links_are_copied_as_lines_that_a_spreadsheet_never_runs() {
        let all = [invited_user("ana@x.org"), invited_user("=1+1@x.org")];
        assert_eq!(
            link_lines("https://desk.example", &all),
            "ana@x.org\thttps://desk.example/invitation#rci_1\n'=1+1@x.org\thttps://desk.example/invitation#rci_1\n"
        );
    }

    #[test]
    fn a_term_is_told_until_it_is_over_and_after() {
        let invitation =
            Invitation { expires_at: Timestamp(9), mail: InvitationMail::Sent, mail_fault: None };
        assert_eq!(invitation_term(&invitation, Timestamp(8), day), "until 9 December");
        assert_eq!(invitation_term(&invitation, Timestamp(9), day), "expired on 9 December");
    }
}
