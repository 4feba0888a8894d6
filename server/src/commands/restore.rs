//! `rollcall restore`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use server::store::{
    Location,
    files::{self, CopyError, folder_of},
};

use super::{DatabaseArgs, Failure, postgres_tools};

/// Put a backup in the database's place.
///
/// It is looked through first: one that is damaged, of another program or of a newer version is refused. So is a place where a
/// server runs. A dump of PostgreSQL is restored into an empty database, by PostgreSQL's own program.
#[derive(Args)]
pub struct Restore {
    /// The file that `rollcall backup` made.
    from: PathBuf,
    /// Put it in the place of a database that is there, which is then gone.
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Restore {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        match self.database.location()? {
            Location::Sqlite(path) => self.restore_file(path).await?,
            Location::Postgres(url) => self.restore_dump(url).await?,
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn restore_file(&self, database: PathBuf) -> Result<(), Failure> {
        if !self.from.exists() {
            return Err(CopyError::Missing(self.from.clone()).into());
        }
        if database.exists() && !self.replace {
            return Err(Failure::said(format!(
                "There is a database at {} already. Add --replace to put the backup in its place; what it holds is gone then.",
                database.display()
            )));
        }
        files::look_through(&self.from).await?;
        self.database.make_folder()?;
        let renamed = files::copy(&self.from, folder_of(&database)).await?.replace(&database).await?;
        if let Some(renamed) = renamed {
            println!("What was there could not be read, and is called {} now.", renamed.display());
        }
        println!("{} holds what {} does.", database.display(), self.from.display());
        Ok(())
    }

    async fn restore_dump(&self, url: String) -> Result<(), Failure> {
        let location = Location::Postgres(url.clone());
        if location.inspect().await?.found.is_some() {
            return Err(Failure::said(
                "This database of PostgreSQL holds a Rollcall already. Make an empty one (`createdb NAME`), restore into that, and start \
                 the server with it; the old one can go then.",
            ));
        }
        postgres_tools::restore(&self.from, &url)?;
        location.inspect().await?;
        println!("The database holds what {} does.", self.from.display());
        Ok(())
    }
}
