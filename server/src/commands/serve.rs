//! `rollcall serve`.

use std::{io::Write, net::SocketAddr, process::ExitCode, sync::Arc};

use app::domain::password_link_place;
use clap::Args;
use server::{
    analytics::{Client, Limits, Reader, Targets},
    auth::ConsoleGate,
    clock::Clock,
    export::keep_tidy,
    http::{AppState, Forwarded, Peer, router},
    invitations::{MailServer, Mailer, keep_mails},
    jobs::Runner,
    store::Store,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use url::Url;

use super::{DatabaseArgs, Failure};

/// How long a stopping server waits for requests under way.
const DRAIN: std::time::Duration = std::time::Duration::from_secs(10);

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Where to listen. Put a proxy that speaks https before it when others than you reach it.
    #[arg(long, env = "ROLLCALL_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Let chatbots' analytics be read from this machine and from private networks. Whoever may set a chatbot's address
    /// can then make the server connect to what only it can reach.
    #[arg(long, env = "ROLLCALL_ALLOW_PRIVATE_TARGETS")]
    allow_private_targets: bool,
    /// Take the address of who asks from the last entry of X-Forwarded-For, and from X-Forwarded-Proto whether they came by
    /// https, as the proxy before the server writes them. Without such a proxy, anyone could write anything there.
    #[arg(long, env = "ROLLCALL_TRUST_FORWARDED_FOR")]
    trust_forwarded_for: bool,
    /// The address under which browsers reach Rollcall, with https. Passkeys work there alone, links in mails lead there, and
    /// browsers are told to come by nothing else.
    #[arg(long, env = "ROLLCALL_URL", value_name = "URL")]
    url: Option<String>,
    #[command(flatten)]
    mail: MailArgs,
}

/// How invitations' mails are sent.
#[derive(Args)]
struct MailArgs {
    /// The mail server that takes invitations: smtp://USER:PASSWORD@HOST:PORT?tls=required or smtps://… Without it, admins
    /// pass the links on by themselves.
    #[arg(long, env = "ROLLCALL_SMTP_URL", hide_env_values = true, value_name = "URL")]
    smtp_url: Option<String>,
    /// Who mails come from, such as "Harbor Help <desk@example.org>".
    #[arg(long, env = "ROLLCALL_MAIL_FROM", value_name = "MAILBOX")]
    mail_from: Option<String>,
}

/// What is set. An empty variable of the environment is one that isn't.
fn given(setting: Option<&String>) -> Option<&str> {
    setting.map(|value| value.trim()).filter(|value| !value.is_empty())
}

impl MailArgs {
    /// What sends mails with links to `public`; `None`: nothing does.
    fn mailer(&self, store: &Arc<dyn Store>, public: Option<&Url>) -> Result<Option<Arc<Mailer>>, Failure> {
        let Some(smtp_url) = given(self.smtp_url.as_ref()) else { return Ok(None) };
        let from = given(self.mail_from.as_ref()).ok_or_else(|| {
            Failure::said("A mail server is set, but not who mails come from. Add --mail-from MAILBOX.")
        })?;
        let public = public.ok_or_else(|| {
            Failure::said("A mail server is set, but not where the links in mails lead. Add --url URL.")
        })?;
        let server = MailServer::new(smtp_url, from).map_err(|why| Failure::said(why.to_string()))?;
        Ok(Some(Arc::new(Mailer::new(Arc::clone(store), server, public.as_str(), Clock::system()))))
    }
}

impl Serve {
    /// Where browsers reach the server, if that was said.
    fn public_url(&self) -> Result<Option<Url>, Failure> {
        let Some(text) = given(self.url.as_ref()) else { return Ok(None) };
        let is_web = |url: &Url| {
            matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none()
        };
        let url = Url::parse(text).ok().filter(is_web);
        let why = || {
            Failure::said(format!(
                "{text:?} is not where browsers reach Rollcall. Give --url like https://desk.example.org."
            ))
        };
        url.map(Some).ok_or_else(why)
    }

    pub async fn run(self) -> Result<ExitCode, Failure> {
        let store = self.database.open().await?;
        let listener = TcpListener::bind(self.listen).await.map_err(|cause| {
            Failure::said(format!(
                "{} can't be listened on: {cause}. Choose another with --listen.",
                self.listen
            ))
        })?;
        let address = listener.local_addr().map_err(|cause| Failure::said(cause.to_string()))?;
        let public = self.public_url()?;
        let mailer = self.mail.mailer(&store, public.as_ref())?;
        let (stop, stopping) = watch::channel(false);
        let targets = if self.allow_private_targets { Targets::Any } else { Targets::Public };
        let client = Client::new(targets, Limits::default())
            .map_err(|cause| Failure::said(format!("Analytics can't be read: {cause}.")))?;
        let reader = Arc::new(Reader::new(store.clone(), client, Clock::system()));
        let mut state =
            AppState::new(store.clone(), reader.clone(), Clock::system(), public.clone(), stopping.clone());
        if let Some(mailer) = &mailer {
            state = state.with_mailer(Arc::clone(mailer));
        }
        say(format_args!("Rollcall listens on http://{address}"));
        if store.is_unclaimed().await? {
            let link = ConsoleGate::new(store.clone(), Clock::system()).new_owner_reset().await?;
            let base = public.map_or_else(|| format!("http://{address}"), |url| url.to_string());
            say(format_args!("Set up the owner's account here, once, within an hour:"));
            say(format_args!("{}{}", base.trim_end_matches('/'), password_link_place(link.reveal())));
        }
        let jobs = tokio::spawn(Runner::new(store.clone(), Clock::system()).run(stopping.clone()));
        tokio::spawn(reader.run(stopping.clone()));
        tokio::spawn(keep_tidy(store.clone(), Clock::system(), stopping.clone()));
        tokio::spawn(keep_mails(store.clone(), mailer, Clock::system(), stopping.clone()));
        let mut drained = stopping;
        let forwarded = if self.trust_forwarded_for { Forwarded::Trusted } else { Forwarded::Ignored };
        let service = router(state, forwarded).into_make_service_with_connect_info::<Peer>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            stopped().await;
            let _ = stop.send(true);
        });
        tokio::select! {
            served = serving => {
                served.map_err(|cause| Failure::said(cause.to_string()))?;
                // A panic of the runner was reported when it happened.
                let _ = jobs.await;
                store.close().await;
            }
            () = async {
                // An error means the sender is gone, and it goes only after the signal.
                let _ = drained.wait_for(|stopping| *stopping).await;
                tokio::time::sleep(DRAIN).await;
            // Closing would wait for them; the database takes back what they had not committed.
            } => tracing::warn!("stopped with requests still under way"),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints a line; a server goes on also where nobody reads it any more.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Waits for Ctrl-C or SIGTERM.
async fn stopped() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}
