//! Checking a report, and reading those of its tables again whose arithmetic does not hold.
//!
//! A page has no tables, only marks, and its ruling lines may mislead: a line runs through the numbers of a column, or a
//! number is wider than its cell, and a cell is lost, cut, doubled or stands one column off. Then sums fail by far more than
//! rounding, or cells hold what is no number. So where the numbers of a table fail or cannot be read, it is read by the other
//! way (its words' places instead of its lines, or the reverse), and that reading stands if its sums bear it out and no digit
//! is lost. What a paper itself adds up wrongly, it prints so by either way, and it stays as printed.

use juesuan_ingest::{Identity, Loaded, Options, Paper, report};
use juesuan_model::{Finding, Reading, Reconciliation, Reject, Report, Severity, Stage, State};
use juesuan_reconcile::settle;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the files of one report, its tables numbered through all of them, those given by their other way.
///
/// # Errors
/// The one reason why they are no report.
fn read(
    files: &[Loaded],
    options: &Options,
    aligned: &BTreeSet<u32>,
    identity: Option<&Identity>,
) -> Result<Report, Reject> {
    let mut before = 0;
    let mut papers = Vec::with_capacity(files.len());
    for file in files {
        let own = aligned.iter().filter_map(|table| table.checked_sub(before)).collect();
        let paper = Paper::read(file, &Options { aligned: own, ..options.clone() })?;
        before += paper.tables();
        papers.push(paper);
    }
    report(papers, identity)
}

/// Checks a report that was read from these files, and settles how its tables are to be read.
pub(super) fn settled(
    mut report: Report,
    files: &[Loaded],
    options: &Options,
    identity: Option<&Identity>,
) -> (Report, Reconciliation) {
    let mut checked = settle(&mut report);
    let again = |tables: &BTreeSet<u32>| {
        let mut report = read(files, options, tables, identity).ok()?;
        let checked = settle(&mut report);
        Some((report, checked))
    };
    let suspects = suspects(&report, &checked);
    let mut worth = Worth::of(&report, &checked);
    // All at once first: most papers that fail do so by their own arithmetic, and one more reading shows it.
    if suspects.is_empty() || !again(&suspects).is_some_and(|(r, c)| Worth::of(&r, &c).is_above(worth)) {
        return (report, checked);
    }
    let mut chosen: BTreeMap<u32, String> = BTreeMap::new();
    for table in suspects {
        let tables = chosen.keys().copied().chain([table]).collect();
        let Some((other, other_checked)) = again(&tables) else { continue };
        let other_worth = Worth::of(&other, &other_checked);
        if other_worth.is_above(worth) {
            chosen.insert(table, format!("{worth}; by the other way {other_worth}"));
            (report, checked, worth) = (other, other_checked, other_worth);
        }
    }
    for statement in &mut report.statements {
        statement.reread = statement.locator.cell.and_then(|cell| chosen.get(&cell.table)).cloned();
    }
    (report, checked)
}

/// What a reading is worth: by how much of it holds.
#[derive(Debug, Clone, Copy)]
struct Worth {
    failed: u32,
    held: u32,
    /// The digits of all amounts: a number that is cut in two, or two that are made one, has as many as before.
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

    /// Whether less fails, or more is read and most of that holds (a paper's own mistakes may show only then); and nothing is
    /// paid for it: no digit less is read, no cell more is refused, and no identity less holds.
    fn is_above(self, other: Self) -> bool {
        let loses = self.held < other.held || self.digits < other.digits || self.unread > other.unread;
        let (holding, failing) =
            (self.held.saturating_sub(other.held), self.failed.saturating_sub(other.failed));
        let gains = self.failed < other.failed || (self.unread < other.unread && holding > failing);
        gains && !loses
    }
}

impl std::fmt::Display for Worth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} identities hold, {} fail, {} cells unread", self.held, self.failed, self.unread)
    }
}

/// The ruled and aligned tables whose numbers stand in a sum that fails by more than rounding, or whose cells could not be
/// read.
fn suspects(report: &Report, checked: &Reconciliation) -> BTreeSet<u32> {
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

/// Whether an identity fails by more than a last digit: a lost, cut or shifted number moves a sum by a thousandth at least.
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
