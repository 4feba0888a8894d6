//! What the page says of networks.

use crate::domain::{AnalyticsFault, Network, NetworkState, NetworkStatus, Timestamp};

/// Writes a moment as its reader does: "10:32", with the date when it is of another day.
pub type WriteTime = fn(Timestamp) -> String;

/// What stands in the place of every network while the chatbot can't tell any.
#[must_use]
pub fn network_unavailable() -> String {
    t!("network-unavailable")
}

/// What a click on a network does, which is the list's filter already or isn't.
#[must_use]
pub fn network_button(network: &Network, is_filter: bool) -> String {
    let network = network.to_string();
    if is_filter { t!("network-show-all", network = network) } else { t!("network-show", network = network) }
}

/// What the filter's button does.
#[must_use]
pub fn remove_network_filter(network: &Network) -> String {
    t!("network-remove-filter", network = network.to_string())
}

/// What is wrong with the networks and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkNote {
    /// In a few words.
    pub title: String,
    /// In sentences.
    pub text: String,
}

/// What is said once, above the list; `None`: nothing is wrong.
#[must_use]
pub fn network_note(status: NetworkStatus, write: WriteTime) -> Option<NetworkNote> {
    let explanation = || status.fault.map(AnalyticsFault::explanation).unwrap_or_default();
    let as_of = status.as_of.map(write);
    let (title, text) = match (status.state, as_of) {
        (NetworkState::Off | NetworkState::Loading | NetworkState::Fresh, _) => return None,
        (NetworkState::Stale, Some(as_of)) => (t!("network-as-of", time = as_of), explanation()),
        (NetworkState::Stale, None) => (t!("network-not-read"), explanation()),
        (NetworkState::Unavailable, Some(as_of)) => {
            (network_unavailable(), t!("network-others-as-of", explanation = explanation(), time = as_of))
        }
        (NetworkState::Unavailable, None) => (network_unavailable(), explanation()),
    };
    Some(NetworkNote { title, text })
}

/// How the reading stands, for the chatbot's settings.
#[must_use]
pub fn reading(status: NetworkStatus, write: WriteTime) -> NetworkNote {
    network_note(status, write).unwrap_or_else(|| {
        let (title, text) = match (status.state, status.as_of) {
            (NetworkState::Off, _) => (t!("network-reading-off"), t!("network-reading-off-hint")),
            (_, Some(as_of)) => (t!("network-as-of", time = write(as_of)), t!("network-reads-again")),
            (_, None) => (t!("network-reading-first"), t!("network-reading-first-hint")),
        };
        NetworkNote { title, text }
    })
}

/// The tooltip of the networks' column.
#[must_use]
pub fn networks_as_of(status: Option<NetworkStatus>, write: WriteTime) -> Option<String> {
    let as_of = status?.as_of?;
    Some(t!("network-told-as-of", time = write(as_of)))
}

/// What someone who can't see it is told when `now` follows `before`; `is_over`: a reading they wanted has ended.
#[must_use]
pub fn network_news(
    before: Option<NetworkStatus>,
    now: NetworkStatus,
    is_over: bool,
    write: WriteTime,
) -> Option<String> {
    let is_as_before = before.is_some_and(|before| (before.state, before.fault) == (now.state, now.fault));
    if is_as_before && !is_over {
        return None;
    }
    match (now.state, network_note(now, write)) {
        (_, Some(NetworkNote { title, text })) => Some(t!("network-note", title = title, text = text)),
        (NetworkState::Loading, _) => Some(t!("network-loading")),
        (NetworkState::Fresh, _) if before.is_some() => {
            Some(t!("network-up-to-date", time = now.as_of.map(write).unwrap_or_default()))
        }
        _ => None,
    }
}

impl AnalyticsFault {
    /// What is wrong and what to do, in sentences.
    #[must_use]
    pub fn explanation(self) -> String {
        match self {
            Self::Missing => t!("network-fault-missing"),
            Self::OtherVersion => t!("network-fault-other-version"),
            Self::Unauthorized => t!("network-fault-unauthorized"),
            Self::TooMany => t!("network-fault-too-many"),
            Self::ServerError => t!("network-fault-server-error"),
            Self::Rejected => t!("network-fault-rejected"),
            Self::Redirected => t!("network-fault-redirected"),
            Self::ForbiddenAddress => t!("network-fault-forbidden-address"),
            Self::UnknownHost => t!("network-fault-unknown-host"),
            Self::Unreachable => t!("network-fault-unreachable"),
            Self::Insecure => t!("network-fault-insecure"),
            Self::Slow => t!("network-fault-slow"),
            Self::BrokenOff => t!("network-fault-broken-off"),
            Self::BrokenJson => t!("network-fault-broken-json"),
            Self::WrongType => t!("network-fault-wrong-type"),
            Self::TooLarge => t!("network-fault-too-large"),
            Self::Compressed => t!("network-fault-compressed"),
            Self::Endless => t!("network-fault-endless"),
            Self::Repeating => t!("network-fault-repeating"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(at: Timestamp) -> String {
        format!("10:{:02}", at.0)
    }

    const AT: Option<Timestamp> = Some(Timestamp(32));

    fn status(as_of: Option<Timestamp>, fault: Option<AnalyticsFault>) -> NetworkStatus {
        NetworkStatus::of(false, as_of, fault)
    }

    #[test]
    fn a_network_says_what_a_click_on_it_shows() {
        let network = Network::mask("192.168.17.4").unwrap();
        assert_eq!(network_button(&network, false), "Show users from 192.168.x.x");
        assert_eq!(network_button(&network, true), "192.168.x.x: show users from all networks");
        assert_eq!(remove_network_filter(&network), "Network 192.168.x.x: remove this filter");
    }

    #[test]
    fn only_what_is_wrong_is_said_above_the_list() {
        let say = |as_of, fault| network_note(status(as_of, fault), clock);
        assert_eq!(say(AT, None), None);
        assert_eq!(say(None, None), None);
        assert_eq!(network_note(NetworkStatus::OFF, clock), None);
        let slow = say(AT, Some(AnalyticsFault::Slow)).unwrap();
        assert_eq!(slow.title, "As of 10:32");
        assert_eq!(slow.text, AnalyticsFault::Slow.explanation());
        assert_eq!(say(None, Some(AnalyticsFault::Slow)).unwrap().title, "Networks could not be read");
        let missing = say(AT, Some(AnalyticsFault::Missing)).unwrap();
        assert_eq!(missing.title, "Network unavailable (redeploy chatbot)");
        assert!(missing.text.ends_with("Questions and times are as of 10:32."), "{}", missing.text);
        assert_eq!(
            say(None, Some(AnalyticsFault::Missing)).unwrap().text,
            AnalyticsFault::Missing.explanation()
        );
    }

    #[test]
    fn the_settings_say_how_the_reading_stands_also_when_nothing_is_wrong() {
        assert_eq!(reading(NetworkStatus::OFF, clock).title, "Not read");
        assert_eq!(reading(status(None, None), clock).title, "Loading …");
        assert_eq!(reading(status(AT, None), clock).title, "As of 10:32");
        assert_eq!(
            reading(status(AT, Some(AnalyticsFault::OtherVersion)), clock).title,
            "Network unavailable (redeploy chatbot)"
        );
    }

    #[test]
    fn a_tooltip_tells_since_when_networks_are_known() {
        assert_eq!(networks_as_of(None, clock), None);
        assert_eq!(networks_as_of(Some(status(None, None)), clock), None);
        assert_eq!(
            networks_as_of(Some(status(AT, None)), clock).unwrap(),
            "As the chatbot told it, as of 10:32"
        );
    }

    #[test]
    fn what_changes_is_told_once() {
        let say = |before, now, is_over| network_news(before, now, is_over, clock);
        let (loading, fresh) = (status(None, None), status(AT, None));
        let slow = status(AT, Some(AnalyticsFault::Slow));
        assert_eq!(say(None, loading, false).unwrap(), "Loading networks …");
        assert_eq!(say(Some(loading), loading, false), None);
        assert_eq!(say(Some(loading), fresh, false).unwrap(), "Networks are up to date, as of 10:32.");
        assert_eq!(say(None, fresh, false), None, "all is well");
        assert_eq!(say(Some(fresh), status(Some(Timestamp(40)), None), false), None);
        assert!(
            say(Some(fresh), slow, false).unwrap().starts_with("As of 10:32. The chatbot takes too long")
        );
        assert_eq!(say(Some(slow), slow, false), None);
        assert_eq!(say(Some(slow), slow, true), say(None, slow, false), "the outcome of what was asked for");
        assert_eq!(say(None, NetworkStatus::OFF, false), None);
    }
}
