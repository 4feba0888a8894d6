//! What Rollcall's page and server share: the [`domain`], what a server must provide ([`backend`]),
//! the typed server functions ([`api`]) and the page itself ([`pages`], [`ui`]).

pub mod api;
#[cfg(feature = "ssr")]
pub mod backend;
#[deny(missing_docs)]
pub mod domain;
mod error;
#[cfg(feature = "csr")]
pub mod pages;
#[cfg(feature = "csr")]
pub mod ui;

pub use error::Error;
