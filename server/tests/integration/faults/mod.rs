//! Servers, databases, networks and disks that fail: nothing acknowledged is lost, who asks meanwhile is told to come again,
//! and what was broken heals by itself.

mod authenticator;
mod facts;
mod given_up;
mod recorder;
mod stories;

use std::process::{Command, Stdio};

use app::{
    backend::Actor,
    domain::{Action, Selection, UserQuery},
    message,
};
use axum::http::Method;
use recorder::Recorder;
use serde_json::{Value, json};
use server::changes::News;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use tokio::task::JoinSet;

use crate::{
    cluster::two_with_line,
    harness::{
        Answer, Commits, Desk, Key, Line, NOON, OwnServer, PASSWORD, databases, on_both_databases,
        program::Server,
    },
};

/// The recorder's callers have many addresses, and its endpoint is on this machine.
const FLAGS: [&str; 2] = ["--trust-forwarded-for", "--allow-private-targets"];

/// A server's connections to PostgreSQL by which it writes.
const CONNECTIONS: i64 = 12;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A file of everyone.
fn request() -> Value {
    let options = json!({ "format": "csv", "separator": "comma", "byte_order_mark": false });
    json!({ "options": options, "selection": null, "query": {} })
}

/// "Not now", as a chatbot reads it.
fn is_put_off(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    assert_eq!(answer.body["type"], "urn:rollcall:unavailable");
    assert!(answer.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() > 0);
}

/// "Not now", as a page reads it.
fn page_is_put_off(answer: &Answer) {
    assert_eq!((answer.status, &answer.body), (503, &json!({ "error": "unavailable" })), "{}", answer.text);
    assert!(answer.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() > 0);
}

on_both_databases! {
    async fn nothing_acknowledged_is_lost_when_a_server_is_killed_in_the_middle_of_any_kind_of_write(desk: Desk) {
        let bot = desk.open().await;
        // Until each was under way when its server was killed, and got no answer.
        let (mut left, mut acknowledged) = (recorder::writes(), 0);
        for run in 0.. {
            let Some(call) = left.pop_first() else { break };
            left.insert(call);
            let server = Server::start(desk.database_url(), &FLAGS).await;
            let recorder = Recorder::start(&desk, &server.url, &bot, run).await;
            recorder.is_at(call).await;
            // Not always at its very beginning.
            for _ in 0..run * 7 % 60 {
                tokio::task::yield_now().await;
            }
            recorder.is_about_to_be_cut_off();
            server.kill().await;
            let compared = recorder.compare(&desk).await;
            acknowledged += compared.facts;
            left.retain(|call| !compared.interrupted.contains(call));
        }
        assert!(acknowledged > 100, "{acknowledged} is hardly anything");
    }

    async fn who_asks_when_no_connection_is_left_is_put_off_and_then_served(desk: Desk) {
        let (bot, console) = (desk.open().await, desk.console().await);
        // Another program has what every write needs.
        let (mut postgres, mut sqlite) = (None, None);
        if desk.database_url().starts_with("postgres") {
            let mut connection = PgConnection::connect(desk.database_url()).await.unwrap();
            connection.execute("BEGIN; SELECT 1 FROM chatbots FOR UPDATE").await.unwrap();
            postgres = Some(connection);
        } else {
            let mut connection = SqliteConnection::connect(desk.database_url()).await.unwrap();
            connection.execute("BEGIN IMMEDIATE").await.unwrap();
            sqlite = Some(connection);
        }
        let mut waiting = JoinSet::new();
        if postgres.is_some() {
            for number in 0..CONNECTIONS {
                let bot = bot.clone();
                waiting.spawn(async move { bot.sign_in(json!({ "visitor": format!("v{number}") })).await });
            }
            let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
            // Within a transaction it would always be told the same.
            let mut watcher = PgConnection::connect(desk.database_url()).await.unwrap();
            while sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut watcher).await.unwrap() < CONNECTIONS {}
        }
        let (of_bot, of_page) = tokio::join!(
            bot.post("sign-ins", json!({ "visitor": "late" })),
            console.call("chatbots/create", json!({ "name": "Late", "access": "open" }))
        );
        is_put_off(&of_bot);
        page_is_put_off(&of_page);
        // Released.
        if let Some(connection) = postgres {
            connection.close().await.unwrap();
        }
        if let Some(connection) = sqlite {
            connection.close().await.unwrap();
        }
        let served = waiting.join_all().await.len() as u64;
        bot.sign_in(json!({ "visitor": "late" })).await;
        assert_eq!(bot.get("users?limit=1").await.body["total"], json!(served + 1));
    }

    async fn a_clock_that_was_set_back_by_a_day_keeps_nobody_out_and_loses_nothing(desk: Desk) {
        let bot = desk.authenticated().await;
        let (console, admin) = desk.admin_console(&bot, "ana@a.example").await;
        let enter = async |password: &str| desk.stranger().enter_password("ana@a.example", password).await;
        for _ in 0..5 {
            enter("violet canyon teapot").await;
        }
        assert_eq!(enter(PASSWORD).await.status, 429);
        for number in 0..15 {
            desk.stranger().enter_password(&format!("nobody{number}@a.example"), PASSWORD).await;
        }
        let link = json!({ "link": "rcp_x" });
        assert_eq!(desk.stranger().call("access/link", link.clone()).await.status, 429, "the address waits as well");
        let pending = bot.invite(json!({ "email": "cleo@a.example" })).await;
        let file = console.call("exports/prepare", json!({ "chatbot": bot.chatbot, "request": request() })).await.body["id"].clone();
        // As servers left them that were killed.
        let left = format!("UPDATE invitations SET mail = 'waiting', mail_at = {NOON}, hash = NULL; UPDATE exports SET state = 'running'");
        desk.sql(&left, &left).await;
        bot.talk(admin, "before", &["one", "two"]).await;
        let seen = bot.get(&format!("users/{admin}")).await.body["last_active_at"].clone();
        desk.pass(-DAY);
        assert_eq!(desk.stranger().call("access/link", link).await.status, 401);
        assert_eq!(console.call("account/get", json!({})).await.status, 200, "sessions go on");
        let removal = async || console.call("account/second-factor/remove", json!({})).await.status;
        assert_eq!(removal().await, 409, "that it is still them was shown a day too late");
        assert_eq!(console.call("account/confirm", json!({ "password": PASSWORD })).await.status, 200);
        assert_eq!(removal().await, 200);
        desk.store.give_up_mails(desk.now().plus(-DAY), &message!("mail-fault-stopped"), desk.now()).await.unwrap();
        assert_eq!(desk.count_where("invitations WHERE mail = 'failed'").await, 1, "nobody sends it any more");
        desk.store.tidy_exports(desk.now()).await.unwrap();
        assert_eq!(desk.count_where(&format!("exports WHERE id = {file} AND state = 'failed'")).await, 1, "nor that file");
        bot.delete(&format!("users/{pending}")).await;
        assert_eq!(enter(PASSWORD).await.status, 200, "nobody waits for a day that comes again");
        bot.talk(admin, "after", &["three"]).await;
        assert_eq!(bot.get(&format!("users/{admin}")).await.body["last_active_at"], seen, "what was seen stays");
        let user = bot.invite(json!({ "email": "ben@a.example" })).await;
        assert_eq!(bot.sign_in(json!({ "email": "ben@a.example" })).await, user);
        let everyone = Selection::matching(&UserQuery::default());
        let owner = desk.admin(bot.chatbot, Actor::Owner);
        let job = desk.store.prepare_job(owner, &everyone, Action::Disable).await.unwrap().job.id;
        desk.store.start_job(owner, job).await.unwrap();
        desk.run_jobs().await;
        // The last admin is spared.
        assert_eq!(desk.count_where("users WHERE status = 'disabled'").await, 1);
        assert_eq!(desk.count_rows().await, json!({ "users": 2, "sessions": 2, "messages": 3 }));
        let file = console.call("exports/prepare", json!({ "chatbot": bot.chatbot, "request": request() })).await;
        let path = format!("/api/console/chatbots/{}/exports/{}", bot.chatbot, file.body["id"]);
        let file = console.raw(Method::GET, &path, &[], "").await;
        assert_eq!((file.status, file.text.lines().count()), (200, 3), "{}", file.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_postgresql_is_killed_under_load_and_the_server_heals() {
    let mut postgres = OwnServer::start().await;
    let desk = Desk::on(databases::Database::at(postgres.url("rollcall"))).await;
    let bot = desk.open().await;
    let server = Server::start(desk.database_url(), &FLAGS).await;
    let recorder = Recorder::start(&desk, &server.url, &bot, 0).await;
    for _ in 0..3 {
        recorder.acknowledges(80).await;
        postgres.kill().await;
        recorder.is_refused(20).await;
        postgres.run().await;
    }
    recorder.acknowledges(80).await;
    assert!(recorder.compare(&desk).await.facts > 0);
    // And it hears of others again.
    let mut news = desk.store.changes().listen();
    let url = format!("{}/api/v1/sign-ins", server.url);
    let visitor =
        crate::harness::http().post(url).bearer_auth(bot.token()).json(&json!({ "visitor": "last" }));
    assert_eq!(visitor.send().await.unwrap().status(), 200);
    news.recv().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_network_is_cut_or_falls_silent_and_the_server_heals() {
    let desk = Desk::on(databases::postgres().await).await;
    let bot = desk.open().await;
    let line = Line::to(desk.database_url()).await;
    let server = Server::start(&line.url(desk.database_url()), &FLAGS).await;
    let recorder = Recorder::start(&desk, &server.url, &bot, 0).await;
    recorder.acknowledges(80).await;
    line.cut();
    recorder.is_refused(20).await;
    line.mend();
    recorder.acknowledges(80).await;
    line.silence();
    recorder.is_refused(6).await;
    recorder.acknowledges(80).await;
    assert!(recorder.compare(&desk).await.facts > 0);
}

/// As many visitors as a server has connections for writing come in at once; none of them is told that they are in.
async fn none_comes_in(bot: &Key, commits: &str) {
    let mut coming = JoinSet::new();
    for number in 0..CONNECTIONS {
        let (bot, visitor) = (bot.clone(), format!("{commits} {number}").replace(' ', "-"));
        coming.spawn(async move { bot.post("sign-ins", json!({ "visitor": visitor })).await });
    }
    for answer in coming.join_all().await {
        is_put_off(&answer);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_of_which_nothing_is_heard_keeps_no_connection_and_is_taken_for_both_done_and_not() {
    let (here, there, line) = two_with_line().await;
    let bot = here.open().await;
    let far = there.hears(&bot);
    let mut news = there.store.changes().listen();
    for (commits, word, done) in
        [(Commits::Vanish, "vanished", 0), (Commits::Unanswered, "unanswered", CONNECTIONS)]
    {
        line.lets_commits(commits);
        none_comes_in(&far, word).await;
        line.lets_commits(Commits::Pass);
        while !matches!(news.recv().await.unwrap(), News::Unknown) {}
        // All connections that nothing was heard of are put away by now, or in a moment.
        while far.post("sign-ins", json!({ "visitor": format!("after-{word}") })).await.status != 200 {}
        assert_eq!(here.count_where(&format!("users WHERE visitor LIKE '{word}%'")).await, done);
        let listed = far.get("users?limit=1").await.body["total"].clone();
        assert_eq!(
            listed,
            json!(here.count_where("users").await),
            "what is remembered is as old as the last that was heard"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_under_way_in_a_network_that_falls_silent_is_put_off_and_can_be_repeated() {
    let (here, there, line) = two_with_line().await;
    let (bot, console) = (here.authenticated().await, here.console().await);
    let far = there.serves(&console);
    let people = (0..60_000).map(|index| format!("p{index}@a.example\n"));
    let file: String = std::iter::once("email\n".to_owned()).chain(people).collect();
    let path = format!("/api/console/chatbots/{}/import", bot.chatbot);
    let headers = [("content-type", "text/csv"), ("origin", "http://desk.example")];
    let import = async |file: String| far.raw(Method::POST, &path, &headers, file).await;
    let silenced = async {
        let mut watcher = PgConnection::connect(here.database_url()).await.unwrap();
        let writing =
            "SELECT COUNT(*) FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'RowExclusiveLock'
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        while sqlx::query_scalar::<_, i64>(writing).fetch_one(&mut watcher).await.unwrap() == 0 {}
        line.silence();
    };
    let (answer, ()) = tokio::join!(import(file.clone()), silenced);
    page_is_put_off(&answer);
    assert_eq!(here.count_where("users").await, 0, "all of a file or nothing");
    let again = import(file).await;
    assert_eq!((again.status, &again.body["invited"]), (200, &json!(60_000)), "{}", again.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_meanwhile_is_answered_with_503_and_when_to_come_again() {
    let (_, desk, line) = two_with_line().await;
    let (bot, console) = (desk.open().await, desk.console().await);
    line.cut();
    is_put_off(&bot.get("users").await);
    is_put_off(&bot.post("sign-ins", json!({ "visitor": "v" })).await);
    page_is_put_off(&console.call("chatbots/list", json!({})).await);
    let events =
        console.raw(Method::GET, &format!("/api/console/chatbots/{}/events", bot.chatbot), &[], "").await;
    page_is_put_off(&events);
    line.mend();
    // Each connection that was in use a moment ago is found to be dead by who gets it.
    while bot.get("users").await.status != 200 {}
    assert_eq!(console.call("chatbots/list", json!({})).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_disk_is_full_writes_are_put_off_reads_go_on_and_all_goes_on_once_there_is_room() {
    let desk = Desk::on(databases::sqlite()).await;
    let bot = desk.open().await;
    // No file may grow beyond 3 MB (in blocks of 512 bytes), which the system says by an error.
    let mut limited = Command::new("sh");
    limited.args([
        "-c",
        "trap '' XFSZ; ulimit -S -f 6000; exec \"$0\" \"$@\"",
        env!("CARGO_BIN_EXE_rollcall"),
    ]);
    let server = Server::by(limited, desk.database_url(), &FLAGS).await;
    // A reader who looks on keeps the log from beginning anew.
    let mut reader = SqliteConnection::connect(desk.database_url()).await.unwrap();
    reader.execute("BEGIN; SELECT COUNT(*) FROM users").await.unwrap();
    let recorder = Recorder::start(&desk, &server.url, &bot, 0).await;
    recorder.is_refused(40).await;
    let url = format!("{}/api/v1/users?limit=1", server.url);
    let read = crate::harness::http().get(url).bearer_auth(bot.token()).send().await.unwrap();
    assert_eq!(read.status(), 200, "what is there can be read");
    assert!(read.json::<Value>().await.unwrap()["total"].as_u64().unwrap() > 0);
    let pid = server.id();
    let room =
        Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited:"]).stdout(Stdio::null()).status();
    assert!(room.unwrap().success());
    recorder.acknowledges(100).await;
    reader.close().await.unwrap();
    assert!(recorder.compare(&desk).await.facts > 0);
    let mut file = SqliteConnection::connect(desk.database_url()).await.unwrap();
    let checked: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut file).await.unwrap();
    assert_eq!(checked, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_disk_of_postgresql_is_full_writes_are_put_off_reads_go_on_and_all_goes_on_once_there_is_room()
 {
    let Some(postgres) = OwnServer::start_on_own_disk(96).await else {
        eprintln!("not tried: this system lets nobody mount a file system of their own");
        return;
    };
    let desk = Desk::on(databases::Database::at(postgres.url("rollcall"))).await;
    let bot = desk.open().await;
    let server = Server::start(desk.database_url(), &FLAGS).await;
    let recorder = Recorder::start(&desk, &server.url, &bot, 0).await;
    recorder.acknowledges(80).await;
    postgres.fill_disk().await;
    recorder.is_refused(40).await;
    let url = format!("{}/api/v1/users?limit=1", server.url);
    let read = crate::harness::http().get(url).bearer_auth(bot.token()).send().await.unwrap();
    assert_eq!(read.status(), 200, "what is there can be read");
    assert!(read.json::<Value>().await.unwrap()["total"].as_u64().unwrap() > 0);
    postgres.empty_disk().await;
    recorder.acknowledges(100).await;
    assert!(recorder.compare(&desk).await.facts > 0);
    let log = server.stop().await;
    assert!(log.contains("No space left on device"), "{log}");
}
