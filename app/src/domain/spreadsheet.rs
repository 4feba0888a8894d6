//! Cells that spreadsheets would run as formulas, and how they are kept from it.
//!
//! A program that opens a CSV file may run a cell that begins with one of a few characters
//! (OWASP, "CSV Injection"). An apostrophe before it makes it a text; reading the file back takes that apostrophe off.

use std::borrow::Cow;

/// The characters a formula can begin with, as OWASP lists them; the last four are their full-width forms.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a formula follows the apostrophes (if any) that `cell` begins with.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(STARTS)
}

/// `cell` as a spreadsheet shows it and never runs it.
#[must_use]
pub fn guard(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// What [`guard`] made of it.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_cell_comes_back_as_it_was(cell in "['=+@\t\r\n＝－a-c-]{0,6}") {
            let guarded = guard(&cell);
            prop_assert!(!guarded.starts_with(STARTS));
            prop_assert_eq!(unguard(&guarded), &cell);
        }
    }

    #[test]
    fn only_what_could_run_is_guarded() {
        for (cell, guarded) in [
            ("=SUM(A1)", "'=SUM(A1)"),
            ("-Ana", "'-Ana"),
            ("@ana", "'@ana"),
            ("'=x", "''=x"),
            ("'t Hooft", "'t Hooft"),
            ("'", "'"),
            ("Ana-Maria", "Ana-Maria"),
        ] {
            assert_eq!(guard(cell), guarded);
            assert_eq!(unguard(guarded), cell);
        }
        assert_eq!(unguard("=typed by hand"), "=typed by hand");
    }
}
