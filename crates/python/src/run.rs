//! Long work in a thread of its own, while the calling thread handles signals and progress.
//!
//! Python handles a signal only in the calling thread, and only when that checks for signals. So this thread checks ten times a
//! second, and the other one continues without Python's lock.

use juesuan_pipeline::Observer;
use pyo3::prelude::*;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long the calling thread waits before it checks for signals again.
const TICK: Duration = Duration::from_millis(100);

/// Does the work in another thread, and meanwhile calls `tick` in this one. If `tick` fails or a signal such as Ctrl-C raises an
/// exception, `stop` is called until the work has ended, and the exception is returned.
pub(crate) fn attended<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send,
    tick: impl Fn(Python<'_>) -> PyResult<()> + Send,
    stop: impl Fn() + Send,
) -> PyResult<T> {
    py.detach(move || {
        thread::scope(|scope| {
            // Nothing is sent: the end of the work, whatever it is, closes the channel.
            let (working, ended) = channel::<()>();
            let worker = scope.spawn(move || {
                let result = work();
                drop(working);
                result
            });
            let mut going = Ok(());
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if going.is_ok() {
                    going = Python::attach(|py| py.check_signals().and_then(|()| tick(py)));
                } else {
                    stop();
                }
            }
            let result = worker.join().unwrap_or_else(|panic| resume_unwind(panic));
            going.map(|()| result)
        })
    })
}

/// Counts the files of a run, and can make it stop.
pub(crate) struct Progress {
    /// The callback for progress, if any.
    shown_to: Option<Py<PyAny>>,
    done: AtomicU64,
    all: OnceLock<u64>,
    interrupted: AtomicBool,
}

impl Progress {
    pub(crate) fn new(shown_to: Option<Py<PyAny>>) -> Self {
        Self {
            shown_to,
            done: AtomicU64::default(),
            all: OnceLock::new(),
            interrupted: AtomicBool::default(),
        }
    }

    /// Shows how far the run is.
    pub(crate) fn show(&self, py: Python<'_>) -> PyResult<()> {
        self.call(py, self.all.get().copied())
    }

    /// Shows that the run has ended. Files are no longer counted then, so all are those that are done.
    pub(crate) fn show_end(&self, py: Python<'_>) -> PyResult<()> {
        self.call(py, Some(self.done.load(Ordering::Relaxed)))
    }

    fn call(&self, py: Python<'_>, all: Option<u64>) -> PyResult<()> {
        if let Some(shown_to) = &self.shown_to {
            shown_to.call1(py, (self.done.load(Ordering::Relaxed), all))?;
        }
        Ok(())
    }

    /// Makes the run stop. What was read by then is committed.
    pub(crate) fn interrupt(&self) {
        self.interrupted.store(true, Ordering::Relaxed);
    }
}

impl Observer for Progress {
    fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    fn wants_file_count(&self) -> bool {
        self.shown_to.is_some()
    }

    fn files_found(&self, count: u64) {
        self.all.get_or_init(|| count);
    }

    fn file_processed(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}
