//! The explanations 一 to 八: the figures of the statements in sentences, compared with the year before.

use crate::accounts::{Accounts, Flow};
use crate::classification::{CAPITAL_AND_OTHER, GOODS_AND_SERVICES, PERSONNEL, functional_name};
use crate::content::ReportContent;
use crate::district::IncomeSource;
use crate::money::Fen;
use juesuan_model::Fund;

/// The year explained and the one that it is compared with.
pub(crate) struct Years<'a> {
    pub(crate) now: &'a Accounts,
    pub(crate) before: &'a Accounts,
}

/// Writes sections 一 to 八.
pub(crate) fn write(content: &mut ReportContent, years: &Years) {
    totals(content, years);
    appropriation(content, years);
    general_public(content, years);
    basic(content, years.now);
    other_funds(content, years.now);
}

/// `减少91.80万元，下降1.77%`; `持平` where no change shows; no percentage on a zero base.
pub(crate) fn change(now: Fen, before: Fen) -> String {
    let difference = now.distance(before);
    if difference.as_printed() == Fen::ZERO.as_printed() {
        return "持平".to_owned();
    }
    let (verb, rate) = if now < before { ("减少", "下降") } else { ("增加", "增长") };
    let amount = difference.printed();
    if before.is_zero() {
        format!("{verb}{amount}万元")
    } else {
        format!("{verb}{amount}万元，{rate}{}", difference.percent_of(before))
    }
}

/// How the actual amount compares with the plan.
pub(crate) fn against(done: Fen, planned: Fen) -> &'static str {
    match done.as_printed().cmp(&planned.as_printed()) {
        std::cmp::Ordering::Less => "小于",
        std::cmp::Ordering::Equal => "等于",
        std::cmp::Ordering::Greater => "大于",
    }
}

/// A cause that fits the direction; it changes with the year so that not all reports read the same.
fn reason(year: u16, now: Fen, before: Fen) -> &'static str {
    let reasons = if now < before {
        ["部分项目完工、一般性支出压减", "人员减少、项目安排放缓", "上年一次性支出不再发生"]
    } else {
        ["项目投入增加、人员待遇调整", "新增任务、相应安排经费", "上年结转资金在本年支付"]
    };
    reasons.get(usize::from(year) % reasons.len()).copied().unwrap_or_default()
}

/// The three sections on all money: both sides, income by source, expenditure by kind.
fn totals(content: &mut ReportContent, years: &Years) {
    let (now, before) = (years.now, years.before);
    let (year, last) = (now.year, before.year);

    content.paragraph("一、收入支出决算总体情况说明");
    let (total, earlier) = (now.grand_total(), before.grand_total());
    content.paragraph(format!(
        "{year}年度收、支总计{}万元。与{last}年度相比，收、支总计各{}，主要原因是{}。",
        total.printed(),
        change(total, earlier),
        reason(year, total, earlier),
    ));

    content.paragraph("二、收入决算情况说明");
    let (income, earlier) = (now.total(|flow| flow.income), before.total(|flow| flow.income));
    let part = |label: &str, amount: Fen| {
        format!("{label}{}万元，占本年收入{}", amount.printed(), amount.percent_of(income))
    };
    let from = |source: IncomeSource| now.total(|flow| flow.income_from(source));
    let parts = [
        part("财政拨款收入", now.total(Flow::appropriation)),
        part("上级补助收入", from(IncomeSource::SuperiorSubsidy)),
        part("事业收入", from(IncomeSource::Institutional)),
        part("经营收入", from(IncomeSource::Business)),
        part("附属单位上缴收入", from(IncomeSource::Affiliate)),
        part("其他收入", from(IncomeSource::Other)),
    ];
    content.paragraph(format!(
        "{year}年度收入合计{}万元，与{last}年度相比，收入合计{}，主要原因是{}。其中：{}。",
        income.printed(),
        change(income, earlier),
        reason(year, income, earlier),
        parts.join("；"),
    ));

    content.paragraph("三、支出决算情况说明");
    let (spent, earlier) = (now.total(Flow::spending), before.total(Flow::spending));
    let part = |label: &str, amount: Fen| {
        format!("{label}{}万元，占本年支出{}", amount.printed(), amount.percent_of(spent))
    };
    let parts = [
        part("基本支出", now.total(|flow| flow.basic)),
        part("项目支出", now.total(|flow| flow.project)),
        part("上缴上级支出", Fen::ZERO),
        part("经营支出", now.total(|flow| flow.business)),
        part("对附属单位补助支出", now.total(|flow| flow.subsidy)),
    ];
    content.paragraph(format!(
        "{year}年度支出合计{}万元，与{last}年度相比，支出合计{}，主要原因是{}。其中：{}。",
        spent.printed(),
        change(spent, earlier),
        reason(year, spent, earlier),
        parts.join("；"),
    ));
}

fn appropriation(content: &mut ReportContent, years: &Years) {
    let (now, before) = (years.now, years.before);
    let (year, last) = (now.year, before.year);
    content.paragraph("四、财政拨款收入支出决算总体情况说明");
    let (total, earlier) = (now.appropriation_grand_total(), before.appropriation_grand_total());
    content.paragraph(format!(
        "{year}年度财政拨款收、支总计{}万元。与{last}年度相比，财政拨款收、支总计各{}。主要原因是{}。",
        total.printed(),
        change(total, earlier),
        reason(year, total, earlier),
    ));
    let funds: Vec<_> = Fund::ALL
        .iter()
        .map(|fund| {
            let income = |accounts: &Accounts| accounts.in_fund(*fund, |flow| flow.income);
            let (income, earlier) = (income(now), income(before));
            let change = change(income, earlier);
            format!("{}收入{}万元，比{last}年度决算数{change}。", fund.label(), income.printed())
        })
        .collect();
    content.paragraph(format!("{year}年度财政拨款收入中，{}", funds.concat()));
}

fn general_public(content: &mut ReportContent, years: &Years) {
    let (now, before) = (years.now, years.before);
    let (year, last) = (now.year, before.year);
    let (spent, earlier) = (now.general_public(), before.general_public());
    let general = Some(Fund::GeneralPublic);
    content.paragraph("五、一般公共预算财政拨款支出决算情况说明");
    content.paragraph("（一）一般公共预算财政拨款支出决算总体情况");
    content.paragraph(format!(
        "{year}年度一般公共预算财政拨款支出{}万元，占本年支出合计的{}。与{last}年度相比，一般公共预算财政拨款支出{}。主要原因是{}。",
        spent.printed(),
        spent.percent_of(now.total(Flow::spending)),
        change(spent, earlier),
        reason(year, spent, earlier),
    ));

    content.paragraph("（二）一般公共预算财政拨款支出决算结构情况");
    content.paragraph(format!(
        "{year}年度一般公共预算财政拨款支出{}万元，按功能分类构成如下：",
        spent.printed()
    ));
    let named = |class: &str| functional_name(class, year).unwrap_or_default();
    for (number, class) in (1..).zip(now.initial_budget.keys()) {
        let amount = now.under(class, general, Flow::spending);
        let (name, printed, share) = (named(class), amount.printed(), amount.percent_of(spent));
        content.paragraph(format!("{number}. {name}（类）{printed}万元，占{share}。"));
    }

    content.paragraph("（三）一般公共预算财政拨款支出决算具体情况");
    let budget: Fen = now.initial_budget.values().copied().sum();
    let projects: Vec<_> = now
        .evaluated()
        .map(|outcome| {
            let project = outcome.project;
            format!("{}{}万元，主要成效为{}", project.name, outcome.spent.printed(), project.result)
        })
        .collect();
    content.paragraph(format!(
        "{year}年度一般公共预算财政拨款支出年初预算为{}万元，支出决算为{}万元，完成年初预算的{}。其中：基本支出{}万元，项目支出{}万元。\
         项目支出主要用于{}。",
        budget.printed(),
        spent.printed(),
        spent.percent_of(budget),
        now.in_fund(Fund::GeneralPublic, |flow| flow.basic).printed(),
        now.in_fund(Fund::GeneralPublic, |flow| flow.project).printed(),
        projects.join("；"),
    ));
    for (number, (class, budget)) in (1..).zip(&now.initial_budget) {
        let amount = now.under(class, general, Flow::spending);
        content.paragraph(format!(
            "{number}. {}（类）年初预算为{}万元，支出决算为{}万元，完成年初预算的{}，支出决算数{}年初预算数。",
            named(class),
            budget.printed(),
            amount.printed(),
            amount.percent_of(*budget),
            against(amount, *budget),
        ));
    }
}

fn basic(content: &mut ReportContent, now: &Accounts) {
    content.paragraph("六、一般公共预算财政拨款基本支出决算情况说明");
    // Only groups, and only those that the year spent on.
    let spent_on = |lanes: &[&[(&str, &str)]]| {
        let groups = lanes.iter().copied().flatten().filter(|(code, _)| code.len() == 5);
        let named: Vec<_> =
            groups.filter(|(code, _)| !now.economic(code).is_zero()).map(|(_, name)| *name).collect();
        named.join("、")
    };
    content.paragraph(format!(
        "{}年度一般公共预算财政拨款基本支出{}万元，其中：人员经费{}万元，主要包括：{}。",
        now.year,
        now.in_fund(Fund::GeneralPublic, |flow| flow.basic).printed(),
        now.personnel().printed(),
        spent_on(&[PERSONNEL]),
    ));
    content.paragraph(format!(
        "公用经费{}万元，主要包括：{}。",
        now.public().printed(),
        spent_on(&[GOODS_AND_SERVICES, CAPITAL_AND_OTHER]),
    ));
}

fn other_funds(content: &mut ReportContent, now: &Accounts) {
    let fund = |amount: fn(&Flow) -> Fen| now.in_fund(Fund::GovernmentFund, amount).printed();
    content.paragraph("七、政府性基金预算财政拨款收入支出决算情况说明");
    content.paragraph(format!(
        "{}年度政府性基金预算财政拨款年初结转和结余{}万元，本年收入{}万元，本年支出{}万元，年末结转和结余{}万元。",
        now.year,
        fund(|flow| flow.opening),
        fund(|flow| flow.income),
        fund(Flow::spending),
        fund(|flow| flow.closing),
    ));
    content.paragraph("八、国有资本经营预算财政拨款支出决算情况说明");
    content.paragraph(format!(
        "{}年度国有资本经营预算财政拨款本年支出{}万元。",
        now.year,
        now.in_fund(Fund::StateCapital, Flow::spending).printed(),
    ));
}
