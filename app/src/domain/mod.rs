//! Plain types and rules, without I/O and without a clock: the same in the browser and on the server.

mod change;
mod chatbot;
mod difference;
mod elapsed;
mod id;
mod import;
mod place;
mod query;
mod rows;
mod session;
mod slots;
pub mod text;
mod time;
mod user;
mod viewport;

pub use change::{AccessChange, AccessChangeKind, Change};
pub use chatbot::{Access, Chatbot, ChatbotName, NewChatbotKey, StatusCounts};
pub use difference::{Difference, differences};
pub use elapsed::{Elapsed, Unit};
pub use id::{ChatbotId, ClientId, SessionId, UserId};
pub use import::{ImportReport, RejectedLine};
pub use place::{PanelPlace, Tab, users_url};
pub use query::{Direction, Sort, SortBy, UserQuery, Window};
pub use rows::{Rows, Ticket};
pub use session::{Author, Message, MessagePage, NewMessage, Session, SessionCursor, SessionPage};
pub use slots::Slots;
pub use text::Invalid;
pub use time::Timestamp;
pub use user::{
    Deleted, Denial, Email, Newcomer, PersonName, Refusal, Role, Standing, Status, User, UserChange,
    UserDetail, UserDraft, UserWindow, display_name, may_become,
};
pub use viewport::{Step, Viewport};
