//! What whoever operates a server sees of it, and how it stops.

mod backup;
mod health;
mod logs;
mod metrics;
mod moving;
mod settings;
mod stopping;
#[cfg(feature = "otlp")]
mod traces;
