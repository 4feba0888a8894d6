//! A user: a person known to one chatbot.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Access, ClientId, Invalid, Invitation, Network, Timestamp, UserId, text};
use crate::i18n::Message;

macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As stored and as written in the API and the URL.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The reverse of `as_str`, without regard to case.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str().eq_ignore_ascii_case(text))
            }
        }
    };
}
pub(super) use word_enum;

word_enum! {
    /// Whether a user can access the chatbot.
    Status {
        /// Can access.
        Active = "active",
        /// Invited, never logged in.
        Pending = "pending",
        /// Access revoked, still listed.
        Disabled = "disabled",
    }
}

word_enum! {
    /// What a user may do besides using the chatbot.
    Role {
        /// May manage this chatbot's users and see its analytics.
        Admin = "admin",
        /// May only use it.
        Regular = "regular",
    }
}

/// The longest name of a person, in characters.
const NAME_CHARACTERS: usize = 200;
/// The longest address a mailbox can have, in bytes (RFC 5321, 4.5.3.1.3, less its brackets).
const EMAIL_BYTES: usize = 254;

/// A person's name as shown: one line of at most 200 characters, possibly empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// Cleans and checks `text`.
    ///
    /// # Errors
    /// When it is too long or holds control characters.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        text::clean_line(text, NAME_CHARACTERS).map(Self)
    }

    /// The name, empty when none was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether no name was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for PersonName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A mailbox (RFC 5321), as typed. Two are the same person when their [`Email::key`]s are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Trims and checks `text`.
    ///
    /// # Errors
    /// When it is no address of at most 254 bytes with a domain.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid(message!("reason-empty")));
        }
        if text.len() > EMAIL_BYTES {
            return Err(Invalid(message!("reason-too-many-characters", max = EMAIL_BYTES)));
        }
        let options = email_address::Options::default().without_display_text().without_domain_literal();
        email_address::EmailAddress::parse_with_options(text, options)
            .map(|address| Self(address.to_string()))
            .map_err(|_| Invalid(message!("reason-not-email")))
    }

    /// The address as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the @, in lower case.
    #[must_use]
    pub fn domain(&self) -> String {
        self.0.rsplit('@').next().unwrap_or_default().to_lowercase()
    }

    /// What makes two addresses one: lower case. Accents count, as they do for mail servers.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A user as the table shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// Grows with every change of status, role, name or email; a change must name the version it was made from.
    pub version: i64,
    /// The name, possibly empty.
    pub name: String,
    /// The email; visitors have none.
    pub email: Option<String>,
    /// The id the chatbot gave to a visitor.
    pub visitor: Option<String>,
    /// Whether they can access.
    pub status: Status,
    /// What they may do.
    pub role: Role,
    /// When Rollcall first knew them.
    pub created_at: Timestamp,
    /// When they first signed in; `None`: never.
    pub signed_in_at: Option<Timestamp>,
    /// The newest activity Rollcall recorded (sign-in, message); `None`: never.
    pub last_active_at: Option<Timestamp>,
    /// How many sessions they had.
    pub sessions: u64,
    /// Where they were last seen from; only an open chatbot tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    /// How many questions the chatbot counts; `None`: it said nothing of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions: Option<u64>,
    /// When the chatbot last saw them; `None`: it said nothing of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen_at: Option<Timestamp>,
    /// The invitation of a pending user; those of whom a chatbot alone told have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
}

impl User {
    /// What the rules look at.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        Standing { status: self.status, role: self.role }
    }

    /// Whether their invitation, if they need one, still holds at `now`. One without a term never ends.
    #[must_use]
    pub fn may_come_by_invitation(&self, now: Timestamp) -> bool {
        self.status != Status::Pending
            || !self.invitation.as_ref().is_some_and(|invitation| invitation.is_expired(now))
    }

    /// Whether they may come although they let their invitation's term pass: where they would without one. An admin was to
    /// be more than whoever comes by themself.
    #[must_use]
    pub const fn may_come_uninvited(&self, access: Access, by_domain: bool) -> bool {
        matches!(self.role, Role::Regular) && (matches!(access, Access::Open) || by_domain)
    }

    /// What to call them: name, else email, else "Visitor 3f2a9c".
    #[must_use]
    pub fn display_name(&self) -> String {
        Called::of(&self.name, self.email.as_deref(), self.visitor.as_deref()).to_string()
    }

    /// One or two letters for the round picture; `None` for a nameless visitor.
    #[must_use]
    pub fn initials(&self) -> Option<String> {
        let name = if self.name.is_empty() { self.email.as_deref()? } else { &self.name };
        let mut letters = name.split_whitespace().filter_map(text::first_letter);
        let first = letters.next()?;
        let letters: String = std::iter::once(first).chain(letters.next()).collect();
        Some(text::upper_case(&letters))
    }
}

/// What to call a person; `to_string` says it in the language of where it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Called {
    /// By their name or email.
    Name(String),
    /// By the first six characters of the id that the chatbot gave them.
    Visitor(String),
}

impl Called {
    /// `name`, else `email`, else by the visitor's id.
    #[must_use]
    pub fn of(name: &str, email: Option<&str>, visitor: Option<&str>) -> Self {
        match (name, email, visitor) {
            ("", Some(email), _) => Self::Name(email.to_owned()),
            ("", None, Some(visitor)) => Self::Visitor(visitor.chars().take(6).collect()),
            (name, _, _) => Self::Name(name.to_owned()),
        }
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Visitor(id) => f.write_str(&t!("user-visitor", id = id)),
        }
    }
}

/// What a person is sorted and found by, in whatever language they are shown: as they are called in English.
#[must_use]
pub fn display_name(name: &str, email: Option<&str>, visitor: Option<&str>) -> String {
    match Called::of(name, email, visitor) {
        Called::Name(name) => name,
        Called::Visitor(id) => format!("Visitor {id}"),
    }
}

/// What a person is found by: name and email, folded; for a nameless visitor what they are called.
#[must_use]
pub fn search_text(name: &str, email: Option<&str>, visitor: Option<&str>) -> String {
    let called = text::fold(&display_name(name, email, visitor));
    match email {
        Some(email) if !name.is_empty() => format!("{called}\n{}", text::fold(email)),
        _ => called,
    }
}

impl Status {
    /// The status a user comes back to when enabled: active if they ever signed in, else pending.
    #[must_use]
    pub const fn enabled(ever_signed_in: bool) -> Self {
        if ever_signed_in { Self::Active } else { Self::Pending }
    }
}

/// A person to be invited or brought up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDraft {
    /// Whom to invite.
    pub email: Email,
    /// Their name; may be empty.
    #[serde(default)]
    pub name: PersonName,
    /// Their role.
    pub role: Role,
}

/// What an admin changes of a user; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserChange {
    /// A new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PersonName>,
    /// A new role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// `true` revokes access, `false` gives it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
}

/// Why a change of a user is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would leave an authenticated chatbot without an active admin.
    LastAdmin,
    /// Admins can't shut themselves out.
    Oneself,
}

impl Refusal {
    /// The rule and the way out.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::LastAdmin => message!("refused-last-admin"),
            Self::Oneself => message!("refused-oneself"),
        }
    }
}

/// What a user is before or after a change, as far as the rules look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Whether they can access.
    pub status: Status,
    /// What they may do.
    pub role: Role,
}

impl Standing {
    /// Whether they are an admin who can come in.
    #[must_use]
    pub const fn is_active_admin(self) -> bool {
        matches!((self.status, self.role), (Status::Active, Role::Admin))
    }

    /// The standing after `change`, for a user who has signed in before or never has.
    #[must_use]
    pub fn after(self, change: &UserChange, ever_signed_in: bool) -> Self {
        Self {
            status: match change.disabled {
                Some(true) => Status::Disabled,
                Some(false) if self.status == Status::Disabled => Status::enabled(ever_signed_in),
                _ => self.status,
            },
            role: change.role.unwrap_or(self.role),
        }
    }
}

/// The rules that every change and deletion must pass; `after` is `None` for a deletion.
///
/// `other_active_admins` counts the chatbot's active admins besides this user.
///
/// # Errors
/// The rule that forbids it.
pub fn may_become(
    before: Standing,
    after: Option<Standing>,
    access: Access,
    oneself: bool,
    other_active_admins: u64,
) -> Result<(), Refusal> {
    let keeps_power = after.is_some_and(|after| {
        after.status != Status::Disabled && (after.role == Role::Admin || before.role != Role::Admin)
    });
    if oneself && !keeps_power {
        return Err(Refusal::Oneself);
    }
    let stays_admin = after.is_some_and(Standing::is_active_admin);
    if access == Access::Authenticated && before.is_active_admin() && !stays_admin && other_active_admins == 0
    {
        return Err(Refusal::LastAdmin);
    }
    Ok(())
}

/// A stretch of the users that match a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserWindow {
    /// How many users match in all, exactly; `None`: they have to be counted first.
    pub total: Option<u64>,
    /// The users from the window's offset on, at most its limit.
    pub users: Vec<User>,
}

/// A user with what a deletion would lose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDetail {
    /// The user.
    pub user: User,
    /// How many messages their sessions hold.
    pub messages: u64,
}

impl FromStr for Status {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::parse(text)
            .ok_or_else(|| Invalid(message!("reason-not-among", words = "active, pending, disabled")))
    }
}

impl FromStr for Role {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::parse(text).ok_or_else(|| Invalid(message!("reason-not-among", words = "admin, regular")))
    }
}

word_enum! {
    /// Why someone may not talk to a chatbot.
    Denial {
        /// Their access was revoked.
        Disabled = "disabled",
        /// Nobody invited them.
        NotInvited = "not_invited",
        /// They were invited and have not signed in yet.
        Pending = "pending",
        /// They were invited and let the term pass.
        Expired = "expired",
    }
}

impl Status {
    /// Whether a user of this status may go on talking. A visitor of a chatbot that has become authenticated was never
    /// invited.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_talk(self, access: Access, has_email: bool) -> Result<(), Denial> {
        match self {
            Self::Active if !has_email && matches!(access, Access::Authenticated) => Err(Denial::NotInvited),
            Self::Active => Ok(()),
            Self::Pending => Err(Denial::Pending),
            Self::Disabled => Err(Denial::Disabled),
        }
    }
}

/// Whom a chatbot asks about at sign-in: an email, a visitor id, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Their email, where the chatbot knows it.
    pub email: Option<Email>,
    /// The chatbot's id of a visitor.
    pub visitor: Option<ClientId>,
    /// Their name as the chatbot knows it; fills an empty one.
    pub name: PersonName,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::InvitationMail;

    const ACTIVE_ADMIN: Standing = Standing { status: Status::Active, role: Role::Admin };

    fn change(role: Option<Role>, disabled: Option<bool>) -> UserChange {
        UserChange { name: None, role, disabled }
    }

    #[test]
    fn emails_are_checked_and_compared_in_lower_case() {
        assert_eq!(Email::new(" Ana@Example.org ").unwrap().key(), "ana@example.org");
        assert_eq!(Email::new("\"a@b\"@Example.org").unwrap().domain(), "example.org");
        assert!(Email::new("王@例子.cn").is_ok());
        for bad in ["", "ana", "ana@", "@example.org", "a b@example.org", "Ana <ana@example.org>", "a@b@c"] {
            assert!(Email::new(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn enabling_gives_back_active_only_to_who_signed_in() {
        let disabled = Standing { status: Status::Disabled, role: Role::Regular };
        assert_eq!(disabled.after(&change(None, Some(false)), true).status, Status::Active);
        assert_eq!(disabled.after(&change(None, Some(false)), false).status, Status::Pending);
    }

    #[test]
    fn enabling_an_enabled_user_changes_nothing() {
        assert_eq!(ACTIVE_ADMIN.after(&change(None, Some(false)), false), ACTIVE_ADMIN);
    }

    #[test]
    fn the_last_active_admin_of_an_authenticated_chatbot_stays() {
        let demoted = ACTIVE_ADMIN.after(&change(Some(Role::Regular), None), true);
        let disabled = ACTIVE_ADMIN.after(&change(None, Some(true)), true);
        for after in [Some(demoted), Some(disabled), None] {
            let last = may_become(ACTIVE_ADMIN, after, Access::Authenticated, false, 0);
            assert_eq!(last, Err(Refusal::LastAdmin));
            assert_eq!(may_become(ACTIVE_ADMIN, after, Access::Authenticated, false, 1), Ok(()));
            assert_eq!(may_become(ACTIVE_ADMIN, after, Access::Open, false, 0), Ok(()));
        }
    }

    #[test]
    fn admins_cannot_shut_themselves_out() {
        let demoted = ACTIVE_ADMIN.after(&change(Some(Role::Regular), None), true);
        for after in [Some(demoted), None] {
            assert_eq!(may_become(ACTIVE_ADMIN, after, Access::Open, true, 5), Err(Refusal::Oneself));
        }
        assert_eq!(may_become(ACTIVE_ADMIN, Some(ACTIVE_ADMIN), Access::Open, true, 0), Ok(()));
    }

    #[test]
    fn an_invitation_that_is_over_keeps_out_who_needs_one() {
        let user = |status, role, expires_at: Option<i64>| User {
            id: UserId(1),
            version: 1,
            name: String::new(),
            email: Some("ana@example.org".to_owned()),
            visitor: None,
            status,
            role,
            created_at: Timestamp(0),
            signed_in_at: None,
            last_active_at: None,
            sessions: 0,
            network: None,
            questions: None,
            last_seen_at: None,
            invitation: expires_at.map(|at| Invitation {
                expires_at: Timestamp(at),
                mail: InvitationMail::None,
                mail_fault: None,
            }),
        };
        let now = Timestamp(10);
        assert!(user(Status::Pending, Role::Admin, Some(11)).may_come_by_invitation(now));
        assert!(!user(Status::Pending, Role::Admin, Some(10)).may_come_by_invitation(now));
        assert!(user(Status::Pending, Role::Admin, None).may_come_by_invitation(now), "without a term");
        assert!(user(Status::Active, Role::Admin, None).may_come_by_invitation(now));
        let regular = user(Status::Pending, Role::Regular, Some(10));
        assert!(!regular.may_come_uninvited(Access::Authenticated, false));
        assert!(regular.may_come_uninvited(Access::Authenticated, true));
        assert!(regular.may_come_uninvited(Access::Open, false));
        let admin = user(Status::Pending, Role::Admin, Some(10));
        assert!(!admin.may_come_uninvited(Access::Authenticated, true));
        assert!(!admin.may_come_uninvited(Access::Open, false));
    }

    #[test]
    fn a_nameless_visitor_is_called_by_the_first_of_their_id() {
        assert_eq!(display_name("", None, Some("3f2a9c77-01")), "Visitor 3f2a9c");
        assert_eq!(Called::of("", None, Some("3f2a9c77-01")).to_string(), "Visitor 3f2a9c");
        assert_eq!(display_name("", Some("a@b.org"), None), "a@b.org");
        assert_eq!(display_name("Ana", Some("a@b.org"), None), "Ana");
    }
}
