//! Shares and rates by year.

use super::measured::{self, Definition, Input};
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::Speech;
use crate::metrics::Holding;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table};
use crate::words::YEAR;
use juesuan_messages::message;
use juesuan_model::{Fund, Topic};

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

/// Ratios of one report: the metric, the figures that it is computed from, and whether it is drawn.
const RATIOS: [(&str, &[Input], bool); 7] = [
    ("project_share", &[(Topic::Project, None), (Topic::ExpenditureOfYear, None)], true),
    ("personnel_share", &[(Topic::Personnel, GENERAL), (Topic::Basic, GENERAL)], true),
    ("public_share", &[(Topic::Public, GENERAL), (Topic::Basic, GENERAL)], true),
    ("fiscal_dependency", &[(Topic::FiscalAppropriation, None), (Topic::IncomeOfYear, None)], true),
    ("carryover_rate", &[(Topic::ClosingCarryover, None), (Topic::ExpenditureOfYear, None)], false),
    ("reconciliation_score", &[], false),
    ("disclosure_score", &[], false),
];

/// Ratios of every year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("ratios", language.say(message!("report-ratios")));
    let table = by_year(subject, draft)?;
    if subject.has_years() {
        section.chart(chart(subject, &table));
    }
    section.table(table);
    Ok(section)
}

fn by_year(subject: &Subject<'_>, draft: &mut Draft) -> Result<Table, Error> {
    let language = subject.language;
    let columns = Column::list(language, [(YEAR, Holds::Text)]);
    let mut table = Table::new(language.say(message!("report-ratios-by-year")), columns);
    table.rows = subject.year_names().into_iter().map(|year| vec![Cell::text(year)]).collect();
    for (metric, inputs, _) in RATIOS {
        let label = subject.label(metric)?;
        let rows = subject.measure(metric)?;
        let definition = Definition { metric, inputs, holding: Holding::Ratio };
        table.columns.push(Column::new(label, Holds::Ratio));
        for (year, cells) in subject.years().into_iter().zip(&mut table.rows) {
            let row = rows.iter().find(|row| row.fiscal_year == year && row.dimension == "total");
            let row = row.map(|row| &row.measured);
            cells.push(measured::cell(subject, draft, definition, label, year, row));
        }
    }
    Ok(table)
}

fn chart(subject: &Subject<'_>, table: &Table) -> Chart {
    let language = subject.language;
    let columns = (1..).zip(table.columns.iter().skip(1)).zip(RATIOS);
    let drawn = columns.filter(|(_, (_, _, drawn))| *drawn);
    let series = drawn.map(|((at, column), _)| Series::new(&column.heading, table.values(at)));
    let words = language.say(message!("report-ratios-alt"));
    Chart {
        title: language.say(message!("report-shares")),
        words,
        shape: Shape::Lines,
        categories: subject.year_names(),
        series: series.collect(),
    }
}
