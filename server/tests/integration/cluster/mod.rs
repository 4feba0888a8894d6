//! Several servers on one PostgreSQL.

mod doors;
mod hearing;
mod jobs;

use crate::harness::{Desk, Line, databases};

/// Two servers on one database.
async fn two() -> (Desk, Desk) {
    let here = Desk::on(databases::postgres().await).await;
    let there = here.beside().await;
    (here, there)
}

/// Two servers, the second at the end of a line that can be cut.
pub async fn two_with_line() -> (Desk, Desk, Line) {
    let here = Desk::on(databases::postgres().await).await;
    let line = Line::to(here.database_url()).await;
    let there = here.beside_by(&line.url(here.database_url())).await;
    (here, there, line)
}
