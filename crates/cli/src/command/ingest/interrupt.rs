//! Ctrl-C: the first asks the run to stop after the batch at work, the second ends the process.

use crate::console::Console;
use juesuan_messages::message;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a process that Ctrl-C ended, as shells have it: 128 and the number of the signal.
pub(crate) const CODE: u8 = 130;

/// Whether Ctrl-C was pressed.
#[derive(Debug)]
pub(super) struct Interrupt {
    console: Console,
    asked: Arc<AtomicBool>,
    said: AtomicBool,
}

impl Interrupt {
    /// Watches for Ctrl-C from now on.
    pub(super) fn watch(console: Console) -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        // In this order: the first Ctrl-C finds the flag down and raises it, the second finds it raised. What was committed
        // by then stays, and nothing else shows.
        flag::register_conditional_shutdown(SIGINT, CODE.into(), asked.clone())?;
        flag::register(SIGINT, asked.clone())?;
        Ok(Self { console, asked, said: AtomicBool::new(false) })
    }

    /// Whether the run is to stop. The first who asks says so.
    pub(super) fn asked(&self) -> bool {
        let asked = self.asked.load(Ordering::Relaxed);
        if asked && !self.said.swap(true, Ordering::Relaxed) {
            self.console.note(message!("cli-interrupting"));
        }
        asked
    }
}
