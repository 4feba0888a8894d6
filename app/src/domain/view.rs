//! What an admin sees of a chatbot's users, and gives a name to come back to it.

use serde::{Deserialize, Serialize};

use super::{
    Chatbot, ChatbotId, Invalid, Layout, UserQuery, ViewId,
    place::{LAYOUT, address_params, users_url},
    text,
};

/// Which users, in which order, and how they are laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// Which users, in which order.
    #[serde(default)]
    pub query: UserQuery,
    /// Columns and density.
    #[serde(default)]
    pub layout: Layout,
}

impl ListView {
    /// Reads it from an address's parameters; what is unknown is passed over.
    #[must_use]
    pub fn from_params<'a>(params: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let params: Vec<_> = params.into_iter().collect();
        let layout = params.iter().find(|(name, _)| *name == LAYOUT).map(|(_, text)| Layout::parse(text));
        Self { layout: layout.unwrap_or_default(), query: UserQuery::from_params_lenient(params) }
    }

    /// What stands behind the `?` of an address that shows it to whoever opens it.
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut params = self.query.to_params();
        params.push((LAYOUT, self.layout.to_string()));
        address_params(params)
    }

    /// Its address on the page of a chatbot.
    #[must_use]
    pub fn url(&self, chatbot: ChatbotId) -> String {
        format!("{}?{}", users_url(chatbot, &UserQuery::default(), None), self.to_address())
    }
}

impl Chatbot {
    /// Where its users are, as who asks begins there.
    #[must_use]
    pub fn users_url(&self) -> String {
        let mut url = users_url(self.id, &UserQuery::default(), None);
        if let Some(start) = &self.start {
            url.push('?');
            url.push_str(start);
        }
        url
    }
}

/// The name of a view: 1 to 60 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ViewName(String);

impl ViewName {
    /// Checks and cleans `name`.
    ///
    /// # Errors
    /// When it is empty, too long or no line of text.
    pub fn new(name: &str) -> Result<Self, Invalid> {
        let name = text::clean_line(name, 60)?;
        if name.is_empty() { Err(Invalid(message!("reason-empty"))) } else { Ok(Self(name)) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for ViewName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let invalid = |why| serde::de::Error::custom(format!("`name` {why}"));
        Self::new(&String::deserialize(deserializer)?).map_err(invalid)
    }
}

/// A view as it is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewDraft {
    /// What it is called, once for each admin and chatbot.
    pub name: ViewName,
    /// What it shows.
    pub view: ListView,
    /// Whether the list begins with it; then no other does.
    pub is_default: bool,
}

/// A view that an admin gave a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// What it shows.
    pub view: ListView,
    /// Whether the list begins with it.
    pub is_default: bool,
}

impl SavedView {
    /// The most an admin has for a chatbot.
    pub const MAX: usize = 50;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Access, Role, StatusCounts};

    fn view() -> ListView {
        let query =
            UserQuery { search: "ana & 王".to_owned(), role: Some(Role::Admin), ..UserQuery::default() };
        ListView { query, layout: Layout::parse("compact~role.0") }
    }

    #[test]
    fn its_address_carries_all_of_a_view() {
        assert_eq!(
            view().url(ChatbotId(3)),
            "/chatbots/3/users?search=ana%20%26%20%E7%8E%8B&role=admin&view=compact~role.0"
        );
        let params =
            [("search", "ana & 王"), ("role", "admin"), ("view", "compact~role.0"), ("tab", "activity")];
        assert_eq!(ListView::from_params(params), view());
        // Whoever opens a link sees what was meant, whatever their own columns are.
        assert_eq!(ListView::default().to_address(), "view=comfortable");
    }

    #[test]
    fn a_chatbots_list_begins_as_who_asks_has_it() {
        let start = Some(view().to_address());
        let (id, name, users) = (ChatbotId(3), "Harbor".to_owned(), StatusCounts::default());
        let chatbot = Chatbot { id, name, access: Access::Open, users, start };
        assert_eq!(chatbot.users_url(), view().url(ChatbotId(3)));
        assert_eq!(Chatbot { start: None, ..chatbot }.users_url(), "/chatbots/3/users");
    }

    #[test]
    fn a_view_has_a_name() {
        assert_eq!(
            ViewName::new("  Pending \t admins ").map(|name| name.as_str().to_owned()),
            Ok("Pending admins".to_owned())
        );
        for bad in ["", " \n", "a\u{7}b", &"x".repeat(61)] {
            assert!(ViewName::new(bad).is_err(), "{bad:?}");
        }
    }
}
