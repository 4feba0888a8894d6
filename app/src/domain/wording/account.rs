//! What the page says of accounts and of coming in.

use std::fmt::Write as _;

use crate::domain::{Account, AccountChoice, ConsoleSession, PasskeyFault, Way};

/// The rule for a new password, said beforehand.
#[must_use]
pub fn password_rule() -> String {
    t!("account-password-rule")
}

/// Said of a step that came too late.
#[must_use]
pub fn took_too_long() -> String {
    t!("account-took-too-long")
}

/// Said in the place of adding a passkey, where the server has nothing against it.
#[must_use]
pub fn no_passkeys_here() -> String {
    t!("account-no-passkeys-here")
}

/// Said above the chatbots to an owner who comes in by links alone.
#[must_use]
pub fn no_password_yet() -> String {
    t!("account-set-a-password")
}

/// Whose account it is, in a word or two. The owner may have no name and no email.
#[must_use]
pub fn account_name(account: &Account) -> String {
    let named = Some(&account.name).filter(|name| !name.is_empty());
    named.or(account.email.as_ref()).cloned().unwrap_or_else(|| t!("shell-owner"))
}

/// What stands below "Your account": who one is, or that there is no password yet.
#[must_use]
pub fn account_note(account: &Account) -> String {
    let name = account_name(account);
    if account.has_password { name } else { t!("shell-no-password", name = name) }
}

/// An account to choose.
#[must_use]
pub fn account_choice(choice: &AccountChoice) -> String {
    match choice.chatbot {
        None => t!("account-of-owner"),
        Some(_) => choice.name.clone(),
    }
}

impl Way {
    /// Behind what someone signed in to.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Link => t!("account-by-link"),
            Self::Password => t!("account-by-password"),
            Self::SecondFactor => t!("account-by-second-factor"),
            Self::Passkey => t!("account-by-passkey"),
        }
    }
}

/// What browser a session is in.
#[must_use]
pub fn session_browser(session: &ConsoleSession) -> String {
    match session.browser.split_once(" on ") {
        Some((browser, system)) => t!("account-browser", browser = browser, system = system),
        None if session.browser.is_empty() => t!("account-unknown-browser"),
        None => session.browser.clone(),
    }
}

/// How and from where a session began: "Signed in by passkey from 192.168.x.x".
#[must_use]
pub fn session_origin(session: &ConsoleSession) -> String {
    let way = session.way.label();
    if let Some(network) = &session.network {
        t!("account-session-from", way = way, network = network.to_string())
    } else {
        t!("account-session", way = way)
    }
}

/// A secret in groups of four, as people type it.
#[must_use]
pub fn grouped(secret: &str) -> String {
    let mut groups = String::with_capacity(secret.len() * 5 / 4);
    for (at, letter) in secret.chars().filter(|letter| !letter.is_whitespace()).enumerate() {
        if at > 0 && at % 4 == 0 {
            groups.push(' ');
        }
        groups.push(letter);
    }
    groups
}

/// The file of recovery codes.
#[must_use]
pub fn recovery_file(account: &Account, site: &str, codes: &[String]) -> String {
    let title = t!("account-recovery-file", account = account_name(account), site = site);
    let mut file = format!("{title}\r\n{}\r\n\r\n", t!("account-recovery-file-hint"));
    for code in codes {
        // Writing to a String never fails.
        let _ = write!(file, "{code}\r\n");
    }
    file
}

/// How many recovery codes are left.
#[must_use]
pub fn recovery_codes_left(codes: u32) -> String {
    if codes == 0 { t!("account-no-recovery-codes") } else { t!("account-recovery-codes", count = codes) }
}

/// After too many tries, of which none is taken for a while: never less than it is.
#[must_use]
pub fn too_many_tries(seconds: u32) -> String {
    if seconds <= 90 {
        t!("account-too-many-tries", seconds = seconds)
    } else {
        t!("account-too-many-tries-for-minutes", minutes = seconds.div_ceil(60))
    }
}

/// On the button that waits: "Wait 0:42".
#[must_use]
pub fn countdown(seconds: u32) -> String {
    t!("account-wait", time = format!("{}:{:02}", seconds / 60, seconds % 60))
}

impl PasskeyFault {
    /// Said where a passkey was to sign in.
    #[must_use]
    pub fn at_sign_in(self) -> String {
        match self {
            Self::Cancelled => t!("account-passkey-not-used"),
            Self::Address => t!("account-passkey-not-here-but-password"),
            Self::Registered | Self::Failed => t!("account-passkey-use-failed"),
        }
    }

    /// Said where a passkey was to be added.
    #[must_use]
    pub fn at_adding(self) -> String {
        match self {
            Self::Cancelled => t!("account-passkey-not-added"),
            Self::Registered => t!("account-passkey-there-already"),
            Self::Address => t!("account-passkey-not-here"),
            Self::Failed => t!("account-passkey-adding-failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ChatbotId, ConsoleSessionId, Network, Timestamp};

    fn owner() -> Account {
        Account {
            chatbot: None,
            name: String::new(),
            email: None,
            has_password: false,
            second_factor: None,
            passkeys: Vec::new(),
            no_passkeys: None,
        }
    }

    fn session() -> ConsoleSession {
        ConsoleSession {
            id: ConsoleSessionId(1),
            current: true,
            way: Way::Passkey,
            created_at: Timestamp(0),
            last_used_at: Timestamp(0),
            network: Network::mask("192.168.1.2"),
            browser: "Firefox on Linux".to_owned(),
        }
    }

    #[test]
    fn an_account_is_called_by_its_name_its_email_or_as_the_owners() {
        let with_email = Account { email: Some("ana@example.org".to_owned()), ..owner() };
        assert_eq!(account_name(&owner()), "Owner");
        assert_eq!(account_name(&with_email), "ana@example.org");
        assert_eq!(account_name(&Account { name: "Ana".to_owned(), ..with_email.clone() }), "Ana");
        assert_eq!(account_note(&owner()), "Owner, no password yet");
        assert_eq!(account_note(&Account { has_password: true, ..with_email }), "ana@example.org");
    }

    #[test]
    fn accounts_to_choose_from_are_chatbots_and_the_owners() {
        let choice = |chatbot, name: &str| AccountChoice { chatbot, name: name.to_owned() };
        assert_eq!(account_choice(&choice(None, "")), "Owner: all chatbots");
        assert_eq!(account_choice(&choice(Some(ChatbotId(3)), "Harbor Help")), "Harbor Help");
    }

    #[test]
    fn a_session_says_how_and_from_where_it_began() {
        assert_eq!(session_origin(&session()), "Signed in by passkey from 192.168.x.x");
        let unknown = ConsoleSession { network: None, browser: String::new(), ..session() };
        assert_eq!(session_origin(&unknown), "Signed in by passkey");
        assert_eq!(session_browser(&unknown), "Unknown browser");
        assert_eq!(session_browser(&session()), "Firefox on Linux");
    }

    #[test]
    fn a_secret_is_typed_in_groups_of_four() {
        assert_eq!(grouped("JBSWY3DPEHPK3PXPA"), "JBSW Y3DP EHPK 3PXP A");
        assert_eq!(grouped("JBSW Y3DP"), "JBSW Y3DP");
        assert_eq!(grouped(""), "");
    }

    #[test]
    fn how_long_to_wait_is_said_in_seconds_then_in_minutes() {
        assert_eq!(too_many_tries(1), "Too many tries. The next one is taken in 1 second.");
        assert_eq!(too_many_tries(42), "Too many tries. The next one is taken in 42 seconds.");
        assert_eq!(too_many_tries(91), "Too many tries. The next one is taken in 2 minutes.");
        assert_eq!(too_many_tries(900), "Too many tries. The next one is taken in 15 minutes.");
        assert_eq!(countdown(42), "Wait 0:42");
        assert_eq!(countdown(725), "Wait 12:05");
    }

    #[test]
    fn the_file_of_recovery_codes_says_what_they_are() {
        let codes = ["aaaa-bbbb".to_owned(), "cccc-dddd".to_owned()];
        let file = recovery_file(&owner(), "https://rollcall.example", &codes);
        assert!(file.starts_with("Recovery codes of Owner for Rollcall at https://rollcall.example\r\n"));
        assert!(file.ends_with("\r\n\r\naaaa-bbbb\r\ncccc-dddd\r\n"));
        assert_eq!(recovery_codes_left(1), "1 recovery code is left.");
        assert_eq!(recovery_codes_left(10), "10 recovery codes are left.");
        assert!(recovery_codes_left(0).starts_with("No recovery codes are left"));
    }
}
