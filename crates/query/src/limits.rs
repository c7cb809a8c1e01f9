//! Limits for statements: memory, temporary files, depth, time.

use crate::engine::quoted;
use duckdb::InterruptHandle;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How deeply an expression may be nested: more than any query that a person writes. From about 500 levels on, the engine needs
/// minutes to bind one and then overflows its stack, which ends the process.
const DEPTH: u32 = 250;

/// What a session may use. Sizes are in the engine's notation: `512MB`, `2GiB`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The engine's memory; without it, 80 % of the machine's.
    pub memory: Option<String>,
    /// The files that it writes when memory is short, which are in the system's folder for temporary files.
    pub temp: String,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: None, temp: "20GiB".to_owned() }
    }
}

impl Limits {
    /// The statements that set them.
    pub(crate) fn settings(&self, spill: &Path) -> String {
        let memory = self.memory.as_ref().map(|memory| format!("SET memory_limit = {};", quoted(memory)));
        format!(
            "{} SET temp_directory = {}; SET max_temp_directory_size = {}; \
             SET max_expression_depth = {DEPTH}",
            memory.unwrap_or_default(),
            quoted(&spill.to_string_lossy()),
            quoted(&self.temp)
        )
    }
}

/// Interrupts the statements of a session from a moment on, until it is dropped.
pub struct Deadline {
    /// Dropped with the deadline, which ends the thread.
    _done: Sender<()>,
}

impl Deadline {
    /// The moment is this much later.
    #[must_use]
    pub fn after(timeout: Duration, handle: Arc<InterruptHandle>) -> Self {
        let (done, dropped) = channel();
        thread::spawn(move || {
            let mut wait = timeout;
            // Again and again, since the engine forgets an interrupt when it begins with the next statement.
            while dropped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                handle.interrupt();
                wait = Duration::from_millis(50);
            }
        });
        Self { _done: done }
    }
}
