//! What an import of people did.

use serde::{Deserialize, Serialize};

use crate::i18n::Message;

/// A line that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedLine {
    /// The line of the file the record begins at, from 1; the header counts.
    pub line: u64,
    /// Why, as a sentence.
    pub reason: Message,
}

/// What an import did. Every record of the file is in exactly one of the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// New people, now pending.
    pub invited: u64,
    /// Known people whose name or role changed.
    pub updated: u64,
    /// Known people who were so already.
    pub unchanged: u64,
    /// The lines not taken, in the order of the file.
    pub rejected: Vec<RejectedLine>,
}

impl ImportReport {
    /// Rejected lines as a CSV file (RFC 4180).
    #[must_use]
    pub fn rejected_csv(lines: &[RejectedLine]) -> String {
        let quoted = |reason: &Message| reason.to_string().replace('"', "\"\"");
        let records =
            lines.iter().map(|rejected| format!("{},\"{}\"\r\n", rejected.line, quoted(&rejected.reason)));
        std::iter::once("line,reason\r\n".to_owned()).chain(records).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_quoted() {
        let lines = [RejectedLine { line: 7, reason: message!("people-line-role", role = "\"boss\"") }];
        assert_eq!(
            ImportReport::rejected_csv(&lines),
            "line,reason\r\n7,\"The role “\"\"boss\"\"” is not known: write admin or regular.\"\r\n"
        );
    }
}
