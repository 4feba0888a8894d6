//! The mail server that takes the mails.

use std::{error::Error as _, net::IpAddr, time::Duration};

use app::{i18n::Message as Said, message};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{self, PoolConfig},
};
use url::{Host, Url};

/// How long a mail may take, from connecting to the server's word that it has it.
const PATIENCE: Duration = Duration::from_mins(1);
/// Connections at once; also how many mails are sent at once.
pub const CONNECTIONS: u32 = 4;
/// How much of a mail server's answer is kept, in characters.
const ANSWER: usize = 300;

/// Why mails can't be sent with these settings, as a sentence that says what to do.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailSettingsError {
    /// It is no address, or of another scheme.
    #[error(
        "The mail server's address can't be read. It must be like \
         smtp://USER:PASSWORD@mail.example.org:587?tls=required, or smtps://… for a server that encrypts from the beginning; \
         write special characters of user and password as %40 and so on."
    )]
    Url,
    /// Who listens on the way could read the password.
    #[error(
        "User and password would go to the mail server unencrypted. Add ?tls=required to its address, or use smtps://."
    )]
    Unencrypted,
    /// One of the two is missing.
    #[error(
        "The mail server's address has a user without a password or a password without a user. Give both or none."
    )]
    HalfLogin,
    /// It is no mailbox.
    #[error(
        "{0:?} can't be what mails come from. It must be like desk@example.org or \"Harbor Help <desk@example.org>\"."
    )]
    From(String),
    /// The system's certificates can't be read, for example.
    #[error("Mails can't be sent: {0}.")]
    Other(String),
}

/// Why a mail was not taken, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailFault {
    /// It may be taken later.
    Passing(Said),
    /// It never will.
    Lasting(Said),
}

impl MailFault {
    /// The sentence.
    #[must_use]
    pub fn into_message(self) -> Said {
        match self {
            Self::Passing(why) | Self::Lasting(why) => why,
        }
    }
}

/// A mail server, and who the mails come from.
pub struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        // Of another scheme than http, a name isn't looked at.
        Some(Host::Domain(name)) => {
            name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}

impl MailServer {
    /// Checks the settings; nothing is connected to yet. Call it within a runtime.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn new(url: &str, from: &str) -> Result<Self, MailSettingsError> {
        let parsed = Url::parse(url).map_err(|_| MailSettingsError::Url)?;
        if parsed.host_str().is_none_or(str::is_empty) {
            return Err(MailSettingsError::Url);
        }
        let tls = parsed.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let is_encrypted = match (parsed.scheme(), tls.as_deref()) {
            ("smtps", _) | ("smtp", Some("required")) => true,
            ("smtp", None | Some("opportunistic")) => false,
            _ => return Err(MailSettingsError::Url),
        };
        let (has_user, has_password) = (!parsed.username().is_empty(), parsed.password().is_some());
        if has_user != has_password {
            return Err(MailSettingsError::HalfLogin);
        }
        if has_password && !is_encrypted && !is_this_machine(&parsed) {
            return Err(MailSettingsError::Unencrypted);
        }
        let from = from.parse().map_err(|_| MailSettingsError::From(from.to_owned()))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|cause| MailSettingsError::Other(cause.to_string()))?
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        Ok(Self { transport, from })
    }

    /// Who the mails come from.
    pub(super) const fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Hands a mail over.
    pub(super) async fn send(&self, message: Message) -> Result<(), MailFault> {
        match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(cause)) => Err(fault(&cause)),
            Err(_) => Err(slow()),
        }
    }
}

fn slow() -> MailFault {
    MailFault::Passing(message!("mail-fault-slow"))
}

/// One line of what a mail server said.
fn answer(cause: &smtp::Error) -> String {
    let said = cause.source().map(ToString::to_string).unwrap_or_default();
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept: String = line.chars().filter(|c| !c.is_control()).take(ANSWER).collect();
    kept.trim_end_matches('.').to_owned()
}

fn fault(cause: &smtp::Error) -> MailFault {
    let said = match (cause.status(), answer(cause)) {
        (Some(code), answer) => format!("{code} {answer}"),
        (None, answer) => answer,
    };
    let said = said.trim();
    if cause.is_timeout() {
        slow()
    } else if cause.is_transient() {
        MailFault::Passing(message!("mail-fault-passing", answer = said))
    } else if cause.is_permanent() {
        MailFault::Lasting(message!("mail-fault-refused", answer = said))
    } else if cause.is_tls() {
        MailFault::Lasting(message!("mail-fault-unencrypted", answer = said))
    } else if cause.is_response() || cause.is_client() {
        MailFault::Lasting(message!("mail-fault-foreign", answer = said))
    } else {
        MailFault::Passing(message!("mail-fault-unreachable", answer = said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "desk@example.org";

    fn refusal(url: &str, from: &str) -> Option<MailSettingsError> {
        MailServer::new(url, from).err()
    }

    #[tokio::test]
    async fn good_settings_are_taken() {
        for url in [
            "smtp://mail.example.org",
            "smtp://mail.example.org?tls=required",
            "smtp://me%40example.org:pa%3Ass@mail.example.org:2525?tls=required",
            "smtps://me:secret@mail.example.org",
            "smtp://me:secret@localhost:1025",
            "smtp://me:secret@127.0.0.1:1025",
            "smtp://me:secret@[::1]:1025",
        ] {
            assert_eq!(refusal(url, FROM), None, "{url}");
        }
        assert_eq!(refusal("smtp://mail.example.org", "Harbor Help <desk@example.org>"), None);
    }

    #[tokio::test]
    async fn wrong_settings_say_what_to_do() {
        for url in [
            "",
            "mail.example.org",
            "mail.example.org:25",
            "https://mail.example.org",
            "smtp://",
            "smtp://mail.example.org?tls=maybe",
        ] {
            assert_eq!(refusal(url, FROM), Some(MailSettingsError::Url), "{url}");
        }
        for url in
            ["smtp://me:secret@mail.example.org", "smtp://me:secret@mail.example.org?tls=opportunistic"]
        {
            assert_eq!(refusal(url, FROM), Some(MailSettingsError::Unencrypted), "{url}");
        }
        for url in ["smtps://me@mail.example.org", "smtps://:secret@mail.example.org"] {
            assert_eq!(refusal(url, FROM), Some(MailSettingsError::HalfLogin), "{url}");
        }
        for from in ["", "desk", "Desk <desk>"] {
            let told = refusal("smtp://mail.example.org", from);
            assert_eq!(told, Some(MailSettingsError::From(from.to_owned())), "{from}");
        }
        let told = refusal("smtp://me:swordfish@mail.example.org", FROM).unwrap().to_string();
        assert!(!told.contains("swordfish"));
    }
}
