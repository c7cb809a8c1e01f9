//! The errors of the operating system.

use crate::message::{Arg, Explain, Message};
use std::io::{Error, ErrorKind};

impl Explain for Error {
    /// Known errors by their kind. Any other is written as the system or a library writes it.
    fn message(&self) -> Message {
        let code = match self.kind() {
            ErrorKind::NotFound => "system-not-found",
            ErrorKind::PermissionDenied => "system-permission-denied",
            ErrorKind::NotADirectory => "system-not-a-directory",
            ErrorKind::IsADirectory => "system-is-a-directory",
            ErrorKind::AlreadyExists => "system-already-exists",
            ErrorKind::StorageFull => "system-storage-full",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            _ => return Message::foreign(self),
        };
        // An error that a library made of its own words has no number.
        match self.raw_os_error() {
            Some(number) => Message::new(code, [("number", Arg::Text(number.to_string()))]),
            None => Message::foreign(self),
        }
    }
}
