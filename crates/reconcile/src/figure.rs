//! Printed numbers as the operands of an identity.

use juesuan_model::money::fixed;
use juesuan_model::{Fact, Term};
use rust_decimal::Decimal;

/// One printed number in an identity, in yuan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure<'a> {
    /// The amount; negated where the identity subtracts it.
    pub(crate) value: Decimal,
    /// The worth of its last digit.
    pub(crate) quantum: Decimal,
    fact: &'a Fact,
    negative: bool,
}

impl<'a> Figure<'a> {
    pub(crate) fn of(fact: &'a Fact) -> Self {
        Self {
            value: fact.printed.amount.decimal(),
            quantum: fact.printed.quantum.decimal(),
            fact,
            negative: false,
        }
    }

    pub(crate) fn fact(&self) -> &'a Fact {
        self.fact
    }

    /// The number as a reader sees it, with what it is and where it stands.
    pub(crate) fn term(&self) -> Term {
        let printed = &self.fact.printed;
        Term {
            label: label(self.fact),
            printed: printed.text.clone(),
            unit: printed.unit.label(),
            negative: self.negative,
            locator: self.fact.locator,
        }
    }
}

/// The statement, row and column of a fact: `支出决算表 20103 政府办公厅（室）及相关机构事务 / 基本支出`.
pub(crate) fn label(fact: &Fact) -> String {
    let mut label = fact.statement.label().to_owned();
    let code = fact.code.as_ref().map_or("", |code| code.digits());
    for part in [code, fact.row_label.as_str()] {
        if !part.is_empty() {
            label.push(' ');
            label.push_str(part);
        }
    }
    label.push_str(" / ");
    label.push_str(&fact.column_label);
    label
}

/// What stands where an identity looks for a number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cell<'a> {
    /// No such row or no such column is printed, so nothing is known.
    Absent,
    /// The row and the column are printed, and their crossing is blank: there is no such amount.
    Blank,
    /// A number.
    Printed(Figure<'a>),
    /// The paper prints the cell twice, with different numbers.
    Contradicted(Figure<'a>, Figure<'a>),
}

impl<'a> Cell<'a> {
    /// The number, where exactly one is printed.
    pub(crate) fn figure(self) -> Option<Figure<'a>> {
        match self {
            Self::Printed(figure) => Some(figure),
            Self::Absent | Self::Blank | Self::Contradicted(..) => None,
        }
    }

    /// The other sign, where the identity subtracts it.
    pub(crate) fn is_printed(self) -> bool {
        matches!(self, Self::Printed(_))
    }
}

/// The operands on one side of an identity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Operands<'a> {
    pub(crate) figures: Vec<Figure<'a>>,
    /// Whether at least one operand is printed or known to be blank.
    pub(crate) known: bool,
    pub(crate) contradicted: Option<(Figure<'a>, Figure<'a>)>,
}

impl<'a> Operands<'a> {
    pub(crate) fn of(cells: &[Cell<'a>]) -> Self {
        let mut operands = Self::default();
        for cell in cells {
            match *cell {
                Cell::Absent => {}
                Cell::Blank => operands.known = true,
                Cell::Printed(figure) => {
                    operands.known = true;
                    operands.figures.push(figure);
                }
                Cell::Contradicted(one, other) => operands.contradicted = Some((one, other)),
            }
        }
        operands
    }

    /// The sum; a blank operand contributes nothing.
    pub(crate) fn sum(&self) -> Decimal {
        self.figures.iter().map(|figure| figure.value).sum()
    }

    /// The sum of the quanta: the width of the interval that the sum stands for.
    pub(crate) fn width(&self) -> Decimal {
        self.figures.iter().map(|figure| figure.quantum).sum()
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.figures.iter().all(|figure| figure.value.is_zero())
    }

    pub(crate) fn terms(&self) -> Vec<Term> {
        self.figures.iter().map(Figure::term).collect()
    }
}

/// The unit and the decimals in which an identity is best shown: those that its numbers are printed in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Notation {
    factor: Decimal,
    decimals: u32,
    unit: &'static str,
}

impl Notation {
    pub(crate) fn of<'a>(figures: impl Iterator<Item = &'a Figure<'a>> + Clone) -> Self {
        let mut units = figures.clone().map(|figure| figure.fact.printed.unit);
        let first = units.next();
        let unit = first.filter(|first| units.all(|unit| unit == *first)).unwrap_or(juesuan_model::Unit::Yuan);
        let factor = unit.factor();
        let decimals =
            figures.filter_map(|figure| figure.quantum.checked_div(factor)).map(|quantum| quantum.normalize().scale());
        Self { factor, decimals: decimals.max().unwrap_or(2), unit: unit.label() }
    }

    /// `215.19`
    pub(crate) fn write(&self, value: Decimal) -> String {
        fixed(value.checked_div(self.factor).unwrap_or(value), self.decimals)
    }

    pub(crate) fn unit(&self) -> &'static str {
        self.unit
    }
}
