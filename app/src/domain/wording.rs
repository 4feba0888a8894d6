//! What the page says of choices, bulk actions and exports; of accounts, invitations, networks, settings and the audit log
//! in files of their own.

mod account;
mod audit;
mod invitation;
mod keys;
mod list;
mod network;
mod settings;
mod trend;

pub use account::{
    account_choice, account_name, account_note, countdown, grouped, no_passkeys_here, no_password_yet,
    password_rule, recovery_codes_left, recovery_file, session_browser, session_origin, too_many_tries,
    took_too_long,
};
pub use audit::{AuditSentence, Piece, actor_name, audit_about, audit_from, audit_sentence};
pub use invitation::{
    invitation_mail, invitation_mails, invitation_term, invite_order, invited, known_meanwhile, link_lines,
    links_once, preview_counts, preview_meaning, whole_link,
};
pub use keys::{api_keys, last_key};
pub use list::{listed, listed_and};
pub use network::{
    NetworkNote, WriteTime, network_button, network_news, network_note, network_unavailable, networks_as_of,
    reading, remove_network_filter,
};
pub use settings::{allowed_domains, analytics, connection_test, forgets_networks, token};
pub use trend::{day_filter, remove_day_filter, show_day, trend, trend_title};

use super::{
    Action, Coverage, Export, ExportFormat, ExportState, Job, JobState, Outcome, Preview, Receipt, Role,
    Selection, Separator, SkipReason, Skips, Tally, TrayNews, WatchedExport,
};

/// "1 user, 2 sessions and 14 messages".
#[must_use]
pub fn receipt(receipt: Receipt) -> String {
    listed_and(receipt.counts())
}

/// "3 selected, 1 of them hidden by this filter".
#[must_use]
pub fn selected(tally: Tally) -> String {
    match (tally.selected, tally.hidden) {
        (None, _) => t!("choice-counting"),
        (Some(selected), Some(hidden)) if hidden > 0 => {
            t!("choice-partly-hidden", count = selected, hidden = hidden)
        }
        (Some(selected), _) => t!("choice-selected", count = selected),
    }
}

/// The way from some to all.
#[must_use]
pub fn select_all(total: Option<u64>) -> String {
    match total {
        Some(total) => t!("choice-select-all", count = total),
        None => t!("choice-select-all-uncounted"),
    }
}

/// Said while rows above are kept out of view, since they came after someone began to look at those in view.
#[must_use]
pub fn more_above(rows: u64) -> String {
    t!("choice-more-above", count = rows)
}

/// Said when a choice by query takes the place of another, which held `before` users.
#[must_use]
pub fn chosen_anew(total: Option<u64>, before: Option<u64>) -> String {
    let now = match total {
        Some(total) => t!("choice-now-selected", count = total),
        None => t!("choice-now-selected-uncounted"),
    };
    let before = match before {
        Some(before) => t!("choice-no-longer", count = before),
        None => t!("choice-no-longer-uncounted"),
    };
    format!("{now} {before}")
}

/// Said when no more can be chosen by hand.
#[must_use]
pub fn too_many_by_hand() -> String {
    t!("choice-too-many-by-hand", max = Selection::MAX_BY_HAND)
}

/// What the box in the list's head does next.
#[must_use]
pub fn head_box(coverage: Coverage) -> String {
    match coverage {
        Coverage::All => t!("choice-deselect-matches"),
        Coverage::Nobody | Coverage::Some => t!("choice-select-matches"),
    }
}

impl Action {
    /// "Disable", "Change role to Admin".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Disable => t!("bulk-disable"),
            Self::Enable => t!("bulk-enable"),
            Self::ChangeRole { role } => t!("bulk-change-role", role = role.label()),
            Self::Delete => t!("bulk-delete"),
        }
    }

    /// "Disable 48,210 users", "Change the role of 3 users to Admin".
    #[must_use]
    pub fn order(self, count: u64) -> String {
        match self {
            Self::Disable => t!("bulk-order-disable", count = count),
            Self::Enable => t!("bulk-order-enable", count = count),
            Self::ChangeRole { role } => t!("bulk-order-change-role", count = count, role = role.label()),
            Self::Delete => t!("bulk-order-delete", count = count),
        }
    }

    /// "Disabling 48,210 users".
    #[must_use]
    pub fn going_on(self, count: u64) -> String {
        match self {
            Self::Disable => t!("bulk-disabling", count = count),
            Self::Enable => t!("bulk-enabling", count = count),
            Self::ChangeRole { role } => t!("bulk-changing-role", count = count, role = role.label()),
            Self::Delete => t!("bulk-deleting", count = count),
        }
    }

    /// "Disabled 48,210 users".
    #[must_use]
    pub fn done(self, count: u64) -> String {
        match self {
            Self::Disable => t!("bulk-disabled", count = count),
            Self::Enable => t!("bulk-enabled", count = count),
            Self::ChangeRole { role } => t!("bulk-changed-role", count = count, role = role.label()),
            Self::Delete => t!("bulk-deleted", count = count),
        }
    }

    /// "Cancelled: disabling 48,210 users".
    fn cancelled(self, count: u64) -> String {
        match self {
            Self::Disable => t!("bulk-cancelled-disabling", count = count),
            Self::Enable => t!("bulk-cancelled-enabling", count = count),
            Self::ChangeRole { role } => {
                t!("bulk-cancelled-changing-role", count = count, role = role.label())
            }
            Self::Delete => t!("bulk-cancelled-deleting", count = count),
        }
    }

    /// What it means to those it is done to.
    #[must_use]
    pub fn meaning(self) -> String {
        match self {
            Self::Disable => t!("bulk-meaning-disable"),
            Self::Enable => t!("bulk-meaning-enable"),
            Self::ChangeRole { role: Role::Admin } => t!("bulk-meaning-admin"),
            Self::ChangeRole { role: Role::Regular } => t!("bulk-meaning-regular"),
            Self::Delete => t!("bulk-meaning-delete"),
        }
    }
}

/// The heading of the confirmation: what will be done to how many.
#[must_use]
pub fn question(action: Action, preview: Option<&Preview>) -> String {
    match preview {
        None => t!("bulk-question", order = action.label()),
        Some(preview) if preview.changes == 0 => t!("bulk-nothing-to-change"),
        Some(preview) => t!("bulk-question", order = action.order(preview.changes)),
    }
}

/// What a deletion loses besides the users: "12 sessions and 148 messages".
#[must_use]
pub fn lost(preview: &Preview) -> String {
    listed_and(vec![
        t!("receipt-sessions", count = preview.sessions),
        t!("receipt-messages", count = preview.messages),
    ])
}

/// Above so many users, a deletion is confirmed by typing how many.
const TYPED_ABOVE: u64 = 100;

/// Whether the number of users must be typed before they are deleted; else a box is ticked.
#[must_use]
pub const fn must_be_typed(preview: &Preview) -> bool {
    preview.changes > TYPED_ABOVE
}

/// Whether `text` is `number`, however its digits are grouped, and in whichever of Arabic's ways of writing them.
#[must_use]
pub fn is_number(text: &str, number: u64) -> bool {
    let is_grouping = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’' | '_' | '٬');
    let digits: String = text.chars().filter(|c| !is_grouping(*c)).map(western_digit).collect();
    digits == number.to_string()
}

/// "٤" and "۴" as "4".
fn western_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Who would be left as they are, and why, a sentence for each reason: "20 of the 3,000 selected are disabled already."
#[must_use]
pub fn skipped(preview: &Preview) -> Vec<String> {
    preview.skips.iter().map(|skips| skipped_for_reason(preview, skips)).collect()
}

fn skipped_for_reason(preview: &Preview, skips: &Skips) -> String {
    let (count, total) = (skips.users, preview.job.total);
    let which = match (count, total) {
        (_, 1) => "one",
        (count, total) if count == total => "all",
        _ => "some",
    };
    let (names, people) = (listed(skips.names.iter().cloned()), skips.names.len());
    let who = if people == 0 { which } else { "named" };
    match (skips.reason, preview.job.action) {
        (SkipReason::Unchanged, Action::Disable) => {
            t!("bulk-skipped-disabled", which = which, count = count, total = total)
        }
        (SkipReason::Unchanged, Action::Enable) => {
            t!("bulk-skipped-not-disabled", which = which, count = count, total = total)
        }
        (SkipReason::Unchanged, Action::ChangeRole { role }) => {
            let role = role.label();
            t!("bulk-skipped-role", which = which, count = count, total = total, role = role)
        }
        (SkipReason::Unchanged | SkipReason::Gone, _) => {
            t!("bulk-skipped-gone", which = which, count = count, total = total)
        }
        (SkipReason::LastAdmin, _) => {
            t!(
                "bulk-skipped-last-admin",
                who = who,
                names = names,
                people = people,
                count = count,
                total = total
            )
        }
        (SkipReason::Oneself, Action::Disable | Action::Enable) => {
            t!("bulk-skipped-oneself-disable", who = who, names = names, count = count, total = total)
        }
        (SkipReason::Oneself, Action::ChangeRole { .. }) => {
            t!("bulk-skipped-oneself-demote", who = who, names = names, count = count, total = total)
        }
        (SkipReason::Oneself, Action::Delete) => {
            t!("bulk-skipped-oneself-delete", who = who, names = names, count = count, total = total)
        }
        (SkipReason::ChangedSince, _) => {
            t!("bulk-skipped-changed", which = which, count = count, total = total)
        }
    }
}

/// Why users were skipped, in short: "137 already disabled, Ana Souza as the last active admin".
#[must_use]
pub fn skip_reasons(action: Action, skips: &[Skips]) -> String {
    listed(skips.iter().map(|Skips { reason, users, names }| {
        let why = match (reason, action) {
            (SkipReason::Unchanged, Action::Disable) => t!("bulk-why-disabled"),
            (SkipReason::Unchanged, Action::Enable) => t!("bulk-why-not-disabled"),
            (SkipReason::Unchanged, Action::ChangeRole { role }) => t!("bulk-why-role", role = role.label()),
            (SkipReason::Unchanged | SkipReason::Gone, _) => t!("bulk-why-gone"),
            (SkipReason::LastAdmin, _) => t!("bulk-why-last-admin"),
            (SkipReason::Oneself, _) => t!("bulk-why-oneself"),
            (SkipReason::ChangedSince, _) => t!("bulk-why-changed"),
        };
        match (names.as_slice(), skips.len()) {
            ([], 1) => why,
            ([], _) => t!("bulk-why-counted", count = *users, why = why),
            (names, _) => t!("bulk-why-named", names = listed(names.iter().cloned()), why = why),
        }
    }))
}

/// What a job is or was about.
#[must_use]
pub fn job_title(job: &Job) -> String {
    let label = || job.action.label();
    match (job.state, job.undoes.is_some()) {
        (JobState::Prepared | JobState::Running, false) => job.action.going_on(job.total),
        (JobState::Prepared | JobState::Running, true) => {
            t!("bulk-undoing", action = label(), count = job.total)
        }
        (JobState::Finished, false) => job.action.done(job.changed),
        (JobState::Finished, true) => t!("bulk-undid", action = label(), count = job.changed),
        (JobState::Cancelled, false) => job.action.cancelled(job.total),
        (JobState::Cancelled, true) => t!("bulk-cancelled-undoing", action = label(), count = job.total),
    }
}

/// How far a job is: "12,000 of 48,210".
#[must_use]
pub fn job_progress(job: &Job, is_waiting: bool) -> String {
    if is_waiting && job.met() == 0 {
        t!("bulk-waits")
    } else {
        t!("bulk-progress", done = job.met(), total = job.total)
    }
}

/// What a job did: "1,180 changed, 20 skipped, 0 failed".
#[must_use]
pub fn job_result(job: &Job) -> String {
    listed(Outcome::ALL.iter().map(|one| outcome(*one, job.count_of(*one))).chain(spared(job)))
}

/// How many a cancellation spared: "18,000 left as they are".
#[must_use]
pub fn spared(job: &Job) -> Option<String> {
    (job.state == JobState::Cancelled && job.left() > 0).then(|| t!("bulk-spared", count = job.left()))
}

/// How many met an outcome: "1,180 changed".
#[must_use]
pub fn outcome(outcome: Outcome, count: u64) -> String {
    match outcome {
        Outcome::Changed => t!("bulk-outcome-changed", count = count),
        Outcome::Skipped => t!("bulk-outcome-skipped", count = count),
        Outcome::Failed => t!("bulk-outcome-failed", count = count),
    }
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
pub fn announcement(news: &TrayNews) -> String {
    match news {
        TrayNews::Began(job) => t!("bulk-began", job = job_title(job)),
        TrayNews::Ended(job) => t!("bulk-ended", job = job_title(job), result = job_result(job)),
    }
}

impl ExportFormat {
    /// As people call it, in whatever language.
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
    pub fn label(self) -> String {
        match self {
            Self::Comma => t!("export-comma"),
            Self::Semicolon => t!("export-semicolon"),
            Self::Tab => t!("export-tab"),
        }
    }
}

/// Whom an export can be of: "All 48,210 users", "All 1,204 that match".
#[must_use]
pub fn export_all(total: Option<u64>, is_filtered: bool) -> String {
    match total {
        None => t!("export-matches-uncounted"),
        Some(total) if is_filtered => t!("export-matches", count = total),
        Some(total) => t!("export-all", count = total),
    }
}

/// Whom an export can be of: "The 3 selected users".
#[must_use]
pub fn export_selected(tally: Tally) -> String {
    match tally.selected {
        None => t!("export-selected-uncounted"),
        Some(selected) => t!("export-selected", count = selected),
    }
}

/// What is said of an export: what it is or was about, and how it stands.
#[must_use]
pub fn export(watched: &WatchedExport) -> (String, String) {
    let Export { format, state, rows, total, .. } = watched.export;
    let format = format.label();
    let going_on = || t!("export-going-on", count = total, format = format);
    match state {
        ExportState::Waiting | ExportState::Running if watched.is_lost => (going_on(), t!("export-lost")),
        ExportState::Waiting => (going_on(), t!("export-begins")),
        ExportState::Running => (going_on(), t!("export-progress", done = rows, total = total)),
        ExportState::Finished => {
            (t!("export-done", count = rows, format = format), t!("export-in-downloads"))
        }
        ExportState::Cancelled => {
            (t!("export-cancelled", count = total, format = format), t!("export-not-whole"))
        }
        ExportState::Failed => (t!("export-broke-off"), t!("export-not-whole")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ExportId, JobId, Role, Timestamp};

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
        let say = |selected_users, hidden| selected(Tally { selected: selected_users, hidden });
        assert_eq!(say(Some(3), Some(0)), "3 selected");
        assert_eq!(say(Some(3), Some(1)), "3 selected, 1 of them hidden by this filter");
        assert_eq!(say(Some(3), None), "3 selected");
        assert_eq!(say(None, None), "Counting …");
    }

    #[test]
    fn rows_above_are_told_by_their_number() {
        assert_eq!(more_above(1_204), "↑ 1,204 more above");
    }

    #[test]
    fn a_choice_that_ends_another_is_not_silent() {
        assert_eq!(
            chosen_anew(Some(1_204), Some(48_210)),
            "Now selected: all 1,204 that match. The 48,210 chosen before are no longer selected."
        );
        assert_eq!(
            chosen_anew(None, None),
            "Now selected: all that match. Those chosen before are no longer selected."
        );
    }

    #[test]
    fn a_question_names_action_and_count() {
        assert_eq!(question(Action::Disable, None), "Disable?");
        let some = preview(Action::Disable, 3, vec![skips(SkipReason::Unchanged, 1, &[])]);
        assert_eq!(question(Action::Disable, Some(&some)), "Disable 2 users?");
        let nobody = preview(Action::Disable, 3, vec![skips(SkipReason::Unchanged, 3, &[])]);
        assert_eq!(question(Action::Disable, Some(&nobody)), "Nothing to change");
        let one = preview(MAKE_ADMIN, 1, vec![]);
        assert_eq!(question(MAKE_ADMIN, Some(&one)), "Change the role of 1 user to Admin?");
        assert_eq!(lost(&one), "1 session and 12 messages");
    }

    #[test]
    fn who_would_be_skipped_is_told_with_the_reason() {
        let say = |action, total, reason, users, names: &[&str]| {
            skipped(&preview(action, total, vec![skips(reason, users, names)])).remove(0)
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
        assert_eq!(skip_reasons(Action::Disable, std::slice::from_ref(&unchanged)), "already disabled");
        assert_eq!(
            skip_reasons(MAKE_ADMIN, &[last, unchanged]),
            "Ana Souza as the last active admin, 137 already Admin"
        );
    }

    #[test]
    fn many_are_deleted_only_after_their_number_was_typed() {
        assert!(!must_be_typed(&preview(Action::Delete, 100, vec![])));
        assert!(must_be_typed(&preview(Action::Delete, 101, vec![])));
        for typed in ["48210", "48,210", " 48 210 ", "48.210", "48\u{202f}210", "٤٨٬٢١٠", "۴۸۲۱۰"]
        {
            assert!(is_number(typed, 48_210), "{typed:?}");
        }
        for typed in ["", "4821", "48210 users", "-48210", "048210"] {
            assert!(!is_number(typed, 48_210), "{typed:?}");
        }
    }

    #[test]
    fn a_job_says_what_it_does_and_did() {
        let title = |action, state| job_title(&job(action, state));
        assert_eq!(title(Action::Disable, JobState::Running), "Disabling 1,200 users");
        assert_eq!(title(MAKE_ADMIN, JobState::Finished), "Changed the role of 1,180 users to Admin");
        assert_eq!(title(Action::Delete, JobState::Cancelled), "Cancelled: deleting 1,200 users");
        let undoing = |state| Job { undoes: Some(JobId(9)), ..job(Action::Disable, state) };
        assert_eq!(job_title(&undoing(JobState::Running)), "Undoing “Disable” for 1,200 users");
        assert_eq!(job_title(&undoing(JobState::Finished)), "Undid “Disable” for 1,180 users");
    }

    #[test]
    fn a_job_says_how_far_it_is_and_what_came_of_it() {
        let running = job(Action::Disable, JobState::Running);
        assert_eq!(job_progress(&running, false), "1,192 of 1,200");
        let waiting = Job { changed: 0, skipped: 0, ..running };
        assert_eq!(job_progress(&waiting, true), "Waits for the one before");
        assert_eq!(
            job_result(&job(Action::Disable, JobState::Cancelled)),
            "1,180 changed, 12 skipped, 0 failed, 8 left as they are"
        );
        let ended = TrayNews::Ended(job(Action::Disable, JobState::Finished));
        assert_eq!(announcement(&ended), "Disabled 1,180 users. 1,180 changed, 12 skipped, 0 failed.");
        assert_eq!(announcement(&TrayNews::Began(running)), "Disabling 1,200 users has begun.");
    }

    #[test]
    fn an_export_says_whom_it_is_of() {
        assert_eq!(export_all(Some(9), false), "All 9 users");
        assert_eq!(export_all(Some(3), true), "All 3 that match");
        assert_eq!(export_all(None, true), "All that match");
        assert_eq!(export_selected(Tally { selected: Some(2), hidden: None }), "The 2 selected users");
        assert_eq!(export_selected(Tally { selected: Some(1), hidden: None }), "The selected user");
        assert_eq!(export_selected(Tally::default()), "The selected users");
    }

    #[test]
    fn an_export_never_passes_for_whole_when_it_is_not() {
        let say = |state, is_lost| {
            let export = Export { id: ExportId(1), format: ExportFormat::Xlsx, state, rows: 7, total: 9 };
            super::export(&WatchedExport { export, is_lost })
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
