//! Where a request comes from, masked before anything else sees it.

use std::net::IpAddr;

use app::{backend::Source, domain::Network};
use axum::{
    extract::{ConnectInfo, Request, State, connect_info::Connected},
    http::{Extensions, HeaderMap, HeaderName, header},
    middleware::Next,
    response::Response,
    serve::IncomingStream,
};
use tokio::net::TcpListener;

use crate::auth::SourceKey;

/// Who is at the other end of a connection. Nothing outside of this file can see it, and [`note`] takes it off each request
/// before anything else, so that no handler ever has a whole address.
#[derive(Clone, Copy)]
pub struct Peer(IpAddr);

impl Connected<IncomingStream<'_, TcpListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

/// Whether what a proxy says of the address counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forwarded {
    /// No: anyone could have written it. The connection's address counts.
    Ignored,
    /// Yes: all requests come through a proxy, which adds the address of its own peer behind whatever it was sent.
    Trusted,
}

/// Where a request comes from, as far as that is known.
#[derive(Clone, Copy, Default)]
struct Origin {
    network: Option<Network>,
    source: Option<Source>,
}

impl Origin {
    /// Of IPv6, whoever has one address has all of its 64 bits' network (RFC 6177).
    fn of(address: IpAddr, key: &SourceKey) -> Self {
        let bits = match address.to_canonical() {
            IpAddr::V4(v4) => u128::from(v4.to_bits()),
            IpAddr::V6(v6) => v6.to_bits() >> 64 << 64,
        };
        Self { network: Some(address.into()), source: Some(key.digest(&bits.to_be_bytes())) }
    }

    /// As a proxy writes it, with a port perhaps.
    fn written(text: &str, key: &SourceKey) -> Self {
        if let Ok(address) = text.trim().parse() {
            return Self::of(address, key);
        }
        let network = Network::mask(text);
        Self { network, source: network.map(|network| key.digest(network.to_string().as_bytes())) }
    }
}

/// By what [`note`] goes.
#[derive(Clone)]
pub struct Noting {
    /// Whether what a proxy says counts.
    pub forwarded: Forwarded,
    /// What addresses are digested with.
    pub key: SourceKey,
}

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// In which proxies write whole addresses.
const ADDRESSES: [HeaderName; 3] = [FORWARDED_FOR, header::FORWARDED, HeaderName::from_static("x-real-ip")];

/// What the nearest proxy says, which wrote last; `None`: there was none.
fn nearest(headers: &HeaderMap) -> Option<&str> {
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?;
    last.to_str().unwrap_or_default().rsplit(',').next()
}

/// Notes where the request comes from, and takes off it whatever holds a whole address.
pub async fn note(State(noting): State<Noting>, mut request: Request, next: Next) -> Response {
    let Noting { forwarded, key } = noting;
    let peer = request.extensions_mut().remove::<ConnectInfo<Peer>>();
    let written = match forwarded {
        Forwarded::Ignored => None,
        Forwarded::Trusted => nearest(request.headers()).map(|text| Origin::written(text, &key)),
    };
    let origin = written
        .or_else(|| peer.map(|ConnectInfo(Peer(address))| Origin::of(address, &key)))
        .unwrap_or_default();
    for name in ADDRESSES {
        request.headers_mut().remove(name);
    }
    request.extensions_mut().insert(origin);
    next.run(request).await
}

/// Where a request with these extensions comes from.
pub fn network(extensions: &Extensions) -> Option<Network> {
    extensions.get::<Origin>().and_then(|origin| origin.network)
}

/// By what tries from where it comes from are counted.
pub fn source_of(extensions: &Extensions) -> Option<Source> {
    extensions.get::<Origin>().and_then(|origin| origin.source)
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use axum::{Router, body::Body, middleware, routing::get};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    /// What a handler knows of a request from 192.168.17.4 with these headers.
    async fn seen(trust: Forwarded, headers: &[(&str, &str)]) -> String {
        let handler = |request: Request| async move {
            assert!(request.extensions().get::<ConnectInfo<Peer>>().is_none());
            let network = network(request.extensions()).map(|network| network.to_string());
            format!("{} {:?}", network.unwrap_or_default(), request.headers())
        };
        let noting = Noting { forwarded: trust, key: SourceKey::new(vec![7]) };
        let router =
            Router::new().route("/", get(handler)).layer(middleware::from_fn_with_state(noting, note));
        let peer = Peer(IpAddr::V4(Ipv4Addr::new(192, 168, 17, 4)));
        let mut request = Request::get("/").extension(ConnectInfo(peer));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn what_is_forwarded_counts_only_where_a_proxy_is_trusted() {
        let forwarded = [("x-forwarded-for", "203.0.113.7")];
        assert!(seen(Forwarded::Ignored, &forwarded).await.starts_with("192.168.x.x "));
        assert!(seen(Forwarded::Trusted, &forwarded).await.starts_with("203.0.x.x "));
        assert!(seen(Forwarded::Trusted, &[]).await.starts_with("192.168.x.x "));
    }

    #[tokio::test]
    async fn no_whole_address_gets_past_the_door() {
        let headers = [
            ("x-forwarded-for", "203.0.113.7"),
            ("x-forwarded-for", "203.0.113.7"),
            ("forwarded", "for=203.0.113.7"),
            ("x-real-ip", "203.0.113.7"),
        ];
        for trust in [Forwarded::Ignored, Forwarded::Trusted] {
            let seen = seen(trust, &headers).await;
            assert!(!seen.contains("203.0.113.7") && !seen.contains("17.4"), "{seen}");
        }
    }

    #[test]
    fn tries_are_counted_by_address_and_of_ipv6_by_network() {
        let by_key =
            |text: &str, key| Origin::written(text, &SourceKey::new(vec![key])).source.map(|source| source.0);
        let source = |text: &str| by_key(text, 7);
        assert_ne!(source("203.0.113.7"), by_key("203.0.113.7", 8), "who has no key can't tell whose it is");
        assert_eq!(source("203.0.113.7"), source(" ::ffff:203.0.113.7"));
        assert_ne!(source("203.0.113.7"), source("203.0.113.8"));
        assert_eq!(source("2001:db8::1"), source("2001:db8::2"));
        assert_ne!(source("2001:db8::1"), source("2001:db8:0:1::1"));
        assert_eq!(source("203.0.113.7:1"), source("203.0.113.8:2"), "by what is masked of it");
        assert_eq!(source("unknown"), None);
    }

    fn of(lines: &[&'static str]) -> Option<String> {
        let headers: HeaderMap = lines.iter().map(|line| (FORWARDED_FOR, line.parse().unwrap())).collect();
        nearest(&headers).and_then(Network::mask).map(|network| network.to_string())
    }

    #[test]
    fn only_the_nearest_proxy_is_believed() {
        assert_eq!(of(&["10.1.2.3, 203.0.113.7"]).as_deref(), Some("203.0.x.x"));
        assert_eq!(of(&["203.0.113.7", "2001:db8::1"]).as_deref(), Some("2001:db8:x:x:x:x:x:x"));
        assert_eq!(of(&["203.0.113.7, unknown"]), None);
        assert_eq!(of(&["203.0.113.7,"]), None);
        assert_eq!(of(&[]), None);
    }
}
