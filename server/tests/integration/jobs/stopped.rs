//! A server that is asked to stop in the middle of a bulk action ends its batch and leaves the rest to the next server.

use app::domain::{Action, JobState};

use super::{all, counts_hold, crowd, job, start};
use crate::harness::{on_both_databases, program::Server};

on_both_databases! {
    async fn a_bulk_action_is_handed_over_whole_batches_at_a_time(desk: Desk) {
        loop {
            let bot = desk.open().await;
            crowd(&desk, &bot, 60_000).await;
            let id = start(&desk, &bot, &all(), Action::Disable).await;
            let server = Server::start(desk.database_url(), &[]).await;
            while job(&desk, &bot, id).await.changed == 0 {}
            let log = server.stop().await;
            assert_eq!(log, "");
            let left = job(&desk, &bot, id).await;
            let changed = desk.count_where(&format!("users WHERE chatbot_id = {} AND version = 2", bot.chatbot)).await;
            assert_eq!(u64::try_from(changed).unwrap(), left.changed);
            desk.run_jobs().await;
            let done = job(&desk, &bot, id).await;
            assert_eq!((done.state, done.changed, done.skipped, done.failed), (JobState::Finished, 60_000, 0, 0));
            counts_hold(&desk, &bot).await;
            // Which server is in time is the machine's to say.
            if !left.is_over() {
                break;
            }
        }
    }
}
