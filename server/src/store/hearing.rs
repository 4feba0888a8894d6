//! Whether this server has heard of everything that others changed.

use tokio::sync::{mpsc, oneshot};

/// How many may ask at once; more wait.
const ASKING: usize = 256;

/// A question of [`Hearing::catch_up`], which is answered once all was heard.
pub type Question = oneshot::Sender<()>;

/// Asks what listens to other servers.
#[derive(Clone, Debug)]
pub struct Hearing(Option<mpsc::Sender<Question>>);

impl Hearing {
    /// Of a database whose changes nobody announces: it is looked at now and then.
    pub const fn by_watching() -> Self {
        Self(None)
    }

    /// Of a database on which servers tell each other what they change, and where the questions arrive.
    pub fn by_listening() -> (Self, mpsc::Receiver<Question>) {
        let (asks, asked) = mpsc::channel(ASKING);
        (Self(Some(asks)), asked)
    }

    /// Waits until this server has heard of all that was committed before the call; `false`: it hears nothing at present.
    pub async fn catch_up(&self) -> bool {
        let Some(asks) = &self.0 else { return true };
        let (question, answer) = oneshot::channel();
        asks.send(question).await.is_ok() && answer.await.is_ok()
    }
}
