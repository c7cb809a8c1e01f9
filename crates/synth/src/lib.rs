//! Simulated final accounts with known truth.
//!
//! Tests, benchmarks and the demo need reports whose every figure is known in advance. This crate invents a district with
//! departments, simulates their accounts for some years, and writes each year's 部门决算 (and 部门预算). With each file it returns
//! the truth: the meaning and position of each amount printed in a statement, recorded by the writer as it writes, never read back.
//!
//! ```text
//! district ─ history ─▶ Accounts ─ report, budget ─▶ ReportContent ─ write ─▶ bytes and truth, in each Format
//!                                     └─ form
//! ```
//!
//! A `ReportContent` has blocks and grids without a format; its `Form` is everything in which reports of other departments differ
//! while their content is the same.
//!
//! Underneath, amounts are exact fen and every sum is exact; a report prints them in 万元, rounded half up to two decimals, so
//! that printed sums are off by rounding just as real ones are. The same seed makes the same bytes on every machine.
//!
//! ```
//! let reports = juesuan_synth::district(7, 2022..=2023, 1);
//! assert_eq!(reports.len(), 2);
//! let row = &reports[0].truth[0];
//! let (line, column) = row.position.line.unwrap();
//! let line = reports[0].text.lines().nth(line - 1).unwrap();
//! let printed: String = line.chars().skip(column - 1).take(row.printed.chars().count()).collect();
//! assert_eq!(printed, row.printed);
//! ```

mod accounts;
pub mod anomalies;
mod budget;
mod classification;
mod content;
pub mod defects;
mod dice;
mod district;
mod evaluation;
pub mod facts;
mod form;
mod history;
mod money;
mod numerals;
mod particulars;
pub mod pdf;
mod prose;
mod report;
mod statements;
pub mod truth;
mod write;

pub use anomalies::Anomaly;
pub use truth::TruthRow;
pub use write::{DocxStyle, Format, HtmlStyle, PdfStyle, WriteError, Written, XlsxStyle};

use accounts::Accounts;
use content::ReportContent;
use dice::Dice;
use district::Department;
use form::{Codes, Form};
use juesuan_model::{Kind, count};

use std::ops::RangeInclusive;

/// The earliest fiscal year that can be simulated: the first whose code names are known.
pub const FIRST_YEAR: u16 = classification::FIRST_YEAR;

/// The most departments that can be simulated.
pub const MOST_DEPARTMENTS: usize = district::DEPARTMENTS;

/// A simulated report as text, and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimulatedReport {
    /// A name for the file: `云澜区教育局-2023.txt`.
    pub file_name: String,
    /// The report as text.
    pub text: String,
    /// Every amount printed in its statements, in the order of the text.
    pub truth: Vec<TruthRow>,
}

/// Which reports are simulated.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The same seed makes the same bytes.
    pub seed: u64,
    /// The fiscal years; those before [`FIRST_YEAR`] are left out.
    pub years: RangeInclusive<u16>,
    /// How many departments; those beyond [`MOST_DEPARTMENTS`] are left out.
    pub departments: usize,
    /// Whether reports differ in form as those of several provinces do, or all follow the national template.
    pub vary: bool,
    /// Whether each year has its budget too, before its final accounts.
    pub budgets: bool,
    /// How many departments have an anomaly in the last year.
    pub anomalies: usize,
}

impl Default for Selection {
    fn default() -> Self {
        Self { seed: 7, years: 2019..=2024, departments: 8, vary: false, budgets: false, anomalies: 0 }
    }
}

impl Selection {
    /// The anomalies of its last year.
    #[must_use]
    pub fn planted(&self) -> Vec<Anomaly> {
        let departments = self.departments.min(MOST_DEPARTMENTS);
        let counts = (departments, self.anomalies);
        anomalies::anomalies(self.seed, *self.years.end(), counts, Department::numbered)
    }
}

/// Reads a range of fiscal years as command lines have it: `2019..2024`, both ends included, or a single year.
///
/// # Errors
/// A sentence for people: a year is not a number, the years do not run upwards, or one is before [`FIRST_YEAR`] or after 2100.
pub fn parse_years(text: &str) -> Result<RangeInclusive<u16>, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year =
        |text: &str| text.parse::<u16>().map_err(|_| format!("“{text}” is not a year; write 2019..2024"));
    let (first, last) = (year(first)?, year(last)?);
    if first < FIRST_YEAR || last > 2100 || first > last {
        return Err(format!("years run upwards within {FIRST_YEAR}..2100"));
    }
    Ok(first..=last)
}

/// The selected reports in a format, by department and year.
///
/// # Errors
/// A file that could not be compressed, or a format that needs `LibreOffice` where there is none.
pub fn reports(selection: &Selection, format: Format) -> Result<Vec<Written>, WriteError> {
    let contents: Vec<ReportContent> = contents(selection, format).collect();
    write::write(&contents, format)
}

/// The reports of the first `departments` departments for each of the `years`, by department and year.
///
/// Years before [`FIRST_YEAR`] and departments beyond [`MOST_DEPARTMENTS`] are left out.
#[must_use]
pub fn district(seed: u64, years: RangeInclusive<u16>, departments: usize) -> Vec<SimulatedReport> {
    let selection = Selection { seed, years, departments, ..Selection::default() };
    let texts = contents(&selection, Format::Text).map(|content| write::text(&content));
    texts
        .map(|Written { file_name, bytes, truth }| SimulatedReport {
            file_name,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            truth,
        })
        .collect()
}

/// The contents of the selected reports, in forms that suit the format.
fn contents(selection: &Selection, format: Format) -> impl Iterator<Item = ReportContent> {
    let Selection { seed, vary, budgets, .. } = *selection;
    let years = FIRST_YEAR.max(*selection.years.start())..=*selection.years.end();
    let planted = selection.planted();
    let departments = (0..selection.departments.min(MOST_DEPARTMENTS)).filter_map(Department::numbered);
    let departments = departments.map(move |department| department.with(&planted));
    departments.flat_map(move |department| {
        let accounts = history::history(&department, seed, years.clone());
        let pairs = accounts.iter().zip(accounts.iter().skip(1));
        let mut contents = Vec::new();
        for (before, now) in pairs {
            let kinds: &[Kind] =
                if budgets { &[Kind::Budget, Kind::FinalAccounts] } else { &[Kind::FinalAccounts] };
            for kind in kinds {
                contents.push(content(&department, before, now, (*kind, seed, vary), format));
            }
        }
        contents
    })
}

/// The content of one report. Its form is drawn from a random stream of its own, so that its amounts are the same in every form.
fn content(
    department: &Department,
    before: &Accounts,
    now: &Accounts,
    (kind, seed, vary): (Kind, u64, bool),
    format: Format,
) -> ReportContent {
    let number = count::to_u64(department.number);
    let budget = kind == Kind::Budget;
    let variety = number * 1_000 + u64::from(now.year) * 2 + u64::from(budget);
    let mut form = if vary {
        // Far from the departments' own streams.
        Form::varied(kind, &mut Dice::new(seed, (1 << 48) + variety))
    } else {
        Form::national().of_kind(kind)
    };
    if format == Format::Pdf(PdfStyle::OnlyOffice) {
        form.codes = Codes::Three;
    }
    if budget {
        budget::content(department, &budget::planned(now), &form, variety)
    } else {
        report::final_accounts(department, before, now, &form, variety)
    }
}
