//! `rollcall move`.

use std::process::ExitCode;

use clap::Args;
use server::store::{Location, files::CopyError, moving};

use super::Failure;

/// Copy everything into another database: from SQLite to PostgreSQL, or back.
///
/// That one must be empty; what arrived is compared. No server may run on either. Nothing is written unless all of it is: a
/// move that is interrupted is begun anew by the same command, and one that was made already is found to be. The source
/// stays as it is.
#[derive(Args)]
pub struct Move {
    #[arg(
        long,
        help = "The database to read: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE",
        env = "ROLLCALL_MOVE_FROM",
        hide_env_values = true,
        value_name = "URL"
    )]
    from: String,
    #[arg(
        long,
        help = "The database to write, of the other kind or the same",
        env = "ROLLCALL_MOVE_TO",
        hide_env_values = true,
        value_name = "URL"
    )]
    to: String,
}

impl Move {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let (from, to) = (Location::of(&self.from)?, Location::of(&self.to)?);
        if let Location::Sqlite(path) = &from
            && !path.exists()
        {
            return Err(CopyError::Missing(path.clone()).into());
        }
        let moved = moving::run(&from, &to).await?;
        for (table, content) in &moved.tables {
            println!("{table:<18} {:>10} rows  {}", content.rows, &content.hash()[..16]);
        }
        if moved.was_there {
            println!("Everything was there already.");
        } else {
            // What the database knows of its rows is of when there were none.
            let store = to.open().await?;
            store.refresh_statistics().await?;
            store.close().await;
            println!("Everything arrived as it was. Start the server with the new database.");
        }
        Ok(ExitCode::SUCCESS)
    }
}
