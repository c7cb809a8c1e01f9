//! Shares and rates by year.

use super::context::EntityContext;
use super::measured::{self, Definition, Input};
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape};
use crate::error::Error;
use crate::language::Speech;
use crate::metrics::Holding;
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
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let language = context.language;
    let mut section = Section::new("ratios", language.say(message!("report-ratios")));
    let table = by_year(context, builder)?;
    if context.has_years() {
        section.chart(chart(context, &table));
    }
    section.table(table);
    Ok(section)
}

fn by_year(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<ReportTable, Error> {
    let language = context.language;
    let columns = ReportColumn::list(language, [(YEAR, Holds::Year)]);
    let mut table = ReportTable::new(language.say(message!("report-ratios-by-year")), columns);
    table.rows = context.years().into_iter().map(|year| vec![ReportCell::year(year)]).collect();
    for (metric, inputs, _) in RATIOS {
        let label = context.label(metric)?;
        let rows = context.measure(metric)?;
        let definition = Definition { metric, inputs, holding: Holding::Ratio };
        table.columns.push(ReportColumn::new(label, Holds::Ratio));
        for (year, cells) in context.years().into_iter().zip(&mut table.rows) {
            let row = rows.iter().find(|row| row.fiscal_year == year && row.dimension == "total");
            let row = row.map(|row| &row.measured);
            cells.push(measured::cell(context, builder, definition, label, year, row));
        }
    }
    Ok(table)
}

fn chart(context: &EntityContext<'_>, table: &ReportTable) -> Chart {
    let language = context.language;
    let columns = (1..).zip(table.columns.iter().skip(1)).zip(RATIOS);
    let drawn = columns.filter(|(_, (_, _, drawn))| *drawn);
    let series = drawn.map(|((at, column), _)| Series::new(&column.heading, table.values(at)));
    let words = language.say(message!("report-ratios-alt"));
    Chart {
        title: language.say(message!("report-shares")),
        words,
        shape: Shape::Lines,
        categories: context.year_names(),
        series: series.collect(),
    }
}
