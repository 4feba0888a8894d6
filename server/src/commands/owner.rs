//! `rollcall owner …`.

use std::process::ExitCode;

use app::domain::password_link_place;
use clap::{Args, Subcommand};
use server::{auth::ConsoleGate, clock::Clock};

use super::{DatabaseArgs, Failure};

#[derive(Subcommand)]
pub enum OwnerCommand {
    /// Print a link that signs the owner in: once, within an hour.
    Link(LinkArgs),
    /// Print a link by which the owner sets email and password: once, within an hour. Using it ends the owner's sessions
    /// and removes passkeys and second factor.
    Reset(LinkArgs),
}

#[derive(Args)]
pub struct LinkArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The address under which browsers reach Rollcall.
    #[arg(long, env = "ROLLCALL_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    url: String,
}

impl OwnerCommand {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let (Self::Link(LinkArgs { database, url }) | Self::Reset(LinkArgs { database, url })) = &self;
        let store = database.open().await?;
        let gate = ConsoleGate::new(store.clone(), Clock::system());
        // Behind the #, the token reaches no server log and no Referer.
        let place = match self {
            Self::Link(_) => format!("/sign-in#{}", gate.new_owner_link().await?.reveal()),
            Self::Reset(_) => password_link_place(gate.new_owner_reset().await?.reveal()),
        };
        println!("{}{place}", url.trim_end_matches('/'));
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
