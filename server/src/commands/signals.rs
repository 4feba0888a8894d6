//! What the system tells a server, and the server the system.

use sd_notify::NotifyState;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals that ask a server to stop: SIGTERM and Ctrl-C.
pub struct Signals {
    terminate: Option<Signal>,
    interrupt: Option<Signal>,
}

impl Signals {
    /// Listens from now on; before that, they end the process.
    pub fn listen() -> Self {
        let [terminate, interrupt] =
            [SignalKind::terminate(), SignalKind::interrupt()].map(|kind| signal(kind).ok());
        Self { terminate, interrupt }
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        tokio::select! {
            () = heard(&mut self.terminate) => {}
            () = heard(&mut self.interrupt) => {}
        }
    }
}

async fn heard(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

/// Tells systemd, where that started the server (`sd_notify(3)`), that requests are answered.
pub fn tell_ready() {
    tell(NotifyState::Ready);
}

/// Tells it that the server is about to stop.
pub fn tell_stopping() {
    tell(NotifyState::Stopping);
}

fn tell(state: NotifyState<'_>) {
    if let Err(cause) = sd_notify::notify(&[state]) {
        tracing::warn!(%cause, "systemd could not be told");
    }
}
