//! All there is of one person: given to who asks for it, and gone when they are deleted.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use serde_json::{Value, json};
use server::{
    export::{PERSON_FORMAT, PERSON_VERSION},
    store::PERSON_SECTIONS,
};

use crate::harness::{Console, Desk, Key, on_both_databases};

/// A user of whom there is something in every table, who is an admin of the chatbot; and their page.
pub async fn someone(desk: &Desk, bot: &Key) -> (i64, Console) {
    let (console, user) = desk.admin_console(bot, "eve@example.org").await;
    bot.talk(user, "s1", &["one", "two"]).await;
    bot.talk(user, "s2", &["\"three\" \\ \u{1f600}\n</script>"]).await;
    let options = json!({ "format": "csv", "separator": "comma", "byte_order_mark": false });
    let request = json!({ "options": options, "selection": null, "query": {} });
    let prepared =
        console.call("exports/prepare", json!({ "chatbot": bot.chatbot, "request": request })).await;
    assert_eq!(prepared.status, 200, "{}", prepared.text);
    let of_account =
        |sql: &str| sql.replace("ACCOUNT", &format!("(SELECT id FROM accounts WHERE user_id = {user})"));
    let chatbot = bot.chatbot;
    for sql in [
        format!(
            "UPDATE users SET network = '192.168.x.x', questions = 3, last_seen_at = 1795428000000 WHERE id = {user}"
        ),
        format!(
            "INSERT INTO invitations (user_id, expires_at, mail, mail_at) VALUES ({user}, 1795428000000, 'none', 0)"
        ),
        of_account(
            "INSERT INTO recovery_codes (account_id, hash) SELECT id, HASH FROM accounts WHERE id = ACCOUNT",
        ),
        of_account(
            "INSERT INTO passkeys (account_id, credential_id, credential, name, created_at) SELECT id, HASH, 'swordfish', 'Key', 1 FROM accounts WHERE id = ACCOUNT",
        ),
        of_account(
            "INSERT INTO console_links (hash, account_id, kind, expires_at) SELECT HASH, id, 'password', 1995428000000 FROM accounts WHERE id = ACCOUNT",
        ),
        of_account(
            "INSERT INTO tickets (hash, account_id, kind, state, expires_at) SELECT HASH, id, 'passkey', 'swordfish', 1995428000000 FROM accounts WHERE id = ACCOUNT",
        ),
        of_account("UPDATE accounts SET totp_secret = HASH, totp_since = 1795428000000 WHERE id = ACCOUNT"),
        format!(
            "INSERT INTO saved_views (chatbot_id, user_id, name, name_key, address, is_default) VALUES ({chatbot}, {user}, 'Mine', 'mine', 'sort=name', 0)"
        ),
        format!(
            "INSERT INTO jobs (chatbot_id, action, actor, state, total, created_at, started_at) VALUES ({chatbot}, 'disable', 'user:{user}', 'finished', 1, 1, 2)"
        ),
        format!(
            "INSERT INTO job_changes (job_id, user_id, at, version, standing_before, standing_after) SELECT MAX(id), {user}, 3, 1, 12, 32 FROM jobs"
        ),
        format!(
            "INSERT INTO job_skips (job_id, user_id, reason) SELECT MAX(id), {user}, 'unchanged' FROM jobs"
        ),
    ] {
        let [sqlite, postgres] =
            ["x'736563726574'", "'\\x736563726574'::bytea"].map(|hash| sql.replace("HASH", hash));
        desk.sql(&sqlite, &postgres).await;
    }
    (user, console)
}

/// The tables whose rows lead to a user: by a reference, however long the way, by a user's id, or by who acted.
async fn tables_of_people(desk: &Desk) -> BTreeSet<String> {
    let references = desk
        .texts(
            "SELECT m.name || ' ' || f.\"table\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
            "SELECT conrelid::regclass::text || ' ' || confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'",
        )
        .await;
    let columns = desk
        .texts(
            "SELECT m.name || ' ' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
            "SELECT table_name || ' ' || column_name FROM information_schema.columns WHERE table_schema = 'public'",
        )
        .await;
    let pairs = |all: &[String]| -> Vec<(String, String)> {
        all.iter()
            .map(|pair| pair.split_once(' ').unwrap())
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .collect()
    };
    let named = pairs(&columns)
        .into_iter()
        .filter(|(_, column)| ["user_id", "user", "actor"].contains(&column.as_str()));
    let mut tables: BTreeSet<String> = named.map(|(table, _)| table).chain(["users".to_owned()]).collect();
    let referring = pairs(&references);
    // Who only acted in a bulk action is not in all that refers to it.
    let mut leading: BTreeSet<String> = tables.iter().filter(|table| *table != "jobs").cloned().collect();
    loop {
        let more = referring.iter().filter(|(table, to)| leading.contains(to) && !leading.contains(table));
        let more: Vec<String> = more.map(|(table, _)| table.clone()).collect();
        if more.is_empty() {
            tables.extend(leading);
            return tables;
        }
        leading.extend(more);
    }
}

on_both_databases! {
    async fn every_table_that_leads_to_a_user_is_in_their_file(desk: Desk) {
        let told: BTreeSet<String> = PERSON_SECTIONS.iter().flat_map(|section| section.tables).map(|table| (*table).to_owned()).collect();
        assert_eq!(tables_of_people(&desk).await, told, "is what a new table holds of a user in PERSON_SECTIONS?");
    }

    async fn a_person_s_file_holds_all_there_is_of_them_and_no_secret_and_of_nobody_else(desk: Desk) {
        let bot = desk.authenticated().await;
        let other = desk.active_admin(&bot, "mallory@example.org").await;
        bot.talk(other, "theirs", &["not hers"]).await;
        let (user, eve) = someone(&desk, &bot).await;
        let path = format!("/api/console/chatbots/{}/users/{user}/export.json", bot.chatbot);
        let answer = eve.raw(Method::GET, &path, &[], "").await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(answer.headers["content-disposition"], format!("attachment; filename=\"staff-assistant-user-{user}-2026-11-23.json\""));
        let file = &answer.body;
        assert_eq!((&file["format"], &file["version"]), (&json!(PERSON_FORMAT), &json!(PERSON_VERSION)), "{}", answer.text);
        assert_eq!((&file["made_at"], &file["chatbot"]), (&json!("2026-11-23T10:00:00Z"), &json!("Staff Assistant")));
        for section in PERSON_SECTIONS {
            let rows = file[section.name].as_array().unwrap_or_else(|| panic!("no {} in {}", section.name, answer.text));
            assert!(!rows.is_empty(), "{} is empty", section.name);
            for row in rows {
                let named: BTreeSet<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
                assert_eq!(named, section.columns.iter().map(|column| column.name).collect(), "{}", section.name);
            }
        }
        let of = |section: &str, column: &str| file[section].as_array().unwrap().iter().map(|row| row[column].clone()).collect::<Vec<Value>>();
        assert_eq!(of("profile", "email"), ["eve@example.org"]);
        assert_eq!(of("analytics", "network"), ["192.168.x.x"]);
        assert_eq!(of("sessions", "id"), ["s1", "s2"]);
        assert_eq!(of("messages", "text"), ["one", "two", "\"three\" \\ \u{1f600}\n</script>"]);
        assert_eq!(of("bulk_changes", "status_after"), ["disabled"]);
        assert_eq!(of("recovery_codes", "unused"), [1]);
        let last = file["audit_log"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["action"], &last["actor"], &last["user"], &last["detail"]), (&json!("export-user"), &json!(format!("user:{user}")), &json!(user), &json!({})));
        assert!(of("audit_log", "action").contains(&json!("console-sign-in")), "of the installation's log too");
        for secret in ["swordfish", "secret", "argon2", "mallory", "not hers"] {
            assert!(!answer.text.to_lowercase().contains(secret), "{secret} is in {}", answer.text);
        }
    }

    async fn of_a_user_who_did_nothing_the_file_has_every_section(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let answer = bot.get(&format!("users/{user}/export")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        for section in PERSON_SECTIONS {
            let rows = answer.body[section.name].as_array().unwrap_or_else(|| panic!("no {} in {}", section.name, answer.text));
            assert_eq!(rows.is_empty(), !["profile", "audit_log"].contains(&section.name), "{}", section.name);
        }
        assert_eq!(bot.get("users/999/export").await.status, 404);
        assert_eq!(desk.count_where("audit_log WHERE action = 'export-user'").await, 1);
    }

    async fn another_page_cant_have_a_person_s_file_made(desk: Desk) {
        let bot = desk.open().await;
        let user = bot.sign_in(json!({ "visitor": "v" })).await;
        let path = format!("/api/console/chatbots/{}/users/{user}/export.json", bot.chatbot);
        let answer = desk.console().await.raw(Method::GET, &path, &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")], "").await;
        assert!(answer.status >= 400, "{}", answer.status);
        assert_eq!(desk.count_where("audit_log WHERE action = 'export-user'").await, 0);
    }

    async fn a_receipt_counts_every_row_that_a_deletion_took(desk: Desk) {
        let bot = desk.authenticated().await;
        desk.active_admin(&bot, "other@example.org").await;
        let (user, _) = someone(&desk, &bot).await;
        let console = desk.console().await;
        let before = desk.contents().await;
        let version = bot.get(&format!("users/{user}")).await.body["version"].clone();
        let answer = console.call("users/delete", json!({ "chatbot": bot.chatbot, "user": user, "version": version })).await;
        let expected = json!({
            "users": 1, "sessions": 2, "messages": 3, "analytics": 1, "invitations": 1, "accounts": 1, "passkeys": 1,
            "saved_views": 1, "recovery_codes": 1, "console_sessions": 1, "console_links": 1, "tickets": 1,
        });
        assert_eq!(answer.body, expected);
        let entered = desk.store.list_audit(app::backend::AuditScope::Chatbot(desk.admin(bot.chatbot, app::backend::Actor::Owner)), &app::domain::AuditQuery::default(), None, 1).await.unwrap();
        assert_eq!(serde_json::to_value(entered.entries[0].detail.receipt).unwrap(), expected);
        assert_eq!(rows_gone(&before, &desk.contents().await), without_analytics(&expected));
    }

    async fn a_bulk_deletion_s_receipt_is_the_sum_of_all_its_batches(desk: Desk) {
        let bot = desk.authenticated().await;
        desk.active_admin(&bot, "other@elsewhere.example").await;
        someone(&desk, &bot).await;
        for name in ["ana", "ben"] {
            let user = bot.invite(json!({ "email": format!("{name}@example.org") })).await;
            bot.talk(user, name, &["x"]).await;
        }
        let console = desk.console().await;
        let selection = json!({ "query": { "search": "@example.org" } });
        let prepared = console.call("jobs/prepare", json!({ "chatbot": bot.chatbot, "selection": selection, "action": { "kind": "delete" } })).await;
        let job = &prepared.body["job"]["id"];
        // Two batches.
        let [chunk] = &desk.texts("SELECT ids FROM job_chunks", "SELECT ids FROM job_chunks").await[..] else { panic!() };
        let ids: Vec<i64> = serde_json::from_str(chunk).unwrap();
        let split = format!(
            "UPDATE job_chunks SET ids = '[{},{}]', users = 2;
             INSERT INTO job_chunks (job_id, first_user, users, ids) VALUES ({job}, {}, 1, '[{}]')",
            ids[0], ids[1], ids[2], ids[2]
        );
        desk.sql(&split, &split).await;
        console.call("jobs/start", json!({ "chatbot": bot.chatbot, "job": job })).await;
        let before = desk.contents().await;
        desk.run_jobs().await;
        let listed = console.call("jobs/list", json!({ "chatbot": bot.chatbot })).await;
        let done = &listed.body[0];
        assert_eq!((&done["id"], &done["state"], &done["changed"], &done["skipped"]), (job, &json!("finished"), &json!(3), &json!(0)), "{done}");
        let receipt = &done["receipt"];
        assert_eq!((&receipt["users"], &receipt["sessions"], &receipt["messages"], &receipt["invitations"], &receipt["passkeys"]), (&json!(3), &json!(4), &json!(5), &json!(3), &json!(1)), "{done}");
        assert_eq!(rows_gone(&before, &desk.contents().await), without_analytics(receipt));
        let of_the_end = desk.count_where("audit_log WHERE action = 'job-end' AND detail LIKE '%\"receipt\":{\"users\":3,%'").await;
        assert_eq!(of_the_end, 1);
    }
}

/// How many rows each table lost of what a user leaves in them.
fn rows_gone(
    before: &BTreeMap<String, Vec<String>>,
    after: &BTreeMap<String, Vec<String>>,
) -> BTreeMap<String, u64> {
    let lost = before
        .iter()
        .map(|(table, rows)| (table.clone(), rows.len().saturating_sub(after[table].len()) as u64));
    // What is kept by count and the search index are no rows of a user's; a chunk of a job is forgotten with it.
    let is_of_people =
        |table: &str| !table.starts_with("users_search") && !["user_counts", "job_chunks"].contains(&table);
    lost.filter(|(table, lost)| *lost > 0 && is_of_people(table)).collect()
}

/// A receipt by tables: what analytics told stands in the users' own rows.
fn without_analytics(receipt: &Value) -> BTreeMap<String, u64> {
    let rows = receipt.as_object().unwrap().iter().filter(|(name, _)| *name != "analytics");
    rows.map(|(name, rows)| (name.clone(), rows.as_u64().unwrap())).collect()
}
