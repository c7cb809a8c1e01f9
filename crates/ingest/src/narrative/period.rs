//! The year and phase that a heading sets for the text below it: `一、2026年财政预算执行情况`, `三、2027年预算安排（草案）`.
//!
//! A report of one year covers another where its headings name it. A heading that names no year, or two, changes nothing.

use juesuan_model::{FiscalYear, Phase};

/// Year and phase of the text below a heading, if it names them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) year: Option<FiscalYear>,
    pub(super) phase: Option<Phase>,
}

/// Words for what was carried out, and for what is planned. The budgets in the names of funds are neither.
const CARRIED_OUT: [&str; 2] = ["执行情况", "决算"];
const PLANNED: [&str; 6] = ["预算安排", "预算草案", "预算(草案)", "预算编制", "收支预算", "部门预算"];

impl Period {
    /// What a heading in plain form names.
    pub(super) fn of(heading: &str) -> Self {
        let mut years = years(heading);
        let (Some(year), None) = (years.next(), years.next()) else { return Self::default() };
        let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        let phase = if has(&CARRIED_OUT) {
            Some(Phase::Actual)
        } else if has(&PLANNED) {
            Some(Phase::InitialBudget)
        } else {
            None
        };
        Self { year: Some(year), phase }
    }
}

/// The years that a heading names; repetitions in a row count once.
fn years(heading: &str) -> impl Iterator<Item = FiscalYear> {
    let mut last = None;
    heading.match_indices('年').filter_map(move |(at, _)| {
        let before = heading.get(..at)?;
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let year = before.get(before.len().checked_sub(digits)?..).filter(|_| digits == 4)?;
        let year = FiscalYear::new(year.parse().ok()?).ok()?;
        (last.replace(year) != Some(year)).then_some(year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_with_one_year_gives_it_and_its_phase() {
        let period = |year: i64, phase| Period { year: Some(FiscalYear::new(year).unwrap()), phase };
        for (heading, expected) in [
            ("一、2026年财政预算执行情况", period(2026, Some(Phase::Actual))),
            ("三、2027年预算安排(草案)", period(2027, Some(Phase::InitialBudget))),
            ("五、2023年度一般公共预算财政拨款支出决算情况说明", period(2023, Some(Phase::Actual))),
            ("五、2023年度一般公共预算财政拨款支出情况", period(2023, None)),
            ("九、2023年度预算绩效情况说明", period(2023, None)),
            ("2026年度财政预算执行情况和2027年度财政预算(草案)的报告", Period::default()),
            ("三、支出决算情况说明", Period::default()),
        ] {
            assert_eq!(Period::of(heading), expected, "{heading}");
        }
    }
}
