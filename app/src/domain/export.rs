//! Users as a file.

use serde::{Deserialize, Serialize};

use super::{Access, ExportId, Selection, UserQuery, user::word_enum};

word_enum! {
    /// The kind of file.
    ExportFormat {
        /// Comma-separated values (RFC 4180), in UTF-8.
        Csv = "csv",
        /// An Excel workbook (ECMA-376).
        Xlsx = "xlsx",
    }
}

word_enum! {
    /// What stands between the cells of a CSV file.
    Separator {
        /// `,`, as RFC 4180 has it.
        Comma = "comma",
        /// `;`, which Excel expects where the comma is the decimal sign.
        Semicolon = "semicolon",
        /// A tab.
        Tab = "tab",
    }
}

impl Separator {
    /// The separator itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How the file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOptions {
    /// The kind of file.
    pub format: ExportFormat,
    /// What stands between the cells; for CSV only.
    pub separator: Separator,
    /// Whether the file begins with a byte order mark, by which Excel knows UTF-8; for CSV only.
    pub byte_order_mark: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { format: ExportFormat::Csv, separator: Separator::Comma, byte_order_mark: false }
    }
}

/// What is to be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRequest {
    /// How the file is to be.
    pub options: ExportOptions,
    /// Whom; `None`: everyone who matches `query`.
    pub selection: Option<Selection>,
    /// The list as it is shown; its order is the file's.
    pub query: UserQuery,
}

word_enum! {
    /// Where an export stands.
    ExportState {
        /// The browser has not asked for the file yet.
        Waiting = "waiting",
        /// The file is being made and sent.
        Running = "running",
        /// All of it was sent.
        Finished = "finished",
        /// It was stopped by an admin, or the browser hung up.
        Cancelled = "cancelled",
        /// It broke off by a fault of the server.
        Failed = "failed",
    }
}

/// An export as everyone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The id, which is in the file's address.
    pub id: ExportId,
    /// The kind of file.
    pub format: ExportFormat,
    /// Where it stands.
    pub state: ExportState,
    /// How many users are in the file so far.
    pub rows: u64,
    /// How many there will be, counted when the export was prepared.
    pub total: u64,
}

impl Export {
    /// Whether it came to an end.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, ExportState::Finished | ExportState::Cancelled | ExportState::Failed)
    }
}

word_enum! {
    /// A column of the file; the word is its head.
    Column {
        /// The user's id.
        Id = "id",
        /// The name as it is stored; may be empty.
        Name = "name",
        /// The email.
        Email = "email",
        /// The id the chatbot gave to a visitor.
        Visitor = "visitor",
        /// The status.
        Status = "status",
        /// The role.
        Role = "role",
        /// When Rollcall first knew them.
        Added = "added",
        /// When they first signed in.
        SignedIn = "signed_in",
        /// The newest activity Rollcall recorded.
        LastActive = "last_active",
        /// How many sessions.
        Sessions = "sessions",
        /// The masked network, as the chatbot tells it.
        Network = "network",
        /// How many questions, as the chatbot counts them.
        Questions = "questions",
        /// When the chatbot last saw them.
        LastSeen = "last_seen",
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text; people write some of them.
    Text,
    /// A whole number.
    Number,
    /// A moment.
    Time,
}

impl Column {
    /// What the cells hold.
    #[must_use]
    pub const fn kind(self) -> ColumnKind {
        match self {
            Self::Id | Self::Sessions | Self::Questions => ColumnKind::Number,
            Self::Name | Self::Email | Self::Visitor | Self::Status | Self::Role | Self::Network => {
                ColumnKind::Text
            }
            Self::Added | Self::SignedIn | Self::LastActive | Self::LastSeen => ColumnKind::Time,
        }
    }

    /// The columns of a chatbot's file, from left to right. An authenticated chatbot knows people by their email and says
    /// nothing of networks, so there those columns would only be in the way.
    #[must_use]
    pub fn of(access: Access) -> Vec<Self> {
        let of_visitors = [Self::Visitor, Self::Network, Self::Questions, Self::LastSeen];
        let shown = |column: &Self| access == Access::Open || !of_visitors.contains(column);
        Self::ALL.iter().copied().filter(shown).collect()
    }
}
