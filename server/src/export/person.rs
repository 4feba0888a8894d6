//! What there is of one person as JSON, for those who ask what is known of them (GDPR, articles 15 and 20).

use std::io::{BufWriter, Write};

use app::domain::Timestamp;
use axum::body::Body;
use serde_json::{Value, json};

use super::{Progress, Unfollowed, cells::Broken, delivery, delivery::Out};
use crate::store::{ExportRows, Kind, PERSON_SECTIONS, PersonRow, read_mail_fault};

/// What the file calls its form.
pub const FORMAT: &str = "rollcall-user";
/// Grows when a section or a column changes its meaning or goes; new ones don't change it.
pub const VERSION: u32 = 1;

/// Begins to make the file; the body is the file on its way.
pub fn begin_person(rows: ExportRows<Vec<PersonRow>>, chatbot: &str, made_at: Timestamp) -> Body {
    let head = json!({
        "format": FORMAT,
        "version": VERSION,
        "made_at": time(&json!(made_at.0)),
        "chatbot": chatbot,
    });
    let (out, chunks) = delivery::channel();
    let making = tokio::task::spawn_blocking(move || write(rows, &head, out));
    let (to_connection, body) = delivery::body();
    tokio::spawn(delivery::deliver(chunks, making, to_connection, Progress::default(), Unfollowed));
    body
}

fn write(mut rows: ExportRows<Vec<PersonRow>>, head: &Value, out: Out) -> Result<(), Broken> {
    // A write fails only because nobody takes the file any more.
    let abandoned = |_| Broken::Abandoned;
    let mut out = BufWriter::with_capacity(Out::CHUNK, out);
    let head = head.to_string();
    out.write_all(head.trim_end_matches('}').as_bytes()).map_err(abandoned)?;
    let mut next = 0;
    while let Some(batch) = rows.next_blocking().map_err(|_| Broken::Fault)? {
        for row in batch {
            let is_first = next <= row.section;
            while next <= row.section {
                begin_section(&mut out, next).map_err(abandoned)?;
                next += 1;
            }
            let before = if is_first { "\n" } else { ",\n" };
            out.write_all(before.as_bytes()).map_err(abandoned)?;
            out.write_all(object(&row)?.as_bytes()).map_err(abandoned)?;
        }
    }
    while next < PERSON_SECTIONS.len() {
        begin_section(&mut out, next).map_err(abandoned)?;
        next += 1;
    }
    out.write_all(b"]}\n").and_then(|()| out.flush()).map_err(abandoned)
}

/// Ends the section before, and begins one; also one without rows is in the file.
fn begin_section(out: &mut impl Write, section: usize) -> std::io::Result<()> {
    let end = if section > 0 { "]" } else { "" };
    write!(out, "{end},\n\"{}\":[", PERSON_SECTIONS[section].name)
}

/// A row as an object, its columns in their order.
fn object(row: &PersonRow) -> Result<String, Broken> {
    let values: Vec<Value> = serde_json::from_str(&row.values).map_err(|cause| Broken::fault(&cause))?;
    let told = PERSON_SECTIONS[row.section].columns.iter().zip(&values).map(|(column, value)| {
        let value = match column.kind {
            Kind::Plain => value.clone(),
            Kind::Time => time(value),
            Kind::Flag => Value::Bool(value.as_i64() == Some(1)),
            Kind::MailFault => value.as_str().map(|kept| read_mail_fault(kept).to_string()).into(),
            Kind::Json => value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default(),
        };
        format!("{}:{value}", Value::from(column.name))
    });
    Ok(format!("{{{}}}", told.collect::<Vec<_>>().join(",")))
}

/// Milliseconds since 1970 as RFC 3339; null stays.
fn time(value: &Value) -> Value {
    let at = value.as_i64().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
    at.map_or(Value::Null, |at| at.to_string().into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_section_and_no_column_of_one_stands_twice() {
        let names: BTreeSet<_> = PERSON_SECTIONS.iter().map(|section| section.name).collect();
        assert_eq!(names.len(), PERSON_SECTIONS.len());
        for section in PERSON_SECTIONS {
            let columns: BTreeSet<_> = section.columns.iter().map(|column| column.name).collect();
            assert_eq!(columns.len(), section.columns.len(), "{}", section.name);
        }
    }

    #[test]
    fn a_row_is_told_with_times_flags_and_json_as_such() {
        let section = PERSON_SECTIONS.iter().position(|section| section.name == "invitation").unwrap();
        let values = r#"[1795428000000, 1, "sent", null, 1795428000000]"#.to_owned();
        assert_eq!(
            object(&PersonRow { section, values }).unwrap(),
            r#"{"expires_at":"2026-11-23T10:00:00Z","has_link":true,"mail":"sent","mail_fault":null,"mail_at":"2026-11-23T10:00:00Z"}"#
        );
        let values =
            r#"[1795428000000, 1, "failed", "{\"id\":\"mail-fault-slow\"}", 1795428000000]"#.to_owned();
        let told = object(&PersonRow { section, values }).unwrap();
        assert!(told.contains(r#""mail_fault":"The mail server did not answer in time.""#), "{told}");
    }
}
