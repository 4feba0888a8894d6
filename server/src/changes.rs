//! What happened, on its way to open pages and listening chatbots of this process.

use app::domain::{AccessChange, Change, ChatbotId};
use tokio::sync::broadcast;

/// How many notices a slow listener may be behind before it is told that it missed some.
const BACKLOG: usize = 1024;

/// One committed change of a chatbot's users.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Whose users.
    pub chatbot: ChatbotId,
    /// What pages must know.
    pub change: Change,
    /// What the chatbot must know, where someone's access changed.
    pub access: Option<AccessChange>,
}

/// Hands every committed change to whoever listens.
#[derive(Clone, Debug)]
pub struct Changes(broadcast::Sender<Notice>);

impl Default for Changes {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Changes {
    /// Tells all listeners; call it after the commit.
    pub fn publish(&self, notice: Notice) {
        // An error only says that nobody listens.
        let _ = self.0.send(notice);
    }

    /// Every notice from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Notice> {
        self.0.subscribe()
    }
}
