//! What an open page knows of bulk actions and of its own exports.
//!
//! News come by different ways (the answer to a call, the stream of changes, a list asked for anew) and overtake each
//! other; whatever comes late never turns a job back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Export, ExportId, Job, JobId, JobState, Preview, Receipt, Skips, Timestamp, UserId};

/// How many results are kept in view; older ones are among the recent actions still.
const SHOWN_RESULTS: usize = 2;

/// What became known of a job, worth telling someone who doesn't look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrayNews {
    /// It began.
    Began(Job),
    /// It came to an end.
    Ended(Job),
}

/// An export that this page started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedExport {
    /// As last heard.
    pub export: Export,
    /// Whether news of it may have been missed, so that its end may never be heard.
    pub is_lost: bool,
}

/// A user whom this page deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// Who it was.
    pub user: UserId,
    /// What they were called.
    pub name: String,
    /// What went.
    pub receipt: Receipt,
    /// When.
    pub at: Timestamp,
}

/// The jobs and exports that a page knows of, and which of them it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tray {
    jobs: BTreeMap<JobId, Job>,
    shown: BTreeSet<JobId>,
    exports: BTreeMap<ExportId, WatchedExport>,
    foretold: BTreeMap<JobId, Vec<Skips>>,
    deletions: Vec<Deletion>,
}

impl Tray {
    /// A job as last heard.
    #[must_use]
    pub fn job(&self, id: JobId) -> Option<&Job> {
        self.jobs.get(&id)
    }

    /// An export of this page.
    #[must_use]
    pub fn export(&self, id: ExportId) -> Option<&WatchedExport> {
        self.exports.get(&id)
    }

    /// The jobs in view, in the order they were started.
    #[must_use]
    pub fn shown_jobs(&self) -> Vec<JobId> {
        let mut jobs: Vec<_> = self.shown.iter().filter_map(|id| self.jobs.get(id)).collect();
        jobs.sort_by_key(|job| turn(job));
        jobs.into_iter().map(|job| job.id).collect()
    }

    /// The exports in view.
    #[must_use]
    pub fn shown_exports(&self) -> Vec<ExportId> {
        self.exports.keys().copied().collect()
    }

    /// All jobs known, the one started last first.
    #[must_use]
    pub fn recent_jobs(&self) -> Vec<JobId> {
        let mut jobs: Vec<_> = self.jobs.values().collect();
        jobs.sort_by_key(|job| std::cmp::Reverse(turn(job)));
        jobs.into_iter().map(|job| job.id).collect()
    }

    /// Whether a job waits for another one to end.
    #[must_use]
    pub fn is_waiting(&self, job: &Job) -> bool {
        let is_before = |other: &Job| other.state == JobState::Running && turn(other) < turn(job);
        job.state == JobState::Running && self.jobs.values().any(is_before)
    }

    /// Takes in a job as the server tells of it.
    pub fn hear(&mut self, job: Job) -> Option<TrayNews> {
        if job.state == JobState::Prepared {
            return None;
        }
        let before = self.jobs.get(&job.id).copied();
        if before.is_some_and(|before| !goes_on(&before, &job)) {
            return None;
        }
        self.jobs.insert(job.id, job);
        self.note_undoing(job.undoes.unwrap_or(job.id));
        let was_over = before.is_some_and(|before| before.is_over());
        let news = match before {
            _ if job.is_over() && !was_over => TrayNews::Ended(job),
            None => TrayNews::Began(job),
            Some(_) => return None,
        };
        self.shown.insert(job.id);
        self.hide_old_results();
        Some(news)
    }

    /// Remembers what the dry run of a job said, which is confirmed here.
    pub fn foretell(&mut self, preview: Preview) {
        self.foretold.insert(preview.job.id, preview.skips);
    }

    /// Why users were skipped, if it came as the dry run said. Of other pages' jobs the server's files alone tell.
    #[must_use]
    pub fn reasons(&self, job: &Job) -> Option<&[Skips]> {
        let skips = self.foretold.get(&job.id)?;
        let foretold: u64 = skips.iter().map(|skips| skips.users).sum();
        (job.state == JobState::Finished && foretold > 0 && foretold == job.skipped).then_some(skips)
    }

    /// Takes in all jobs that run and the last that ended: what began or ended unheard is caught up with.
    pub fn reload(&mut self, jobs: Vec<Job>) {
        let listed: BTreeSet<JobId> = jobs.iter().map(|job| job.id).collect();
        // What was running and isn't listed ended long ago.
        self.jobs.retain(|id, job| listed.contains(id) || job.is_over());
        for job in jobs {
            if job.is_over() && !self.jobs.contains_key(&job.id) {
                self.jobs.insert(job.id, job);
            } else {
                self.hear(job);
            }
        }
    }

    /// Takes a job out of view.
    pub fn dismiss_job(&mut self, id: JobId) {
        self.shown.remove(&id);
    }

    /// Shows an export that this page started, in the place of those that are over.
    pub fn watch(&mut self, export: Export) {
        self.exports.retain(|_, watched| !watched.export.is_over());
        self.exports.insert(export.id, WatchedExport { export, is_lost: false });
    }

    /// Takes in an export as the server tells of it; other pages' are passed over.
    pub fn hear_export(&mut self, export: Export) {
        if let Some(watched) = self.exports.get_mut(&export.id)
            && (export.is_over(), export.rows) >= (watched.export.is_over(), watched.export.rows)
        {
            *watched = WatchedExport { export, is_lost: false };
        }
    }

    /// Takes in that news may have been missed: an export can't be asked after.
    pub fn lose_exports(&mut self) {
        for watched in self.exports.values_mut() {
            watched.is_lost = !watched.export.is_over();
        }
    }

    /// Shows the receipt of a deletion; the oldest of several makes room.
    pub fn note_deletion(&mut self, deletion: Deletion) {
        self.deletions.push(deletion);
        let old = self.deletions.len().saturating_sub(SHOWN_RESULTS);
        self.deletions.drain(..old);
    }

    /// The receipts in view.
    #[must_use]
    pub fn deletions(&self) -> &[Deletion] {
        &self.deletions
    }

    /// Takes a receipt out of view.
    pub fn dismiss_deletion(&mut self, user: UserId) {
        self.deletions.retain(|deletion| deletion.user != user);
    }

    /// Takes an export out of view.
    pub fn dismiss_export(&mut self, id: ExportId) {
        self.exports.remove(&id);
    }

    /// Whether a job is undone is told by its undoing, which may be known before the job is heard of again.
    fn note_undoing(&mut self, id: JobId) {
        let undoings = self.jobs.values().filter(|job| job.undoes == Some(id));
        let last = undoings.max_by_key(|undoing| turn(undoing)).copied();
        if let (Some(last), Some(job)) = (last, self.jobs.get_mut(&id)) {
            job.undone_by = (last.state != JobState::Cancelled).then_some(last.id);
        }
    }

    fn hide_old_results(&mut self) {
        let mut over: Vec<_> =
            self.shown.iter().filter_map(|id| self.jobs.get(id)).filter(|job| job.is_over()).collect();
        over.sort_by_key(|job| std::cmp::Reverse((job.ended_at.map(|at| at.0), job.id)));
        let old: Vec<JobId> = over.into_iter().skip(SHOWN_RESULTS).map(|job| job.id).collect();
        for id in old {
            self.shown.remove(&id);
        }
    }
}

/// The order in which a chatbot's jobs are worked off.
fn turn(job: &Job) -> (i64, JobId) {
    (job.started_at.map_or(i64::MAX, |at| at.0), job.id)
}

fn goes_on(before: &Job, now: &Job) -> bool {
    let order = |job: &Job| (job.is_over(), job.met());
    order(now) >= order(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Action, ExportFormat, ExportState, SkipReason};

    fn job(id: i64, state: JobState, changed: u64) -> Job {
        Job {
            id: JobId(id),
            action: Action::Disable,
            undoes: None,
            undone_by: None,
            state,
            total: 100,
            changed,
            skipped: 0,
            failed: 0,
            receipt: None,
            created_at: Timestamp(0),
            started_at: Some(Timestamp(id)),
            ended_at: (state == JobState::Finished).then_some(Timestamp(1_000 + id)),
        }
    }

    fn ids(jobs: Vec<JobId>) -> Vec<i64> {
        jobs.into_iter().map(|id| id.0).collect()
    }

    proptest! {
        #[test]
        fn whatever_order_news_come_in_the_last_state_stays(order in Just((0..12_u64).collect::<Vec<_>>()).prop_shuffle()) {
            let mut tray = Tray::default();
            let mut told = Vec::new();
            for step in order {
                let state = if step == 11 { JobState::Finished } else { JobState::Running };
                told.extend(tray.hear(job(1, state, (step * 10).min(100))));
            }
            prop_assert_eq!(tray.job(JobId(1)), Some(&job(1, JobState::Finished, 100)));
            let ended = |news: &&TrayNews| matches!(news, TrayNews::Ended(_));
            prop_assert_eq!(told.iter().filter(ended).count(), 1);
            prop_assert!(told.len() <= 2);
        }
    }

    #[test]
    fn begin_and_end_are_told_and_steps_are_not() {
        let mut tray = Tray::default();
        assert_eq!(tray.hear(job(1, JobState::Prepared, 0)), None);
        let begun = job(1, JobState::Running, 0);
        assert_eq!(tray.hear(begun), Some(TrayNews::Began(begun)));
        assert_eq!(tray.hear(job(1, JobState::Running, 40)), None);
        let ended = job(1, JobState::Finished, 100);
        assert_eq!(tray.hear(ended), Some(TrayNews::Ended(ended)));
        assert_eq!(tray.hear(Job { undone_by: Some(JobId(2)), ..ended }), None);
        assert_eq!(tray.job(JobId(1)).unwrap().undone_by, Some(JobId(2)));
    }

    #[test]
    fn reasons_are_given_only_if_it_came_as_foretold() {
        let skips = vec![Skips { reason: SkipReason::Unchanged, users: 2, names: Vec::new() }];
        let prepared = job(1, JobState::Prepared, 0);
        let mut tray = Tray::default();
        tray.foretell(Preview { job: prepared, changes: 98, skips: skips.clone(), sessions: 0, messages: 0 });
        let ended = |skipped| Job { skipped, ..job(1, JobState::Finished, 100 - skipped) };
        assert_eq!(tray.reasons(&ended(2)), Some(skips.as_slice()));
        assert_eq!(tray.reasons(&ended(3)), None);
        assert_eq!(tray.reasons(&Job { state: JobState::Cancelled, ..ended(2) }), None);
        assert_eq!(tray.reasons(&Job { id: JobId(2), ..ended(2) }), None);
    }

    #[test]
    fn an_undoing_tells_whether_the_other_is_undone() {
        let mut tray = Tray::default();
        let ended = job(1, JobState::Finished, 100);
        let undoing = |id, state| Job { undoes: Some(JobId(1)), ..job(id, state, 0) };
        tray.hear(ended);
        tray.hear(undoing(2, JobState::Running));
        assert_eq!(ids(tray.shown_jobs()), [1, 2]);
        for (news, undone_by) in [
            (ended, Some(2)),
            (undoing(2, JobState::Cancelled), None),
            (ended, None),
            (undoing(3, JobState::Running), Some(3)),
            (undoing(3, JobState::Finished), Some(3)),
        ] {
            tray.hear(news);
            assert_eq!(tray.job(JobId(1)).unwrap().undone_by, undone_by.map(JobId), "{news:?}");
        }
    }

    #[test]
    fn a_dismissed_result_stays_away() {
        let mut tray = Tray::default();
        let ended = job(1, JobState::Finished, 100);
        tray.hear(ended);
        tray.dismiss_job(JobId(1));
        tray.hear(Job { undone_by: Some(JobId(2)), ..ended });
        tray.reload(vec![ended]);
        assert!(tray.shown_jobs().is_empty());
        assert_eq!(ids(tray.recent_jobs()), [1]);
    }

    #[test]
    fn a_page_that_opens_shows_what_runs_and_not_what_ended_before() {
        let mut tray = Tray::default();
        tray.reload(vec![
            job(3, JobState::Running, 0),
            job(2, JobState::Running, 9),
            job(1, JobState::Finished, 100),
        ]);
        assert_eq!(ids(tray.shown_jobs()), [2, 3]);
        assert_eq!(ids(tray.recent_jobs()), [3, 2, 1]);
        assert!(tray.is_waiting(tray.job(JobId(3)).unwrap()));
        assert!(!tray.is_waiting(tray.job(JobId(2)).unwrap()));
    }

    #[test]
    fn an_end_that_was_not_heard_is_caught_up_with() {
        let mut tray = Tray::default();
        tray.hear(job(1, JobState::Running, 40));
        tray.hear(job(2, JobState::Running, 0));
        tray.reload(vec![job(1, JobState::Finished, 100)]);
        assert_eq!(ids(tray.shown_jobs()), [1], "of the other one nobody knows any more");
        assert!(tray.job(JobId(1)).unwrap().is_over());
    }

    #[test]
    fn few_results_stay_in_view_and_whatever_runs() {
        let mut tray = Tray::default();
        tray.hear(job(1, JobState::Running, 0));
        for id in 2..=7 {
            tray.hear(job(id, JobState::Finished, 100));
        }
        assert_eq!(ids(tray.shown_jobs()), [1, 6, 7]);
        assert_eq!(tray.recent_jobs().len(), 7);
    }

    #[test]
    fn only_exports_of_this_page_are_watched() {
        let export =
            |rows, state| Export { id: ExportId(1), format: ExportFormat::Csv, state, rows, total: 100 };
        let mut tray = Tray::default();
        tray.hear_export(export(10, ExportState::Running));
        assert!(tray.shown_exports().is_empty());
        tray.watch(export(0, ExportState::Waiting));
        tray.hear_export(export(50, ExportState::Running));
        tray.hear_export(export(20, ExportState::Running));
        assert_eq!(tray.export(ExportId(1)).unwrap().export.rows, 50);
        tray.lose_exports();
        assert!(tray.export(ExportId(1)).unwrap().is_lost);
        tray.hear_export(export(100, ExportState::Finished));
        tray.lose_exports();
        assert!(!tray.export(ExportId(1)).unwrap().is_lost, "what is over is not lost");
        let next = Export { id: ExportId(2), ..export(0, ExportState::Waiting) };
        tray.watch(next);
        assert_eq!(tray.shown_exports(), [ExportId(2)], "the next one takes its place");
        tray.dismiss_export(ExportId(2));
        assert!(tray.shown_exports().is_empty());
    }

    #[test]
    fn receipts_stay_until_they_are_taken_away_or_newer_ones_came() {
        let deletion = |user| Deletion {
            user: UserId(user),
            name: String::new(),
            receipt: Receipt::default(),
            at: Timestamp(user),
        };
        let mut tray = Tray::default();
        for user in 1..=3 {
            tray.note_deletion(deletion(user));
        }
        assert_eq!(tray.deletions(), [deletion(2), deletion(3)]);
        tray.dismiss_deletion(UserId(2));
        assert_eq!(tray.deletions(), [deletion(3)]);
    }
}
