//! Where people come from, as far as anyone may know: masked addresses, and how what an open chatbot says of its visitors stands.

use std::{fmt, net::IpAddr, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Invalid, Timestamp, user::word_enum};

/// A masked address: the first two of an IPv4 address's four parts (`192.168.x.x`) or of an IPv6 address's eight groups
/// (`2001:db8:x:x:x:x:x:x`). A whole address can't be held by this type, however it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(Kept);

/// What is kept of an address; the second part or group may have been masked before it got here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kept {
    V4(u8, Option<u8>),
    V6(u16, Option<u16>),
}

impl Network {
    /// Masks `address`: IPv4 or IPv6, with or without brackets, port and zone (RFC 3986, 3.2.2; RFC 4007, 11). IPv6 that
    /// stands for IPv4 (`::ffff:192.168.1.2`) counts as IPv4. One that is masked already stays, and loses what is too
    /// much of it. `None`: it is no address.
    #[must_use]
    pub fn mask(address: &str) -> Option<Self> {
        let address = bare(address.trim());
        if let Ok(address) = address.parse::<IpAddr>() {
            return Some(address.into());
        }
        let v4 = masked::<4, u8>(address, '.', |part| {
            let canonical = part.len() == 1 || !part.starts_with('0');
            part.parse().ok().filter(|_| canonical)
        });
        let v6 = || {
            masked::<8, u16>(address, ':', |group| {
                let digits = group.len() <= 4 && group.bytes().all(|byte| byte.is_ascii_hexdigit());
                u16::from_str_radix(group, 16).ok().filter(|_| digits)
            })
        };
        v4.map(|(first, second)| Kept::V4(first, second))
            .or_else(|| v6().map(|(first, second)| Kept::V6(first, second)))
            .map(Self)
    }
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => {
                let [first, second, ..] = address.octets();
                Self(Kept::V4(first, Some(second)))
            }
            IpAddr::V6(address) => {
                let [first, second, ..] = address.segments();
                Self(Kept::V6(first, Some(second)))
            }
        }
    }
}

/// The address without brackets, port and zone.
fn bare(address: &str) -> &str {
    let is_port =
        |text: &str| !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let address = match address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inside, "")) => inside,
        Some((inside, port)) if port.strip_prefix(':').is_some_and(is_port) => inside,
        _ => match address.split_once(':') {
            // More colons than one: IPv6, whose port needs brackets.
            Some((host, port)) if host.contains('.') && is_port(port) => host,
            _ => address,
        },
    };
    match address.split_once('%') {
        Some((address, zone)) if address.contains(':') && !zone.is_empty() => address,
        _ => address,
    }
}

/// Reads the first two of an address of `PARTS` parts of which the last are `x`.
fn masked<const PARTS: usize, Part>(
    address: &str,
    separator: char,
    part: impl Fn(&str) -> Option<Part>,
) -> Option<(Part, Option<Part>)> {
    let is_hidden = |part: &&str| part.eq_ignore_ascii_case("x");
    let parts: Vec<&str> = address.split(separator).collect();
    let shown = parts.iter().take_while(|part| !is_hidden(part)).count();
    if parts.len() != PARTS || shown == 0 || shown == PARTS || !parts[shown..].iter().all(is_hidden) {
        return None;
    }
    let mut shown = parts[..shown].iter().map(|text| part(text)).collect::<Option<Vec<_>>>()?.into_iter();
    Some((shown.next()?, shown.next()))
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kept::V4(first, Some(second)) => write!(f, "{first}.{second}.x.x"),
            Kept::V4(first, None) => write!(f, "{first}.x.x.x"),
            Kept::V6(first, Some(second)) => write!(f, "{first:x}:{second:x}:x:x:x:x:x:x"),
            Kept::V6(first, None) => write!(f, "{first:x}:x:x:x:x:x:x:x"),
        }
    }
}

impl Serialize for Network {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Network {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::mask(text).ok_or_else(|| Invalid(message!("reason-not-masked")))
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

word_enum! {
    /// How what a chatbot's analytics endpoint says stands.
    NetworkState {
        /// It isn't read: the chatbot is authenticated, or no address of the endpoint was given.
        Off = "off",
        /// It is read for the first time.
        Loading = "loading",
        /// The last reading went well.
        Fresh = "fresh",
        /// The last reading failed; what was known before is shown.
        Stale = "stale",
        /// There is no such endpoint, or it speaks another version: the chatbot must be deployed anew.
        Unavailable = "unavailable",
    }
}

word_enum! {
    /// Why reading an analytics endpoint failed.
    AnalyticsFault {
        /// There is nothing at the address (404, 405, 410, 501).
        Missing = "missing",
        /// The answer is something else than this version's: a web page, other JSON.
        OtherVersion = "other_version",
        /// The token is wrong or missing (401, 403).
        Unauthorized = "unauthorized",
        /// It was asked too often (429).
        TooMany = "too_many",
        /// It failed (5xx).
        ServerError = "server_error",
        /// Another status than 200.
        Rejected = "rejected",
        /// It answers with another address, which is not followed.
        Redirected = "redirected",
        /// The address is one of this machine or a private network, and the server is not to connect to those.
        ForbiddenAddress = "forbidden_address",
        /// The host's name is not known.
        UnknownHost = "unknown_host",
        /// Nobody answers at the address.
        Unreachable = "unreachable",
        /// The certificate is not trusted, or there is no https.
        Insecure = "insecure",
        /// The answer took too long.
        Slow = "slow",
        /// The answer broke off.
        BrokenOff = "broken_off",
        /// The answer is said to be JSON and is not.
        BrokenJson = "broken_json",
        /// A field holds what it can't hold.
        WrongType = "wrong_type",
        /// The answer is larger than any can be.
        TooLarge = "too_large",
        /// The answer is compressed, which was not asked for.
        Compressed = "compressed",
        /// The pages don't end.
        Endless = "endless",
        /// A page leads back to one before.
        Repeating = "repeating",
    }
}

impl AnalyticsFault {
    /// Whether the chatbot must be deployed anew: what it lacks is not there, rather than ill.
    #[must_use]
    pub const fn needs_redeploy(self) -> bool {
        matches!(self, Self::Missing | Self::OtherVersion)
    }
}

/// How what a chatbot's analytics endpoint says stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkStatus {
    /// In one word.
    pub state: NetworkState,
    /// Whether it is being read at this moment.
    pub reading: bool,
    /// When it was last read to the end; `None`: never.
    pub as_of: Option<Timestamp>,
    /// Why the last reading failed.
    pub fault: Option<AnalyticsFault>,
}

impl NetworkStatus {
    /// Nothing is read.
    pub const OFF: Self = Self { state: NetworkState::Off, reading: false, as_of: None, fault: None };

    /// The status of an endpoint that was last read to the end at `as_of`, and of which the last reading that ended failed
    /// by `fault`.
    #[must_use]
    pub fn of(reading: bool, as_of: Option<Timestamp>, fault: Option<AnalyticsFault>) -> Self {
        let state = match fault {
            Some(fault) if fault.needs_redeploy() => NetworkState::Unavailable,
            Some(_) => NetworkState::Stale,
            None if as_of.is_some() => NetworkState::Fresh,
            None => NetworkState::Loading,
        };
        Self { state, reading, as_of, fault }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use proptest::prelude::*;

    use super::*;

    fn masked(address: &str) -> Option<String> {
        Network::mask(address).map(|network| network.to_string())
    }

    #[test]
    fn addresses_lose_their_end() {
        for (address, network) in [
            ("192.168.17.4", "192.168.x.x"),
            (" 192.168.17.4 ", "192.168.x.x"),
            ("192.168.17.4:8080", "192.168.x.x"),
            ("::ffff:192.168.17.4", "192.168.x.x"),
            ("::FFFF:c0a8:1104", "192.168.x.x"),
            ("[::ffff:192.168.17.4]:443", "192.168.x.x"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:x:x:x:x:x:x"),
            ("2001:0DB8::1", "2001:db8:x:x:x:x:x:x"),
            ("[2001:db8::1]", "2001:db8:x:x:x:x:x:x"),
            ("[2001:db8::1]:443", "2001:db8:x:x:x:x:x:x"),
            ("fe80::1%eth0", "fe80:0:x:x:x:x:x:x"),
            ("[fe80::1%25eth0]:80", "fe80:0:x:x:x:x:x:x"),
            ("::1", "0:0:x:x:x:x:x:x"),
        ] {
            assert_eq!(masked(address).as_deref(), Some(network), "{address}");
        }
    }

    #[test]
    fn masked_addresses_stay_and_half_masked_ones_lose_the_rest() {
        for (address, network) in [
            ("192.168.x.x", "192.168.x.x"),
            ("192.168.17.X", "192.168.x.x"),
            ("10.x.x.x", "10.x.x.x"),
            ("2001:db8:x:x:x:x:x:x", "2001:db8:x:x:x:x:x:x"),
            ("2001:0DB8:17:x:x:x:x:x", "2001:db8:x:x:x:x:x:x"),
        ] {
            assert_eq!(masked(address).as_deref(), Some(network), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_is_dropped() {
        for text in [
            "",
            "unknown",
            "localhost",
            "example.org",
            "192.168.1",
            "192.168.1.256",
            "192.168.01.4",
            "3232235777",
            "0xc0a80101",
            "192.168.1.4/24",
            "192.168.1.4, 10.0.0.1",
            "192.168.1.4:",
            "192.168.1.4:123456",
            "x.x.x.x",
            "192.x.1.x",
            "1.2.x",
            "256.1.x.x",
            "2001:db8",
            "2001:db8::x",
            "12345:1:x:x:x:x:x:x",
            "+1:2:x:x:x:x:x:x",
            "[2001:db8::1",
            "[192.168.1.4]x",
            "2001:db8::1%",
            "192.168.1.4%eth0",
            "<script>",
        ] {
            assert_eq!(masked(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn of_ipv4_two_parts_stay(a: u8, b: u8, c: u8, d: u8, port: u16, form in 0..4usize) {
            let address = Ipv4Addr::new(a, b, c, d);
            let text = match form {
                0 => address.to_string(),
                1 => format!("{address}:{port}"),
                2 => format!("::ffff:{address}"),
                _ => format!("[{}]:{port}", address.to_ipv6_mapped()),
            };
            prop_assert_eq!(masked(&text), Some(format!("{a}.{b}.x.x")));
        }

        #[test]
        fn of_ipv6_two_groups_stay(bits: u128, port: u16, zone in "[a-z0-9]{1,8}", form in 0..4usize) {
            let address = Ipv6Addr::from(bits);
            prop_assume!(address.to_ipv4_mapped().is_none());
            let text = match form {
                0 => address.to_string(),
                1 => format!("[{address}]:{port}"),
                2 => format!("{address}%{zone}"),
                _ => address.segments().map(|group| format!("{group:04X}")).join(":"),
            };
            let [first, second, ..] = address.segments();
            prop_assert_eq!(masked(&text), Some(format!("{first:x}:{second:x}:x:x:x:x:x:x")));
        }

        #[test]
        fn masking_twice_is_masking_once(bits: u128, v4: bool) {
            let address = if v4 { IpAddr::V4(Ipv4Addr::from_bits((bits >> 96) as u32)) } else { IpAddr::V6(bits.into()) };
            let once = masked(&address.to_string());
            prop_assert!(once.is_some());
            prop_assert_eq!(once.as_deref().and_then(masked), once);
        }

        #[test]
        fn whatever_comes_in_no_whole_address_goes_out(text in "[0-9a-fA-FxX:.%\\[\\] ]{0,48}|\\PC{0,24}") {
            if let Some(network) = masked(&text) {
                prop_assert_eq!(masked(&network), Some(network.clone()));
                prop_assert!(network.parse::<IpAddr>().is_err());
                prop_assert!(network.ends_with(".x.x") || network.ends_with(":x:x:x:x:x:x"), "{}", network);
            }
        }
    }

    #[test]
    fn a_network_is_masked_however_it_comes_in() {
        let read: Network = serde_json::from_str("\"192.168.17.4\"").unwrap();
        assert_eq!(read.to_string(), "192.168.x.x");
        assert!(serde_json::from_str::<Network>("\"nowhere\"").is_err());
    }

    #[test]
    fn only_what_is_not_there_needs_a_new_deployment() {
        let at = Some(Timestamp(1));
        for (fault, as_of, state) in [
            (None, None, NetworkState::Loading),
            (None, at, NetworkState::Fresh),
            (Some(AnalyticsFault::Slow), at, NetworkState::Stale),
            (Some(AnalyticsFault::Slow), None, NetworkState::Stale),
            (Some(AnalyticsFault::Missing), at, NetworkState::Unavailable),
            (Some(AnalyticsFault::OtherVersion), None, NetworkState::Unavailable),
        ] {
            assert_eq!(NetworkStatus::of(false, as_of, fault).state, state, "{fault:?} {as_of:?}");
        }
    }
}
