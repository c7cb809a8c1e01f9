//! 09 财政拨款“三公”经费支出决算表: travel abroad, vehicles, receptions; budget and actual.

use super::Rule;
use crate::accounts::{Accounts, Column, Table};
use crate::figure::{Cell, Figure};
use crate::ledger::Ledger;
use crate::prose::instance;
use crate::subject::Subject;
use juesuan_messages::message;
use juesuan_model::{ClaimMetric, Item, Phase, Severity, State, Statement, Topic};

const THREE_PUBLIC: Statement = Statement::ThreePublic;
const TABLE: Table = Table::of(THREE_PUBLIC);

/// “三公”经费合计等于出国、车辆、接待三项之和
pub(crate) const THREE_PUBLIC_TOTAL: Rule = Rule {
    id: "three-public-total",
    severity: Severity::Error,
    statements: &[THREE_PUBLIC],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: three_public_total,
};

fn three_public_total<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_TOTAL.statements) {
        return;
    }
    for phase in accounts.phases(TABLE) {
        let item = |item| accounts.item(TABLE, item, Column::total(phase));
        let mut parts = vec![item(Item::Overseas), item(Item::Reception)];
        if item(Item::Vehicle).is_printed() {
            parts.push(item(Item::Vehicle));
        } else {
            parts.extend([Item::VehiclePurchase, Item::VehicleOperation].map(item));
        }
        let subject = Subject::of(THREE_PUBLIC).row(Item::ThreePublic.name()).phase(phase);
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

fn vehicle_total<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(VEHICLE_TOTAL.statements) {
        return;
    }
    for phase in accounts.phases(TABLE) {
        let item = |item| accounts.item(TABLE, item, Column::total(phase));
        let parts: [Cell<'a>; 2] = [Item::VehiclePurchase, Item::VehicleOperation].map(item);
        let subject = Subject::of(THREE_PUBLIC).row(Item::Vehicle.name()).phase(phase);
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

fn three_public_blank<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_BLANK.statements) {
        return;
    }
    let phases = accounts.phases(TABLE);
    for claim in accounts.claims() {
        let item = match claim.subject.topic {
            Topic::ThreePublic => Item::ThreePublic,
            Topic::Overseas => Item::Overseas,
            Topic::Vehicle => Item::Vehicle,
            Topic::Reception => Item::Reception,
            _ => continue,
        };
        let of_year = claim.metric == ClaimMetric::Amount && claim.year == accounts.year();
        if !of_year || claim.value.is_zero() || !phases.contains(&claim.phase) {
            continue;
        }
        let subject = instance(claim).push("blank").phase(claim.phase);
        match accounts.item(TABLE, item, Column::total(claim.phase)) {
            Cell::Printed(_) | Cell::Contradicted(..) => {
                ledger.pass(subject);
            }
            Cell::Unread(printed) => {
                let reason = message!("check-cell-unread", printed = printed);
                ledger.record(subject, State::InsufficientData, reason);
            }
            Cell::Absent | Cell::Blank => {
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

fn three_public_within_budget<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(THREE_PUBLIC_WITHIN_BUDGET.statements) {
        return;
    }
    let phases = accounts.phases(TABLE);
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
        let cell = |phase| accounts.item(TABLE, item, Column::total(phase));
        ledger.at_most(Subject::of(THREE_PUBLIC).row(item.name()), cell(Some(Phase::Actual)), cell(budget));
    }
}
