//! Bulk actions: one thing done to many users, as a job of the server.

use serde::{Deserialize, Serialize};

use super::{
    Access, JobId, Receipt, Refusal, Role, Standing, Timestamp, UserChange, UserId, may_become,
    user::word_enum,
};

/// What is done to each chosen user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Access is revoked.
    Disable,
    /// Access is given back.
    Enable,
    /// They get this role.
    ChangeRole {
        /// The new role.
        role: Role,
    },
    /// They go for good, with sessions and messages.
    Delete,
}

impl Action {
    /// The standing after it, `None`: gone.
    #[must_use]
    pub fn after(self, before: Standing, ever_signed_in: bool) -> Option<Standing> {
        let change = match self {
            Self::Disable => UserChange { disabled: Some(true), ..UserChange::default() },
            Self::Enable => UserChange { disabled: Some(false), ..UserChange::default() },
            Self::ChangeRole { role } => UserChange { role: Some(role), ..UserChange::default() },
            Self::Delete => return None,
        };
        Some(before.after(&change, ever_signed_in))
    }

    /// Whether it changes users of this standing. (Whether they ever signed in tells what they become, not that.)
    #[must_use]
    pub fn changes(self, standing: Standing) -> bool {
        self.after(standing, true) != Some(standing)
    }

    /// Whether it can be undone: what is deleted is gone for good.
    #[must_use]
    pub const fn can_be_undone(self) -> bool {
        !matches!(self, Self::Delete)
    }
}

word_enum! {
    /// Why a chosen user was left as they were.
    SkipReason {
        /// The action would change nothing about them.
        Unchanged = "unchanged",
        /// They are the chatbot's last active admin.
        LastAdmin = "last-admin",
        /// They are the admin who acts.
        Oneself = "oneself",
        /// They were deleted meanwhile.
        Gone = "gone",
        /// They were changed since what is to be undone.
        ChangedSince = "changed-since",
    }
}

impl SkipReason {
    /// The reason as a sentence about one user.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Unchanged => "Nothing was to be changed.",
            Self::LastAdmin => "The last active admin of the chatbot has to stay one.",
            Self::Oneself => "You can't disable, demote or delete yourself.",
            Self::Gone => "The user was deleted meanwhile.",
            Self::ChangedSince => "The user was changed since and is left as they are.",
        }
    }
}

impl From<Refusal> for SkipReason {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::LastAdmin => Self::LastAdmin,
            Refusal::Oneself => Self::Oneself,
        }
    }
}

/// Someone whom a rule may spare: an active admin, or the admin who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub user: UserId,
    /// As they are.
    pub before: Standing,
    /// As they would be, `None`: gone.
    pub after: Option<Standing>,
}

/// Who is left as they are by the rules of [`may_become`], when the candidates are met one after the other.
///
/// `candidates` are all of those met who are active admins or `oneself`: no rule is about anyone else.
/// `active_admins` counts those of the chatbot, met or not.
#[must_use]
pub fn spared(
    candidates: &[Candidate],
    access: Access,
    oneself: Option<UserId>,
    active_admins: u64,
) -> Vec<(UserId, SkipReason)> {
    let mut admins = active_admins;
    let mut spared = Vec::new();
    for Candidate { user, before, after } in candidates {
        if *after == Some(*before) {
            continue;
        }
        let others = admins.saturating_sub(u64::from(before.is_active_admin()));
        match may_become(*before, *after, access, oneself == Some(*user), others) {
            Ok(()) => admins = others + u64::from(after.is_some_and(Standing::is_active_admin)),
            Err(refusal) => spared.push((*user, refusal.into())),
        }
    }
    spared
}

word_enum! {
    /// What became of a user in a job.
    Outcome {
        /// The action was done.
        Changed = "changed",
        /// They were left as they were, for a [`SkipReason`].
        Skipped = "skipped",
        /// The database refused; they are as they were.
        Failed = "failed",
    }
}

word_enum! {
    /// Where a job stands.
    JobState {
        /// Its users are noted; it waits to be confirmed.
        Prepared = "prepared",
        /// It is confirmed: at work, or waiting for a job of the same chatbot that was confirmed before.
        Running = "running",
        /// Every user was met.
        Finished = "finished",
        /// It was stopped; who was not met is as they were.
        Cancelled = "cancelled",
    }
}

/// A bulk action as everyone sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The id.
    pub id: JobId,
    /// What is done; for an undoing, what was done before.
    pub action: Action,
    /// The job that this one undoes: each user it changed gets their own former state back.
    pub undoes: Option<JobId>,
    /// The job that undoes this one; one that was cancelled doesn't count.
    pub undone_by: Option<JobId>,
    /// Where it stands.
    pub state: JobState,
    /// How many users it is about. In a finished job, `changed + skipped + failed`.
    pub total: u64,
    /// How many were changed so far.
    pub changed: u64,
    /// How many were left as they were.
    pub skipped: u64,
    /// How many the database refused.
    pub failed: u64,
    /// What was deleted so far, by rows of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// When it was prepared.
    pub created_at: Timestamp,
    /// When it was confirmed.
    pub started_at: Option<Timestamp>,
    /// When it came to an end.
    pub ended_at: Option<Timestamp>,
}

impl Job {
    /// How many users were met so far.
    #[must_use]
    pub const fn met(&self) -> u64 {
        self.changed + self.skipped + self.failed
    }

    /// How many were not met: to come, or spared by a cancellation.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.total.saturating_sub(self.met())
    }

    /// Whether it came to an end.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, JobState::Finished | JobState::Cancelled)
    }

    /// Whether it can be undone now.
    #[must_use]
    pub const fn can_be_undone(&self) -> bool {
        self.is_over()
            && self.action.can_be_undone()
            && self.undoes.is_none()
            && self.undone_by.is_none()
            && self.changed > 0
    }
}

/// Users who would be left as they are, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skips {
    /// Why.
    pub reason: SkipReason,
    /// How many.
    pub users: u64,
    /// Their names, where the reason is about someone in particular (oneself, the last active admin).
    pub names: Vec<String>,
}

/// What a prepared job would do: counted on the very users it will meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The job, prepared and not confirmed.
    pub job: Job,
    /// How many would be changed.
    pub changes: u64,
    /// Who would be left as they are; reasons without users are not listed.
    pub skips: Vec<Skips>,
    /// How many sessions would be deleted.
    pub sessions: u64,
    /// How many messages would be deleted.
    pub messages: u64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Status;

    fn action() -> impl Strategy<Value = Action> {
        let role = prop::sample::select(Role::ALL).prop_map(|role| Action::ChangeRole { role });
        prop_oneof![Just(Action::Disable), Just(Action::Enable), Just(Action::Delete), role]
    }

    fn standing() -> impl Strategy<Value = Standing> {
        (prop::sample::select(Status::ALL), prop::sample::select(Role::ALL))
            .prop_map(|(status, role)| Standing { status, role })
    }

    proptest! {
        #[test]
        fn whether_an_action_changes_someone_does_not_depend_on_their_sign_in(
            action in action(), before in standing(), ever in any::<bool>(),
        ) {
            prop_assert_eq!(action.changes(before), action.after(before, ever) != Some(before));
        }

        /// Whomever a bulk action meets, in whatever batches, an active admin stays and nobody shuts themself out.
        #[test]
        fn no_bulk_action_empties_the_active_admins(
            action in action(), users in prop::collection::vec(standing(), 1..12), oneself in prop::option::of(0..12_i64),
            batch in 1..5_usize,
        ) {
            let mut users: Vec<(UserId, Option<Standing>)> =
                (0..).map(UserId).zip(users.into_iter().map(Some)).collect();
            let admins = |users: &[(UserId, Option<Standing>)]| {
                users.iter().filter(|(_, now)| now.is_some_and(Standing::is_active_admin)).count()
            };
            let before = admins(&users);
            let oneself = oneself.map(UserId);
            for start in (0..users.len()).step_by(batch) {
                let met = start..(start + batch).min(users.len());
                let candidates: Vec<Candidate> = users[met.clone()]
                    .iter()
                    .filter_map(|(user, now)| {
                        let before = (*now)?;
                        let rule = before.is_active_admin() || oneself == Some(*user);
                        rule.then(|| Candidate { user: *user, before, after: action.after(before, true) })
                    })
                    .collect();
                let spared = spared(&candidates, Access::Authenticated, oneself, admins(&users) as u64);
                for (user, now) in &mut users[met] {
                    if spared.iter().all(|(spared, _)| spared != user) {
                        *now = now.and_then(|now| action.after(now, true));
                    }
                }
            }
            prop_assert!(before == 0 || admins(&users) > 0);
            if let Some((_, now)) = users.iter().find(|(user, _)| oneself == Some(*user)) {
                prop_assert!(now.is_some());
            }
        }
    }

    fn job(action: Action, state: JobState) -> Job {
        Job {
            id: JobId(1),
            action,
            undoes: None,
            undone_by: None,
            state,
            total: 10,
            changed: 3,
            skipped: 2,
            failed: 1,
            receipt: None,
            created_at: Timestamp(0),
            started_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn an_action_follows_the_rules_of_a_single_change() {
        let disabled = Standing { status: Status::Disabled, role: Role::Admin };
        assert_eq!(Action::Enable.after(disabled, true).unwrap().status, Status::Active);
        assert_eq!(Action::Enable.after(disabled, false).unwrap().status, Status::Pending);
        assert_eq!(
            Action::ChangeRole { role: Role::Regular }.after(disabled, true).unwrap().role,
            Role::Regular
        );
        assert_eq!(Action::Disable.after(disabled, true), Some(disabled));
        assert_eq!(Action::Delete.after(disabled, true), None);
    }

    #[test]
    fn only_what_is_over_and_not_deleted_can_be_undone_once() {
        assert!(job(Action::Disable, JobState::Finished).can_be_undone());
        assert!(job(Action::Enable, JobState::Cancelled).can_be_undone());
        assert!(!job(Action::Disable, JobState::Running).can_be_undone());
        assert!(!job(Action::Delete, JobState::Finished).can_be_undone());
        let undone = Job { undone_by: Some(JobId(2)), ..job(Action::Disable, JobState::Finished) };
        assert!(!undone.can_be_undone());
        let undoing = Job { undoes: Some(JobId(2)), ..job(Action::Disable, JobState::Finished) };
        assert!(!undoing.can_be_undone());
    }

    #[test]
    fn who_was_not_met_is_left() {
        assert_eq!(job(Action::Disable, JobState::Running).left(), 4);
    }
}
