//! Why a file as a whole can't be read.

use app::{i18n::Message, message};

use super::MAX_RECORDS;

/// Why a file as a whole can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// An .xlsx, .ods, .xls or PDF file.
    Workbook,
    /// It holds NUL, which no text has.
    Nul,
    /// No column holds the addresses.
    NoEmailColumn {
        /// The line of the header.
        line: u64,
        /// The columns it names, quoted.
        columns: String,
        /// How many more it names.
        more: usize,
    },
    /// The header has a quotation mark that swallows the file.
    OpenQuote {
        /// The line of the header.
        line: u64,
    },
    /// More than [`MAX_RECORDS`].
    TooMany,
}

impl Unreadable {
    /// Says it, and what to do.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Empty => message!("people-file-empty"),
            Self::Workbook => message!("people-file-workbook"),
            Self::Nul => message!("people-file-nul"),
            Self::NoEmailColumn { line, columns, more: 0 } => {
                message!("people-file-no-email", line = line, columns = columns)
            }
            Self::NoEmailColumn { line, columns, more } => {
                let columns = message!("people-file-more-columns", columns = columns, count = more);
                message!("people-file-no-email", line = line, columns = columns)
            }
            Self::OpenQuote { line } => message!("people-file-open-quote", line = line),
            Self::TooMany => message!("people-file-too-many", max = MAX_RECORDS),
        }
    }
}
