//! Numbers for whoever operates a server.

use std::cmp::Ordering;

use app::Error;
use async_trait::async_trait;
use sqlx::Pool;

use super::{Database, Db, OrFault, count};
use crate::store::{Figures, ListFigures, PoolFigures, Readiness, open::newest};

fn pool(name: &'static str, pool: &Pool<Db>) -> PoolFigures {
    let open = pool.size();
    // The two are not read at one moment.
    let idle = u32::try_from(pool.num_idle()).unwrap_or(u32::MAX);
    PoolFigures {
        pool: name,
        open,
        in_use: open.saturating_sub(idle),
        most: pool.options().get_max_connections(),
    }
}

#[async_trait]
impl Figures for Database {
    async fn readiness(&self) -> Result<Readiness, Error> {
        let found: Option<i64> =
            sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations WHERE success")
                .fetch_one(&self.readers)
                .await
                .or_fault()?;
        Ok(match found.unwrap_or(0).cmp(&self.schema()) {
            Ordering::Equal => Readiness::Ready,
            Ordering::Greater => Readiness::Newer,
            Ordering::Less => Readiness::Older,
        })
    }

    fn kind(&self) -> &'static str {
        super::dialect::KIND
    }

    fn schema(&self) -> i64 {
        newest(&super::super::MIGRATIONS)
    }

    fn pools(&self) -> Vec<PoolFigures> {
        let mut pools = vec![pool("readers", &self.readers), pool("exporters", &self.exporters)];
        if super::dialect::HAS_STEADY {
            pools.push(pool("steady", &self.steady));
        }
        if super::dialect::HAS_WRITER {
            pools.push(pool("writer", &self.writer));
        }
        pools
    }

    fn lists(&self) -> ListFigures {
        self.lists.figures()
    }

    async fn jobs_by_state(&self) -> Result<Vec<(String, u64)>, Error> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT state, COUNT(*) FROM jobs GROUP BY state ORDER BY state")
                .fetch_all(&self.readers)
                .await
                .or_fault()?;
        Ok(rows.into_iter().map(|(state, jobs)| (state, count(jobs))).collect())
    }
}
