//! The real router over real databases. Every test runs on SQLite and on PostgreSQL.

mod harness;

mod console;
mod conversations;
mod import;
mod listing;
mod opening;
mod rest;
mod rules;
