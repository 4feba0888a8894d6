//! A server that is killed in the middle of a bulk action, again and again, on both databases: everyone is met once.

use app::{
    backend::Actor,
    domain::{Action, JobId, JobState},
};

use super::{all, counts_hold, crowd, job, start};
use crate::harness::{Desk, Key, on_both_databases, program::Server};

/// Kills servers until the job is over: one while it starts, the next as soon as it has met some users. Answers how many
/// left the job unfinished. The job is watched in the database, because a server that first has to be signed in to may be
/// done by then.
async fn kill_until_over(desk: &Desk, bot: &Key, id: JobId) -> u32 {
    let mut interrupted = 0;
    loop {
        Server::start(desk.database_url(), &["--trust-forwarded-for"]).await.kill().await;
        let before = job(desk, bot, id).await;
        let mut server = Server::start(desk.database_url(), &["--trust-forwarded-for"]).await;
        let mut now = job(desk, bot, id).await;
        while !now.is_over() && now.changed == before.changed {
            assert!(server.is_running(), "the server goes on");
            now = job(desk, bot, id).await;
        }
        server.kill().await;
        if job(desk, bot, id).await.is_over() {
            return interrupted;
        }
        interrupted += 1;
    }
}

/// How many servers have to be killed while they work. Which one is in time is the machine's to say, so a test goes on with
/// another chatbot until there were enough.
const ENOUGH: u32 = 3;

on_both_databases! {
    async fn everyone_is_disabled_once_however_often_the_server_is_killed(desk: Desk) {
        let mut interrupted = 0;
        while interrupted < ENOUGH {
            let bot = desk.open().await;
            crowd(&desk, &bot, 60_000).await;
            let of_bot = |rows: &str| format!("users WHERE chatbot_id = {} AND {rows}", bot.chatbot);
            let id = start(&desk, &bot, &all(), Action::Disable).await;
            interrupted += kill_until_over(&desk, &bot, id).await;
            let done = job(&desk, &bot, id).await;
            assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
            assert_eq!(desk.count_where(&of_bot("status = 'disabled' AND version = 2")).await, 60_000);
            assert_eq!(desk.count_where(&format!("job_changes WHERE job_id = {id}")).await, 60_000);
            counts_hold(&desk, &bot).await;
            let undoing = desk.store.undo_job(desk.admin(bot.chatbot, Actor::Owner), id).await.unwrap();
            interrupted += kill_until_over(&desk, &bot, undoing.id).await;
            let done = job(&desk, &bot, undoing.id).await;
            assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
            assert_eq!(desk.count_where(&of_bot("status = 'pending' AND version = 3")).await, 60_000);
            counts_hold(&desk, &bot).await;
        }
    }

    async fn everyone_is_deleted_once_however_often_the_server_is_killed(desk: Desk) {
        let mut interrupted = 0;
        while interrupted < ENOUGH {
            let bot = desk.open().await;
            crowd(&desk, &bot, 40_000).await;
            let id = start(&desk, &bot, &all(), Action::Delete).await;
            interrupted += kill_until_over(&desk, &bot, id).await;
            let done = job(&desk, &bot, id).await;
            assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 40_000, 0, 0));
            assert_eq!(desk.count_rows().await["users"], 0);
            assert_eq!(desk.count_where(&format!("job_changes WHERE job_id = {id}")).await, 40_000);
            counts_hold(&desk, &bot).await;
        }
    }
}
