//! Users as a file: what is in it, and that it never looks whole when it is not.

use std::io::Cursor;

use app::{
    backend::Actor,
    domain::{
        Column, ExportFormat, ExportId, ExportOptions, ExportRequest, ExportState, Selection, Separator,
        UserId, UserQuery, Window,
    },
};
use axum::{
    body::Body,
    http::{Method, Response},
};
use calamine::{Data, DataType, Reader, Xlsx};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::harness::{Answer, Console, Desk, Key, on_both_databases};

const OWN: (&str, &str) = ("origin", "http://desk.example");

fn csv() -> ExportOptions {
    ExportOptions::default()
}

fn xlsx() -> ExportOptions {
    ExportOptions { format: ExportFormat::Xlsx, ..ExportOptions::default() }
}

fn query(params: &[(&str, &str)]) -> UserQuery {
    UserQuery::from_params(params.iter().copied()).unwrap()
}

fn everyone(options: ExportOptions) -> ExportRequest {
    ExportRequest { options, selection: None, query: UserQuery::default() }
}

async fn prepare(console: &Console, bot: &Key, request: &ExportRequest) -> Value {
    let answer = console.call("exports/prepare", json!({ "chatbot": bot.chatbot, "request": request })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.body["state"], "waiting");
    answer.body
}

fn path(bot: &Key, export: &Value) -> String {
    format!("/api/console/chatbots/{}/exports/{}", bot.chatbot, export["id"])
}

async fn respond(console: &Console, bot: &Key, request: &ExportRequest) -> (Value, Response<Body>) {
    let export = prepare(console, bot, request).await;
    let response = console.respond(Method::GET, &path(bot, &export), &[], "").await;
    assert_eq!(response.status(), 200);
    (export, response)
}

async fn file(console: &Console, bot: &Key, request: &ExportRequest) -> Vec<u8> {
    respond(console, bot, request).await.1.into_body().collect().await.unwrap().to_bytes().to_vec()
}

fn rows(file: &[u8], separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(file);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn column(rows: &[Vec<String>], index: usize) -> Vec<&str> {
    rows.iter().map(|row| row[index].as_str()).collect()
}

fn ids(rows: &[Vec<String>]) -> Vec<i64> {
    column(rows, 0).into_iter().map(|id| id.parse().unwrap()).collect()
}

/// Thirty people of every status and role.
async fn thirty(bot: &Key) -> Vec<i64> {
    let mut ids = Vec::new();
    for index in 0..30 {
        let email = format!("p{index}@a.example");
        let role = if index % 4 == 0 { "admin" } else { "regular" };
        let id = bot
            .invite(json!({ "email": email, "name": format!("Person {}", index % 7), "role": role }))
            .await;
        if index % 2 == 0 {
            bot.sign_in(json!({ "email": email })).await;
        }
        if index % 5 == 1 {
            bot.patch(&format!("users/{id}"), json!({ "disabled": true })).await;
        }
        ids.push(id);
    }
    ids
}

/// More than fits between the database and a client that doesn't read.
const MANY: usize = 30_000;

async fn many(desk: &Desk, bot: &Key) {
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
         INSERT INTO users (chatbot_id, name, visitor, status, role, created_at, name_key, search_text)
         SELECT {0}, 'Person ' || i, 'visitor-' || i, 'active', 'regular', 1795428000000, 'person ' || i, 'person ' || i FROM n;
         INSERT INTO user_counts (chatbot_id, status, role, users) VALUES ({0}, 'active', 'regular', {MANY})",
        bot.chatbot
    );
    desk.sql(&sql, &sql).await;
}

/// The export's next event that `wanted` accepts.
async fn hear(events: &mut Response<Body>, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let frame = events.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
        let text = String::from_utf8(frame.to_vec()).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("data: ")) {
            let change: Value = serde_json::from_str(line).unwrap();
            if change["kind"] == "export" && wanted(&change["export"]) {
                return change["export"].clone();
            }
        }
    }
}

async fn events(console: &Console, bot: &Key) -> Response<Body> {
    console.respond(Method::GET, &format!("/api/console/chatbots/{}/events", bot.chatbot), &[], "").await
}

async fn import(console: &Console, bot: &Key, file: Vec<u8>) -> Answer {
    let path = format!("/api/console/chatbots/{}/import", bot.chatbot);
    console.raw(Method::POST, &path, &[OWN, ("content-type", "text/csv")], file).await
}

on_both_databases! {
    async fn the_file_is_the_list_as_it_is_shown(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        thirty(&bot).await;
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        for params in [
            &[][..], &[("sort", "name")], &[("sort", "name"), ("direction", "desc")], &[("sort", "added")],
            &[("sort", "sessions"), ("direction", "asc")], &[("status", "active")], &[("role", "admin"), ("sort", "name")],
            &[("search", "person 3")], &[("search", "P1"), ("status", "disabled")], &[("search", "nobody")],
        ] {
            let query = query(params);
            let shown = desk.store.list_users(admin, desk.store.hear().await, &query, Window { offset: 0, limit: 200 }).await.unwrap();
            let request = ExportRequest { query, ..everyone(csv()) };
            let file = rows(&file(&console, &bot, &request).await, b',');
            assert_eq!(ids(&file), shown.users.iter().map(|user| user.id.0).collect::<Vec<_>>(), "{params:?}");
        }
    }

    async fn a_row_is_the_user(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let ana = bot.sign_in(json!({ "visitor": "3f2a9c", "email": "ana@a.example", "name": "Ana" })).await;
        desk.pass(60_250);
        bot.talk(ana, "s", &["hello"]).await;
        let ben = bot.invite(json!({ "email": "ben@a.example", "role": "admin" })).await;
        let file = String::from_utf8(file(&console, &bot, &everyone(csv())).await).unwrap();
        assert_eq!(file, format!(
            "id,name,email,visitor,status,role,added,signed_in,last_active,sessions,network,questions,last_seen\r\n\
             {ana},Ana,ana@a.example,3f2a9c,active,regular,2026-11-23T10:00:00.000Z,2026-11-23T10:00:00.000Z,2026-11-23T10:01:00.250Z,1,,,\r\n\
             {ben},,ben@a.example,,pending,admin,2026-11-23T10:01:00.250Z,,,0,,,\r\n"
        ));
        let staff = desk.authenticated().await;
        let empty = self::file(&console, &staff, &everyone(csv())).await;
        assert_eq!(empty, b"id,name,email,status,role,added,signed_in,last_active,sessions\r\n");
    }

    async fn a_selection_is_exported_in_the_order_shown(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let all = thirty(&bot).await;
        let shown = query(&[("sort", "name"), ("status", "pending")]);
        let by_name = |chosen: Selection| ExportRequest { options: csv(), selection: Some(chosen), query: shown.clone() };
        // Also those whom the present filter hides.
        let hand = Selection::of([all[5], all[0], all[7]].map(UserId));
        let export = prepare(&console, &bot, &by_name(hand.clone())).await;
        assert_eq!(export["total"], 3);
        let file = self::file(&console, &bot, &by_name(hand)).await;
        assert_eq!(ids(&rows(&file, b',')), [all[0], all[7], all[5]]);
        let mut chosen = Selection::matching(&query(&[("role", "admin")]));
        chosen.remove([UserId(all[4])]);
        chosen.add([UserId(all[1])]);
        let file = rows(&self::file(&console, &bot, &by_name(chosen)).await, b',');
        let mut expected: Vec<_> = (0..30).filter(|index| (index % 4 == 0 && *index != 4) || *index == 1).collect();
        expected.sort_by_key(|index| (index % 7, *index));
        assert_eq!(ids(&file), expected.into_iter().map(|index| all[index]).collect::<Vec<_>>());
    }

    async fn the_answer_says_what_it_is(desk: Desk) {
        let (bot, console) = (desk.chatbot("Café “Zoë”", app::domain::Access::Open).await, desk.console().await);
        let (_, csv) = respond(&console, &bot, &everyone(csv())).await;
        assert_eq!(csv.headers()["content-type"], "text/csv; charset=utf-8; header=present");
        assert_eq!(csv.headers()["content-disposition"], "attachment; filename=\"cafe-zoe-users-2026-11-23.csv\"");
        assert_eq!(csv.headers()["cache-control"], "no-store");
        let (_, xlsx) = respond(&console, &bot, &everyone(xlsx())).await;
        assert_eq!(xlsx.headers()["content-type"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assert!(xlsx.headers()["content-disposition"].to_str().unwrap().ends_with("-users-2026-11-23.xlsx\""));
    }

    async fn a_file_that_is_imported_again_gives_the_same_names(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        let names = [
            "=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-1", "@SUM(A1)", "'=1", "''+1", "'t Hooft", "＝1", "－", "＠x",
            "Souza, Ana", "a;b", "say \"hi\"", "\"", "Zoë", "王小明", "שלום", "1e5", "sep=;", "", "\u{feff}x", "e\u{301}", "🤖",
        ];
        for (index, name) in names.iter().enumerate() {
            let role = if index % 2 == 0 { "admin" } else { "regular" };
            bot.invite(json!({ "email": format!("p{index}@a.example"), "name": name, "role": role })).await;
        }
        for email in ["+plus@a.example", "=is@a.example", "-minus@a.example", "'quote@a.example"] {
            bot.invite(json!({ "email": email })).await;
        }
        let people = |file: &[u8], separator| {
            let mut people: Vec<_> = rows(file, separator).into_iter().map(|row| (row[1].clone(), row[2].clone(), row[4].clone())).collect();
            people.sort();
            people
        };
        for (index, separator) in Separator::ALL.iter().enumerate() {
            for byte_order_mark in [false, true] {
                let options = ExportOptions { separator: *separator, byte_order_mark, ..csv() };
                let file = self::file(&console, &bot, &everyone(options)).await;
                assert_eq!(file.starts_with("\u{feff}".as_bytes()), byte_order_mark);
                for row in rows(&file, separator.byte()) {
                    let runs = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
                    assert!(!row.iter().any(runs), "{row:?}");
                }
                let copy = desk.chatbot(&format!("Copy {index} {byte_order_mark}"), app::domain::Access::Authenticated).await;
                let report = import(&console, &copy, file.clone()).await;
                assert_eq!((&report.body["invited"], &report.body["rejected"]), (&json!(names.len() + 4), &json!([])), "{}", report.text);
                let again = self::file(&console, &copy, &everyone(options)).await;
                assert_eq!(people(&again, separator.byte()), people(&file, separator.byte()));
                let listed = copy.get("users?search=p0%40").await;
                assert_eq!(listed.body["users"][0]["name"], names[0]);
            }
        }
    }

    async fn a_file_shows_one_moment(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        many(&desk, &bot).await;
        for options in [csv(), xlsx()] {
            let request = ExportRequest { query: query(&[("sort", "added")]), ..everyone(options) };
            let (_, mut response) = respond(&console, &bot, &request).await;
            let first = if options == csv() {
                response.body_mut().frame().await.unwrap().unwrap().into_data().unwrap()
            } else {
                Vec::new().into()
            };
            // Added first, renamed last, gone in between.
            bot.sign_in(json!({ "visitor": format!("new-{:?}", options.format) })).await;
            let users = bot.get("users?sort=added&direction=asc&limit=5").await.body;
            let id = |index: usize| users["users"][index]["id"].as_i64().unwrap();
            assert_eq!(bot.patch(&format!("users/{}", id(0)), json!({ "name": "Half" })).await.status, 200);
            assert_eq!(bot.delete(&format!("users/{}", id(1))).await.status, 200);
            let rest = response.into_body().collect().await.unwrap().to_bytes();
            if options == csv() {
                let file = rows(&[first.as_ref(), rest.as_ref()].concat(), b',');
                assert_eq!(file.len(), MANY);
                assert!(!column(&file, 1).contains(&"Half"));
                assert!(ids(&file).contains(&id(1)));
                assert!(!column(&file, 3).iter().any(|visitor| visitor.starts_with("new-")));
            } else {
                // The workbook begins to be sent when its rows are complete, so what came later may or may not be in
                // it, but its rows are as many as were counted in the same moment.
                let mut book = Xlsx::new(Cursor::new(rest.to_vec())).unwrap();
                let height = book.worksheet_range("Users").unwrap().height() - 1;
                assert!((MANY - 1..=MANY + 1).contains(&height), "{height}");
            }
        }
    }

    async fn a_cancelled_file_ends_as_an_error(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        many(&desk, &bot).await;
        let elsewhere = desk.another_server().await;
        for here in [true, false] {
            let (export, mut response) = respond(&console, &bot, &everyone(csv())).await;
            response.body_mut().frame().await.unwrap().unwrap();
            let id = ExportId(export["id"].as_i64().unwrap());
            let state = if here {
                console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": id })).await.body["state"].clone()
            } else {
                let admin = desk.admin(bot.chatbot, Actor::Owner);
                json!(elsewhere.cancel_export(admin, id).await.unwrap().state)
            };
            assert_eq!(state, "cancelled");
            assert!(response.into_body().collect().await.is_err());
            let again = console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": id })).await;
            assert_eq!(again.body["state"], "cancelled", "once is enough");
        }
        elsewhere.close().await;
    }

    async fn a_file_that_is_small_ends_as_an_error_too(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        bot.sign_in(json!({ "visitor": "v" })).await;
        for options in [csv(), xlsx()] {
            // Nothing of it was read yet, so it has not ended yet.
            let (export, response) = respond(&console, &bot, &everyone(options)).await;
            console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": export["id"] })).await;
            assert!(response.into_body().collect().await.is_err());
        }
    }

    async fn who_hangs_up_cancels(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        many(&desk, &bot).await;
        for options in [csv(), xlsx()] {
            let mut events = events(&console, &bot).await;
            let (export, response) = respond(&console, &bot, &everyone(options)).await;
            drop(response);
            let heard = hear(&mut events, |heard| heard["id"] == export["id"] && heard["state"] != "running").await;
            assert_eq!(heard["state"], "cancelled");
        }
    }

    async fn a_download_is_noticed_to_be_broken(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        many(&desk, &bot).await;
        let address = desk.listen().await;
        let client = crate::harness::http();
        let url = format!("http://{address}/api/v1/users.csv");
        let whole = client.get(&url).bearer_auth(bot.token()).send().await.unwrap().bytes().await.unwrap();
        assert_eq!(rows(&whole, b',').len(), MANY);
        let export = prepare(&console, &bot, &everyone(csv())).await;
        let cookie = console.cookie();
        let request = client.get(format!("http://{address}{}", path(&bot, &export))).header("cookie", cookie);
        let mut broken = request.send().await.unwrap();
        broken.chunk().await.unwrap().unwrap();
        console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": export["id"] })).await;
        while let Ok(chunk) = broken.chunk().await {
            assert!(chunk.is_some(), "it looked whole");
        }
    }

    async fn pages_hear_how_far_it_is(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        bot.sign_in(json!({ "visitor": "v" })).await;
        for options in [csv(), xlsx()] {
            let mut events = events(&console, &bot).await;
            let (export, response) = respond(&console, &bot, &everyone(options)).await;
            assert_eq!((&export["total"], &export["format"]), (&json!(1), &json!(options.format.as_str())));
            let begun = hear(&mut events, |_| true).await;
            assert_eq!((&begun["id"], &begun["state"], &begun["rows"]), (&export["id"], &json!("running"), &json!(0)));
            response.into_body().collect().await.unwrap();
            let ended = hear(&mut events, |heard| heard["state"] != "running").await;
            assert_eq!((&ended["state"], &ended["rows"], &ended["total"]), (&json!("finished"), &json!(1), &json!(1)));
            let over = console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": export["id"] })).await;
            assert_eq!(over.body["state"], "finished", "what is whole stays so");
        }
    }

    async fn a_file_is_fetched_once_within_a_minute_by_who_prepared_it(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let get = async |export: &Value, headers: &[(&str, &str)]| console.raw(Method::GET, &path(&bot, export), headers, "").await;
        let export = prepare(&console, &bot, &everyone(csv())).await;
        for site in ["cross-site", "same-site"] {
            assert_eq!(get(&export, &[("sec-fetch-site", site)]).await.status, 403);
        }
        let head = console.raw(Method::HEAD, &path(&bot, &export), &[], "").await;
        assert_eq!(head.status, 405);
        assert_eq!(get(&export, &[("sec-fetch-site", "same-origin")]).await.status, 200);
        let again = get(&export, &[]).await;
        assert_eq!((again.status, &again.body["error"]), (409, &json!("refused")), "{}", again.text);
        let late = prepare(&console, &bot, &everyone(csv())).await;
        desk.pass(60_000);
        assert_eq!(get(&late, &[]).await.status, 409);
        let cancelled = prepare(&console, &bot, &everyone(csv())).await;
        console.call("exports/cancel", json!({ "chatbot": bot.chatbot, "export": cancelled["id"] })).await;
        assert_eq!(get(&cancelled, &[]).await.status, 409);
        let theirs = desk.admin(bot.chatbot, Actor::User(UserId(7)));
        let theirs = desk.store.prepare_export(theirs, &everyone(csv())).await.unwrap();
        assert_eq!(get(&json!({ "id": theirs.id }), &[]).await.status, 409);
    }

    async fn another_chatbots_export_is_404(desk: Desk) {
        let (bot, other, console) = (desk.open().await, desk.authenticated().await, desk.console().await);
        let export = prepare(&console, &bot, &everyone(csv())).await;
        for answer in [
            console.raw(Method::GET, &path(&other, &export), &[], "").await,
            console.raw(Method::GET, &path(&bot, &json!({ "id": 99 })), &[], "").await,
            console.raw(Method::GET, &path(&bot, &json!({ "id": "none" })), &[], "").await,
            console.call("exports/cancel", json!({ "chatbot": other.chatbot, "export": export["id"] })).await,
        ] {
            assert_eq!((answer.status, &answer.body["error"]), (404, &json!("not_found")), "{}", answer.text);
        }
        assert_eq!(console.raw(Method::GET, &path(&bot, &export), &[], "").await.status, 200, "it is untouched");
    }

    async fn exports_are_in_the_audit_log_without_a_name(desk: Desk) {
        let (bot, console) = (desk.authenticated().await, desk.console().await);
        thirty(&bot).await;
        let request = ExportRequest { query: query(&[("search", "person 3"), ("role", "admin")]), ..everyone(xlsx()) };
        prepare(&console, &bot, &request).await;
        let chosen = Selection::matching(&query(&[("status", "pending")]));
        prepare(&console, &bot, &ExportRequest { selection: Some(chosen), ..request }).await;
        bot.get("users.csv?status=disabled").await;
        let entered = async |actor: &str, detail: &str| {
            let rows = format!("audit_log WHERE action = 'export' AND chatbot_id = {} AND at = {} AND actor = '{actor}' AND detail = '{detail}'", bot.chatbot, desk.now().0);
            desk.count_where(&rows).await
        };
        assert_eq!(entered("owner", r#"{"users":1,"format":"xlsx","role":"admin","search":true}"#).await, 1);
        assert_eq!(entered("owner", r#"{"users":12,"format":"xlsx","selection":true,"status":"pending"}"#).await, 1);
        assert_eq!(entered("chatbot", r#"{"users":6,"format":"csv","status":"disabled"}"#).await, 1);
        assert_eq!(desk.count_where("audit_log WHERE action = 'export'").await, 3);
    }

    async fn a_workbook_has_numbers_dates_and_texts(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let ana = bot.sign_in(json!({ "visitor": "3f2a9c", "name": "=1+1" })).await;
        bot.talk(ana, "s", &["hello"]).await;
        bot.invite(json!({ "email": "+ben@a.example" })).await;
        let file = file(&console, &bot, &everyone(xlsx())).await;
        let mut book = Xlsx::new(Cursor::new(file)).unwrap();
        assert_eq!(book.sheet_names(), ["Users"]);
        assert!(book.worksheet_formula("Users").unwrap().is_empty());
        let sheet = book.worksheet_range("Users").unwrap();
        let head: Vec<_> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(head, Column::ALL.iter().map(|column| column.as_str()).collect::<Vec<_>>());
        let row = sheet.rows().nth(1).unwrap();
        #[allow(clippy::cast_precision_loss, reason = "a small id")]
        let id = ana as f64;
        assert_eq!((&row[0], &row[1], &row[9]), (&Data::Float(id), &Data::String("=1+1".to_owned()), &Data::Float(1.0)));
        for time in [6, 7, 8] {
            assert_eq!(row[time].get_datetime().unwrap().to_ymd_hms_milli(), (2026, 11, 23, 10, 0, 0, 0));
        }
        let invited = sheet.rows().nth(2).unwrap();
        assert_eq!(invited[2], Data::String("+ben@a.example".to_owned()));
        assert_eq!((&invited[7], &invited[8]), (&Data::Empty, &Data::Empty));
    }

    async fn chatbots_get_the_same_files(desk: Desk) {
        let bot = desk.authenticated().await;
        thirty(&bot).await;
        for params in ["sort=name", "search=person+3&sort=added&direction=asc", "status=disabled&role=regular"] {
            let listed = bot.get(&format!("users?{params}")).await.body;
            let listed: Vec<_> = listed["users"].as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()).collect();
            let file = bot.get(&format!("users.csv?{params}&separator=tab&bom=true")).await;
            assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8; header=present");
            assert_eq!(file.headers["content-disposition"], "attachment; filename=\"staff-assistant-users-2026-11-23.csv\"");
            let text = file.text.strip_prefix('\u{feff}').unwrap();
            assert_eq!(ids(&rows(text.as_bytes(), b'\t')), listed);
            let workbook = bot.stream(&format!("users.xlsx?{params}")).await.into_body().collect().await.unwrap();
            let mut book = Xlsx::new(Cursor::new(workbook.to_bytes().to_vec())).unwrap();
            let sheet = book.worksheet_range("Users").unwrap();
            assert_eq!(sheet.rows().skip(1).map(|row| row[0].as_i64().unwrap()).collect::<Vec<_>>(), listed);
        }
        for (params, field) in [
            ("separator=pipe", "separator"), ("bom=yes", "bom"), ("status=gone", "status"), ("sort=size", "sort"),
        ] {
            let answer = bot.get(&format!("users.csv?{params}")).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(field)), "{}", answer.text);
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
        let paths = bot.get("openapi.json").await.body["paths"].clone();
        let names: Vec<_> = paths["/api/v1/users.csv"]["get"]["parameters"].as_array().unwrap().iter().map(|param| param["name"].clone()).collect();
        assert_eq!(names, ["search", "status", "role", "network", "sort", "direction", "separator", "bom"]);
        assert!(paths.get("/api/v1/users.xlsx").is_some());
    }

    async fn an_old_proxy_gets_no_file_that_it_could_cut(desk: Desk) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let bot = desk.open().await;
        let mut connection = tokio::net::TcpStream::connect(desk.listen().await).await.unwrap();
        let request = format!("GET /api/v1/users.csv HTTP/1.0\r\nAuthorization: Bearer {}\r\n\r\n", bot.token());
        connection.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.0 409") && answer.contains("HTTP/1.1"), "{answer}");
    }

    async fn downloads_that_nobody_reads_starve_no_list(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        many(&desk, &bot).await;
        let mut unread = Vec::new();
        for _ in 0..4 {
            unread.push(respond(&console, &bot, &everyone(csv())).await.1);
        }
        assert_eq!(bot.get("users?limit=1").await.status, 200);
        assert_eq!(bot.get("users?search=person+77").await.status, 200);
        bot.sign_in(json!({ "visitor": "new" })).await;
        let window = json!({ "offset": 0, "limit": 1 });
        let listed = console.call("users/list", json!({ "chatbot": bot.chatbot, "query": {}, "window": window })).await;
        assert_eq!(listed.body["total"], MANY + 1);
    }

    async fn exports_that_nobody_ends_are_ended(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        let admin = desk.admin(bot.chatbot, Actor::Owner);
        let mut events = events(&console, &bot).await;
        let waiting = desk.store.prepare_export(admin, &everyone(csv())).await.unwrap().id;
        // Their server was killed.
        let silent = desk.store.prepare_export(admin, &everyone(csv())).await.unwrap().id;
        desk.store.claim_export(admin, silent).await.unwrap();
        let alive = desk.store.prepare_export(admin, &everyone(csv())).await.unwrap().id;
        desk.store.claim_export(admin, alive).await.unwrap();
        desk.pass(60_000);
        desk.store.tidy_exports(desk.now()).await.unwrap();
        let ended = hear(&mut events, |heard| heard["state"] != "running").await;
        assert_eq!((&ended["id"], &ended["state"]), (&json!(waiting), &json!("cancelled")));
        assert!(desk.store.note_export(admin, alive, ExportState::Running, 5, desk.now()).await.unwrap());
        desk.pass(60_000);
        desk.store.tidy_exports(desk.now()).await.unwrap();
        let ended = hear(&mut events, |heard| heard["state"] != "running").await;
        assert_eq!((&ended["id"], &ended["state"]), (&json!(silent), &json!("failed")));
        assert!(!desk.store.note_export(admin, silent, ExportState::Finished, 5, desk.now()).await.unwrap());
        assert!(desk.store.note_export(admin, alive, ExportState::Finished, 9, desk.now()).await.unwrap());
        assert_eq!(desk.count_where("exports WHERE request <> ''").await, 0, "what was asked for is forgotten");
        desk.pass(24 * 60 * 60 * 1000);
        desk.store.tidy_exports(desk.now()).await.unwrap();
        assert_eq!(desk.count_where("exports").await, 0);
        assert_eq!(desk.count_where("audit_log WHERE action = 'export'").await, 3);
    }
}
