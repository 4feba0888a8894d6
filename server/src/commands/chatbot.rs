//! `rollcall chatbot …`.

use std::{
    fs::Permissions,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::domain::{Access, ChatbotName, EmailDomain, Overlap, SettingsChange, TokenChange};
use clap::{ArgGroup, Subcommand, ValueEnum};
use server::{analytics::checked, auth::TokenHash, clock::Clock, store::Store};

use super::{DatabaseArgs, Failure, owner};

#[derive(Clone, Copy, ValueEnum)]
pub enum AccessArg {
    /// People sign in; only who was invited comes in.
    Authenticated,
    /// Anyone may talk to it.
    Open,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum OverlapArg {
    /// Not at all.
    AtOnce,
    /// For an hour.
    Hour,
    /// For a day.
    Day,
    /// For a week.
    Week,
}

impl From<OverlapArg> for Overlap {
    fn from(overlap: OverlapArg) -> Self {
        match overlap {
            OverlapArg::AtOnce => Self::AtOnce,
            OverlapArg::Hour => Self::Hour,
            OverlapArg::Day => Self::Day,
            OverlapArg::Week => Self::Week,
        }
    }
}

#[derive(Subcommand)]
pub enum ChatbotCommand {
    /// Add a chatbot, unless the key file holds a valid key of it already.
    Add {
        /// What it is called.
        name: String,
        /// Who may talk to it.
        #[arg(long)]
        access: AccessArg,
        /// Write the API key into this file, for its owner alone to read; without it, print the key.
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Change a chatbot's settings; what isn't given stays as it is.
    #[command(group(ArgGroup::new("settings").required(true).multiple(true)))]
    Set {
        /// What it is called.
        name: String,
        /// The address where an open chatbot serves its analytics; Rollcall appends /users. Empty: none.
        #[arg(long, value_name = "URL", group = "settings")]
        analytics_url: Option<String>,
        /// The file with the token to show there. Without it, a token stays that is kept for the same host.
        #[arg(long, value_name = "FILE", group = "settings")]
        analytics_token_file: Option<PathBuf>,
        /// The email domains whose people need no invitation, with commas between; they replace those there are. Empty: none.
        #[arg(long, value_name = "DOMAINS", group = "settings")]
        allowed_domains: Option<String>,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Give a chatbot a new API key.
    Key {
        /// What it is called.
        name: String,
        /// How long the keys before it go on working.
        #[arg(long, default_value = "at-once")]
        overlap: OverlapArg,
        /// Write the API key into this file, for its owner alone to read; without it, print the key.
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
        #[command(flatten)]
        database: DatabaseArgs,
    },
}

impl ChatbotCommand {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        match self {
            Self::Add { name, access, key_file, database } => {
                let store = database.open().await?;
                let done = add(store.as_ref(), &name, access, key_file.as_deref()).await;
                store.close().await;
                done
            }
            Self::Set { name, analytics_url, analytics_token_file, allowed_domains, database } => {
                let token = analytics_token_file.as_deref().map(read_token).transpose()?;
                let store = database.open().await?;
                let (admin, access) = super::admin_of(store.as_ref(), &name).await?;
                let saved = store.chatbot_settings(admin).await?;
                let allowed_domains = match allowed_domains.as_deref().map(EmailDomain::parse_list) {
                    None => saved.allowed_domains,
                    Some(domains) => {
                        domains.map_err(|why| Failure::said(format!("The list of domains {why}.")))?
                    }
                };
                let change = SettingsChange {
                    access,
                    analytics_url: analytics_url.or(saved.analytics_url).unwrap_or_default(),
                    analytics_token: token.map_or(TokenChange::Keep, TokenChange::Set),
                    allowed_domains,
                };
                let settings = checked(&change)?;
                store.save_settings(admin, &settings).await?;
                store.close().await;
                Ok(ExitCode::SUCCESS)
            }
            Self::Key { name, overlap, key_file, database } => {
                let store = database.open().await?;
                let (admin, _) = super::admin_of(store.as_ref(), &name).await?;
                let made = store.replace_key(owner(), admin.chatbot(), overlap.into()).await?;
                store.close().await;
                show_key(&made.key, key_file.as_deref())
            }
        }
    }
}

async fn add(
    store: &dyn Store,
    name: &str,
    access: AccessArg,
    key_file: Option<&Path>,
) -> Result<ExitCode, Failure> {
    let name = ChatbotName::new(name).map_err(|why| Failure::said(format!("The name {why}.")))?;
    if let Some(Ok(key)) = key_file.map(std::fs::read_to_string) {
        let known = store.chatbot_by_key(&TokenHash::of(key.trim()), Clock::system().now()).await?;
        if known.is_some_and(|holder| holder.name == name.as_str()) {
            return Ok(ExitCode::SUCCESS);
        }
    }
    let access = match access {
        AccessArg::Authenticated => Access::Authenticated,
        AccessArg::Open => Access::Open,
    };
    let made = store.create_chatbot(owner(), &name, access).await?;
    show_key(&made.key, key_file)
}

fn read_token(file: &Path) -> Result<String, Failure> {
    let token = std::fs::read_to_string(file)
        .map_err(|cause| Failure::said(format!("{} can't be read: {cause}.", file.display())))?;
    Ok(token.trim().to_owned())
}

fn show_key(key: &str, file: Option<&Path>) -> Result<ExitCode, Failure> {
    let Some(path) = file else {
        println!("{key}");
        return Ok(ExitCode::SUCCESS);
    };
    let opened = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    let written = opened.and_then(|mut file| {
        // The mode above is for a new file; one that was there may be open to others.
        file.set_permissions(Permissions::from_mode(0o600))?;
        writeln!(file, "{key}")
    });
    written.map_err(|cause| {
        Failure::said(format!("{} can't be written: {cause}. The key is {key}", path.display()))
    })?;
    Ok(ExitCode::SUCCESS)
}
