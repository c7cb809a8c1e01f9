//! A run as a person sees it: a progress bar, notes, and Ctrl-C.

use super::interrupt::Interrupt;
use crate::language::said;
use crate::output::note;
use indicatif::{ProgressBar, ProgressStyle};
use juesuan_model::{Reject, Report};
use juesuan_pipeline::Observer;

/// Shows a run on the terminal.
pub(crate) struct Terminal {
    bar: ProgressBar,
    interrupt: Interrupt,
}

impl Terminal {
    /// Watches for Ctrl-C from now on. The bar is for terminals only, and not for those that want quiet.
    pub(crate) fn new(quiet: bool) -> anyhow::Result<Self> {
        Ok(Self { interrupt: Interrupt::watch()?, bar: bar(quiet) })
    }

    /// Does the work and removes the bar when it has ended.
    pub(crate) fn show<R>(&self, work: impl FnOnce(&Self) -> R) -> R {
        let result = work(self);
        self.bar.finish_and_clear();
        result
    }

    fn note(&self, message: &str) {
        self.bar.suspend(|| note(message));
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
        self.note(&format!("rejected {}: {}", reject.source_uri, reject.reason));
        self.note(&format!("         to do: {}", reject.remedy));
    }

    fn without_statement(&self, report: &Report) {
        if let Some(source) = report.sources.first() {
            self.note(&format!("no statement in {}: {}", source.uri, report.account));
        }
    }

    fn file_missing(&self, reject: &Reject) {
        self.note(&format!("{}: {}", reject.source_uri, reject.reason));
    }
}

/// A bar on a terminal, nothing in a pipe.
fn bar(quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    let style = ProgressStyle::with_template(&said("{bar:30} {pos}/{len} files, {per_sec}, {eta} left"));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
