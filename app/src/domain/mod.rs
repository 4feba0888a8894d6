//! Plain types and rules, without I/O and without a clock: the same in the browser and on the server.

mod account;
mod address;
mod anchor;
mod audit;
mod bulk;
mod cells;
mod change;
mod chatbot;
mod command;
mod difference;
mod elapsed;
mod email_domain;
mod export;
mod id;
mod import;
mod invitation;
mod invitation_view;
mod key;
mod layout;
mod markdown;
mod menu;
mod message_search;
mod network;
mod network_view;
mod people_list;
mod period;
mod place;
mod qr;
mod query;
mod receipt;
mod rows;
mod selection;
mod session;
mod settings;
mod settings_form;
pub mod shortcuts;
mod sign_in;
mod slots;
pub mod spreadsheet;
mod tally;
pub mod text;
mod theme;
mod time;
mod tray;
mod trend;
mod user;
mod view;
mod viewport;
pub mod wording;

pub use account::{
    Account, AccountChoice, ConsoleSession, LinkPurpose, Passkey, PasskeyChallenge, Password, SecondFactor,
    SecondFactorOffer, SignInStep, Way,
};
pub use address::{Address, Page};
pub use anchor::Anchor;
pub use audit::{
    Actor, AuditAction, AuditCursor, AuditDetail, AuditEntry, AuditPage, AuditQuery, AuditState, EntryId,
    actors,
};
pub use bulk::{Action, Candidate, Job, JobState, Outcome, Preview, SkipReason, Skips, spared};
pub use cells::cell_step;
pub use change::{AccessChange, AccessChangeKind, Change};
pub use chatbot::{Access, Chatbot, ChatbotName, NewChatbotKey, StatusCounts};
pub use command::{CommandName, command_step, find_commands, used_lately};
pub use difference::{Difference, differences};
pub use elapsed::{Elapsed, Unit};
pub use email_domain::EmailDomain;
pub use export::{
    Column, ColumnKind, Export, ExportFormat, ExportOptions, ExportRequest, ExportState, Separator,
};
pub use id::{
    AuditId, ChatbotId, ClientId, ConsoleSessionId, ExportId, JobId, KeyId, PasskeyId, SessionId, UserId,
    ViewId,
};
pub use import::{ImportReport, RejectedLine};
pub use invitation::{
    Accepted, Invitation, InvitationMail, InvitationOffer, InvitationReport, Invited, Invitee, PreviewEntry,
    Verdict,
};
pub use invitation_view::{InvitationPreview, PreviewCounts, ShownStatus};
pub use key::{ApiKey, Overlap, is_last_working};
pub use layout::{Density, Layout, ListColumn};
pub use markdown::{Alignment, Block, Inline, Item, parse_markdown};
pub use menu::menu_step;
pub use message_search::{HitCursor, HitMessage, HitPage, MessageHit, SearchTerm, Snippet};
pub use network::{AnalyticsFault, Network, NetworkState, NetworkStatus};
pub use network_view::{Columns, NetworkWatch, Question, Told};
pub use people_list::{MOST_PEOPLE, parse_people};
pub use period::Period;
pub use place::{
    LAYOUT, PanelPlace, Tab, audit_file_url, audit_url, invitation_place, laid_out_users_url,
    password_link_place, user_file_url, users_url, whole_audit_url,
};
pub use qr::QrDrawing;
pub use query::{Direction, Sort, SortBy, UserQuery, Window};
pub use receipt::{Receipt, ReceiptOf, receipt_file};
pub use rows::{Rows, Ticket, TotalTicket};
pub use selection::{Selection, SelectionCount};
pub use session::{
    Author, Message, MessagePage, NewMessage, Session, SessionCursor, SessionPage, conversation_text,
};
pub use settings::{ChatbotSettings, ConnectionTest, SettingsChange, TokenChange};
pub use settings_form::{SettingsForm, TokenField, settings_url};
pub use sign_in::{PasskeyFault, may_sign_in, takes_passkeys, way_back};
pub use slots::Slots;
pub use tally::{Counted, Coverage, Tally};
pub use text::Invalid;
pub use theme::Theme;
pub use time::Timestamp;
pub use tray::{Deletion, Tray, TrayNews, WatchedExport};
pub use trend::{DayCount, DayKind, Trend};
pub use user::{
    Called, Denial, Email, Newcomer, PersonName, Refusal, Role, Standing, Status, User, UserChange,
    UserDetail, UserDraft, UserWindow, display_name, may_become, search_text,
};
pub use view::{ListView, SavedView, ViewDraft, ViewName};
pub use viewport::{Step, Viewport};
