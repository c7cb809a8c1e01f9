//! Chance that repeats: one stream of numbers per seed and department, the same on every machine.

use crate::money::Fen;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A department's own stream, so that adding a department changes no other one's figures.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64, department: u64) -> Self {
        let mut stream = ChaCha8Rng::seed_from_u64(seed);
        stream.set_stream(department);
        Self(stream)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::from(self.0.next_u32()) % (high - low + 1)
    }

    /// One of several.
    pub(crate) fn pick<T: Copy, const N: usize>(&mut self, choices: [T; N]) -> T {
        let at = usize::try_from(self.0.next_u32()).unwrap_or_default() % N;
        let [first, ..] = choices.as_slice() else { unreachable!("one of several") };
        choices.get(at).copied().unwrap_or(*first)
    }

    /// An amount near `center`, at most `spread` thousandths off, with odd fen so that rounding has something to do.
    pub(crate) fn around(&mut self, center: Fen, thousandths: i64) -> Fen {
        let off = self.between(-thousandths, thousandths);
        center.per_mille(1_000 + off) + Fen::new(self.between(0, 9_999))
    }
}
