//! A whole report: front matter, contents, the department, statements, explanations, glossary and annex.

use crate::accounts::Accounts;
use crate::district::Department;
use crate::prose::Years;
use crate::text::Page;
use crate::truth::TruthRow;
use crate::{evaluation, numerals, particulars, prose, statements};
use juesuan_model::Statement;

/// A simulated report and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedReport {
    /// A name for the file: `云澜区教育局-2023.txt`.
    pub file_name: String,
    /// The report as text.
    pub text: String,
    /// Every amount printed in its statements, in the order of the text.
    pub truth: Vec<TruthRow>,
}

/// The thirteen explanations, as the contents and the text title them.
const EXPLANATIONS: [&str; 13] = [
    "收入支出决算总体情况说明",
    "收入决算情况说明",
    "支出决算情况说明",
    "财政拨款收入支出决算总体情况说明",
    "一般公共预算财政拨款支出决算情况说明",
    "一般公共预算财政拨款基本支出决算情况说明",
    "政府性基金预算财政拨款收入支出决算情况说明",
    "国有资本经营预算财政拨款支出决算情况说明",
    "财政拨款“三公”经费支出决算情况说明",
    "机关运行经费支出说明",
    "政府采购支出说明",
    "国有资产占用情况说明",
    "预算绩效情况说明",
];

/// Writes the report on the later of two neighbouring years.
pub(crate) fn write(department: &Department, before: &Accounts, now: &Accounts) -> SimulatedReport {
    let (name, year) = (department.name(), now.year);
    let mut page = Page::new(format!("{}-{year}.txt", department.short_name()));
    front_matter(&mut page, &name, year);
    contents(&mut page, &name, year);
    about(&mut page, department);
    page.paragraph(&format!("第二部分 {name} {year} 年度部门决算表"));
    statements::write(&mut page, &name, now);
    page.paragraph(&format!("第三部分 {name} {year} 年度部门决算情况说明"));
    prose::write(&mut page, &Years { now, before });
    particulars::write(&mut page, department, now);
    page.paragraph(&format!("第四部分 {year}年重点工作完成情况"));
    for (number, outcome) in (1..).zip(now.evaluated()) {
        let number = numerals::counted(number);
        page.paragraph(&format!("{number}是推进{}，{}。", outcome.project.name, outcome.project.result));
    }
    glossary(&mut page);
    page.paragraph("第六部分 附件");
    evaluation::write(&mut page, &name, now);
    let (file_name, text, truth) = page.finish();
    SimulatedReport { file_name, text, truth }
}

/// The accounts of a year come out in the autumn of the next.
fn front_matter(page: &mut Page, name: &str, year: u16) {
    page.paragraph(&format!("{year} 年度"));
    page.paragraph(&format!("{name}部门决算"));
    page.paragraph(&format!("{}年十月", numerals::year(year + 1)));
    page.paragraph("（模拟数据，仅供演示与测试）");
}

fn contents(page: &mut Page, name: &str, year: u16) {
    page.paragraph("目 录");
    let mut entry = |title: &str, number: usize| page.line(&format!("{title}.....{number}"));
    entry(&format!("第一部分 {name}概况"), 4);
    entry("一、部门主要职责", 4);
    entry("二、机构设置情况", 5);
    entry(&format!("第二部分 {name} {year} 年度部门决算表"), 6);
    for (number, statement) in (1..).zip(Statement::ALL.iter().take(9)) {
        entry(&format!("{}、{}", numerals::counted(number), statement.label()), number + 6);
    }
    entry(&format!("第三部分 {name} {year} 年度部门决算情况说明"), 16);
    for (number, title) in (1..).zip(EXPLANATIONS) {
        entry(&format!("{}、{title}", numerals::counted(number)), 15 + number.div_ceil(2));
    }
    entry(&format!("第四部分 {year}年重点工作完成情况"), 23);
    entry("第五部分 名词解释", 24);
    entry("第六部分 附件", 26);
    page.line("");
}

fn about(page: &mut Page, department: &Department) {
    let (name, office) = (department.name(), department.office);
    page.paragraph(&format!("第一部分 {name}概况"));
    page.paragraph("一、部门主要职责");
    page.paragraph(&format!("{}。", office.duties.join("；")));
    page.paragraph("二、机构设置情况");
    page.paragraph(&format!("本决算汇总{name}本级和{}个下属单位的数据。", office.units));
}

/// The terms, explained in the project's own words.
fn glossary(page: &mut Page) {
    page.paragraph("第五部分 名词解释");
    for (number, (term, meaning)) in (1..).zip([
        ("财政拨款收入", "本级财政当年拨给部门的资金"),
        ("其他收入", "财政拨款、上级补助、事业、经营和附属单位上缴以外的收入"),
        ("结转和结余", "到年底没有用完、留给以后年度的资金"),
        ("基本支出", "维持机构运转和发放人员待遇的支出"),
        ("项目支出", "为特定任务另行安排的支出"),
        ("“三公”经费", "用财政拨款支付的因公出国（境）、公务用车和公务接待费用"),
        ("机关运行经费", "保障机关运行、用于购买货物和服务的资金"),
    ]) {
        page.paragraph(&format!("（{}）{term}：{meaning}。", numerals::counted(number)));
    }
}
