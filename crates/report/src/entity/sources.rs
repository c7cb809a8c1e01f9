//! Where each key figure stands, and what the reader should know.

use super::Subject;
use super::accounts;
use super::rows::Rows;
use super::shown::ten_thousand;
use crate::error::Error;
use crate::markdown;
use juesuan_model::{Scope, Statement};

/// Every key figure that is printed, with its statement, place and file.
pub(super) fn table(subject: &Subject<'_>, figures: &Rows) -> Result<String, Error> {
    let mut rows = Vec::new();
    let shown = |year: Option<i32>| year.is_some_and(|year| subject.years.contains_key(&year));
    for row in figures.iter().filter(|row| shown(row.year()) && row.text("amount").is_some()) {
        let statement = row.text("statement").and_then(Statement::from_name);
        let page = row.text("page").map(|page| format!("第{page}页"));
        let sheet = row.text("sheet").map(|sheet| format!("第{sheet}张工作表"));
        let line = row.text("line").map(|line| format!("第{line}行"));
        rows.push(vec![
            row.text("fiscal_year").unwrap_or_default().to_owned(),
            accounts::label(row.text("figure").unwrap_or_default()).to_owned(),
            ten_thousand(row.yuan("amount")?),
            statement.map_or("", Statement::label).to_owned(),
            [page, sheet, line].into_iter().flatten().collect::<String>(),
            row.text("source_uri").unwrap_or_default().to_owned(),
        ]);
    }
    if rows.is_empty() {
        return Ok("## 七、数据来源\n\n所列年度的报告均未列出主要数据。\n\n".to_owned());
    }
    let headings = [
        ("年度", false),
        ("项目", false),
        ("金额（万元）", true),
        ("报表", false),
        ("位置", false),
        ("文件", false),
    ];
    Ok(format!("## 七、数据来源\n\n{}", markdown::table(&headings, rows)))
}

/// Units, rounding, what a dash means, years without a report, other scopes.
pub(super) fn notes(subject: &Subject<'_>, other_scopes: &[Scope]) -> String {
    let mut notes = vec![
        "金额以元为单位精确存储，换算为万元后四舍五入保留两位小数；各行之和与合计可能相差0.01。".to_owned(),
        "比率由原始金额（分）以整数计算，四舍五入至万分之一；“较上年”为增减额除以上年数。".to_owned(),
        "“—”表示报告未列或无法计算，不等于零；报告印有0.00的，列为0.00。".to_owned(),
        "“三公”经费预算优先采用全年预算数，未列的采用年初预算数，口径见表。".to_owned(),
        "科目按代码逐年列示，名称取最近年度所印；科目含义随年度可能调整，未作换算。".to_owned(),
    ];
    let missing: Vec<String> =
        subject.years.iter().filter(|(_, reported)| !**reported).map(|(year, _)| year.to_string()).collect();
    if !missing.is_empty() {
        notes.push(format!("没有报告的年度：{}。", missing.join("、")));
    }
    if !other_scopes.is_empty() {
        let scopes: Vec<&str> = other_scopes.iter().map(|scope| scope.label()).collect();
        notes.push(format!("本部门另有{}口径的决算，未列入本报告。", scopes.join("、")));
    }
    let lines: Vec<String> = notes.iter().map(|note| format!("- {note}\n")).collect();
    format!("## 八、说明\n\n{}", lines.concat())
}
