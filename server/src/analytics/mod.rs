//! What open chatbots say of their visitors: asked of their analytics endpoints, masked as it arrives, kept in the database.
//!
//! A chatbot's endpoint is read page by page, each written in a transaction of its own with the place where the next one
//! begins, by one server at a time. Nothing that a page of the console does ever waits for an endpoint.

mod client;
mod desk;
mod endpoint;
mod page;
mod reader;
mod targets;

pub use client::{Client, ClientError, Limits};
pub use desk::{AnalyticsDesk, checked};
pub use endpoint::Endpoint;
pub use page::{Page, Visitor};
pub use reader::Reader;
pub use targets::Targets;
