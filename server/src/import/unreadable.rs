//! Why a file as a whole can't be read.

/// Why a file as a whole can't be read; says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("The file is empty. Export the people once more, with a first line that names the columns.")]
    Empty,
    /// An .xlsx, .ods, .xls or PDF file.
    #[error(
        "The file is a workbook or another document, not a CSV. Open it in the spreadsheet program, save it as \
         “CSV UTF-8” and import that file."
    )]
    Workbook,
    /// It holds NUL, which no text has.
    #[error(
        "The file holds NUL bytes, so it is not a CSV that can be read. Save it as “CSV UTF-8” in the spreadsheet \
         program and import that file."
    )]
    Nul,
    /// No column holds the addresses.
    #[error(
        "No column of the file is named “email”. Its first line (line {line}) names these columns: {columns}. Name \
         the one with the addresses “email”, or put a line such as “email,name,role” before the people."
    )]
    NoEmailColumn {
        /// The line of the header.
        line: u64,
        /// The columns it names, quoted.
        columns: String,
    },
    /// The header has a quotation mark that swallows the file.
    #[error(
        "A quotation mark that opens on line {line}, among the names of the columns, is never closed. Close or \
         remove it."
    )]
    OpenQuote {
        /// The line of the header.
        line: u64,
    },
    /// More than [`super::MAX_RECORDS`].
    #[error("The file holds more than 1,000,000 people. Split it and import the parts one after the other.")]
    TooMany,
}
