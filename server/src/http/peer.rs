//! Where a request comes from, masked before anything else sees it.

use app::domain::Network;
use axum::{
    extract::{ConnectInfo, Request, State, connect_info::Connected},
    http::{Extensions, HeaderMap, HeaderName, header},
    middleware::Next,
    response::Response,
    serve::IncomingStream,
};
use tokio::net::TcpListener;

/// Who is at the other end of a connection. It takes the address when it is accepted and keeps what is masked of it, so
/// that no request ever carries a whole one.
#[derive(Clone, Copy, Debug)]
pub struct Peer(Network);

impl Connected<IncomingStream<'_, TcpListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        Self(stream.remote_addr().ip().into())
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

/// Where the request comes from; `None`: nobody knows.
#[derive(Clone, Copy)]
struct Origin(Option<Network>);

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// In which proxies write whole addresses.
const ADDRESSES: [HeaderName; 3] = [FORWARDED_FOR, header::FORWARDED, HeaderName::from_static("x-real-ip")];

/// What the nearest proxy says, which wrote last; `None`: there was none.
fn nearest(headers: &HeaderMap) -> Option<&str> {
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?;
    last.to_str().unwrap_or_default().rsplit(',').next()
}

/// Notes where the request comes from, and takes off it the headers that hold whole addresses.
pub async fn note(State(trust): State<Forwarded>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<Peer>>().map(|ConnectInfo(Peer(network))| *network);
    let network = match trust {
        Forwarded::Ignored => peer,
        Forwarded::Trusted => nearest(request.headers()).map_or(peer, Network::mask),
    };
    for name in ADDRESSES {
        request.headers_mut().remove(name);
    }
    request.extensions_mut().insert(Origin(network));
    next.run(request).await
}

/// Where a request with these extensions comes from.
pub fn network(extensions: &Extensions) -> Option<Network> {
    extensions.get::<Origin>().and_then(|Origin(network)| *network)
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
            let network = network(request.extensions()).map(|network| network.to_string());
            format!("{} {:?}", network.unwrap_or_default(), request.headers())
        };
        let router =
            Router::new().route("/", get(handler)).layer(middleware::from_fn_with_state(trust, note));
        let peer = Peer(IpAddr::V4(Ipv4Addr::new(192, 168, 17, 4)).into());
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
