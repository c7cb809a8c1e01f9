//! Counts and sizes between the widths that columns and memory have: 32 bits, 64 bits and `usize`.
//!
//! Lossless conversions are plain functions. The name of the only lossy one shows what is lost.

const _: () = assert!(usize::BITS >= 32 && usize::BITS <= 64, "a usize has at least 32 bits and at most 64");

/// A count in memory in 64 bits. Lossless on every target, as the assertion above ensures.
#[must_use]
#[expect(
    clippy::as_conversions,
    reason = "a const function cannot call `From`, and no usize has more than 64 bits"
)]
pub const fn to_u64(count: usize) -> u64 {
    count as u64
}

/// A count of 32 bits as one in memory. Lossless on every target, as the assertion above ensures.
#[must_use]
#[expect(
    clippy::as_conversions,
    reason = "a const function cannot call `From`, and every usize has at least 32 bits"
)]
pub const fn to_usize(count: u32) -> usize {
    count as usize
}

/// A count in memory in 64 bits with a sign, as SQL's `BIGINT` and Arrow's `Int64` have it.
///
/// The count must be of things that are in memory together: there are fewer than 2⁶³ of those on every target.
#[must_use]
pub fn to_i64(count: usize) -> i64 {
    i64::try_from(count).expect("no memory holds 2^63 things")
}

/// A count in 32 bits, or [`u32::MAX`] if it is greater.
///
/// This is for counts of characters, cells, amounts and facts of one report. A file is limited to 512 MiB, so the count is
/// exact unless a report consists of many such files.
#[must_use]
pub fn saturating_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_kept_and_what_does_not_fit_is_the_greatest() {
        assert_eq!(u64::try_from(usize::MAX), Ok(to_u64(usize::MAX)));
        assert_eq!(usize::try_from(u32::MAX), Ok(to_usize(u32::MAX)));
        assert_eq!(to_i64(7), 7);
        assert_eq!(saturating_u32(7), 7);
        #[cfg(target_pointer_width = "64")]
        assert_eq!(saturating_u32(to_usize(u32::MAX) + 1), u32::MAX);
    }
}
