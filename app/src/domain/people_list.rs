//! A list of people as it is typed or pasted: from a mail, a spreadsheet, a file.

use super::{Email, Invalid, Invitee, PersonName, PreviewEntry, Verdict, text};

/// The most entries that are read; more come as a file.
pub const MOST_PEOPLE: usize = 1_000;

/// What columns are called that hold addresses, folded.
const EMAIL_HEADINGS: &[&str] =
    &["email", "e-mail", "mail", "email address", "e-mail address", "mail address", "courriel", "correo"];

/// What copied text brings along unseen, besides white space: zero-width space, word joiner, byte order mark.
const UNSEEN: [char; 3] = ['\u{200b}', '\u{2060}', '\u{feff}'];

/// Reads who is to be invited: one on a line, or several with commas or semicolons between, or rows of a spreadsheet.
/// A name may stand before the address (`Ana Lima <ana@example.org>`) or in a cell beside it. Of an address that comes
/// again, only the first is [`Verdict::New`].
///
/// # Errors
/// When there are more than [`MOST_PEOPLE`].
pub fn parse_people(list: &str) -> Result<Vec<PreviewEntry>, Invalid> {
    let mut lines = list.lines().map(trim).filter(|line| !line.is_empty()).peekable();
    lines.next_if(|line| is_heading(line));
    let mut known = std::collections::HashSet::new();
    let mut entries = Vec::new();
    for (text, person) in lines.flat_map(people_of) {
        if entries.len() == MOST_PEOPLE {
            return Err(Invalid(message!("reason-too-many-people", max = MOST_PEOPLE)));
        }
        let verdict = match person {
            Ok(invitee) if known.insert(invitee.email.key()) => Verdict::New { invitee },
            Ok(invitee) => Verdict::Repeated { invitee },
            Err(Invalid(reason)) => Verdict::Malformed { reason },
        };
        entries.push(PreviewEntry { text: text.replace('\t', " "), verdict });
    }
    Ok(entries)
}

/// An entry as it was written, and who it is.
type Entry = (String, Result<Invitee, Invalid>);

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || UNSEEN.contains(&c))
}

/// Whether a line names columns instead of people.
fn is_heading(line: &str) -> bool {
    !line.contains('@')
        && cells(line, &['\t', ',', ';'])
            .into_iter()
            .any(|cell| EMAIL_HEADINGS.contains(&text::fold(&unquoted(cell)).as_str()))
}

/// The people of a line.
fn people_of(line: &str) -> Vec<Entry> {
    if line.contains('\t') {
        return people_of_row(line, &cells(line, &['\t']));
    }
    // As mail programs write several: a comma belongs to a name then, as in `Lima, Ana <ana@example.org>; …`.
    let parts = cells(line, &[';']);
    if parts.iter().all(|part| part.contains('@')) {
        return parts.into_iter().flat_map(|part| people_of_row(part, &cells(part, &[',']))).collect();
    }
    people_of_row(line, &cells(line, &[',', ';']))
}

/// The people of cells that stand beside each other in `row`.
fn people_of_row(row: &str, cells: &[&str]) -> Vec<Entry> {
    let addresses: Vec<usize> = (0..cells.len()).filter(|index| cells[*index].contains('@')).collect();
    match addresses[..] {
        [] if row.contains('\t') => {
            let reason = Invalid(message!("reason-no-email"));
            vec![(row.to_owned(), Err(reason))]
        }
        // One address: what stands beside it is its name.
        [index] => person_of_row(row, cells, index),
        _ => cells.iter().flat_map(|cell| people_of_cell(cell)).collect(),
    }
}

/// The person whose address is in the cell at `index`. Their name stands in the cells before it, else in the one behind it.
fn person_of_row(row: &str, cells: &[&str], index: usize) -> Vec<Entry> {
    let mut people = people_of_cell(cells[index]);
    let beside = if index > 0 { &cells[..index] } else { &cells[1..cells.len().min(2)] };
    let beside: Vec<String> = beside.iter().map(|cell| unquoted(cell)).collect();
    let [(text, person)] = &mut people[..] else { return people };
    row.clone_into(text);
    if let Ok(invitee) = person {
        let own = invitee.name.as_str();
        let name = match (own.is_empty(), beside.is_empty()) {
            (true, false) => beside.join(" "),
            // A family name, a comma, and what the address calls them.
            (false, false) if index > 0 => format!("{}, {own}", beside.join(", ")),
            _ => return people,
        };
        *person = named(invitee.email.clone(), &name);
    }
    people
}

/// The people of a cell: mostly one, several where spaces alone stand between addresses.
fn people_of_cell(cell: &str) -> Vec<Entry> {
    if let Some((name, address)) = cell.strip_suffix('>').and_then(|cell| cell.rsplit_once('<')) {
        return vec![(cell.to_owned(), person(address, &unquoted(trim(name))))];
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let is_address = |word: &&str| word.contains('@');
    match (&words[..], words.iter().filter(|word| is_address(word)).count()) {
        ([name @ .., address], 1) if is_address(address) => {
            vec![(cell.to_owned(), person(address, &unquoted(&name.join(" "))))]
        }
        (words, addresses) if addresses > 1 && addresses == words.len() => {
            words.iter().map(|word| ((*word).to_owned(), person(word, ""))).collect()
        }
        _ => vec![(cell.to_owned(), person(cell, ""))],
    }
}

fn person(address: &str, name: &str) -> Result<Invitee, Invalid> {
    named(Email::new(trim(&unquoted(trim(address))))?, name)
}

fn named(email: Email, name: &str) -> Result<Invitee, Invalid> {
    let name = PersonName::new(name)
        .map_err(|Invalid(why)| Invalid(message!("reason-name-not-taken", reason = why)))?;
    Ok(Invitee { email, name })
}

/// Parts a line where a separator stands outside quotation marks and angle brackets; without blank cells.
fn cells<'a>(line: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut cells = Vec::new();
    let (mut begin, mut in_quotes, mut in_brackets) = (0, false, false);
    for (index, c) in line.char_indices() {
        match c {
            // A quotation mark that is never closed, or that stands within a word, is a letter.
            '"' if in_quotes => in_quotes = false,
            '"' => in_quotes = trim(&line[begin..index]).is_empty() && line[index + 1..].contains('"'),
            '<' => in_brackets = line[index..].contains('>'),
            '>' => in_brackets = false,
            c if separators.contains(&c) && !in_quotes && !in_brackets => {
                cells.push(&line[begin..index]);
                begin = index + c.len_utf8();
            }
            _ => {}
        }
    }
    cells.push(&line[begin..]);
    cells.into_iter().map(trim).filter(|cell| !cell.is_empty()).collect()
}

/// A cell without the quotation marks around it; doubled ones within stand for one (RFC 4180), escaped ones too (RFC 5322).
fn unquoted(cell: &str) -> String {
    let within = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    within.map_or_else(|| cell.to_owned(), |within| within.replace("\"\"", "\"").replace("\\\"", "\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each entry as `name <address>`, with a mark before it where it is not new.
    fn read(list: &str) -> Vec<String> {
        let shown = |invitee: &Invitee| format!("{} <{}>", invitee.name.as_str(), invitee.email.as_str());
        parse_people(list)
            .unwrap()
            .into_iter()
            .map(|PreviewEntry { text, verdict }| match verdict {
                Verdict::New { invitee } => shown(&invitee),
                Verdict::Repeated { invitee } => format!("again {}", shown(&invitee)),
                Verdict::Known { .. } => unreachable!("the list itself doesn't know"),
                Verdict::Malformed { reason } => format!("{text:?} {reason}"),
            })
            .collect()
    }

    const NO_EMAIL: &str = "is not an email address like ana@example.org";

    #[test]
    fn addresses_stand_on_lines_or_between_commas_semicolons_and_spaces() {
        let expected = [" <a@x.org>", " <b@x.org>", " <c@x.org>"];
        for list in [
            "a@x.org\nb@x.org\n\n  c@x.org  \n",
            "a@x.org\r\nb@x.org\r\nc@x.org",
            "a@x.org, b@x.org,c@x.org,",
            "a@x.org;b@x.org; ;c@x.org;",
            "a@x.org b@x.org c@x.org",
            "a@x.org, b@x.org; <c@x.org>",
            "\u{feff}a@x.org\n\u{200b}b@x.org\n\u{a0}c@x.org",
            "\"a@x.org\",\"b@x.org\",\"c@x.org\"",
        ] {
            assert_eq!(read(list), expected, "{list:?}");
        }
    }

    #[test]
    fn a_name_stands_before_the_address_or_in_a_cell_beside_it() {
        for line in [
            "Ana Lima <ana@x.org>",
            "\"Ana Lima\" <ana@x.org>",
            "Ana Lima\tana@x.org",
            "ana@x.org\tAna Lima",
            "ana@x.org\t\"Ana Lima\"\tadmin",
            "Ana\tLima\tana@x.org",
            "Ana Lima, ana@x.org",
            "ana@x.org,Ana Lima",
            "Ana Lima;ana@x.org",
            "Ana Lima ana@x.org",
            "Ana, Lima, ana@x.org",
            "Ana Lima\t<ana@x.org>\t\t",
        ] {
            assert_eq!(read(line), ["Ana Lima <ana@x.org>"], "{line:?}");
        }
        for line in [
            "\"Lima, Ana\" <ana@x.org>",
            "Lima, Ana <ana@x.org>",
            "Lima, Ana\tana@x.org",
            "\"Lima, Ana\",ana@x.org",
        ] {
            assert_eq!(read(line), ["Lima, Ana <ana@x.org>"], "{line:?}");
        }
        assert_eq!(read("\"Ana \"\"Ace\"\" Lima\"\tana@x.org"), ["Ana \"Ace\" Lima <ana@x.org>"]);
        assert_eq!(read("\"Ana \\\"Ace\\\" Lima\" <ana@x.org>"), ["Ana \"Ace\" Lima <ana@x.org>"]);
        assert_eq!(read("王小明 <王@例子.cn>"), ["王小明 <王@例子.cn>"]);
    }

    #[test]
    fn several_as_mail_programs_write_them_keep_their_names() {
        let expected = ["Lima, Ana <ana@x.org>", "Ben <ben@x.org>"];
        assert_eq!(read("Lima, Ana <ana@x.org>; Ben <ben@x.org>"), expected);
        assert_eq!(read("\"Lima, Ana\" <ana@x.org>, Ben <ben@x.org>"), expected);
    }

    #[test]
    fn a_first_line_that_names_columns_is_no_person() {
        for heading in
            ["Name\tEmail", "email", "E-Mail,Name", "\"Email address\";Role", "\n\nname\te-mail\trole"]
        {
            assert_eq!(read(&format!("{heading}\na@x.org")), [" <a@x.org>"], "{heading:?}");
        }
        assert_eq!(read("a@x.org\nemail"), [" <a@x.org>".to_owned(), format!("\"email\" {NO_EMAIL}")]);
    }

    #[test]
    fn what_is_no_address_is_kept_with_the_reason() {
        assert_eq!(
            read("a@x.org, bob, c@x"),
            [" <a@x.org>".to_owned(), format!("\"bob\" {NO_EMAIL}"), " <c@x>".to_owned()]
        );
        assert_eq!(read("ana@"), [format!("\"ana@\" {NO_EMAIL}")]);
        assert_eq!(read("Ana <ana@x@y.org>"), [format!("\"Ana <ana@x@y.org>\" {NO_EMAIL}")]);
        assert_eq!(read("Ana\tana.x.org"), ["\"Ana ana.x.org\" has no email address like ana@example.org"]);
        let long = format!("{}\tana@x.org", "x".repeat(201));
        assert!(read(&long)[0].ends_with("has a name that must have at most 200 characters"));
        assert!(
            read("An\u{7}a <ana@x.org>")[0].ends_with("has a name that must not contain control characters")
        );
        assert_eq!(read("\"Ana <ana@x.org>"), ["\"Ana <ana@x.org>"]);
    }

    #[test]
    fn an_address_that_comes_again_in_any_case_is_repeated() {
        assert_eq!(
            read("ana@x.org\nAna <ANA@x.org>\nben@x.org"),
            [" <ana@x.org>", "again Ana <ANA@x.org>", " <ben@x.org>"]
        );
    }

    #[test]
    fn a_thousand_are_taken_and_one_more_is_a_file() {
        let list = |number: usize| (0..number).map(|n| format!("p{n}@x.org\n")).collect::<Vec<_>>().concat();
        assert_eq!(parse_people(&list(1_000)).unwrap().len(), 1_000);
        assert_eq!(
            parse_people(&list(1_001)).unwrap_err().to_string(),
            "has more than 1,000 people; import them as a file"
        );
        assert_eq!(parse_people(" \n\t\n;,"), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_is_read(list in "(?s)[a-c@.,;<>\"\\\\ \t\n王]{0,80}") {
            let entries = parse_people(&list).unwrap();
            for entry in entries {
                prop_assert!(!entry.text.trim().is_empty());
                prop_assert!(!entry.text.contains(['\t', '\n']));
            }
        }

        #[test]
        fn names_and_addresses_come_back_from_a_spreadsheet(
            people in prop::collection::vec(("[A-Za-zÀ-ÿ]([A-Za-zÀ-ÿ,;' ]{0,12}[a-z])?", "[a-z]{1,8}"), 1..20),
        ) {
            let rows: Vec<_> = people
                .iter()
                .enumerate()
                .map(|(index, (name, mailbox))| format!("{name}\t{mailbox}{index}@x.org"))
                .collect();
            let entries = parse_people(&rows.join("\n")).unwrap();
            prop_assert_eq!(entries.len(), people.len());
            for (entry, (name, _)) in entries.iter().zip(&people) {
                let Verdict::New { invitee } = &entry.verdict else { panic!("{entry:?}") };
                prop_assert_eq!(&invitee.name, &PersonName::new(name).unwrap());
            }
        }
    }
}
