//! What an invitation's mail says.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use app::domain::{Role, Timestamp};
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

use super::Mail;

/// Tells programs that nobody wrote this by hand, so that none answers it (RFC 3834, 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where the mail goes; `None`: to no address that a mail server could know.
fn recipient(mail: &Mail) -> Option<Mailbox> {
    let (mailbox, domain) = mail.email.as_str().rsplit_once('@')?;
    // Not every mail server takes a domain in other letters (RFC 6531); all know it in these.
    let domain = idna::domain_to_ascii(domain).ok()?;
    let name = Some(line(&mail.name)).filter(|name| !name.is_empty());
    Some(Mailbox::new(name, Address::new(mailbox, domain).ok()?))
}

/// What can stand in a header: names were checked when they were entered, and are not trusted here.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "")
}

fn date(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

fn text(mail: &Mail, url: &str) -> String {
    let (name, chatbot) = (line(&mail.name), line(&mail.chatbot));
    let hello = if name.is_empty() { "Hello,".to_owned() } else { format!("Hello {name},") };
    let role = match mail.role {
        Role::Admin => ",\nas an admin who may manage its users",
        Role::Regular => "",
    };
    let until = date(mail.expires_at);
    format!(
        "{hello}

you are invited to the chatbot {chatbot}{role}.

Open this link to accept the invitation:

{url}

The link is for you alone and can be used once, until
{until}.

If you don't know what this is about, ignore this mail: nothing happens
without you, and the invitation ends by itself.
"
    )
}

/// The mail with a link to accept the invitation at `url`; `None`: it can't be sent to this address.
pub fn write(mail: &Mail, from: &Mailbox, url: &str, now: Timestamp) -> Option<Message> {
    let now: SystemTime = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.0).unwrap_or(0));
    let message = Message::builder()
        .from(from.clone())
        .to(recipient(mail)?)
        .subject(format!("You are invited to {}", line(&mail.chatbot)))
        .date(now)
        .message_id(None)
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(text(mail, url));
    message.ok()
}

#[cfg(test)]
mod tests {
    use app::{
        backend::Secret,
        domain::{ChatbotId, Email, UserId},
    };

    use super::*;

    fn mail(chatbot: &str, name: &str, email: &str) -> Mail {
        Mail {
            chatbot_id: ChatbotId(1),
            chatbot: chatbot.to_owned(),
            user: UserId(2),
            email: Email::new(email).unwrap(),
            name: name.to_owned(),
            role: Role::Regular,
            link: Secret::new("rci_1"),
            expires_at: Timestamp(1_796_637_600_000),
        }
    }

    fn written(mail: &Mail) -> String {
        let from = "Rollcall <desk@example.org>".parse().unwrap();
        let message = write(mail, &from, "https://desk.example.org/invitation#rci_1", Timestamp(0)).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    #[test]
    fn a_mail_says_where_to_what_until_when_and_how_to_ignore_it() {
        let mail = mail("Harbor Help", "Ana Lima", "ana@example.org");
        let text = written(&mail);
        let (headers, body) = text.split_once("\r\n\r\n").unwrap();
        for header in [
            "From: Rollcall <desk@example.org>",
            "To: \"Ana Lima\" <ana@example.org>",
            "Subject: You are invited to Harbor Help",
            "Date: Thu, 01 Jan 1970 00:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(headers.lines().any(|line| line == header), "{header} in {headers}");
        }
        assert_eq!(
            body,
            "Hello Ana Lima,\r\n\r\nyou are invited to the chatbot Harbor Help.\r\n\r\n\
             Open this link to accept the invitation:\r\n\r\nhttps://desk.example.org/invitation#rci_1\r\n\r\n\
             The link is for you alone and can be used once, until\r\n7 December 2026, 10:00 UTC.\r\n\r\n\
             If you don't know what this is about, ignore this mail: nothing happens\r\nwithout you, and the \
             invitation ends by itself.\r\n"
        );
        let admin = Mail { role: Role::Admin, name: String::new(), ..mail };
        let text = written(&admin);
        assert!(
            text.contains("Hello,\r\n")
                && text.contains("Harbor Help,\r\nas an admin who may manage its users.")
        );
    }

    #[test]
    fn no_name_puts_a_header_in() {
        let evil = "Ana\r\nBcc: eve@example.org\r\n\r\nHello\0 <eve@example.org>, \"x\"";
        let text = written(&mail(evil, evil, "ana@example.org"));
        let (headers, _) = text.split_once("\r\n\r\n").unwrap();
        let names: Vec<_> = headers
            .lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split_once(':').unwrap().0)
            .collect();
        assert_eq!(
            names,
            [
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Auto-Submitted",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        assert_eq!(headers.lines().filter(|line| line.starts_with("To:")).count(), 1, "{headers}");
    }

    #[test]
    fn other_scripts_are_encoded() {
        let text = written(&mail("王小明 Hilfe", "José", "jose@bücher.example"));
        assert!(text.is_ascii());
        assert!(text.contains("<jose@xn--bcher-kva.example>"), "{text}");
    }
}
