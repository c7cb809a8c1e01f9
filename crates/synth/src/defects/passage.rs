//! A paragraph as pieces: text, and each printed number with its meaning.

use crate::dice::Dice;
use crate::money::Fen;
use juesuan_model::{ClaimMetric, Decimal, Direction, Fund, Phase, Topic, Unit, ValueUnit};

/// What a number is about: the topic, its fund, its code or the name of its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The kind of thing.
    pub topic: Topic,
    /// The fund that the words or the section name.
    pub fund: Option<Fund>,
    /// The code of a functional or economic class, group or item.
    pub code: Option<String>,
    /// The name of a named project.
    pub name: Option<String>,
}

impl About {
    pub(super) const fn topic(topic: Topic, fund: Option<Fund>) -> Self {
        Self { topic, fund, code: None, name: None }
    }
}

impl std::fmt::Display for About {
    /// `functional_item/general_public 2010301`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.topic)?;
        if let Some(fund) = self.fund {
            write!(f, "/{fund}")?;
        }
        let named = [&self.code, &self.name].into_iter().flatten();
        named.into_iter().try_for_each(|name| write!(f, " {name}"))
    }
}

/// A printed number of the prose with what it means: the truth that a claim must repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// What it is about.
    pub about: About,
    /// What the number states about it.
    pub metric: ClaimMetric,
    /// The number in yuan, percent or pieces.
    pub value: Decimal,
    /// What the value counts.
    pub unit: ValueUnit,
    /// Budget or actual; none for counts.
    pub phase: Option<Phase>,
    /// The year of the number.
    pub year: u16,
    /// The year that a change is against.
    pub compared_year: Option<u16>,
    /// The phase that a change or completion is against.
    pub compared_phase: Option<Phase>,
    /// The whole of a share.
    pub whole: Option<About>,
    /// The direction of a change, or how an actual amount compares with its budget, as the words state it.
    pub direction: Option<Direction>,
    /// As printed, with its unit: `5,102.22万元`.
    pub printed: String,
    /// Whether the wording comes from the list that the grammar was not written for.
    pub unknown: bool,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Number(Meant),
    /// 大于, 小于, 等于: a word that must fit two numbers.
    Word(Direction),
}

impl Piece {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(meant) => &meant.printed,
            Self::Word(Direction::Greater) => "大于",
            Self::Word(Direction::Less) => "小于",
            Self::Word(_) => "等于",
        }
    }
}

/// A paragraph of the explanations.
pub(super) type Passage = Vec<Piece>;

/// A paragraph as printed.
pub(super) fn text(passage: &[Piece]) -> String {
    passage.iter().map(Piece::text).collect()
}

/// How the prose of one report prints its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    unit: Unit,
    grouped: bool,
    /// Whether there is a blank between a number and its unit.
    spaced: bool,
    /// Whether zeros at the end of decimals are left out.
    trimmed: bool,
    /// How many decimals a percentage has.
    decimals: u32,
}

impl Style {
    pub(super) fn drawn(dice: &mut Dice) -> Self {
        Self {
            unit: dice.pick([Unit::TenThousand, Unit::TenThousand, Unit::TenThousand, Unit::Yuan]),
            grouped: dice.pick([true, false]),
            spaced: dice.pick([true, false, false]),
            trimmed: dice.pick([true, false, false]),
            decimals: dice.pick([2, 2, 2, 1]),
        }
    }

    /// An amount with its unit as printed, and the printed number in yuan.
    pub(super) fn amount(self, fen: Fen) -> (String, Decimal) {
        let (number, yuan) = fen.in_prose(self.unit, self.grouped);
        let number = if self.trimmed { trimmed(number) } else { number };
        let blank = if self.spaced { " " } else { "" };
        (format!("{number}{blank}{}", self.unit.label()), yuan.decimal())
    }

    /// A percentage as printed, and its value; none if the base is zero.
    pub(super) fn percent(self, part: Fen, whole: Fen) -> Option<(String, Decimal)> {
        let scaled = part.share(whole, 10_i64.pow(self.decimals))?;
        let value = Decimal::new(scaled, self.decimals);
        let number = value.to_string();
        let number = if self.trimmed { trimmed(number) } else { number };
        Some((format!("{number}%"), value.normalize()))
    }
}

fn trimmed(number: String) -> String {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.').to_owned() } else { number }
}
