//! The typed server functions, one file per noun.
//!
//! A body is: who asks → may they → one call of the backend. The paths are fixed, so that a page outlives a new build of the server.

pub mod access;
pub mod account;
pub mod analytics;
pub mod audit;
pub mod chatbots;
pub mod exports;
pub mod invitations;
pub mod jobs;
pub mod keys;
pub mod selections;
pub mod sessions;
pub mod settings;
pub mod users;
pub mod views;

mod console;
#[cfg(feature = "csr")]
pub mod leaving;
#[cfg(feature = "csr")]
mod waiting;

pub use console::{Console, Look};

/// The header by which the server says which page it has.
pub const PAGE_HEADER: &str = "rollcall-page";

#[cfg(feature = "ssr")]
mod ssr {
    use std::sync::Arc;

    use futures_util::future::try_join;
    use leptos::prelude::use_context;

    use crate::{
        Error,
        backend::{
            Accounts, Analytics, Asker, Backend, ChatbotAdmin, Gate, Heard, Invitations, Owner,
            SessionCookie, SignedIn,
        },
        domain::ChatbotId,
    };

    /// A server function's context, as the server's mount provides it.
    pub struct Request {
        pub gate: Arc<dyn Gate>,
        pub backend: Arc<dyn Backend>,
        pub analytics: Arc<dyn Analytics>,
        pub asker: Asker,
        pub cookie: SessionCookie,
    }

    impl Request {
        /// The context of the running server function.
        ///
        /// # Errors
        /// [`Error::Internal`] outside the mount.
        pub fn current() -> Result<Self, Error> {
            Ok(Self {
                gate: use_context().ok_or(Error::Internal)?,
                backend: use_context().ok_or(Error::Internal)?,
                analytics: use_context().ok_or(Error::Internal)?,
                asker: use_context().ok_or(Error::Internal)?,
                cookie: use_context().ok_or(Error::Internal)?,
            })
        }

        pub async fn owner(&self) -> Result<Owner, Error> {
            self.gate.owner(&self.asker).await
        }

        pub fn accounts(&self) -> Result<Arc<dyn Accounts>, Error> {
            use_context().ok_or(Error::Internal)
        }

        pub fn invitations(&self) -> Result<Arc<dyn Invitations>, Error> {
            use_context().ok_or(Error::Internal)
        }

        pub async fn signed_in(&self) -> Result<SignedIn, Error> {
            self.accounts()?.signed_in(&self.asker).await
        }

        pub async fn admin_of(&self, chatbot: ChatbotId) -> Result<ChatbotAdmin, Error> {
            self.gate.chatbot_admin(&self.asker, chatbot).await
        }

        /// The same, for a call that may use what is remembered of lists.
        pub async fn admin_who_heard(&self, chatbot: ChatbotId) -> Result<(ChatbotAdmin, Heard), Error> {
            try_join(self.admin_of(chatbot), async { Ok(self.backend.hear().await) }).await
        }
    }
}
#[cfg(feature = "ssr")]
pub use ssr::Request;
