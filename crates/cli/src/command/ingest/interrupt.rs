//! Ctrl-C: the first requests a stop after the current batch, the second ends the process.

use crate::console::Console;
use juesuan_messages::message;
use signal_hook::consts::SIGINT;
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a process that was ended by Ctrl-C, as in shells: 128 plus the number of the signal.
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
        // The order matters: the first Ctrl-C finds the flag unset and sets it, the second finds it set. What was committed
        // by then is kept, and nothing else becomes visible.
        flag::register_conditional_shutdown(SIGINT, CODE.into(), asked.clone())?;
        flag::register(SIGINT, asked.clone())?;
        Ok(Self { console, asked, said: AtomicBool::new(false) })
    }

    /// Whether the run must stop. The first call that finds this prints a message.
    pub(super) fn asked(&self) -> bool {
        let asked = self.asked.load(Ordering::Relaxed);
        if asked && !self.said.swap(true, Ordering::Relaxed) {
            self.console.note(message!("cli-interrupting"));
        }
        asked
    }
}
