//! Why a mail was not sent, as it is kept with its invitation.

use app::{i18n::Message, message};

/// What was kept: a message as JSON, or a sentence of an earlier version.
#[must_use]
pub fn read_mail_fault(kept: &str) -> Message {
    serde_json::from_str(kept).unwrap_or_else(|_| message!("mail-fault-told", fault = kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_told_whatever_version_kept_it() {
        for (kept, told) in [
            ("The mail server refuses it.", "The mail server refuses it."),
            ("", ""),
            ("{}", "{}"),
            (r#"{"id":"mail-fault-stopped"}"#, "The server stopped before it was sent. Send it again."),
            (r#"{"id":"mail-fault-too-many"}"#, "Too many mails were on their way. Send it again later."),
            (r#"{"id":"mail-fault-no-address"}"#, "No mail can be sent to this address."),
            (r#"{"id":"mail-fault-slow"}"#, "The mail server did not answer in time."),
            (
                r#"{"id":"mail-fault-passing","values":[["answer","450 busy"]]}"#,
                "The mail server did not take it: 450 busy.",
            ),
            (
                r#"{"id":"mail-fault-refused","values":[["answer","550 unknown"]]}"#,
                "The mail server refused it: 550 unknown.",
            ),
            (
                r#"{"id":"mail-fault-unencrypted","values":[["answer","bad certificate"]]}"#,
                "The connection to the mail server can't be encrypted: bad certificate.",
            ),
            (
                r#"{"id":"mail-fault-foreign","values":[["answer","incomplete"]]}"#,
                "The mail server can't be talked to: incomplete.",
            ),
            (
                r#"{"id":"mail-fault-unreachable","values":[["answer","Connection refused"]]}"#,
                "The mail server can't be reached: Connection refused.",
            ),
        ] {
            assert_eq!(read_mail_fault(kept).to_string(), told, "{kept}");
        }
    }

    #[test]
    fn what_is_kept_of_a_message_is_read_as_it_was() {
        let message = message!("mail-fault-refused", answer = "550 5.1.1 \"Nobody\"");
        assert_eq!(read_mail_fault(&serde_json::to_string(&message).unwrap()), message);
    }
}
