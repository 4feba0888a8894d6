//! Inviting people: links that are accepted once, and the mails that bring them.
//!
//! An invitation is written first and its mail sent behind the answer, so that no page ever waits for a mail server. What
//! became of the mail is written beside the invitation.

mod desk;
mod letter;
mod mailer;
mod smtp;

pub use desk::InvitationDesk;
pub use mailer::{Mail, Mailer, keep_mails};
pub use smtp::{MailFault, MailServer, MailSettingsError};
