//! The reader as a whole.

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> People {
    read_people(text.as_bytes()).unwrap()
}

fn record(line: u64, email: &str, name: Option<&str>, role: Option<Role>) -> Record {
    let name = name.map(|name| PersonName::new(name).unwrap());
    Record { line, draft: PersonLine { email: Email::new(email).unwrap(), name, role } }
}

fn assert_rejected(people: &People, expected: &[(u64, &str)]) {
    let said: Vec<_> =
        people.rejected.iter().map(|rejected| (rejected.line, rejected.reason.to_string())).collect();
    let said: Vec<_> = said.iter().map(|(line, reason)| (*line, reason.as_str())).collect();
    assert_eq!(said, expected);
}

#[test]
fn a_german_excel_file_is_read() {
    let text = "sep=;\r\nVorname;Nachname;E-Mail;Rolle\r\nZoë;Müller;zoe@example.org;Administrator\r\n\r\n;;;\r\n\
                Jürgen;\"von der\r\nHeide\";j@example.org;\r\nÜ;;u@example.org;Mitglied\r\n";
    let expected = [
        record(3, "zoe@example.org", Some("Zoë Müller"), Some(Role::Admin)),
        record(6, "j@example.org", Some("Jürgen von der Heide"), None),
        record(8, "u@example.org", Some("Ü"), Some(Role::Regular)),
    ];
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let utf8_with_mark = format!("\u{feff}{text}").into_bytes();
    for bytes in [text.as_bytes(), &windows, &utf16, &utf8_with_mark] {
        let people = read_people(bytes).unwrap();
        assert_eq!(people.records, expected);
        assert_eq!(people.rejected, []);
    }
}

#[test]
fn without_the_columns_name_and_role_stay_open() {
    assert_eq!(read("email\nana@example.org").records, [record(2, "ana@example.org", None, None)]);
}

#[test]
fn bad_lines_are_rejected_with_number_and_reason_and_the_others_taken() {
    let people = read(
        "email,name,role\nana,Ana,\n,Nobody,\nb@example.org,B,boss\nb@example.org,B\nc@example.org,C,user,more\n\
         d@example.org,D,user,,\ne@example.org,\"\u{7}\"\n",
    );
    assert_eq!(
        people.records,
        [
            record(5, "b@example.org", Some("B"), None),
            record(7, "d@example.org", Some("D"), Some(Role::Regular))
        ]
    );
    assert_rejected(
        &people,
        &[
            (2, "The email “ana” is not an email address like ana@example.org."),
            (3, "The line has no email address: fill in the email column."),
            (4, "The role “boss” is not known: write admin or regular."),
            (
                6,
                "The line has 4 cells but the first line names 3 columns: put a cell that contains the separator in \
                 quotation marks.",
            ),
            (8, "The name “ ” must not contain control characters."),
        ],
    );
}

#[test]
fn an_address_that_comes_twice_is_taken_once() {
    let people = read("email\nAna@example.org\nb@example.org\nana@EXAMPLE.org\n");
    assert_eq!(people.records.len(), 2);
    assert_rejected(
        &people,
        &[(4, "The address ana@EXAMPLE.org stands on line 2 already: keep one of the two lines.")],
    );
}

#[test]
fn names_protected_from_formulas_come_back_as_they_were() {
    let people = read("email,name\na@example.org,'=1+1\nb@example.org,'t Hooft\n");
    let names: Vec<_> =
        people.records.iter().map(|r| r.draft.name.as_ref().map(PersonName::as_str)).collect();
    assert_eq!(names, [Some("=1+1"), Some("'t Hooft")]);
}

#[test]
fn a_quotation_mark_that_nothing_closes_rejects_its_line_and_counts_the_swallowed() {
    let people = read("email,name\na@example.org,A\nb@example.org,\"B\nc@example.org,C\nd@example.org,D\n");
    assert_eq!(people.records.len(), 1);
    assert_rejected(
        &people,
        &[(
            3,
            "A quotation mark in this line is never closed, so the 2 lines below it were not read either: close or \
             remove it.",
        )],
    );
}

#[test]
fn a_damaged_name_is_rejected_and_the_rest_stays_whole() {
    let mut bytes =
        "email,name\na@example.org,Zoë Müller Łukasz\nb@example.org,Åsa Öberg É".as_bytes().to_vec();
    bytes.pop();
    let people = read_people(&bytes).unwrap();
    assert_eq!(people.records, [record(2, "a@example.org", Some("Zoë Müller Łukasz"), None)]);
    assert_eq!(people.rejected[0].line, 3);
}

#[test]
fn more_records_than_the_bound_are_refused_and_blank_lines_are_none() {
    let text = "email\na@example.org\nbad\n\n\n";
    assert_eq!(read_at_most(2, text.as_bytes()), Ok(read(text)));
    assert_eq!(read_at_most(1, text.as_bytes()), Err(Unreadable::TooMany));
}

#[test]
fn messages_say_what_to_do() {
    let message = read_people(b"Name,Phone\nAna,1\n").unwrap_err().message().to_string();
    assert!(message.contains("“Name”, “Phone”") && message.contains("email,name,role"), "{message}");
}

/// Cells as they could stand in a file, and what an export with quotation marks writes for them.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_people(&bytes);
    }

    #[test]
    fn no_table_like_bytes_make_it_panic(text in "(sep=[;,\t]\r?\n)?\"?email\"?[;,\t]name\r?\n([a-c@.é\"';,\t\r\n]{0,12}\n){0,8}") {
        let _ = read_people(text.as_bytes());
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        let _ = read_people(&latin);
    }

    #[test]
    fn every_record_is_taken_or_rejected_at_its_own_line(
        rows in proptest::collection::vec(
            ("[a-f]{0,2}(@example\\.org)?", "[a-zé\"';,\n\r ]{0,8}", "(admin|user|boss|)", 0_usize..3), 0..30),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t")],
    ) {
        let mut text = ["name", "email", "role"].join(delimiter) + end;
        let mut expected = Vec::new();
        for (email, name, role, blanks) in &rows {
            text.push_str(&end.repeat(*blanks));
            if email.is_empty() && role.is_empty() && name.trim().is_empty() {
                continue;
            }
            expected.push(rows::line_breaks(text.as_bytes()) + 1);
            text.push_str(&[quoted(name), quoted(email), quoted(role)].join(delimiter));
            text.push_str(end);
        }
        let people = read_people(text.as_bytes()).unwrap();
        let mut lines: Vec<_> = people.records.iter().map(|record| record.line).collect();
        lines.extend(people.rejected.iter().map(|rejected| rejected.line));
        lines.sort_unstable();
        prop_assert_eq!(lines, expected);
    }
}
