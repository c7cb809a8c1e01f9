//! Columns of decimals, and the same amounts in another unit.

use super::Figure;
use crate::failure::Failure;
use crate::options::MoneyUnit;
use juesuan_model::money::rounded;
use juesuan_model::{Decimal, count};
use polars::datatypes::DataType;
use polars::prelude::{Column, IntoSeries, NamedFrom, Series};

/// The digits of a column of decimals in a file.
const DIGITS: usize = 38;

/// A number with at least two decimals, and no zeros after those.
pub(super) fn at_least_two(number: Decimal) -> String {
    let mut number = number.normalize();
    if number.scale() < 2 {
        number.rescale(2);
    }
    number.to_string()
}

/// The numbers, those of money in this unit, with all decimals of a fen and no zeros after those.
pub(super) fn in_unit(
    numbers: Vec<Option<Decimal>>,
    rows: &[Figure],
    unit: MoneyUnit,
    to_the_fen: bool,
) -> Vec<Option<Decimal>> {
    let stored = |number: Decimal, unit: MoneyUnit| {
        let number = if to_the_fen { rounded(number, 2) } else { number };
        let decimals = number.normalize().scale().max(2);
        let mut amount = unit.of(number);
        amount.rescale(decimals + unit.shift());
        amount
    };
    let in_unit = |(number, figure): (Option<Decimal>, &Figure)| match figure {
        Figure::Amount => number.map(|number| stored(number, unit)),
        Figure::Price => number.map(|number| stored(number, MoneyUnit::Yuan)),
        Figure::Growth | Figure::Other => number,
    };
    numbers.into_iter().zip(rows).map(in_unit).collect()
}

/// A column in which each number has its own decimals.
pub(super) fn texts(name: &str, numbers: &[Option<Decimal>]) -> Column {
    let texts: Vec<Option<String>> =
        numbers.iter().map(|number| number.map(|number| number.to_string())).collect();
    Column::from(Series::new(name.into(), texts))
}

/// A column of decimals: as many as the number with the most has.
pub(super) fn typed(name: &str, numbers: Vec<Option<Decimal>>) -> Result<Column, Failure> {
    let scale = numbers.iter().flatten().map(Decimal::scale).max().unwrap_or(2);
    let mantissa = |mut number: Decimal| {
        number.rescale(scale);
        number.mantissa()
    };
    let mantissas: Vec<Option<i128>> = numbers.into_iter().map(|number| number.map(mantissa)).collect();
    let series = Series::new(name.into(), mantissas);
    let series = series.i128()?.clone().into_decimal(DIGITS, count::to_usize(scale))?;
    Ok(Column::from(series.into_series()))
}

/// The numbers of a column of decimals; `None` if one has more digits than any amount.
pub(super) fn decimals(column: &Column) -> Result<Option<Vec<Option<Decimal>>>, Failure> {
    let texts = column.cast(&DataType::String)?;
    let numbers = texts.str()?.iter().map(|text| text.map(str::parse).transpose().ok());
    Ok(numbers.collect())
}
