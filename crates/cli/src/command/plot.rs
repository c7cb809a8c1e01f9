//! A trend as bars of characters.

use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::MoneyUnit;
use juesuan_messages::visible;
use juesuan_model::Decimal;
use polars::frame::DataFrame;
use std::fmt::Write;

/// The longest bar.
const WIDTH: u32 = 40;

/// A year, its value, and the value in words.
type Point = (String, Option<Decimal>, String);

/// One block of bars per series: the value of each year next to its bar, a dot if there is none.
pub(crate) fn bars(
    frame: &DataFrame,
    real: bool,
    figures: &Figures,
    unit: MoneyUnit,
) -> Result<String, Failure> {
    let cell = |name: &str, row: usize| -> Result<String, Failure> {
        let value = frame.column(name)?.get(row)?;
        Ok(if value.is_null() { String::new() } else { value.str_value().into_owned() })
    };
    let measure = if real { "real_value" } else { "value" };
    let mut series: Vec<(String, Vec<Point>)> = Vec::new();
    for row in 0..frame.height() {
        let mut title = String::new();
        for name in ["metric", "entity_name", "scope", "dimension"] {
            let _ = write!(title, "{} ", cell(name, row)?);
        }
        if series.last().is_none_or(|(last, _)| *last != title) {
            series.push((title, Vec::new()));
        }
        let (_, points) = series.last_mut().expect("there is a series of this title");
        let words = figures.text(frame, measure, row, unit)?;
        points.push((cell("fiscal_year", row)?, cell(measure, row)?.parse().ok(), words));
    }
    let mut drawn = String::new();
    for (title, points) in series {
        let _ = writeln!(drawn, "{}", visible(&title));
        let highest = points.iter().filter_map(|(_, value, _)| *value).map(|value| value.abs()).max();
        for (year, value, words) in points {
            let _ = match value {
                Some(value) => writeln!(
                    drawn,
                    "  {year} {} {words}",
                    bar(value, highest.expect("the value is one of these points"))
                ),
                None => writeln!(drawn, "  {year} ·"),
            };
        }
    }
    Ok(drawn)
}

/// As many blocks as the value has fortieths of the highest one; light ones for a negative value.
fn bar(value: Decimal, highest: Decimal) -> String {
    let length = (value.abs() * Decimal::from(WIDTH)).checked_div(highest).unwrap_or_default().round();
    let block = if value.is_sign_negative() { '░' } else { '█' };
    (0..WIDTH).filter(|place| Decimal::from(*place) < length).map(|_| block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_highest() {
        let bar = |value: &str| bar(value.parse().unwrap(), "80".parse().unwrap()).chars().count();
        assert_eq!((bar("80"), bar("40"), bar("-20"), bar("0")), (40, 20, 10, 0));
    }
}
