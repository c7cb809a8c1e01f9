//! Workers: processes that read files, so that no file can stop a run, whatever is in it.
//!
//! ```text
//! run ─ Pool ─ Request ─▶ stdin  of a worker ─ Task::perform ─▶ stdout ─ Reply ─▶ Pool ─ run
//!          │                                               └─▶ stderr ─ Notes: the page, last words
//!          └─ Watchdog: kills a worker that works too long, and all when the run is interrupted
//! ```
//!
//! A worker is this program again, started once for many files. It limits its own memory and processor time
//! ([`limits`]), so it ends itself if a file takes more; the run then rejects the file, starts another worker and goes on.

mod child;
mod death;
mod frame;
mod limits;
mod notes;
mod pool;

pub use child::work;
pub(crate) use death::{crash, is_death};
pub(crate) use pool::Pool;

use crate::task::{Task, TaskResult};
use juesuan_ingest::group::FileSummary;
use juesuan_model::Reject;
use juesuan_warehouse::{PackedReport, ReportRows};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io;
use std::time::Duration;

/// What reading one file may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The processor time; with OCR, for each page. The time on the clock may be three times as long, since other programs
    /// may be at work.
    pub time: Duration,
    /// Bytes of memory.
    pub memory: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), memory: 512_000_000 }
    }
}

/// How workers are started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workers {
    /// The command line of a program that calls [`work`] with this budget.
    pub command: Vec<OsString>,
    /// What each file may take.
    pub budget: Budget,
}

/// What a worker answers when it has read the files; and how many microseconds each stage needed.
#[derive(Serialize, Deserialize)]
struct Reply(Box<Result<Answer, Reject>>, Vec<u64>);

/// A [`TaskResult`]; the data of its rows goes next to it.
#[derive(Serialize, Deserialize)]
struct Answer {
    part: FileSummary,
    report: Option<PackedReport>,
}

impl Answer {
    fn pack(result: TaskResult) -> (Self, Vec<Vec<u8>>) {
        let TaskResult { part, report } = result;
        let (report, data) = report.map(|report| report.pack()).unzip();
        (Self { part, report }, data.unwrap_or_default())
    }

    fn unpack(self, data: &[u8]) -> io::Result<TaskResult> {
        let report = self.report.map(|report| ReportRows::unpack(report, data)).transpose();
        Ok(TaskResult { part: self.part, report: report.map_err(io::Error::other)?.map(Box::new) })
    }
}

/// What a worker is to do.
type Request = Task;
