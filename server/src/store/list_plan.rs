//! How the rows of a list are found: by what it costs.

use app::domain::UserQuery;

/// How the users that match are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Along the index of the order, until the page is full: for pages that are full soon.
    Walk,
    /// Whichever they are by the index of what is searched for, then sorted: for few.
    Gather,
    /// By the search index or a pass over the table, then sorted: for many, and all of them.
    Pass,
}

/// Up to so many who share a network are gathered by its index, which costs as much as there are; walking costs as much as
/// others stand before them, who may be nearly all. Measured on a million users in SQLite: 10,000 of one network, the last
/// of the order, walked 4,000 ms, gathered 15; 800,000 gathered 440 ms.
const GATHERED_BY_NETWORK: u64 = 100_000;

impl Plan {
    /// The plan for `rows` rows, shown or left out, of `matching` users in an order of `all` who are walked along.
    ///
    /// Walking reads `all / matching` users for each row, gathering all that match, and sorts them: twice the work. But who is
    /// walked past lies anywhere on the disk, which costs `step` times as much. Measured on a million users, 100 of 12,000
    /// matches: in SQLite walked 55 ms, gathered 18; in PostgreSQL walked 142, gathered 25.
    pub fn of(query: &UserQuery, matching: u64, all: u64, rows: u64, step: u64) -> Self {
        if !query.is_filtered() {
            return Self::Walk;
        }
        if query.network.is_some() && matching <= GATHERED_BY_NETWORK {
            return Self::Gather;
        }
        let (walked, gathered) =
            (u128::from(rows) * u128::from(all) * u128::from(step), u128::from(matching).pow(2) * 2);
        if walked <= gathered { Self::Walk } else { Self::Gather }
    }

    /// From so many matches on, `rows` rows are walked to rather than gathered.
    pub fn turning_point(all: u64, rows: u64, step: u64) -> u64 {
        rows.saturating_mul(all).saturating_mul(step).div_ceil(2).isqrt() + 1
    }
}

#[cfg(test)]
mod tests {
    use app::domain::Status;

    use super::*;

    fn searched() -> UserQuery {
        UserQuery { search: "ana".to_owned(), status: Some(Status::Active), ..UserQuery::default() }
    }

    #[test]
    fn few_are_gathered_and_many_walked_to() {
        let plan = |matching, rows| Plan::of(&searched(), matching, 1_000_000, rows, 1);
        assert_eq!(plan(300, 100), Plan::Gather);
        assert_eq!(plan(10_000, 100), Plan::Walk);
        assert_eq!(plan(400_000, 100), Plan::Walk);
        assert_eq!(plan(10_000, 5_000), Plan::Gather, "so many rows that all could be gathered");
        assert_eq!(Plan::of(&UserQuery::default(), 0, 0, 100, 1), Plan::Walk, "nothing to gather by");
    }

    #[test]
    fn the_turning_point_is_where_the_plan_changes() {
        for (all, rows, step) in [(1_000_000, 100, 10), (200_000, 1, 1), (50, 200, 4), (0, 1, 1)] {
            let turning = Plan::turning_point(all, rows, step);
            assert_eq!(Plan::of(&searched(), turning, all, rows, step), Plan::Walk, "{all} {rows}");
            let before = turning.saturating_sub(2);
            assert!(
                before == 0 || Plan::of(&searched(), before, all, rows, step) == Plan::Gather,
                "{all} {rows}"
            );
        }
    }
}
