//! What others must hear of when it happens.

use serde::{Deserialize, Serialize};

use super::{Export, Job, NetworkStatus, SessionId, UserId, user::word_enum};

/// What open pages hear: what of a chatbot is no longer as they show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// These users were added, changed or deleted.
    Users {
        /// At most 100.
        ids: Vec<UserId>,
    },
    /// So many users changed that they are not named (an import, a bulk action), or the listener missed some changes.
    ManyUsers,
    /// A session has new messages, or is new; with it the user's activity and number of sessions changed.
    Session {
        /// Whose.
        user: UserId,
        /// Which.
        session: SessionId,
    },
    /// A bulk action began, went on or came to an end.
    Job {
        /// As it is now.
        job: Job,
    },
    /// The chatbot's analytics began to be read, were read, or failed; or whether they are to be read was changed.
    Network {
        /// As it is now.
        status: NetworkStatus,
    },
    /// An export began, went on or came to an end.
    Export {
        /// As it is now.
        export: Export,
    },
    /// The chatbot was given an API key, or one was revoked.
    Keys,
}

word_enum! {
    /// What happened to someone's access.
    AccessChangeKind {
        /// Access revoked.
        Disabled = "disabled",
        /// Access given back.
        Enabled = "enabled",
        /// The user is gone.
        Deleted = "deleted",
        /// Another role.
        Role = "role",
    }
}

/// What a chatbot hears, so that it can cut a live conversation at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessChange {
    /// Whose access.
    pub user: UserId,
    /// What happened.
    pub kind: AccessChangeKind,
}
