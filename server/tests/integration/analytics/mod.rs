//! What open chatbots say of their visitors, against server processes that behave well and badly.

mod client;
mod desk;
mod misbehaving;
mod readings;
