//! A whole report: front matter, contents, the department, statements, explanations, glossary and annex.

use crate::accounts::Accounts;
use crate::content::{Block, ReportContent};
use crate::district::Department;
use crate::form::Form;
use crate::prose::Years;
use crate::{evaluation, numerals, particulars, prose, statements};

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

/// Writes the final accounts of the later of two consecutive years.
pub(crate) fn final_accounts(
    department: &Department,
    before: &Accounts,
    now: &Accounts,
    form: &Form,
    variety: u64,
) -> ReportContent {
    let (name, year) = (department.name(), now.year);
    let stem = format!("{}-{year}", department.short_name());
    let mut content = ReportContent::new(stem, format!("{name}{year}年度部门决算"), variety);
    front_matter(&mut content, &name, year);
    contents(&mut content, &name, year, form);
    about(&mut content, department);
    content.part(format!("第二部分 {name} {year} 年度部门决算表"));
    statements::write(&mut content, &name, now, form);
    if !form.prose {
        return content;
    }
    content.part(format!("第三部分 {name} {year} 年度部门决算情况说明"));
    prose::write(&mut content, &Years { now, before });
    particulars::write(&mut content, department, now);
    content.part(format!("第四部分 {year}年重点工作完成情况"));
    for (number, outcome) in (1..).zip(now.evaluated()) {
        let number = numerals::counted(number);
        content.paragraph(format!("{number}是推进{}，{}。", outcome.project.name, outcome.project.result));
    }
    glossary(&mut content);
    content.part("第六部分 附件");
    evaluation::write(&mut content, &name, now);
    content
}

/// The accounts of a year come out in the autumn of the next.
fn front_matter(content: &mut ReportContent, name: &str, year: u16) {
    content.cover(format!("{year} 年度"));
    content.cover(format!("{name}部门决算"));
    content.cover(format!("{}年十月", numerals::year(year + 1)));
    content.cover("（模拟数据，仅供演示与测试）");
}

fn contents(content: &mut ReportContent, name: &str, year: u16, form: &Form) {
    content.paragraph("目 录");
    let mut entries = Vec::new();
    let mut entry = |title: String, number: usize| entries.push((title, number));
    entry(format!("第一部分 {name}概况"), 4);
    entry("一、部门主要职责".to_owned(), 4);
    entry("二、机构设置情况".to_owned(), 5);
    entry(format!("第二部分 {name} {year} 年度部门决算表"), 6);
    for (number, printed) in (1..).zip(&form.sheets) {
        entry(format!("{}、{}", numerals::counted(number), printed.name), number + 6);
    }
    if form.prose {
        entry(format!("第三部分 {name} {year} 年度部门决算情况说明"), 16);
        for (number, title) in (1..).zip(EXPLANATIONS) {
            entry(format!("{}、{title}", numerals::counted(number)), 15 + number.div_ceil(2));
        }
        entry(format!("第四部分 {year}年重点工作完成情况"), 23);
        entry("第五部分 名词解释".to_owned(), 24);
        entry("第六部分 附件".to_owned(), 26);
    }
    content.blocks.push(Block::Contents(entries));
}

fn about(content: &mut ReportContent, department: &Department) {
    let (name, office) = (department.name(), department.office);
    content.part(format!("第一部分 {name}概况"));
    content.paragraph("一、部门主要职责");
    content.paragraph(format!("{}。", office.duties.join("；")));
    content.paragraph("二、机构设置情况");
    content.paragraph(format!("本决算汇总{name}本级和{}个下属单位的数据。", office.units));
}

/// The terms, explained in the project's own words.
fn glossary(content: &mut ReportContent) {
    content.part("第五部分 名词解释");
    for (number, (term, meaning)) in (1..).zip([
        ("财政拨款收入", "本级财政当年拨给部门的资金"),
        ("其他收入", "财政拨款、上级补助、事业、经营和附属单位上缴以外的收入"),
        ("结转和结余", "到年底没有用完、留给以后年度的资金"),
        ("基本支出", "维持机构运转和发放人员待遇的支出"),
        ("项目支出", "为特定任务另行安排的支出"),
        ("“三公”经费", "用财政拨款支付的因公出国（境）、公务用车和公务接待费用"),
        ("机关运行经费", "保障机关运行、用于购买货物和服务的资金"),
    ]) {
        content.paragraph(format!("（{}）{term}：{meaning}。", numerals::counted(number)));
    }
}
