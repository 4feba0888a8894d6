//! `rollcall backup`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use server::{
    clock::Clock,
    store::{
        Location,
        files::{self, folder_of},
    },
};

use super::{DatabaseArgs, Failure, postgres_tools};

/// Copy the database into a file, while a server runs or not.
///
/// What is copied is one moment. The file appears under its name only when it is whole and was looked through, and is for
/// this user alone. Of SQLite it is a database like the one it was made of; of PostgreSQL it is a dump (custom format) by
/// PostgreSQL's own program, if that is installed here.
#[derive(Args)]
pub struct Backup {
    /// The file, which must not be there yet; or a folder, in which it is called by the time.
    to: PathBuf,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Backup {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let location = self.database.location()?;
        let ending = match location {
            Location::Sqlite(_) => "db",
            Location::Postgres(_) => "dump",
        };
        let to = if self.to.is_dir() { self.to.join(name_of_now(ending)) } else { self.to };
        if to.exists() {
            return Err(files::CopyError::Exists(to).into());
        }
        match location {
            Location::Sqlite(path) => files::copy(&path, folder_of(&to)).await?.keep(&to)?,
            Location::Postgres(url) => postgres_tools::dump(&url, &to)?,
        }
        say_done(&to);
        Ok(ExitCode::SUCCESS)
    }
}

fn name_of_now(ending: &str) -> String {
    let now = jiff::Timestamp::from_millisecond(Clock::system().now().0).unwrap_or_default();
    format!("rollcall-{}.{ending}", now.strftime("%Y-%m-%dT%H-%M-%SZ"))
}

fn say_done(file: &Path) {
    let bytes = std::fs::metadata(file).map_or(0, |file| file.len());
    println!("{} ({bytes} bytes)", file.display());
}
