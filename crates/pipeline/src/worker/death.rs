//! Why a worker ended before it had answered, and what becomes of its file.

use super::Budget;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Locator, Reject, Stage};
use std::any::Any;
use std::io;
use std::process::ExitStatus;
use std::time::Duration;

/// Why a worker ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// It worked longer than it may.
    Time,
    /// It needed more memory than it may.
    Memory,
    /// It ended by itself; its last words.
    Crash(String),
}

impl Cause {
    /// The cause, from how the process ended and what it wrote to standard error.
    pub(super) fn of(status: Option<ExitStatus>, words: &str) -> Self {
        let signal = status.and_then(signal);
        if signal == Some(libc::SIGXCPU) {
            return Self::Time;
        }
        if words.contains("memory allocation of") {
            return Self::Memory;
        }
        let panic = words.lines().find(|line| line.contains("panicked at"));
        let last = panic.or_else(|| words.lines().rfind(|line| !line.trim().is_empty()));
        let last = last.map(|line| line.trim().to_owned());
        let ended = || match (signal, status.and_then(|status| status.code())) {
            (Some(signal), _) => format!("signal {signal}"),
            (None, Some(code)) => format!("exit code {code}"),
            (None, None) => "no exit code".to_owned(),
        };
        Self::Crash(last.unwrap_or_else(ended))
    }

    fn message(&self, budget: Budget) -> Message {
        match self {
            Self::Time => message!("worker-time", limit = seconds(budget.time)),
            Self::Memory => message!("worker-memory", limit = megabytes(budget.memory)),
            Self::Crash(words) => message!("worker-crash", reason = words),
        }
    }

    /// The reject of a file whose worker ended, with the page that was read last.
    pub(super) fn reject(&self, uri: &str, content_hash: &str, page: Option<u32>, budget: Budget) -> Reject {
        let reason = self.message(budget);
        let reason = match page {
            Some(page) => message!("worker-at-page", reason = reason, page = page),
            None => reason,
        };
        reject(uri, content_hash, reason, message!("worker-remedy"), page)
    }
}

/// The reject of a file that no worker could be started for. It is tried again in the next run.
pub(super) fn not_started(uri: &str, content_hash: &str, error: &io::Error) -> Reject {
    reject(
        uri,
        content_hash,
        message!("run-worker-start", reason = error.message()),
        message!("run-ingest-again"),
        None,
    )
}

/// The reject of a file that made the reading code panic in this process.
pub(crate) fn crash(uri: &str, content_hash: &str, panic: &(dyn Any + Send)) -> Reject {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    reject(uri, content_hash, message!("worker-crash", reason = words), message!("worker-remedy"), None)
}

fn reject(uri: &str, content_hash: &str, reason: Message, remedy: Message, page: Option<u32>) -> Reject {
    Reject {
        source_uri: uri.to_owned(),
        content_hash: Some(content_hash.to_owned()),
        stage: Stage::Reader,
        reason,
        remedy,
        printed: None,
        statement: None,
        locator: Locator { page, ..Locator::default() },
    }
}

/// Whether a stored reject has a reason of this module.
pub(crate) fn is_death(reason_code: &str) -> bool {
    reason_code.starts_with("worker-")
}

fn seconds(time: Duration) -> String {
    humantime::format_duration(time).to_string()
}

fn megabytes(memory: u64) -> String {
    format!("{} MB", memory / 1_000_000)
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}
