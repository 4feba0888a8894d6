use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::*;
use crate::export::delivery::tests::{made, rows};

const COLUMNS: [Column; 4] = [Column::Id, Column::Name, Column::Added, Column::LastActive];

async fn workbook(sheet_rows: u32, batches: &[&[&str]]) -> Xlsx<Cursor<Vec<u8>>> {
    let rows = rows(batches, Ok(())).await;
    let made_at = Timestamp(1_795_428_000_000);
    let file =
        made(move |out, progress| write(rows, &COLUMNS, sheet_rows, made_at, out, progress)).await.unwrap();
    Xlsx::new(Cursor::new(file)).unwrap()
}

fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[tokio::test]
async fn numbers_are_numbers_and_times_are_dates() {
    let mut book = workbook(SHEET_ROWS, &[&[r#"[12,"Zoë",1795428000000,null]"#]]).await;
    let sheet = cells(&mut book, "Users");
    let head: Vec<_> = sheet[0].iter().map(ToString::to_string).collect();
    assert_eq!(head, ["id", "name", "added", "last_active"]);
    assert_eq!(sheet[1][0], Data::Float(12.0));
    assert_eq!(sheet[1][1], Data::String("Zoë".to_owned()));
    let added = sheet[1][2].get_datetime().unwrap();
    assert!(added.is_datetime());
    assert_eq!(added.to_ymd_hms_milli(), (2026, 11, 23, 10, 0, 0, 0));
    assert_eq!(sheet[1][3], Data::Empty);
}

#[tokio::test]
async fn texts_stay_what_they_are() {
    let names = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "1",
        "2026-11-23",
        "TRUE",
        "http://a.example",
        "_x0041_",
        "a<b>&\"c\"",
        "\u{fffe}",
        "\u{301}mark",
        "🤖",
        " spaced ",
        "'=1",
    ];
    let batch: Vec<String> =
        names.iter().map(|name| serde_json::json!([1, name, 0, null]).to_string()).collect();
    let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
    let mut book = workbook(SHEET_ROWS, &[&batch]).await;
    for (row, name) in cells(&mut book, "Users")[1..].iter().zip(names) {
        assert_eq!(row[1].get_string(), Some(name));
    }
    assert!(book.worksheet_formula("Users").unwrap().is_empty());
}

#[tokio::test]
async fn what_does_not_fit_goes_on_in_a_second_sheet() {
    let batch: Vec<String> = (1..=20).map(|id| format!("[{id},\"n\",0,null]")).collect();
    let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
    for (users, sheets) in
        [(0, vec![0]), (9, vec![9]), (10, vec![9, 1]), (18, vec![9, 9]), (20, vec![9, 9, 2])]
    {
        let mut book = workbook(10, &[&batch[..users / 2], &batch[users / 2..users]]).await;
        let mut ids = Vec::new();
        let mut lengths = Vec::new();
        for name in book.sheet_names() {
            let sheet = cells(&mut book, &name);
            assert_eq!(sheet[0][0], Data::String("id".to_owned()), "each has a header");
            ids.extend(sheet[1..].iter().map(|row| row[0].as_i64().unwrap()));
            lengths.push(sheet.len() - 1);
        }
        assert_eq!(lengths, sheets);
        assert_eq!(ids, (1..=i64::try_from(users).unwrap()).collect::<Vec<_>>());
        assert_eq!(book.sheet_names()[0], "Users");
    }
}

#[tokio::test]
async fn a_database_that_fails_breaks_the_file() {
    let rows = rows(&[&[r#"[1,"a",0,null]"#]], Err(app::Error::Unavailable)).await;
    let file = made(move |out, progress| write(rows, &COLUMNS, 10, Timestamp(0), out, progress)).await;
    assert_eq!(file, Err(Broken::Fault));
}

#[tokio::test]
async fn nobody_to_take_it_ends_it_before_the_last_row() {
    let (rows, sender) = ExportRows::channel(0);
    let (out, chunks) = crate::export::delivery::channel();
    drop(chunks);
    let making = tokio::task::spawn_blocking(move || {
        write(rows, &COLUMNS, 10, Timestamp(0), out, &Progress::default())
    });
    assert_eq!(making.await.unwrap(), Err(Broken::Abandoned));
    assert!(!sender.send(vec!["[1,\"a\",0,null]".to_owned()]).await, "the reading ends too");
}
