//! Where on the users page an admin is, as the address bar says it.

use std::fmt::Write as _;

use super::{ChatbotId, SessionId, UserId, UserQuery, user::word_enum};

word_enum! {
    /// A part of the panel.
    Tab {
        /// Who the user is and what they may do.
        Profile = "profile",
        /// Their conversations.
        Sessions = "sessions",
    }
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
}

impl PanelPlace {
    /// The panel of a user as it first opens.
    #[must_use]
    pub const fn of(user: UserId) -> Self {
        Self { user, tab: Tab::Profile, session: None }
    }

    /// Reads the panel from its path segment and the URL's parameters; unknown values are passed over.
    #[must_use]
    pub fn from_url<'a>(user: &str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let mut place = Self::of(user.parse().ok()?);
        for (name, value) in params {
            match name {
                "tab" => place.tab = Tab::parse(value).unwrap_or(Tab::Profile),
                "session" => place.session = value.parse().ok(),
                _ => {}
            }
        }
        if place.tab == Tab::Profile {
            place.session = None;
        }
        Some(place)
    }
}

/// The address of the users page of `chatbot` with this list and panel.
#[must_use]
pub fn users_url(chatbot: ChatbotId, query: &UserQuery, panel: Option<PanelPlace>) -> String {
    let mut url = format!("/chatbots/{chatbot}/users");
    let mut params = query.to_params();
    if let Some(PanelPlace { user, tab, session }) = panel {
        // Writing to a String never fails.
        let _ = write!(url, "/{user}");
        if tab != Tab::Profile {
            params.push(("tab", tab.as_str().to_owned()));
        }
        if let Some(session) = session {
            params.push(("session", session.to_string()));
        }
    }
    let mut separator = '?';
    for (name, value) in params {
        url.push(separator);
        url.push_str(name);
        url.push('=');
        push_encoded(&mut url, &value);
        separator = '&';
    }
    url
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
    use crate::domain::{Role, Sort, SortBy};

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
        let panel = PanelPlace { user: UserId(9), tab: Tab::Sessions, session: Some(SessionId(4)) };
        assert_eq!(
            users_url(ChatbotId(3), &query, Some(panel)),
            "/chatbots/3/users/9?search=ana%20%26%20%E7%8E%8B%3D50%25&role=admin&sort=name&tab=sessions&session=4"
        );
    }

    #[test]
    fn a_panel_is_read_from_the_address() {
        let place = PanelPlace { user: UserId(9), tab: Tab::Sessions, session: Some(SessionId(4)) };
        assert_eq!(PanelPlace::from_url("9", [("tab", "sessions"), ("session", "4")]), Some(place));
        assert_eq!(
            PanelPlace::from_url("9", [("tab", "x"), ("session", "4")]),
            Some(PanelPlace::of(UserId(9)))
        );
        assert_eq!(PanelPlace::from_url("nobody", []), None);
    }
}
