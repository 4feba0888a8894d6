//! Records what was said. The person doesn't wait for it, and a failing network delays it without doubling it.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{mpsc, oneshot},
    task, time,
};

use crate::rollcall::{self, Message, Rollcall, Session};

/// How many exchanges may wait. Since nobody is answered while Rollcall is away, few ever do.
const WAITING: usize = 1_000;
/// After this long, an exchange that can't be recorded makes way for the next.
const GIVE_UP: Duration = Duration::from_hours(1);

/// One question with its answer.
pub struct Exchange {
    /// The id of the conversation.
    pub session: String,
    /// With the first exchange: what the conversation is.
    pub opening: Option<Session>,
    pub messages: Vec<Message>,
}

enum Job {
    Record(Exchange),
    Finish(oneshot::Sender<()>),
}

/// Where exchanges are handed in; they are recorded in this order.
#[derive(Clone)]
pub struct Recorder(mpsc::Sender<Job>);

impl Recorder {
    pub fn start(rollcall: Arc<Rollcall>) -> Self {
        let (sender, mut jobs) = mpsc::channel(WAITING);
        task::spawn(async move {
            while let Some(job) = jobs.recv().await {
                match job {
                    Job::Record(exchange) => record(&rollcall, exchange).await,
                    Job::Finish(done) => drop(done.send(())),
                }
            }
        });
        Self(sender)
    }

    /// Hands in an exchange without waiting.
    pub fn record(&self, exchange: Exchange) {
        if self.0.try_send(Job::Record(exchange)).is_err() {
            tracing::error!("Too many exchanges wait to be recorded: one was lost");
        }
    }

    /// Waits until everything handed in so far is recorded.
    pub async fn finish(&self) {
        let (done, finished) = oneshot::channel();
        if self.0.send(Job::Finish(done)).await.is_ok() {
            let _ = finished.await;
        }
    }
}

async fn record(rollcall: &Rollcall, exchange: Exchange) {
    // Both calls name everything by ids made here, so that repeating them is safe.
    let attempts = rollcall::retry(|| async {
        if let Some(opening) = &exchange.opening {
            rollcall.put_session(&exchange.session, opening).await?;
        }
        rollcall.add_messages(&exchange.session, &exchange.messages).await
    });
    match time::timeout(GIVE_UP, attempts).await {
        Ok(Ok(())) => {}
        // Most likely the user was deleted in the meantime, and their conversations with them.
        Ok(Err(error)) => tracing::warn!(session = exchange.session, "An exchange was not recorded: {error}"),
        Err(_) => tracing::error!(session = exchange.session, "An exchange was not recorded in time"),
    }
}
