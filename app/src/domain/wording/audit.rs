//! What the page says of the audit log.

use super::{WriteNumber, counted};
use crate::domain::{
    Action, Actor, AuditAction, AuditDetail, AuditEntry, AuditState, JobId, Network, PanelPlace, Receipt,
    Role, Status, UserId,
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
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), place: None, is_name: false }
    }

    fn person(user: UserId, name: Option<&str>) -> Self {
        match name {
            Some(name) => Self { text: name.to_owned(), place: Some(PanelPlace::of(user)), is_name: true },
            None => Self::text(format!("a deleted user ({user})")),
        }
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
pub fn audit_sentence(entry: &AuditEntry, whose: Option<UserId>, write: WriteNumber) -> AuditSentence {
    let is_own = whose.is_some() && entry.actor == whose.map_or(Actor::Nobody, Actor::User);
    let mut pieces = if is_own { Vec::new() } else { vec![subject(entry)] };
    let (verb, behind, notes) = told(entry, write);
    // What ended is what they did, and not they.
    let owned = if entry.action == AuditAction::JobEnd { "’s" } else { "" };
    pieces.push(Piece::text(format!("{owned} {verb}")));
    if entry.action == AuditAction::Read {
        pieces.extend([conversation(entry), Piece::text(" with ")]);
    }
    match (entry.user, entry.action) {
        (None, _) => {}
        (Some(user), _) if entry.actor == Actor::User(user) => {}
        (user, _) if user == whose => pieces.push(Piece::text("this user")),
        (Some(user), AuditAction::Delete | AuditAction::CancelInvitation) if entry.user_name.is_none() => {
            pieces.push(Piece::text(format!("user {user}")));
        }
        (Some(user), _) => pieces.push(Piece::person(user, entry.user_name.as_deref())),
    }
    pieces.push(Piece::text(behind));
    pieces.retain(|piece| !piece.text.is_empty());
    if let Some(first) = pieces.first_mut().filter(|piece| !piece.is_name) {
        first.text = capitalized(first.text.trim_start());
    }
    AuditSentence { pieces, notes }
}

fn conversation(entry: &AuditEntry) -> Piece {
    let session = entry.detail.session.filter(|_| entry.user_name.is_some());
    let place = entry.user.zip(session).map(|(user, session)| PanelPlace::conversation(user, session));
    Piece { text: "a conversation".to_owned(), place, is_name: false }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn subject(entry: &AuditEntry) -> Piece {
    match entry.actor {
        Actor::User(user) => Piece::person(user, entry.actor_name.as_deref()),
        actor => Piece::text(actor_name(actor, None)),
    }
}

/// What someone is called who does things; `name`: of a user, as far as it is known.
#[must_use]
pub fn actor_name(actor: Actor, name: Option<&str>) -> String {
    match (actor, name) {
        (Actor::Owner, _) => "Owner".to_owned(),
        (Actor::Chatbot, _) => "The chatbot".to_owned(),
        (Actor::Rollcall, _) => "Rollcall".to_owned(),
        (Actor::Nobody, _) => "Someone".to_owned(),
        (Actor::User(_), Some(name)) => name.to_owned(),
        (Actor::User(user), None) => format!("User {user}"),
    }
}

/// From where something was done, behind when it was.
#[must_use]
pub fn audit_from(network: &Network) -> String {
    format!(" · from {network}")
}

/// The filter that leaves only what was done to one user; its button takes it away.
#[must_use]
pub fn audit_about(user: UserId) -> String {
    format!("Done to user {user}: remove this filter")
}

type Told = (String, String, Vec<String>);

/// What stands before and behind whom it was done to, and what else is known.
fn told(entry: &AuditEntry, write: WriteNumber) -> Told {
    let AuditEntry { action, before, after, detail, .. } = entry;
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let plain = |text: &str| (text.to_owned(), String::new(), Vec::new());
    let with = |text: &str, notes: Vec<String>| (text.to_owned(), String::new(), notes);
    let job = detail.job.map_or_else(String::new, |job| format!(" ({})", job_name(job)));
    match action {
        AuditAction::Invite => {
            let role = after.role.map_or_else(String::new, |role| format!(" as {}", role.label()));
            ("invited ".to_owned(), role, origin(detail))
        }
        AuditAction::InviteAgain => {
            let role = before.role.zip(after.role).filter(|(before, after)| before != after);
            let role = role.map(|(before, after)| {
                format!("now {}, was {}", after.label().to_lowercase(), before.label().to_lowercase())
            });
            let name = detail.name_changed.then(|| "another name".to_owned());
            let notes = role.into_iter().chain(name).chain(origin(detail)).collect();
            ("invited ".to_owned(), " again".to_owned(), notes)
        }
        AuditAction::CancelInvitation => plain("cancelled the invitation of "),
        AuditAction::Accept => plain("accepted the invitation"),
        AuditAction::Change if entry.user.map(Actor::User) == Some(entry.actor) => {
            plain("told their name, which was missing")
        }
        AuditAction::Change => change(before, after, detail),
        AuditAction::Delete => with("deleted ", [lost(detail, write), origin(detail)].concat()),
        AuditAction::SignIn => {
            let is_first = before.status != after.status;
            let linked = detail.visitor_linked.then(|| "known by a visitor id from now on".to_owned());
            let named = detail.name_changed.then(|| "told their name, which was missing".to_owned());
            let domain = detail.by_domain.then(|| "by an allowed email domain".to_owned());
            let verb = if is_first { "signed in for the first time" } else { "signed in" };
            with(verb, linked.into_iter().chain(named).chain(domain).collect())
        }
        AuditAction::Arrive if detail.by_domain => {
            plain("came for the first time, by an allowed email domain")
        }
        AuditAction::Arrive => plain("came for the first time, as a visitor"),
        AuditAction::Report => with("read the chatbot's analytics", reported(detail, write)),
        AuditAction::Read => plain("read "),
        AuditAction::SearchConversations => plain("searched the conversations of "),
        AuditAction::JobStart => {
            with(&format!("confirmed a bulk action{job}"), order(detail, write).into_iter().collect())
        }
        AuditAction::JobUndo => {
            let undone = detail.undoes.map_or_else(|| "a bulk action".to_owned(), job_name);
            let users = detail.users.map(|users| counted(users, "user", "users", write));
            with(&format!("began to undo {undone}{job}"), users.into_iter().collect())
        }
        AuditAction::JobCancel => with(&format!("cancelled a bulk action{job}"), result(detail, write)),
        AuditAction::JobEnd => {
            let title = detail.bulk.map(Action::label);
            let notes = title.into_iter().chain(result(detail, write)).collect();
            with(&format!("bulk action{job} ended"), notes)
        }
        AuditAction::Export => {
            let format = detail.format.map_or_else(String::new, |format| format!(" as {}", format.label()));
            let users = detail
                .users
                .map_or_else(|| "users".to_owned(), |users| counted(users, "user", "users", write));
            with(&format!("exported {users}{format}"), exported(detail))
        }
        AuditAction::ExportLog => {
            let part = detail.search.then(|| "what a filter left of it".to_owned());
            with("exported the audit log", part.into_iter().collect())
        }
        AuditAction::ExportUser => plain("exported all data of "),
        AuditAction::Settings => with("changed the settings", settings(before, after, detail, write)),
        AuditAction::ReplaceKey => {
            let overlap = detail.hours.map(|hours| counted(hours, "more hour", "more hours", write));
            let overlap = overlap.map(|hours| format!("the one before works for {hours}"));
            with("replaced the API key", overlap.into_iter().collect())
        }
        AuditAction::RevokeKey => plain("revoked an API key"),
        AuditAction::CreateChatbot => plain("added a chatbot"),
        AuditAction::Demo => {
            let people = |users| counted(users, "made-up person", "made-up people", write);
            plain(&format!("added {}", detail.users.map_or_else(|| "made-up people".to_owned(), people)))
        }
        AuditAction::OwnerLink => plain("made a sign-in link for the owner"),
        AuditAction::ConsoleSignIn => {
            let way = detail.way.map(|way| way.label().to_owned());
            let code = detail.recovery_code.then(|| "with a recovery code".to_owned());
            with("signed in to the console", way.into_iter().chain(code).collect())
        }
        AuditAction::ConsoleRefused => plain("was refused at the console's door"),
        AuditAction::ConsoleSignOut => plain("signed out of the console"),
        AuditAction::ConsoleSessionEnd => plain("ended sessions of theirs in the console"),
        AuditAction::PasswordLink => plain("made a link to set a password for "),
        AuditAction::PasswordSet => plain("set their password"),
        AuditAction::SecondFactorAdd => plain("added a second factor"),
        AuditAction::SecondFactorRemove => plain("removed their second factor"),
        AuditAction::PasskeyAdd => plain("added a passkey"),
        AuditAction::PasskeyRemove => plain("removed a passkey"),
    }
}

fn job_name(job: JobId) -> String {
    format!("job {job}")
}

/// By which way it was done, if not by hand.
fn origin(detail: &AuditDetail) -> Vec<String> {
    let job = detail.job.map(|job| match detail.undoes {
        Some(undone) => format!("by undoing {} ({})", job_name(undone), job_name(job)),
        None => format!("by a bulk action ({})", job_name(job)),
    });
    let file = detail.import.then(|| "from a file".to_owned());
    job.into_iter().chain(file).collect()
}

fn change(before: AuditState, after: AuditState, detail: &AuditDetail) -> Told {
    let status = before.status.zip(after.status).filter(|(before, after)| before != after);
    let role = before.role.zip(after.role).filter(|(before, after)| before != after);
    let was = |what: &str| format!("was {}", what.to_lowercase());
    let (verb, mut notes) = match (status, role, detail.name_changed) {
        (Some((before, Status::Disabled)), None, false) => ("disabled ", vec![was(before.label())]),
        (Some((Status::Disabled, after)), None, false) => {
            ("enabled ", vec![format!("now {}", after.label().to_lowercase())])
        }
        (None, Some((before, Role::Admin)), false) => ("gave the role Admin to ", vec![was(before.label())]),
        (None, Some((before, Role::Regular)), false) => {
            ("gave the role Regular to ", vec![was(before.label())])
        }
        (None, None, true) => ("changed the name of ", Vec::new()),
        _ => {
            let now = |before: &str, after: &str| {
                format!("now {}, was {}", after.to_lowercase(), before.to_lowercase())
            };
            let status = status.map(|(before, after)| now(before.label(), after.label()));
            let role = role.map(|(before, after)| now(before.label(), after.label()));
            let name = detail.name_changed.then(|| "another name".to_owned());
            ("changed ", status.into_iter().chain(role).chain(name).collect())
        }
    };
    notes.extend(origin(detail));
    (verb.to_owned(), String::new(), notes)
}

fn lost(detail: &AuditDetail, write: WriteNumber) -> Vec<String> {
    if let Some(receipt) = detail.receipt {
        // That it was one user is said already.
        let rest = super::receipt(Receipt { users: receipt.users.saturating_sub(1), ..receipt }, write);
        return if rest.is_empty() { Vec::new() } else { vec![format!("with {rest}")] };
    }
    let sessions = detail.sessions.map(|sessions| counted(sessions, "session", "sessions", write));
    let messages = detail.messages.map(|messages| counted(messages, "message", "messages", write));
    let lost: Vec<String> = sessions.into_iter().chain(messages).collect();
    if lost.is_empty() { Vec::new() } else { vec![format!("with {}", lost.join(" and "))] }
}

fn reported(detail: &AuditDetail, write: WriteNumber) -> Vec<String> {
    let some = |count: Option<u64>| count.filter(|count| *count > 0);
    let visitors = some(detail.users).map(|users| counted(users, "new visitor", "new visitors", write));
    let names = some(detail.changed)
        .map(|named| counted(named, "missing name filled", "missing names filled", write));
    visitors.into_iter().chain(names).collect()
}

fn order(detail: &AuditDetail, write: WriteNumber) -> Option<String> {
    detail.bulk.zip(detail.users).map(|(action, users)| action.order(users, write))
}

fn result(detail: &AuditDetail, write: WriteNumber) -> Vec<String> {
    [(detail.changed, "changed"), (detail.skipped, "skipped"), (detail.failed, "failed")]
        .into_iter()
        .filter_map(|(count, outcome)| Some(format!("{} {outcome}", write(count?))))
        .chain(detail.receipt.map(|receipt| format!("deleted: {}", super::receipt(receipt, write))))
        .collect()
}

fn exported(detail: &AuditDetail) -> Vec<String> {
    let part = |is_so: bool, text: &str| is_so.then(|| text.to_owned());
    [
        part(detail.selection, "a selection"),
        part(detail.search, "what a search found"),
        detail.status.map(|status| format!("{} ones alone", status.label().to_lowercase())),
        detail.role.map(|role| format!("role {} alone", role.label())),
        part(detail.network, "of one network"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn settings(before: AuditState, after: AuditState, detail: &AuditDetail, write: WriteNumber) -> Vec<String> {
    let access = before.access.zip(after.access).filter(|(before, after)| before != after);
    [
        access.map(|(before, after)| format!("access: {}, was: {}", after.title(), before.title())),
        detail.analytics_url_changed.then(|| "another analytics address".to_owned()),
        detail.analytics_token_changed.then(|| "another analytics token".to_owned()),
        detail.allowed_domains.map(|now| {
            format!("other allowed email domains, now {}", counted(now, "domain", "domains", write))
        }),
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
    pub const fn label(self) -> &'static str {
        match self {
            Self::Invite => "Invited",
            Self::InviteAgain => "Invited again",
            Self::CancelInvitation => "Invitation cancelled",
            Self::Accept => "Invitation accepted",
            Self::Change => "Changed",
            Self::Delete => "Deleted",
            Self::SignIn => "First sign-in",
            Self::Arrive => "Came for the first time",
            Self::Report => "Analytics read",
            Self::Read => "Conversation read",
            Self::SearchConversations => "Conversations searched",
            Self::JobStart => "Bulk action confirmed",
            Self::JobUndo => "Bulk action undone",
            Self::JobCancel => "Bulk action cancelled",
            Self::JobEnd => "Bulk action ended",
            Self::Export => "Users exported",
            Self::ExportLog => "Log exported",
            Self::ExportUser => "A user's data exported",
            Self::Settings => "Settings changed",
            Self::ReplaceKey => "API key replaced",
            Self::RevokeKey => "API key revoked",
            Self::Demo => "Made-up people added",
            Self::ConsoleSignIn => "Console sign-in",
            Self::ConsoleSignOut => "Console sign-out",
            Self::ConsoleSessionEnd => "Console sessions ended",
            Self::PasswordLink => "Password link made",
            Self::PasswordSet => "Password set",
            Self::SecondFactorAdd => "Second factor added",
            Self::SecondFactorRemove => "Second factor removed",
            Self::PasskeyAdd => "Passkey added",
            Self::PasskeyRemove => "Passkey removed",
            Self::CreateChatbot => "Chatbot added",
            Self::OwnerLink => "Link for the owner made",
            Self::ConsoleRefused => "Refused",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Access, AuditId, EntryId, ExportFormat, SessionId, Timestamp};

    fn plain(value: u64) -> String {
        value.to_string()
    }

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
        AuditEntry { user: Some(UserId(9)), user_name: Some("Ana Souza".to_owned()), ..entry(action) }
    }

    fn standing(status: Status, role: Role) -> AuditState {
        AuditState { status: Some(status), role: Some(role), access: None }
    }

    fn said(sentence: AuditSentence) -> String {
        let text: String = sentence.pieces.into_iter().map(|piece| piece.text).collect();
        std::iter::once(text).chain(sentence.notes).collect::<Vec<_>>().join(" · ")
    }

    fn in_log(entry: &AuditEntry) -> String {
        said(audit_sentence(entry, None, plain))
    }

    fn in_activity(entry: &AuditEntry) -> String {
        said(audit_sentence(entry, entry.user, plain))
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
            actor_name: Some("Ana Souza".to_owned()),
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
            actor_name: Some("Ana Souza".to_owned()),
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
            actor_name: Some("王".to_owned()),
            ..of_ana(AuditAction::Read)
        };
        entry.detail.session = Some(SessionId(7));
        assert_eq!(in_log(&entry), "王 read a conversation with Ana Souza");
        let places = |entry: &AuditEntry| {
            let sentence = audit_sentence(entry, None, plain);
            sentence.pieces.into_iter().filter_map(|piece| piece.place).collect::<Vec<_>>()
        };
        let conversation = PanelPlace::conversation(UserId(9), SessionId(7));
        assert_eq!(places(&entry), [PanelPlace::of(UserId(4)), conversation, PanelPlace::of(UserId(9))]);
        let gone = AuditEntry { actor_name: None, user_name: None, ..entry };
        assert_eq!(in_log(&gone), "A deleted user (4) read a conversation with a deleted user (9)");
        assert_eq!(places(&gone), []);
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
