//! What happened, on its way to open pages and listening chatbots of this process.

use app::domain::{AccessChange, Change, ChatbotId};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

/// How many notices a slow listener may be behind before it is told that it missed some.
const BACKLOG: usize = 1024;

/// One committed change of a chatbot's users.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Whose users.
    pub chatbot: ChatbotId,
    /// What pages must know.
    pub change: Change,
    /// What the chatbot must know, where someone's access changed.
    pub access: Option<AccessChange>,
}

/// What a listener hears.
#[derive(Clone, Debug)]
pub enum News {
    /// This changed.
    Notice(Notice),
    /// Something changed, of any chatbot: look again. Another process wrote to the database and can't say what.
    Unknown,
}

/// Hands every committed change to whoever listens.
#[derive(Clone, Debug)]
pub struct Changes(broadcast::Sender<News>);

impl Default for Changes {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Changes {
    /// Tells all listeners; call it after the commit.
    pub fn publish(&self, news: News) {
        // An error only says that nobody listens.
        let _ = self.0.send(news);
    }

    /// All news from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.subscribe()
    }
}
