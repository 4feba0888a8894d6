//! A small, real chatbot whose users Rollcall looks after: the example for whoever connects their own.
//!
//! It does the six things a chatbot owes Rollcall, each in one place:
//!
//! 1. ask at every sign-in ([`web`], `sign_in`);
//! 2. ask before every answer ([`web`], `present`);
//! 3. cut a live conversation when access changes ([`access`]);
//! 4. record what was said, once, however often the network fails ([`record`]);
//! 5. refuse everybody while Rollcall can't be asked (an `Err` from [`rollcall`] never means "allowed");
//! 6. if it is open: tell who its visitors are ([`analytics`], in the order of [`visitors`]).
//!
//! The calls themselves are in [`rollcall`]; the rest ([`people`], [`responder`], [`origin`]) is what any chatbot has.

mod access;
mod analytics;
mod origin;
mod people;
mod record;
mod responder;
mod rollcall;
mod visitors;
mod web;

use std::{
    io::IsTerminal,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use clap::Parser;
use tokio::{net::TcpListener, signal::unix, task, time};
use url::Url;

use crate::{
    analytics::{Analytics, Token},
    origin::Origins,
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
    /// A file that holds the token by which Rollcall may ask who an open chatbot's visitors are, and nothing else; without
    /// it, nobody may.
    #[arg(long, value_name = "FILE")]
    analytics_token_file: Option<PathBuf>,
    /// Take people's addresses from the last entry of X-Forwarded-For. Only behind a proxy that writes it: anyone else can
    /// claim any address.
    #[arg(long)]
    trust_forwarded_for: bool,
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
    let token = settings.analytics_token_file.as_deref().map(analytics_token).transpose()?;
    // Bound before Rollcall is asked: an address that is taken shouldn't need a network to be found out.
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|why| format!("can't listen on {}: {why}", settings.listen))?;
    let address = listener.local_addr().map_err(|why| why.to_string())?;

    let chatbot = rollcall::retry(|| rollcall.chatbot())
        .await
        .map_err(|why| format!("can't start with Rollcall at {}: {why}", settings.rollcall))?;
    let analytics = Analytics::of(chatbot.access, token);
    let people = Arc::new(People::new(analytics.as_ref().map(Analytics::visitors)));
    let recorder = Recorder::start(rollcall.clone());
    task::spawn(access::follow_changes(rollcall.clone(), people.clone()));

    let origins = if settings.trust_forwarded_for { Origins::ForwardedFor } else { Origins::Peers };
    let mut router = web::router(&chatbot, rollcall, people, recorder.clone(), origins);
    if let Some(analytics) = analytics {
        router = router.merge(analytics::router(analytics));
    }
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    println!("{} listens on http://{address}", chatbot.name);
    tokio::select! {
        served = axum::serve(listener, service) => served.map_err(|why| why.to_string())?,
        () = told_to_stop() => {}
    }
    if time::timeout(Duration::from_secs(5), recorder.finish()).await.is_err() {
        tracing::error!("Stopped with messages not yet recorded");
    }
    Ok(())
}

fn api_key(settings: &Settings) -> Result<ApiKey, String> {
    let (text, origin) = match &settings.key_file {
        Some(path) => (text_of(path)?, path.display().to_string()),
        None => match std::env::var("ROLLCALL_API_KEY") {
            Ok(text) => (text, "ROLLCALL_API_KEY".to_owned()),
            Err(_) => {
                return Err("needs its API key: give --key-file FILE or set ROLLCALL_API_KEY".to_owned());
            }
        },
    };
    ApiKey::new(&text).ok_or_else(|| format!("{origin} holds no API key"))
}

fn analytics_token(path: &Path) -> Result<Token, String> {
    Token::new(&text_of(path)?).ok_or_else(|| format!("{} holds no token", path.display()))
}

fn text_of(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|why| format!("can't read {}: {why}", path.display()))
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
