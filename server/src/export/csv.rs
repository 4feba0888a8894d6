//! CSV: RFC 4180, in UTF-8.

use app::domain::{Column, ColumnKind, ExportOptions, spreadsheet::guard};
use csv::{Terminator, Writer, WriterBuilder};
use jiff::{Timestamp, fmt::temporal::DateTimePrinter};

use super::{
    Progress,
    cells::{Broken, Cell, each},
    delivery::Out,
};
use crate::store::ExportRows;

/// By which Excel knows UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// All times have the same length and precision: what is compared as text is compared as time.
pub(super) const TIMES: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

/// Writes the rows as they come.
pub fn write(
    mut rows: ExportRows,
    columns: &[Column],
    options: ExportOptions,
    mut out: Out,
    progress: &Progress,
) -> Result<(), Broken> {
    if options.byte_order_mark {
        out.send(BYTE_ORDER_MARK.as_bytes())?;
    }
    let mut csv = WriterBuilder::new()
        .delimiter(options.separator.byte())
        .terminator(Terminator::CRLF)
        .buffer_capacity(Out::CHUNK)
        .from_writer(out);
    for column in columns {
        field(&mut csv, column.as_str().as_bytes())?;
    }
    end_row(&mut csv)?;
    let mut buffer = String::new();
    while let Some(batch) = rows.next_blocking().map_err(|_| Broken::Fault)? {
        for row in &batch {
            each(row, |index, cell| {
                buffer.clear();
                match (cell, columns.get(index).map(|column| column.kind())) {
                    (Cell::Empty, Some(_)) => field(&mut csv, b""),
                    (Cell::Text(text), Some(ColumnKind::Text)) => field(&mut csv, guard(&text).as_bytes()),
                    (Cell::Number(number), Some(ColumnKind::Number)) => {
                        use std::fmt::Write;
                        write!(buffer, "{number}").map_err(|cause| Broken::fault(&cause))?;
                        field(&mut csv, buffer.as_bytes())
                    }
                    (Cell::Number(at), Some(ColumnKind::Time)) => {
                        let at = Timestamp::from_millisecond(at).map_err(|cause| Broken::fault(&cause))?;
                        TIMES.print_timestamp(&at, &mut buffer).map_err(|cause| Broken::fault(&cause))?;
                        field(&mut csv, buffer.as_bytes())
                    }
                    _ => Err(Broken::fault(&"a cell is not of its column's kind")),
                }
            })?;
            end_row(&mut csv)?;
        }
        progress.add(batch.len());
    }
    // What it can't write there is nobody left to take.
    csv.flush().map_err(|_| Broken::Abandoned)
}

fn field(csv: &mut Writer<Out>, text: &[u8]) -> Result<(), Broken> {
    csv.write_field(text).map_err(|cause| broken(&cause))
}

fn end_row(csv: &mut Writer<Out>) -> Result<(), Broken> {
    csv.write_record(None::<&[u8]>).map_err(|cause| broken(&cause))
}

fn broken(cause: &csv::Error) -> Broken {
    if cause.is_io_error() { Broken::Abandoned } else { Broken::fault(cause) }
}

#[cfg(test)]
mod tests {
    use app::domain::Separator;

    use super::*;
    use crate::export::delivery::tests::{made, rows};

    const COLUMNS: [Column; 4] = [Column::Id, Column::Name, Column::Added, Column::LastActive];

    async fn csv(options: ExportOptions, batches: &[&[&str]]) -> Result<String, Broken> {
        let rows = rows(batches, Ok(())).await;
        let file = made(move |out, progress| write(rows, &COLUMNS, options, out, progress)).await?;
        Ok(String::from_utf8(file).unwrap())
    }

    #[tokio::test]
    async fn rows_are_written_as_rfc_4180_has_it() {
        let rows: &[&[&str]] = &[
            &[r#"[1,"Zoë, the \"first\"",0,null]"#, r#"[2,"two words",1795428000000,1795428000250]"#],
            &[r#"[3,"",1795428000000,null]"#],
        ];
        assert_eq!(
            csv(ExportOptions::default(), rows).await.unwrap(),
            "id,name,added,last_active\r\n\
             1,\"Zoë, the \"\"first\"\"\",1970-01-01T00:00:00.000Z,\r\n\
             2,two words,2026-11-23T10:00:00.000Z,2026-11-23T10:00:00.250Z\r\n\
             3,,2026-11-23T10:00:00.000Z,\r\n"
        );
    }

    #[tokio::test]
    async fn separator_and_byte_order_mark_are_as_asked() {
        for (separator, byte_order_mark, expected) in [
            (Separator::Semicolon, true, "\u{feff}id;name;added;last_active\r\n1;\"a;b\";;\r\n2;a,b;;\r\n"),
            (Separator::Tab, false, "id\tname\tadded\tlast_active\r\n1\ta;b\t\t\r\n2\ta,b\t\t\r\n"),
        ] {
            let options = ExportOptions { separator, byte_order_mark, ..ExportOptions::default() };
            let file = csv(options, &[&[r#"[1,"a;b",null,null]"#, r#"[2,"a,b",null,null]"#]]).await;
            assert_eq!(file.unwrap(), expected);
        }
    }

    #[tokio::test]
    async fn no_cell_can_run_as_a_formula() {
        let file =
            csv(ExportOptions::default(), &[&[r#"[1,"=1+1",null,null]"#, r#"[2,"'+1",null,null]"#]]).await;
        assert_eq!(file.unwrap(), "id,name,added,last_active\r\n1,'=1+1,,\r\n2,''+1,,\r\n");
    }

    #[tokio::test]
    async fn a_row_that_is_not_of_the_columns_is_a_fault() {
        for row in [r#"["1","a",null,null]"#, r"[1,2,null,null]", r#"[1,"a",null,null,5]"#] {
            assert_eq!(csv(ExportOptions::default(), &[&[row]]).await, Err(Broken::Fault), "{row}");
        }
    }

    #[tokio::test]
    async fn a_database_that_fails_breaks_the_file() {
        let rows = rows(&[&[r#"[1,"a",null,null]"#]], Err(app::Error::Unavailable)).await;
        let options = ExportOptions::default();
        let file = made(move |out, progress| write(rows, &COLUMNS, options, out, progress)).await;
        assert_eq!(file, Err(Broken::Fault));
    }
}
