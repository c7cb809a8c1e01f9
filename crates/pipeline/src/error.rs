//! Why a run stopped.

/// Why a run stopped. An input that cannot be read never stops one: it is rejected, and the run continues.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system gave no threads.
    #[error("cannot start the reading threads")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The warehouse could not be read or written.
    #[error(transparent)]
    Warehouse(#[from] juesuan_warehouse::Error),
    /// The thread that takes the batches has ended early, with an error of its own.
    #[error("nothing more can be committed")]
    Closed,
}
