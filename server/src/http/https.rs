//! Whether browsers come by https: the server itself speaks http, with a proxy before it.

use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderMap},
    middleware::Next,
    response::Response,
};
use url::Url;

use super::Forwarded;

/// What is known before a request comes.
#[derive(Clone, Copy)]
pub struct Known {
    /// All browsers do: the server was told so.
    always: bool,
    forwarded: Forwarded,
}

impl Known {
    /// Of a server that browsers reach at `public`, if it was told.
    pub fn of(public: Option<&Url>, forwarded: Forwarded) -> Self {
        Self { always: public.is_some_and(|url| url.scheme() == "https"), forwarded }
    }

    fn says(self, headers: &HeaderMap) -> bool {
        self.always || (self.forwarded == Forwarded::Trusted && nearest_is_https(headers))
    }
}

/// What the nearest proxy says, which wrote last.
fn nearest_is_https(headers: &HeaderMap) -> bool {
    let last = headers.get_all("x-forwarded-proto").iter().next_back();
    let last = last.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    last.is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("https"))
}

#[derive(Clone, Copy)]
struct Https(bool);

/// Notes whether the request came by https.
pub async fn note(State(known): State<Known>, mut request: Request, next: Next) -> Response {
    let https = Https(known.says(request.headers()));
    request.extensions_mut().insert(https);
    next.run(request).await
}

/// Whether a request with these extensions came by https, as far as is known.
pub fn is_https(extensions: &Extensions) -> bool {
    extensions.get::<Https>().is_some_and(|https| https.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_proxy_says_counts_only_when_there_is_one() {
        let (http, https) = (Url::parse("http://desk.example").ok(), Url::parse("https://desk.example").ok());
        for (public, forwarded, said, expected) in [
            (None, Forwarded::Trusted, &["https"][..], true),
            (None, Forwarded::Trusted, &["http", "HTTPS "], true),
            (None, Forwarded::Trusted, &["https, http"], false),
            (None, Forwarded::Trusted, &[], false),
            (None, Forwarded::Ignored, &["https"], false),
            (http.as_ref(), Forwarded::Ignored, &["https"], false),
            (https.as_ref(), Forwarded::Ignored, &[], true),
            (https.as_ref(), Forwarded::Trusted, &["http"], true),
        ] {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append("x-forwarded-proto", value.parse().unwrap());
            }
            let known = Known::of(public, forwarded);
            assert_eq!(known.says(&headers), expected, "{public:?} {forwarded:?} {said:?}");
        }
    }
}
