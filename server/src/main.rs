//! `rollcall`: settings → run.

mod commands;

use std::{io::IsTerminal, process::ExitCode};

use clap::Parser;
use commands::Rollcall;

#[tokio::main]
async fn main() -> ExitCode {
    let settings = Rollcall::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("ROLLCALL_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    match settings.run().await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("rollcall: {failure}");
            ExitCode::FAILURE
        }
    }
}
