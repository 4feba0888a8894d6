//! Text as people write it: how it is compared, searched and cleaned.

use std::{fmt, ops::Range};

use crate::i18n::Message;

#[cfg(all(target_arch = "wasm32", feature = "csr"))]
use self::browser as unicode;
#[cfg(not(all(target_arch = "wasm32", feature = "csr")))]
use self::crates as unicode;

/// Why a text can't be taken, as the end of a sentence about the field: "must not be empty".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(pub Message);

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Folds `text` for search and sorting: compatibility forms made one, accents and vowel points dropped, lower case.
///
/// "José", "JOSE" and "ｊｏｓｅ" all become "jose". Marks that tell letters apart in their script (Japanese
/// voicing, Indic vowels) stay. The result is stored, so both databases compare the same bytes.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare = without_accents(&unicode::nfkd(text));
    let bare = without_accents(&unicode::lower_case(&bare));
    let mut folded = String::with_capacity(text.len());
    for c in unicode::nfc(&bare).chars() {
        match undecomposed(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// Where `text` first holds the folded `term`, as [`fold`] compares them: from the beginning of the first character of
/// which anything was found to the end of the last, with its accents.
#[must_use]
pub fn find_folded(text: &str, term: &str) -> Option<Range<usize>> {
    let at = fold(text).find(term)?;
    let reach = at + term.len();
    let (mut start, mut end) = (0, text.len());
    let (mut begin, mut folded) = (0, 0);
    // Word by word, since nothing folds together across a space: so little of a long text is folded more than twice.
    for word in text.split_inclusive(' ') {
        let until = folded + fold(word).len();
        let ends = || word.char_indices().map(|(at, _)| at).chain([word.len()]).collect::<Vec<_>>();
        let length = |end: &usize| folded + fold(&word[..*end]).len();
        if (folded..until).contains(&at) {
            let ends = ends();
            start = begin + ends[ends.partition_point(|end| length(end) <= at).max(1) - 1];
        }
        if (folded + 1..=until).contains(&reach) {
            let ends = ends();
            let whole = ends.get(ends.partition_point(|end| length(end) < reach)).map_or(until, length);
            end = begin + ends[ends.partition_point(|end| length(end) <= whole).max(1) - 1];
            break;
        }
        (begin, folded) = (begin + word.len(), until);
    }
    Some(start..end.max(start))
}

/// The first letter or digit.
#[must_use]
pub fn first_letter(text: &str) -> Option<char> {
    unicode::first_letter(text)
}

/// The text in capitals.
#[must_use]
pub fn upper_case(text: &str) -> String {
    unicode::upper_case(text)
}

fn without_accents(text: &str) -> String {
    text.chars().filter(|c| !is_accent(*c)).collect()
}

/// Unicode's normal forms and lower case, by tables of a crate and of the standard library.
#[cfg(not(all(target_arch = "wasm32", feature = "csr")))]
mod crates {
    use unicode_normalization::UnicodeNormalization;

    pub fn nfkd(text: &str) -> String {
        text.nfkd().collect()
    }

    pub fn nfc(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn lower_case(text: &str) -> String {
        text.chars().flat_map(char::to_lowercase).collect()
    }

    pub fn upper_case(text: &str) -> String {
        text.to_uppercase()
    }

    pub fn first_letter(text: &str) -> Option<char> {
        text.chars().find(|c| c.is_alphanumeric())
    }
}

/// The same by the browser's own tables: the others would be a third of all that the page fetches first. That its lower
/// case knows the sigma that ends a word makes no difference: the fold does not.
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
mod browser {
    use js_sys::{JsString, RegExp};

    pub fn nfkd(text: &str) -> String {
        JsString::from(text).normalize("NFKD").into()
    }

    pub fn nfc(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub fn lower_case(text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    pub fn upper_case(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }

    pub fn first_letter(text: &str) -> Option<char> {
        let found = RegExp::new(r"[\p{Alphabetic}\p{Number}]", "u").exec(text)?;
        found.get(0).as_string()?.chars().next()
    }
}

/// Combining diacritics, Hebrew points and Arabic vowel marks: what readers of those scripts leave out when they search.
const fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Latin letters that Unicode doesn't decompose but people type without their stroke or ligature,
/// as PostgreSQL's `unaccent` rules have them; and the Greek sigma that ends a word, whose capital is no other
/// than that of the common one (Unicode's CaseFolding.txt).
const fn undecomposed(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

/// Trims `text` and makes every run of white space one space, as a name or title is shown.
///
/// # Errors
/// When it holds a control character other than white space, or more than `max` characters.
pub fn clean_line(text: &str, max: usize) -> Result<String, Invalid> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().any(char::is_control) {
        return Err(Invalid(message!("reason-control-characters")));
    }
    if line.chars().count() > max {
        return Err(Invalid(message!("reason-too-many-characters", max = max)));
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_case_and_accents() {
        for (text, folded) in [
            ("José", "jose"),
            ("JOSE\u{301}", "jose"),
            ("Ångström", "angstrom"),
            ("Łukasz Straße", "lukasz strasse"),
            ("İstanbul", "istanbul"),
            ("Мария Ёлкина", "мария елкина"),
            ("ΆΝΝΑ", "αννα"),
            ("Γιώργος", "γιωργοσ"),
            ("ΓΙΩΡΓΟΣ", "γιωργοσ"),
            ("ｗｉｄｅ", "wide"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn folding_keeps_marks_that_make_another_letter() {
        assert_ne!(fold("が"), fold("か"));
        assert_ne!(fold("कि"), fold("का"));
        assert_eq!(fold("王小明"), "王小明");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Zoë", "ǅ", "ﬁn", "İ", "한국", "ẞ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn lines_are_trimmed_and_bounded() {
        assert_eq!(clean_line("  Ana \n Souza\t", 20).as_deref(), Ok("Ana Souza"));
        assert!(clean_line("bell\u{7}", 20).is_err());
        assert!(clean_line("abc", 2).is_err());
    }

    #[test]
    fn what_is_found_is_a_whole_stretch_of_the_text_that_folds_to_it() {
        for (text, term, found) in [
            ("Señor  José", "jose", "José"),
            ("a ﬁn de", "in", "ﬁn"),
            ("Straße", "s", "S"),
            ("Maß", "ss", "ß"),
            ("e\u{301}\u{302} x", "e", "e\u{301}\u{302}"),
            ("\u{1112}\u{1161}\u{11ab}국", "한국", "\u{1112}\u{1161}\u{11ab}국"),
            ("one two three", "e two t", "e two t"),
            ("x", "x", "x"),
        ] {
            assert_eq!(find_folded(text, &fold(term)).map(|range| &text[range]), Some(found), "{text}");
        }
        assert_eq!(find_folded("abc", "d"), None);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_found_folds_to_what_holds_the_term(
            text in "[a-cé ßﬁ\u{301}\u{3099}かが王]{0,30}",
            term in "[a-cß王か]{1,3}",
        ) {
            let term = fold(&term);
            match find_folded(&text, &term) {
                Some(range) => proptest::prop_assert!(fold(&text[range]).contains(&term)),
                None => proptest::prop_assert!(!fold(&text).contains(&term)),
            }
        }
    }
}
