//! Budgets: what a department plans for a year, and the report about it.

use crate::accounts::{Accounts, Flow};
use crate::content::{Block, ReportContent};
use crate::district::{Department, IncomeSource};
use crate::form::Form;
use crate::history::running_flows;
use crate::money::Fen;
use crate::{numerals, statements};
use juesuan_model::Fund;

/// The plan for the year of these accounts, in whole yuan: what was spent was also planned, except for the difference between a
/// class and its first budget, and all that comes in goes out.
pub(crate) fn planned(accounts: &Accounts) -> Accounts {
    let general = IncomeSource::Appropriation(Fund::GeneralPublic);
    let mut postings = accounts.postings.clone();
    for posting in &mut postings {
        posting.amount = posting.amount.whole_yuan();
    }
    let mut projects: Vec<Flow> = Vec::new();
    for flow in accounts.flows.iter().filter(|flow| flow.source != general || !flow.project.is_zero()) {
        let [basic, project, business, subsidy] =
            [flow.basic, flow.project, flow.business, flow.subsidy].map(Fen::whole_yuan);
        // Basic expenditure from the general public budget comes from the postings below.
        let basic = if flow.source == general { Fen::ZERO } else { basic };
        let plan = Flow { basic, project, business, subsidy, ..Flow::empty(flow.item, flow.source) };
        projects.push(Flow { income: plan.spending(), ..plan });
    }
    for (class, budget) in &accounts.initial_budget {
        let spent: Fen = postings
            .iter()
            .filter(|posting| posting.item.starts_with(class))
            .map(|posting| posting.amount)
            .sum();
        let under = |flow: &Flow| flow.source == general && flow.item.starts_with(class);
        let spent = spent + projects.iter().filter(|flow| under(flow)).map(|flow| flow.project).sum();
        let more = budget.whole_yuan() - spent;
        // The largest sum of the class takes the difference: a project, or else a posting.
        let largest = projects.iter_mut().filter(|flow| under(flow)).max_by_key(|flow| flow.project);
        if let Some(flow) = largest.filter(|flow| flow.project + more >= Fen::ZERO) {
            flow.project += more;
            flow.income += more;
        } else {
            let own = postings.iter_mut().filter(|posting| posting.item.starts_with(class));
            if let Some(posting) = own.max_by_key(|posting| posting.amount) {
                posting.amount += more;
            }
        }
    }
    let mut flows = running_flows(&postings);
    flows.extend(projects);
    flows.sort_by_key(|flow| (flow.item, flow.source));
    let mut three_public = accounts.three_public_budget;
    for amount in [
        &mut three_public.overseas,
        &mut three_public.purchase,
        &mut three_public.operation,
        &mut three_public.reception,
    ] {
        *amount = amount.whole_yuan();
    }
    Accounts {
        flows,
        postings,
        three_public,
        year: accounts.year,
        initial_budget: accounts.initial_budget.clone(),
        operating_budget: accounts.operating_budget,
        three_public_budget: accounts.three_public_budget,
        vehicles_bought: accounts.vehicles_bought,
        goods: accounts.goods,
        works: accounts.works,
        services: accounts.services,
        micro: accounts.micro,
        outcomes: accounts.outcomes.clone(),
    }
}

/// Sets the budget of a year: tables in the form's unit, prose in 万元.
pub(crate) fn content(department: &Department, plan: &Accounts, form: &Form, variety: u64) -> ReportContent {
    let (name, year) = (department.name(), plan.year);
    let stem = format!("{}-{year}-预算", department.short_name());
    let mut content = ReportContent::new(stem, format!("{name}{year}年部门预算"), variety);
    content.cover(format!("{name}{year}年部门预算"));
    content.cover(format!("{}年一月", numerals::year(year)));
    content.cover("（模拟数据，仅供演示与测试）");
    content.paragraph("目 录");
    let entries = form.sheets.iter().zip(4..).map(|(printed, page)| (printed.name.to_owned(), page));
    content.blocks.push(Block::Contents(entries.collect()));
    content.part("部门主要职能");
    content.paragraph(format!("{}。", department.office.duties.join("；")));
    if form.prose {
        explain(&mut content, plan);
    }
    content.part(format!("{year}年部门预算表"));
    statements::write(&mut content, &name, plan, form);
    content
}

/// The explanation of the budget, in the project's own words.
fn explain(content: &mut ReportContent, plan: &Accounts) {
    let year = plan.year;
    let total = plan.grand_total().printed();
    let fund = |fund| plan.in_fund(fund, Flow::spending).printed();
    content.part(format!("{year}年部门预算编制说明"));
    content.paragraph(format!(
        "{year}年，本部门收入预算{total}万元，其中：财政拨款收入{}万元；事业收入{}万元；其他收入{}万元。",
        plan.total(Flow::appropriation).printed(),
        plan.total(|flow| flow.income_from(IncomeSource::Institutional)).printed(),
        plan.total(|flow| flow.income_from(IncomeSource::Other)).printed(),
    ));
    content.paragraph(format!(
        "支出预算{total}万元。财政拨款支出预算中，一般公共预算拨款支出预算{}万元；政府性基金拨款支出预算{}万元；\
         国有资本经营预算拨款支出预算{}万元。",
        fund(Fund::GeneralPublic),
        fund(Fund::GovernmentFund),
        fund(Fund::StateCapital),
    ));
    let three_public = plan.three_public;
    content.paragraph(format!(
        "{year}年“三公”经费预算数为{}万元。其中：因公出国（境）费{}万元；公务用车购置及运行费{}万元；公务接待费{}万元。",
        three_public.total().printed(),
        three_public.overseas.printed(),
        three_public.vehicle().printed(),
        three_public.reception.printed(),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::history;

    #[test]
    fn a_plan_is_in_whole_yuan_balanced_and_agrees_with_the_first_budget_of_each_class() {
        for number in 0..8 {
            let department = Department::numbered(number).unwrap();
            for accounts in history(&department, 7, 2019..=2024) {
                let plan = planned(&accounts);
                for flow in &plan.flows {
                    assert_eq!(flow.income, flow.spending(), "{flow:?}");
                    assert_eq!(flow.income, flow.income.whole_yuan(), "{flow:?}");
                    assert!(flow.basic >= Fen::ZERO && flow.project >= Fen::ZERO, "{flow:?}");
                }
                for (class, budget) in &accounts.initial_budget {
                    let planned = plan.under(class, Some(Fund::GeneralPublic), Flow::spending);
                    assert_eq!(planned, budget.whole_yuan(), "{class}");
                }
                assert_eq!(
                    plan.personnel() + plan.public(),
                    plan.in_fund(Fund::GeneralPublic, |flow| flow.basic)
                );
            }
        }
    }
}
