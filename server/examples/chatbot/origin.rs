//! From which address someone talks.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

/// Where a chatbot looks for the address.
#[derive(Clone, Copy)]
pub enum Origins {
    /// The connection's other end.
    Peers,
    /// What the proxy before the chatbot says: the last entry of `X-Forwarded-For`, since whatever stands before it may
    /// have come from the person.
    ForwardedFor,
}

/// The address of whoever sent the request.
pub struct Origin(pub IpAddr);

impl Origins {
    fn of(self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        match self {
            Self::Peers => peer,
            Self::ForwardedFor => forwarded_for(headers).unwrap_or(peer),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Origin
where
    Origins: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer =
            peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip().to_canonical());
        Ok(Self(Origins::from_ref(state).of(peer, &parts.headers)))
    }
}

fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = last.rsplit(',').next()?.trim();
    last.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_proxy_says_counts_only_when_there_is_one() {
        let peer = IpAddr::from([127, 0, 0, 1]);
        for (said, origin) in [
            (&["198.51.100.7"][..], "198.51.100.7"),
            (&["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
            (&["203.0.113.9", "::ffff:198.51.100.7"], "198.51.100.7"),
            (&["203.0.113.9,2001:db8::1"], "2001:db8::1"),
            (&["unknown"], "127.0.0.1"),
            (&[], "127.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            assert_eq!(Origins::ForwardedFor.of(peer, &headers).to_string(), origin, "{said:?}");
            assert_eq!(Origins::Peers.of(peer, &headers), peer);
        }
    }
}
