//! Which page an address leads to.

use super::ChatbotId;

/// A page, as people know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where one signs in.
    SignIn,
    /// Where a password is set by a link.
    SetPassword,
    /// Where an invitation is accepted.
    Invitation,
    /// All chatbots.
    Chatbots,
    /// One's own account.
    Account,
    /// The installation's audit log.
    InstallationAudit,
    /// A chatbot's audit log.
    Audit,
    /// A chatbot's settings.
    Settings,
    /// A chatbot's users.
    Users,
    /// None.
    Nowhere,
}

impl Page {
    /// Whether it stands beside the navigation, for those who are signed in.
    #[must_use]
    pub const fn is_inside(self) -> bool {
        !matches!(self, Self::SignIn | Self::SetPassword | Self::Invitation | Self::Nowhere)
    }
}

/// What the path of an address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// The chatbot that it is about, if the path names one that could be.
    pub chatbot: Option<ChatbotId>,
    /// The user whose panel is open.
    pub user: Option<String>,
}

impl Address {
    /// Reads a path.
    #[must_use]
    pub fn read(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let parts = [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()];
        let (page, user) = match parts {
            [None, ..] => (Page::Chatbots, None),
            [Some("sign-in"), None, ..] => (Page::SignIn, None),
            [Some("set-password"), None, ..] => (Page::SetPassword, None),
            [Some("invitation"), None, ..] => (Page::Invitation, None),
            [Some("account"), None, ..] => (Page::Account, None),
            [Some("audit"), None, ..] => (Page::InstallationAudit, None),
            [Some("chatbots"), Some(_), Some("audit"), None, ..] => (Page::Audit, None),
            [Some("chatbots"), Some(_), Some("settings"), None, ..] => (Page::Settings, None),
            [Some("chatbots"), Some(_), Some("users"), user, None] => (Page::Users, user),
            _ => (Page::Nowhere, None),
        };
        let names_chatbot = matches!(page, Page::Audit | Page::Settings | Page::Users);
        let chatbot = parts[1].filter(|_| names_chatbot).and_then(|id| id.parse().ok());
        Self { page, chatbot, user: user.map(ToOwned::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AuditQuery, PanelPlace, UserId, UserQuery, audit_url, settings_url, users_url};

    fn page(path: &str) -> Page {
        Address::read(path).page
    }

    #[test]
    fn each_page_has_its_address() {
        assert_eq!(page("/"), Page::Chatbots);
        assert_eq!(page("/sign-in"), Page::SignIn);
        assert_eq!(page("/sign-in/"), Page::SignIn);
        assert_eq!(page("/set-password"), Page::SetPassword);
        assert_eq!(page("/invitation"), Page::Invitation);
        assert_eq!(page("/account"), Page::Account);
        assert_eq!(page("/audit"), Page::InstallationAudit);
        for nowhere in ["/nowhere", "/chatbots", "/chatbots/1", "/chatbots/1/users/2/3", "/audit/1", "/users"]
        {
            assert_eq!(page(nowhere), Page::Nowhere, "{nowhere}");
        }
    }

    #[test]
    fn what_the_page_links_to_is_read_as_it_was_meant() {
        let path = |url: String| url.split('?').next().map(Address::read);
        let chatbot = ChatbotId(7);
        let of = |page, user: Option<&str>| {
            Some(Address { page, chatbot: Some(chatbot), user: user.map(ToOwned::to_owned) })
        };
        assert_eq!(path(settings_url(chatbot)), of(Page::Settings, None));
        assert_eq!(path(audit_url(Some(chatbot), &AuditQuery::default())), of(Page::Audit, None));
        assert_eq!(path(users_url(chatbot, &UserQuery::default(), None)), of(Page::Users, None));
        let panel = PanelPlace::of(UserId(12));
        assert_eq!(path(users_url(chatbot, &UserQuery::default(), Some(panel))), of(Page::Users, Some("12")));
    }

    #[test]
    fn what_is_no_chatbot_is_none() {
        let address = Address::read("/chatbots/seven/users");
        assert_eq!((address.page, address.chatbot), (Page::Users, None));
    }
}
