//! Checking a report, and reading tables again whose sums fail.
//!
//! A page has no tables, only marks, and its ruling lines may mislead: a line runs through the numbers of a column, or a number is
//! wider than its cell, and a cell is lost, cut, doubled or one column off. Then sums fail by far more than rounding, or cells
//! contain something other than a number. So a table whose numbers fail or cannot be read is read the other way (by the positions
//! of its words instead of its lines, or the reverse), and that reading wins if more of its sums hold and no digit is lost. A sum
//! that is wrong in the report itself fails either way, and stays as printed.

use juesuan_ingest::{Loaded, Options, ParsedFile, ReportKey, report};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Finding, Reading, Reconciliation, Reject, Report, Severity, Stage, State};
use juesuan_reconcile::reconcile_recognized;
use std::collections::{BTreeMap, BTreeSet};

/// A report, and the results of checking it.
pub(crate) type CheckedReport = (Report, Reconciliation);

/// Checks a report that was read from these files. Tables that read better the other way are read that way.
pub(crate) fn check(
    report: Report,
    files: &[Loaded],
    options: &Options,
    report_key: Option<&ReportKey>,
) -> CheckedReport {
    best_reading(report, |tables| read(files, options, tables, report_key).ok())
}

/// Reads the files of one report, its tables numbered through all of them, and these tables the other way.
///
/// # Errors
/// The reason why they are not a report.
fn read(
    files: &[Loaded],
    options: &Options,
    tables: &BTreeSet<u32>,
    report_key: Option<&ReportKey>,
) -> Result<Report, Reject> {
    let mut before = 0;
    let mut parsed = Vec::with_capacity(files.len());
    for file in files {
        let own = tables.iter().filter_map(|table| table.checked_sub(before)).collect();
        let parsed_file = ParsedFile::read(file, &Options { aligned: own, ..options.clone() })?;
        before += parsed_file.tables();
        parsed.push(parsed_file);
    }
    report(parsed, report_key)
}

/// Checks the report and, of its doubtful tables, keeps the reading that is worth more. `reread` reads the same files, these
/// tables the other way.
fn best_reading(first: Report, reread: impl Fn(&BTreeSet<u32>) -> Option<Report>) -> CheckedReport {
    let reread = |tables: &BTreeSet<u32>| Some(CheckedReading::of(reread(tables)?));
    let mut best = CheckedReading::of(first);
    let doubtful = doubtful_tables(&best.report, &best.results);
    // All at once first: in most reports that fail, the report's own arithmetic is wrong, and one more reading shows it.
    if doubtful.is_empty() || !reread(&doubtful).is_some_and(|other| other.worth.is_above(best.worth)) {
        return (best.report, best.results);
    }
    let mut chosen: BTreeMap<u32, Message> = BTreeMap::new();
    for table in doubtful {
        let tables = chosen.keys().copied().chain([table]).collect();
        let Some(other) = reread(&tables) else { continue };
        if other.worth.is_above(best.worth) {
            chosen.insert(table, message!("run-reread", before = best.worth, after = other.worth));
            best = other;
        }
    }
    for statement in &mut best.report.statements {
        statement.reread = statement.locator.cell.and_then(|cell| chosen.get(&cell.table)).cloned();
    }
    (best.report, best.results)
}

/// A reading of a report, checked.
struct CheckedReading {
    report: Report,
    results: Reconciliation,
    worth: Worth,
}

impl CheckedReading {
    fn of(mut report: Report) -> Self {
        let results = reconcile_recognized(&mut report);
        let worth = Worth::of(&report, &results);
        Self { report, results, worth }
    }
}

/// What a reading is worth: how much of it holds.
#[derive(Debug, Clone, Copy)]
struct Worth {
    failed: u32,
    held: u32,
    /// The digits of all amounts: a number that is cut in two, or two that became one, have as many as before.
    digits: usize,
    unread: usize,
}

impl Worth {
    fn of(report: &Report, checked: &Reconciliation) -> Self {
        let counts = || checked.results.iter().map(|result| result.counts);
        let printed = report.facts.iter().flat_map(|fact| fact.printed.text.chars());
        Self {
            failed: counts().map(|counts| counts.fail).sum(),
            held: counts().map(|counts| counts.pass + counts.rounding).sum(),
            digits: printed.filter(|c| juesuan_model::text::plain_char(*c).is_ascii_digit()).count(),
            unread: report.rejects.len(),
        }
    }

    /// Whether fewer checks fail, or more is read and most of that holds (a report's own mistakes may show only then), and nothing
    /// is lost for it: as many digits are read, as few cells are rejected, and as many checks pass.
    fn is_above(self, other: Self) -> bool {
        let loses = self.held < other.held || self.digits < other.digits || self.unread > other.unread;
        let (holding, failing) =
            (self.held.saturating_sub(other.held), self.failed.saturating_sub(other.failed));
        let gains = self.failed < other.failed || (self.unread < other.unread && holding > failing);
        gains && !loses
    }
}

impl Explain for Worth {
    fn message(&self) -> Message {
        message!("run-worth", held = self.held, failed = self.failed, unread = self.unread)
    }
}

/// The ruled and aligned tables whose numbers are in a sum that fails by more than rounding, or whose cells could not be read.
fn doubtful_tables(report: &Report, checked: &Reconciliation) -> BTreeSet<u32> {
    let readable: BTreeSet<u32> = report
        .statements
        .iter()
        .filter(|statement| matches!(statement.reading, Reading::Ruled | Reading::Aligned))
        .filter_map(|statement| Some(statement.locator.cell?.table))
        .collect();
    let failed = checked.findings.iter().filter(|finding| is_far_off(finding));
    let terms = failed.flat_map(|finding| {
        let also = finding.also.iter().flat_map(|also| also.left.iter().chain(&also.right));
        finding.left.iter().chain(&finding.right).chain(also)
    });
    let unread = report.rejects.iter().filter(|reject| reject.stage == Stage::Cell);
    let places = terms.map(|term| term.locator).chain(unread.map(|reject| reject.locator));
    places.filter_map(|place| Some(place.cell?.table)).filter(|table| readable.contains(table)).collect()
}

/// Whether a rule fails by more than a last digit: a lost, cut or shifted number changes a sum by at least a thousandth.
fn is_far_off(finding: &Finding) -> bool {
    let (Some(difference), Some(expected), Some(actual)) =
        (finding.difference, finding.expected, finding.actual)
    else {
        return false;
    };
    let far = difference.abs().checked_mul(juesuan_model::Decimal::ONE_THOUSAND);
    finding.state == State::Fail
        && finding.severity == Severity::Error
        && far.is_none_or(|far| far > expected.abs().max(actual.abs()))
}

#[cfg(test)]
mod tests;
