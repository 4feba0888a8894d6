//! What the page says of a chatbot's settings.

use crate::domain::{Access, ConnectionTest, TokenField};

impl Access {
    /// The choice of it, in a few words.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Authenticated => t!("settings-authenticated"),
            Self::Open => t!("settings-open"),
        }
    }

    /// What it means.
    #[must_use]
    pub fn meaning(self) -> String {
        match self {
            Self::Authenticated => t!("settings-authenticated-meaning"),
            Self::Open => t!("settings-open-meaning"),
        }
    }
}

/// Said before an open chatbot is saved as an authenticated one.
#[must_use]
pub fn forgets_networks() -> String {
    t!("settings-forgets-networks")
}

/// What an allowed domain is.
#[must_use]
pub fn allowed_domains() -> String {
    t!("settings-allowed-domains-meaning")
}

/// What an analytics endpoint is.
#[must_use]
pub fn analytics() -> String {
    t!("settings-analytics-meaning")
}

/// What is said of the token.
#[must_use]
pub fn token(field: &TokenField) -> String {
    match field {
        TokenField::Kept => t!("settings-token-kept"),
        TokenField::Leaving => t!("settings-token-leaving"),
        TokenField::Empty => t!("settings-token-empty"),
        TokenField::Replacing => t!("settings-token-replacing"),
        TokenField::Elsewhere(origin) => t!("settings-token-elsewhere", origin = origin),
    }
}

/// What a test of the connection found.
#[must_use]
pub fn connection_test(test: ConnectionTest) -> String {
    match test {
        ConnectionTest::Well { users: 0, .. } => t!("settings-answers-without-visitors"),
        ConnectionTest::Well { users, more: true } => t!("settings-answers-with-more", count = users),
        ConnectionTest::Well { users, more: false } => t!("settings-answers", count = users),
        ConnectionTest::Failed(fault) => fault.explanation(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AnalyticsFault;

    #[test]
    fn a_test_of_the_connection_is_told_in_words() {
        let say = connection_test;
        let well = |users, more| ConnectionTest::Well { users, more };
        assert_eq!(
            say(well(1_000, true)),
            "The chatbot answers: 1,000 visitors on the first page, more follow."
        );
        assert_eq!(say(well(1, false)), "The chatbot answers: 1 visitor.");
        assert_eq!(say(well(0, false)), "The chatbot answers: no visitors yet.");
        let slow = ConnectionTest::Failed(AnalyticsFault::Slow);
        assert_eq!(say(slow), AnalyticsFault::Slow.explanation());
    }

    #[test]
    fn a_token_that_stays_behind_is_told() {
        let elsewhere = TokenField::Elsewhere("https://bot.example".to_owned());
        assert!(token(&elsewhere).contains("sent to https://bot.example only"));
        assert!(token(&TokenField::Kept).starts_with("A token is kept"));
    }
}
