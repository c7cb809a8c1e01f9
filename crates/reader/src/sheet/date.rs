//! Displays the dates and times of spreadsheets, which are numbers of days.

use super::code::{FormatPart, Section};
use rust_decimal::{Decimal, RoundingStrategy};

/// The last day of 9999.
const LAST: i64 = 2_958_465;

const SECONDS: i64 = 86_400;

/// A moment, in parts.
struct Moment {
    days: i64,
    seconds: i64,
    year: i64,
    month: i64,
    day: i64,
}

/// The day from which a workbook counts its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// The first of 1900 is day 1.
    #[default]
    Since1900,
    /// The first of 1904 is day 0.
    Since1904,
}

/// The text; none where the number is not a valid day.
pub(super) fn display(value: Decimal, section: &Section, epoch: Epoch) -> Option<String> {
    let moment = moment(value, epoch)?;
    let halves = section.parts.iter().any(|part| matches!(part, FormatPart::Clock('p', _)));
    let mut text = String::new();
    for (at, part) in section.parts.iter().enumerate() {
        match part {
            FormatPart::Literal(literal) => text.push_str(literal),
            FormatPart::Clock('m', count) if is_minutes(&section.parts, at) => {
                text.push_str(&padded(moment.seconds / 60 % 60, *count));
            }
            FormatPart::Clock(letter, count) => text.push_str(&clock(&moment, *letter, *count, halves)),
            FormatPart::Elapsed(letter, count) => {
                let all = moment.days * SECONDS + moment.seconds;
                let unit = match letter {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                text.push_str(&padded(all / unit, *count));
            }
            FormatPart::Point => text.push('.'),
            FormatPart::Zero => text.push('0'),
            _ => {}
        }
    }
    Some(text)
}

fn clock(moment: &Moment, letter: char, count: usize, halves: bool) -> String {
    let hour = moment.seconds / 3600;
    let morning = hour < 12;
    match (letter, count) {
        ('y', 1..=2) => padded(moment.year % 100, 2),
        ('y' | 'e', _) => moment.year.to_string(),
        ('m', 1..=2) => padded(moment.month, count),
        ('m', _) => format!("{}月", moment.month),
        ('d', 1..=2) => padded(moment.day, count),
        // Day 1 is a Sunday in the calendar of spreadsheets.
        ('d' | 'a', _) => weekday(moment.days).to_owned(),
        ('h', _) if halves => padded(if hour % 12 == 0 { 12 } else { hour % 12 }, count),
        ('h', _) => padded(hour, count),
        ('s', _) => padded(moment.seconds % 60, count),
        ('p', 1) => if morning { "A" } else { "P" }.to_owned(),
        ('p', 2) => if morning { "AM" } else { "PM" }.to_owned(),
        _ => if morning { "上午" } else { "下午" }.to_owned(),
    }
}

fn weekday(days: i64) -> &'static str {
    let names = ["星期六", "星期日", "星期一", "星期二", "星期三", "星期四", "星期五"];
    let day = usize::try_from(days.rem_euclid(7)).ok();
    day.and_then(|day| names.get(day)).copied().expect("a remainder of 7 is less than 7")
}

fn padded(number: i64, count: usize) -> String {
    format!("{number:0count$}")
}

/// `m` is minutes after hours and before seconds, and months elsewhere.
fn is_minutes(parts: &[FormatPart], at: usize) -> bool {
    let unit = |part: &FormatPart| match part {
        FormatPart::Clock(letter, _) | FormatPart::Elapsed(letter, _) if *letter != 'p' => Some(*letter),
        _ => None,
    };
    let before = parts.iter().take(at).rev().find_map(unit);
    let after = parts.iter().skip(at + 1).find_map(unit);
    before == Some('h') || after == Some('s')
}

fn moment(value: Decimal, epoch: Epoch) -> Option<Moment> {
    // 1904-01-01 is day 1462 of the calendar that begins in 1900.
    let shift = if epoch == Epoch::Since1904 { 1462 } else { 0 };
    let all = value.checked_mul(Decimal::from(SECONDS))?;
    let all = all.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let all = i64::try_from(all).ok()?.checked_add(shift * SECONDS)?;
    let (days, seconds) = (all.div_euclid(SECONDS), all.rem_euclid(SECONDS));
    if !(0..=LAST).contains(&days) {
        return None;
    }
    let (year, month, day) = match days {
        // The calendar of spreadsheets has one day too many in 1900.
        60 => (1900, 2, 29),
        0..60 => civil(days + 1),
        _ => civil(days),
    };
    Some(Moment { days, seconds, year, month, day })
}

/// Year, month and day for a number of days after 1899-12-30, computed with years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    // 693 899 days lie between 0000-03-01 and 1899-12-30.
    let days = days + 693_899;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}
