//! From the bytes of a file to its text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::Unreadable;

/// What files that are no CSV begin with: ZIP (.xlsx, .ods), OLE (.xls), PDF.
const DOCUMENTS: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"];

/// How many bytes of lines with more than ASCII tell an older encoding; more of them tell no more.
const SAMPLE: usize = 256 * 1024;

/// A file's text, without its byte order mark.
pub(super) struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Whether some bytes meant nothing; each such place is U+FFFD in the text.
    pub damaged: bool,
}

/// Decodes a file: by its byte order mark, else as UTF-8, else as the older encoding it most looks like.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Unreadable> {
    if DOCUMENTS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::Workbook);
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    // `mark` is the length of what was found at the beginning of these bytes.
    let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if text.contains('\0') {
        return Err(Unreadable::Nul);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Decoded { text, damaged })
}

/// The encoding of a file without byte order mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut seen = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        detector.feed(line, false);
        seen += line.len();
        if seen >= SAMPLE {
            break;
        }
    }
    detector.feed(b"", true);
    // Windows-1252 where nothing speaks for another one.
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether all is UTF-8, or so much that the rest must be damage: one broken line should not garble all names.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > 4 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).map(|decoded| decoded.text.into_owned()).unwrap()
    }

    #[test]
    fn the_byte_order_mark_decides_and_goes() {
        assert_eq!(text(b"\xef\xbb\xbfZo\xc3\xab"), "Zoë");
        assert_eq!(text(b"\xff\xfeZ\0o\0\xeb\0"), "Zoë");
        assert_eq!(text(b"\xfe\xff\0Z\0o\0\xeb"), "Zoë");
    }

    #[test]
    fn utf8_without_a_mark_is_utf8() {
        assert_eq!(text("Zoë, 王小明, Ольга".as_bytes()), "Zoë, 王小明, Ольга");
    }

    #[test]
    fn western_spreadsheets_without_a_mark_are_windows_1252() {
        let western =
            "email;name\nzoe@example.org;Zoë Müller\nj@example.org;José Peña\na@example.org;“Ana” — 5 €\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(western);
        assert_eq!(text(&bytes), western);
    }

    #[test]
    fn cyrillic_spreadsheets_without_a_mark_are_windows_1251() {
        let cyrillic =
            "email;name\nolga@example.org;Ольга Николаевна Смирнова\nivan@example.org;Иван Кузнецов\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(cyrillic);
        assert_eq!(text(&bytes), cyrillic);
    }

    #[test]
    fn one_broken_place_does_not_change_the_encoding_of_the_rest() {
        let mut bytes = "Zoë Müller, José Peña, Łukasz, Ольга".as_bytes().to_vec();
        bytes.push(0xe9);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.damaged);
        assert_eq!(decoded.text, "Zoë Müller, José Peña, Łukasz, Ольга\u{fffd}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04\x14").err(), Some(Unreadable::Workbook));
        assert_eq!(decode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").err(), Some(Unreadable::Workbook));
        assert_eq!(decode(b"email\na\0@example.org").err(), Some(Unreadable::Nul));
        assert_eq!(decode(b"e\0m\0a\0i\0l\0").err(), Some(Unreadable::Nul));
        for empty in [&b""[..], b"\xef\xbb\xbf", b" \r\n\r\n"] {
            assert_eq!(decode(empty).err(), Some(Unreadable::Empty));
        }
    }

    #[test]
    fn a_column_may_be_called_pk() {
        assert!(decode(b"PK,email\n1,ana@example.org\n").is_ok());
    }
}
