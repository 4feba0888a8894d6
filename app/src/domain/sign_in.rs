//! The way into the console, as the page walks it.

use super::{Role, Status, User};

/// Where one lands who was nowhere before.
const BEGINNING: &str = "/";
/// Places that are for those who are not signed in.
const OUTSIDE: &[&str] = &["/sign-in", "/set-password", "/invitation"];

/// Where to go after signing in: back to `place`, if it is one of this site that is worth coming back to.
#[must_use]
pub fn way_back(place: Option<&str>) -> &str {
    place.filter(|place| is_own(place)).unwrap_or(BEGINNING)
}

/// Browsers read `//host` and `/\host` as the address of another site (WHATWG URL, 4.4), and drop tabs and line ends
/// before they look.
fn is_own(place: &str) -> bool {
    let is_path = place.starts_with('/') && !place.starts_with("//");
    let path = place.split(['?', '#']).next().unwrap_or_default();
    let is_plain = !place.contains('\\') && !place.chars().any(char::is_control);
    is_path && is_plain && !OUTSIDE.contains(&path)
}

/// Whether passkeys can belong to this host: browsers take none for a bare IP address (`WebAuthn` level 3, 5.1.3).
#[must_use]
pub fn takes_passkeys(host: &str) -> bool {
    // Colons are IPv6's; no domain ends with a number (WHATWG URL, 3.5).
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    !last.is_empty() && !host.contains(':') && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a user may come in to the console and manage their chatbot.
#[must_use]
pub fn may_sign_in(user: &User) -> bool {
    (user.status, user.role) == (Status::Active, Role::Admin) && user.email.is_some()
}

/// Why the browser's authenticator gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyFault {
    /// The person said no, or nothing for a while: that is no error.
    Cancelled,
    /// The authenticator holds a passkey of this account already.
    Registered,
    /// The page's address takes none.
    Address,
    /// Anything else.
    Failed,
}

impl PasskeyFault {
    /// By the name of the browser's exception (`WebAuthn` level 3, 5.1.3 and 5.1.4).
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "NotAllowedError" | "AbortError" => Self::Cancelled,
            "InvalidStateError" => Self::Registered,
            "SecurityError" => Self::Address,
            _ => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Timestamp, UserId};

    #[test]
    fn one_goes_back_to_where_one_was() {
        for place in ["/", "/chatbots/3/users?search=ana%20%26&sort=name", "/account"] {
            assert_eq!(way_back(Some(place)), place);
        }
        assert_eq!(way_back(None), "/");
    }

    #[test]
    fn no_place_leads_to_another_site_or_back_to_the_door() {
        for place in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "chatbots/3",
            "/sign-in",
            "/sign-in#rcl_x",
            "/set-password?x",
            "/invitation#rci_x",
        ] {
            assert_eq!(way_back(Some(place)), "/", "{place}");
        }
    }

    #[test]
    fn passkeys_belong_to_names_and_not_to_addresses() {
        for host in ["localhost", "rollcall.example.org", "rollcall.example.", "1.example", "xn--e1afmkfd"] {
            assert!(takes_passkeys(host), "{host}");
        }
        for host in ["127.0.0.1", "127.0.0.1.", "[::1]", "::1", ""] {
            assert!(!takes_passkeys(host), "{host}");
        }
    }

    #[test]
    fn active_admins_with_an_email_may_sign_in() {
        let admin = User {
            id: UserId(1),
            version: 1,
            name: "Ana".to_owned(),
            email: Some("ana@example.org".to_owned()),
            visitor: None,
            status: Status::Active,
            role: Role::Admin,
            created_at: Timestamp(0),
            signed_in_at: None,
            last_active_at: None,
            sessions: 0,
            network: None,
            questions: None,
            last_seen_at: None,
            invitation: None,
        };
        assert!(may_sign_in(&admin));
        assert!(!may_sign_in(&User { role: Role::Regular, ..admin.clone() }));
        assert!(!may_sign_in(&User { status: Status::Disabled, ..admin.clone() }));
        assert!(!may_sign_in(&User { status: Status::Pending, ..admin.clone() }));
        assert!(!may_sign_in(&User { email: None, ..admin }));
    }

    #[test]
    fn a_prompt_that_was_closed_is_no_failure() {
        assert_eq!(PasskeyFault::of("NotAllowedError"), PasskeyFault::Cancelled);
        assert_eq!(PasskeyFault::of("AbortError"), PasskeyFault::Cancelled);
        assert_eq!(PasskeyFault::of("InvalidStateError"), PasskeyFault::Registered);
        assert_eq!(PasskeyFault::of("SecurityError"), PasskeyFault::Address);
        assert_eq!(PasskeyFault::of("TypeError"), PasskeyFault::Failed);
    }
}
