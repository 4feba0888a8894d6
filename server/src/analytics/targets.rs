//! Which addresses the server may connect to on an admin's word. Without this, an admin could make the server ask its own
//! machine or network in their place (CWE-918, server-side request forgery).

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use ipnet::{Ipv4Net, Ipv6Net};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Whom the server may connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Targets {
    /// What the whole Internet can reach, and nothing else.
    Public,
    /// Anyone, this machine and its network too: for installations whose chatbots run beside Rollcall.
    Any,
}

/// An address that is not to be connected to. Typed, so that it is found again among a failed call's causes.
#[derive(Debug, thiserror::Error)]
#[error("the address is not a public one")]
pub(super) struct Forbidden;

const fn v4(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}

const fn v6(a: u16, b: u16, c: u16, length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0), length)
}

/// IPv4 that is not public: the IANA IPv4 Special-Purpose Address Registry (RFC 6890) less what it calls globally
/// reachable, and what is above it.
const NOT_PUBLIC_V4: [Ipv4Net; 16] = [
    v4(0, 0, 0, 0, 8),        // this network, RFC 791; Linux connects 0.0.0.0 to itself
    v4(10, 0, 0, 0, 8),       // private, RFC 1918
    v4(100, 64, 0, 0, 10),    // shared by carriers, RFC 6598
    v4(127, 0, 0, 0, 8),      // loopback, RFC 1122
    v4(168, 63, 129, 16, 32), // not IANA's: the host of a machine in Microsoft's cloud
    v4(169, 254, 0, 0, 16),   // link-local, RFC 3927; clouds give out credentials there
    v4(172, 16, 0, 0, 12),    // private, RFC 1918
    v4(192, 0, 0, 0, 24),     // IETF protocol assignments, RFC 6890
    v4(192, 0, 2, 0, 24),     // documentation, RFC 5737
    v4(192, 88, 99, 0, 24),   // 6to4 relays, deprecated by RFC 7526
    v4(192, 168, 0, 0, 16),   // private, RFC 1918
    v4(198, 18, 0, 0, 15),    // benchmarking, RFC 2544
    v4(198, 51, 100, 0, 24),  // documentation, RFC 5737
    v4(203, 0, 113, 0, 24),   // documentation, RFC 5737
    v4(224, 0, 0, 0, 4),      // multicast, RFC 5771
    v4(240, 0, 0, 0, 4),      // reserved, RFC 1112; broadcast, RFC 919
];

/// The only IPv6 addresses ever given out as globally reachable unicast (IANA IPv6 Address Space; RFC 4291, 2.4). Loopback,
/// unspecified, IPv4-compatible, local NAT64 (RFC 8215), discard-only, unique-local, link-local, site-local and multicast
/// all lie outside.
const GLOBAL_UNICAST: Ipv6Net = v6(0x2000, 0, 0, 3);

/// What is not public of it: the IANA IPv6 Special-Purpose Address Registry (RFC 6890).
const NOT_PUBLIC_V6: [Ipv6Net; 4] = [
    v6(0x2001, 0, 0, 23), // IETF protocol assignments, RFC 2928: Teredo (RFC 4380), benchmarking, ORCHID
    v6(0x2001, 0x0db8, 0, 32), // documentation, RFC 3849
    v6(0x2002, 0, 0, 16), // 6to4, RFC 3056: leads to an IPv4 address, and is deprecated
    v6(0x3fff, 0, 0, 20), // documentation, RFC 9637
];

/// IPv4 addresses as a network without IPv4 reaches them (NAT64, RFC 6052); what counts is the address inside.
const NAT64: Ipv6Net = v6(0x64, 0xff9b, 0, 96);

impl Targets {
    /// Whether `address` may be connected to. IPv6 that stands for IPv4 counts as IPv4.
    #[must_use]
    pub fn allow(self, address: IpAddr) -> bool {
        self == Self::Any
            || match address.to_canonical() {
                IpAddr::V4(address) => is_public_v4(address),
                IpAddr::V6(address) => is_public_v6(address),
            }
    }

    /// As [`Targets::allow`], of a host as it stands in an address. A name is allowed: what it leads to is checked when it
    /// is resolved.
    pub(super) fn check(self, host: Option<url::Host<&str>>) -> Result<(), Forbidden> {
        let allowed = match host {
            Some(url::Host::Ipv4(address)) => self.allow(address.into()),
            Some(url::Host::Ipv6(address)) => self.allow(address.into()),
            Some(url::Host::Domain(_)) => true,
            None => false,
        };
        if allowed { Ok(()) } else { Err(Forbidden) }
    }

    /// Those of the addresses a name has that may be connected to.
    fn of_name(self, found: impl Iterator<Item = SocketAddr>) -> Result<Vec<SocketAddr>, Forbidden> {
        let allowed: Vec<_> = found.filter(|address| self.allow(address.ip())).collect();
        if allowed.is_empty() { Err(Forbidden) } else { Ok(allowed) }
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !NOT_PUBLIC_V4.iter().any(|network| network.contains(&address))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if NAT64.contains(&address) {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    GLOBAL_UNICAST.contains(&address) && !NOT_PUBLIC_V6.iter().any(|network| network.contains(&address))
}

/// Resolves names by the system's means, and gives out only addresses that may be connected to: the connection is made to
/// what was checked, whatever the name leads to a moment later.
pub(super) struct Resolver(pub(super) Targets);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let targets = self.0;
        Box::pin(async move {
            // The port of the address replaces this one.
            let mut found = tokio::net::lookup_host((name.as_str(), 0)).await?.peekable();
            if found.peek().is_none() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            let allowed: Addrs = Box::new(targets.of_name(found)?.into_iter());
            Ok(allowed)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    fn is_allowed(host: &str) -> bool {
        let url = Url::parse(&format!("http://{host}/")).unwrap_or_else(|why| panic!("{host}: {why}"));
        Targets::Public.check(url.host()).is_ok()
    }

    #[test]
    fn public_addresses_are_allowed() {
        for host in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.31.196.1",
            "223.255.255.255",
            "[2606:4700:4700::1111]",
            "[2001:4860:4860::8888]",
            "[2a00::1]",
            "[::ffff:8.8.8.8]",
            "[64:ff9b::8.8.8.8]",
        ] {
            assert!(is_allowed(host), "{host}");
        }
    }

    #[test]
    fn no_spelling_of_an_address_that_is_not_public_is_allowed() {
        for host in [
            // One address, as WHATWG's parser of hosts reads it: decimal, octal, hexadecimal, fewer parts, escaped, wide.
            "127.0.0.1",
            "127.0.0.1.",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "017700000001",
            "%31%32%37.0.0.1",
            "127。0。0。1",
            "１２７.0.0.1",
            "①②⑦.0.0.1",
            "127.255.255.254",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b::192.168.0.1]",
            "[64:ff9b:1::808:808]",
            "[2002:7f00:1::]",
            "[2002:808:808::1]",
            "[2001:0:808:808::1]",
            // Others.
            "0",
            "0.0.0.0",
            "[::]",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "[100::1]",
            "[2001:2::1]",
            "[2001:db8::1]",
            "[3fff::1]",
            "[5f00::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[::ffff:169.254.169.254]",
            "[::ffff:0:127.0.0.1]",
        ] {
            assert!(!is_allowed(host), "{host}");
        }
    }

    #[test]
    fn of_a_name_only_allowed_addresses_are_left() {
        let addresses = |hosts: &[&str]| -> Vec<SocketAddr> {
            hosts.iter().map(|host| SocketAddr::new(host.parse().unwrap(), 0)).collect()
        };
        let mixed = addresses(&["127.0.0.1", "8.8.8.8", "::1", "10.0.0.1"]);
        assert_eq!(Targets::Public.of_name(mixed.iter().copied()).unwrap(), addresses(&["8.8.8.8"]));
        assert_eq!(Targets::Any.of_name(mixed.iter().copied()).unwrap(), mixed);
        assert!(Targets::Public.of_name(addresses(&["127.0.0.1", "::1"]).into_iter()).is_err());
    }

    #[tokio::test]
    async fn a_name_that_leads_here_is_refused_when_it_is_resolved() {
        let resolve = |targets, name: &str| Resolver(targets).resolve(name.parse().unwrap());
        let refused = resolve(Targets::Public, "localhost").await.err().unwrap();
        assert!(refused.is::<Forbidden>(), "{refused}");
        assert!(resolve(Targets::Any, "localhost").await.unwrap().count() > 0);
        let unknown = resolve(Targets::Public, "nowhere.invalid").await.err().unwrap();
        assert!(!unknown.is::<Forbidden>(), "{unknown}");
    }

    proptest! {
        #[test]
        fn what_std_calls_special_is_never_public(bits: u32) {
            let address = Ipv4Addr::from_bits(bits);
            let special = address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_unspecified()
                || address.is_broadcast()
                || address.is_documentation()
                || address.is_multicast();
            prop_assert!(!special || !Targets::Public.allow(address.into()));
        }

        #[test]
        fn addresses_within_the_networks_std_knows_are_never_public(
            (start, length) in prop::sample::select(vec![
                ("127.0.0.0", 8_u32), ("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16), ("169.254.0.0", 16),
                ("100.64.0.0", 10), ("224.0.0.0", 4), ("240.0.0.0", 4), ("0.0.0.0", 8),
            ]),
            rest: u32,
        ) {
            let start: Ipv4Addr = start.parse().unwrap();
            let address = Ipv4Addr::from_bits(start.to_bits() | (rest >> length));
            prop_assert!(!Targets::Public.allow(address.into()), "{}", address);
        }

        #[test]
        fn ipv6_that_holds_ipv4_is_as_public_as_what_it_holds(bits: u32) {
            let inside = Ipv4Addr::from_bits(bits);
            let public = Targets::Public.allow(inside.into());
            let [a, b, c, d] = inside.octets();
            let [a, b] = [u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])];
            for outside in [inside.to_ipv6_mapped(), Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, a, b)] {
                prop_assert_eq!(Targets::Public.allow(outside.into()), public, "{}", outside);
            }
            let teredo = Ipv6Addr::new(0x2001, 0, a, b, 0, 0, !a, !b);
            let six_to_four = Ipv6Addr::new(0x2002, a, b, 0, 0, 0, 0, 1);
            for outside in [inside.to_ipv6_compatible(), six_to_four, teredo] {
                prop_assert!(!Targets::Public.allow(outside.into()), "{}", outside);
            }
        }

        #[test]
        fn public_ipv6_is_global_unicast(bits: u128) {
            let address = Ipv6Addr::from_bits(bits);
            let special = address.is_loopback()
                || address.is_unspecified()
                || address.is_multicast()
                || address.is_unique_local()
                || address.is_unicast_link_local();
            let public = Targets::Public.allow(address.into());
            prop_assert!(!special || !public, "{}", address);
            prop_assert!(!public || bits >> 125 == 1, "{}", address);
        }

        #[test]
        fn any_allows_any(v4: u32, v6: u128) {
            prop_assert!(Targets::Any.allow(IpAddr::V4(v4.into())));
            prop_assert!(Targets::Any.allow(IpAddr::V6(v6.into())));
        }
    }
}
