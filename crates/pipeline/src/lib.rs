//! Folders of reports into a warehouse: which files are one report, which revision is known, which reading of a table wins,
//! and when to commit.
//!
//! [`ingest()`] is all that most programs need; [`read`] is for those that store the reports themselves. Every input ends as
//! ingested, unchanged or rejected ([`RunSummary`]), and an [`Observer`] follows the run.
//!
//! ```text
//! discover ─▶ chunks ─▶ hash, look up, recognize, check, rows ─▶ pieces ─▶ batches ─▶ commit
//!  a thread    at most 2     all threads, chunk by chunk       at most 4   a thread
//! ```
//!
//! Every arrow is a queue of bounded length: a thread that is ahead waits. So memory contains some chunks of inputs and some pieces
//! of a batch, however many there are in total. A file that is a whole report is passed on immediately. For other files only a
//! summary is kept (a name, a year, which statements) until their folder has been seen; then it is known which of them belong
//! together, and they are read again, group by group.
//!
//! A batch is committed when it is large, or a minute old. A run that ends early, for any reason, has committed only whole batches,
//! and the same call continues from there: finished inputs are unchanged.
//!
//! | module | decides |
//! |---|---|
//! | `source` | what the files are, each with its folder and the manifests over it |
//! | `processor` | what one file is: known, a report by itself, or undetermined until its folder has been seen |
//! | `folder` | which files of a folder are one report, and which of these reports are to be read |
//! | `join` | the contents of a report of several files |
//! | `task` | nothing: it is the work on the bytes of a file or a group, which is done here or in a worker |
//! | `worker` | that no file stops a run: processes with limits, and what becomes of a file that exceeds them |
//! | `reread` | which reading of a table wins |
//! | `revision` | which revision is known |
//! | `commit` | when a batch is committed |
//! | `run` | nothing: it keeps the state between chunks and counts how the inputs end |
//! | `ingest` | nothing: it has the threads and the queues |

mod commit;
mod error;
mod folder;
mod ingest;
mod join;
mod observer;
mod options;
mod processor;
mod reread;
mod revision;
mod run;
mod run_files;
mod source;
mod summary;
mod task;
mod timings;
mod worker;

pub use error::Error;
pub use ingest::{Inputs, ingest, read, versions};
pub use juesuan_warehouse::Warehouse;
pub use observer::Observer;
pub use options::RunOptions;
pub use summary::RunSummary;
pub use worker::{Budget, Workers, work};

#[cfg(test)]
mod tests;
