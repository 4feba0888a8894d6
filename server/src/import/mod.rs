//! Reading people from a CSV file as spreadsheets write it. Nothing here touches the disk or the database.
//!
//! `encoding` turns the bytes into text, `rows` the text into numbered rows of cells, `header` knows which column is
//! what, `person` makes a person of a row. What is wrong with one line rejects that line; what is wrong with the whole
//! file is [`Unreadable`].

mod encoding;
mod header;
mod person;
mod rows;
mod unreadable;

use std::collections::{HashMap, hash_map::Entry};

use app::{
    domain::{Email, PersonName, RejectedLine, Role},
    message,
};

pub use unreadable::Unreadable;

use header::Header;
use rows::Rows;

/// The most people one file may hold.
pub const MAX_RECORDS: usize = 1_000_000;

/// What a file says about people. Every record of it is in exactly one of the two lists, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// The people to invite or to bring up to date; no address is in it twice.
    pub records: Vec<Record>,
    /// The lines that can't be taken, and why.
    pub rejected: Vec<RejectedLine>,
}

/// One line's person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line of the file the record begins at, from 1; the header counts.
    pub line: u64,
    /// The person.
    pub draft: PersonLine,
}

/// A person as a file names them; what is `None` stays as it is for a known person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// Whom to invite.
    pub email: Email,
    /// Their name; `None` when the file has none.
    pub name: Option<PersonName>,
    /// Their role; `None` when the file has none: new people become regular.
    pub role: Option<Role>,
}

/// Reads the people in a CSV file.
///
/// UTF-8, UTF-16 with a byte order mark and the older single-byte encodings are told apart, as are comma, semicolon
/// and tab; columns may stand in any order under their English, German, French, Spanish or Portuguese names.
///
/// # Errors
/// When the file as a whole can't be read.
pub fn read_people(bytes: &[u8]) -> Result<People, Unreadable> {
    read_at_most(MAX_RECORDS, bytes)
}

fn read_at_most(most: usize, bytes: &[u8]) -> Result<People, Unreadable> {
    let decoded = encoding::decode(bytes)?;
    let header = Header::read(&decoded.text)?;
    let mut rows = Rows::after_header(&decoded.text, &header);
    let mut people = People::default();
    let mut lines_by_email: HashMap<String, u64> = HashMap::new();
    while let Some(row) = rows.next() {
        if row.is_blank() {
            continue;
        }
        if people.records.len() + people.rejected.len() == most {
            return Err(Unreadable::TooMany);
        }
        let line = row.line;
        let read = person::read(&row, &header, decoded.damaged).and_then(|draft| {
            match lines_by_email.entry(draft.email.key()) {
                Entry::Vacant(first) => {
                    first.insert(line);
                    Ok(draft)
                }
                Entry::Occupied(first) => {
                    Err(message!("people-line-twice", email = draft.email.as_str(), line = *first.get()))
                }
            }
        });
        match read {
            Ok(draft) => people.records.push(Record { line, draft }),
            Err(reason) => people.rejected.push(RejectedLine { line, reason }),
        }
    }
    Ok(people)
}

#[cfg(test)]
mod tests;
