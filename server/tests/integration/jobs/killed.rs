//! A server that is killed in the middle of a bulk action, again and again, on both databases: everyone is met once.

use std::{process::Stdio, sync::Arc};

use app::{
    backend::Actor,
    domain::{Action, Job, JobState},
};
use futures_util::StreamExt;
use serde_json::{Value, json};
use server::{auth::ConsoleGate, clock::Clock};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use super::{all, counts_hold, crowd, job, start};
use crate::harness::{Desk, Key, on_both_databases};

/// A server of its own process.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    async fn start(desk: &Desk) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_rollcall"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("DATABASE_URL", desk.database_url())
            .env("RUST_LOG", "off")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next_line().await.unwrap().expect("the server says where it listens");
            if let Some((_, address)) = line.split_once("listens on ") {
                break address.trim().to_owned();
            }
        };
        Self { process, address }
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    async fn kill(mut self) {
        self.process.kill().await.unwrap();
    }

    /// Follows the job until `enough`; `None`: it was over before.
    async fn follow(&self, desk: &Desk, bot: &Key, enough: impl Fn(&Job) -> bool) -> Option<Job> {
        let client = reqwest::Client::new();
        // The server of its own process goes by the system's clock, not by the desk's.
        let gate = ConsoleGate::new(Arc::clone(&desk.store), Clock::system());
        let link = gate.new_owner_link().await.unwrap().reveal().to_owned();
        let answer = client
            .post(format!("{}/api/console/access/sign-in", self.address))
            .header("origin", &self.address)
            .json(&json!({ "link": link }))
            .send()
            .await
            .unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let events = format!("{}/api/console/chatbots/{}/events", self.address, bot.chatbot);
        let mut events = client.get(events).header("cookie", &cookie).send().await.unwrap().bytes_stream();
        let jobs = client
            .post(format!("{}/api/console/jobs/list", self.address))
            .header("origin", &self.address)
            .header("cookie", &cookie)
            .json(&json!({ "chatbot": bot.chatbot }));
        let listed: Vec<Job> = jobs.send().await.unwrap().json().await.unwrap();
        if listed[0].is_over() {
            return None;
        }
        let mut text = String::new();
        loop {
            text.push_str(std::str::from_utf8(&events.next().await.unwrap().unwrap()).unwrap());
            while let Some((event, rest)) = text.split_once("\n\n") {
                let data: Value =
                    serde_json::from_str(event.trim_start_matches("data: ")).unwrap_or_default();
                if data["kind"] == "job" {
                    let job: Job = serde_json::from_value(data["job"].clone()).unwrap();
                    if enough(&job) {
                        return Some(job);
                    }
                }
                text = rest.to_owned();
            }
        }
    }
}

/// Kills servers until the job is over: each as soon as it has met some users, every other one while it starts too.
async fn kill_until_over(desk: &Desk, bot: &Key) -> u32 {
    let mut kills = 0;
    loop {
        Server::start(desk).await.kill().await;
        let server = Server::start(desk).await;
        let seen = server.follow(desk, bot, |_| true).await;
        server.kill().await;
        kills += 2;
        if seen.is_none_or(|job| job.is_over()) {
            return kills;
        }
    }
}

on_both_databases! {
    async fn everyone_is_disabled_once_however_often_the_server_is_killed(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 60_000).await;
        let id = start(&desk, &bot, &all(), Action::Disable).await;
        let kills = kill_until_over(&desk, &bot).await;
        assert!(kills > 2, "killed {kills} times");
        let done = job(&desk, &bot, id).await;
        assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
        assert_eq!(desk.count_where("users WHERE status = 'disabled' AND version = 2").await, 60_000);
        assert_eq!(desk.count_where("job_changes").await, 60_000);
        counts_hold(&desk, &bot).await;
        let undoing = desk.store.undo_job(desk.admin(bot.chatbot, Actor::Owner), id).await.unwrap();
        kill_until_over(&desk, &bot).await;
        let done = job(&desk, &bot, undoing.id).await;
        assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
        assert_eq!(desk.count_where("users WHERE status = 'pending' AND version = 3").await, 60_000);
        counts_hold(&desk, &bot).await;
    }

    async fn everyone_is_deleted_once_however_often_the_server_is_killed(desk: Desk) {
        let bot = desk.open().await;
        crowd(&desk, &bot, 15_000).await;
        let id = start(&desk, &bot, &all(), Action::Delete).await;
        let kills = kill_until_over(&desk, &bot).await;
        assert!(kills > 2, "killed {kills} times");
        let done = job(&desk, &bot, id).await;
        assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 15_000, 0, 0));
        assert_eq!(desk.count_rows().await["users"], 0);
        assert_eq!(desk.count_where("job_changes").await, 15_000);
        counts_hold(&desk, &bot).await;
    }
}
