//! The price indices that amounts can be brought to constant prices with: national consumer prices, and a user's own.

use crate::load::{Reference, ten_thousandths};
use std::collections::BTreeMap;

/// The index that is used unless another one is named.
pub const CONSUMER_PRICES: &str = "national_consumer_prices";

/// The region of a series without one.
pub const NATION: &str = "000000";

/// The chain index of the first year.
const CHAIN_START: i64 = 1_000_000_000_000;

/// From this chain index on, a new chain begins, since amounts × index no longer fit.
const TOO_LARGE: i128 = 1_000_000_000_000_000_000;

/// One year of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeflatorYear {
    /// The name of the index.
    pub deflator: String,
    /// The nation or a province.
    pub region_code: String,
    /// The year.
    pub year: i64,
    /// The index as listed, with the previous year at 100.
    pub previous_year_100: String,
    /// The first year of the unbroken chain: amounts of two years are comparable if it is the same.
    pub chain_from: i64,
    /// 10¹² in that year; in each following one, the one before times the index, rounded half up.
    pub chain_index: i64,
    /// Where it is from.
    pub source: String,
}

impl Reference {
    /// Every index that constant prices can be computed with, by name, region and year.
    #[must_use]
    pub fn deflators(&self) -> Vec<DeflatorYear> {
        let national = self.consumer_prices().filter(|[_, region, ..]| *region == NATION);
        chained(national.chain(self.cells::<5>("deflators")))
    }

    /// The consumer prices of every region that the table lists.
    #[must_use]
    pub fn prices(&self) -> Vec<DeflatorYear> {
        chained(self.consumer_prices())
    }

    fn consumer_prices(&self) -> impl Iterator<Item = [&str; 5]> {
        let prices = self.cells::<4>("prices");
        prices.map(|[region, year, index, source]| [CONSUMER_PRICES, region, year, index, source])
    }
}

/// The years of each index and region, each following one chained to the one before.
fn chained<'r>(rows: impl Iterator<Item = [&'r str; 5]>) -> Vec<DeflatorYear> {
    let mut listed: BTreeMap<(&str, &str, i64), (&str, &str)> = BTreeMap::new();
    for [deflator, region, year, index, source] in rows {
        let region = if region.is_empty() { NATION } else { region };
        if let Ok(year) = year.parse() {
            listed.insert((deflator, region, year), (index, source));
        }
    }
    let mut chained: Vec<DeflatorYear> = Vec::with_capacity(listed.len());
    for ((deflator, region, year), (index, source)) in listed {
        let Some(number) = ten_thousandths(index) else { continue };
        let before = chained
            .last()
            .filter(|last| last.deflator == deflator && last.region_code == region && last.year + 1 == year);
        let chain = before.and_then(|last| Some((last.chain_from, times(last.chain_index, number)?)));
        let (chain_from, chain_index) = chain.unwrap_or((year, CHAIN_START));
        chained.push(DeflatorYear {
            deflator: deflator.to_owned(),
            region_code: region.to_owned(),
            year,
            previous_year_100: index.to_owned(),
            chain_from,
            chain_index,
            source: source.to_owned(),
        });
    }
    chained
}

/// A chain index of the next year.
fn times(chain_index: i64, ten_thousandths: i64) -> Option<i64> {
    let product = (2 * i128::from(chain_index) * i128::from(ten_thousandths) + 1_000_000) / 2_000_000;
    (product > 0 && product < TOO_LARGE).then(|| i64::try_from(product).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(rows: &[[&str; 5]]) -> Reference {
        let mut reference = Reference::shipped();
        for row in rows {
            let cells = row.iter().map(|cell| Some((*cell).to_owned()).filter(|cell| !cell.is_empty()));
            reference.rows_mut("deflators").push(cells.collect());
        }
        reference
    }

    #[test]
    fn national_consumer_prices_are_an_index_and_those_of_provinces_are_none() {
        let mut reference = Reference::shipped();
        assert_eq!(reference.deflators(), reference.prices());
        let row = ["420000", "2020", "102.5", "own"].map(|cell| Some(cell.to_owned()));
        reference.rows_mut("prices").push(row.to_vec());
        assert_eq!(reference.prices().len(), reference.deflators().len() + 1);
    }

    #[test]
    fn an_own_index_has_four_decimals_a_region_or_none_and_a_new_chain_after_a_gap() {
        let reference = with(&[
            ["gdp", "", "2020", "100.5", "own"],
            ["gdp", "", "2021", "104.5525", "own"],
            ["gdp", "", "2023", "99.4", "own"],
            ["gdp", "420000", "2021", "103", "own"],
        ]);
        let own: Vec<_> = reference
            .deflators()
            .into_iter()
            .filter(|one| one.deflator == "gdp")
            .map(|one| (one.region_code, one.year, one.chain_from, one.chain_index))
            .collect();
        let row = |region: &str, year, from, index| (region.to_owned(), year, from, index);
        assert_eq!(
            own,
            [
                row("000000", 2020, 2020, 1_000_000_000_000),
                row("000000", 2021, 2020, 1_045_525_000_000),
                row("000000", 2023, 2023, 1_000_000_000_000),
                row("420000", 2021, 2021, 1_000_000_000_000),
            ]
        );
    }

    #[test]
    fn an_index_is_a_positive_number_with_at_most_four_decimals() {
        assert_eq!(ten_thousandths("102.65"), Some(1_026_500));
        assert_eq!(ten_thousandths("100"), Some(1_000_000));
        for wrong in ["", "0", "0.0000", "-1", "1.00001", "1e2", "102,6", ".5", "5."] {
            assert_eq!(ten_thousandths(wrong), None, "{wrong}");
        }
    }
}
