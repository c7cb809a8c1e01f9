//! Amounts of money as people read them, and as files have them: in the unit that was chosen, or the usual one.
//!
//! A column has amounts if its heading states yuan (金额（元）), or if the unit of each row is known: that of its metric, or the one in
//! another column. People read 万元 with two decimals and separators; files have yuan to the fen, or all decimals of another unit.

mod numbers;

use crate::failure::Failure;
use crate::options::MoneyUnit;
use juesuan_messages::{Language, message};
use juesuan_model::money::fixed;
use juesuan_model::{Decimal, FindingUnit, Unit};
use juesuan_query::Metric;
use juesuan_report::grouped;
use numbers::{at_least_two, decimals, in_unit, texts, typed};
use polars::datatypes::DataType;
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, PlSmallStr, Series};
use std::collections::{BTreeSet, HashSet};

/// The heading of a column in yuan ends so.
const IN_YUAN: &str = "（元）";
/// Growth rates, which people read as percentages with a sign.
const GROWTH: [&str; 2] = ["yoy", "cagr"];

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figure {
    /// An amount of money, in yuan.
    Amount,
    /// Money for one person or piece: in yuan in every table.
    Price,
    /// Growth to the year before.
    Growth,
    /// Any other number.
    Other,
}

/// How a file keeps numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileForm {
    /// As text, each with its own decimals.
    Text,
    /// As a type that is the same in all rows.
    Typed,
    /// As numbers under headings in this language.
    Workbook(Language),
}

/// What the numbers of some columns are, row by row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    columns: Vec<(String, Vec<Figure>)>,
    /// What the rows of the column `unit` are about, if it states the unit of these columns.
    units: Option<Vec<Figure>>,
    /// Whether people read all decimals.
    exact: bool,
}

impl Figures {
    /// The columns whose headings state yuan, and growth rates.
    pub(crate) fn by_headings(frame: &DataFrame) -> Self {
        let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        let mut figures = Self::default();
        for (name, label) in names.iter().zip(juesuan_query::labels(&names)) {
            if label.is_some_and(|label| label.zh.ends_with(IN_YUAN)) {
                figures.add(frame, name, &[Figure::Amount]);
            } else if GROWTH.contains(name) {
                figures.add(frame, name, &[Figure::Growth]);
            }
        }
        figures
    }

    /// These columns too, which have the unit of the metric in the column `metric`, or of the only one.
    pub(crate) fn of_metrics(
        mut self,
        frame: &DataFrame,
        metrics: &[&Metric],
        columns: &[&str],
    ) -> Result<Self, Failure> {
        let of = |metric: &Metric| match metric {
            metric if metric.is_amount() => Figure::Amount,
            metric if metric.is_yuan() => Figure::Price,
            _ => Figure::Other,
        };
        let rows: Vec<Figure> = match (metrics, frame.column("metric")) {
            (_, Ok(ids)) => {
                let metric = |id: Option<&str>| metrics.iter().find(|metric| Some(metric.id) == id);
                ids.str()?.iter().map(|id| metric(id).map_or(Figure::Other, |metric| of(metric))).collect()
            }
            ([metric, ..], Err(_)) => vec![of(metric)],
            ([], Err(_)) => vec![Figure::Other],
        };
        for name in columns {
            self.add(frame, name, &rows);
        }
        self.units = Some(all_rows(frame, &rows));
        Ok(self)
    }

    /// These columns too, which are yuan for one person each.
    pub(crate) fn per_person(mut self, frame: &DataFrame, columns: &[&str]) -> Self {
        for name in columns {
            self.add(frame, name, &[Figure::Price]);
        }
        self.units = Some(all_rows(frame, &[Figure::Price]));
        self
    }

    /// Whether rows have several units.
    pub(crate) fn is_mixed(&self) -> bool {
        self.units.as_ref().is_some_and(|rows| rows.iter().any(|figure| Some(figure) != rows.first()))
    }

    /// These columns too, which are yuan where another column states it: by the name of the unit, or by the unit that is printed.
    pub(crate) fn by_unit(
        mut self,
        frame: &DataFrame,
        unit: &str,
        columns: &[&str],
    ) -> Result<Self, Failure> {
        let is_yuan = |unit: Option<&str>| {
            unit.is_some_and(|unit| unit == FindingUnit::Yuan.name() || Unit::parse(unit).is_some())
        };
        let units = frame.column(unit)?.str()?.iter();
        let rows: Vec<Figure> =
            units.map(|unit| if is_yuan(unit) { Figure::Amount } else { Figure::Other }).collect();
        for name in columns {
            self.add(frame, name, &rows);
        }
        Ok(self)
    }

    /// The same without these columns.
    pub(crate) fn without(mut self, columns: &HashSet<String>) -> Self {
        self.columns.retain(|(name, _)| !columns.contains(name));
        self
    }

    /// The columns that have only amounts.
    pub(crate) fn amounts(&self) -> Vec<String> {
        let are_amounts = |rows: &[Figure]| rows.iter().all(|figure| *figure == Figure::Amount);
        let amounts = self.columns.iter().filter(|(_, rows)| are_amounts(rows));
        amounts.map(|(name, _)| name.clone()).collect()
    }

    /// The frame with its amounts in a unit, and the names of their columns, which are unchanged.
    pub(crate) fn in_unit(
        &self,
        mut frame: DataFrame,
        unit: MoneyUnit,
    ) -> Result<(DataFrame, HashSet<String>), Failure> {
        let mut converted = HashSet::new();
        for (name, rows) in &self.columns {
            if common_unit(rows, unit) != Some(unit) || rows.first() != Some(&Figure::Amount) {
                continue;
            }
            let Some(amounts) = decimals(frame.column(name)?)? else { continue };
            frame.with_column(typed(name, in_unit(amounts, rows, unit, false))?)?;
            converted.insert(name.clone());
        }
        Ok((frame, converted))
    }

    /// The same, where people read every decimal.
    pub(crate) fn exact(self) -> Self {
        Self { exact: true, ..self }
    }

    /// A column of decimals, if the frame has it; one figure is that of all rows.
    fn add(&mut self, frame: &DataFrame, name: &str, rows: &[Figure]) {
        let Ok(column) = frame.column(name) else { return };
        if matches!(column.dtype(), DataType::Decimal(_, _))
            && self.columns.iter().all(|(known, _)| known != name)
        {
            self.columns.push((name.to_owned(), all_rows(frame, rows)));
        }
    }

    /// The frame for people, its figures as text under headings with their unit, and which columns these are.
    pub(crate) fn for_people(
        &self,
        mut frame: DataFrame,
        unit: MoneyUnit,
        language: Language,
    ) -> Result<(DataFrame, BTreeSet<String>), Failure> {
        let mut headings = headings(&frame, language);
        let mut any_lost = false;
        for (name, rows) in &self.columns {
            let Some(at) = frame.get_column_index(name) else { continue };
            let Some(cells) = decimals(frame.column(name)?)? else { continue };
            let shown =
                cells.iter().zip(rows).map(|(cell, figure)| Some(self.shown((*cell)?, *figure, unit)));
            let shown: Vec<Option<String>> = shown.collect();
            let lost = cells.iter().zip(rows).any(|(cell, figure)| {
                cell.is_some_and(|amount| *figure == Figure::Amount && self.is_rounded(amount, unit))
            });
            any_lost |= lost;
            frame.with_column(Column::from(Series::new(name.as_str().into(), shown)))?;
            if let (Some(unit), false, Some(heading)) =
                (common_unit(rows, unit), is_year(name), headings.get_mut(at))
            {
                *heading = with_unit(heading, unit, lost, language);
            }
        }
        let stated = |figure: &Figure| match figure {
            Figure::Amount => Some(unit.label()),
            Figure::Price => Some(MoneyUnit::Yuan.label()),
            Figure::Growth | Figure::Other => None,
        };
        if let Some(at) = self.state_units(&mut frame, stated)?
            && any_lost
            && let Some(heading) = headings.get_mut(at)
        {
            *heading = with_unit(heading, unit, true, language);
        }
        let figures = self.columns.iter().filter_map(|(name, _)| frame.get_column_index(name));
        let figures = figures.filter_map(|at| headings.get(at).cloned()).collect();
        frame.set_column_names(&headings)?;
        Ok((frame, figures))
    }

    /// An amount for people, without its unit; `None` if there is none, or the row is about something else.
    pub(crate) fn amount(
        &self,
        frame: &DataFrame,
        name: &str,
        row: usize,
        unit: MoneyUnit,
    ) -> Result<Option<String>, Failure> {
        let known = self.columns.iter().find(|(known, _)| known == name);
        if known.and_then(|(_, rows)| rows.get(row)) != Some(&Figure::Amount) {
            return Ok(None);
        }
        let value = frame.column(name)?.get(row)?;
        let amount = value.str_value().parse().ok();
        Ok(amount.map(|amount| self.shown(amount, Figure::Amount, unit)))
    }

    /// A number for people, with its unit if that is one of money.
    pub(crate) fn text(
        &self,
        frame: &DataFrame,
        name: &str,
        row: usize,
        unit: MoneyUnit,
    ) -> Result<String, Failure> {
        let value = frame.column(name)?.get(row)?;
        let known = self.columns.iter().find(|(known, _)| known == name);
        let figure = known.and_then(|(_, rows)| rows.get(row)).copied().unwrap_or(Figure::Other);
        Ok(match (figure, value.str_value().parse()) {
            (Figure::Amount, Ok(amount)) => self.shown(amount, figure, unit) + unit.label(),
            (Figure::Price, Ok(price)) => self.shown(price, figure, unit) + MoneyUnit::Yuan.label(),
            _ => value.str_value().into_owned(),
        })
    }

    /// The frame with numbers: money in yuan to the fen, or in the unit that was chosen with all its decimals, which the names of
    /// the columns then state.
    pub(crate) fn for_files(
        &self,
        mut frame: DataFrame,
        unit: Option<MoneyUnit>,
        form: FileForm,
    ) -> Result<DataFrame, Failure> {
        let mut names = match form {
            FileForm::Workbook(language) if unit.is_some() => headings(&frame, language),
            _ => frame.get_column_names().iter().map(ToString::to_string).collect(),
        };
        for (name, rows) in &self.columns {
            let Some(at) = frame.get_column_index(name) else { continue };
            if rows.iter().all(|figure| matches!(figure, Figure::Growth | Figure::Other)) {
                continue;
            }
            let as_text = form == FileForm::Text;
            let Some(numbers) = decimals(frame.column(name)?)? else { continue };
            // What is computed from amounts, such as a median, is rounded to the fen.
            let is_computed = self.units.is_some();
            let numbers = in_unit(numbers, rows, unit.unwrap_or(MoneyUnit::Yuan), is_computed);
            let is_mixed = common_unit(rows, MoneyUnit::Yuan).is_none();
            frame.with_column(if is_mixed && as_text {
                texts(name, &numbers)
            } else {
                typed(name, numbers)?
            })?;
            // Years stay years; the column `unit` states their unit.
            let common = unit.and_then(|unit| common_unit(rows, unit)).filter(|_| !is_year(name));
            let (Some(common), Some(known)) = (common, names.get_mut(at)) else { continue };
            match form {
                FileForm::Workbook(language) => *known = with_unit(known, common, false, language),
                FileForm::Text | FileForm::Typed => known.push_str(common.suffix().unwrap_or_default()),
            }
        }
        let stated = |figure: &Figure| (*figure == Figure::Amount).then_some(unit?.name());
        self.state_units(&mut frame, stated)?;
        frame.set_column_names(&names)?;
        Ok(frame)
    }

    /// Writes the units of the rows into the column `unit`, if it states them, and returns the place of the column.
    fn state_units(
        &self,
        frame: &mut DataFrame,
        stated: impl Fn(&Figure) -> Option<&'static str>,
    ) -> Result<Option<usize>, Failure> {
        let (Some(rows), Some(at)) = (&self.units, frame.get_column_index("unit")) else { return Ok(None) };
        let known = frame.column("unit")?.str()?.iter().zip(rows);
        let units: Vec<Option<String>> =
            known.map(|(known, figure)| stated(figure).or(known).map(str::to_owned)).collect();
        frame.with_column(Column::from(Series::new("unit".into(), units)))?;
        Ok(Some(at))
    }

    fn shown(&self, number: Decimal, figure: Figure, unit: MoneyUnit) -> String {
        match figure {
            Figure::Amount if self.exact => grouped(&at_least_two(unit.of(number))),
            Figure::Amount => grouped(&fixed(unit.of(number), 2)),
            Figure::Price => grouped(&fixed(number, 2)),
            Figure::Growth => {
                let sign = if number > Decimal::ZERO { "+" } else { "" };
                format!("{sign}{}%", grouped(&fixed(number * Decimal::ONE_HUNDRED, 2)))
            }
            Figure::Other => number.to_string(),
        }
    }

    fn is_rounded(&self, amount: Decimal, unit: MoneyUnit) -> bool {
        !self.exact && unit.of(amount).normalize().scale() > 2
    }
}

/// One figure is that of all rows.
fn all_rows(frame: &DataFrame, rows: &[Figure]) -> Vec<Figure> {
    if let [figure] = rows { vec![*figure; frame.height()] } else { rows.to_vec() }
}

/// Whether a column is one of a table with a column for each year.
fn is_year(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The headings of a frame: in Chinese the labels where there are any.
fn headings(frame: &DataFrame, language: Language) -> Vec<String> {
    let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
    let labels = match language {
        Language::Zh => juesuan_query::labels(&names),
        Language::En => vec![None; names.len()],
    };
    names.iter().zip(labels).map(|(name, label)| label.map_or(*name, |label| label.zh).to_owned()).collect()
}

/// The unit that all rows have, if it is one of money.
fn common_unit(rows: &[Figure], unit: MoneyUnit) -> Option<MoneyUnit> {
    match rows.first()? {
        Figure::Amount if rows.iter().all(|figure| *figure == Figure::Amount) => Some(unit),
        Figure::Price if rows.iter().all(|figure| *figure == Figure::Price) => Some(MoneyUnit::Yuan),
        _ => None,
    }
}

/// `金额（万元）`, where the heading may state yuan already.
pub(crate) fn with_unit(heading: &str, unit: MoneyUnit, rounded: bool, language: Language) -> String {
    let name = heading.strip_suffix(IN_YUAN).unwrap_or(heading);
    let unit = unit.label();
    let heading = if rounded {
        message!("cli-in-unit-rounded", name = name, unit = unit)
    } else {
        message!("cli-in-unit", name = name, unit = unit)
    };
    heading.text(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::df;
    use polars::prelude::IntoSeries;

    fn amounts(fen: &[Option<i128>]) -> DataFrame {
        let series = Series::new("amount".into(), fen).i128().unwrap().clone().into_decimal(18, 2).unwrap();
        DataFrame::new_infer_height(vec![Column::from(series.into_series())]).unwrap()
    }

    fn shown(frame: DataFrame, unit: MoneyUnit, exact: bool) -> (String, Vec<String>) {
        let figures = Figures::by_headings(&frame);
        let figures = if exact { figures.exact() } else { figures };
        let (frame, _) = figures.for_people(frame, unit, Language::Zh).unwrap();
        let column = &frame.columns()[0];
        let cells = column.str().unwrap().iter().map(|cell| cell.unwrap_or("null").to_owned()).collect();
        (column.name().to_string(), cells)
    }

    #[test]
    fn people_read_ten_thousands_with_two_decimals_and_are_told_of_rounding() {
        let exact = amounts(&[Some(5_102_220_000), Some(-100), None]);
        let (heading, _) = shown(exact, MoneyUnit::Wan, false);
        assert_eq!(heading, "金额（万元，四舍五入）");
        let whole = amounts(&[Some(5_102_220_000), Some(-1_230_000_000_000), None]);
        let (heading, cells) = shown(whole, MoneyUnit::Wan, false);
        assert_eq!(
            (heading.as_str(), cells),
            ("金额（万元）", vec!["5,102.22".into(), "-1,230,000.00".into(), "null".into()])
        );
    }

    #[test]
    fn yuan_and_hundred_millions_can_be_read_too_and_exactly() {
        let (heading, cells) = shown(amounts(&[Some(123_456_789)]), MoneyUnit::Yuan, false);
        assert_eq!((heading.as_str(), cells), ("金额（元）", vec!["1,234,567.89".into()]));
        let (heading, cells) = shown(amounts(&[Some(123_456_789)]), MoneyUnit::Yi, true);
        assert_eq!((heading.as_str(), cells), ("金额（亿元）", vec!["0.0123456789".into()]));
    }

    #[test]
    fn files_lose_no_fen_in_any_unit() {
        for (unit, name, text) in [
            (None, "amount", "1234567.89"),
            (Some(MoneyUnit::Wan), "amount_wan", "123.456789"),
            (Some(MoneyUnit::Yi), "amount_yi", "0.0123456789"),
        ] {
            let frame = amounts(&[Some(123_456_789)]);
            let stored = Figures::by_headings(&frame).for_files(frame, unit, FileForm::Text).unwrap();
            let column = stored.column(name).unwrap();
            assert_eq!(column.get(0).unwrap().str_value(), text);
        }
    }

    #[test]
    fn numbers_of_another_unit_stay_as_they_are() {
        let mut frame = amounts(&[Some(15_000), Some(15_000)]);
        frame.with_column(df!("compared_unit" => ["yuan", "percent"]).unwrap().columns()[0].clone()).unwrap();
        let figures = Figures::default().by_unit(&frame, "compared_unit", &["amount"]).unwrap();
        let stored = figures.for_files(frame, Some(MoneyUnit::Wan), FileForm::Text).unwrap();
        let cells: Vec<_> = stored.column("amount").unwrap().str().unwrap().iter().flatten().collect();
        assert_eq!(cells, ["0.015000", "150.00"]);
    }

    #[test]
    fn growth_has_a_sign_and_is_per_cent() {
        let figures = Figures::default();
        let shown = |text: &str| figures.shown(text.parse().unwrap(), Figure::Growth, MoneyUnit::Wan);
        assert_eq!(
            (shown("0.0607"), shown("-0.0249"), shown("0.0000")),
            ("+6.07%".into(), "-2.49%".into(), "0.00%".into())
        );
    }
}
