//! What the money was spent on, by classes and by shares.

use super::rows::Rows;
use super::shown::{NONE, percent, reason, ten_thousand};
use super::{SHARES, Subject};
use crate::error::Error;
use crate::markdown;
use std::collections::BTreeMap;

/// The classes of the latest year with their shares, then all years side by side. `empty` explains a section without rows.
pub(super) fn section(
    subject: &Subject<'_>,
    title: &str,
    empty: &str,
    classes: &Rows,
) -> Result<String, Error> {
    let mut latest = Vec::new();
    // By code: its latest name, and its amount by year.
    let mut codes: BTreeMap<&str, (&str, BTreeMap<i32, String>)> = BTreeMap::new();
    for row in classes.iter() {
        let (Some(year), Some(code), Some(name)) = (row.year(), row.text("code"), row.text("row_label"))
        else {
            continue;
        };
        let amount = ten_thousand(row.yuan("amount")?);
        if year == subject.latest {
            let share = percent(row.number("share")?);
            latest.push(vec![code.to_owned(), name.to_owned(), amount.clone(), share]);
        }
        let (latest_name, years) = codes.entry(code).or_default();
        *latest_name = name;
        years.insert(year, amount);
    }
    if codes.is_empty() {
        return Ok(format!("## {title}\n\n{empty}\n\n"));
    }

    let mut text = format!("## {title}\n\n### {}年度\n\n", subject.latest);
    if latest.is_empty() {
        text += empty;
        text += "\n\n";
    } else {
        let headings = [("科目代码", false), ("科目名称", false), ("金额（万元）", true), ("占比", true)];
        text += &markdown::table(&headings, latest);
    }
    if subject.years.len() > 1 {
        let years: Vec<String> = subject.years.keys().map(ToString::to_string).collect();
        let headings = [("科目代码", false), ("科目名称", false)];
        let headings: Vec<_> =
            headings.into_iter().chain(years.iter().map(|year| (year.as_str(), true))).collect();
        let rows = codes.iter().map(|(code, (name, amounts))| {
            let of_year = |year| amounts.get(year).cloned().unwrap_or_else(|| NONE.to_owned());
            let lead = [(*code).to_owned(), (*name).to_owned()];
            lead.into_iter().chain(subject.years.keys().map(of_year)).collect()
        });
        text += "### 各年度金额（万元）\n\n";
        text += &markdown::table(&headings, rows);
    }
    Ok(text)
}

/// The shares of 项目支出, 人员经费 and 公用经费 by year, from the trend of their metrics.
pub(super) fn shares(subject: &Subject<'_>, trend: &Rows) -> Result<String, Error> {
    let mut labels = Vec::new();
    for id in SHARES {
        labels.push(subject.session.catalogue().metric(id)?.label_zh);
    }
    let mut rows = Vec::new();
    for &year in subject.years.keys() {
        let mut cells = vec![year.to_string()];
        let mut reasons: Vec<String> = Vec::new();
        for id in SHARES {
            let of_year = |row: &super::rows::Row<'_>| {
                row.is("metric", id) && row.is("scope", subject.scope.name()) && row.year() == Some(year)
            };
            let row = trend.iter().find(of_year);
            cells.push(percent(row.map_or(Ok(None), |row| row.number("value"))?));
            let why = reason(row.and_then(|row| row.text("reason")));
            if !why.is_empty() && !reasons.contains(&why) {
                reasons.push(why);
            }
        }
        cells.push(reasons.join("；"));
        rows.push(cells);
    }
    let headings: Vec<_> = [("年度", false)]
        .into_iter()
        .chain(labels.into_iter().map(|label| (label, true)))
        .chain([("说明", false)])
        .collect();
    let table = markdown::table(&headings, rows);
    Ok(format!(
        "## 六、结构指标\n\n项目支出占比以支出合计为分母；人员经费、公用经费占比以一般公共预算基本支出为分母。\n\n{table}"
    ))
}
