//! The notes that every report ends with: units, denominators, and what is missing and why.

use crate::language::{Language, Text};
use crate::paper::{Block, Cell, Column, Holds, Section, Table, Value};

/// So many of the cells that one reason leaves blank are named.
const LISTED: usize = 12;

const GENERAL: [Text; 6] = [
    (
        "金额以元为单位精确存储（到分），显示为万元时四舍五入保留两位小数，各行之和与合计可能相差0.01；可切换为元查看。",
        "Amounts are kept in yuan, exact to the fen (0.01 yuan). Tables show million yuan rounded to four decimals, so rows and \
         their total may differ by 0.0001; sentences and key figures are rounded to two decimals, and the HTML report can be \
         switched to exact yuan. Texts quoted as printed keep their unit: 元 is yuan, 万元 ten thousand yuan, 亿元 a hundred million.",
    ),
    (
        "比率由精确金额以整数运算，四舍五入至万分之一；“较上年”为增减额除以上年数。",
        "Ratios are computed in integers from the exact amounts and rounded half up to four decimals; a change is the difference \
         divided by the year before.",
    ),
    (
        "“—”表示报告未列或无法计算，不等于零，原因见“空缺及原因”；报告印有0.00的，列为0.00。",
        "“—” marks what is not printed or cannot be computed. It is not zero, and its reason is listed below; a printed 0.00 is \
         shown as zero.",
    ),
    (
        "带下划线的数字可追溯：点击即见文件、位置和原文，或计算所用的数字。",
        "Underlined figures lead to their file, place and printed text, or to the figures that they were computed from.",
    ),
    (
        "同一数字表与文字均有的，以表为准。科目按代码逐年列示，名称取报告所印；科目含义随年度可能调整，未作换算。",
        "Where both a statement and the text have a figure, the statement's is taken. Codes are shown as printed each year, with \
         the name printed for them or its translation; what a code means may change over the years, and nothing was converted.",
    ),
    (
        "“三公”经费预算优先采用全年预算数，未列的采用年初预算数，口径见表。",
        "Three-public spending (“三公”经费) is official travel abroad, official vehicles and official receptions. Its adjusted budget \
         is taken where printed, else the initial one; the table says which. Public expenditure is the part of basic expenditure that is not personnel.",
    ),
];

/// What holds for every report.
pub(crate) fn general(language: Language) -> Vec<String> {
    GENERAL.iter().map(|note| language.of(*note).to_owned()).collect()
}

/// The cells that one reason leaves blank in one table.
struct Gap<'a> {
    table: &'a str,
    reason: &'a str,
    missing: Vec<String>,
}

/// Every dash of the tables with its reason, gathered by reason.
pub(crate) fn gaps(language: Language, sections: &[Section]) -> Option<Table> {
    let mut gaps: Vec<Gap<'_>> = Vec::new();
    for table in sections.iter().flat_map(tables) {
        for (reason, what) in blanks(table) {
            match gaps.iter_mut().find(|gap| gap.table == table.title && gap.reason == reason) {
                Some(gap) => gap.missing.push(what),
                None => gaps.push(Gap { table: &table.title, reason, missing: vec![what] }),
            }
        }
    }
    let columns = [
        (("表", "Table"), Holds::Text),
        (("原因", "Reason"), Holds::Text),
        (("处数", "Count"), Holds::Number),
        (("所缺", "Missing"), Holds::Text),
    ];
    let title = language.pick("空缺及原因", "What is missing, and why");
    let mut table = Table::new(title, Column::list(language, columns));
    table.rows = gaps.iter().map(|gap| gap.row(language)).collect();
    (!table.rows.is_empty()).then_some(table)
}

fn tables(section: &Section) -> impl Iterator<Item = &Table> {
    section.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The reason of each blank cell, and what is missing there.
fn blanks(table: &Table) -> impl Iterator<Item = (&str, String)> {
    let cells = table.rows.iter().flat_map(|row| row.iter().zip(&table.columns).map(move |at| (row, at)));
    cells.filter_map(|(row, (cell, column))| match &cell.value {
        Value::None(reason) if !reason.is_empty() => {
            Some((reason.as_str(), format!("{} {}", lead(table, row), column.heading)))
        }
        _ => None,
    })
}

/// The words that a row begins with.
fn lead(table: &Table, row: &[Cell]) -> String {
    let texts = row.iter().zip(&table.columns).take_while(|(_, column)| column.holds == Holds::Text);
    let texts = texts.filter_map(|(cell, _)| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

impl Gap<'_> {
    fn row(&self, language: Language) -> Vec<Cell> {
        let count = u64::try_from(self.missing.len()).unwrap_or(u64::MAX);
        let mut listed = language.list(self.missing.get(..LISTED).unwrap_or(&self.missing));
        if self.missing.len() > LISTED {
            listed += language.pick("等", ", …");
        }
        vec![Cell::text(self.table), Cell::text(self.reason), Cell::number(count), Cell::text(listed)]
    }
}
