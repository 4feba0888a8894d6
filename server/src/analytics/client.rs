//! Asks a chatbot's analytics endpoint for a page, and never trusts what answers.

use std::{error::Error, io, iter, sync::Arc, time::Duration};

use app::domain::{AnalyticsFault, Timestamp};
use reqwest::{
    Response, StatusCode,
    header::{
        ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue,
    },
    redirect, retry,
};
use rustls::{ClientConfig, RootCertStore, crypto::CryptoProvider};
use rustls_platform_verifier::BuilderVerifierExt;

use super::{
    endpoint::Endpoint,
    page::Page,
    targets::{Forbidden, Resolver, Targets},
};

/// How long an endpoint may take and how much it may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until there is a connection, https included.
    pub connect: Duration,
    /// Until the answer is whole, from the beginning of the call.
    pub answer: Duration,
    /// The largest answer, in bytes.
    pub body_bytes: usize,
    /// How many users are asked for at once.
    pub page_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(20),
            // A thousand users take a tenth of it.
            body_bytes: 4 << 20,
            page_rows: 1_000,
        }
    }
}

/// Why there can be no client.
#[derive(Debug, thiserror::Error)]
#[error("calls to analytics endpoints can't be set up: {0}")]
pub enum ClientError {
    /// TLS can't be set up.
    Tls(#[from] rustls::Error),
    /// HTTP can't be set up.
    Http(#[from] reqwest::Error),
}

/// Calls analytics endpoints. Copies share their connections.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    targets: Targets,
    limits: Limits,
}

impl Client {
    /// A client that connects to `targets` alone, within `limits`.
    ///
    /// # Errors
    /// [`ClientError`], when the system's means can't be set up.
    pub fn new(targets: Targets, limits: Limits) -> Result<Self, ClientError> {
        let headers = HeaderMap::from_iter([
            (ACCEPT, HeaderValue::from_static("application/json")),
            (ACCEPT_ENCODING, HeaderValue::from_static("identity")),
        ]);
        let http = reqwest::Client::builder()
            .user_agent(concat!("Rollcall/", env!("CARGO_PKG_VERSION")))
            .default_headers(headers)
            .dns_resolver(Resolver(targets))
            // Either would lead to an address that nobody checked.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .connect_timeout(limits.connect)
            .pool_max_idle_per_host(1)
            .tls_backend_preconfigured(tls()?)
            .build()?;
        Ok(Self { http, targets, limits })
    }

    /// Reads the page after the cursor `since` of what `endpoint` tells of its visitors; without it, the first. It is read at
    /// the moment `now`.
    ///
    /// # Errors
    /// What is wrong with the endpoint. Its address, the token and the answer are in no error and no log.
    pub async fn page(
        &self,
        endpoint: &Endpoint,
        since: Option<&str>,
        now: Timestamp,
    ) -> Result<Page, AnalyticsFault> {
        let answer = async {
            // An address in place of a name is never resolved, so the resolver doesn't see it.
            self.targets.check(endpoint.host()).map_err(|Forbidden| AnalyticsFault::ForbiddenAddress)?;
            let mut request = self.http.get(endpoint.page(since, self.limits.page_rows));
            if let Some(token) = endpoint.authorization() {
                request = request.header(AUTHORIZATION, token);
            }
            let response = request.send().await.map_err(|why| unanswered(&why))?;
            check(&response)?;
            let is_json = is_json(&response);
            Ok((self.body(response).await?, is_json))
        };
        let (body, is_json) =
            tokio::time::timeout(self.limits.answer, answer).await.map_err(|_| AnalyticsFault::Slow)??;
        Page::read(&body, is_json, now)
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, AnalyticsFault> {
        let limit = self.limits.body_bytes;
        let announced =
            response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if announced > limit {
            return Err(AnalyticsFault::TooLarge);
        }
        let mut body = Vec::with_capacity(announced);
        while let Some(chunk) = response.chunk().await.map_err(|_| AnalyticsFault::BrokenOff)? {
            if chunk.len() > limit - body.len() {
                return Err(AnalyticsFault::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// TLS by the system's certificates, or by Mozilla's where the system has none, as in bare containers.
fn tls() -> Result<ClientConfig, rustls::Error> {
    let provider: Arc<CryptoProvider> = rustls::crypto::ring::default_provider().into();
    let builder =
        || ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let config = match builder()?.with_platform_verifier() {
        Ok(config) => config,
        Err(_) => builder()?
            .with_root_certificates(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }),
    };
    Ok(config.with_no_client_auth())
}

/// What is wrong with an answer that can't be a page, by what precedes its body.
fn check(response: &Response) -> Result<(), AnalyticsFault> {
    Err(match response.status() {
        StatusCode::OK if is_plain(response) => return Ok(()),
        StatusCode::OK => AnalyticsFault::Compressed,
        StatusCode::NOT_FOUND
        | StatusCode::METHOD_NOT_ALLOWED
        | StatusCode::GONE
        | StatusCode::NOT_IMPLEMENTED => AnalyticsFault::Missing,
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => AnalyticsFault::Unauthorized,
        StatusCode::TOO_MANY_REQUESTS => AnalyticsFault::TooMany,
        status if status.is_server_error() => AnalyticsFault::ServerError,
        status if status.is_redirection() => AnalyticsFault::Redirected,
        _ => AnalyticsFault::Rejected,
    })
}

/// Whether the body is as it is, without any compression (RFC 9110, 8.4).
fn is_plain(response: &Response) -> bool {
    let mut encodings = response.headers().get_all(CONTENT_ENCODING).iter();
    encodings.all(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// Whether the answer is said to be JSON (RFC 8259, 11; RFC 6839, 3.1).
fn is_json(response: &Response) -> bool {
    let content_type =
        response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind == "text/json" || kind.ends_with("+json")
}

/// Why there was no answer at all.
fn unanswered(why: &reqwest::Error) -> AnalyticsFault {
    if cause::<Forbidden>(why).is_some() {
        AnalyticsFault::ForbiddenAddress
    } else if why.is_dns() {
        AnalyticsFault::UnknownHost
    } else if cause::<rustls::Error>(why).is_some() || (why.is_connect() && hung_up(why)) {
        AnalyticsFault::Insecure
    } else {
        match cause::<hyper::Error>(why) {
            Some(why) if why.is_parse_too_large() => AnalyticsFault::TooLarge,
            Some(why) if why.is_parse() => AnalyticsFault::OtherVersion,
            _ => AnalyticsFault::Unreachable,
        }
    }
}

/// Whether what connected hung up at once, as servers do that expect no https.
fn hung_up(why: &reqwest::Error) -> bool {
    causes(why).filter_map(|why| why.downcast_ref::<io::Error>()).any(|why| {
        matches!(
            why.kind(),
            io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe
        )
    })
}

/// The first of the causes that is a `T`.
fn cause<'a, T: Error + 'static>(why: &'a (dyn Error + 'static)) -> Option<&'a T> {
    causes(why).find_map(|why| why.downcast_ref())
}

/// The error, what caused it, and so on. What an [`io::Error`] was made of is among them; its `source` skips that.
fn causes<'a>(why: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(why), |&why| {
        let inner = why.downcast_ref().and_then(io::Error::get_ref);
        inner.map(|inner| inner as _).or_else(|| why.source())
    })
}
