//! Shares and rates by year.

use super::measured::{self, Definition, Input};
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::metrics::Holding;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table};
use crate::words::YEAR;
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
    let mut section = Section::new("ratios", language.pick("结构与质量指标", "Shares and quality"));
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
    let mut table = Table::new(language.pick("各年度指标", "Ratios by year"), columns);
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
    let words = language.pick(
        "各年度项目支出、人员经费、公用经费占比和财政拨款依赖度，数字见下表。",
        "Shares of project, personnel and public expenditure and of fiscal appropriations by year; the table below has the \
         numbers.",
    );
    Chart {
        title: language.pick("支出结构与来源", "Shares of expenditure and income").to_owned(),
        words: words.to_owned(),
        shape: Shape::Lines,
        categories: subject.year_names(),
        series: series.collect(),
    }
}
