//! Numbers that look random and are the same on every machine.
//!
//! Not a crate's generator: a demo's people must stay the same through every update of a dependency, and the
//! identities need the bijection itself.

/// Sebastiano Vigna's `SplitMix64` finalizer: a bijection of the 64-bit numbers without visible pattern.
pub(super) const fn mix(number: u64) -> u64 {
    let z = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The step between the states of `SplitMix64`.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of numbers: `SplitMix64`.
pub(super) struct Random(u64);

impl Random {
    /// The stream of one index under one seed.
    pub const fn of(seed: u64, index: u64) -> Self {
        Self(mix(mix(seed.wrapping_add(STEP)) ^ index.wrapping_mul(STEP)))
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 to less than `bound`; 0 for 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        let scaled = u128::from(self.next()) * u128::from(bound);
        // The upper half of the product of two 64-bit numbers has 64 bits.
        u64::try_from(scaled >> 64).unwrap_or_default()
    }

    /// A duration from 0 to less than `bound` milliseconds; 0 unless `bound` is positive.
    pub fn duration(&mut self, bound: i64) -> i64 {
        // Less than a positive i64 fits one.
        i64::try_from(self.below(u64::try_from(bound).unwrap_or_default())).unwrap_or_default()
    }

    /// A duration like [`Random::duration`], mostly short: the cube of an even one.
    pub fn short_duration(&mut self, bound: i64) -> i64 {
        let share = u128::from(self.below(1 << 20));
        let bound = u128::try_from(bound).unwrap_or_default();
        // A part of an i64 fits one.
        i64::try_from((share * share * share * bound) >> 60).unwrap_or_default()
    }

    /// Whether something happens that happens `in_thousand` times.
    pub fn happens(&mut self, in_thousand: u64) -> bool {
        self.below(1000) < in_thousand
    }

    /// One of `all`, which must not be empty.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        // Less than a length in memory fits usize.
        &all[usize::try_from(self.below(all.len() as u64)).unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_streams_are_those_of_splitmix64() {
        // The reference's first numbers from the state 1234567.
        let mut random = Random(1_234_567);
        assert_eq!(
            [random.next(), random.next(), random.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn numbers_stay_below_their_bound() {
        let mut random = Random::of(1, 2);
        for bound in [1, 2, 3, 1000, u64::MAX] {
            assert!((0..100).all(|_| random.below(bound) < bound));
        }
        assert_eq!((random.below(0), random.duration(-5), random.short_duration(0)), (0, 0, 0));
        assert!((0..100).all(|_| (0..7).contains(&random.short_duration(7))));
    }
}
