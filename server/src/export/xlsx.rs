//! Excel workbooks (ECMA-376).

use std::io::BufWriter;

use app::domain::{Column, ColumnKind, Timestamp};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{
    Progress,
    cells::{Broken, Cell, each},
    delivery::Out,
};
use crate::store::{Batch, ExportRows};

/// How many rows a sheet has, with its header: the format's own limit.
pub const SHEET_ROWS: u32 = 1_048_576;

/// The day 0 of Excel's calendar is 1899-12-30, as many days before 1970-01-01.
const EPOCH: f64 = 25_569.0;
const DAY: f64 = 86_400_000.0;

/// Of deflate, 1 to 9. Measured on a million users: 8.4 s where the usual 6 takes 14.1, for a file a seventh larger.
const COMPRESSION: u8 = 3;

/// Writes the rows into a temporary file sheet by sheet, then sends the workbook.
///
/// The crate keeps one row in memory. Its temporary files have no name, so nothing is left of them whatever happens;
/// a full disk makes it panic, which ends the export as a fault.
pub fn write(
    rows: ExportRows,
    columns: &[Column],
    sheet_rows: u32,
    made_at: Timestamp,
    out: Out,
    progress: &Progress,
) -> Result<(), Broken> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(COMPRESSION);
    let made_at = ExcelDateTime::from_timestamp(made_at.0 / 1_000).map_err(|cause| broken(&cause))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made_at));
    let mut source = Source { rows, batch: Vec::new().into_iter(), out: &out, progress };
    let mut sheets = 0;
    let mut row = source.next()?;
    loop {
        sheets += 1;
        let sheet = book.add_worksheet_with_constant_memory().map_err(|cause| broken(&cause))?;
        head(sheet, columns, sheets).map_err(|cause| broken(&cause))?;
        let mut number = 0;
        while let Some(cells) = row.take_if(|_| number + 1 < sheet_rows) {
            number += 1;
            each(&cells, |index, cell| write_cell(sheet, number, columns, index, cell))?;
            row = source.next()?;
        }
        let last = column_number(columns.len().saturating_sub(1));
        sheet.autofilter(0, 0, number, last).map_err(|cause| broken(&cause))?;
        if row.is_none() {
            break;
        }
    }
    drop(source);
    book.save_to_writer(BufWriter::with_capacity(Out::CHUNK, out)).map_err(|cause| broken(&cause))
}

/// The rows one by one.
struct Source<'a> {
    rows: ExportRows,
    batch: std::vec::IntoIter<String>,
    out: &'a Out,
    progress: &'a Progress,
}

impl Source<'_> {
    fn next(&mut self) -> Result<Option<String>, Broken> {
        loop {
            if let Some(row) = self.batch.next() {
                return Ok(Some(row));
            }
            // Nothing is sent before the last row is written, so nothing else would notice.
            if self.out.is_abandoned() {
                return Err(Broken::Abandoned);
            }
            let next: Option<Batch> = self.rows.next_blocking().map_err(|_| Broken::Fault)?;
            let Some(batch) = next else { return Ok(None) };
            self.progress.add(batch.len());
            self.batch = batch.into_iter();
        }
    }
}

/// Names a sheet and writes what stands above its rows.
fn head(sheet: &mut Worksheet, columns: &[Column], number: u32) -> Result<(), XlsxError> {
    sheet.set_name(if number == 1 { "Users".to_owned() } else { format!("Users {number}") })?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for (index, column) in columns.iter().enumerate() {
        let index = column_number(index);
        sheet.set_column_width(index, width(*column))?;
        if column.kind() == ColumnKind::Time {
            sheet.set_column_format(index, &time)?;
        }
        sheet.write_string_with_format(0, index, column.as_str(), &bold)?;
    }
    Ok(())
}

/// In characters; wide enough for most of what stands in the column, and for the filter's button beside the head.
const fn width(column: Column) -> f64 {
    match column {
        Column::Id | Column::Sessions | Column::Role | Column::Questions => 11.0,
        Column::Name => 28.0,
        Column::Email => 36.0,
        Column::Visitor | Column::Network => 24.0,
        Column::Status => 12.0,
        Column::Added | Column::SignedIn | Column::LastActive | Column::LastSeen => 20.0,
    }
}

/// There are a dozen columns.
fn column_number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

#[allow(clippy::cast_precision_loss, reason = "ids, counts and milliseconds are far below 2^53")]
fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    columns: &[Column],
    index: usize,
    cell: Cell<'_>,
) -> Result<(), Broken> {
    let column = column_number(index);
    let written = match (cell, columns.get(index).map(|column| column.kind())) {
        (Cell::Empty, Some(_)) => return Ok(()),
        // A cell of type string: whatever it begins with, it never runs.
        (Cell::Text(text), Some(ColumnKind::Text)) => sheet.write_string(row, column, text),
        (Cell::Number(number), Some(ColumnKind::Number)) => sheet.write_number(row, column, number as f64),
        (Cell::Number(at), Some(ColumnKind::Time)) => {
            sheet.write_number(row, column, EPOCH + at as f64 / DAY)
        }
        _ => return Err(Broken::fault(&"a cell is not of its column's kind")),
    };
    written.map(|_| ()).map_err(|cause| broken(&cause))
}

fn broken(cause: &XlsxError) -> Broken {
    match cause {
        XlsxError::IoError(io) if io.kind() == std::io::ErrorKind::BrokenPipe => Broken::Abandoned,
        // Its errors name limits, sheets and folders, and no cell.
        cause => Broken::fault(cause),
    }
}

#[cfg(test)]
mod tests;
