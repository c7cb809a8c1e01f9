//! Printed numbers as the operands of a rule.

use juesuan_messages::Arg;
use juesuan_model::money::{fixed, fixed_alike};
use juesuan_model::text::squeeze;
use juesuan_model::{Claim, Fact, FindingUnit, Interval, ProjectEvaluation, Term, Unit, ValueUnit};
use rust_decimal::Decimal;

/// The exact numbers of a comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numbers {
    pub(crate) unit: FindingUnit,
    pub(crate) expected: Decimal,
    pub(crate) actual: Decimal,
    pub(crate) tolerance: Decimal,
}

/// One printed number in a rule: yuan, percent or a count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure<'a> {
    /// The value; negated where the rule subtracts it.
    pub(crate) value: Decimal,
    /// The value of its last digit.
    pub(crate) quantum: Decimal,
    origin: FigureSource<'a>,
}

/// Where a number comes from.
#[derive(Debug, Clone, Copy)]
enum FigureSource<'a> {
    Statement(&'a Fact),
    Prose(&'a Claim),
    /// A cell of a self-evaluation, and the name of its content.
    Evaluation(&'a ProjectEvaluation, &'a juesuan_model::Figure, &'static str),
}

impl<'a> Figure<'a> {
    pub(crate) fn of(fact: &'a Fact) -> Self {
        Self {
            value: fact.printed.amount.decimal(),
            quantum: fact.printed.quantum.decimal(),
            origin: FigureSource::Statement(fact),
        }
    }

    pub(crate) fn claimed(claim: &'a Claim) -> Self {
        Self { value: claim.value, quantum: claim.quantum, origin: FigureSource::Prose(claim) }
    }

    pub(crate) fn evaluated(
        evaluation: &'a ProjectEvaluation,
        figure: &'a juesuan_model::Figure,
        what: &'static str,
    ) -> Self {
        let origin = FigureSource::Evaluation(evaluation, figure, what);
        Self { value: figure.value, quantum: figure.quantum, origin }
    }

    /// The number with the other sign, to be subtracted.
    pub(crate) fn negated(self) -> Self {
        Self { value: -self.value, ..self }
    }

    pub(crate) fn interval(&self) -> Interval {
        Interval::around(self.value, self.quantum)
    }

    /// Whether the two are one number: equal, or printed in two units and equal within the rounding of the coarser one.
    pub(crate) fn is_same_number(&self, other: &Figure<'_>) -> bool {
        let two_units = self.quantum != other.quantum;
        self.value == other.value || two_units && self.interval().meets(other.interval())
    }

    /// The fact, for a number of a statement.
    pub(crate) fn fact(&self) -> Option<&'a Fact> {
        match self.origin {
            FigureSource::Statement(fact) => Some(fact),
            FigureSource::Prose(_) | FigureSource::Evaluation(..) => None,
        }
    }

    /// The number as printed, with its label and position.
    pub(crate) fn term(&self) -> Term {
        let negative = |printed: Decimal| self.value != printed;
        match self.origin {
            FigureSource::Statement(fact) => Term {
                label: label(fact),
                printed: fact.printed.text.to_string(),
                unit: fact.printed.unit.label(),
                negative: negative(fact.printed.amount.decimal()),
                locator: fact.locator,
            },
            FigureSource::Prose(claim) => {
                let section = claim.section.map_or("", |section| section.label());
                Term {
                    label: format!("{section} {} {}", claim.subject.label, claim.metric.label()),
                    printed: claim.printed.clone(),
                    unit: "",
                    negative: negative(claim.value),
                    locator: claim.locator,
                }
            }
            FigureSource::Evaluation(evaluation, figure, what) => Term {
                label: format!("{} {what}", evaluation.title),
                printed: figure.printed.clone(),
                unit: "",
                negative: negative(figure.value),
                locator: figure.locator,
            },
        }
    }

    /// The printed unit, and its value in the unit of `value`.
    fn unit(&self) -> (Decimal, PrintedUnit) {
        let money = |printed: &str| {
            let printed = squeeze(printed);
            let unit = Unit::ALL.into_iter().find(|unit| printed.ends_with(unit.label()));
            let unit = unit.unwrap_or(Unit::Yuan);
            (unit.factor(), PrintedUnit::Money(unit))
        };
        match self.origin {
            FigureSource::Statement(fact) => {
                (fact.printed.unit.factor(), PrintedUnit::Money(fact.printed.unit))
            }
            FigureSource::Prose(Claim { value_unit: ValueUnit::Yuan, printed, .. })
            | FigureSource::Evaluation(_, juesuan_model::Figure { unit: ValueUnit::Yuan, printed, .. }, _) => {
                money(printed)
            }
            FigureSource::Prose(claim) => (Decimal::ONE, PrintedUnit::Other(claim.value_unit)),
            FigureSource::Evaluation(_, figure, _) => (Decimal::ONE, PrintedUnit::Other(figure.unit)),
        }
    }

    /// Whether the number is an amount of money.
    pub(crate) fn is_money(&self) -> bool {
        match self.origin {
            FigureSource::Statement(_) => true,
            FigureSource::Prose(claim) => claim.value_unit == ValueUnit::Yuan,
            FigureSource::Evaluation(_, figure, _) => figure.unit == ValueUnit::Yuan,
        }
    }
}

/// The statement, row and column of a fact: `支出决算表 20103 政府办公厅（室）及相关机构事务 / 基本支出`.
pub(crate) fn label(fact: &Fact) -> String {
    const BETWEEN: usize = " ".len() * 2 + " / ".len();
    let code = fact.code.as_ref().map_or("", |code| code.digits());
    let words = [fact.statement.label(), code, &fact.row_label, &fact.column_label];
    let mut label = String::with_capacity(words.iter().map(|word| word.len()).sum::<usize>() + BETWEEN);
    label.push_str(fact.statement.label());
    for part in [code, fact.row_label.as_ref()] {
        if !part.is_empty() {
            label.push(' ');
            label.push_str(part);
        }
    }
    label.push_str(" / ");
    label.push_str(&fact.column_label);
    label
}

/// What is printed at the place where a rule looks for a number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FigureCell<'a> {
    /// No such row or no such column is printed, so nothing is known.
    Absent,
    /// The row and the column are printed, and their crossing is blank: there is no such amount.
    Blank,
    /// The content could not be read.
    Unread(&'a str),
    /// A number.
    Printed(Figure<'a>),
    /// The report prints the cell twice, with different numbers.
    Contradicted(&'a Fact, &'a Fact),
}

impl FigureCell<'_> {
    /// Whether exactly one number is printed.
    pub(crate) fn is_printed(self) -> bool {
        matches!(self, Self::Printed(_))
    }
}

/// The operands on one side of a rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operands<'s, 'a>(pub(crate) &'s [FigureCell<'a>]);

impl<'s, 'a> Operands<'s, 'a> {
    /// Those that are printed.
    pub(crate) fn figures(self) -> impl Iterator<Item = &'s Figure<'a>> + Clone {
        self.0.iter().filter_map(|cell| match cell {
            FigureCell::Printed(figure) => Some(figure),
            _ => None,
        })
    }

    /// Whether no operand is printed.
    pub(crate) fn is_empty(self) -> bool {
        self.figures().next().is_none()
    }

    /// Whether at least one operand is printed or known to be blank.
    pub(crate) fn is_known(self) -> bool {
        self.0.iter().any(|cell| matches!(cell, FigureCell::Blank | FigureCell::Printed(_)))
    }

    /// The last operand that is printed as two numbers.
    pub(crate) fn contradicted(self) -> Option<(&'a Fact, &'a Fact)> {
        self.0.iter().rev().find_map(|cell| match *cell {
            FigureCell::Contradicted(one, other) => Some((one, other)),
            _ => None,
        })
    }

    /// The printed text of the last operand that could not be read.
    pub(crate) fn unread(self) -> Option<&'a str> {
        self.0.iter().rev().find_map(|cell| match *cell {
            FigureCell::Unread(printed) => Some(printed),
            _ => None,
        })
    }

    /// The sum; a blank operand contributes nothing.
    pub(crate) fn sum(self) -> Decimal {
        self.figures().map(|figure| figure.value).sum()
    }

    /// The sum of the quanta: the width of the interval that the sum represents.
    pub(crate) fn width(self) -> Decimal {
        self.figures().map(|figure| figure.quantum).sum()
    }

    pub(crate) fn is_zero(self) -> bool {
        self.figures().all(|figure| figure.value.is_zero())
    }

    pub(crate) fn terms(self) -> Vec<Term> {
        self.figures().map(Figure::term).collect()
    }
}

/// The value expressed in a unit.
fn in_unit(value: Decimal, factor: Decimal) -> Option<Decimal> {
    if factor == Decimal::ONE { Some(value) } else { value.checked_div(factor) }
}

/// The unit that a number is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PrintedUnit {
    Money(Unit),
    Other(ValueUnit),
}

/// The unit and the decimals for displaying a rule: those in which its numbers are printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Notation {
    factor: Decimal,
    decimals: u32,
    unit: PrintedUnit,
}

impl Notation {
    pub(crate) fn of<'a>(figures: impl Iterator<Item = &'a Figure<'a>> + Clone) -> Self {
        // A bare zero shows no decimals.
        let zeros = figures.clone().all(|figure| figure.value.is_zero());
        // 持平 prints no digit, and so no unit.
        let printed = figures.filter(|figure| !figure.quantum.is_zero());
        let mut units = printed.clone().map(Figure::unit);
        let first = units.next();
        let (factor, unit) = first
            .filter(|first| units.all(|unit| unit == *first))
            .unwrap_or((Decimal::ONE, PrintedUnit::Money(Unit::Yuan)));
        let decimals = printed
            .filter(|figure| zeros || !figure.value.is_zero())
            .filter_map(|figure| in_unit(figure.quantum, factor))
            .map(|quantum| quantum.normalize().scale());
        Self { factor, decimals: decimals.max().unwrap_or(2), unit }
    }

    /// `215.19`
    pub(crate) fn write(&self, value: Decimal) -> String {
        fixed(in_unit(value, self.factor).unwrap_or(value), self.decimals)
    }

    /// Whether both values are displayed alike.
    pub(crate) fn writes_alike(&self, one: Decimal, other: Decimal) -> bool {
        let shown = |value| in_unit(value, self.factor).unwrap_or(value);
        fixed_alike(shown(one), shown(other), self.decimals)
    }

    /// The unit: of money as reports print it, or else a term.
    pub(crate) fn unit(&self) -> Arg {
        match self.unit {
            PrintedUnit::Money(unit) => Arg::from(unit.label()),
            PrintedUnit::Other(unit) => Arg::from(unit),
        }
    }
}
