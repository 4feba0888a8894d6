//! A QR code as a drawing.

use std::fmt::Write as _;

/// The light frame around it, in squares, without which readers may not find it (ISO/IEC 18004, 9.1).
const QUIET_ZONE: usize = 4;

/// A QR code as a path: its dark squares, each of size 1, within the quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrDrawing {
    /// Its width and height, quiet zone and all.
    pub size: usize,
    /// The path's commands (SVG 2, 9.3).
    pub path: String,
}

impl QrDrawing {
    /// Draws the rows of a code, in which `true` is dark.
    #[must_use]
    pub fn of(code: &[Vec<bool>]) -> Self {
        let mut path = String::new();
        for (row, squares) in code.iter().enumerate() {
            let mut column = 0;
            for run in squares.chunk_by(|one, next| one == next) {
                let (width, is_dark) = (run.len(), run.first() == Some(&true));
                if is_dark {
                    // Writing to a String never fails.
                    let _ = write!(path, "M{} {}h{width}v1h-{width}z", column + QUIET_ZONE, row + QUIET_ZONE);
                }
                column += width;
            }
        }
        Self { size: code.len() + 2 * QUIET_ZONE, path }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_squares_are_drawn_in_runs_within_the_quiet_zone() {
        let code = [vec![true, true, false], vec![false, false, false], vec![true, false, true]];
        assert_eq!(
            QrDrawing::of(&code),
            QrDrawing { size: 11, path: "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z".to_owned() }
        );
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(QrDrawing::of(&[]), QrDrawing { size: 8, path: String::new() });
    }
}
