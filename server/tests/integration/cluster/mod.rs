//! Several servers on one PostgreSQL.

mod doors;
mod hearing;
mod jobs;

use crate::harness::Desk;

/// Two servers on one database.
async fn two() -> (Desk, Desk) {
    let here = Desk::on(crate::harness::databases::postgres().await).await;
    let there = here.beside().await;
    (here, there)
}
