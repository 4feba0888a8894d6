//! What the page says of the audit log.

use super::{listed_and, outcome, receipt};
use crate::{
    domain::{
        Action, Actor, AuditAction, AuditDetail, AuditEntry, AuditState, Called, JobId, Network, Outcome,
        PanelPlace, Receipt, Role, Status, UserId, Way,
    },
    i18n::{self, Value, pieces},
};

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As it reads.
    pub text: String,
    /// The panel where there is more to see.
    pub place: Option<PanelPlace>,
    /// A person's name: it may be in any script.
    pub is_name: bool,
}

impl Piece {
    fn text(text: String) -> Self {
        Self { text, place: None, is_name: false }
    }

    fn person(user: UserId, name: &Called) -> Self {
        Self { text: name.to_string(), place: Some(PanelPlace::of(user)), is_name: true }
    }
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditSentence {
    /// What was done, by whom, to whom.
    pub pieces: Vec<Piece>,
    /// What else is known of it.
    pub notes: Vec<String>,
}

/// What was done, as a sentence; in the activity of `whose` who they are is not said again.
#[must_use]
pub fn audit_sentence(entry: &AuditEntry, whose: Option<UserId>) -> AuditSentence {
    let Told { id, mut values, notes } = told(entry);
    values.push(("whom", whom(entry, whose).into()));
    let cut = pieces(id, values, &["actor", "user", "conversation"]);
    let pieces = cut.into_iter().map(|piece| match piece {
        i18n::Piece::Text(text) => Piece::text(text),
        i18n::Piece::Slot(0) => subject(entry),
        i18n::Piece::Slot(1) => object(entry),
        i18n::Piece::Slot(_) => conversation(entry),
    });
    AuditSentence { pieces: pieces.collect(), notes }
}

/// To whom it was done, as the messages tell it apart: by someone to themself, where they are not named ("own") or are
/// ("self"); to whose activity it is ("this"); or to somebody ("other").
fn whom(entry: &AuditEntry, whose: Option<UserId>) -> &'static str {
    match entry.user {
        Some(user) if entry.actor == Actor::User(user) => {
            if whose == Some(user) {
                "own"
            } else {
                "self"
            }
        }
        Some(user) if whose == Some(user) => "this",
        _ => "other",
    }
}

fn subject(entry: &AuditEntry) -> Piece {
    match (entry.actor, &entry.actor_name) {
        (Actor::User(user), Some(name)) => Piece::person(user, name),
        (Actor::User(user), None) => Piece::text(t!("audit-deleted-actor", user = user.to_string())),
        (actor, _) => Piece::text(actor_name(actor, None)),
    }
}

fn object(entry: &AuditEntry) -> Piece {
    let Some(user) = entry.user else { return Piece::text(String::new()) };
    match (&entry.user_name, entry.action) {
        (Some(name), _) => Piece::person(user, name),
        // That they are deleted is what is said of them.
        (None, AuditAction::Delete | AuditAction::CancelInvitation) => {
            Piece::text(t!("audit-user", user = user.to_string()))
        }
        (None, _) => Piece::text(t!("audit-deleted-user", user = user.to_string())),
    }
}

fn conversation(entry: &AuditEntry) -> Piece {
    let session = entry.detail.session.filter(|_| entry.user_name.is_some());
    let place = entry.user.zip(session).map(|(user, session)| PanelPlace::conversation(user, session));
    Piece { text: t!("audit-conversation"), place, is_name: false }
}

/// What someone is called who does things; `name`: of a user, as far as it is known.
#[must_use]
pub fn actor_name(actor: Actor, name: Option<&Called>) -> String {
    match (actor, name) {
        (Actor::Owner, _) => t!("audit-owner"),
        (Actor::Chatbot, _) => t!("audit-chatbot"),
        (Actor::Rollcall, _) => "Rollcall".to_owned(),
        (Actor::Nobody, _) => t!("audit-nobody"),
        (Actor::User(_), Some(name)) => name.to_string(),
        (Actor::User(user), None) => t!("audit-actor", user = user.to_string()),
    }
}

/// From where something was done, behind when it was.
#[must_use]
pub fn audit_from(network: &Network) -> String {
    format!(" · {}", t!("audit-from", network = network.to_string()))
}

/// The filter that leaves only what was done to one user; its button takes it away.
#[must_use]
pub fn audit_about(user: UserId) -> String {
    t!("audit-about", user = user.to_string())
}

/// The message that tells what was done, what it holds besides people, and what else is known.
struct Told {
    id: &'static str,
    values: Vec<(&'static str, Value)>,
    notes: Vec<String>,
}

impl Told {
    fn with(self, values: Vec<(&'static str, Value)>) -> Self {
        Self { values, ..self }
    }

    fn noting(self, notes: impl IntoIterator<Item = String>) -> Self {
        Self { notes: notes.into_iter().collect(), ..self }
    }
}

const fn say(id: &'static str) -> Told {
    Told { id, values: Vec::new(), notes: Vec::new() }
}

fn told(entry: &AuditEntry) -> Told {
    let AuditEntry { action, before, after, detail, .. } = entry;
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let job = || vec![("job", job_value(detail.job))];
    match action {
        AuditAction::Invite => match after.role {
            Some(role) => say("audit-invite-as").with(vec![("role", role.label().into())]),
            None => say("audit-invite"),
        }
        .noting(origin(detail)),
        AuditAction::InviteAgain => {
            let name = detail.name_changed.then(|| t!("audit-another-name"));
            let role = changed(before.role, after.role).map(now_was_role);
            say("audit-invite-again").noting(role.into_iter().chain(name).chain(origin(detail)))
        }
        AuditAction::CancelInvitation => say("audit-cancel-invitation"),
        AuditAction::Accept => say("audit-accept"),
        AuditAction::Change if entry.user.map(Actor::User) == Some(entry.actor) => say("audit-tell-name"),
        AuditAction::Change => change(before, after, detail),
        AuditAction::Delete => say("audit-delete").noting(lost(detail).into_iter().chain(origin(detail))),
        AuditAction::SignIn => {
            let is_first = before.status != after.status;
            let linked = detail.visitor_linked.then(|| t!("audit-visitor-linked"));
            let named = detail.name_changed.then(|| t!("audit-name-told"));
            let domain = detail.by_domain.then(|| t!("audit-by-domain"));
            say(if is_first { "audit-first-sign-in" } else { "audit-sign-in" })
                .noting(linked.into_iter().chain(named).chain(domain))
        }
        AuditAction::Arrive if detail.by_domain => say("audit-arrive-by-domain"),
        AuditAction::Arrive => say("audit-arrive"),
        AuditAction::Report => say("audit-report").noting(reported(detail)),
        AuditAction::Read => say("audit-read"),
        AuditAction::SearchConversations => say("audit-search-conversations"),
        AuditAction::JobStart => say("audit-job-start").with(job()).noting(order(detail)),
        AuditAction::JobUndo => {
            let undone = ("undone", job_value(detail.undoes));
            let users = detail.users.map(|users| t!("audit-users", count = users));
            say("audit-job-undo").with([job(), vec![undone]].concat()).noting(users)
        }
        AuditAction::JobCancel => say("audit-job-cancel").with(job()).noting(result(detail)),
        AuditAction::JobEnd => {
            let title = detail.bulk.map(Action::label);
            say("audit-job-end").with(job()).noting(title.into_iter().chain(result(detail)))
        }
        AuditAction::Export => match (detail.users, detail.format) {
            (Some(users), Some(format)) => say("audit-export-users")
                .with(vec![("count", users.into()), ("format", format.label().into())]),
            _ => say("audit-export"),
        }
        .noting(exported(detail)),
        AuditAction::ExportLog => say("audit-export-log").noting(detail.search.then(|| t!("audit-filtered"))),
        AuditAction::ExportUser => say("audit-export-user"),
        AuditAction::Settings => say("audit-settings").noting(settings(before, after, detail)),
        AuditAction::ReplaceKey => {
            say("audit-replace-key").noting(detail.hours.map(|hours| t!("audit-overlap", count = hours)))
        }
        AuditAction::RevokeKey => say("audit-revoke-key"),
        AuditAction::CreateChatbot => say("audit-create-chatbot"),
        AuditAction::Demo => match detail.users {
            Some(users) => say("audit-demo-people").with(vec![("count", users.into())]),
            None => say("audit-demo"),
        },
        AuditAction::OwnerLink => say("audit-owner-link"),
        AuditAction::ConsoleSignIn => {
            let code = detail.recovery_code.then(|| t!("audit-with-recovery-code"));
            let way = detail.way.map(Way::label);
            say("audit-console-sign-in").noting(way.into_iter().chain(code))
        }
        AuditAction::ConsoleRefused => say("audit-console-refused"),
        AuditAction::ConsoleSignOut => say("audit-console-sign-out"),
        AuditAction::ConsoleSessionEnd => say("audit-console-session-end"),
        AuditAction::PasswordLink => say("audit-password-link"),
        AuditAction::PasswordSet => say("audit-password-set"),
        AuditAction::SecondFactorAdd => say("audit-second-factor-add"),
        AuditAction::SecondFactorRemove => say("audit-second-factor-remove"),
        AuditAction::PasskeyAdd => say("audit-passkey-add"),
        AuditAction::PasskeyRemove => say("audit-passkey-remove"),
    }
}

/// A bulk action by its number, as a text since it counts nothing; "none": it is not known.
fn job_value(job: Option<JobId>) -> Value {
    job.map_or_else(|| "none".to_owned(), |job| job.to_string()).into()
}

/// By which way it was done, if not by hand.
fn origin(detail: &AuditDetail) -> Vec<String> {
    let job = detail.job.map(|job| {
        if let Some(undone) = detail.undoes {
            t!("audit-by-undoing", undone = undone.to_string(), job = job.to_string())
        } else {
            t!("audit-by-bulk-action", job = job.to_string())
        }
    });
    let file = detail.import.then(|| t!("audit-from-file"));
    job.into_iter().chain(file).collect()
}

fn changed<T: PartialEq>(before: Option<T>, after: Option<T>) -> Option<(T, T)> {
    before.zip(after).filter(|(before, after)| before != after)
}

fn now_was_role((before, after): (Role, Role)) -> String {
    t!("audit-now-was-role", after = after.as_str(), before = before.as_str())
}

fn change(before: AuditState, after: AuditState, detail: &AuditDetail) -> Told {
    let status = changed(before.status, after.status);
    let role = changed(before.role, after.role);
    let (id, mut notes) = match (status, role, detail.name_changed) {
        (Some((before, Status::Disabled)), None, false) => {
            ("audit-disable", vec![t!("audit-was-status", status = before.as_str())])
        }
        (Some((Status::Disabled, after)), None, false) => {
            ("audit-enable", vec![t!("audit-now-status", status = after.as_str())])
        }
        (None, Some((before, Role::Admin)), false) => {
            ("audit-make-admin", vec![t!("audit-was-role", role = before.as_str())])
        }
        (None, Some((before, Role::Regular)), false) => {
            ("audit-make-regular", vec![t!("audit-was-role", role = before.as_str())])
        }
        (None, None, true) => ("audit-rename", Vec::new()),
        _ => {
            let status = status.map(|(before, after)| {
                t!("audit-now-was-status", after = after.as_str(), before = before.as_str())
            });
            let name = detail.name_changed.then(|| t!("audit-another-name"));
            ("audit-change", status.into_iter().chain(role.map(now_was_role)).chain(name).collect())
        }
    };
    notes.extend(origin(detail));
    say(id).noting(notes)
}

fn lost(detail: &AuditDetail) -> Option<String> {
    let what = if let Some(all) = detail.receipt {
        // That it was one user is said already.
        receipt(Receipt { users: all.users.saturating_sub(1), ..all })
    } else {
        let sessions = detail.sessions.map(|sessions| t!("receipt-sessions", count = sessions));
        let messages = detail.messages.map(|messages| t!("receipt-messages", count = messages));
        listed_and(sessions.into_iter().chain(messages).collect())
    };
    (!what.is_empty()).then(|| t!("audit-with", what = what))
}

fn reported(detail: &AuditDetail) -> Vec<String> {
    let some = |count: Option<u64>| count.filter(|count| *count > 0);
    let visitors = some(detail.users).map(|users| t!("audit-new-visitors", count = users));
    let names = some(detail.changed).map(|named| t!("audit-names-filled", count = named));
    visitors.into_iter().chain(names).collect()
}

fn order(detail: &AuditDetail) -> Option<String> {
    detail.bulk.zip(detail.users).map(|(action, users)| action.order(users))
}

fn result(detail: &AuditDetail) -> Vec<String> {
    let counts = [
        (detail.changed, Outcome::Changed),
        (detail.skipped, Outcome::Skipped),
        (detail.failed, Outcome::Failed),
    ];
    counts
        .into_iter()
        .filter_map(|(count, one)| Some(outcome(one, count?)))
        .chain(detail.receipt.map(|all| t!("audit-deleted", what = receipt(all))))
        .collect()
}

fn exported(detail: &AuditDetail) -> Vec<String> {
    [
        detail.selection.then(|| t!("audit-only-selection")),
        detail.search.then(|| t!("audit-only-found")),
        detail.status.map(|status| t!("audit-only-status", status = status.as_str())),
        detail.role.map(|role| t!("audit-only-role", role = role.label())),
        detail.network.then(|| t!("audit-only-network")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn settings(before: AuditState, after: AuditState, detail: &AuditDetail) -> Vec<String> {
    let access = changed(before.access, after.access);
    [
        access.map(|(before, after)| t!("audit-access", after = after.title(), before = before.title())),
        detail.analytics_url_changed.then(|| t!("audit-analytics-address")),
        detail.analytics_token_changed.then(|| t!("audit-analytics-token")),
        detail.allowed_domains.map(|now| t!("audit-domains", count = now)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl AuditAction {
    /// Whether it may stand in a chatbot's log, or in the installation's.
    #[must_use]
    pub const fn is_in_log(self, of_chatbot: bool) -> bool {
        match self {
            Self::CreateChatbot | Self::OwnerLink | Self::ConsoleRefused => !of_chatbot,
            Self::ConsoleSignIn
            | Self::ConsoleSignOut
            | Self::ConsoleSessionEnd
            | Self::PasswordSet
            | Self::SecondFactorAdd
            | Self::SecondFactorRemove
            | Self::PasskeyAdd
            | Self::PasskeyRemove
            | Self::ExportLog => true,
            _ => of_chatbot,
        }
    }

    /// As the filter of a log names it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Invite => t!("audit-label-invite"),
            Self::InviteAgain => t!("audit-label-invite-again"),
            Self::CancelInvitation => t!("audit-label-cancel-invitation"),
            Self::Accept => t!("audit-label-accept"),
            Self::Change => t!("audit-label-change"),
            Self::Delete => t!("audit-label-delete"),
            Self::SignIn => t!("audit-label-sign-in"),
            Self::Arrive => t!("audit-label-arrive"),
            Self::Report => t!("audit-label-report"),
            Self::Read => t!("audit-label-read"),
            Self::SearchConversations => t!("audit-label-search-conversations"),
            Self::JobStart => t!("audit-label-job-start"),
            Self::JobUndo => t!("audit-label-job-undo"),
            Self::JobCancel => t!("audit-label-job-cancel"),
            Self::JobEnd => t!("audit-label-job-end"),
            Self::Export => t!("audit-label-export"),
            Self::ExportLog => t!("audit-label-export-log"),
            Self::ExportUser => t!("audit-label-export-user"),
            Self::Settings => t!("audit-label-settings"),
            Self::ReplaceKey => t!("audit-label-replace-key"),
            Self::RevokeKey => t!("audit-label-revoke-key"),
            Self::Demo => t!("audit-label-demo"),
            Self::ConsoleSignIn => t!("audit-label-console-sign-in"),
            Self::ConsoleSignOut => t!("audit-label-console-sign-out"),
            Self::ConsoleSessionEnd => t!("audit-label-console-session-end"),
            Self::PasswordLink => t!("audit-label-password-link"),
            Self::PasswordSet => t!("audit-label-password-set"),
            Self::SecondFactorAdd => t!("audit-label-second-factor-add"),
            Self::SecondFactorRemove => t!("audit-label-second-factor-remove"),
            Self::PasskeyAdd => t!("audit-label-passkey-add"),
            Self::PasskeyRemove => t!("audit-label-passkey-remove"),
            Self::CreateChatbot => t!("audit-label-create-chatbot"),
            Self::OwnerLink => t!("audit-label-owner-link"),
            Self::ConsoleRefused => t!("audit-label-console-refused"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Access, AuditId, EntryId, ExportFormat, SessionId, Timestamp};

    fn entry(action: AuditAction) -> AuditEntry {
        AuditEntry {
            id: EntryId::Row(AuditId(1)),
            at: Timestamp(0),
            actor: Actor::Owner,
            actor_name: None,
            network: None,
            action,
            user: None,
            user_name: None,
            before: None,
            after: None,
            detail: AuditDetail::default(),
        }
    }

    fn of_ana(action: AuditAction) -> AuditEntry {
        AuditEntry {
            user: Some(UserId(9)),
            user_name: Some(Called::Name("Ana Souza".to_owned())),
            ..entry(action)
        }
    }

    fn standing(status: Status, role: Role) -> AuditState {
        AuditState { status: Some(status), role: Some(role), access: None }
    }

    fn said(sentence: AuditSentence) -> String {
        let text: String = sentence.pieces.into_iter().map(|piece| piece.text).collect();
        std::iter::once(text).chain(sentence.notes).collect::<Vec<_>>().join(" · ")
    }

    fn in_log(entry: &AuditEntry) -> String {
        said(audit_sentence(entry, None))
    }

    fn in_activity(entry: &AuditEntry) -> String {
        said(audit_sentence(entry, entry.user))
    }

    #[test]
    fn a_change_says_what_it_changed_and_what_was_before() {
        let change = |before, after| AuditEntry { before, after, ..of_ana(AuditAction::Change) };
        let (active, disabled) =
            (Some(standing(Status::Active, Role::Regular)), Some(standing(Status::Disabled, Role::Regular)));
        let pending = Some(standing(Status::Pending, Role::Regular));
        let admin = Some(standing(Status::Active, Role::Admin));
        assert_eq!(in_log(&change(active, disabled)), "Owner disabled Ana Souza · was active");
        assert_eq!(in_activity(&change(active, disabled)), "Owner disabled this user · was active");
        assert_eq!(in_log(&change(disabled, pending)), "Owner enabled Ana Souza · now pending");
        assert_eq!(in_log(&change(active, admin)), "Owner gave the role Admin to Ana Souza · was regular");
        assert_eq!(in_log(&change(admin, active)), "Owner gave the role Regular to Ana Souza · was admin");
        let named = AuditDetail { name_changed: true, import: true, ..AuditDetail::default() };
        let entry = AuditEntry { detail: named, ..change(active, active) };
        assert_eq!(in_log(&entry), "Owner changed the name of Ana Souza · from a file");
        let entry = AuditEntry { before: disabled, after: admin, ..entry };
        assert_eq!(
            in_log(&entry),
            "Owner changed Ana Souza · now active, was disabled · now admin, was regular · another name · from a file"
        );
        assert_eq!(in_log(&change(None, None)), "Owner changed Ana Souza");
    }

    #[test]
    fn what_a_bulk_action_did_names_the_job() {
        let mut entry = AuditEntry {
            id: EntryId::Bulk(JobId(12)),
            before: Some(standing(Status::Active, Role::Regular)),
            after: Some(standing(Status::Disabled, Role::Regular)),
            ..of_ana(AuditAction::Change)
        };
        entry.detail.job = Some(JobId(12));
        assert_eq!(in_activity(&entry), "Owner disabled this user · was active · by a bulk action (job 12)");
        entry.detail.undoes = Some(JobId(11));
        assert!(in_activity(&entry).ends_with("by undoing job 11 (job 12)"));
    }

    #[test]
    fn what_someone_does_themself_begins_with_what_they_did() {
        let own = |action| AuditEntry {
            actor: Actor::User(UserId(9)),
            actor_name: Some(Called::Name("Ana Souza".to_owned())),
            before: Some(standing(Status::Pending, Role::Regular)),
            after: Some(standing(Status::Active, Role::Regular)),
            ..of_ana(action)
        };
        assert_eq!(in_activity(&own(AuditAction::SignIn)), "Signed in for the first time");
        assert_eq!(in_log(&own(AuditAction::SignIn)), "Ana Souza signed in for the first time");
        assert_eq!(in_activity(&own(AuditAction::Arrive)), "Came for the first time, as a visitor");
        let detail = AuditDetail { visitor_linked: true, name_changed: true, ..AuditDetail::default() };
        let again = |action| AuditEntry { before: None, after: None, detail: detail.clone(), ..own(action) };
        assert_eq!(
            in_activity(&again(AuditAction::SignIn)),
            "Signed in · known by a visitor id from now on · told their name, which was missing"
        );
        assert_eq!(in_log(&again(AuditAction::Change)), "Ana Souza told their name, which was missing");
    }

    #[test]
    fn an_invitation_is_told_from_its_sending_to_its_end() {
        let pending = |role| Some(standing(Status::Pending, role));
        let again = AuditEntry {
            before: pending(Role::Regular),
            after: pending(Role::Admin),
            ..of_ana(AuditAction::InviteAgain)
        };
        assert_eq!(in_log(&again), "Owner invited Ana Souza again · now admin, was regular");
        assert_eq!(in_activity(&again), "Owner invited this user again · now admin, was regular");
        let cancelled = AuditEntry {
            before: pending(Role::Regular),
            user_name: None,
            ..of_ana(AuditAction::CancelInvitation)
        };
        assert_eq!(in_log(&cancelled), "Owner cancelled the invitation of user 9");
        let own = |action| AuditEntry {
            actor: Actor::User(UserId(9)),
            actor_name: Some(Called::Name("Ana Souza".to_owned())),
            ..of_ana(action)
        };
        assert_eq!(in_log(&own(AuditAction::Accept)), "Ana Souza accepted the invitation");
        let detail = AuditDetail { by_domain: true, ..AuditDetail::default() };
        assert_eq!(
            in_activity(&AuditEntry { detail, ..own(AuditAction::Arrive) }),
            "Came for the first time, by an allowed email domain"
        );
    }

    #[test]
    fn a_reading_leads_to_the_conversation_and_a_name_to_its_panel() {
        let mut entry = AuditEntry {
            actor: Actor::User(UserId(4)),
            actor_name: Some(Called::Name("王".to_owned())),
            ..of_ana(AuditAction::Read)
        };
        entry.detail.session = Some(SessionId(7));
        assert_eq!(in_log(&entry), "王 read a conversation with Ana Souza");
        let places = |entry: &AuditEntry| {
            let sentence = audit_sentence(entry, None);
            sentence.pieces.into_iter().filter_map(|piece| piece.place).collect::<Vec<_>>()
        };
        let conversation = PanelPlace::conversation(UserId(9), SessionId(7));
        assert_eq!(places(&entry), [PanelPlace::of(UserId(4)), conversation, PanelPlace::of(UserId(9))]);
        let gone = AuditEntry { actor_name: None, user_name: None, ..entry };
        assert_eq!(in_log(&gone), "A deleted user (4) read a conversation with a deleted user (9)");
        assert_eq!(places(&gone), []);
    }

    #[test]
    fn what_someone_does_to_themself_has_an_object() {
        let own = |action| AuditEntry {
            actor: Actor::User(UserId(9)),
            actor_name: Some(Called::Name("Ana Souza".to_owned())),
            ..of_ana(action)
        };
        assert_eq!(in_log(&own(AuditAction::Read)), "Ana Souza read a conversation of their own");
        assert_eq!(in_activity(&own(AuditAction::Read)), "Read a conversation of their own");
        assert_eq!(in_activity(&own(AuditAction::PasskeyAdd)), "Added a passkey");
        assert_eq!(in_log(&own(AuditAction::PasskeyAdd)), "Ana Souza added a passkey");
    }

    #[test]
    fn the_rest_is_told_with_its_numbers() {
        let with = |action, detail| in_log(&AuditEntry { detail, ..entry(action) });
        let none = AuditDetail::default;
        assert_eq!(
            in_log(&AuditEntry {
                after: Some(standing(Status::Pending, Role::Admin)),
                ..of_ana(AuditAction::Invite)
            }),
            "Owner invited Ana Souza as Admin"
        );
        let lost = AuditDetail { sessions: Some(1), messages: Some(5), ..none() };
        assert_eq!(
            in_log(&AuditEntry { detail: lost, user_name: None, ..of_ana(AuditAction::Delete) }),
            "Owner deleted user 9 · with 1 session and 5 messages"
        );
        let job =
            AuditDetail { job: Some(JobId(12)), bulk: Some(Action::Disable), users: Some(20), ..none() };
        assert_eq!(
            with(AuditAction::JobStart, job.clone()),
            "Owner confirmed a bulk action (job 12) · Disable 20 users"
        );
        let ended = AuditDetail { changed: Some(18), skipped: Some(2), failed: Some(0), ..job.clone() };
        assert_eq!(
            with(AuditAction::JobEnd, ended),
            "Owner’s bulk action (job 12) ended · Disable · 18 changed · 2 skipped · 0 failed"
        );
        assert_eq!(
            with(AuditAction::JobUndo, AuditDetail { undoes: Some(JobId(11)), ..job }),
            "Owner began to undo job 11 (job 12) · 20 users"
        );
        let file = AuditDetail {
            format: Some(ExportFormat::Xlsx),
            users: Some(3),
            search: true,
            status: Some(Status::Disabled),
            ..none()
        };
        assert_eq!(
            with(AuditAction::Export, file),
            "Owner exported 3 users as Excel · what a search found · disabled ones alone"
        );
        assert_eq!(
            in_log(&AuditEntry {
                before: Some(Access::Open.into()),
                after: Some(Access::Authenticated.into()),
                detail: AuditDetail { analytics_token_changed: true, ..none() },
                ..entry(AuditAction::Settings)
            }),
            "Owner changed the settings · access: People sign in, was: Open · another analytics token"
        );
        let domains = AuditDetail { allowed_domains: Some(1), ..none() };
        assert_eq!(
            with(AuditAction::Settings, domains),
            "Owner changed the settings · other allowed email domains, now 1 domain"
        );
        let report = AuditDetail { users: Some(2), changed: Some(0), ..none() };
        assert_eq!(
            in_log(&AuditEntry { actor: Actor::Rollcall, detail: report, ..entry(AuditAction::Report) }),
            "Rollcall read the chatbot's analytics · 2 new visitors"
        );
        assert_eq!(with(AuditAction::ExportLog, none()), "Owner exported the audit log");
        assert_eq!(with(AuditAction::ReplaceKey, none()), "Owner replaced the API key");
        let overlap = AuditDetail { hours: Some(24), ..none() };
        assert_eq!(
            with(AuditAction::ReplaceKey, overlap),
            "Owner replaced the API key · the one before works for 24 more hours"
        );
    }

    #[test]
    fn every_action_makes_a_sentence() {
        for action in AuditAction::ALL {
            let sentence = in_log(&of_ana(*action));
            assert!(sentence.starts_with("Owner") && !sentence.ends_with(' '), "{sentence}");
        }
    }
}
