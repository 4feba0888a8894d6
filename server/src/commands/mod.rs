//! The command line: each command is a file.

mod backup;
mod chatbot;
mod check;
mod demo;
mod import;
mod logging;
mod moving;
mod owner;
mod postgres_tools;
mod restore;
mod serve;
pub mod settings;
mod signals;
#[cfg(feature = "otlp")]
mod tracing_export;

use std::{os::unix::fs::DirBuilderExt, path::PathBuf, process::ExitCode, sync::Arc};

use app::backend::{Actor, ChatbotAdmin, Owner};
use clap::{Args, Parser, Subcommand};
use server::{
    clock::Clock,
    store::{self, Location, Store},
};

/// The user desk of a chatbot: see who uses it, decide who may, read what was said.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Rollcall {
    #[command(subcommand)]
    command: Command,
    /// A file with settings (TOML): they are called as the flags are, as in listen = "0.0.0.0:8080". A flag counts over the
    /// environment, that over the file.
    #[arg(long, global = true, env = "ROLLCALL_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    log: logging::LogArgs,
}

// What has a struct of its own is explained there: words here would take the place of all that it says in --help.
#[derive(Subcommand)]
enum Command {
    /// Start the server.
    Serve(serve::Serve),
    Check(check::Check),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Move(moving::Move),
    /// Make a link for the owner: to sign in, or to set email and password.
    #[command(subcommand)]
    Owner(owner::OwnerCommand),
    /// Add a chatbot, change its settings, or give it a new key.
    #[command(subcommand)]
    Chatbot(chatbot::ChatbotCommand),
    Import(import::Import),
    Demo(demo::Demo),
}

/// Why a command failed, in words for who typed it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Open(#[from] store::OpenError),
    #[error(transparent)]
    Copy(#[from] store::files::CopyError),
    #[error(transparent)]
    Move(#[from] store::moving::MoveError),
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
        let telemetry = self.log.begin(self.command.otlp_endpoint())?;
        let done = self.command.run(self.config).await;
        telemetry.end().await;
        done
    }
}

impl Command {
    /// Where traces go.
    fn otlp_endpoint(&self) -> Option<&str> {
        match self {
            #[cfg(feature = "otlp")]
            Self::Serve(serve) => serve::given(serve.otlp_endpoint.as_ref()),
            _ => None,
        }
    }

    async fn run(self, config: Option<PathBuf>) -> Result<ExitCode, Failure> {
        match self {
            Self::Serve(serve) => serve.run().await,
            Self::Backup(backup) => backup.run().await,
            Self::Restore(restore) => restore.run().await,
            Self::Move(moving) => moving.run().await,
            Self::Check(check) => check.run(config.as_deref()).await,
            Self::Owner(owner) => owner.run().await,
            Self::Chatbot(chatbot) => chatbot.run().await,
            Self::Import(import) => import.run().await,
            Self::Demo(demo) => demo.run().await,
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
    /// Where it is.
    fn location(&self) -> Result<Location, Failure> {
        match &self.database {
            Some(url) => Ok(Location::of(url)?),
            None => Ok(Location::Sqlite(self.data.join("rollcall.db"))),
        }
    }

    /// Makes the folder, if it is to hold the database and there is none.
    fn make_folder(&self) -> Result<(), Failure> {
        if self.database.is_some() {
            return Ok(());
        }
        // What people wrote is in there: nobody else on the machine may look.
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.data).map_err(|cause| {
            Failure::said(format!("The folder {} can't be made: {cause}.", self.data.display()))
        })
    }

    async fn open(&self) -> Result<Arc<dyn Store>, Failure> {
        self.make_folder()?;
        Ok(self.location()?.open().await?)
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
