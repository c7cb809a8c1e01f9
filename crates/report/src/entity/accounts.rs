//! The key figures, and income and expenditure by year.

use super::Subject;
use super::rows::Rows;
use super::shown::{NONE, growth, reason, ten_thousand};
use crate::error::Error;
use crate::markdown;
use juesuan_model::Yuan;

/// The figures of `queries/analysis/key_figures.sql` and their Chinese names.
pub(super) const FIGURES: [(&str, &str); 10] = [
    ("income_of_year", "本年收入合计"),
    ("opening_carryover", "年初结转和结余"),
    ("expenditure_of_year", "本年支出合计"),
    ("closing_carryover", "年末结转和结余"),
    ("grand_total", "总计"),
    ("basic", "基本支出"),
    ("project", "项目支出"),
    ("personnel", "人员经费"),
    ("public", "公用经费"),
    ("three_public", "“三公”经费决算"),
];

/// The Chinese name of a figure.
pub(super) fn label(figure: &str) -> &str {
    FIGURES.iter().find(|(name, _)| *name == figure).map_or(figure, |(_, label)| label)
}

/// The figure of a year; none where it is missing.
fn amount(figures: &Rows, year: i32, figure: &str) -> Result<Option<Yuan>, Error> {
    let row = figures.iter().find(|row| row.year() == Some(year) && row.is("figure", figure));
    row.map_or(Ok(None), |row| row.yuan("amount"))
}

/// The key figures of the latest year.
pub(super) fn key_figures(subject: &Subject<'_>, figures: &Rows) -> Result<String, Error> {
    let mut rows = Vec::new();
    for row in figures.iter().filter(|row| row.year() == Some(subject.latest)) {
        let figure = label(row.text("figure").unwrap_or_default()).to_owned();
        rows.push(vec![figure, ten_thousand(row.yuan("amount")?), reason(row.text("reason"))]);
    }
    let table = markdown::table(&[("项目", false), ("金额（万元）", true), ("说明", false)], rows);
    Ok(format!("## 一、主要数据（{}年度）\n\n{table}", subject.latest))
}

/// Income and expenditure of every year (statement 01).
pub(super) fn by_year(subject: &Subject<'_>, figures: &Rows) -> Result<String, Error> {
    let mut rows = Vec::new();
    for (&year, &reported) in &subject.years {
        let get = |figure| amount(figures, year, figure);
        let before = |figure| amount(figures, year - 1, figure);
        let (income, spent) = (get("income_of_year")?, get("expenditure_of_year")?);
        rows.push(vec![
            year.to_string(),
            ten_thousand(income),
            growth(income, before("income_of_year")?),
            ten_thousand(spent),
            growth(spent, before("expenditure_of_year")?),
            ten_thousand(get("opening_carryover")?),
            ten_thousand(get("closing_carryover")?),
            ten_thousand(get("grand_total")?),
            if reported { String::new() } else { reason(Some("no report for this year")) },
        ]);
    }
    let headings = [
        ("年度", false),
        ("本年收入", true),
        ("较上年", true),
        ("本年支出", true),
        ("较上年", true),
        ("年初结转和结余", true),
        ("年末结转和结余", true),
        ("总计", true),
        ("说明", false),
    ];
    let table = markdown::table(&headings, rows);
    Ok(format!("## 二、收支情况\n\n金额单位：万元。“{NONE}”表示没有数据或无法计算。\n\n{table}"))
}
