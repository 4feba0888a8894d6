//! The list: search, filters, order, windows and pages; the same on both databases to the letter.

use app::backend::Actor;
use axum::http::Method;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::harness::{Key, on_both_databases};

const PEOPLE: &[(&str, &str)] = &[
    ("jose@porto.example", "José Álvarez"),
    ("anna@nord.example", "anna Ångström"),
    ("anna2@nord.example", "Anna Angstrom"),
    ("wang@lotus.example", "王小明"),
    ("maria@neva.example", "Мария Ёлкина"),
    ("percent@x.example", "100%_sure\\ \"quoted\""),
    ("under@x.example", "1000 sure"),
    ("l@lodz.example", "Łukasz"),
    ("z@z.example", "zoë"),
];

async fn fill(bot: &Key) {
    for (email, name) in PEOPLE {
        bot.invite(json!({ "email": email, "name": name })).await;
    }
}

fn names(body: &Value) -> Vec<String> {
    body["users"].as_array().unwrap().iter().map(|user| user["name"].as_str().unwrap().to_owned()).collect()
}

async fn search(bot: &Key, term: &str) -> (Vec<String>, Value) {
    let path = format!(
        "users?sort=name&search={}",
        url::form_urlencoded::byte_serialize(term.as_bytes()).collect::<String>()
    );
    let answer = bot.get(&path).await;
    assert_eq!(answer.status, 200, "{term} {}", answer.text);
    (names(&answer.body), answer.body["total"].clone())
}

on_both_databases! {
    async fn search_finds_parts_of_names_and_emails_without_case_and_accents(desk: Desk) {
        let bot = desk.authenticated().await;
        fill(&bot).await;
        for (term, expected) in [
            ("jose", vec!["José Álvarez"]), ("JOSÉ", vec!["José Álvarez"]), ("ÅNGST", vec!["Anna Angstrom", "anna Ångström"]),
            ("小明", vec!["王小明"]), ("明", vec!["王小明"]), ("елкина", vec!["Мария Ёлкина"]), ("lotus", vec!["王小明"]),
            ("%", vec!["100%_sure\\ \"quoted\""]), ("0%_s", vec!["100%_sure\\ \"quoted\""]), ("_", vec!["100%_sure\\ \"quoted\""]),
            ("\\", vec!["100%_sure\\ \"quoted\""]), ("\"quo", vec!["100%_sure\\ \"quoted\""]), ("e\\ \"", vec!["100%_sure\\ \"quoted\""]),
            ("lukasz", vec!["Łukasz"]), ("zo", vec!["zoë"]), ("  zoe ", vec!["zoë"]), ("nobody at all", vec![]), ("' OR 1=1 --", vec![]),
            ("z jose", vec![]), ("AND", vec![]), ("anna*", vec![]),
        ] {
            let (found, total) = search(&bot, term).await;
            let mut sorted = found.clone();
            sorted.sort();
            let mut expected: Vec<_> = expected.into_iter().map(str::to_owned).collect();
            expected.sort();
            assert_eq!(sorted, expected, "{term:?}");
            assert_eq!(total, json!(expected.len()), "{term:?}");
        }
    }

    async fn characters_that_a_pattern_reads_as_others_are_searched_for_as_they_are(desk: Desk) {
        let bot = desk.authenticated().await;
        for (email, name) in [("marked@x.example", "a[b]c*d?e^f"), ("plain@x.example", "abcdef"), ("other@x.example", "axbycd")] {
            bot.invite(json!({ "email": email, "name": name })).await;
        }
        for term in ["[", "]", "*", "?", "^", "[b", "[b]", "b]", "[b]c", "c*", "c*d", "*d?e", "d?e", "e^f", "a[b]c*d?e^f"] {
            assert_eq!(search(&bot, term).await, (vec!["a[b]c*d?e^f".to_owned()], json!(1)), "{term:?}");
        }
        for term in ["a*", "a*f", "a?", "a?c", "a?b?c", "[a]", "[abc]", "[^x]", "[a-z]b", "**", "??", "[[]", "[*]", "[]"] {
            assert_eq!(search(&bot, term).await, (vec![], json!(0)), "{term:?}");
        }
    }

    async fn names_are_sorted_without_case_and_accents_and_equal_ones_by_id(desk: Desk) {
        let bot = desk.authenticated().await;
        fill(&bot).await;
        let ascending = names(&bot.get("users?sort=name").await.body);
        assert_eq!(ascending, [
            "100%_sure\\ \"quoted\"", "1000 sure", "anna Ångström", "Anna Angstrom", "José Álvarez", "Łukasz", "zoë",
            "Мария Ёлкина", "王小明",
        ]);
        let mut descending = names(&bot.get("users?sort=name&direction=desc").await.body);
        descending.reverse();
        assert_eq!(descending, ascending);
    }

    async fn every_order_pages_through_everyone_once(desk: Desk) {
        let bot = desk.open().await;
        for index in 0..23 {
            let user = bot.sign_in(json!({ "visitor": format!("v{index}"), "name": format!("N{}", index % 5) })).await;
            for session in 0..index % 3 {
                bot.talk(user, &format!("s{index}-{session}"), &["x"]).await;
            }
            desk.pass(if index % 2 == 0 { 1_000 } else { 0 });
        }
        let console = desk.console().await;
        for sort in ["name", "added", "activity", "sessions"] {
            for direction in ["asc", "desc"] {
                let whole = bot.get(&format!("users?sort={sort}&direction={direction}&limit=1000")).await.body;
                let (mut paged, mut cursor) = (Vec::new(), None::<String>);
                loop {
                    let next = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
                    let page = bot.get(&format!("users?sort={sort}&direction={direction}&limit=4{next}")).await.body;
                    assert_eq!(page["total"], 23);
                    paged.extend(page["users"].as_array().unwrap().clone());
                    cursor = page["next"].as_str().map(str::to_owned);
                    if cursor.is_none() { break }
                }
                assert_eq!(json!(paged), whole["users"], "{sort} {direction}");
                let mut windows = Vec::new();
                for offset in (0..23).step_by(5) {
                    let query = json!({ "search": "", "status": null, "role": null, "sort": { "by": sort, "direction": direction } });
                    let window = console.call("users/list", json!({ "chatbot": bot.chatbot, "query": query, "window": { "offset": offset, "limit": 5 } })).await.body;
                    windows.extend(window["users"].as_array().unwrap().iter().map(|user| user["id"].clone()).collect::<Vec<_>>());
                }
                let ids: Vec<_> = whole["users"].as_array().unwrap().iter().map(|user| user["id"].clone()).collect();
                assert_eq!(windows, ids, "{sort} {direction}");
            }
        }
    }

    async fn filters_combine_and_the_total_is_right(desk: Desk) {
        let bot = desk.authenticated().await;
        fill(&bot).await;
        let ana = bot.invite(json!({ "email": "ana@a.example", "name": "Ana", "role": "admin" })).await;
        bot.sign_in(json!({ "email": "ana@a.example" })).await;
        bot.sign_in(json!({ "email": "z@z.example" })).await;
        let two = bot.sign_in(json!({ "email": "l@lodz.example" })).await;
        bot.patch(&format!("users/{two}"), json!({ "disabled": true })).await;
        for (query, total) in [
            ("status=active", 2), ("status=pending", 7), ("status=disabled", 1), ("role=admin", 1), ("role=regular", 9),
            ("status=active&role=admin", 1), ("status=pending&role=admin", 0), ("search=an&status=pending", 3),
            ("search=an&role=admin", 1), ("", 10),
        ] {
            let answer = bot.get(&format!("users?{query}")).await.body;
            assert_eq!(answer["total"], total, "{query}");
            assert_eq!(answer["users"].as_array().unwrap().len(), total, "{query}");
        }
        let chatbot = desk.console().await.call("chatbots/get", json!({ "chatbot": bot.chatbot })).await.body;
        assert_eq!(chatbot["users"], json!({ "active": 2, "pending": 7, "disabled": 1 }));
        assert_eq!(bot.get(&format!("users/{ana}")).await.body["role"], "admin");
    }

    async fn bad_queries_are_400_and_name_the_parameter(desk: Desk) {
        let bot = desk.open().await;
        for (query, field) in [
            ("status=gone", "status"), ("role=boss", "role"), ("sort=size", "sort"), ("direction=up", "direction"),
            ("limit=0", "limit"), ("limit=1001", "limit"), ("limit=x", "limit"), ("cursor=x", "cursor"),
        ] {
            let answer = bot.raw(Method::GET, &format!("users?{query}"), "application/json", "").await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(field)), "{query} {}", answer.text);
        }
    }

    async fn a_window_past_the_end_is_empty_and_still_says_the_total(desk: Desk) {
        let bot = desk.open().await;
        bot.sign_in(json!({ "visitor": "v" })).await;
        let query = json!({ "sort": { "by": "name", "direction": "asc" } });
        let window = json!({ "offset": u64::MAX, "limit": 5 });
        let answer = desk.console().await.call("users/list", json!({ "chatbot": bot.chatbot, "query": query, "window": window })).await;
        assert_eq!(answer.body, json!({ "total": 1, "users": [] }), "{}", answer.text);
    }

    async fn greek_is_found_in_capitals(desk: Desk) {
        let bot = desk.authenticated().await;
        bot.invite(json!({ "email": "g@nisos.example", "name": "Γιώργος" })).await;
        assert_eq!(search(&bot, "ΓΙΩΡΓΟΣ").await.0, ["Γιώργος"]);
    }

    async fn a_cursor_with_what_no_name_holds_is_400(desk: Desk) {
        let bot = desk.open().await;
        let cursor = r#"{"sort":{"by":"name","direction":"asc"},"key":"a\u0000b","id":1}"#;
        let answer = bot.get(&format!("users?sort=name&cursor={}", BASE64_URL_SAFE_NO_PAD.encode(cursor))).await;
        assert_eq!((answer.status, &answer.body["field"]), (400, &json!("cursor")), "{}", answer.text);
    }

    async fn few_and_many_matches_come_in_the_same_order(desk: Desk) {
        let bot = desk.authenticated().await;
        let lines: Vec<_> = (0..120).map(|index| format!("p{index}@people.example,Person {}", index * 7 % 120)).collect();
        let people = server::import::read_people(format!("email,name\n{}", lines.join("\n")).as_bytes()).unwrap();
        desk.store.import_people(desk.admin(bot.chatbot, Actor::Owner), &people.records).await.unwrap();
        for query in ["search=person", "search=pe", "status=pending", "role=regular&search=peo"] {
            // 1 of 120 is walked to, 120 of 120 are gathered.
            let all = bot.get(&format!("users?sort=name&limit=120&{query}")).await.body;
            let first = bot.get(&format!("users?sort=name&limit=1&{query}")).await.body;
            assert_eq!((&all["total"], &first["total"]), (&json!(120), &json!(120)), "{query}");
            assert_eq!(first["users"][0], all["users"][0], "{query}");
            let next = first["next"].as_str().unwrap();
            let second = bot.get(&format!("users?sort=name&limit=1&{query}&cursor={next}")).await.body;
            assert_eq!(second["users"][0], all["users"][1], "{query}");
        }
    }

    async fn a_day_is_counted_and_listed_as_the_reader_has_it(desk: Desk) {
        const DAY: i64 = 86_400_000;
        let bot = desk.open().await;
        let start = desk.now().0;
        for day in 0..3 {
            for person in 0..=day {
                bot.sign_in(json!({ "visitor": format!("v{day}-{person}") })).await;
            }
            desk.pass(DAY);
        }
        // Who comes again is last active on another day, and no newer.
        bot.sign_in(json!({ "visitor": "v0-0" })).await;
        let console = desk.console().await;
        let starts: Vec<i64> = (0..5).map(|day| start + day * DAY).collect();
        let days = console.call("users/days", json!({ "chatbot": bot.chatbot, "starts": starts })).await;
        let counts: Vec<_> = days.body.as_array().unwrap().iter().map(|day| (day["added"].as_u64().unwrap(), day["active"].as_u64().unwrap())).collect();
        assert_eq!(counts, [(1, 0), (2, 2), (3, 3), (0, 1)]);
        for (name, counted) in [("added", counts.iter().map(|(added, _)| *added).collect::<Vec<_>>()), ("active", counts.iter().map(|(_, active)| *active).collect())] {
            for (day, counted) in counted.into_iter().enumerate() {
                let period = format!("{}-{}", starts[day], starts[day + 1]);
                for sort in ["name", "added", "activity&direction=asc", "sessions"] {
                    let page = bot.get(&format!("users?{name}={period}&sort={sort}")).await.body;
                    assert_eq!((page["total"].as_u64(), page["users"].as_array().unwrap().len() as u64), (Some(counted), counted), "{name} {day} {sort}");
                }
                let query = json!({ name: period });
                let arguments = json!({ "chatbot": bot.chatbot, "query": query, "window": { "offset": 0, "limit": 9 } });
                let window = console.call("users/list", arguments).await.body;
                assert_eq!((window["total"].as_u64(), window["users"].as_array().unwrap().len() as u64), (Some(counted), counted));
                let file = bot.get(&format!("users.csv?{name}={period}")).await.text;
                assert_eq!(file.lines().count() as u64, counted + 1, "{file}");
                let selection = json!({ "query": query });
                let arguments = json!({ "chatbot": bot.chatbot, "selection": selection, "query": {} });
                assert_eq!(console.call("selections/count", arguments).await.body["selected"], counted);
            }
        }
        // Who talks is active today from then on, and was counted just before.
        let (before, today) = (format!("users?active={}-{}&sort=name", starts[2], starts[3]), format!("users?active={}-{}&sort=name", starts[3], starts[4]));
        assert_eq!((bot.get(&before).await.body["total"].as_u64(), bot.get(&today).await.body["total"].as_u64()), (Some(3), Some(1)));
        let talker = bot.get("users?search=visitor%20v2-0").await.body["users"][0]["id"].as_i64().unwrap();
        bot.talk(talker, "today", &["hello"]).await;
        assert_eq!((bot.get(&before).await.body["total"].as_u64(), bot.get(&today).await.body["total"].as_u64()), (Some(2), Some(2)));
        let both = format!("users?added={}-{}&active={}-{}&search=visitor%20v0", starts[0], starts[1], starts[3], starts[4]);
        assert_eq!(bot.get(&both).await.body["total"], 1);
        for (name, value) in [("added", "monday"), ("active", "5")] {
            let answer = bot.get(&format!("users?{name}={value}")).await;
            assert_eq!((answer.status, &answer.body["field"]), (400, &json!(name)));
        }
        for starts in [json!([5, 3]), json!((0..70).collect::<Vec<_>>())] {
            assert_eq!(console.call("users/days", json!({ "chatbot": bot.chatbot, "starts": starts })).await.status, 400);
        }
        assert_eq!(console.call("users/days", json!({ "chatbot": bot.chatbot, "starts": [] })).await.body, json!([]));
    }
}
