//! Bulk actions on the selection, from the wish to the start of a job.

mod confirm;
mod confirmation;
mod deletion;

pub use self::{confirm::ConfirmDialog, confirmation::Confirmation};
