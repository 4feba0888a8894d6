//! Rollcall's server: the only place that does I/O.
#![deny(missing_docs)]

pub mod analytics;
pub mod auth;
pub mod changes;
pub mod clock;
pub mod demo;
pub mod export;
pub mod http;
pub mod import;
pub mod importing;
pub mod invitations;
pub mod jobs;
pub mod metrics;
pub mod store;
