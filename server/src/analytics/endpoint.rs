//! Where a chatbot's analytics endpoint is, and the token that opens it.

use app::{Error, backend::Secret, i18n::Message, message};
use reqwest::header::HeaderValue;
use url::{Origin, Url};

/// The longest address that is taken, in bytes.
const URL_BYTES: usize = 2_048;
/// The longest token that is taken, in bytes.
const TOKEN_BYTES: usize = 4_096;
/// The longest cursor a chatbot may give, in bytes.
pub(super) const CURSOR_BYTES: usize = 1_024;

/// A chatbot's analytics endpoint. Without Debug: the path may be a secret too.
#[derive(Clone)]
pub struct Endpoint {
    /// Without a slash at the end of its path, but for the one that every path begins with.
    url: Url,
    token: Option<HeaderValue>,
}

impl Endpoint {
    /// The endpoint at `url`, as an admin wrote it. Whether the server may connect there is found out when it does: what a
    /// name leads to today says nothing about tomorrow.
    ///
    /// # Errors
    /// [`Error::Invalid`] of `analytics_url`, unless it is http or https with a host and nothing but a port and a path
    /// beside it, in at most 2,048 bytes; of `analytics_token`, unless it is 1 to 4,096 visible ASCII characters.
    pub fn new(url: &str, token: Option<&Secret>) -> Result<Self, Error> {
        Ok(Self { url: read_url(url)?, token: token.map(authorization).transpose()? })
    }

    /// Scheme, host and port: a kept token goes nowhere but to the origin it was entered for.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.url.origin()
    }

    /// The address in the one form in which it is kept: the host as it is resolved, no slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The host, for the check of addresses that are given as such.
    pub(super) fn host(&self) -> Option<url::Host<&str>> {
        self.url.host()
    }

    /// The value of the Authorization header; one that debug output leaves out.
    pub(super) fn authorization(&self) -> Option<&HeaderValue> {
        self.token.as_ref()
    }

    /// The address of the page of at most `limit` users that follows `since`; without it, of the first.
    pub(super) fn page(&self, since: Option<&str>, limit: u32) -> Url {
        let mut url = self.url.clone();
        url.set_path(&format!("{}/users", url.path().trim_end_matches('/')));
        let mut query = url.query_pairs_mut();
        if let Some(cursor) = since {
            query.append_pair("since", cursor);
        }
        query.append_pair("limit", &limit.to_string());
        drop(query);
        url
    }
}

fn read_url(text: &str) -> Result<Url, Error> {
    let refused = |reason: Message| Error::invalid("analytics_url", reason);
    let too_long = || refused(message!("reason-too-many-characters", max = URL_BYTES));
    if text.len() > URL_BYTES {
        return Err(too_long());
    }
    let mut url = Url::parse(text).map_err(|_| refused(message!("reason-not-analytics-url")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(message!("reason-url-scheme")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(message!("reason-url-login")));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused(message!("reason-url-query")));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    // Escaped characters and foreign hosts have grown.
    if url.as_str().len() > URL_BYTES {
        return Err(too_long());
    }
    Ok(url)
}

fn authorization(token: &Secret) -> Result<HeaderValue, Error> {
    let token = token.reveal();
    let refused =
        || Error::invalid("analytics_token", message!("reason-token-characters", max = TOKEN_BYTES));
    if token.is_empty() || token.len() > TOKEN_BYTES || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(refused());
    }
    let mut value = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| refused())?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(url: &str) -> Endpoint {
        Endpoint::new(url, None).unwrap_or_else(|why| panic!("{url}: {why}"))
    }

    fn refusal(url: &str, token: Option<&str>) -> Option<Error> {
        Endpoint::new(url, token.map(Secret::new).as_ref()).err()
    }

    #[test]
    fn users_are_asked_for_below_the_address_with_or_without_a_slash_at_its_end() {
        for (url, kept, page) in [
            ("https://bot.example", "https://bot.example", "https://bot.example/users?limit=7"),
            ("https://bot.example/", "https://bot.example", "https://bot.example/users?limit=7"),
            (" HTTP://Bot.Example:80/a ", "http://bot.example/a", "http://bot.example/a/users?limit=7"),
            (
                "https://bot.example:8443/a/b/",
                "https://bot.example:8443/a/b",
                "https://bot.example:8443/a/b/users?limit=7",
            ),
            ("http://[2001:DB8::1]/", "http://[2001:db8::1]", "http://[2001:db8::1]/users?limit=7"),
            (
                "https://bücher.example/ä",
                "https://xn--bcher-kva.example/%C3%A4",
                "https://xn--bcher-kva.example/%C3%A4/users?limit=7",
            ),
        ] {
            let endpoint = endpoint(url);
            assert_eq!(endpoint.as_str(), kept);
            assert_eq!(endpoint.page(None, 7).as_str(), page);
            assert_eq!(self::endpoint(kept).as_str(), kept, "what is kept stays as it is");
        }
    }

    #[test]
    fn a_cursor_comes_back_as_it_was_given() {
        let cursor = "é&limit=1#?/+ %20=\"";
        let page = endpoint("https://bot.example").page(Some(cursor), 1_000);
        let pairs: Vec<_> = page.query_pairs().into_owned().collect();
        assert_eq!(pairs, [("since".to_owned(), cursor.to_owned()), ("limit".to_owned(), "1000".to_owned())]);
        assert_eq!(page.fragment(), None);
    }

    #[test]
    fn an_address_is_http_with_a_host_and_nothing_else() {
        let long = format!("https://bot.example/{}", "x".repeat(URL_BYTES));
        let grows = format!("https://bot.example/{}", "ä".repeat(500));
        for url in [
            "",
            "bot.example/analytics",
            "//bot.example",
            "http://",
            "https:///?",
            "http://bot .example",
            "http://1.2.3.4.5",
            "http://256.1.1.1",
            "file:///etc/passwd",
            "ftp://bot.example",
            "javascript:alert(1)",
            "https://user@bot.example",
            "https://:word@bot.example",
            "https://user:word@bot.example",
            "https://bot.example?",
            "https://bot.example/?limit=1",
            "https://bot.example/#",
            "https://bot.example/#top",
            &long,
            &grows,
        ] {
            let Some(Error::Invalid { field, .. }) = refusal(url, None) else { panic!("{url} was taken") };
            assert_eq!(field, "analytics_url");
        }
    }

    #[test]
    fn a_token_is_visible_ascii() {
        let url = "https://bot.example";
        for token in ["t", "a~!\"b", &"x".repeat(TOKEN_BYTES)] {
            let endpoint =
                Endpoint::new(url, Some(&Secret::new(token))).unwrap_or_else(|why| panic!("{why}"));
            let header = endpoint.authorization().unwrap();
            assert_eq!(header, &format!("Bearer {token}"));
            assert!(header.is_sensitive());
        }
        for token in ["", " ", "two words", "line\r\nX-More: yes", "tökén", &"x".repeat(TOKEN_BYTES + 1)] {
            let Some(Error::Invalid { field, reason }) = refusal(url, Some(token)) else {
                panic!("{token:?}")
            };
            assert_eq!(field, "analytics_token");
            assert!(token.trim().is_empty() || !reason.to_string().contains(token));
        }
    }

    #[test]
    fn origins_differ_by_scheme_host_and_port_alone() {
        let origin = |url: &str| endpoint(url).origin();
        assert_eq!(origin("https://bot.example/a"), origin("https://BOT.example:443/b/"));
        for other in ["http://bot.example", "https://bot.example:444", "https://bot2.example"] {
            assert_ne!(origin("https://bot.example"), origin(other), "{other}");
        }
    }
}
