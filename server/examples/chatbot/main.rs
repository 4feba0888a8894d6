//! A small, real chatbot whose users Rollcall looks after: the example for whoever connects their own.
//!
//! It does the five things a chatbot owes Rollcall, each in one place:
//!
//! 1. ask at every sign-in ([`web`], `sign_in`);
//! 2. ask before every answer ([`web`], `present`);
//! 3. cut a live conversation when access changes ([`access`]);
//! 4. record what was said, once, however often the network fails ([`record`]);
//! 5. refuse everybody while Rollcall can't be asked (an `Err` from [`rollcall`] never means "allowed").
//!
//! The calls themselves are in [`rollcall`]; the rest ([`people`], [`responder`]) is what any chatbot has.

mod access;
mod people;
mod record;
mod responder;
mod rollcall;
mod web;

use std::{io::IsTerminal, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use clap::Parser;
use tokio::{net::TcpListener, signal::unix, task, time};
use url::Url;

use crate::{
    people::People,
    record::Recorder,
    rollcall::{ApiKey, Rollcall},
};

/// A small chatbot whose users Rollcall looks after.
#[derive(Parser)]
struct Settings {
    /// Where Rollcall is.
    #[arg(long, value_name = "URL", env = "ROLLCALL_URL", default_value = "http://127.0.0.1:8080")]
    rollcall: Url,
    /// A file that holds this chatbot's API key and nothing else; without it, `ROLLCALL_API_KEY` is read.
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// Where to serve the chat page; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    match run(Settings::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("chatbot: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: Settings) -> Result<(), String> {
    let rollcall = Arc::new(Rollcall::new(&settings.rollcall, &api_key(&settings)?));
    // Bound before Rollcall is asked: an address that is taken shouldn't need a network to be found out.
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|why| format!("can't listen on {}: {why}", settings.listen))?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;

    let chatbot = rollcall::retry(|| rollcall.chatbot())
        .await
        .map_err(|why| format!("can't start with Rollcall at {}: {why}", settings.rollcall))?;
    let people = Arc::new(People::default());
    let recorder = Recorder::start(rollcall.clone());
    task::spawn(access::follow_changes(rollcall.clone(), people.clone()));

    let router = web::router(&chatbot, rollcall, people, recorder.clone());
    println!("{} listens on http://{address}", chatbot.name);
    tokio::select! {
        served = axum::serve(listener, router) => served.map_err(|why| why.to_string())?,
        () = told_to_stop() => {}
    }
    if time::timeout(Duration::from_secs(5), recorder.finish()).await.is_err() {
        tracing::error!("Stopped with messages not yet recorded");
    }
    Ok(())
}

fn api_key(settings: &Settings) -> Result<ApiKey, String> {
    let (text, origin) = match &settings.key_file {
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|why| format!("can't read the API key from {}: {why}", path.display()))?;
            (text, path.display().to_string())
        }
        None => match std::env::var("ROLLCALL_API_KEY") {
            Ok(text) => (text, "ROLLCALL_API_KEY".to_owned()),
            Err(_) => {
                return Err("needs its API key: give --key-file FILE or set ROLLCALL_API_KEY".to_owned());
            }
        },
    };
    ApiKey::new(&text).ok_or_else(|| format!("{origin} holds no API key"))
}

async fn told_to_stop() {
    let Ok(mut terminated) = unix::signal(unix::SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
