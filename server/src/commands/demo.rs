//! `rollcall demo`.

use std::process::ExitCode;

use clap::Args;
use server::{clock::Clock, demo};

use super::{DatabaseArgs, Failure, admin_of};

/// How many people go into one transaction.
const BATCH: u64 = 5_000;

/// Fill a chatbot with made-up people and conversations.
///
/// The same number of users and seed give the same people; people who are there already stay as they are.
#[derive(Args)]
pub struct Demo {
    /// The chatbot to fill.
    #[arg(long, value_name = "NAME")]
    chatbot: String,
    /// How many people.
    #[arg(long, value_name = "N")]
    users: u64,
    /// Another number gives other people.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Demo {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let store = self.database.open().await?;
        let (admin, access) = admin_of(store.as_ref(), &self.chatbot).await?;
        let demo = demo::Demo::new(self.seed, access, Clock::system().now());
        let mut added = 0;
        let mut begin = 0;
        while begin < self.users {
            let end = (begin + BATCH).min(self.users);
            let people: Vec<_> = (begin..end).map(|index| demo.person(index)).collect();
            added += store.add_demo_people(admin, &people).await?;
            begin = end;
            if begin.is_multiple_of(100_000) {
                eprintln!("{begin} of {} people", self.users);
            }
        }
        store.refresh_statistics().await?;
        store.close().await;
        println!("{added} people added to {}", self.chatbot);
        Ok(ExitCode::SUCCESS)
    }
}
