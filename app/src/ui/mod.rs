//! Small parts that several pages use.

pub mod attempt;
pub mod badge;
pub mod call;
pub mod clipboard;
pub mod confirm;
pub mod dialog;
pub mod download;
pub mod drafts;
pub mod erased;
pub mod field;
pub mod focus;
pub mod format;
pub mod icon;
pub mod later;
pub mod live;
pub mod menu;
pub mod notice;
pub mod observe;
pub mod passkey;
pub mod place;
pub mod popover;
pub mod qr;
pub mod remember;
pub mod theme;
pub mod toast;
pub mod version;
