//! Why a worker ended before it had answered, and what becomes of its file.

use super::Budget;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Locator, Reject, Stage};
use std::any::Any;
use std::io;
use std::process::ExitStatus;
use std::time::Duration;

/// Signals that only others send: the system when memory is short, or a user.
const FROM_OUTSIDE: [i32; 5] = [libc::SIGKILL, libc::SIGTERM, libc::SIGINT, libc::SIGHUP, libc::SIGQUIT];

/// What a process that has no more memory writes before it ends: the first Rust itself, the second the texts of `compact_str`.
const NO_MEMORY: [&str; 2] = ["memory allocation of", "Cannot allocate memory"];

/// Why a worker ended.
#[derive(Debug)]
pub(super) enum Cause {
    /// It worked longer than it may.
    Time,
    /// It needed more memory than it may.
    Memory,
    /// It ended by itself; its last words.
    Crash(String),
    /// Something else killed it.
    Killed,
    /// There was none, and none could be started.
    NotStarted(io::Error),
}

impl Cause {
    /// The cause, from how the process ended and what it wrote to standard error.
    pub(super) fn of(status: Option<ExitStatus>, words: &str) -> Self {
        let signal = status.and_then(signal);
        if signal == Some(libc::SIGXCPU) {
            return Self::Time;
        }
        if signal.is_some_and(|signal| FROM_OUTSIDE.contains(&signal)) {
            return Self::Killed;
        }
        if NO_MEMORY.iter().any(|said| words.contains(said)) {
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

    /// Whether another worker may do better.
    pub(super) fn is_worth_another_try(&self) -> bool {
        matches!(self, Self::Killed)
    }

    /// The reject of a file whose worker ended, with the page that was read last. Where the file has nothing to do with it,
    /// it is read again in the next run.
    pub(super) fn reject(self, uri: &str, content_hash: &str, page: Option<u32>, budget: Budget) -> Reject {
        let of_file = |reason: Message| match page {
            Some(page) => {
                (message!("worker-at-page", reason = reason, page = page), message!("worker-remedy"))
            }
            None => (reason, message!("worker-remedy")),
        };
        let (reason, remedy) = match self {
            Self::Time => of_file(message!("worker-time", limit = seconds(budget.time))),
            Self::Memory => of_file(message!("worker-memory", limit = megabytes(budget.memory))),
            Self::Crash(words) => of_file(message!("worker-crash", reason = words)),
            Self::Killed => (message!("run-worker-killed"), message!("run-ingest-again")),
            Self::NotStarted(error) => {
                (message!("run-worker-start", reason = error.message()), message!("run-ingest-again"))
            }
        };
        reject(uri, content_hash, reason, remedy, page)
    }
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

/// The codes of the reasons that lie in the file: the same version reads it again only with `--retry`.
const DEATHS: [&str; 4] = ["worker-time", "worker-memory", "worker-crash", "worker-at-page"];

/// Whether a file with a stored reject for this reason made a worker end.
pub(crate) fn is_death(reason_code: &str) -> bool {
    DEATHS.contains(&reason_code)
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
