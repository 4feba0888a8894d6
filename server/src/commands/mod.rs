//! The command line: each command is a file.

mod chatbot;
mod demo;
mod import;
mod owner;
mod serve;

use std::{os::unix::fs::DirBuilderExt, path::PathBuf, process::ExitCode, sync::Arc};

use app::backend::{Actor, ChatbotAdmin, Owner};
use clap::{Args, Parser, Subcommand};
use server::{
    clock::Clock,
    store::{self, Store},
};

/// The user desk of a chatbot: see who uses it, decide who may, read what was said.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Rollcall {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the server.
    Serve(serve::Serve),
    /// Make a sign-in link for the owner.
    #[command(subcommand)]
    Owner(owner::OwnerCommand),
    /// Add a chatbot.
    #[command(subcommand)]
    Chatbot(chatbot::ChatbotCommand),
    /// Invite or update the people of a CSV file.
    Import(import::Import),
    /// Fill a chatbot with made-up people and conversations.
    Demo(demo::Demo),
}

/// Why a command failed, in words for who typed it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Open(#[from] store::OpenError),
    #[error(transparent)]
    Refused(#[from] app::Error),
    #[error("{0}")]
    Said(String),
}

impl Failure {
    fn said(words: impl Into<String>) -> Self {
        Self::Said(words.into())
    }
}

impl Rollcall {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Owner(owner) => owner.run().await,
            Command::Chatbot(chatbot) => chatbot.run().await,
            Command::Import(import) => import.run().await,
            Command::Demo(demo) => demo.run().await,
        }
    }
}

/// Where the database is.
#[derive(Args)]
pub struct DatabaseArgs {
    /// The folder that holds rollcall.db; made if missing, for this user alone.
    #[arg(long, env = "ROLLCALL_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    #[arg(
        long,
        help = "Another database: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE",
        env = "DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    database: Option<String>,
}

impl DatabaseArgs {
    async fn open(&self) -> Result<Arc<dyn Store>, Failure> {
        if let Some(url) = &self.database {
            return Ok(store::open(url).await?);
        }
        // What people wrote is in there: nobody else on the machine may look.
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data).map_err(|cause| {
            Failure::said(format!("The folder {} can't be made: {cause}.", self.data.display()))
        })?;
        Ok(store::open(&format!("sqlite:{}", self.data.join("rollcall.db").display())).await?)
    }
}

/// Whoever can run commands on the database is its owner.
#[allow(clippy::disallowed_methods, reason = "the command line is the owner's")]
fn owner() -> Owner {
    Owner::granted(Clock::system().now(), None)
}

/// The right to manage the chatbot called `name`.
#[allow(clippy::disallowed_methods, reason = "the command line is the owner's")]
async fn admin_of(store: &dyn Store, name: &str) -> Result<(ChatbotAdmin, app::domain::Access), Failure> {
    let Some((chatbot, access)) = store.chatbot_by_name(name).await? else {
        let known = store.list_chatbots(owner()).await?;
        let names: Vec<_> = known.iter().map(|chatbot| chatbot.name.as_str()).collect();
        let known = if names.is_empty() {
            "There is none yet; add one with `rollcall chatbot add`.".to_owned()
        } else {
            format!("There are: {}.", names.join(", "))
        };
        return Err(Failure::said(format!("There is no chatbot called {name:?}. {known}")));
    };
    Ok((ChatbotAdmin::granted(chatbot, Actor::Owner, Clock::system().now(), None), access))
}
