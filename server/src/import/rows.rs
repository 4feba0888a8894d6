//! From a file's text to rows of cells that know their line.

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};

use super::header::Header;

/// The rows of a table, one after the other; lines without any character are passed over.
pub(super) struct Rows<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    /// Where in `text` the reader began.
    offset: usize,
    delimiter: u8,
    record: StringRecord,
    /// How far the line breaks were counted, and the number of the line there.
    counted: usize,
    line: u64,
}

/// One row.
pub(super) struct Row<'r> {
    /// The line of the file it begins at, from 1.
    pub line: u64,
    cells: &'r StringRecord,
    /// How many lines below its first were swallowed by a quotation mark that nothing closes.
    pub swallowed: Option<u64>,
    /// Where in the text it ends.
    pub end: usize,
}

impl Row<'_> {
    /// The cell of a column, trimmed; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// All cells, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// Whether nothing stands in it, as in the rows that spreadsheets keep below a table.
    pub fn is_blank(&self) -> bool {
        self.swallowed.is_none() && self.cells().all(str::is_empty)
    }

    /// How many cells it has, not counting empty ones at its end.
    pub fn width(&self) -> usize {
        let empty_at_end = self.cells.iter().rev().take_while(|cell| cell.trim().is_empty()).count();
        self.cells.len() - empty_at_end
    }
}

impl<'t> Rows<'t> {
    /// The rows of `text` from the byte `offset` on.
    pub fn new(text: &'t str, offset: usize, delimiter: u8) -> Self {
        let reader = reader(&text[offset..], delimiter);
        Self { text, reader, offset, delimiter, record: StringRecord::new(), counted: 0, line: 1 }
    }

    /// The rows below the header.
    pub fn after_header(text: &'t str, header: &Header) -> Self {
        Self::new(text, header.end, header.delimiter)
    }

    /// The next row.
    pub fn next(&mut self) -> Option<Row<'_>> {
        let from = self.position();
        // Reading from memory can't fail; cells of a text that is split at ASCII characters are text again; and
        // `flexible` takes rows of any length. So there is no error that could hide a row here.
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let end = self.position();
        // The reader's rows begin at the empty lines before them.
        let breaks = bytes[from..end].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = from + breaks;
        self.line += line_breaks(&bytes[self.counted..start]);
        self.counted = start;
        let swallowed = (end == bytes.len() && is_left_open(&self.text[start..], self.delimiter))
            .then(|| line_breaks(self.text[start..].trim_end().as_bytes()));
        Some(Row { line: self.line, cells: &self.record, swallowed, end })
    }

    /// How far the reader came in `text`.
    fn position(&self) -> usize {
        // A position within a text in memory fits its length.
        self.offset + usize::try_from(self.reader.position().byte()).unwrap_or_default()
    }
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .from_reader(text.as_bytes())
}

/// Whether the last row of a file ends within quotation marks: then what is put below it becomes part of it.
fn is_left_open(row: &str, delimiter: u8) -> bool {
    row.contains('"') && reader(&format!("{row}\nx"), delimiter).into_records().count() == 1
}

/// How many lines end in `bytes`: by LF, CR or both.
pub(super) fn line_breaks(bytes: &[u8]) -> u64 {
    let mut count = 0;
    let mut before = 0;
    for &byte in bytes {
        count += u64::from(byte == b'\r' || (byte == b'\n' && before != b'\r'));
        before = byte;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut rows = Rows::new(text, 0, b',');
        let mut found = Vec::new();
        while let Some(row) = rows.next() {
            found.push((row.line, row.cells().map(str::to_owned).collect()));
        }
        found
    }

    fn numbers(text: &str) -> Vec<u64> {
        lines(text).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn rows_know_the_line_they_begin_at_whatever_ends_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "", "\"two", "lines\",c", "d", ""].join(end);
            assert_eq!(numbers(&text), [1, 4, 6], "{end:?}");
        }
    }

    #[test]
    fn empty_lines_before_the_first_row_count() {
        assert_eq!(numbers("\r\n\n\na\nb"), [4, 5]);
    }

    #[test]
    fn quotation_marks_keep_breaks_delimiters_and_doubled_marks() {
        assert_eq!(lines("\"a \"\"b\"\"\r\nc,d\",e")[0].1, ["a \"b\"\r\nc,d", "e"]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_noticed() {
        for (text, swallowed) in [
            ("a\n\"b,c\nd\n", Some(1)),
            ("a\n\"b", Some(0)),
            ("a\nb\"\n", None),
            ("\"a\"\n\"b\n\"\n", None),
            ("\"a\"\"", Some(0)),
        ] {
            let mut rows = Rows::new(text, 0, b',');
            let mut last = None;
            while let Some(row) = rows.next() {
                last = row.swallowed;
            }
            assert_eq!(last, swallowed, "{text:?}");
        }
    }
}
