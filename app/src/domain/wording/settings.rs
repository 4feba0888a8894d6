//! What the page says of a chatbot's settings.

use super::{WriteNumber, counted};
use crate::domain::{Access, ConnectionTest, TokenField};

impl Access {
    /// The choice of it, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Authenticated => "People sign in",
            Self::Open => "Open",
        }
    }

    /// What it means.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Authenticated => {
                "Only who was invited comes in, or who has an email of an allowed domain. Networks are never read or shown."
            }
            Self::Open => {
                "Anyone may talk to it; who isn't known is a visitor. Their masked networks can be read from the chatbot."
            }
        }
    }
}

/// Said before an open chatbot is saved as an authenticated one.
pub const FORGETS_NETWORKS: &str = "When you save this, networks, questions and times of last seen are forgotten, and visitors without an email can no longer come in.";

/// What an allowed domain is.
pub const ALLOWED_DOMAINS: &str = "Whoever signs in with an email of one of these domains comes in as a regular user, without an invitation. Rollcall takes the chatbot's word for the email, so list only domains whose addresses the chatbot checks.";

/// What an analytics endpoint is.
pub const ANALYTICS: &str = "Where the chatbot tells who visited it, how much they asked and from which network. Rollcall masks addresses as they arrive and keeps none whole.";

/// What is said of the token.
#[must_use]
pub fn token(field: &TokenField) -> String {
    match field {
        TokenField::Kept => "A token is kept. It is never shown.".to_owned(),
        TokenField::Leaving => "The token is removed when you save.".to_owned(),
        TokenField::Empty => "If the chatbot asks for one. It is never shown again.".to_owned(),
        TokenField::Replacing => "It takes the place of the kept one when you save.".to_owned(),
        TokenField::Elsewhere(origin) => format!(
            "The kept token is sent to {origin} only, and is forgotten when you save this address. Enter the token for this one."
        ),
    }
}

/// What a test of the connection found.
#[must_use]
pub fn connection_test(test: ConnectionTest, write: WriteNumber) -> String {
    match test {
        ConnectionTest::Well { users: 0, .. } => "The chatbot answers: no visitors yet.".to_owned(),
        ConnectionTest::Well { users, more } => {
            let visitors = counted(users, "visitor", "visitors", write);
            if more {
                format!("The chatbot answers: {visitors} on the first page, more follow.")
            } else {
                format!("The chatbot answers: {visitors}.")
            }
        }
        ConnectionTest::Failed(fault) => fault.explanation().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AnalyticsFault;

    fn plain(value: u64) -> String {
        value.to_string()
    }

    #[test]
    fn a_test_of_the_connection_is_told_in_words() {
        let say = |test| connection_test(test, plain);
        let well = |users, more| ConnectionTest::Well { users, more };
        assert_eq!(
            say(well(1_000, true)),
            "The chatbot answers: 1000 visitors on the first page, more follow."
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
