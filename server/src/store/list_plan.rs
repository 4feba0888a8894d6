//! How the rows of a list are found: by what it costs.

use app::domain::UserQuery;

/// How the users that match are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Along the index of the order, until the page is full: for pages that are full soon.
    Walk,
    /// Whichever they are by the index of what is searched for, then sorted: for few.
    Gather,
    /// Of those of a status or a role, by its index, who match, then sorted: for few who have it.
    Sift,
    /// By the search index or a pass over the table, then sorted: for many, and all of them.
    Pass,
}

/// Up to so many who share a network, or a stretch of time, are gathered by its index, which costs as much as there are; walking costs as much as
/// others stand before them, who may be nearly all. Measured on a million users in SQLite: 10,000 of one network, the last
/// of the order, walked 4,000 ms, gathered 15; 800,000 gathered 440 ms.
const GATHERED_BY_INDEX: u64 = 100_000;

/// What a plan is chosen by.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// How many users match.
    pub matching: u64,
    /// How many the search alone finds, who are looked at when those who match are gathered.
    pub found: u64,
    /// How many have the status or the role that is searched among, who are looked at when those who match are sifted out;
    /// `None`: it has no index.
    pub sifted: Option<u64>,
    /// How many stand in the index that is walked along.
    pub all: u64,
    /// How many rows are wanted, shown or left out.
    pub rows: u64,
    /// How much dearer it is to walk past a user than to gather one.
    pub step: u64,
}

/// Whether an index of its own finds who matches.
pub const fn has_own_index(query: &UserQuery) -> bool {
    query.network.is_some() || query.is_of_a_time()
}

impl Costs {
    /// Where all who are found match.
    pub const fn of(matching: u64, all: u64, rows: u64, step: u64) -> Self {
        Self { matching, found: matching, sifted: None, all, rows, step }
    }

    /// How many users are walked to, or past, until there are enough rows.
    pub fn steps(&self) -> u64 {
        let steps = u128::from(self.rows) * u128::from(self.all) / u128::from(self.matching.max(1));
        u64::try_from(steps).unwrap_or(u64::MAX)
    }

    /// From so many who are looked at on, walking is cheaper.
    pub fn most_gathered(&self) -> u64 {
        let walked = u128::from(self.rows) * u128::from(self.all) * u128::from(self.step);
        let matching = u128::from(self.matching.max(1));
        u64::try_from(walked.div_ceil(matching).saturating_sub(matching)).unwrap_or(u64::MAX)
    }
}

impl Plan {
    /// The plan for a list's rows.
    ///
    /// Walking reads `all / matching` users for each row, gathering all that are found, and sorts those that match. But who
    /// is walked past lies anywhere on the disk, which costs `step` times as much. Measured on a million users, 100 of 12,000
    /// matches: in SQLite walked 55 ms, gathered 18; in PostgreSQL walked 142, gathered 25.
    pub fn of(query: &UserQuery, costs: Costs) -> Self {
        if !query.is_filtered() {
            return Self::Walk;
        }
        if has_own_index(query) && costs.matching <= GATHERED_BY_INDEX {
            return Self::Gather;
        }
        let (plan, looked_at) = Self::aside(costs.found, costs.sifted);
        if looked_at >= costs.most_gathered() { Self::Walk } else { plan }
    }

    /// The plan by which fewer are looked at one by one, where a search finds so many and so many have the status or role (as in
    /// [`Costs`]); and how many these are.
    pub const fn aside(found: u64, sifted: Option<u64>) -> (Self, u64) {
        match sifted {
            Some(sifted) if sifted <= found => (Self::Sift, sifted),
            _ => (Self::Gather, found),
        }
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
    fn few_of_many_found_are_walked_to_where_few_others_stand() {
        let plan = |found, all| Plan::of(&searched(), Costs { found, ..Costs::of(1_200, all, 100, 4) });
        assert_eq!(plan(1_200, 100_000), Plan::Gather);
        assert_eq!(plan(40_000, 100_000), Plan::Walk, "most who are found have another status");
        assert_eq!(plan(40_000, 1_000_000), Plan::Gather, "the others have to be walked past");
    }

    #[test]
    fn few_of_a_status_are_sifted_where_the_search_finds_many_others() {
        let plan = |found, sifted| {
            Plan::of(&searched(), Costs { found, sifted: Some(sifted), ..Costs::of(100, 1_000_000, 100, 4) })
        };
        assert_eq!(plan(400_000, 9_000), Plan::Sift);
        assert_eq!(plan(5_000, 9_000), Plan::Gather);
        assert_eq!(plan(9_000, 9_000), Plan::Sift, "by far the simpler index");
        assert_eq!(
            Plan::of(&searched(), Costs { sifted: Some(90_000), ..Costs::of(80_000, 100_000, 100, 4) }),
            Plan::Walk
        );
    }

    #[test]
    fn few_are_gathered_and_many_walked_to() {
        let plan = |matching, rows| Plan::of(&searched(), Costs::of(matching, 1_000_000, rows, 1));
        assert_eq!(plan(300, 100), Plan::Gather);
        assert_eq!(plan(10_000, 100), Plan::Walk);
        assert_eq!(plan(400_000, 100), Plan::Walk);
        assert_eq!(plan(10_000, 5_000), Plan::Gather, "so many rows that all could be gathered");
        assert_eq!(
            Plan::of(&UserQuery::default(), Costs::of(0, 0, 100, 1)),
            Plan::Walk,
            "nothing to gather by"
        );
    }

    #[test]
    fn the_turning_point_is_where_the_plan_changes() {
        for (all, rows, step) in [(1_000_000, 100, 10), (200_000, 1, 1), (50, 200, 4), (0, 1, 1)] {
            let turning = Plan::turning_point(all, rows, step);
            assert_eq!(
                Plan::of(&searched(), Costs::of(turning, all, rows, step)),
                Plan::Walk,
                "{all} {rows}"
            );
            let before = turning.saturating_sub(2);
            assert!(
                before == 0 || Plan::of(&searched(), Costs::of(before, all, rows, step)) == Plan::Gather,
                "{all} {rows}"
            );
        }
    }
}
