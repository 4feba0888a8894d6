//! The audit log: who did what, to whom, when and from where.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    Access, Action, AuditId, Called, ChatbotId, ExportFormat, Invalid, JobId, KeyId, Network, Receipt, Role,
    SessionId, Standing, Status, Timestamp, UserId, Way, user::word_enum,
};

/// On whose behalf something is done. As a text: `owner`, `user:12`, `chatbot`, `rollcall` or `nobody`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The owner of the installation.
    Owner,
    /// A user of the chatbot: one with role admin who manages it, or one who signs in to it.
    User(UserId),
    /// The chatbot itself, by its API key.
    Chatbot,
    /// Rollcall by itself, as when it reads what a chatbot says of its visitors.
    Rollcall,
    /// Someone who did not get in.
    Nobody,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner => f.write_str("owner"),
            Self::User(user) => write!(f, "user:{user}"),
            Self::Chatbot => f.write_str("chatbot"),
            Self::Rollcall => f.write_str("rollcall"),
            Self::Nobody => f.write_str("nobody"),
        }
    }
}

impl FromStr for Actor {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let actor = match text {
            "owner" => Some(Self::Owner),
            "chatbot" => Some(Self::Chatbot),
            "rollcall" => Some(Self::Rollcall),
            "nobody" => Some(Self::Nobody),
            user => user.strip_prefix("user:").and_then(|id| id.parse().ok()).map(Self::User),
        };
        actor.ok_or_else(|| Invalid(message!("reason-not-actor")))
    }
}

impl Serialize for Actor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

word_enum! {
    /// What was done.
    AuditAction {
        /// A user was invited, by hand or by a file.
        Invite = "invite",
        /// A pending user was invited again.
        InviteAgain = "invite-again",
        /// An invitation was taken back, and the pending user deleted.
        CancelInvitation = "cancel-invitation",
        /// A user accepted the invitation and thereby became active.
        Accept = "accept",
        /// A user's name, status or role was changed, by hand or by a file; or a chatbot told a name that was missing.
        Change = "change",
        /// A user was deleted, with sessions and messages.
        Delete = "delete",
        /// A user signed in to the chatbot and thereby became active.
        SignIn = "sign-in",
        /// A visitor, or someone of an allowed email domain, signed in to the chatbot and thereby became a user.
        Arrive = "arrive",
        /// A chatbot's analytics told of visitors, who thereby became users, or of names that were missing.
        Report = "report",
        /// A conversation was opened to be read.
        Read = "read",
        /// The conversations of a user were searched; what for is not kept.
        SearchConversations = "search-conversations",
        /// A bulk action was confirmed.
        JobStart = "job-start",
        /// A bulk action was confirmed that gives back what another one changed.
        JobUndo = "job-undo",
        /// A bulk action was stopped.
        JobCancel = "job-cancel",
        /// A bulk action met its last user.
        JobEnd = "job-end",
        /// Users were exported.
        Export = "export",
        /// The audit log was exported.
        ExportLog = "export-log",
        /// All that is known of a user was exported.
        ExportUser = "export-user",
        /// A chatbot's settings were changed.
        Settings = "settings",
        /// A chatbot was given a new API key.
        ReplaceKey = "replace-key",
        /// An API key of a chatbot was revoked.
        RevokeKey = "revoke-key",
        /// A chatbot was added.
        CreateChatbot = "create-chatbot",
        /// Made-up people were added.
        Demo = "demo",
        /// A sign-in link was made for the owner.
        OwnerLink = "owner-link",
        /// Someone signed in to the console.
        ConsoleSignIn = "console-sign-in",
        /// Someone was refused at the console's door.
        ConsoleRefused = "console-refused",
        /// Someone signed out of the console.
        ConsoleSignOut = "console-sign-out",
        /// Someone ended other sessions of theirs in the console, or all of them.
        ConsoleSessionEnd = "console-session-end",
        /// A link was made by which an admin of a chatbot sets a password.
        PasswordLink = "password-link",
        /// Someone set their password.
        PasswordSet = "password-set",
        /// Someone added a second factor.
        SecondFactorAdd = "second-factor-add",
        /// Someone removed their second factor.
        SecondFactorRemove = "second-factor-remove",
        /// Someone added a passkey.
        PasskeyAdd = "passkey-add",
        /// Someone removed a passkey.
        PasskeyRemove = "passkey-remove",
    }
}

/// What someone or something was or became, as far as the log keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditState {
    /// A user's status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// A user's role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Who may talk to a chatbot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

impl From<Standing> for AuditState {
    fn from(standing: Standing) -> Self {
        Self { status: Some(standing.status), role: Some(standing.role), access: None }
    }
}

impl From<Access> for AuditState {
    fn from(access: Access) -> Self {
        Self { access: Some(access), ..Self::default() }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// What else the log keeps of what was done. There is no field for a name, an address, a secret or a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each says of one thing whether it was so")]
pub struct AuditDetail {
    /// A user's name was changed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub name_changed: bool,
    /// A user known by their email alone is known by a visitor id too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub visitor_linked: bool,
    /// It came from a file of people.
    #[serde(default, skip_serializing_if = "is_false")]
    pub import: bool,
    /// They needed no invitation, because their email is of an allowed domain.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_domain: bool,
    /// How many sessions were deleted, in entries from before there were receipts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<u64>,
    /// How many messages were deleted, in such entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<u64>,
    /// How many rows of what were deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// The conversation that was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The chatbot that was added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chatbot: Option<ChatbotId>,
    /// The bulk action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
    /// What the bulk action does to each user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bulk: Option<Action>,
    /// The bulk action that this one undoes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<JobId>,
    /// How many users it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<u64>,
    /// How many were changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<u64>,
    /// How many were left as they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<u64>,
    /// How many the database refused to change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<u64>,
    /// The kind of file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<ExportFormat>,
    /// The file holds users who were chosen, and not the list as it was shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub selection: bool,
    /// The file holds users of this status alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The file holds users of this role alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The file holds users of one network alone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub network: bool,
    /// The file holds what a search found, or what a filter left of the log.
    #[serde(default, skip_serializing_if = "is_false")]
    pub search: bool,
    /// The address of a chatbot's analytics was changed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub analytics_url_changed: bool,
    /// The token for a chatbot's analytics was changed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub analytics_token_changed: bool,
    /// How someone came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// It was done with one of the codes for the day the second factor is lost.
    #[serde(default, skip_serializing_if = "is_false")]
    pub recovery_code: bool,
    /// The email domains whose people need no invitation were changed; how many there are now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_domains: Option<u64>,
    /// For how many hours the API keys before the new one go on working.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u64>,
    /// The API key that was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyId>,
}

/// What an entry is: a row of the log, or what a bulk action did to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryId {
    /// A row of the log.
    Row(AuditId),
    /// What this bulk action did to the user whose activity it is.
    Bulk(JobId),
}

/// An entry of the log, with names as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Which.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What a user who did it is called; `None`: no user, or one who was deleted.
    pub actor_name: Option<Called>,
    /// From where; `None`: from the command line, or by the server itself.
    pub network: Option<Network>,
    /// What. Of a bulk action's change of one user: [`AuditAction::Change`] or [`AuditAction::Delete`].
    pub action: AuditAction,
    /// Whom it was done to.
    pub user: Option<UserId>,
    /// What they are called; `None`: it was done to nobody, or they were deleted.
    pub user_name: Option<Called>,
    /// As it was before.
    pub before: Option<AuditState>,
    /// As it was afterwards.
    pub after: Option<AuditState>,
    /// What else is kept of it.
    pub detail: AuditDetail,
}

/// Where a list of entries goes on: behind this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AuditCursor {
    /// When it was.
    pub at: Timestamp,
    /// Which it is among those of that moment.
    pub id: EntryId,
}

impl AuditEntry {
    /// The cursor behind this entry.
    #[must_use]
    pub const fn cursor(&self) -> AuditCursor {
        AuditCursor { at: self.at, id: self.id }
    }
}

/// Some entries, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// Where the list goes on; `None`: these were the oldest.
    pub next: Option<AuditCursor>,
}

impl AuditPage {
    /// This page behind those known.
    #[must_use]
    pub fn after(self, mut known: Vec<AuditEntry>) -> Self {
        known.extend(self.entries);
        Self { entries: known, next: self.next }
    }

    /// This first page in the place of a known one. What was loaded further down stays, unless entries may be missing
    /// between.
    #[must_use]
    pub fn before(self, known: Self) -> Self {
        let Some(last) = self.entries.last().filter(|_| self.next.is_some()).map(AuditEntry::cursor) else {
            return self;
        };
        let overlaps = known.entries.first().is_some_and(|first| first.cursor() >= last);
        let below: Vec<AuditEntry> =
            known.entries.into_iter().filter(|entry| entry.cursor() < last).collect();
        if !overlaps || below.is_empty() {
            return self;
        }
        Self { entries: self.entries.into_iter().chain(below).collect(), next: known.next }
    }
}

/// By whom a log can be asked for, with what users among them are called: who is no user, the users who did something in
/// `entries`, and who is asked for already. `chatbot`: whose log; `None`: the installation's.
#[must_use]
pub fn actors(
    chatbot: Option<ChatbotId>,
    entries: &[AuditEntry],
    asked: Option<Actor>,
) -> Vec<(Actor, Option<Called>)> {
    let usual: &[Actor] = match chatbot {
        Some(_) => &[Actor::Owner, Actor::Chatbot, Actor::Rollcall],
        None => &[Actor::Owner, Actor::Nobody],
    };
    let mut all: Vec<(Actor, Option<Called>)> = usual.iter().map(|actor| (*actor, None)).collect();
    let seen = entries.iter().filter(|entry| entry.actor_name.is_some());
    let seen = seen.map(|entry| (entry.actor, entry.actor_name.clone()));
    for (actor, name) in seen.chain(asked.map(|actor| (actor, None))) {
        if all.iter().all(|(known, _)| *known != actor) {
            all.push((actor, name));
        }
    }
    all
}

/// Which entries of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AuditQuery {
    /// Only this action.
    #[serde(default)]
    pub action: Option<AuditAction>,
    /// Only what they did.
    #[serde(default)]
    pub actor: Option<Actor>,
    /// Only what was done to them; what bulk actions did to each user stands in their activity.
    #[serde(default)]
    pub user: Option<UserId>,
    /// Only from this moment on.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// Only before this moment.
    #[serde(default)]
    pub to: Option<Timestamp>,
}

impl AuditQuery {
    /// Reads the query from URL parameters; a missing one is its default. Moments are milliseconds since 1970.
    ///
    /// # Errors
    /// The parameter that has an unknown value, and why.
    pub fn from_params<'a>(
        params: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, (&'static str, Invalid)> {
        let moment = |value: &str| {
            let invalid = |_| Invalid(message!("reason-not-milliseconds"));
            value.parse().map(Timestamp).map_err(invalid)
        };
        let mut query = Self::default();
        for (name, value) in params {
            match name {
                "action" => {
                    let action = AuditAction::parse(value);
                    let invalid = || ("action", Invalid(message!("reason-not-action")));
                    query.action = Some(action.ok_or_else(invalid)?);
                }
                "actor" => query.actor = Some(value.parse().map_err(|why| ("actor", why))?),
                "user" => {
                    let user = value.parse().map_err(|_| ("user", Invalid(message!("reason-not-user-id"))));
                    query.user = Some(user?);
                }
                "from" => query.from = Some(moment(value).map_err(|why| ("from", why))?),
                "to" => query.to = Some(moment(value).map_err(|why| ("to", why))?),
                _ => {}
            }
        }
        Ok(query)
    }

    /// Reads the query from a page's URL, where an unknown value is passed over: an old link still opens.
    #[must_use]
    pub fn from_params_lenient<'a>(params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let params: Vec<_> = params.into_iter().filter(|param| Self::from_params([*param]).is_ok()).collect();
        Self::from_params(params).unwrap_or_default()
    }

    /// The query as URL parameters, without what is default.
    #[must_use]
    pub fn to_params(&self) -> Vec<(&'static str, String)> {
        let params = [
            ("action", self.action.map(|action| action.as_str().to_owned())),
            ("actor", self.actor.map(|actor| actor.to_string())),
            ("user", self.user.map(|user| user.to_string())),
            ("from", self.from.map(|from| from.0.to_string())),
            ("to", self.to.map(|to| to.0.to_string())),
        ];
        params.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// A moment of the last day that it shows.
    #[must_use]
    pub fn last_day_shown(&self) -> Option<Timestamp> {
        self.to.map(|to| to.plus(-1))
    }

    /// Whether it leaves entries out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        *self != Self::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ACTORS: [Actor; 5] =
        [Actor::Owner, Actor::User(UserId(12)), Actor::Chatbot, Actor::Rollcall, Actor::Nobody];

    proptest! {
        #[test]
        fn a_query_survives_the_url(
            action in prop::option::of(prop::sample::select(AuditAction::ALL)),
            actor in prop::option::of(prop::sample::select(&ACTORS[..])),
            user in prop::option::of(any::<i64>()),
            from in prop::option::of(any::<i64>()),
            to in prop::option::of(any::<i64>()),
        ) {
            let (user, from, to) = (user.map(UserId), from.map(Timestamp), to.map(Timestamp));
            let query = AuditQuery { action, actor, user, from, to };
            let params = query.to_params();
            let read = AuditQuery::from_params(params.iter().map(|(name, value)| (*name, value.as_str())));
            prop_assert_eq!(read, Ok(query));
            prop_assert_eq!(params.is_empty(), !query.is_filtered());
        }
    }

    #[test]
    fn an_unknown_value_names_its_parameter_and_a_page_passes_over_it() {
        for (name, value) in
            [("action", "x"), ("actor", "user:"), ("user", "x"), ("from", "yesterday"), ("to", "")]
        {
            assert_eq!(AuditQuery::from_params([(name, value)]).unwrap_err().0, name);
        }
        let query = AuditQuery::from_params_lenient([("action", "x"), ("user", "3")]);
        assert_eq!(query, AuditQuery { user: Some(UserId(3)), ..AuditQuery::default() });
    }

    fn page(moments: std::ops::Range<i64>, has_more: bool) -> AuditPage {
        let entry = |at| AuditEntry {
            id: EntryId::Row(AuditId(at)),
            at: Timestamp(at),
            actor: Actor::User(UserId(at % 2)),
            actor_name: (at % 2 == 1).then(|| Called::Name("Ana".to_owned())),
            network: None,
            action: AuditAction::SignIn,
            user: None,
            user_name: None,
            before: None,
            after: None,
            detail: AuditDetail::default(),
        };
        let entries: Vec<AuditEntry> = moments.rev().map(entry).collect();
        let next = entries.last().map(AuditEntry::cursor).filter(|_| has_more);
        AuditPage { entries, next }
    }

    #[test]
    fn a_new_first_page_keeps_what_was_loaded_further_down_unless_something_may_be_missing() {
        assert_eq!(page(11..21, true).before(page(0..20, false)), page(0..21, false));
        assert_eq!(page(11..21, true).before(page(0..9, false)), page(11..21, true));
        assert_eq!(page(11..21, true).before(page(0..0, false)), page(11..21, true));
        assert_eq!(page(0..5, false).before(page(0..4, false)), page(0..5, false));
        assert_eq!(page(0..5, false).after(page(5..9, true).entries), page(0..9, false));
    }

    #[test]
    fn a_log_can_be_asked_for_by_who_is_seen_in_it_and_by_who_is_asked_for() {
        let (ana, other) = (Actor::User(UserId(1)), Actor::User(UserId(5)));
        let all = actors(Some(ChatbotId(1)), &page(0..9, false).entries, Some(other));
        assert_eq!(all[3..], [(ana, Some(Called::Name("Ana".to_owned()))), (other, None)]);
        assert_eq!(actors(Some(ChatbotId(1)), &[], Some(Actor::Owner)).len(), 3);
        assert_eq!(actors(None, &[], None), [(Actor::Owner, None), (Actor::Nobody, None)]);
    }

    #[test]
    fn actors_are_read_as_they_were_written() {
        for actor in ACTORS {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
        for bad in ["", "user:", "user:x", "Owner"] {
            assert!(bad.parse::<Actor>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_detail_holds_only_what_there_is_to_say() {
        assert_eq!(serde_json::to_string(&AuditDetail::default()).unwrap(), "{}");
        let detail = AuditDetail {
            job: Some(JobId(3)),
            bulk: Some(Action::ChangeRole { role: Role::Admin }),
            users: Some(0),
            ..AuditDetail::default()
        };
        let text = r#"{"job":3,"bulk":{"kind":"change_role","role":"admin"},"users":0}"#;
        assert_eq!(serde_json::to_string(&detail).unwrap(), text);
        assert_eq!(serde_json::from_str::<AuditDetail>(text).unwrap(), detail);
    }
}
