//! What one server began, another one ends, and nobody does it twice.

use std::{sync::Arc, time::Duration};

use app::{
    backend::Actor,
    domain::{
        Access, Action, Job, JobId, JobState, Selection, SettingsChange, TokenChange, UserId, UserQuery,
    },
};
use serde_json::json;
use server::{
    analytics::checked,
    clock::Clock,
    invitations::{MailServer, Mailer},
};
use sqlx::{Connection, PgConnection};
use tokio::sync::watch;

use super::two;
use crate::harness::{Desk, Key, program::Server};

const MINUTE: i64 = 60_000;

async fn crowd(desk: &Desk, bot: &Key, count: usize) {
    let people = (0..count).map(|index| format!("p{index}@a.example\n"));
    let file: String = std::iter::once("email\n".to_owned()).chain(people).collect();
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    server::importing::import_file(desk.store.as_ref(), admin, file.into_bytes()).await.unwrap();
}

async fn start(desk: &Desk, bot: &Key, action: Action) -> JobId {
    let admin = desk.admin(bot.chatbot, Actor::Owner);
    let everyone = Selection::matching(&UserQuery::default());
    let job = desk.store.prepare_job(admin, &everyone, action).await.unwrap().job.id;
    desk.store.start_job(admin, job).await.unwrap();
    job
}

async fn job(desk: &Desk, bot: &Key, job: JobId) -> Job {
    let jobs = desk.store.list_jobs(desk.admin(bot.chatbot, Actor::Owner)).await.unwrap();
    jobs.into_iter().find(|listed| listed.id == job).unwrap()
}

/// Which of the servers is in the middle of a batch, by its number among them. `None`: the job is over.
async fn at_work(desk: &Desk, bot: &Key, id: JobId, servers: &[(String, Server)]) -> Option<usize> {
    let mut connection = PgConnection::connect(desk.database_url()).await.unwrap();
    loop {
        let name: Option<String> = sqlx::query_scalar(
            "SELECT application_name FROM pg_stat_activity
             WHERE datname = current_database() AND backend_xid IS NOT NULL AND application_name LIKE 'server %'
                 AND pid IN (SELECT pid FROM pg_locks WHERE relation = 'job_chunks'::regclass AND mode = 'RowExclusiveLock')
             LIMIT 1",
        )
        .fetch_optional(&mut connection)
        .await
        .unwrap();
        // What a killed one began is in the database for a moment yet.
        let alive = name.and_then(|name| servers.iter().position(|(alive, _)| *alive == name));
        if alive.is_some() {
            return alive;
        }
        if job(desk, bot, id).await.is_over() {
            return None;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_that_runs_a_job_is_killed_and_another_one_ends_it() {
    let (desk, _) = two().await;
    let bot = desk.open().await;
    crowd(&desk, &bot, 60_000).await;
    let mut servers = Vec::new();
    for index in 0..5 {
        let name = format!("server {index}");
        let process =
            Server::start_with(desk.database_url(), &["--trust-forwarded-for"], &[("PGAPPNAME", &name)])
                .await;
        servers.push((name, process));
    }
    let id = start(&desk, &bot, Action::Disable).await;
    let mut killed = 0;
    while servers.len() > 1 {
        let Some(index) = at_work(&desk, &bot, id, &servers).await else { break };
        servers.remove(index).1.kill().await;
        killed += 1;
    }
    assert!(killed > 1, "the job was over too soon");
    while !job(&desk, &bot, id).await.is_over() {
        tokio::task::yield_now().await;
    }
    let done = job(&desk, &bot, id).await;
    assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
    assert_eq!(desk.count_where("users WHERE status = 'disabled' AND version = 2").await, 60_000);
    assert_eq!(desk.count_where("job_changes").await, 60_000);
    assert_eq!(desk.count_where("audit_log WHERE action = 'job-end'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_that_run_a_job_at_once_meet_nobody_twice() {
    let (here, there) = two().await;
    let bot = here.open().await;
    crowd(&here, &bot, 21_000).await;
    let id = start(&here, &bot, Action::Disable).await;
    let (mut one, mut other) = (here.runner(), there.runner());
    let (one, other) = tokio::join!(one.run_all(), other.run_all());
    one.and(other).unwrap();
    // Who found the other one at it had nothing to do; what was left then is done now.
    here.run_jobs().await;
    let done = job(&there, &bot, id).await;
    assert_eq!((done.state, done.changed, done.skipped), (JobState::Finished, 21_000, 0));
    assert_eq!(here.count_where("users WHERE version = 2").await, 21_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_one_server_runs_is_cancelled_from_another_one() {
    let (here, there) = two().await;
    let bot = here.open().await;
    crowd(&here, &bot, 40_000).await;
    let elsewhere = there.serves(&here.console().await);
    let (stop, stopping) = watch::channel(false);
    let running = tokio::spawn(here.runner().run(stopping));
    let id = start(&there, &bot, Action::Disable).await;
    while job(&there, &bot, id).await.changed == 0 {}
    let answer = elsewhere.call("jobs/cancel", json!({ "chatbot": bot.chatbot, "job": id })).await;
    assert_eq!((answer.status, &answer.body["state"]), (200, &json!("cancelled")), "{}", answer.text);
    let changed = answer.body["changed"].as_i64().unwrap();
    assert!(changed < 40_000, "it was over too soon");
    stop.send(true).unwrap();
    running.await.unwrap();
    assert_eq!(
        here.count_where("users WHERE status = 'disabled'").await,
        changed,
        "nothing happens after the answer"
    );
    assert_eq!(here.count_where("job_chunks").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endpoint_is_read_by_one_server_and_by_another_one_once_that_is_gone() {
    let (here, there) = two().await;
    let bot = here.open().await;
    let settings = SettingsChange {
        access: Access::Open,
        analytics_url: "http://127.0.0.1:9/analytics".to_owned(),
        analytics_token: TokenChange::Keep,
        allowed_domains: Vec::new(),
    };
    let admin = here.admin(bot.chatbot, Actor::Owner);
    here.store.save_settings(admin, &checked(&settings).unwrap()).await.unwrap();
    let (one, other) = tokio::join!(
        here.reader.begin(bot.chatbot, here.now()),
        there.reader.begin(bot.chatbot, there.now())
    );
    let mut readings: Vec<_> = [one.unwrap(), other.unwrap()].into_iter().flatten().collect();
    assert_eq!(readings.len(), 1);
    let lost = readings.remove(0);
    here.pass(MINUTE - 1);
    assert!(there.reader.begin(bot.chatbot, there.now()).await.unwrap().is_none());
    here.pass(1);
    let reading = there.reader.begin(bot.chatbot, there.now()).await.unwrap().unwrap();
    let late = here.store.record_page(&lost, &[], Some("late"), true, here.now()).await.unwrap();
    assert!(late.is_none(), "who was away too long writes nothing");
    assert!(there.store.record_page(&reading, &[], None, true, there.now()).await.unwrap().is_some());
}

/// A mailer whose mail server is a port on which nobody listens, and which never tries again.
fn mailer(desk: &Desk) -> Arc<Mailer> {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = MailServer::new(&format!("smtp://127.0.0.1:{port}"), "desk@example.org").unwrap();
    let now = desk.now();
    let clock = Clock::from_fn(move || now);
    let mailer = Mailer::new(Arc::clone(&desk.store), server, "https://desk.example", clock);
    Arc::new(mailer.with_pauses(&[] as &[Duration]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_a_server_left_behind_is_taken_over_once_and_the_link_that_was_shown_stays_good() {
    let (here, there) = two().await;
    let (bot, console) = (here.authenticated().await, here.console().await);
    let people = json!([{ "email": "ana@a.example", "name": "" }, { "email": "ben@a.example", "name": "" }]);
    let arguments = json!({ "chatbot": bot.chatbot, "people": people, "role": "regular" });
    let sent = console.call("invitations/send", arguments).await.body;
    let shown = sent["invited"][0]["link"].as_str().unwrap().split('#').next_back().unwrap().to_owned();
    // As its server left it: on its way.
    let waiting = "UPDATE invitations SET mail = 'waiting'";
    here.sql(waiting, waiting).await;
    let link = server::auth::TokenHash::of("rci_other");
    let user = UserId(sent["invited"][1]["user"]["id"].as_i64().unwrap());
    here.pass(3 * MINUTE);
    let (before, now) = (here.now().plus(-3 * MINUTE), here.now());
    assert!(here.store.take_mail_over(user, &link, before, now).await.unwrap());
    assert!(!there.store.take_mail_over(user, &link, before, now).await.unwrap(), "another server has it");
    let lost = there.store.lost_mails(before, 10, now).await.unwrap();
    assert_eq!(lost.iter().map(|mail| mail.email.as_str()).collect::<Vec<_>>(), ["ana@a.example"]);
    let mut news = here.store.changes().listen();
    mailer(&there).take_over().await.unwrap();
    // It tried to send it, and said what became of that.
    news.recv().await.unwrap();
    assert_eq!(
        here.count_where(
            "invitations WHERE mail = 'failed' AND mail_fault LIKE '%\"mail-fault-unreachable\"%'"
        )
        .await,
        1
    );
    let accepted = here.stranger().call("invitations/accept", json!({ "link": shown })).await;
    assert_eq!(accepted.status, 200, "{}", accepted.text);
    assert_eq!(here.count_where("users WHERE email = 'ana@a.example' AND status = 'active'").await, 1);
}
