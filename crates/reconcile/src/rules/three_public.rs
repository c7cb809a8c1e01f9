//! 09 财政拨款“三公”经费支出决算表: travel abroad, vehicles, receptions; budget and actual.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::instance;
use crate::report_figures::{ColumnKey, ReportFigures, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{ClaimMetric, Item, Phase, Severity, State, Statement, Topic};

const THREE_PUBLIC: Statement = Statement::ThreePublic;
const TABLE: TableKey = TableKey::of(THREE_PUBLIC);

/// “三公”经费合计等于出国、车辆、接待三项之和
pub(crate) const THREE_PUBLIC_TOTAL: Rule = Rule {
    id: "three-public-total",
    severity: Severity::Error,
    statements: &[THREE_PUBLIC],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: three_public_total,
};

fn three_public_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(TABLE) {
        let item = |item| figures.item(TABLE, item, ColumnKey::total(phase));
        let mut parts = vec![item(Item::Overseas), item(Item::Reception)];
        if item(Item::Vehicle).is_printed() {
            parts.push(item(Item::Vehicle));
        } else {
            parts.extend([Item::VehiclePurchase, Item::VehicleOperation].map(item));
        }
        let subject = ComparisonName::of(THREE_PUBLIC).row(Item::ThreePublic.name()).phase(phase);
        ledger.sum(subject, item(Item::ThreePublic), &parts);
    }
}

/// 公务用车购置及运行维护费等于购置费与运行维护费之和
pub(crate) const VEHICLE_TOTAL: Rule = Rule {
    id: "three-public-vehicles",
    severity: Severity::Error,
    statements: &[THREE_PUBLIC],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: vehicle_total,
};

fn vehicle_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(VEHICLE_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(TABLE) {
        let item = |item| figures.item(TABLE, item, ColumnKey::total(phase));
        let parts: [FigureCell<'a>; 2] = [Item::VehiclePurchase, Item::VehicleOperation].map(item);
        let subject = ComparisonName::of(THREE_PUBLIC).row(Item::Vehicle.name()).phase(phase);
        ledger.sum(subject, item(Item::Vehicle), &parts);
    }
}

/// 情况说明所列“三公”经费在报表中不为空
pub(crate) const THREE_PUBLIC_BLANK: Rule = Rule {
    id: "three-public-blank",
    severity: Severity::Warning,
    statements: &[THREE_PUBLIC],
    source: "部门决算公开检查：文字表述与报表不符",
    rounds: false,
    check: three_public_blank,
};

fn three_public_blank<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_BLANK.statements) {
        return;
    }
    let phases = figures.phases(TABLE);
    for claim in figures.claims() {
        let item = match claim.subject.topic {
            Topic::ThreePublic => Item::ThreePublic,
            Topic::Overseas => Item::Overseas,
            Topic::Vehicle => Item::Vehicle,
            Topic::Reception => Item::Reception,
            _ => continue,
        };
        let of_year = claim.metric == ClaimMetric::Amount && claim.year == figures.year();
        if !of_year || claim.value.is_zero() || !phases.contains(&claim.phase) {
            continue;
        }
        let subject = instance(claim).push("blank").phase(claim.phase);
        match figures.item(TABLE, item, ColumnKey::total(claim.phase)) {
            FigureCell::Printed(_) | FigureCell::Contradicted(..) => {
                ledger.pass(subject);
            }
            FigureCell::Unread(printed) => {
                let reason = message!("check-cell-unread", printed = printed);
                ledger.record(subject, State::InsufficientData, reason);
            }
            FigureCell::Absent | FigureCell::Blank => {
                let term = Figure::claimed(claim).term();
                let message = message!("check-blank-but-stated", amount = &term.printed);
                ledger.record_terms(subject, State::Fail, message, vec![term], Vec::new());
            }
        }
    }
}

/// “三公”经费决算数不大于预算数
pub(crate) const THREE_PUBLIC_WITHIN_BUDGET: Rule = Rule {
    id: "three-public-within-budget",
    severity: Severity::Hint,
    statements: &[THREE_PUBLIC],
    source: "《党政机关厉行节约反对浪费条例》：“三公”经费预算管理",
    rounds: true,
    check: three_public_within_budget,
};

fn three_public_within_budget<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_WITHIN_BUDGET.statements) {
        return;
    }
    let phases = figures.phases(TABLE);
    let budget = [Phase::AdjustedBudget, Phase::InitialBudget].map(Some);
    let Some(budget) = budget.into_iter().find(|phase| phases.contains(phase)) else { return };
    let items = [
        Item::ThreePublic,
        Item::Overseas,
        Item::Vehicle,
        Item::VehiclePurchase,
        Item::VehicleOperation,
        Item::Reception,
    ];
    for item in items {
        let cell = |phase| figures.item(TABLE, item, ColumnKey::total(phase));
        ledger.at_most(
            ComparisonName::of(THREE_PUBLIC).row(item.name()),
            cell(Some(Phase::Actual)),
            cell(budget),
        );
    }
}
