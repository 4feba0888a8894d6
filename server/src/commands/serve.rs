//! `rollcall serve`.

use std::{io::Write, net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};

use app::domain::password_link_place;
use clap::{Arg, ArgAction, Args, builder::BoolishValueParser};
use server::{
    analytics::{Client, Limits, Reader, Targets},
    auth::ConsoleGate,
    clock::Clock,
    export::keep_tidy,
    http::{AppState, Forwarded, Peer, metrics_router, router},
    invitations::{MailServer, Mailer, keep_mails},
    jobs::Runner,
    store::Store,
};
use tokio::{net::TcpListener, sync::watch};
use url::Url;

use super::{
    DatabaseArgs, Failure,
    signals::{Signals, tell_ready, tell_stopping},
};

/// How long a stopping server waits for requests under way.
const DRAIN: Duration = Duration::from_secs(10);

/// A flag that switches something on takes `=false` too: it may be on in the file or the environment.
fn may_be_switched_off(argument: Arg) -> Arg {
    if !matches!(argument.get_action(), ArgAction::SetTrue) {
        return argument;
    }
    argument
        .action(ArgAction::Set)
        .num_args(0..=1)
        .require_equals(true)
        .default_value("false")
        .default_missing_value("true")
        .value_parser(BoolishValueParser::new())
        .hide_possible_values(true)
        .value_name("true|false")
}

/// Reads where to listen.
fn place(written: &str) -> Result<SocketAddr, &'static str> {
    written.parse().map_err(|_| "write an address in numbers and a port, as in 127.0.0.1:8080")
}

#[derive(Args)]
#[command(mut_args(may_be_switched_off))]
pub struct Serve {
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Where to listen. Put a proxy that speaks https before it when others than you reach it.
    #[arg(long, env = "ROLLCALL_LISTEN", default_value = "127.0.0.1:8080", value_parser = place, value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,
    /// Let chatbots' analytics be read from this machine and from private networks. Whoever may set a chatbot's address
    /// can then make the server connect to what only it can reach.
    #[arg(long, env = "ROLLCALL_ALLOW_PRIVATE_TARGETS")]
    pub allow_private_targets: bool,
    /// Take the address of who asks from the last entry of X-Forwarded-For, and from X-Forwarded-Proto whether they came by
    /// https, as the proxy before the server writes them. Without such a proxy, anyone could write anything there.
    #[arg(long, env = "ROLLCALL_TRUST_FORWARDED_FOR")]
    pub trust_forwarded_for: bool,
    /// The address under which browsers reach Rollcall, with https. Passkeys work there alone, links in mails lead there, and
    /// browsers are told to come by nothing else.
    #[arg(long, env = "ROLLCALL_URL", value_name = "URL")]
    pub url: Option<String>,
    #[command(flatten)]
    pub mail: MailArgs,
    /// Where GET /metrics answers with what Prometheus reads. Not for the public: bind it to this machine or an inner network.
    #[arg(long, env = "ROLLCALL_METRICS_LISTEN", value_parser = place, value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,
    #[cfg(feature = "otlp")]
    #[arg(
        long,
        help = "Where traces of requests go, by OTLP over HTTP: http://collector:4318, to which /v1/traces is added",
        env = "ROLLCALL_OTLP_ENDPOINT",
        value_name = "URL"
    )]
    pub otlp_endpoint: Option<String>,
    /// How many seconds after SIGTERM the server goes on to take connections, while /readyz says 503 already, so that a load
    /// balancer can turn away first. Another SIGTERM ends the wait.
    #[arg(long, env = "ROLLCALL_DRAIN_DELAY", default_value_t = 0, value_name = "SECONDS")]
    drain_delay: u32,
}

/// How invitations' mails are sent.
#[derive(Args)]
pub struct MailArgs {
    /// The mail server that takes invitations: smtp://USER:PASSWORD@HOST:PORT?tls=required or smtps://… Without it, admins
    /// pass the links on by themselves.
    #[arg(long, env = "ROLLCALL_SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// Who mails come from, such as "Harbor Help <desk@example.org>".
    #[arg(long, env = "ROLLCALL_MAIL_FROM", value_name = "MAILBOX")]
    pub mail_from: Option<String>,
}

/// What is set. An empty variable of the environment is one that isn't.
pub fn given(setting: Option<&String>) -> Option<&str> {
    setting.map(|value| value.trim()).filter(|value| !value.is_empty())
}

impl MailArgs {
    /// What sends mails with links to `public`; `None`: nothing does.
    fn mailer(&self, store: &Arc<dyn Store>, public: Option<&Url>) -> Result<Option<Arc<Mailer>>, Failure> {
        let Some((server, public)) = self.server(public)? else { return Ok(None) };
        Ok(Some(Arc::new(Mailer::new(Arc::clone(store), server, public.as_str(), Clock::system()))))
    }

    /// The mail server, and where the links in mails lead; `None`: no mails are sent.
    pub fn server<'a>(&self, public: Option<&'a Url>) -> Result<Option<(MailServer, &'a Url)>, Failure> {
        let Some(smtp_url) = given(self.smtp_url.as_ref()) else { return Ok(None) };
        let from = given(self.mail_from.as_ref()).ok_or_else(|| {
            Failure::said("A mail server is set, but not who mails come from. Add --mail-from MAILBOX.")
        })?;
        let public = public.ok_or_else(|| {
            Failure::said("A mail server is set, but not where the links in mails lead. Add --url URL.")
        })?;
        let server = MailServer::new(smtp_url, from).map_err(|why| Failure::said(why.to_string()))?;
        Ok(Some((server, public)))
    }
}

impl Serve {
    /// Where browsers reach the server, if that was said.
    pub fn public_url(&self) -> Result<Option<Url>, Failure> {
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
        let mut signals = Signals::listen();
        let store = self.database.open().await?;
        let (listener, address) = listen(self.listen, "--listen").await?;
        let metrics = match self.metrics_listen {
            Some(place) => Some(listen(place, "--metrics-listen").await?),
            None => None,
        };
        let public = self.public_url()?;
        let mailer = self.mail.mailer(&store, public.as_ref())?;
        let (stop, stopping) = watch::channel(false);
        let (drain, draining) = watch::channel(false);
        let targets = if self.allow_private_targets { Targets::Any } else { Targets::Public };
        let client = Client::new(targets, Limits::default())
            .map_err(|cause| Failure::said(format!("Analytics can't be read: {cause}.")))?;
        let reader = Arc::new(Reader::new(store.clone(), client, Clock::system()));
        let mut state =
            AppState::new(store.clone(), reader.clone(), Clock::system(), public.clone(), stopping.clone())
                .with_draining(draining);
        if let Some(mailer) = &mailer {
            state = state.with_mailer(Arc::clone(mailer));
        }
        say(format_args!("Rollcall listens on http://{address}"));
        if let Some((listener, address)) = metrics {
            say(format_args!("Metrics are at http://{address}/metrics"));
            let router = metrics_router(state.clone());
            // It answers to the end: also how the server stops is to be seen.
            tokio::spawn(async move { axum::serve(listener, router).await });
        }
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
        let delay = Duration::from_secs(self.drain_delay.into());
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            signals.next().await;
            tracing::info!("asked to stop");
            let _ = drain.send(true);
            tell_stopping();
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = signals.next() => {}
            }
            let _ = stop.send(true);
        });
        tell_ready();
        tokio::select! {
            served = serving => {
                served.map_err(|cause| Failure::said(cause.to_string()))?;
                // A panic of the runner was reported when it happened.
                let _ = jobs.await;
                store.close().await;
                tracing::info!("stopped");
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

/// A listener on `place`, which `setting` names, and where it is.
pub async fn listen(place: SocketAddr, setting: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener = TcpListener::bind(place).await.map_err(|cause| {
        Failure::said(format!("{place} can't be listened on: {cause}. Choose another with {setting}."))
    })?;
    let address = listener.local_addr().map_err(|cause| Failure::said(cause.to_string()))?;
    Ok((listener, address))
}

/// Prints a line; a server goes on also where nobody reads it any more.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
