//! Why a command failed, in messages: what was attempted, and what prevented it.

use juesuan_messages::{Explain, Message, message};
use polars::error::PolarsError;
use std::error::Error;
use std::io;

/// Why a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The first message is what was attempted, the last is what happened.
    messages: Vec<Message>,
    /// Whether the reader of the output closed it (`juesuan sql … | head`), which is not a failure of the command.
    closed_pipe: bool,
}

impl Failure {
    /// A failure with this error, explained by this message.
    fn of(error: &(dyn Error + 'static), message: Message) -> Self {
        let causes = std::iter::successors(Some(error), |&cause| cause.source());
        let closed_pipe = causes
            .filter_map(|cause| cause.downcast_ref::<io::Error>())
            .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe);
        Self { messages: vec![message], closed_pipe }
    }

    /// The failure, preceded by what was attempted.
    pub(crate) fn of_attempt(mut self, attempted: Message) -> Self {
        self.messages.insert(0, attempted);
        self
    }

    /// Whether the only problem is that the reader closed the output.
    pub(crate) const fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl Explain for Failure {
    fn message(&self) -> Message {
        let causes = self.messages.iter().rev().cloned();
        let chain = causes.reduce(|cause, what| message!("about", what = what, message = cause));
        chain.unwrap_or_else(|| Message::foreign(""))
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self { messages: vec![message], closed_pipe: false }
    }
}

/// Errors that explain themselves.
macro_rules! explained {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                let message = error.message();
                Self::of(&error, message)
            }
        })+
    };
}

explained!(
    io::Error,
    juesuan_pipeline::Error,
    juesuan_publish::Error,
    juesuan_query::Error,
    juesuan_reference::Error,
    juesuan_report::Error,
    juesuan_warehouse::Error,
);

/// The message of the library itself.
impl From<PolarsError> for Failure {
    fn from(error: PolarsError) -> Self {
        Self::of(&error, Message::foreign(&error))
    }
}

/// Adds what was attempted when something failed.
pub(crate) trait Context<T> {
    /// The failure, preceded by what was attempted.
    fn context(self, attempted: impl FnOnce() -> Message) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> Context<T> for Result<T, E> {
    fn context(self, attempted: impl FnOnce() -> Message) -> Result<T, Failure> {
        self.map_err(|error| error.into().of_attempt(attempted()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::Language;

    #[test]
    fn what_was_attempted_precedes_what_happened() {
        let happened: io::Result<()> = Err(io::Error::from_raw_os_error(2));
        let failure = happened.context(|| message!("cli-cannot-write", path = "a.csv")).unwrap_err();
        let text = |language| failure.message().text(language);
        assert_eq!(text(Language::En), "cannot write a.csv: No such file or directory (os error 2)");
        assert_eq!(text(Language::Zh), "无法写入 a.csv：没有这个文件或目录（os error 2）");
        assert!(!failure.is_closed_pipe());
    }

    #[test]
    fn a_closed_pipe_is_known_under_what_was_attempted() {
        let happened: io::Result<()> = Err(io::ErrorKind::BrokenPipe.into());
        let failure = happened.context(|| message!("cli-no-path-list")).unwrap_err();
        assert!(failure.is_closed_pipe());
    }
}
