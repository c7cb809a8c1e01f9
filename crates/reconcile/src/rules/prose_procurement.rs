//! Procurement: numbers that only the prose contains, checked against each other.

use super::Rule;
use super::prose_parts::{self, Partition};
use crate::ledger::Ledger;
use crate::prose::stated;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_model::{ClaimMetric, Section, Severity, Topic};

/// 政府采购支出总额等于货物、工程、服务支出之和
pub(crate) const PROCUREMENT_TOTAL: Rule = Rule {
    id: "procurement-total",
    severity: Severity::Error,
    statements: &[],
    source: "《政府采购法》第二条",
    rounds: true,
    check: procurement_total,
};

fn procurement_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::Procurement) {
        return;
    }
    prose_parts::check(&KINDS_OF_PROCUREMENT, figures, ledger);
}

const KINDS_OF_PROCUREMENT: Partition = Partition {
    wholes: &[Topic::Procurement],
    parts: &[Topic::ProcurementGoods, Topic::ProcurementWorks, Topic::ProcurementServices],
    seldom: &[],
    beside: &[Topic::ProcurementGoodsSme, Topic::ProcurementWorksSme, Topic::ProcurementServicesSme],
};

/// 小微企业合同金额不大于中小企业合同金额，后者不大于采购总额
pub(crate) const PROCUREMENT_FROM_SMALL_ENTERPRISES: Rule = Rule {
    id: "procurement-small-enterprises",
    severity: Severity::Error,
    statements: &[],
    source: "《政府采购促进中小企业发展管理办法》第二条",
    rounds: true,
    check: procurement_from_small_enterprises,
};

fn procurement_from_small_enterprises<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::Procurement) {
        return;
    }
    let amount = |topic| stated(figures, Section::Procurement, topic, ClaimMetric::Amount);
    let subject = |part: Topic| ComparisonName::stated(Some(Section::Procurement)).row(part.name());
    let (micro, sme) = (amount(Topic::ProcurementMicro), amount(Topic::ProcurementSme));
    ledger.at_most(subject(Topic::ProcurementMicro), micro, sme);
    // A contract may be paid over several years and so exceed the expenditure of one.
    let awarded = subject(Topic::ProcurementSme).only(Severity::Warning);
    ledger.at_most(awarded, sme, amount(Topic::Procurement));
}
