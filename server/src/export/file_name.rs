//! What the browser calls the file.

use app::domain::{ExportFormat, Timestamp, UserId, text::fold};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Users.
    Users,
    /// The audit log.
    AuditLog,
}

impl Contents {
    const fn word(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::AuditLog => "audit-log",
        }
    }
}

/// The header `Content-Disposition` (RFC 6266) of a file of this chatbot: `harbor-help-users-2026-11-23.csv`.
///
/// A name that ASCII can't hold stands in it twice: once with what ASCII can, for old programs, and once whole (RFC 8187).
#[must_use]
pub fn content_disposition(chatbot: &str, contents: Contents, format: ExportFormat, at: Timestamp) -> String {
    disposition(chatbot, contents.word(), at, format.as_str())
}

/// The same of the file of one user: `harbor-help-user-12-2026-11-23.json`.
#[must_use]
pub fn person_disposition(chatbot: &str, user: UserId, at: Timestamp) -> String {
    disposition(chatbot, &format!("user-{user}"), at, "json")
}

fn disposition(chatbot: &str, contents: &str, at: Timestamp, ending: &str) -> String {
    let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_string();
    let day = at.split('T').next().unwrap_or_default();
    let rest = format!("{contents}-{day}.{ending}");
    let (whole, ascii) = (slug(chatbot, char::is_alphanumeric), slug(chatbot, |c| c.is_ascii_alphanumeric()));
    let plain = format!("attachment; filename=\"{ascii}{rest}\"");
    if whole == ascii {
        return plain;
    }
    format!("{plain}; filename*=UTF-8''{}{rest}", percent_encoded(&whole))
}

/// A name as part of a file's: folded, its letters and digits with dashes between, and one behind.
fn slug(name: &str, keep: impl Fn(char) -> bool) -> String {
    let folded = fold(name);
    let words = folded.split(|c| !keep(c)).filter(|word| !word.is_empty());
    words.fold(String::new(), |slug, word| slug + word + "-")
}

fn percent_encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_whose_users_and_when() {
        for (chatbot, header) in [
            ("Harbor Help", "attachment; filename=\"harbor-help-users-2026-11-23.csv\""),
            ("Café “Zoë”; \r\nx=\"/../..\\", "attachment; filename=\"cafe-zoe-x-users-2026-11-23.csv\""),
            (
                "王小明 Bot",
                "attachment; filename=\"bot-users-2026-11-23.csv\"; \
                 filename*=UTF-8''%E7%8E%8B%E5%B0%8F%E6%98%8E-bot-users-2026-11-23.csv",
            ),
            ("🤖", "attachment; filename=\"users-2026-11-23.csv\""),
        ] {
            let at = Timestamp(1_795_428_000_000);
            assert_eq!(content_disposition(chatbot, Contents::Users, ExportFormat::Csv, at), header);
        }
    }
}
