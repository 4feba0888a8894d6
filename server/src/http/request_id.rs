//! A name for each request, by which what is logged of it can be found.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Where a proxy before the server names a request, and where the answer says its name.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The longest name that is taken over from a proxy.
const LONGEST: usize = 64;

/// A request's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

tokio::task_local! {
    static CURRENT: RequestId;
}

impl RequestId {
    /// The one that the request brings, or a new one. It goes into logs, so what could be an address, a key with its dots or a
    /// line of its own is not taken over.
    pub fn of(headers: &HeaderMap) -> Self {
        let brought = headers.get(HEADER).and_then(|value| value.to_str().ok());
        let is_name = |text: &&str| {
            let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_part)
        };
        brought.filter(is_name).map_or_else(Self::new, |text| Self(text.to_owned()))
    }

    fn new() -> Self {
        let mut bits = [0; 16];
        // Without random numbers nobody could sign in; here the worst is that requests share a name.
        let _ = getrandom::fill(&mut bits);
        Self(hex::encode(bits))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a header's value.
    pub fn to_header(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.0).ok()
    }

    /// Does something in this request's name.
    pub async fn scope<T>(self, doing: impl Future<Output = T>) -> T {
        CURRENT.scope(self, doing).await
    }
}

/// The name of the request that is being answered, for the body of an error.
pub fn current() -> Option<String> {
    CURRENT.try_with(|id| id.0.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> RequestId {
        RequestId::of(&HeaderMap::from_iter([(HEADER, HeaderValue::from_str(text).unwrap())]))
    }

    #[test]
    fn a_name_that_is_brought_is_kept() {
        for name in ["0f3a", "7d9f7ba1-5c1e-4a52-9a3e-0c2f3f9d1c11", "01JDM3_x"] {
            assert_eq!(of(name).as_str(), name);
        }
    }

    #[test]
    fn what_is_no_name_is_replaced() {
        let long = "a".repeat(65);
        for text in ["", "ana@example.org", "203.0.113.7", "2001:db8::1", "two words", "ä", long.as_str()] {
            let id = of(text);
            assert_ne!(id.as_str(), text);
            assert_eq!(id.as_str().len(), 32);
        }
        let none = HeaderMap::new();
        assert_ne!(RequestId::of(&none), RequestId::of(&none));
    }
}
