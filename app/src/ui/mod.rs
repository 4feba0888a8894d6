//! Small parts that several pages use.

pub mod badge;
pub mod call;
pub mod clipboard;
pub mod dialog;
pub mod field;
pub mod format;
pub mod icon;
pub mod live;
pub mod notice;
pub mod observe;
pub mod toast;
