//! The real router over real databases. Every test runs on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking, in its helpers too")]

mod accounts;
mod analytics;
mod audit;
mod authorization;
mod cluster;
mod harness;

mod console;
mod conversations;
mod exports;
mod faults;
mod headers;
mod import;
mod invitations;
mod jobs;
mod keys;
mod listing;
mod long_lists;
mod migrations;
mod opening;
mod operation;
mod person;
mod rest;
mod rules;
mod selections;
mod statements;
mod views;
