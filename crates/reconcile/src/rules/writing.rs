//! How the explanations are written.

use super::Rule;
use crate::ledger::Ledger;
use crate::report_figures::ReportFigures;
use juesuan_messages::message;
use juesuan_model::{Severity, SlipKind};

/// 情况说明不留模板字样
pub(crate) const TEMPLATE_LEFTOVERS: Rule = Rule {
    id: "template-leftovers",
    severity: Severity::Warning,
    statements: &[],
    source: "部门决算公开检查：直接套用模板",
    rounds: false,
    check: template_leftovers,
};

fn template_leftovers<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    // A blank template consists of such words.
    if !figures.is_blank() {
        let slips = figures.report().template_leftovers.iter();
        ledger.slips(slips.filter(|slip| slip.kind != SlipKind::Punctuation), |slip| {
            if slip.kind == SlipKind::Year {
                message!("check-leftover-year", text = &slip.text)
            } else {
                message!("check-leftover-form", text = &slip.text)
            }
        });
    }
}

/// 标点不重复
pub(crate) const DOUBLED_PUNCTUATION: Rule = Rule {
    id: "doubled-punctuation",
    severity: Severity::Hint,
    statements: &[],
    source: "部门决算公开检查：文字差错",
    rounds: false,
    check: doubled_punctuation,
};

fn doubled_punctuation<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !figures.is_blank() {
        let slips = figures.report().template_leftovers.iter();
        ledger.slips(slips.filter(|slip| slip.kind == SlipKind::Punctuation), |slip| {
            message!("check-leftover-punctuation", text = &slip.text)
        });
    }
}
