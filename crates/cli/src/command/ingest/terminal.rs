//! Shows a run to a person: a progress bar, notes, and Ctrl-C.

use super::interrupt::Interrupt;
use crate::console::Console;
use crate::failure::Failure;
use crate::output;
use indicatif::{ProgressBar, ProgressStyle};
use juesuan_messages::{Message, message};
use juesuan_model::{Reject, Report};
use juesuan_pipeline::Observer;

/// Shows a run on the terminal.
pub(crate) struct Terminal {
    console: Console,
    bar: ProgressBar,
    interrupt: Interrupt,
}

impl Terminal {
    /// Watches for Ctrl-C from now on. The bar is only shown on a terminal, and not with `--quiet`.
    pub(crate) fn new(console: Console) -> Result<Self, Failure> {
        Ok(Self { console, bar: bar(console), interrupt: Interrupt::watch(console)? })
    }

    /// Does the work and then removes the bar.
    pub(crate) fn show<R>(&self, work: impl FnOnce(&Self) -> R) -> R {
        let result = work(self);
        self.bar.finish_and_clear();
        result
    }

    fn note(&self, message: &Message) {
        self.bar.suspend(|| self.console.note(message));
    }
}

impl Observer for Terminal {
    fn is_interrupted(&self) -> bool {
        self.interrupt.asked()
    }

    fn wants_file_count(&self) -> bool {
        !self.bar.is_hidden()
    }

    fn files_found(&self, count: u64) {
        self.bar.set_length(count);
    }

    fn file_processed(&self) {
        self.bar.inc(1);
    }

    fn rejected(&self, reject: &Reject) {
        let Reject { source_uri, reason, remedy, .. } = reject;
        self.note(&message!("cli-rejected", file = source_uri, reason = reason));
        let remedy = self.console.text(message!("cli-rejected-remedy", remedy = remedy));
        self.bar.suspend(|| output::plain(&format!("  {remedy}")));
    }

    fn without_statement(&self, report: &Report) {
        if let Some(source) = report.sources.first() {
            self.note(&message!("cli-no-statement", file = &source.uri, account = report.account));
        }
    }

    fn file_missing(&self, reject: &Reject) {
        self.note(&message!("about", what = &reject.source_uri, message = &reject.reason));
    }
}

/// A bar on a terminal, nothing in a pipe. With `-v`, the log lines show the progress and would break the bar.
fn bar(console: Console) -> ProgressBar {
    if console.is_quiet() || tracing::enabled!(tracing::Level::DEBUG) {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    let style = ProgressStyle::with_template(&console.text(message!("cli-progress")));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
