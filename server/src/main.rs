//! `rollcall`: settings → run.

mod commands;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let done = async { commands::settings::parse()?.run().await };
    match done.await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("rollcall: {failure}");
            ExitCode::FAILURE
        }
    }
}
