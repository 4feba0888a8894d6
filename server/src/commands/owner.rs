//! `rollcall owner …`.

use std::process::ExitCode;

use clap::Subcommand;
use server::{auth::ConsoleGate, clock::Clock};

use super::{DatabaseArgs, Failure};

#[derive(Subcommand)]
pub enum OwnerCommand {
    /// Print a link that signs the owner in: once, within an hour.
    Link {
        #[command(flatten)]
        database: DatabaseArgs,
        /// The address under which browsers reach Rollcall.
        #[arg(long, env = "ROLLCALL_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
        url: String,
    },
}

impl OwnerCommand {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let Self::Link { database, url } = self;
        let store = database.open().await?;
        let link = ConsoleGate::new(store.clone(), Clock::system()).new_owner_link().await?;
        // Behind the #, the token reaches no server log and no Referer.
        println!("{}/sign-in#{}", url.trim_end_matches('/'), link.reveal());
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
