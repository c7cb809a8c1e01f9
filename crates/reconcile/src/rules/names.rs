//! The department that the statements belong to.

use super::Rule;
use crate::ledger::Ledger;
use crate::obligation;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::text::squeeze;
use juesuan_model::{Severity, State, StatementSummary, Term};

/// If fewer tables name a department, they do not show the habit of the report.
const FEWEST: usize = 3;

/// 各表表头的部门名称一致
pub(crate) const STATEMENT_NAMES_THE_BODY: Rule = Rule {
    id: "statement-names-the-department",
    severity: Severity::Warning,
    statements: obligation::NATIONAL,
    source: "部门决算公开检查：直接套用模板",
    rounds: false,
    check: statement_names_the_body,
};

fn statement_names_the_body<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let own = squeeze(&figures.report().entity_name);
    let is_own = |body: &str| {
        let body = squeeze(body);
        own.contains(body.as_ref()) || body.contains(own.as_ref())
    };
    let summaries =
        STATEMENT_NAMES_THE_BODY.statements.iter().flat_map(|statement| figures.summaries(*statement));
    let named: Vec<(&StatementSummary, &str)> =
        summaries.filter_map(|summary| Some((summary, summary.entity_printed.as_deref()?))).collect();
    let own_named = named.iter().filter(|(_, body)| is_own(body)).count();
    if named.len() < FEWEST || own_named * 2 <= named.len() {
        return;
    }
    for (summary, body) in named {
        let subject = ComparisonName::of(summary.statement).push("body");
        if is_own(body) || figures.summaries(summary.statement).count() > 1 {
            ledger.pass(subject);
            continue;
        }
        let message = message!("check-heading-name", title = &summary.title, name = body);
        let term = Term {
            label: summary.title.clone(),
            printed: body.to_owned(),
            unit: "",
            negative: false,
            locator: summary.locator,
        };
        ledger.record_terms(subject, State::Fail, message, vec![term], Vec::new());
    }
}
