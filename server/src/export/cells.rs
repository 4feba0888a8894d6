//! The cells of a row, as the database hands it over.

use std::{borrow::Cow, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

/// What stands in a cell.
#[derive(Debug, PartialEq, Eq)]
pub enum Cell<'r> {
    Empty,
    Number(i64),
    Text(Cow<'r, str>),
}

/// Hands each cell of `row` (a JSON array of texts, numbers and nulls) to `take`, with its number from 0, and borrows
/// from the row what it can: a million rows have ten million cells.
pub fn each<'r>(
    row: &'r str,
    mut take: impl FnMut(usize, Cell<'r>) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut broken = None;
    let mut json = serde_json::Deserializer::from_str(row);
    let read = json.deserialize_seq(Row {
        take: |index, cell| {
            take(index, cell).map_err(|why| {
                broken = Some(why);
                serde_json::Error::custom("not taken")
            })
        },
    });
    match (read, broken) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(why)) => Err(why),
        (Err(cause), None) => Err(Broken::fault(&cause)),
    }
}

/// Why a file does not become whole.
#[derive(Debug, PartialEq, Eq)]
pub enum Broken {
    /// Nobody takes it any more.
    Abandoned,
    /// A fault, which is in the log.
    Fault,
}

impl Broken {
    /// Logs a fault; `cause` must hold nothing of a user.
    pub fn fault(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "a file of users could not be made");
        Self::Fault
    }
}

struct Row<F> {
    take: F,
}

impl<'r, F: FnMut(usize, Cell<'r>) -> Result<(), serde_json::Error>> Visitor<'r> for Row<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of cells")
    }

    fn visit_seq<A: SeqAccess<'r>>(mut self, mut cells: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(cell) = cells.next_element_seed(OneCell)? {
            (self.take)(index, cell).map_err(A::Error::custom)?;
            index += 1;
        }
        Ok(())
    }
}

struct OneCell;

impl<'r> DeserializeSeed<'r> for OneCell {
    type Value = Cell<'r>;

    fn deserialize<D: Deserializer<'r>>(self, cell: D) -> Result<Cell<'r>, D::Error> {
        cell.deserialize_any(self)
    }
}

impl<'r> Visitor<'r> for OneCell {
    type Value = Cell<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number or null")
    }

    fn visit_unit<E>(self) -> Result<Cell<'r>, E> {
        Ok(Cell::Empty)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell<'r>, E> {
        Ok(Cell::Number(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Cell<'r>, E> {
        i64::try_from(number).map(Cell::Number).map_err(E::custom)
    }

    fn visit_borrowed_str<E>(self, text: &'r str) -> Result<Cell<'r>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'r>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Result<Vec<Cell<'_>>, Broken> {
        let mut cells = Vec::new();
        each(row, |_, cell| {
            cells.push(cell);
            Ok(())
        })?;
        Ok(cells)
    }

    #[test]
    fn a_row_is_texts_numbers_and_nulls() {
        let text = |text: &'static str| Cell::Text(Cow::Borrowed(text));
        assert_eq!(
            cells(r#"[12, "Zoë", "two\\n \"three\"", null, -5, ""]"#).unwrap(),
            [
                Cell::Number(12),
                text("Zoë"),
                text("two\\n \"three\""),
                Cell::Empty,
                Cell::Number(-5),
                text("")
            ]
        );
    }

    #[test]
    fn what_has_no_escape_is_borrowed() {
        let cells = cells(r#"["Zoë","a\"b"]"#).unwrap();
        assert!(matches!(cells[0], Cell::Text(Cow::Borrowed(_))));
        assert!(matches!(cells[1], Cell::Text(Cow::Owned(_))));
    }

    #[test]
    fn anything_else_is_a_fault() {
        for row in ["[1.5]", "[true]", "[[1]]", "{}", "[1", "[18446744073709551615]"] {
            assert_eq!(cells(row).unwrap_err(), Broken::Fault, "{row}");
        }
    }

    #[test]
    fn who_takes_no_more_ends_it() {
        assert_eq!(each("[1,2]", |_, _| Err(Broken::Abandoned)), Err(Broken::Abandoned));
    }
}
