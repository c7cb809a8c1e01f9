//! What the prose repeats: totals of the statements, and its own numbers.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::obligation;
use crate::prose::{instance, level, same_subject};
use crate::readings::{Judgement, is_printed, judge};
use crate::report_figures::{ReportFigures, RowKey, TableKey};
use juesuan_messages::message;
use juesuan_model::text::squeeze;
use juesuan_model::{
    Claim, ClaimMetric, Code, Kind, Measure, Phase, Section, Severity, State, Statement, Topic,
};

/// 情况说明中的金额与报表相等
pub(crate) const PROSE_MATCHES_STATEMENTS: Rule = Rule {
    id: "prose-matches-statements",
    severity: Severity::Error,
    statements: obligation::NATIONAL,
    source: "部门决算公开检查：数据不一致",
    rounds: false,
    check: prose_matches_statements,
};

fn prose_matches_statements<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let sections = [Section::IncomeExpenditure, Section::Income, Section::Expenditure];
    for section in sections {
        ledger.has_section(section);
    }
    for claim in amounts(figures).filter(|claim| claim.year == figures.year()) {
        let cell = match judge(figures, claim) {
            Judgement::Agrees(cell)
            | Judgement::Differs(cell)
            | Judgement::Open(cell @ (FigureCell::Unread(_) | FigureCell::Contradicted(..))) => cell,
            // Few statements have a column for budgets; where none has, only the prose contains them.
            Judgement::Open(cell) if claim.phase == Some(Phase::Actual) => cell,
            Judgement::Open(_) | Judgement::Silent => continue,
        };
        let subject = match claim.phase {
            None => instance(claim).push("budget"),
            phase => instance(claim).phase(phase),
        };
        ledger.same(subject, FigureCell::Printed(Figure::claimed(claim)), cell);
    }
}

/// The claims of amounts.
fn amounts<'a>(figures: &ReportFigures<'a>) -> impl Iterator<Item = &'a Claim> {
    figures.claims().iter().filter(|claim| claim.metric == ClaimMetric::Amount)
}

/// 情况说明中同一指标前后一致
pub(crate) const PROSE_REPEATS_ITSELF: Rule = Rule {
    id: "prose-repeats-itself",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：前后数据不一致",
    rounds: false,
    check: prose_repeats_itself,
};

fn prose_repeats_itself<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let mut firsts: Vec<&Claim> = Vec::new();
    for claim in figures.claims().iter().filter(|claim| is_only_told(figures, claim)) {
        let same = |first: &&&Claim| {
            first.metric == claim.metric
                && first.value_unit == claim.value_unit
                && first.phase == claim.phase
                && first.year == claim.year
                && same_subject(&first.subject, &claim.subject)
                && (claim.metric != ClaimMetric::Count || first.subject.label == claim.subject.label)
        };
        if let Some(first) = firsts.iter().find(same) {
            let cell = |claim| FigureCell::Printed(Figure::claimed(claim));
            let subject = instance(claim).phase(claim.phase);
            let subject = if may_differ(claim, first) { subject.only(Severity::Hint) } else { subject };
            ledger.same(subject, cell(claim), cell(first));
        } else {
            firsts.push(claim);
        }
    }
}

/// Whether two amounts of one subject may be of two things: its words mean one fund here and all of them there, the year or
/// the total with what was carried over, or a part of the row above. The same words in one section mean the same.
fn may_differ(one: &Claim, other: &Claim) -> bool {
    let of_one_meaning = matches!(
        one.subject.topic,
        Topic::ThreePublic
            | Topic::Overseas
            | Topic::Vehicle
            | Topic::VehiclePurchase
            | Topic::VehicleOperation
            | Topic::Reception
            | Topic::OperatingCost
            | Topic::Procurement
            | Topic::ProcurementGoods
            | Topic::ProcurementWorks
            | Topic::ProcurementServices
            | Topic::VehiclesOwned
            | Topic::VehiclesKept
    );
    let alike = one.section == other.section && one.section.is_some();
    !(of_one_meaning || alike && one.subject.label == other.subject.label)
}

/// Whether a claim is an amount or a count of something that no statement prints.
fn is_only_told(figures: &ReportFigures<'_>, claim: &Claim) -> bool {
    let in_statements = || is_printed(figures, claim);
    // A functional code that the prose names in several ways may be several rows.
    let vague = matches!(claim.subject.topic, Topic::Narrated | Topic::ProjectPerformance)
        || level(claim.subject.topic)
            .is_some_and(|level| claim.subject.code.as_ref().map(Code::level) != Some(level));
    matches!(claim.metric, ClaimMetric::Amount | ClaimMetric::Count) && !vague && !in_statements()
}

/// 情况说明中的科目级次与金额相符
pub(crate) const PROSE_NAMES_THE_ROW: Rule = Rule {
    id: "prose-names-the-row",
    severity: Severity::Warning,
    statements: &[Statement::GeneralPublicExpenditure],
    source: "《政府收支分类科目》",
    rounds: false,
    check: prose_names_the_row,
};

fn prose_names_the_row<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(PROSE_NAMES_THE_ROW.statements) || !ledger.has_section(Section::GeneralPublic) {
        return;
    }
    let table = TableKey::of(Statement::GeneralPublicExpenditure);
    let usual = match figures.kind() {
        Kind::FinalAccounts => Phase::Actual,
        Kind::Budget => Phase::InitialBudget,
    };
    let stated = |claim: &&Claim| {
        claim.section == Some(Section::GeneralPublic)
            && claim.phase == Some(usual)
            && claim.year == figures.year()
    };
    for claim in amounts(figures).filter(stated) {
        let (Some(named), Some(code)) = (level(claim.subject.topic), &claim.subject.code) else {
            continue;
        };
        let subject = instance(claim);
        if named == code.level() {
            has_row(figures, table, claim, code, ledger);
            continue;
        }
        let columns = figures.columns(table).iter().filter(|column| column.measure == Measure::Total);
        let mut totals = columns.map(|column| figures.cell(table, RowKey::Code(code), *column));
        let whole = totals.find_map(|cell| match cell {
            FigureCell::Printed(whole) if whole.is_same_number(&Figure::claimed(claim)) => Some(whole),
            _ => None,
        });
        let label = &claim.subject.label;
        if let Some(whole) = whole {
            let (amount, code) = (&claim.printed, code.digits());
            let message = message!("check-row-amount", label = label, amount = amount, code = code);
            let terms = (vec![Figure::claimed(claim).term()], vec![whole.term()]);
            ledger.record_terms(subject, State::Fail, message, terms.0, terms.1);
        } else {
            let reason = message!("check-row-missing", label = label);
            ledger.record(subject, State::InsufficientData, reason);
        }
    }
}

/// Whether the statement prints the row that a sentence names. An amount of zero needs none, and a row of the same name
/// with another code may be meant.
fn has_row<'a>(
    figures: &ReportFigures<'a>,
    table: TableKey,
    claim: &'a Claim,
    code: &'a Code,
    ledger: &mut Ledger<'_, 'a>,
) {
    let subject = instance(claim);
    let label = &claim.subject.label;
    let alike = |other: &&'a Code| {
        // 教育(类) is 教育支出.
        let row = figures.row(table, other).map(|fact| squeeze(&fact.row_label));
        let named = |name: &str| !name.is_empty() && squeeze(label).contains(name);
        row.is_some_and(|name| named(name.trim_end_matches("支出")))
    };
    if claim.value.is_zero() || figures.row(table, code).is_some() {
        ledger.pass(subject);
    } else if !figures.unread().is_empty() || figures.codes(table).iter().any(alike) {
        let reason = message!("check-row-missing", label = label);
        ledger.record(subject, State::InsufficientData, reason);
    } else {
        let message = message!("check-row-missing", label = label);
        ledger.record_terms(subject, State::Fail, message, vec![Figure::claimed(claim).term()], Vec::new());
    }
}
