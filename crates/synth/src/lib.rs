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
//! let (line, column) = row.place.line.unwrap();
//! let line = reports[0].text.lines().nth(line - 1).unwrap();
//! let printed: String = line.chars().skip(column - 1).take(row.printed.chars().count()).collect();
//! assert_eq!(printed, row.printed);
//! ```

mod accounts;
mod classification;
mod dice;
mod district;
mod evaluation;
mod form;
mod history;
mod money;
mod numerals;
mod paper;
mod particulars;
mod prose;
mod report;
mod statements;
pub mod truth;
mod write;

pub use paper::Paper;
pub use truth::TruthRow;
pub use write::Written;

use std::ops::RangeInclusive;

/// The earliest fiscal year that can be simulated: the first whose code names are known.
pub const FIRST_YEAR: u16 = classification::FIRST_YEAR;

/// The most departments that can be simulated.
pub const MOST_DEPARTMENTS: usize = district::DEPARTMENTS;

/// A simulated report as text and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedReport {
    /// A name for the file: `云澜区教育局-2023.txt`.
    pub file_name: String,
    /// The report as text.
    pub text: String,
    /// Every amount printed in its statements, in the order of the text.
    pub truth: Vec<TruthRow>,
}

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
            pairs.map(|(before, now)| {
                let paper = report::final_accounts(&department, before, now, &form::Form::national(), 0);
                let Written { file_name, bytes, truth } = paper.to_text();
                SimulatedReport { file_name, text: String::from_utf8_lossy(&bytes).into_owned(), truth }
            }).collect::<Vec<_>>()
        })
        .collect()
}
