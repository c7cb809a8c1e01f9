//! Simulated final accounts with known truth.
//!
//! Tests, benches and the demo need reports whose every figure is known beforehand. This crate invents a district, lets its
//! departments live through some years, and writes each year's 部门决算 in the layout that text extracted from a PDF has. Beside
//! the text it hands over the truth: what each amount printed in a statement means and where it stands, noted by the writer as
//! it writes, never read back.
//!
//! Underneath, amounts are exact fen and every sum is exact; a report prints them in 万元, rounded half up to two decimals, so
//! that printed sums miss by rounding just as real ones do. The same seed gives the same bytes on every machine.
//!
//! ```
//! let reports = juesuan_synth::district(7, 2022..=2023, 1);
//! assert_eq!(reports.len(), 2);
//! let row = &reports[0].truth[0];
//! let line = reports[0].text.lines().nth(row.line - 1).unwrap();
//! let printed: String = line.chars().skip(row.line_column - 1).take(row.printed.chars().count()).collect();
//! assert_eq!(printed, row.printed);
//! ```

mod accounts;
mod classification;
mod dice;
mod district;
mod evaluation;
mod history;
mod money;
mod numerals;
mod particulars;
mod prose;
mod report;
mod statements;
mod text;
pub mod truth;

pub use report::SimulatedReport;
pub use truth::TruthRow;

use std::ops::RangeInclusive;

/// The earliest fiscal year that can be simulated: the first whose code names are known.
pub const FIRST_YEAR: u16 = classification::FIRST_YEAR;

/// The most departments that can be simulated.
pub const MOST_DEPARTMENTS: usize = district::DEPARTMENTS;

/// The reports of the first `departments` departments for each of the `years`, by department and year.
///
/// Years before [`FIRST_YEAR`] and departments beyond [`MOST_DEPARTMENTS`] are left out.
#[must_use]
pub fn district(seed: u64, years: RangeInclusive<u16>, departments: usize) -> Vec<SimulatedReport> {
    let years = FIRST_YEAR.max(*years.start())..=*years.end();
    let departments = (0..departments.min(MOST_DEPARTMENTS)).filter_map(district::Department::numbered);
    departments
        .flat_map(|department| {
            let accounts = history::history(&department, seed, years.clone());
            let pairs = accounts.iter().zip(accounts.iter().skip(1));
            pairs.map(|(before, now)| report::write(&department, before, now)).collect::<Vec<_>>()
        })
        .collect()
}
