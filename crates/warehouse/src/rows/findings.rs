//! The rows of check results: rule results, findings, their terms.

use super::Columns;
use super::of_report::Part;
use super::texts::Texts;
use crate::error::Error;
use juesuan_model::finding::{Finding, FindingUnit, Occurrence, Term};
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Message, Reconciliation};

pub(super) fn rule_results<'a>(checked: &'a Reconciliation, texts: &mut Texts<'a>) -> Part {
    let results = || checked.results.iter();
    let mut columns = Columns::new(WarehouseTable::RuleResults, checked.results.len(), texts);
    columns.text("rule_id", results().map(|r| Some(r.rule_id)));
    columns.text("state", results().map(|r| Some(r.state.name())));
    columns.message("reason", results().map(|r| r.reason.as_ref()));
    columns.integer("pass_count", results().map(|r| Some(r.counts.pass)));
    columns.integer("rounding_count", results().map(|r| Some(r.counts.rounding)));
    columns.integer("fail_count", results().map(|r| Some(r.counts.fail)));
    columns.integer("not_applicable_count", results().map(|r| Some(r.counts.not_applicable)));
    columns.integer("insufficient_data_count", results().map(|r| Some(r.counts.insufficient_data)));
    columns.integer("error_count", results().map(|r| Some(r.counts.error)));
    columns.part()
}

/// One instance: the finding's own, or a further one of the same cause.
#[derive(Clone, Copy)]
struct Instance<'a> {
    cause: usize,
    occurrence: usize,
    finding: &'a Finding,
    also: Option<&'a Occurrence>,
}

impl<'a> Instance<'a> {
    /// The numbers are those of the finding's own instance; a further one shows the same difference elsewhere.
    fn own(self) -> Option<&'a Finding> {
        self.also.is_none().then_some(self.finding)
    }

    fn name(self) -> &'a str {
        self.also.map_or(&self.finding.instance, |also| &also.instance)
    }

    fn message(self) -> &'a Message {
        self.also.map_or(&self.finding.message, |also| &also.message)
    }

    fn terms(self) -> impl Iterator<Item = (&'static str, usize, &'a Term)> {
        let (left, right) = match self.also {
            Some(also) => (&also.left, &also.right),
            None => (&self.finding.left, &self.finding.right),
        };
        let side = |name: &'static str, terms: &'a [Term]| {
            terms.iter().enumerate().map(move |(index, term)| (name, index, term))
        };
        side("left", left).chain(side("right", right))
    }
}

fn instances<'a>(checked: &'a Reconciliation) -> Vec<Instance<'a>> {
    let of_cause = |(cause, finding): (usize, &'a Finding)| {
        let all = std::iter::once(None).chain(finding.also.iter().map(Some));
        all.enumerate().map(move |(occurrence, also)| Instance { cause, occurrence, finding, also })
    };
    checked.findings.iter().enumerate().flat_map(of_cause).collect()
}

fn finding_key<'a>(columns: &mut Columns<'_, 'a>, rows: impl Iterator<Item = Instance<'a>> + Clone) {
    columns.count("cause", rows.clone().map(|row| row.cause));
    columns.count("occurrence", rows.clone().map(|row| row.occurrence));
    columns.text("rule_id", rows.map(|row| Some(row.finding.rule_id)));
}

pub(super) fn findings<'a>(checked: &'a Reconciliation, texts: &mut Texts<'a>) -> Result<Part, Error> {
    let rows = instances(checked);
    let own = || rows.iter().map(|row| row.own());
    let mut columns = Columns::new(WarehouseTable::Findings, rows.len(), texts);
    finding_key(&mut columns, rows.iter().copied());
    columns.own("instance", rows.iter().map(|row| Some(row.name())));
    columns.text("state", rows.iter().map(|row| Some(row.finding.state.name())));
    columns.text("severity", rows.iter().map(|row| Some(row.finding.severity.name())));
    columns.text("compared_unit", rows.iter().map(|row| row.finding.unit.map(FindingUnit::name)));
    columns.decimal("expected", own().map(|f| f.and_then(|f| f.expected)))?;
    columns.decimal("actual", own().map(|f| f.and_then(|f| f.actual)))?;
    columns.decimal("difference", own().map(|f| f.and_then(|f| f.difference)))?;
    columns.decimal("tolerance", own().map(|f| f.and_then(|f| f.tolerance)))?;
    columns.message("message", rows.iter().map(|row| Some(row.message())));
    Ok(columns.part())
}

pub(super) fn finding_terms<'a>(checked: &'a Reconciliation, texts: &mut Texts<'a>) -> Part {
    let instances = instances(checked);
    let rows: Vec<(Instance<'_>, &'static str, usize, &Term)> = instances
        .iter()
        .flat_map(|instance| instance.terms().map(|(side, index, term)| (*instance, side, index, term)))
        .collect();
    let terms = || rows.iter().map(|(.., term)| *term);
    let mut columns = Columns::new(WarehouseTable::FindingTerms, rows.len(), texts);
    finding_key(&mut columns, rows.iter().map(|(instance, ..)| *instance));
    columns.text("term_side", rows.iter().map(|(_, side, ..)| Some(*side)));
    columns.count("term_index", rows.iter().map(|(_, _, index, _)| *index));
    columns.text("label", terms().map(|term| Some(term.label.as_str())));
    columns.own("printed", terms().map(|term| Some(term.printed.as_str())));
    columns.text("unit", terms().map(|term| Some(term.unit)));
    columns.flag("negative", terms().map(|term| term.negative));
    columns.locators(terms().map(|term| &term.locator));
    columns.part()
}
