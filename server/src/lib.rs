//! Rollcall's server.
