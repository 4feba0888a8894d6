//! Messages with something in them that is more than text: a link, a name set apart.

use super::{Value, format_message};

/// A part of a message: text, or the place of a variable by its number in what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands there.
    Text(String),
    /// What is to stand there.
    Slot(usize),
}

/// Private characters stand in for what is put in later: no message holds them.
const FIRST_SLOT: u32 = 0xE000;

/// Cuts a message at the variables `slots`, which a view is to take the places of, wherever a language has put them.
#[must_use]
pub fn pieces(id: &str, mut values: Vec<(&str, Value)>, slots: &[&'static str]) -> Vec<Piece> {
    let marks: Vec<char> = (FIRST_SLOT..).zip(slots).filter_map(|(mark, _)| char::from_u32(mark)).collect();
    values.extend(slots.iter().zip(&marks).map(|(slot, mark)| (*slot, Value::Text(mark.to_string()))));
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for c in format_message(id, values).chars() {
        if let Some(slot) = marks.iter().position(|mark| *mark == c) {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Slot(slot));
        } else {
            plain.push(c);
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}
