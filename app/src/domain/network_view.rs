//! What the page makes of what a chatbot says of its visitors.

use super::{Access, NetworkState, NetworkStatus, Sort, SortBy, UserQuery};

/// Which columns the list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// It is not known yet.
    Unknown,
    /// What every chatbot's users have.
    Plain,
    /// Networks, questions and times of last seen too.
    WithNetworks,
}

impl Columns {
    /// Which of all columns, the boxes among them, the last three are; there are as many as the last one says.
    #[must_use]
    pub const fn last_places(self) -> [&'static str; 3] {
        match self {
            Self::WithNetworks => ["8", "9", "10"],
            Self::Plain | Self::Unknown => ["5", "6", "7"],
        }
    }

    /// The columns for a chatbot of this `access`; `None`: nobody could tell yet, or, with `is_answered`, at all.
    #[must_use]
    pub const fn of(access: Option<Access>, is_answered: bool) -> Self {
        match access {
            Some(Access::Open) => Self::WithNetworks,
            Some(Access::Authenticated) => Self::Plain,
            None if is_answered => Self::Plain,
            None => Self::Unknown,
        }
    }
}

/// What stands where something goes that a chatbot says of a visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What it said.
    Known,
    /// It may come any moment.
    Loading,
    /// The chatbot can't say.
    Unavailable,
    /// It said nothing.
    Nothing,
}

impl Told {
    /// In the place of a network; a `state` of `None` is not known yet.
    #[must_use]
    pub const fn network(is_known: bool, state: Option<NetworkState>) -> Self {
        match state {
            Some(NetworkState::Unavailable) => Self::Unavailable,
            _ => Self::number(is_known, state),
        }
    }

    /// In the place of a number of questions or a time of last seen, which stay when networks are unavailable.
    #[must_use]
    pub const fn number(is_known: bool, state: Option<NetworkState>) -> Self {
        match state {
            _ if is_known => Self::Known,
            None | Some(NetworkState::Loading) => Self::Loading,
            Some(_) => Self::Nothing,
        }
    }
}

impl UserQuery {
    /// The query as a chatbot of this `access` can answer it: only an open one knows of networks, questions and times of
    /// last seen.
    #[must_use]
    pub fn at(self, access: Access) -> Self {
        match (access, self.sort.by) {
            (Access::Open, _) => self,
            (Access::Authenticated, SortBy::Questions | SortBy::LastSeen) => {
                Self { network: None, sort: Sort::default(), ..self }
            }
            (Access::Authenticated, _) => Self { network: None, ..self },
        }
    }
}

/// What an open page knows of a chatbot's networks. Answers and news cross each other on their way: news are newer than
/// an answer that was asked for before they came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetworkWatch {
    status: Option<NetworkStatus>,
    heard: u64,
    is_wanted: bool,
}

/// A question, to tell whether news came since it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question(u64);

impl NetworkWatch {
    /// How it stands, as far as is known.
    #[must_use]
    pub const fn status(&self) -> Option<NetworkStatus> {
        self.status
    }

    /// Whether a reading that was wanted here is under way, or any that follows a fault.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_wanted || self.status.is_some_and(|status| status.reading && status.fault.is_some())
    }

    /// A question is asked; `is_wanted`: it asks for a reading.
    pub const fn ask(&mut self, is_wanted: bool) -> Question {
        self.is_wanted = self.is_wanted || is_wanted;
        Question(self.heard)
    }

    /// Takes in an answer. `true`: a reading that was wanted here has come to its end.
    pub fn answer(&mut self, question: Question, status: NetworkStatus) -> bool {
        question.0 == self.heard && self.take_in(status)
    }

    /// Takes in that there was no answer.
    pub const fn fail(&mut self) {
        self.is_wanted = false;
    }

    /// Takes in what was heard. `true`: a reading that was wanted here has come to its end.
    pub fn hear(&mut self, status: NetworkStatus) -> bool {
        self.heard += 1;
        self.take_in(status)
    }

    /// Forgets everything: the chatbot says nothing of networks any more.
    pub fn forget(&mut self) {
        *self = Self { heard: self.heard + 1, ..Self::default() };
    }

    fn take_in(&mut self, status: NetworkStatus) -> bool {
        self.status = Some(status);
        let is_over = self.is_wanted && !status.reading;
        self.is_wanted = self.is_wanted && status.reading;
        is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnalyticsFault, Network, Timestamp};

    fn stale(reading: bool) -> NetworkStatus {
        NetworkStatus::of(reading, Some(Timestamp(1)), Some(AnalyticsFault::Slow))
    }

    fn fresh() -> NetworkStatus {
        NetworkStatus::of(false, Some(Timestamp(2)), None)
    }

    #[test]
    fn only_an_open_chatbots_list_has_networks() {
        assert_eq!(Columns::of(None, false), Columns::Unknown);
        assert_eq!(Columns::of(None, true), Columns::Plain);
        assert_eq!(Columns::of(Some(Access::Authenticated), false), Columns::Plain);
        assert_eq!(Columns::of(Some(Access::Open), true), Columns::WithNetworks);
        assert_eq!(Columns::Plain.last_places(), ["5", "6", "7"]);
        assert_eq!(Columns::WithNetworks.last_places(), ["8", "9", "10"]);
    }

    #[test]
    fn what_is_known_stays_except_networks_that_are_unavailable() {
        use NetworkState::{Fresh, Loading, Off, Stale, Unavailable};
        for (state, is_known, network, number) in [
            (None, false, Told::Loading, Told::Loading),
            (None, true, Told::Known, Told::Known),
            (Some(Off), false, Told::Nothing, Told::Nothing),
            (Some(Loading), false, Told::Loading, Told::Loading),
            (Some(Loading), true, Told::Known, Told::Known),
            (Some(Fresh), false, Told::Nothing, Told::Nothing),
            (Some(Stale), true, Told::Known, Told::Known),
            (Some(Stale), false, Told::Nothing, Told::Nothing),
            (Some(Unavailable), false, Told::Unavailable, Told::Nothing),
            (Some(Unavailable), true, Told::Unavailable, Told::Known),
        ] {
            assert_eq!(Told::network(is_known, state), network, "{state:?} {is_known}");
            assert_eq!(Told::number(is_known, state), number, "{state:?} {is_known}");
        }
    }

    #[test]
    fn an_authenticated_chatbot_is_not_asked_by_networks() {
        let query = UserQuery {
            search: "ana".to_owned(),
            network: Network::mask("192.168.1.2"),
            sort: Sort::default().clicked(SortBy::LastSeen),
            ..UserQuery::default()
        };
        let plain = UserQuery { search: "ana".to_owned(), ..UserQuery::default() };
        assert_eq!(query.clone().at(Access::Open), query);
        assert_eq!(query.at(Access::Authenticated), plain);
        let by_name = UserQuery { sort: Sort::default().clicked(SortBy::Name), ..plain };
        assert_eq!(by_name.clone().at(Access::Authenticated), by_name);
    }

    #[test]
    fn a_wanted_reading_is_over_when_its_outcome_is_heard() {
        let mut watch = NetworkWatch::default();
        watch.hear(stale(false));
        assert!(!watch.is_busy());
        let question = watch.ask(true);
        assert!(watch.is_busy());
        assert!(!watch.answer(question, stale(true)));
        assert!(watch.is_busy());
        assert!(watch.hear(fresh()));
        assert!(!watch.is_busy());
        assert_eq!(watch.status(), Some(fresh()));
    }

    #[test]
    fn an_answer_that_news_overtook_is_dropped() {
        let mut watch = NetworkWatch::default();
        let question = watch.ask(true);
        assert!(watch.hear(fresh()));
        assert!(!watch.answer(question, stale(true)));
        assert_eq!(watch.status(), Some(fresh()));
        assert!(!watch.is_busy());
    }

    #[test]
    fn a_reading_that_could_not_be_asked_for_is_not_waited_for() {
        let mut watch = NetworkWatch::default();
        watch.ask(true);
        watch.fail();
        assert!(!watch.is_busy());
        watch.hear(stale(true));
        assert!(watch.is_busy(), "the server reads by itself");
        watch.forget();
        assert_eq!(watch.status(), None);
    }
}
