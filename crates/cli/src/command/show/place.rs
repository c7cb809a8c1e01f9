//! Positions as arguments of `juesuan show`: `教育局/2023/259`.

use juesuan_messages::{Explain, Message, message};
use juesuan_model::FiscalYear;
use juesuan_model::locator::column_number;
use juesuan_query::{At, SoughtAmount};

/// `教育局/2023/259`: an entity, a year, and a position in that report.
#[derive(Debug, Clone)]
pub(crate) struct ShowTarget {
    pub(crate) entity: String,
    pub(crate) year: Option<u16>,
    pub(crate) at: Option<Target>,
}

/// What is shown of a report: the numbers at a position, or all that are one amount.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Place(At),
    Amount(SoughtAmount),
}

/// Whose and of which year, as a sheet is called by it.
impl std::fmt::Display for ShowTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.entity)?;
        self.year.map_or(Ok(()), |year| write!(f, " {year}"))
    }
}

impl std::str::FromStr for ShowTarget {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let mut parts = text.splitn(3, '/');
        let entity = parts.next().expect("a split has at least one piece").to_owned();
        let year = parts.next().map(fiscal_year).transpose()?;
        let at = parts.next().map(target).transpose()?;
        Ok(Self { entity, year, at })
    }
}

fn fiscal_year(text: &str) -> Result<u16, Message> {
    text.parse().map(FiscalYear::get).map_err(|error: juesuan_model::YearTextError| error.message())
}

/// A position, or an amount: `14538.23`, `1.45亿`. Digits alone are a line.
fn target(text: &str) -> Result<Target, Message> {
    match SoughtAmount::parse(text).filter(|amount| amount.is_distinct(text)) {
        Some(amount) => Ok(Target::Amount(amount)),
        None => place(text).map(Target::Place),
    }
}

/// `259`, `p3`, `p3:215.69`, `s2`, `s2!C12`, `d17`, `t5`, `t5.3`, `t5.3.2`.
fn place(text: &str) -> Result<At, Message> {
    let no_place = || message!("cli-not-a-place", text = text);
    let number = |text: &str| text.parse::<u32>().map_err(|_| no_place());
    let mut at = At::default();
    if let Some(rest) = text.strip_prefix('p') {
        let (page, printed) = rest.split_once(':').map_or((rest, None), |(page, text)| (page, Some(text)));
        at.page = Some(number(page)?);
        at.printed = printed.map(str::to_owned);
    } else if let Some(rest) = text.strip_prefix('s') {
        let (sheet, cell) = rest.split_once('!').map_or((rest, None), |(sheet, cell)| (sheet, Some(cell)));
        at.sheet = Some(number(sheet)?);
        if let Some(cell) = cell {
            let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let letters = cell.strip_suffix(digits).expect("the digits are the end of the cell's name");
            at.column = Some(column_number(letters).ok_or_else(no_place)?);
            at.line = Some(number(digits)?);
        }
    } else if let Some(rest) = text.strip_prefix('d') {
        at.paragraph = Some(number(rest)?);
    } else if let Some(rest) = text.strip_prefix('t') {
        let mut numbers = rest.split('.').map(number);
        at.table = numbers.next().transpose()?;
        at.row = numbers.next().transpose()?;
        at.col = numbers.next().transpose()?;
        if numbers.next().is_some() {
            return Err(no_place());
        }
    } else {
        at.line = Some(number(text)?);
    }
    Ok(at)
}
