//! What the page says of choices, bulk actions and exports; of accounts, invitations, networks, settings and the audit log
//! in files of their own.

mod account;
mod audit;
mod invitation;
mod keys;
mod network;
mod settings;
mod trend;

pub use account::{
    NO_PASSKEYS_HERE, NO_PASSWORD_YET, PASSWORD_RULE, TOOK_TOO_LONG, account_choice, account_name,
    account_note, countdown, grouped, recovery_codes_left, recovery_file, session_browser, session_origin,
    too_many_tries,
};
pub use audit::{AuditSentence, Piece, actor_name, audit_about, audit_from, audit_sentence};
pub use invitation::{
    LINKS_ONCE, invitation_mail, invitation_mails, invitation_term, invite_order, invited, known_meanwhile,
    link_lines, preview_counts, preview_meaning, whole_link,
};
pub use keys::{API_KEYS, LAST_KEY};
pub use network::{
    NETWORK_UNAVAILABLE, NetworkNote, WriteTime, network_button, network_news, network_note, networks_as_of,
    reading, remove_network_filter,
};
pub use settings::{ALLOWED_DOMAINS, ANALYTICS, FORGETS_NETWORKS, connection_test, token};
pub use trend::{day_filter, remove_day_filter, show_day, trend, trend_title};

use super::{
    Action, Coverage, Export, ExportFormat, ExportState, Job, JobState, Outcome, Preview, Receipt, Selection,
    Separator, SkipReason, Skips, Tally, TrayNews, WatchedExport,
};

/// Writes a number as its reader does: 48210 as "48,210".
pub type WriteNumber = fn(u64) -> String;

/// "1 session", "14 sessions".
#[must_use]
pub fn counted(value: u64, one: &str, many: &str, write: WriteNumber) -> String {
    format!("{} {}", write(value), if value == 1 { one } else { many })
}

/// "1 user, 2 sessions and 14 messages".
#[must_use]
pub fn receipt(receipt: Receipt, write: WriteNumber) -> String {
    let counts = receipt.counts();
    let mut parts: Vec<String> =
        counts.into_iter().map(|(count, one, many)| counted(count, one, many, write)).collect();
    match (parts.pop(), parts.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", parts.join(", ")),
    }
}

fn users(value: u64, write: WriteNumber) -> String {
    counted(value, "user", "users", write)
}

/// "3 selected, 1 of them hidden by this filter".
#[must_use]
pub fn selected(tally: Tally, write: WriteNumber) -> String {
    match (tally.selected, tally.hidden) {
        (None, _) => "Counting …".to_owned(),
        (Some(selected), Some(hidden)) if hidden > 0 => {
            format!("{} selected, {} of them hidden by this filter", write(selected), write(hidden))
        }
        (Some(selected), _) => format!("{} selected", write(selected)),
    }
}

/// The way from some to all.
#[must_use]
pub fn select_all(total: Option<u64>, write: WriteNumber) -> String {
    match total {
        Some(total) => format!("Select all {} that match", write(total)),
        None => "Select all that match".to_owned(),
    }
}

/// Said while rows above are kept out of view, since they came after someone began to look at those in view.
#[must_use]
pub fn more_above(rows: u64, write: WriteNumber) -> String {
    format!("↑ {} more above", write(rows))
}

/// Said when a choice by query takes the place of another, which held `before` users.
#[must_use]
pub fn chosen_anew(total: Option<u64>, before: Option<u64>, write: WriteNumber) -> String {
    let all = total.map_or_else(|| "all".to_owned(), |total| format!("all {}", write(total)));
    let before = before.map_or_else(|| "Those".to_owned(), |before| format!("The {}", write(before)));
    format!("Now selected: {all} that match. {before} chosen before are no longer selected.")
}

/// Said when no more can be chosen by hand.
#[must_use]
pub fn too_many_by_hand(write: WriteNumber) -> String {
    format!(
        "At most {} users can be selected one by one. Narrow the list by search and filters, then select all that match.",
        write(Selection::MAX_BY_HAND as u64)
    )
}

/// What the box in the list's head does next.
#[must_use]
pub const fn head_box(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::All => "Deselect all users that match",
        Coverage::Nobody | Coverage::Some => "Select all users that match",
    }
}

impl Action {
    /// "Disable", "Change role to Admin".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Disable => "Disable".to_owned(),
            Self::Enable => "Enable".to_owned(),
            Self::ChangeRole { role } => format!("Change role to {}", role.label()),
            Self::Delete => "Delete".to_owned(),
        }
    }

    /// "Disable 48,210 users", "Change the role of 3 users to Admin".
    #[must_use]
    pub fn order(self, count: u64, write: WriteNumber) -> String {
        let users = users(count, write);
        match self {
            Self::Disable => format!("Disable {users}"),
            Self::Enable => format!("Enable {users}"),
            Self::ChangeRole { role } => format!("Change the role of {users} to {}", role.label()),
            Self::Delete => format!("Delete {users}"),
        }
    }

    /// "Disabling 48,210 users".
    #[must_use]
    pub fn going_on(self, count: u64, write: WriteNumber) -> String {
        let users = users(count, write);
        match self {
            Self::Disable => format!("Disabling {users}"),
            Self::Enable => format!("Enabling {users}"),
            Self::ChangeRole { role } => format!("Changing the role of {users} to {}", role.label()),
            Self::Delete => format!("Deleting {users}"),
        }
    }

    /// "Disabled 48,210 users".
    #[must_use]
    pub fn done(self, count: u64, write: WriteNumber) -> String {
        let users = users(count, write);
        match self {
            Self::Disable => format!("Disabled {users}"),
            Self::Enable => format!("Enabled {users}"),
            Self::ChangeRole { role } => format!("Changed the role of {users} to {}", role.label()),
            Self::Delete => format!("Deleted {users}"),
        }
    }

    /// What it means to those it is done to.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Disable => {
                "They are refused from the very next message, also in a conversation that is going on. Nothing is lost: sessions stay, and you can undo it."
            }
            Self::Enable => {
                "They can use the chatbot again; who never signed in is pending until they do. You can undo it."
            }
            Self::ChangeRole { role: super::Role::Admin } => {
                "Admins manage this chatbot's users and see its analytics. You can undo it."
            }
            Self::ChangeRole { role: super::Role::Regular } => {
                "They may use the chatbot and no longer manage it. You can undo it."
            }
            Self::Delete => {
                "They are deleted for good; this can't be undone. To only take away access, disable them instead."
            }
        }
    }
}

/// The heading of the confirmation: what will be done to how many.
#[must_use]
pub fn question(action: Action, preview: Option<&Preview>, write: WriteNumber) -> String {
    match preview {
        None => format!("{}?", action.label()),
        Some(preview) if preview.changes == 0 => "Nothing to change".to_owned(),
        Some(preview) => format!("{}?", action.order(preview.changes, write)),
    }
}

/// What a deletion loses besides the users: "12 sessions and 148 messages".
#[must_use]
pub fn lost(preview: &Preview, write: WriteNumber) -> String {
    format!(
        "{} and {}",
        counted(preview.sessions, "session", "sessions", write),
        counted(preview.messages, "message", "messages", write)
    )
}

/// Above so many users, a deletion is confirmed by typing how many.
const TYPED_ABOVE: u64 = 100;

/// Whether the number of users must be typed before they are deleted; else a box is ticked.
#[must_use]
pub const fn must_be_typed(preview: &Preview) -> bool {
    preview.changes > TYPED_ABOVE
}

/// Whether `text` is `number`, however its digits are grouped.
#[must_use]
pub fn is_number(text: &str, number: u64) -> bool {
    let is_grouping = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’' | '_');
    let digits: String = text.chars().filter(|c| !is_grouping(*c)).collect();
    digits == number.to_string()
}

/// Who would be left as they are, and why, a sentence for each reason: "20 of the 3,000 selected are disabled already."
#[must_use]
pub fn skipped(preview: &Preview, write: WriteNumber) -> Vec<String> {
    preview.skips.iter().map(|skips| skipped_for_reason(preview, skips, write)).collect()
}

fn skipped_for_reason(preview: &Preview, skips: &Skips, write: WriteNumber) -> String {
    let (count, total) = (skips.users, preview.job.total);
    let how_many = match (count, total) {
        (_, 1) => "The selected user".to_owned(),
        (count, total) if count == total => format!("All {} selected", write(total)),
        _ => format!("{} of the {} selected", write(count), write(total)),
    };
    let (is, was) = if count == 1 { ("is", "was") } else { ("are", "were") };
    let (who, stay) = match skips.names.as_slice() {
        [] => (how_many.clone(), if count == 1 { "stays" } else { "stay" }),
        [name] => (name.clone(), "stays"),
        names => (names.join(", "), "stay"),
    };
    match (skips.reason, preview.job.action) {
        (SkipReason::Unchanged, Action::Disable) => format!("{how_many} {is} disabled already."),
        (SkipReason::Unchanged, Action::Enable) => format!("{how_many} {is} not disabled."),
        (SkipReason::Unchanged, Action::ChangeRole { role }) => {
            format!("{how_many} {is} {} already.", role.label())
        }
        (SkipReason::Unchanged | SkipReason::Gone, _) => format!("{how_many} {was} deleted meanwhile."),
        (SkipReason::LastAdmin, _) => format!("{who} {stay} as before: the chatbot needs an active admin."),
        (SkipReason::Oneself, action) => {
            let verb = match action {
                Action::Disable | Action::Enable => "disable",
                Action::ChangeRole { .. } => "demote",
                Action::Delete => "delete",
            };
            format!("{who} {stay} as before: you can't {verb} yourself.")
        }
        (SkipReason::ChangedSince, _) => format!("{how_many} {was} changed since."),
    }
}

/// Why users were skipped, in short: "137 already disabled, Ana Souza as the last active admin".
#[must_use]
pub fn skip_reasons(action: Action, skips: &[Skips], write: WriteNumber) -> String {
    let reasons = skips.iter().map(|Skips { reason, users, names }| {
        let why = match (reason, action) {
            (SkipReason::Unchanged, Action::Disable) => "already disabled".to_owned(),
            (SkipReason::Unchanged, Action::Enable) => "not disabled".to_owned(),
            (SkipReason::Unchanged, Action::ChangeRole { role }) => format!("already {}", role.label()),
            (SkipReason::Unchanged | SkipReason::Gone, _) => "deleted meanwhile".to_owned(),
            (SkipReason::LastAdmin, _) => "as the last active admin".to_owned(),
            (SkipReason::Oneself, _) => "as yourself".to_owned(),
            (SkipReason::ChangedSince, _) => "changed since".to_owned(),
        };
        match (names.as_slice(), skips.len()) {
            ([], 1) => why,
            ([], _) => format!("{} {why}", write(*users)),
            (names, _) => format!("{} {why}", names.join(", ")),
        }
    });
    reasons.collect::<Vec<_>>().join(", ")
}

/// What a job is or was about.
#[must_use]
pub fn job_title(job: &Job, write: WriteNumber) -> String {
    let is_undoing = job.undoes.is_some();
    let what = |count: u64| format!("“{}” for {}", job.action.label(), users(count, write));
    match (job.state, is_undoing) {
        (JobState::Prepared | JobState::Running, false) => job.action.going_on(job.total, write),
        (JobState::Prepared | JobState::Running, true) => format!("Undoing {}", what(job.total)),
        (JobState::Finished, false) => job.action.done(job.changed, write),
        (JobState::Finished, true) => format!("Undid {}", what(job.changed)),
        (JobState::Cancelled, false) => {
            format!("Cancelled: {}", lower(&job.action.going_on(job.total, write)))
        }
        (JobState::Cancelled, true) => format!("Cancelled: undoing {}", what(job.total)),
    }
}

/// How far a job is: "12,000 of 48,210".
#[must_use]
pub fn job_progress(job: &Job, is_waiting: bool, write: WriteNumber) -> String {
    if is_waiting && job.met() == 0 {
        "Waits for the one before".to_owned()
    } else {
        progress(job.met(), job.total, write)
    }
}

fn progress(done: u64, total: u64, write: WriteNumber) -> String {
    format!("{} of {}", write(done), write(total))
}

/// What a job did: "1,180 changed, 20 skipped, 0 failed".
#[must_use]
pub fn job_result(job: &Job, write: WriteNumber) -> String {
    let counts = Outcome::ALL.iter().map(|one| outcome(*one, job.count_of(*one), write));
    counts.chain(spared(job, write)).collect::<Vec<_>>().join(", ")
}

/// How many a cancellation spared: "18,000 left as they are".
#[must_use]
pub fn spared(job: &Job, write: WriteNumber) -> Option<String> {
    (job.state == JobState::Cancelled && job.left() > 0)
        .then(|| format!("{} left as they are", write(job.left())))
}

/// How many met an outcome: "1,180 changed".
#[must_use]
pub fn outcome(outcome: Outcome, count: u64, write: WriteNumber) -> String {
    format!("{} {}", write(count), outcome.as_str())
}

impl Job {
    /// How many users met this outcome so far.
    #[must_use]
    pub const fn count_of(&self, outcome: Outcome) -> u64 {
        match outcome {
            Outcome::Changed => self.changed,
            Outcome::Skipped => self.skipped,
            Outcome::Failed => self.failed,
        }
    }
}

/// What someone who can't see the tray is told.
#[must_use]
pub fn announcement(news: &TrayNews, write: WriteNumber) -> String {
    match news {
        TrayNews::Began(job) => format!("{} has begun.", job_title(job, write)),
        TrayNews::Ended(job) => format!("{}. {}.", job_title(job, write), job_result(job, write)),
    }
}

impl ExportFormat {
    /// As people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "Excel",
        }
    }
}

impl Separator {
    /// As people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comma => "Comma",
            Self::Semicolon => "Semicolon",
            Self::Tab => "Tab",
        }
    }
}

/// Whom an export can be of: "All 48,210 users", "All 1,204 that match".
#[must_use]
pub fn export_all(total: Option<u64>, is_filtered: bool, write: WriteNumber) -> String {
    match total {
        None => "All that match".to_owned(),
        Some(total) if is_filtered => format!("All {} that match", write(total)),
        Some(total) => format!("All {}", users(total, write)),
    }
}

/// Whom an export can be of: "The 3 selected users".
#[must_use]
pub fn export_selected(tally: Tally, write: WriteNumber) -> String {
    match tally.selected {
        None => "The selected users".to_owned(),
        Some(1) => "The selected user".to_owned(),
        Some(selected) => format!("The {} selected users", write(selected)),
    }
}

/// What is said of an export: what it is or was about, and how it stands.
#[must_use]
pub fn export(watched: &WatchedExport, write: WriteNumber) -> (String, String) {
    let Export { format, state, rows, total, .. } = watched.export;
    let about = |verb: &str, count: u64| format!("{verb} {} as {}", users(count, write), format.label());
    let broken = "The file is not whole. Export again.";
    match state {
        ExportState::Waiting | ExportState::Running if watched.is_lost => (
            about("Exporting", total),
            "The connection was lost meanwhile: see in your browser's downloads whether the file is whole."
                .to_owned(),
        ),
        ExportState::Waiting => (about("Exporting", total), "The download begins …".to_owned()),
        ExportState::Running => (about("Exporting", total), progress(rows, total, write)),
        ExportState::Finished => {
            (about("Exported", rows), "The file is in your browser's downloads.".to_owned())
        }
        ExportState::Cancelled => (about("Cancelled: exporting", total), broken.to_owned()),
        ExportState::Failed => ("The download broke off".to_owned(), broken.to_owned()),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ExportId, JobId, Role, Timestamp};

    fn plain(value: u64) -> String {
        value.to_string()
    }

    fn job(action: Action, state: JobState) -> Job {
        Job {
            id: JobId(1),
            action,
            undoes: None,
            undone_by: None,
            state,
            total: 1_200,
            changed: 1_180,
            skipped: 12,
            failed: 0,
            receipt: None,
            created_at: Timestamp(0),
            started_at: None,
            ended_at: None,
        }
    }

    fn preview(action: Action, total: u64, skips: Vec<Skips>) -> Preview {
        let skipped: u64 = skips.iter().map(|skips| skips.users).sum();
        let job = Job { total, ..job(action, JobState::Prepared) };
        Preview { job, changes: total - skipped, skips, sessions: 1, messages: 12 }
    }

    fn skips(reason: SkipReason, users: u64, names: &[&str]) -> Skips {
        Skips { reason, users, names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    const MAKE_ADMIN: Action = Action::ChangeRole { role: Role::Admin };

    #[test]
    fn the_bar_says_how_many_and_how_many_are_hidden() {
        let say = |selected_users, hidden| selected(Tally { selected: selected_users, hidden }, plain);
        assert_eq!(say(Some(3), Some(0)), "3 selected");
        assert_eq!(say(Some(3), Some(1)), "3 selected, 1 of them hidden by this filter");
        assert_eq!(say(Some(3), None), "3 selected");
        assert_eq!(say(None, None), "Counting …");
    }

    #[test]
    fn rows_above_are_told_by_their_number() {
        assert_eq!(more_above(1_204, plain), "↑ 1204 more above");
    }

    #[test]
    fn a_choice_that_ends_another_is_not_silent() {
        assert_eq!(
            chosen_anew(Some(1_204), Some(48_210), plain),
            "Now selected: all 1204 that match. The 48210 chosen before are no longer selected."
        );
        assert_eq!(
            chosen_anew(None, None, plain),
            "Now selected: all that match. Those chosen before are no longer selected."
        );
    }

    #[test]
    fn a_question_names_action_and_count() {
        assert_eq!(question(Action::Disable, None, plain), "Disable?");
        let some = preview(Action::Disable, 3, vec![skips(SkipReason::Unchanged, 1, &[])]);
        assert_eq!(question(Action::Disable, Some(&some), plain), "Disable 2 users?");
        let nobody = preview(Action::Disable, 3, vec![skips(SkipReason::Unchanged, 3, &[])]);
        assert_eq!(question(Action::Disable, Some(&nobody), plain), "Nothing to change");
        let one = preview(MAKE_ADMIN, 1, vec![]);
        assert_eq!(question(MAKE_ADMIN, Some(&one), plain), "Change the role of 1 user to Admin?");
        assert_eq!(lost(&one, plain), "1 session and 12 messages");
    }

    #[test]
    fn who_would_be_skipped_is_told_with_the_reason() {
        let say = |action, total, reason, users, names: &[&str]| {
            skipped(&preview(action, total, vec![skips(reason, users, names)]), plain).remove(0)
        };
        let unchanged = |action, total, users| say(action, total, SkipReason::Unchanged, users, &[]);
        assert_eq!(unchanged(Action::Disable, 300, 20), "20 of the 300 selected are disabled already.");
        assert_eq!(unchanged(MAKE_ADMIN, 9, 1), "1 of the 9 selected is Admin already.");
        assert_eq!(unchanged(Action::Enable, 9, 9), "All 9 selected are not disabled.");
        assert_eq!(unchanged(Action::Disable, 1, 1), "The selected user is disabled already.");
        assert_eq!(
            say(Action::Delete, 9, SkipReason::LastAdmin, 1, &["Ana Souza"]),
            "Ana Souza stays as before: the chatbot needs an active admin."
        );
        assert_eq!(
            say(Action::Delete, 9, SkipReason::Oneself, 1, &["Bo"]),
            "Bo stays as before: you can't delete yourself."
        );
        assert_eq!(
            say(Action::Delete, 9, SkipReason::Gone, 2, &[]),
            "2 of the 9 selected were deleted meanwhile."
        );
    }

    #[test]
    fn reasons_of_a_result_are_short() {
        let unchanged = skips(SkipReason::Unchanged, 137, &[]);
        let last = skips(SkipReason::LastAdmin, 1, &["Ana Souza"]);
        assert_eq!(
            skip_reasons(Action::Disable, std::slice::from_ref(&unchanged), plain),
            "already disabled"
        );
        assert_eq!(
            skip_reasons(MAKE_ADMIN, &[last, unchanged], plain),
            "Ana Souza as the last active admin, 137 already Admin"
        );
    }

    #[test]
    fn many_are_deleted_only_after_their_number_was_typed() {
        assert!(!must_be_typed(&preview(Action::Delete, 100, vec![])));
        assert!(must_be_typed(&preview(Action::Delete, 101, vec![])));
        for typed in ["48210", "48,210", " 48 210 ", "48.210", "48\u{202f}210"] {
            assert!(is_number(typed, 48_210), "{typed:?}");
        }
        for typed in ["", "4821", "48210 users", "-48210", "048210"] {
            assert!(!is_number(typed, 48_210), "{typed:?}");
        }
    }

    #[test]
    fn a_job_says_what_it_does_and_did() {
        let title = |action, state| job_title(&job(action, state), plain);
        assert_eq!(title(Action::Disable, JobState::Running), "Disabling 1200 users");
        assert_eq!(title(MAKE_ADMIN, JobState::Finished), "Changed the role of 1180 users to Admin");
        assert_eq!(title(Action::Delete, JobState::Cancelled), "Cancelled: deleting 1200 users");
        let undoing = |state| Job { undoes: Some(JobId(9)), ..job(Action::Disable, state) };
        assert_eq!(job_title(&undoing(JobState::Running), plain), "Undoing “Disable” for 1200 users");
        assert_eq!(job_title(&undoing(JobState::Finished), plain), "Undid “Disable” for 1180 users");
    }

    #[test]
    fn a_job_says_how_far_it_is_and_what_came_of_it() {
        let running = job(Action::Disable, JobState::Running);
        assert_eq!(job_progress(&running, false, plain), "1192 of 1200");
        let waiting = Job { changed: 0, skipped: 0, ..running };
        assert_eq!(job_progress(&waiting, true, plain), "Waits for the one before");
        assert_eq!(
            job_result(&job(Action::Disable, JobState::Cancelled), plain),
            "1180 changed, 12 skipped, 0 failed, 8 left as they are"
        );
        let ended = TrayNews::Ended(job(Action::Disable, JobState::Finished));
        assert_eq!(announcement(&ended, plain), "Disabled 1180 users. 1180 changed, 12 skipped, 0 failed.");
        assert_eq!(announcement(&TrayNews::Began(running), plain), "Disabling 1200 users has begun.");
    }

    #[test]
    fn an_export_says_whom_it_is_of() {
        assert_eq!(export_all(Some(9), false, plain), "All 9 users");
        assert_eq!(export_all(Some(3), true, plain), "All 3 that match");
        assert_eq!(export_all(None, true, plain), "All that match");
        assert_eq!(export_selected(Tally { selected: Some(2), hidden: None }, plain), "The 2 selected users");
        assert_eq!(export_selected(Tally { selected: Some(1), hidden: None }, plain), "The selected user");
        assert_eq!(export_selected(Tally::default(), plain), "The selected users");
    }

    #[test]
    fn an_export_never_passes_for_whole_when_it_is_not() {
        let say = |state, is_lost| {
            let export = Export { id: ExportId(1), format: ExportFormat::Xlsx, state, rows: 7, total: 9 };
            super::export(&WatchedExport { export, is_lost }, plain)
        };
        assert_eq!(
            say(ExportState::Running, false),
            ("Exporting 9 users as Excel".to_owned(), "7 of 9".to_owned())
        );
        assert_eq!(say(ExportState::Finished, false).0, "Exported 7 users as Excel");
        for state in [ExportState::Cancelled, ExportState::Failed] {
            assert!(say(state, false).1.contains("not whole"));
        }
        assert!(say(ExportState::Running, true).1.contains("whether the file is whole"));
    }
}
