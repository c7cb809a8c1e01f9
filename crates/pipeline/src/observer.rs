//! What a run reports while it works, and how it is stopped.

use juesuan_model::{Reject, Report};

/// Follows a run: shows progress and notes, and interrupts it.
///
/// Every method has a default that does nothing, and `()` is an observer that does nothing at all. Methods are called from
/// several threads at once.
pub trait Observer: Sync {
    /// Whether the run should stop. This is called before each file. What has been read by then is committed; the inputs that were
    /// not read are counted in [`RunSummary::remaining`](crate::RunSummary::remaining).
    fn is_interrupted(&self) -> bool {
        false
    }

    /// Whether the observer wants to know how many files there are. If so, the folders are walked a second time, in a
    /// thread of its own, and [`Self::files_found`] is called at its end.
    fn wants_file_count(&self) -> bool {
        false
    }

    /// How many files there are.
    fn files_found(&self, _count: u64) {}

    /// A file has been processed, with any outcome.
    fn file_processed(&self) {}

    /// An input is rejected.
    fn rejected(&self, _reject: &Reject) {}

    /// A new report has no statement that could be recognized.
    fn without_statement(&self, _report: &Report) {}

    /// A new report lacks one of its files.
    fn file_missing(&self, _reject: &Reject) {}
}

impl Observer for () {}
