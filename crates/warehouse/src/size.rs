//! How much files take on disk.

use juesuan_messages::{Explain, Message, message};
use std::fmt;

/// Files of a table, and what they take on disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
}

impl Explain for Size {
    fn message(&self) -> Message {
        let Self { files, bytes } = *self;
        match bytes {
            0..10_000 => message!("size-bytes", files = files, bytes = bytes),
            10_000..10_000_000 => message!("size-kilobytes", files = files, kilobytes = bytes / 1000),
            _ => message!("size-megabytes", files = files, megabytes = bytes / 1_000_000),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}
