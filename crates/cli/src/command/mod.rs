//! One file per command.

pub(crate) mod check;
pub(crate) mod compact;
pub(crate) mod completions;
pub(crate) mod doctor;
pub(crate) mod history;
pub(crate) mod ingest;
pub(crate) mod init;
pub(crate) mod leads;
pub(crate) mod learn;
pub(crate) mod man;
pub(crate) mod metrics;
pub(crate) mod panel;
pub(crate) mod parse;
pub(crate) mod peers;
pub(crate) mod plot;
pub(crate) mod publish;
pub(crate) mod query;
pub(crate) mod reference;
pub(crate) mod repair;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod test;
pub(crate) mod trend;
pub(crate) mod vacuum;
pub(crate) mod verify;
pub(crate) mod worker;

/// The result of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Everything was done.
    Done,
    /// Everything possible was done, but some inputs were rejected, or some rules failed.
    WithFaults,
    /// The user interrupted it; what was finished is kept.
    Interrupted,
}
