//! `rollcall import`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use server::importing::import_file;

use super::{DatabaseArgs, Failure, admin_of};

/// The exit code when lines were rejected: everything else was imported.
const SOME_REJECTED: u8 = 2;

/// Invite or update the people of a CSV file.
///
/// Who is new is invited, who is known is updated, in one transaction. The first line names the columns: email, and if you
/// like name and role, in any order. Rejected lines are printed to standard error with number and reason; then the exit code
/// is 2.
#[derive(Args)]
pub struct Import {
    /// The CSV file, as spreadsheets write it.
    file: PathBuf,
    /// The chatbot they may use.
    #[arg(long, value_name = "NAME")]
    chatbot: String,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl Import {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let file = std::fs::read(&self.file)
            .map_err(|cause| Failure::said(format!("{} can't be read: {cause}.", self.file.display())))?;
        let store = self.database.open().await?;
        let (admin, _) = admin_of(store.as_ref(), &self.chatbot).await?;
        let report = import_file(store.as_ref(), admin, file).await?;
        store.close().await;
        for rejected in &report.rejected {
            eprintln!("line {}: {}", rejected.line, rejected.reason);
        }
        println!(
            "{} invited, {} updated, {} unchanged, {} rejected",
            report.invited,
            report.updated,
            report.unchanged,
            report.rejected.len()
        );
        Ok(if report.rejected.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(SOME_REJECTED) })
    }
}
