//! Where on the users page an admin is, as the address bar says it.

use std::fmt::Write as _;

use super::{AuditQuery, ChatbotId, SessionId, UserId, UserQuery, user::word_enum};

word_enum! {
    /// A part of the panel.
    Tab {
        /// Who the user is and what they may do.
        Profile = "profile",
        /// Their conversations.
        Sessions = "sessions",
        /// What was done to them, and by whom.
        Activity = "activity",
    }
}

impl Tab {
    /// The part that a key leads to from this one, of the row of all; `None`: the key is no way there.
    #[must_use]
    pub fn by_key(self, key: &str) -> Option<Self> {
        let at = Self::ALL.iter().position(|tab| *tab == self)?;
        let to = match key {
            "ArrowLeft" => at.saturating_sub(1),
            "ArrowRight" => at + 1,
            "Home" => 0,
            "End" => Self::ALL.len() - 1,
            _ => return None,
        };
        Self::ALL.get(to).copied()
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Profile => t!("tabs-profile"),
            Self::Sessions => t!("tabs-sessions"),
            Self::Activity => t!("tabs-activity"),
        }
    }
}

/// The place where a password is set by a link. Behind the #, the token reaches no server's log and no `Referer`.
#[must_use]
pub fn password_link_place(token: &str) -> String {
    format!("/set-password#{token}")
}

/// The place where an invitation is accepted.
#[must_use]
pub fn invitation_place(token: &str) -> String {
    format!("/invitation#{token}")
}

/// What the panel beside the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelPlace {
    /// Whose panel.
    pub user: UserId,
    /// Which part.
    pub tab: Tab,
    /// The conversation that is read.
    pub session: Option<SessionId>,
    /// The message of it that is looked for, by its place in the conversation.
    pub message: Option<i64>,
}

impl PanelPlace {
    /// A conversation of a user.
    #[must_use]
    pub const fn conversation(user: UserId, session: SessionId) -> Self {
        Self { user, tab: Tab::Sessions, session: Some(session), message: None }
    }

    /// The panel of a user as it first opens.
    #[must_use]
    pub const fn of(user: UserId) -> Self {
        Self { user, tab: Tab::Profile, session: None, message: None }
    }

    /// Reads the panel from its path segment and the URL's parameters; unknown values are passed over.
    #[must_use]
    pub fn from_url<'a>(user: &str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let mut place = Self::of(user.parse().ok()?);
        for (name, value) in params {
            match name {
                "tab" => place.tab = Tab::parse(value).unwrap_or(Tab::Profile),
                "session" => place.session = value.parse().ok(),
                "message" => place.message = value.parse().ok().filter(|position| *position >= 0),
                _ => {}
            }
        }
        if place.tab != Tab::Sessions {
            place.session = None;
        }
        if place.session.is_none() {
            place.message = None;
        }
        Some(place)
    }
}

/// The address of the users page of `chatbot` with this list and panel.
#[must_use]
pub fn users_url(chatbot: ChatbotId, query: &UserQuery, panel: Option<PanelPlace>) -> String {
    laid_out_users_url(chatbot, query, panel, None)
}

/// The URL parameter that says how a list is laid out.
pub const LAYOUT: &str = "view";

/// The same, with the text of a [`Layout`](super::Layout) in it.
#[must_use]
pub fn laid_out_users_url(
    chatbot: ChatbotId,
    query: &UserQuery,
    panel: Option<PanelPlace>,
    layout: Option<String>,
) -> String {
    let mut url = format!("/chatbots/{chatbot}/users");
    let mut params = query.to_params();
    if let Some(PanelPlace { user, tab, session, message }) = panel {
        // Writing to a String never fails.
        let _ = write!(url, "/{user}");
        if tab != Tab::Profile {
            params.push(("tab", tab.as_str().to_owned()));
        }
        if let Some(session) = session {
            params.push(("session", session.to_string()));
        }
        if let Some(message) = message {
            params.push(("message", message.to_string()));
        }
    }
    if let Some(layout) = layout {
        params.push((LAYOUT, layout));
    }
    with_params(url, params)
}

/// The address of the page with the audit log of `chatbot`; `None`: of the installation.
#[must_use]
pub fn audit_url(chatbot: Option<ChatbotId>, query: &AuditQuery) -> String {
    with_params(whole_audit_url(chatbot), query.to_params())
}

/// The address of that page with all entries.
#[must_use]
pub fn whole_audit_url(chatbot: Option<ChatbotId>) -> String {
    chatbot.map_or_else(|| "/audit".to_owned(), |chatbot| format!("/chatbots/{chatbot}/audit"))
}

/// The address of that log as a file.
#[must_use]
pub fn audit_file_url(chatbot: Option<ChatbotId>, query: &AuditQuery) -> String {
    let of = chatbot.map_or_else(String::new, |chatbot| format!("/chatbots/{chatbot}"));
    with_params(format!("/api/console{of}/audit.csv"), query.to_params())
}

/// The address of all that is known of a user as a file.
#[must_use]
pub fn user_file_url(chatbot: ChatbotId, user: UserId) -> String {
    format!("/api/console/chatbots/{chatbot}/users/{user}/export.json")
}

fn with_params(mut url: String, params: Vec<(&'static str, String)>) -> String {
    if !params.is_empty() {
        url.push('?');
        url.push_str(&address_params(params));
    }
    url
}

/// Parameters as they stand behind an address's `?`.
pub(super) fn address_params(params: Vec<(&'static str, String)>) -> String {
    let mut address = String::new();
    for (name, value) in params {
        if !address.is_empty() {
            address.push('&');
        }
        address.push_str(name);
        address.push('=');
        push_encoded(&mut address, &value);
    }
    address
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn push_encoded(url: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a String never fails.
            let _ = write!(url, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Actor, Role, Sort, SortBy};

    #[test]
    fn what_is_default_stays_out_of_the_address() {
        let url = users_url(ChatbotId(3), &UserQuery::default(), Some(PanelPlace::of(UserId(9))));
        assert_eq!(url, "/chatbots/3/users/9");
    }

    #[test]
    fn list_and_panel_share_the_parameters() {
        let query = UserQuery {
            search: "ana & 王=50%".to_owned(),
            role: Some(Role::Admin),
            sort: Sort::default().clicked(SortBy::Name),
            ..UserQuery::default()
        };
        let panel = PanelPlace::conversation(UserId(9), SessionId(4));
        assert_eq!(
            users_url(ChatbotId(3), &query, Some(panel)),
            "/chatbots/3/users/9?search=ana%20%26%20%E7%8E%8B%3D50%25&role=admin&sort=name&tab=sessions&session=4"
        );
    }

    #[test]
    fn a_panel_is_read_from_the_address() {
        let place = PanelPlace::conversation(UserId(9), SessionId(4));
        assert_eq!(PanelPlace::from_url("9", [("tab", "sessions"), ("session", "4")]), Some(place));
        assert_eq!(
            PanelPlace::from_url("9", [("tab", "x"), ("session", "4")]),
            Some(PanelPlace::of(UserId(9)))
        );
        let message = PanelPlace { message: Some(12), ..place };
        assert_eq!(
            PanelPlace::from_url("9", [("tab", "sessions"), ("session", "4"), ("message", "12")]),
            Some(message)
        );
        assert_eq!(
            users_url(ChatbotId(3), &UserQuery::default(), Some(message)),
            "/chatbots/3/users/9?tab=sessions&session=4&message=12"
        );
        let list = PanelPlace { session: None, ..place };
        assert_eq!(PanelPlace::from_url("9", [("tab", "sessions"), ("message", "12")]), Some(list));
        let activity = PanelPlace { tab: Tab::Activity, ..PanelPlace::of(UserId(9)) };
        assert_eq!(PanelPlace::from_url("9", [("tab", "activity"), ("session", "4")]), Some(activity));
        assert_eq!(PanelPlace::from_url("nobody", []), None);
    }

    #[test]
    fn arrows_lead_to_the_next_part_and_no_further_than_the_last() {
        assert_eq!(Tab::Profile.by_key("ArrowRight"), Some(Tab::Sessions));
        assert_eq!(Tab::Sessions.by_key("ArrowLeft"), Some(Tab::Profile));
        assert_eq!(Tab::Profile.by_key("ArrowLeft"), Some(Tab::Profile));
        assert_eq!(Tab::Activity.by_key("ArrowRight"), None);
        assert_eq!(Tab::Profile.by_key("End"), Some(Tab::Activity));
        assert_eq!(Tab::Activity.by_key("Home"), Some(Tab::Profile));
        assert_eq!(Tab::Profile.by_key("a"), None);
    }

    #[test]
    fn the_audit_log_and_its_file_share_the_parameters() {
        let query = AuditQuery { actor: Some(Actor::User(UserId(9))), ..AuditQuery::default() };
        assert_eq!(audit_url(Some(ChatbotId(3)), &query), "/chatbots/3/audit?actor=user%3A9");
        assert_eq!(
            audit_file_url(Some(ChatbotId(3)), &query),
            "/api/console/chatbots/3/audit.csv?actor=user%3A9"
        );
        assert_eq!(audit_url(Some(ChatbotId(3)), &AuditQuery::default()), "/chatbots/3/audit");
        assert_eq!(audit_url(None, &query), "/audit?actor=user%3A9");
        assert_eq!(audit_file_url(None, &AuditQuery::default()), "/api/console/audit.csv");
    }
}
