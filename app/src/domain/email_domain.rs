//! The domains whose people need no invitation.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Email, Invalid};

/// The longest domain, in bytes (RFC 1035, 2.3.4, less its root).
const MAX_BYTES: usize = 253;

/// The domain of email addresses, in lower case: `example.org`. It stands for itself and not for what is below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct EmailDomain(String);

impl EmailDomain {
    /// The most that a chatbot may have.
    pub const MOST: usize = 100;

    /// Trims and checks `text`; any script is taken, and its `xn--` spelling as well.
    ///
    /// # Errors
    /// When no email address could have it behind its @.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        let domain = text.trim().to_lowercase();
        if domain.is_empty() {
            return Err(Invalid(message!("reason-empty")));
        }
        if domain.len() > MAX_BYTES {
            return Err(Invalid(message!("reason-too-many-characters", max = MAX_BYTES)));
        }
        let is_domain = !domain.contains('@') && Email::new(&format!("x@{domain}")).is_ok();
        is_domain.then_some(Self(domain)).ok_or_else(|| Invalid(message!("reason-not-domain")))
    }

    /// Reads a list: one on a line, or with commas, semicolons or spaces between. A domain that is there twice is there once.
    ///
    /// # Errors
    /// The first that is none, or that there are too many.
    pub fn parse_list(list: &str) -> Result<Vec<Self>, Invalid> {
        let mut domains = Vec::new();
        let words = list.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
        for word in words.filter(|word| !word.is_empty()) {
            let domain = Self::new(word).map_err(|Invalid(why)| {
                Invalid(message!("reason-domain-not-taken", domain = word, reason = why))
            })?;
            if !domains.contains(&domain) {
                domains.push(domain);
            }
        }
        Self::check_number(&domains)?;
        Ok(domains)
    }

    /// Whether a chatbot may have as many as these.
    ///
    /// # Errors
    /// When there are too many.
    pub fn check_number(domains: &[Self]) -> Result<(), Invalid> {
        if domains.len() > Self::MOST {
            return Err(Invalid(message!("reason-too-many-domains", max = Self::MOST)));
        }
        Ok(())
    }

    /// The domain.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EmailDomain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_kept_in_lower_case() {
        assert_eq!(EmailDomain::new(" Example.ORG ").unwrap().as_str(), "example.org");
        for good in ["bücher.example", "例子.cn", "xn--bcher-kva.example", "a-b.c.example.org"] {
            assert_eq!(EmailDomain::new(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn what_stands_behind_no_at_is_refused() {
        for bad in [
            "",
            " ",
            "@example.org",
            "ana@example.org",
            "example..org",
            ".example.org",
            "example.org.",
            "exa mple.org",
            "*.example.org",
            "https://example.org",
            "[127.0.0.1]",
            "-a.org",
        ] {
            assert!(EmailDomain::new(bad).is_err(), "{bad:?}");
        }
        assert!(EmailDomain::new(&format!("{}.org", "a.".repeat(130))).is_err());
    }

    #[test]
    fn a_list_is_read_however_it_is_parted() {
        let list = EmailDomain::parse_list("a.org, B.org;c.org\n\n d.org a.org,").unwrap();
        assert_eq!(
            list.iter().map(EmailDomain::as_str).collect::<Vec<_>>(),
            ["a.org", "b.org", "c.org", "d.org"]
        );
        assert_eq!(EmailDomain::parse_list(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn a_list_names_what_it_stumbles_over() {
        let told = EmailDomain::parse_list("a.org, ana@b.org").unwrap_err().to_string();
        assert_eq!(
            told,
            "has “ana@b.org”, which is not a domain like example.org, without what stands before the @"
        );
        let many = |number: usize| {
            let list: Vec<_> = (0..number).map(|index| format!("d{index}.org")).collect();
            EmailDomain::parse_list(&list.join(","))
        };
        assert_eq!(many(100).unwrap().len(), 100);
        assert_eq!(many(101).unwrap_err().to_string(), "must be at most 100 domains");
    }
}
