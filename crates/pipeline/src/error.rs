//! Why a run stopped.

use juesuan_messages::{Explain, Message, message};

/// Why a run stopped. An input that cannot be read never stops one: it is rejected, and the run continues.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The operating system could not start threads.
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The warehouse could not be read or written.
    Warehouse(#[from] juesuan_warehouse::Error),
    /// The thread that takes the batches has ended early, with an error of its own.
    Closed,
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::Threads(error) => message!("run-threads", reason = Message::foreign(error)),
            Self::Warehouse(error) => error.message(),
            Self::Closed => message!("run-closed"),
        }
    }
}
