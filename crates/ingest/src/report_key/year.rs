//! Years and months as titles print them.

use crate::numeral::{digit, month};
use juesuan_model::FiscalYear;

/// The text without `2023年度`, at its start or at its end.
pub(super) fn without_year(text: &str) -> String {
    let Some((_, start, end)) = year_in(text) else { return text.to_owned() };
    let head = text.get(..start).expect("a year begins between characters");
    let tail = without_year_word(text.get(end..).expect("a year ends between characters"));
    format!("{head}{tail}")
}

/// The text after a year's digits without 年度 or 年.
pub(super) fn without_year_word(text: &str) -> &str {
    text.strip_prefix("年度").or_else(|| text.strip_prefix('年')).unwrap_or(text)
}

/// The fiscal year that a line names: `2023年度`, `二〇二三年部门决算`; not the year of a date.
pub(super) fn fiscal_year(line: &str) -> Option<FiscalYear> {
    let (year, _, end) = year_in(line)?;
    is_fiscal(line.get(end..)?).then_some(year)
}

/// Whether what follows a year's digits makes it a fiscal year, not that of a date.
pub(super) fn is_fiscal(after: &str) -> bool {
    let Some(after) = after.strip_prefix('年') else { return false };
    !after.starts_with(|c: char| digit(c).is_some() || c == '十')
}

/// The first four digits that are a year, with their start and end.
pub(super) fn year_in(text: &str) -> Option<(FiscalYear, usize, usize)> {
    years_in(text).next()
}

/// All of them. Numbers outside the last decades are not years but parts of other numbers.
pub(super) fn years_in(text: &str) -> impl Iterator<Item = (FiscalYear, usize, usize)> {
    // 2, and the first byte of 二.
    memchr::memchr2_iter(b'2', 0xE4, text.as_bytes()).filter_map(|start| {
        let mut rest = text.get(start..)?.chars();
        let (mut year, mut end) = (0_i64, start);
        for _ in 0..4 {
            let c = rest.next()?;
            year = year * 10 + i64::from(digit(c)?);
            end += c.len_utf8();
        }
        let plausible = (2000..=2099).contains(&year);
        FiscalYear::new(year).ok().filter(|_| plausible).map(|year| (year, start, end))
    })
}

/// The month in a line such as `二〇二四年十月`, `2024年9月24日`, `公开日期：2024-09-24`: as `2024-09`.
pub(super) fn published(line: &str) -> Option<String> {
    if line.len() > 24 && line.chars().count() > 24 {
        return None;
    }
    let (year, _, end) = year_in(line)?;
    let after = line.get(end..)?;
    let text = if let Some(rest) = after.strip_prefix('年') {
        rest.split_once('月')?.0
    } else {
        let rest = after.strip_prefix(['-', '/', '.'])?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?
    };
    Some(format!("{year}-{:02}", month(text)?))
}
