//! 09 财政拨款“三公”经费支出决算表: travel abroad, vehicles, receptions; budget and actual.

use super::Rule;
use crate::accounts::{Accounts, Column, Table};
use crate::figure::{Cell, Figure};
use crate::ledger::Ledger;
use crate::prose::instance;
use crate::subject::Subject;
use juesuan_model::{ClaimMetric, Item, Phase, Severity, State, Statement, Topic};

const THREE_PUBLIC: Statement = Statement::ThreePublic;
const TABLE: Table = Table::of(THREE_PUBLIC);

/// “三公”经费合计等于出国、车辆、接待三项之和
pub(crate) const THREE_PUBLIC_TOTAL: Rule = Rule {
    id: "three-public-total",
    severity: Severity::Error,
    statements: &[THREE_PUBLIC],
    title: "“三公”经费合计等于出国、车辆、接待三项之和",
    states: "In 09, the total is travel abroad, vehicles and receptions, of the budget and of the actual \
             expenditure.",
    why: "The three items that the name counts are all that there is.",
    example: "车辆 7.17 and 接待 0.61 under 合计 7.87.",
    source: "部门决算报表审核公式, within a statement.",
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
    title: "公务用车购置及运行维护费等于购置费与运行维护费之和",
    states: "In 09, the subtotal of vehicles is what buying and what running them cost.",
    why: "The subtotal has two columns below it and no third.",
    example: "购置费 18.00 and 运行维护费 6.51 under 小计 25.41.",
    source: "部门决算报表审核公式, within a statement.",
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
    title: "情况说明所列“三公”经费在报表中不为空",
    states: "What the prose gives for 三公 or one of its three items is not left blank in 09.",
    why: "A blank says that there was no such expenditure. Its parts, buying and running vehicles, have \
          columns in some forms only.",
    example: "公务接待费支出决算为0.42万元, and 09 prints nothing under 公务接待费.",
    source: "部门决算公开检查: 文字表述与报表不符.",
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
                ledger.record(subject, State::Pass, String::new());
            }
            Cell::Unread(printed) => {
                let reason = format!("a cell that it needs could not be read: “{printed}”");
                ledger.record(subject, State::InsufficientData, reason);
            }
            Cell::Absent | Cell::Blank => {
                let term = Figure::claimed(claim).term();
                let message = format!("{} is told, and the statement is blank", term.printed);
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
    title: "“三公”经费决算数不大于预算数",
    states: "In 09, no item was spent beyond its budget.",
    why: "三公 is capped by its budget; spending more needs an adjustment that the budget column should \
          show.",
    example: "公务接待费 has a budget of 0.42 and an expenditure of 0.50.",
    source: "《党政机关厉行节约反对浪费条例》 on “三公”经费预算管理.",
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
