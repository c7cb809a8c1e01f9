//! The functional classes that the departments spend on together.

use super::members::Members;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::Asked;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows::{self, record};
use crate::words::{CLASS, CODE, DEPARTMENTS, SHARE};
use juesuan_model::Topic;
use std::collections::BTreeMap;

record! {
    /// A class in the list of the year.
    struct ClassRow {
        code: String,
        name: String,
    }
}

pub(super) fn section(members: &Members<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = members.language;
    let title = language.pick("支出功能分类合计", "Expenditure by function, all departments");
    let mut section = Section::new("functional", title);
    let table = table(members, draft)?;
    if table.rows.is_empty() {
        section.say(language.pick("没有读到功能分类（类）数据。", "No functional classes were read."));
        return Ok(section);
    }
    let words = language
        .pick("各类支出之和，数字见下表。", "The sum of each class; the table below has the numbers.");
    section.chart(Chart {
        title: table.title.clone(),
        words: words.to_owned(),
        shape: Shape::Bars,
        categories: table.texts(1),
        series: vec![Series::new(language.pick("支出之和", "Sum"), table.values(2))],
    });
    section.table(table);
    Ok(section)
}

fn table(members: &Members<'_>, draft: &mut Draft) -> Result<Table, Error> {
    let language = members.language;
    let columns = [
        (CODE, Holds::Text),
        (CLASS, Holds::Text),
        (("支出之和", "Sum"), Holds::Amount),
        (SHARE, Holds::Ratio),
        (DEPARTMENTS, Holds::Number),
    ];
    let title = language.pick("功能分类支出合计", "Expenditure by function");
    let mut table = Table::new(title, Column::list(language, columns));
    let wholes = members.cells(draft, Asked::whole(Topic::ExpenditureOfYear, None));
    let whole = members.sum(draft, language.pick("支出之和", "Sum of expenditure"), &wholes);
    let names = class_names(members)?;
    for code in members.figures.classes(members.year, None) {
        let printed = names.get(code).map_or(code, String::as_str);
        let cells = members.cells(draft, Asked::class(code, None));
        let count = cells.iter().filter(|cell| matches!(cell.value, Value::Amount(_))).count();
        let count = Cell::number(u64::try_from(count).unwrap_or(u64::MAX));
        let sum = members.sum(draft, &language.row(code, printed), &cells);
        let name = language.class(printed);
        let what = format!("{name}{}", language.pick("占比", ", share"));
        let share = draft.share(&language.of_year(members.year, &what), &sum, &whole);
        table.rows.push(vec![Cell::text(code), Cell::text(name), sum, share, count]);
    }
    Ok(table)
}

/// The names of the functional classes in the list of the year.
fn class_names(members: &Members<'_>) -> Result<BTreeMap<String, String>, Error> {
    const NAMES: &str = "SELECT code, MIN(name) AS name FROM codes
         WHERE code_domain = 'functional' AND LENGTH(code) = 3
           AND $year BETWEEN COALESCE(first_year, 0) AND COALESCE(last_year, 9999)
         GROUP BY code ORDER BY code";
    let rows = rows::read::<ClassRow>(&members.session.query(NAMES, &[("year", members.year.into())])?)?;
    Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
}
