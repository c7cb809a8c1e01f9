//! The rules that a report must satisfy (勾稽关系), checked one by one, with a state for each.
//!
//! A report prints rounded numbers, leaves cells blank, and is not always read completely. So numbers are compared as the
//! intervals that they represent, a blank adds nothing to a sum but is never compared as zero, and for whatever cannot be
//! compared the reason is recorded. Every rule returns a result for every report: a rule that was not evaluated never
//! appears as passed, and missing content does not improve a report's result.
//!
//! ```text
//! Report ─ ReportFigures ─▶ facts by row and column ─ rules ─▶ ledger of comparisons ─▶ RuleResult, Finding
//! ```

mod catalogue;
mod figure;
mod instance;
mod ledger;
mod obligation;
mod prose;
mod ratio;
mod readings;
mod recognized;
mod relation;
mod report_figures;
mod rules;
mod subject;
mod unread;

pub use catalogue::{RuleDoc, catalogue};
pub use instance::in_words;
pub use recognized::reconcile_recognized;

use juesuan_messages::{Message, message};
use juesuan_model::{Finding, Occurrence, Reconciliation, Report, RuleResult, Severity, State};
use ledger::{Closed, Kept, Ledger, LedgerEntry};
use report_figures::ReportFigures;
use rules::Rule;

/// The version of the rules. Every change that can change a result increases it.
pub const RULES_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+6");

/// One comparison that a rule made, and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// The rule.
    pub rule_id: &'static str,
    /// What was compared: `expenditure 201 basic`.
    pub instance: String,
    /// The result.
    pub state: State,
    /// How much it matters.
    pub severity: Severity,
    /// The arithmetic or the reason.
    pub message: Message,
}

/// Checks every rule.
#[must_use]
pub fn reconcile(report: &Report) -> Reconciliation {
    let figures = ReportFigures::new(report);
    let mut reconciliation = Reconciliation::default();
    for rule in rules::all() {
        let mut ledger = Ledger::new(&figures, Kept::NotPassed);
        (rule.check)(&figures, &mut ledger);
        let Closed { entries, counts, confirmed, contradicted } = ledger.close();
        let state = counts.state();
        let shown = entries.iter().find(|entry| entry.state == state && state != State::Pass);
        reconciliation.results.push(RuleResult {
            rule_id: rule.id,
            state,
            reason: shown.map(|entry| sentence(rule, entry)),
            counts,
        });
        reconciliation.findings.extend(findings(rule, entries));
        reconciliation.confirmed.extend(confirmed);
        reconciliation.contradicted.extend(contradicted);
    }
    reconciliation
}

/// Every comparison of every rule, including those that passed. [`reconcile`] summarizes them.
#[must_use]
pub fn instances(report: &Report) -> Vec<Instance> {
    let figures = ReportFigures::new(report);
    let of_rule = |rule: &'static Rule| {
        let mut ledger = Ledger::new(&figures, Kept::All);
        (rule.check)(&figures, &mut ledger);
        ledger.close().entries.into_iter().map(move |entry| Instance {
            rule_id: rule.id,
            severity: severity(rule, &entry),
            instance: entry.instance,
            state: entry.state,
            message: entry.message,
        })
    };
    rules::all().flat_map(of_rule).collect()
}

/// What the failed comparisons of one rule have in common if they have one cause.
#[derive(Debug, PartialEq, Eq)]
enum Cause {
    Named(String),
    Message(Message),
}

/// The findings of one rule: one for each cause of comparisons that did not pass.
fn findings(rule: &Rule, entries: Vec<LedgerEntry>) -> Vec<Finding> {
    let mut causes: Vec<(State, Option<Severity>, Cause)> = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for mut entry in entries {
        if matches!(entry.state, State::Pass | State::NotApplicable) {
            continue;
        }
        let shared = entry.cause.take().map_or_else(|| Cause::Message(entry.message.clone()), Cause::Named);
        let cause = (entry.state, entry.severity, shared);
        let known = causes.iter().position(|known| *known == cause);
        if let Some(finding) = known.and_then(|at| findings.get_mut(at)) {
            finding.also.push(Occurrence {
                instance: entry.instance,
                message: entry.message,
                left: entry.left,
                right: entry.right,
            });
        } else {
            causes.push(cause);
            findings.push(finding(rule, entry));
        }
    }
    findings
}

/// What was compared, and with which result.
fn sentence(rule: &Rule, entry: &LedgerEntry) -> Message {
    match in_words(rule.id, &entry.instance) {
        Some(instance) => message!("about", what = instance, message = &entry.message),
        None => entry.message.clone(),
    }
}

/// How much a finding matters: as much as other failures of its rule, unless the text allows more than one reading.
fn severity(rule: &Rule, entry: &LedgerEntry) -> Severity {
    match entry.state {
        State::Fail => entry.severity.unwrap_or(rule.severity),
        _ => Severity::Hint,
    }
}

fn finding(rule: &Rule, entry: LedgerEntry) -> Finding {
    let severity = severity(rule, &entry);
    Finding {
        rule_id: rule.id,
        severity,
        instance: entry.instance,
        state: entry.state,
        unit: entry.numbers.map(|numbers| numbers.unit),
        expected: entry.numbers.map(|numbers| numbers.expected),
        actual: entry.numbers.map(|numbers| numbers.actual),
        difference: entry.numbers.map(|numbers| numbers.actual - numbers.expected),
        tolerance: entry.numbers.map(|numbers| numbers.tolerance),
        message: entry.message,
        left: entry.left,
        right: entry.right,
        also: Vec::new(),
    }
}
