//! What Rollcall's page and server share: the [`domain`], what a server must provide ([`backend`]),
//! the typed server functions ([`api`]), what is said to people ([`i18n`]) and the page itself ([`pages`], [`ui`]).

#[deny(missing_docs)]
#[macro_use]
pub mod i18n;

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
