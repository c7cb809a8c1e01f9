//! What a reader should know: units, denominators, what is missing and why, contradictions between years.

use super::Subject;
use crate::error::Error;
use crate::format::Language;
use crate::paper::{Block, Cell, Column, Holds, Section, Table, Value};
use juesuan_model::Yuan;
use juesuan_query::REPORT_ACROSS;

/// The notes, after all other sections: what these lack is listed.
pub(super) fn section(subject: &Subject<'_>, sections: &[Section]) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("notes", language.pick("说明", "Notes"));
    let mut notes = general(language);
    let missing: Vec<String> =
        subject.years.iter().filter(|(_, reported)| !**reported).map(|(year, _)| year.to_string()).collect();
    if !missing.is_empty() {
        notes.push(match language {
            Language::Zh => format!("没有报告的年度：{}。", language.list(&missing)),
            Language::En => format!("Years without a report: {}.", language.list(&missing)),
        });
    }
    if subject.papers.scopes.len() > 1 {
        let others: Vec<String> =
            subject.papers.scopes.iter().skip(1).map(|scope| language.scope(*scope)).collect();
        notes.push(match language {
            Language::Zh => format!("本部门另有{}口径的决算，未列入本报告。", language.list(&others)),
            Language::En => format!(
                "There are final accounts of scope {} as well, which are not shown.",
                language.list(&others)
            ),
        });
    }
    if !subject.papers.budget_years.is_empty() {
        let years: Vec<String> = subject.papers.budget_years.iter().map(ToString::to_string).collect();
        notes.push(match language {
            Language::Zh => {
                format!("{}年度另有部门预算；决算未列年初预算数的，采用部门预算所列。", language.list(&years))
            }
            Language::En => format!(
                "There are budgets of {}; where the accounts print no initial budget, theirs is used.",
                language.list(&years)
            ),
        });
    }
    for (year, units) in &subject.papers.units {
        if units.iter().any(|unit| unit != "万元") {
            notes.push(match language {
                Language::Zh => format!("{year}年度报表以{}列示。", language.list(units)),
                Language::En => format!("The statements of {year} are in {}.", language.list(units)),
            });
        }
    }
    for (year, [amounts, unread, rejected, pages]) in &subject.papers.accounts {
        let read = amounts.saturating_sub(unread + rejected);
        notes.push(match language {
            Language::Zh => format!(
                "{year}年度报告共有金额{amounts}个：读出{read}个，未读懂{unread}个，未能读取{rejected}个（juesuan show 可逐一查看）。"
            ),
            Language::En => format!(
                "The report of {year} has {amounts} amounts: {read} read, {unread} not understood, {rejected} rejected (`juesuan show` \
                 lists them)."
            ),
        });
        if *pages > 0 {
            notes.push(match language {
                Language::Zh => format!("{year}年度报告中有{pages}页未能读取。"),
                Language::En => format!("Of the report of {year}, {pages} pages could not be read."),
            });
        }
    }
    section.blocks.push(Block::List(notes));
    across(subject, &mut section)?;
    section.blocks.extend(gaps(language, sections).map(Block::Table));
    Ok(section)
}

/// What holds for every report.
pub(crate) fn general(language: Language) -> Vec<String> {
    let notes: [(&str, &str); 6] = [
        (
            "金额以元为单位精确存储（到分），显示为万元时四舍五入保留两位小数，各行之和与合计可能相差0.01；可切换为元查看。",
            "Amounts are kept in yuan, exact to the fen. In 10 000 yuan they are rounded to two decimals, so sums may differ by 0.01; \
             the report can be switched to yuan.",
        ),
        (
            "比率由精确金额以整数运算，四舍五入至万分之一；“较上年”为增减额除以上年数。",
            "Ratios are computed in integers from the exact amounts and rounded half up to four decimals; a change is the difference \
             divided by the year before.",
        ),
        (
            "“—”表示报告未列或无法计算，不等于零，原因见“空缺及原因”；报告印有0.00的，列为0.00。",
            "“—” is what is not printed or cannot be computed. It is not zero, and its reason is listed below; a printed 0.00 is shown \
             as 0.00.",
        ),
        (
            "带下划线的数字可追溯：点击即见文件、位置和原文，或计算所用的数字。",
            "Underlined figures lead to their file, place and printed text, or to the figures that they were computed from.",
        ),
        (
            "同一数字表与文字均有的，以表为准。科目按代码逐年列示，名称取报告所印；科目含义随年度可能调整，未作换算。",
            "Where statement and prose both give a figure, the statement's is taken. Codes are shown as printed each year; what a code \
             means may change over the years, and nothing was converted.",
        ),
        (
            "“三公”经费预算优先采用全年预算数，未列的采用年初预算数，口径见表。",
            "For three-public spending the adjusted budget is taken where printed, else the initial one; the table says which.",
        ),
    ];
    notes.iter().map(|(zh, en)| language.pick(zh, en).to_owned()).collect()
}

/// What papers of two years say differently of one figure.
fn across(subject: &Subject<'_>, section: &mut Section) -> Result<(), Error> {
    let language = subject.language;
    let mut table = Table::new(
        language.pick("跨年不一致与追溯调整", "Restatements and breaks between years"),
        vec![
            Column::new(language.pick("年度", "Year"), Holds::Text),
            Column::new(language.pick("事项", "Of"), Holds::Text),
            Column::new(language.pick("本年报告所述上年数", "As the year's report has it"), Holds::Amount),
            Column::new(language.pick("上年报告所列", "As the year before printed it"), Holds::Amount),
            Column::new(language.pick("差额", "Difference"), Holds::Amount),
        ],
    );
    for row in subject.ask(REPORT_ACROSS.text, 0)?.iter() {
        let amount = |column: &str| -> Result<Cell, Error> {
            let cell = |yuan: Yuan| Cell::of(Value::Amount(yuan), None);
            Ok(row.yuan(column)?.map_or_else(|| Cell::none(String::new()), cell))
        };
        table.rows.push(vec![
            Cell::text(row.text("fiscal_year").unwrap_or_default()),
            Cell::text(language.topic(row.text("topic").unwrap_or_default(), row.text("fund"))),
            amount("told")?,
            amount("own")?,
            amount("difference")?,
        ]);
    }
    if !table.rows.is_empty() {
        section.table(table);
    } else if subject.years.values().filter(|reported| **reported).count() > 1 {
        section.say(language.pick(
            "各年度报告之间没有发现追溯调整，年初与上年年末结转均相衔接（或一方未列）。",
            "No restatement was found between the years, and carryovers meet wherever both are printed.",
        ));
    }
    Ok(())
}

/// Every dash of the tables with its reason, gathered by reason.
pub(crate) fn gaps(language: Language, sections: &[Section]) -> Option<Table> {
    let mut gaps: Vec<(String, String, Vec<String>)> = Vec::new();
    for section in sections {
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            for row in &table.rows {
                for (cell, column) in row.iter().zip(&table.columns) {
                    let Value::None(reason) = &cell.value else { continue };
                    if reason.is_empty() {
                        continue;
                    }
                    let lead: Vec<&str> = row
                        .iter()
                        .zip(&table.columns)
                        .take_while(|(_, column)| column.holds == Holds::Text)
                        .filter_map(|(cell, _)| match &cell.value {
                            Value::Text(text) => Some(text.as_str()),
                            _ => None,
                        })
                        .collect();
                    let what = format!("{} {}", lead.join(" "), column.heading);
                    match gaps.iter_mut().find(|(title, known, _)| *title == table.title && known == reason) {
                        Some((_, _, places)) => places.push(what),
                        None => gaps.push((table.title.clone(), reason.clone(), vec![what])),
                    }
                }
            }
        }
    }
    let mut table = Table::new(
        language.pick("空缺及原因", "What is missing, and why"),
        vec![
            Column::new(language.pick("表", "Table"), Holds::Text),
            Column::new(language.pick("原因", "Reason"), Holds::Text),
            Column::new(language.pick("处数", "Count"), Holds::Number),
            Column::new(language.pick("所缺", "Missing"), Holds::Text),
        ],
    );
    for (title, reason, places) in gaps {
        let count = u64::try_from(places.len()).unwrap_or(u64::MAX);
        let mut listed = language.list(places.get(..places.len().min(LISTED)).unwrap_or_default());
        if places.len() > LISTED {
            listed += language.pick("等", ", …");
        }
        table.rows.push(vec![Cell::text(title), Cell::text(reason), Cell::number(count), Cell::text(listed)]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// So many of the cells that one reason leaves blank are named.
const LISTED: usize = 12;
