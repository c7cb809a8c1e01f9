//! Planting: one number of a draft becomes another, beyond what rounding explains.

use super::compose::{DraftPart, ReportDraft};
use super::passage::{Meant, Piece};
use super::template::index;
use crate::content::{Amount, Block, Cell, Grid};
use crate::dice::Dice;
use crate::truth::Meaning;
use juesuan_model::{
    ClaimMetric, CodeDomain, Decimal, Fund, Item, Kind, Measure, Phase, Side, Statement, Topic, Unit,
    ValueUnit, Yuan,
};

/// What is done to a draft.
#[derive(Debug)]
pub(super) enum Plant {
    /// An amount of a statement becomes another.
    Cell(CellSlip),
    /// A number of the prose becomes another.
    Prose(ProseSlip),
    /// Anything other than a single number.
    Special(fn(&mut ReportDraft, &mut Dice) -> Option<()>),
}

/// Which amount of a statement becomes which other.
#[derive(Debug)]
pub(super) struct CellSlip {
    pub(super) statement: Statement,
    pub(super) row: RowOf,
    pub(super) column: ColumnOf,
    pub(super) slip: Slip,
    /// A statement whose cell of the same code holds the same amount.
    pub(super) twin: Option<Statement>,
}

/// Which row.
#[derive(Debug, Clone, Copy)]
pub(super) enum RowOf {
    Class,
    Group,
    Item,
    /// A row of an economic code.
    Economic(&'static str),
    /// A row (in 09 a column) without a code.
    Of(Item),
    /// The same in a statement of two sides.
    Sided(Side, Item),
    /// A source of income other than 财政拨款, in 01.
    Source,
}

/// Which column.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnOf {
    pub(super) measure: Measure,
    pub(super) fund: Option<Fund>,
    pub(super) phase: Option<Phase>,
}

/// What happens to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    More,
    Less,
    /// Two adjacent digits are swapped.
    Swap,
    /// The decimal point moves.
    Tenfold,
    Negative,
}

/// Which number of the prose.
#[derive(Debug)]
pub(super) struct ProseSlip {
    pub(super) metric: ClaimMetric,
    pub(super) topic: Option<Topic>,
    /// Topics that do not count if `topic` is none.
    pub(super) except: &'static [Topic],
    pub(super) fund: Option<Fund>,
    pub(super) slip: Slip,
    /// Whether the number is the year's budget, not the report's own phase.
    pub(super) budget: bool,
}

/// Plants a defect of a kind; none if the draft has nothing that it could change.
pub(super) fn plant(kind: &super::kinds::DefectKind, draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    match &kind.plant {
        Plant::Cell(slip) => cell(slip, draft, dice),
        Plant::Prose(slip) => prose(slip, draft, dice),
        Plant::Special(plant) => plant(draft, dice),
    }
}

/// The table of a statement.
pub(super) fn grid(draft: &mut ReportDraft, statement: Statement) -> Option<&mut Grid> {
    draft.parts.iter_mut().find_map(|part| match part {
        DraftPart::Block(Block::Grid(grid)) if grid.statement == Some(statement) => Some(grid),
        _ => None,
    })
}

/// The amounts of a table that are not zero.
pub(super) fn amounts(grid: &mut Grid) -> impl Iterator<Item = (&mut Amount, Meaning)> {
    let cells = grid.rows.iter_mut().flatten();
    cells.filter_map(|cell| match cell {
        Cell::Amount(amount) if !amount.yuan.decimal().is_zero() => {
            let meaning = amount.meaning.clone()?;
            Some((amount, meaning))
        }
        _ => None,
    })
}

/// The code of a cell, what it measures and what it holds.
type Twin = (Option<(CodeDomain, String)>, Measure, Yuan);

fn cell(slip: &CellSlip, draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let twins: Option<Vec<Twin>> = match slip.twin {
        None => None,
        Some(twin) => Some(
            amounts(grid(draft, twin)?)
                .filter(|(_, meaning)| meaning.fund.is_none())
                .map(|(amount, meaning)| (meaning.code, meaning.measure, amount.yuan))
                .collect(),
        ),
    };
    let grid = grid(draft, slip.statement)?;
    let mut fit: Vec<_> = amounts(grid)
        .filter(|(_, meaning)| {
            slip.row.is(meaning, slip.statement) && slip.column.is(meaning, slip.statement)
        })
        .filter(|(amount, meaning)| {
            twins.as_ref().is_none_or(|twins| {
                twins.iter().any(|twin| *twin == (meaning.code.clone(), meaning.measure, amount.yuan))
            })
        })
        .collect();
    let at = index(dice, fit.len())?;
    let (amount, _) = fit.get_mut(at)?;
    alter(amount, slip.slip, dice)
}

impl RowOf {
    fn is(self, meaning: &Meaning, statement: Statement) -> bool {
        let economic = statement == Statement::BasicExpenditure;
        let domain = if economic { CodeDomain::Economic } else { CodeDomain::Functional };
        let code = meaning.code.as_ref().filter(|(of, _)| *of == domain).map(|(_, code)| code.as_str());
        let long = |length| code.is_some_and(|code| code.len() == length);
        match self {
            Self::Class => long(3),
            Self::Group => long(5),
            Self::Item => long(7),
            Self::Economic(of) => code == Some(of),
            Self::Of(item) => code.is_none() && meaning.item == Some(item),
            Self::Sided(side, item) => {
                meaning.side == Some(side) && code.is_none() && meaning.item == Some(item)
            }
            Self::Source => {
                matches!(
                    meaning.item,
                    Some(
                        Item::SuperiorSubsidy
                            | Item::InstitutionalIncome
                            | Item::BusinessIncome
                            | Item::AffiliateRemittance
                            | Item::OtherIncome
                    )
                )
            }
        }
    }
}

impl ColumnOf {
    fn is(self, meaning: &Meaning, statement: Statement) -> bool {
        // Only in 04 do columns differ by fund.
        let by_fund = statement == Statement::AppropriationSummary;
        meaning.measure == self.measure
            && (!by_fund || meaning.fund == self.fund)
            && self.phase.is_none_or(|phase| meaning.phase == phase)
    }
}

/// Makes an amount of a table another.
pub(super) fn alter(amount: &mut Amount, slip: Slip, dice: &mut Dice) -> Option<()> {
    let printed = altered(&amount.printed, in_units(amount.unit), slip, dice)?;
    set(amount, printed)
}

/// Prints another number in a cell.
pub(super) fn set(amount: &mut Amount, printed: String) -> Option<()> {
    let value = value(&printed)?;
    amount.yuan = Yuan::new(value * amount.unit.factor()).ok()?;
    amount.printed = printed;
    Some(())
}

/// What ten thousand yuan are in a unit: no rounding is as large.
const fn in_units(unit: Unit) -> i64 {
    match unit {
        Unit::TenThousand => 1,
        _ => 10_000,
    }
}

/// The number without its separators.
pub(super) fn value(printed: &str) -> Option<Decimal> {
    printed.replace(',', "").parse().ok()
}

/// A number that differs from this one by more than rounding explains, printed the same way.
pub(super) fn altered(printed: &str, least: i64, slip: Slip, dice: &mut Dice) -> Option<String> {
    let old = value(printed)?;
    let off = Decimal::from(least * dice.between(1, 9));
    let new = match slip {
        Slip::Less if old > off => old - off,
        Slip::More | Slip::Less => old + off,
        Slip::Tenfold => old * Decimal::TEN,
        Slip::Negative => -old,
        Slip::Swap => return swapped(printed, Decimal::from(least)),
    };
    if (new - old).abs() < Decimal::from(least) {
        return None;
    }
    let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some(grouped(new, u32::try_from(decimals).ok()?, printed.contains(',') || old < Decimal::ONE_THOUSAND))
}

fn grouped(value: Decimal, decimals: u32, grouped: bool) -> String {
    let mut value = value;
    value.rescale(decimals);
    let text = value.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut digits = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if grouped && at > 0 && (whole.len() - at) % 3 == 0 {
            digits.push(',');
        }
        digits.push(digit);
    }
    rest.map_or_else(|| format!("{sign}{digits}"), |rest| format!("{sign}{digits}.{rest}"))
}

/// The first two adjacent digits whose swap changes the number enough.
fn swapped(printed: &str, least: Decimal) -> Option<String> {
    let digits: Vec<char> = printed.chars().collect();
    let old = value(printed)?;
    let places: Vec<usize> =
        (0..digits.len()).filter(|at| digits.get(*at).is_some_and(char::is_ascii_digit)).collect();
    places.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let mut digits = digits.clone();
        digits.swap(*one, *other);
        let text: String = digits.into_iter().collect();
        let fits = (value(&text)? - old).abs() >= least && !text.starts_with('0');
        fits.then_some(text)
    })
}

/// The numbers of the prose in wordings that the grammar is meant to read.
pub(super) fn numbers(draft: &mut ReportDraft) -> impl Iterator<Item = &mut Meant> {
    let passages = draft.parts.iter_mut().filter_map(|part| match part {
        DraftPart::Prose(passage) => Some(passage),
        DraftPart::Block(_) => None,
    });
    passages.flatten().filter_map(|piece| match piece {
        Piece::Number(meant) if !meant.unknown => Some(meant),
        _ => None,
    })
}

fn prose(slip: &ProseSlip, draft: &mut ReportDraft, dice: &mut Dice) -> Option<()> {
    let year = draft.year;
    let accounts = draft.kind == Kind::FinalAccounts;
    // A share of an amount that is not printed cannot be compared, and rounding explains any percentage of a small amount.
    let amounts: Vec<Meant> = numbers(draft)
        .filter(|meant| meant.metric == ClaimMetric::Amount)
        .map(|meant| meant.clone())
        .collect();
    let least = Decimal::from(100_000);
    let checkable = |meant: &Meant| {
        let mut own = amounts.iter().filter(|amount| amount.about == meant.about).peekable();
        meant.unit != ValueUnit::Percent
            || (meant.metric != ClaimMetric::Share || own.peek().is_some())
                && own.all(|amount| amount.value >= least)
    };
    let fits = |meant: &Meant| {
        let of_budget = accounts && meant.phase.is_some_and(|phase| phase != Phase::Actual);
        meant.metric == slip.metric
            && slip.topic.is_none_or(|topic| (meant.about.topic, meant.about.fund) == (topic, slip.fund))
            && !slip.except.contains(&meant.about.topic)
            && meant.year == year
            && slip.budget == of_budget
            && checkable(meant)
            && (meant.metric == ClaimMetric::Count || !meant.value.is_zero())
    };
    reprint_one(draft, fits, dice, |meant, dice| reprint_other(meant, slip.slip, dice))
}

/// Changes one of the numbers of the prose that fit.
pub(super) fn reprint_one(
    draft: &mut ReportDraft,
    fits: impl Fn(&Meant) -> bool,
    dice: &mut Dice,
    change: impl Fn(&mut Meant, &mut Dice) -> Option<()>,
) -> Option<()> {
    let count = numbers(draft).filter(|meant| fits(meant)).count();
    let at = index(dice, count)?;
    change(numbers(draft).filter(|meant| fits(meant)).nth(at)?, dice)
}

/// Changes a number of the prose, and its meaning with it.
pub(super) fn reprint_other(meant: &mut Meant, slip: Slip, dice: &mut Dice) -> Option<()> {
    let in_yuan = meant.unit == ValueUnit::Yuan && !meant.printed.ends_with("万元");
    let least = if in_yuan { 10_000 } else { 1 };
    let (number, unit) = parts(&meant.printed)?;
    let number = altered(number, least, slip, dice)?;
    reprint(meant, &format!("{number}{unit}"))
}

/// A printed number and the unit after it, with the blank between them.
pub(super) fn parts(printed: &str) -> Option<(&str, &str)> {
    let end = printed.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
    printed.split_at_checked(end)
}

/// Prints something else, and means it.
pub(super) fn reprint(meant: &mut Meant, printed: &str) -> Option<()> {
    let (number, unit) = parts(printed)?;
    let times = if unit.trim() == "万元" { Decimal::from(10_000) } else { Decimal::ONE };
    meant.value = (value(number)? * times).normalize();
    printed.clone_into(&mut meant.printed);
    Some(())
}

/// One of several.
pub(super) fn one<T: Clone>(of: &[T], dice: &mut Dice) -> Option<T> {
    of.get(index(dice, of.len())?).cloned()
}

impl ReportDraft {
    /// The phase of amounts for which the report does not name one.
    pub(super) const fn usual(&self) -> Phase {
        match self.kind {
            Kind::FinalAccounts => Phase::Actual,
            Kind::Budget => Phase::InitialBudget,
        }
    }
}
