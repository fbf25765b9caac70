//! Numbers for fuzzed cases: the same numbers in every run.

/// Returns the number of cases to run: all in an optimized build or with `PIPESHUB_TESTS_FULL` set,
/// a tenth otherwise.
#[must_use]
pub fn cases(all: u64) -> u64 {
    let full = !cfg!(debug_assertions) || std::env::var_os("PIPESHUB_TESTS_FULL").is_some();
    if full { all } else { all / 10 }
}

/// A random number generator (`SplitMix64`). Its only purpose is to choose cases.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Creates a generator with this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// Returns a number below `end`. Panics if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next_u64() % u64::try_from(end).expect("a size fits"))
            .expect("it is below a size")
    }

    /// Whether a draw with a chance of one in `times` succeeds.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Returns one of these. Panics if there are none.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// Returns a character of any plane. The first 256 are more frequent.
    pub fn char(&mut self) -> char {
        let end = if self.once_in(4) { 0x11_0000 } else { 0x100 };
        u32::try_from(self.below(end))
            .ok()
            .and_then(char::from_u32)
            .unwrap_or('\u{fffd}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_gives_same_numbers() {
        // Expected values of the algorithm's reference implementation.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next_u64(), 6_457_827_717_110_365_317);
        assert_eq!(random.next_u64(), 3_203_168_211_198_807_973);
        let (mut one, mut other) = (Random::new(7), Random::new(8));
        assert_ne!(one.next_u64(), other.next_u64());
        for _ in 0..1000 {
            assert!(one.below(3) < 3);
            let _ = one.char();
        }
    }
}
