//! The functional classes that the departments spend on together.

use super::members::Members;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::error::Error;
use crate::figures::Asked;
use crate::labels;
use crate::language::{Speech, text};
use crate::rows::{self, record};
use crate::words::{CLASS, CODE, DEPARTMENTS, SHARE};
use juesuan_messages::message;
use juesuan_model::{Topic, count};
use std::collections::BTreeMap;

record! {
    /// A class in the list of the year.
    struct ClassRow {
        code: String,
        name: String,
    }
}

pub(super) fn section(members: &Members<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let language = members.language;
    let title = language.say(message!("report-group-functional"));
    let mut section = Section::new("functional", title);
    let table = table(members, builder)?;
    if table.rows.is_empty() {
        section.say(language.say(message!("report-group-functional-none")));
        return Ok(section);
    }
    let words = language.say(message!("report-group-functional-alt"));
    section.chart(Chart {
        title: table.title.clone(),
        words,
        shape: Shape::Bars,
        categories: table.texts(1),
        series: vec![Series::new(language.say(message!("report-sum")), table.values(2))],
    });
    section.table(table);
    Ok(section)
}

fn table(members: &Members<'_>, builder: &mut ReportBuilder) -> Result<ReportTable, Error> {
    let language = members.language;
    let columns = [
        (CODE, Holds::Text),
        (CLASS, Holds::Text),
        (text!("report-sum"), Holds::Amount),
        (SHARE, Holds::Ratio),
        (DEPARTMENTS, Holds::Number),
    ];
    let title = language.say(message!("report-group-functional-table"));
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    let wholes = members.cells(builder, Asked::whole(Topic::ExpenditureOfYear, None));
    let whole = members.sum(builder, &language.say(message!("report-sum-of-expenditure")), &wholes);
    let names = class_names(members)?;
    for code in members.figures.classes(members.year, None) {
        let printed = names.get(code).map_or(code, String::as_str);
        let cells = members.cells(builder, Asked::class(code, None));
        let count = cells.iter().filter(|cell| matches!(cell.value, Value::Amount(_))).count();
        let count = ReportCell::number(count::to_u64(count));
        let sum = members.sum(builder, &labels::row(language, code, printed), &cells);
        let name = labels::class(language, printed);
        let what = language.say(message!("report-share-of", what = name));
        let share = builder.share(&language.of_year(members.year, &what), &sum, &whole);
        table.rows.push(vec![ReportCell::text(code), ReportCell::text(name), sum, share, count]);
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
