//! What happened, on its way to open pages and listening chatbots of this process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

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
#[allow(clippy::large_enum_variant, reason = "nearly all are of the large kind, and none is kept")]
pub enum News {
    /// This changed.
    Notice(Notice),
    /// Something changed, of any chatbot: look again. Another process wrote to the database and can't say what.
    Unknown,
}

/// How far a chatbot's users have moved on, as this process heard it. What was worked out at an earlier revision may be
/// out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// Users who were named as added, changed or deleted.
    pub users: u64,
    /// Users who talked, which changes their activity and sessions alone.
    pub talk: u64,
    /// Times that nobody could say who changed.
    pub unknown: u64,
}

impl Revision {
    fn take_in(&mut self, change: &Change) {
        match change {
            Change::Users { ids } => self.users += ids.len() as u64,
            Change::Session { .. } => self.talk += 1,
            // A job's progress is told more often than the users whom it changed meanwhile.
            Change::ManyUsers | Change::Job { .. } => self.unknown += 1,
            Change::Network { .. } | Change::Export { .. } | Change::Keys => {}
        }
    }
}

#[derive(Debug, Default)]
struct Revisions {
    by_chatbot: HashMap<ChatbotId, Revision>,
    unknown: u64,
}

/// Hands every committed change to whoever listens.
#[derive(Clone, Debug)]
pub struct Changes {
    sender: broadcast::Sender<News>,
    revisions: Arc<Mutex<Revisions>>,
}

impl Default for Changes {
    fn default() -> Self {
        Self { sender: broadcast::channel(BACKLOG).0, revisions: Arc::default() }
    }
}

impl Changes {
    /// Tells all listeners; call it after the commit.
    pub fn publish(&self, news: News) {
        // Nothing panics while it holds the lock.
        let mut revisions = self.revisions.lock().unwrap_or_else(PoisonError::into_inner);
        match &news {
            News::Notice(notice) => {
                revisions.by_chatbot.entry(notice.chatbot).or_default().take_in(&notice.change);
            }
            News::Unknown => revisions.unknown += 1,
        }
        drop(revisions);
        // An error only says that nobody listens.
        let _ = self.sender.send(news);
    }

    /// Notes that anything may have changed unheard, so that nothing which was worked out before is taken for current. Nobody is
    /// told: that is for when it is heard again.
    pub fn lose_track(&self) {
        self.revisions.lock().unwrap_or_else(PoisonError::into_inner).unknown += 1;
    }

    /// All news from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.sender.subscribe()
    }

    /// How far the chatbot's users are by now. Ask before reading them: what changes meanwhile then counts as later.
    #[must_use]
    pub fn revision(&self, chatbot: ChatbotId) -> Revision {
        let revisions = self.revisions.lock().unwrap_or_else(PoisonError::into_inner);
        let mut revision = revisions.by_chatbot.get(&chatbot).copied().unwrap_or_default();
        revision.unknown += revisions.unknown;
        revision
    }
}

#[cfg(test)]
mod tests {
    use app::domain::{SessionId, UserId};

    use super::*;

    fn told(changes: &Changes, chatbot: i64, change: Change) {
        changes.publish(News::Notice(Notice { chatbot: ChatbotId(chatbot), change, access: None }));
    }

    #[test]
    fn a_chatbots_revision_moves_on_with_its_users_alone() {
        let changes = Changes::default();
        told(&changes, 1, Change::Users { ids: vec![UserId(1), UserId(2)] });
        told(&changes, 1, Change::Session { user: UserId(1), session: SessionId(1) });
        told(&changes, 1, Change::Keys);
        assert_eq!(changes.revision(ChatbotId(1)), Revision { users: 2, talk: 1, unknown: 0 });
        assert_eq!(changes.revision(ChatbotId(2)), Revision::default());
    }

    #[test]
    fn what_nobody_can_name_moves_every_chatbot_on() {
        let changes = Changes::default();
        told(&changes, 1, Change::ManyUsers);
        changes.publish(News::Unknown);
        assert_eq!(changes.revision(ChatbotId(1)).unknown, 2);
        assert_eq!(changes.revision(ChatbotId(2)).unknown, 1);
    }
}
