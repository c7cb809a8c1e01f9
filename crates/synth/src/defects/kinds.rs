//! The kinds of defect, each with the rules that must find it.

mod copies;
mod details;
mod flows;
mod prose;

use super::plant::{CellSlip, ColumnOf, Plant, ProseSlip, RowOf, Slip};
use juesuan_model::{ClaimMetric, Fund, Item, Measure, Phase, Side, Statement, Topic};

/// A kind of defect.
#[derive(Debug)]
pub struct DefectKind {
    /// Its name: `expenditure-class`.
    pub name: &'static str,
    /// What is done to the report, in words.
    pub label: &'static str,
    /// The rules that must find it.
    pub rules: &'static [&'static str],
    pub(super) plant: Plant,
}

const fn kind(
    name: &'static str,
    label: &'static str,
    rules: &'static [&'static str],
    plant: Plant,
) -> DefectKind {
    DefectKind { name, label, rules, plant }
}

const fn cell(statement: Statement, row: RowOf, column: ColumnOf, slip: Slip) -> Plant {
    Plant::Cell(CellSlip { statement, row, column, slip, twin: None })
}

const fn above(statement: Statement, row: RowOf, column: ColumnOf, twin: Statement) -> Plant {
    Plant::Cell(CellSlip { statement, row, column, slip: Slip::More, twin: Some(twin) })
}

const fn of(measure: Measure) -> ColumnOf {
    ColumnOf { measure, fund: None, phase: None }
}

const fn in_fund(fund: Fund) -> ColumnOf {
    ColumnOf { measure: Measure::Total, fund: Some(fund), phase: None }
}

const fn in_phase(phase: Phase) -> ColumnOf {
    ColumnOf { measure: Measure::Total, fund: None, phase: Some(phase) }
}

const fn number(metric: ClaimMetric, topic: Topic, fund: Option<Fund>) -> ProseSlip {
    ProseSlip { metric, except: &[], topic: Some(topic), fund, slip: Slip::More, budget: false }
}

const fn any(metric: ClaimMetric) -> ProseSlip {
    ProseSlip { metric, except: &[], topic: None, fund: None, slip: Slip::More, budget: false }
}

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

const INCOME: RowOf = RowOf::Sided(Side::Income, Item::IncomeOfYear);
const SPENT: RowOf = RowOf::Sided(Side::Expenditure, Item::ExpenditureOfYear);
const IN_ALL: RowOf = RowOf::Sided(Side::Income, Item::GrandTotal);
const OUT_ALL: RowOf = RowOf::Sided(Side::Expenditure, Item::GrandTotal);
const OPENING: RowOf = RowOf::Sided(Side::Income, Item::OpeningCarryover);
const CLOSING: RowOf = RowOf::Sided(Side::Expenditure, Item::ClosingCarryover);
const GRANTED: RowOf = RowOf::Sided(Side::Income, Item::FiscalAppropriation);
const TOTAL: RowOf = RowOf::Of(Item::Total);

/// Every kind of defect, those of tables first.
pub fn kinds() -> impl Iterator<Item = &'static DefectKind> + Clone {
    [flows::KINDS, details::KINDS, copies::KINDS, prose::KINDS].into_iter().flatten()
}
