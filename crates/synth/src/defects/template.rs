//! Wordings as data: a sentence with slots, each of which defines the meaning of its number.
//!
//! ```text
//! {Y}年度[收、支总计|收入支出总计]{grand_total}，比[上年|{L}年度]{grand_total~}。
//! ```
//!
//! `[a|b]` is one of several words. `{Y}`, `{L}` and `{N}` are the year, the last and the next; `{BODY}` is the department, `{why}`
//! a cause. Every other slot begins with what it is about, a topic with `/gp`, `/gf` or `/sc` for its fund, or `@` for the entry of
//! a list:
//!
//! | slot | prints |
//! |---|---|
//! | `{basic}` | the amount; `{basic.last}`, `.actual`, `.initial`, `.adjusted` that of another year or phase |
//! | `{basic~}` | the change against last year in yuan and percent, or 持平; `~yuan` and `~rate` one of the two |
//! | `{@~initial}` | the change against the first budget; `~adjusted` against the changed one |
//! | `{basic%expenditure_of_year}` | the share of a whole |
//! | `{@!initial}` | the completion of a budget |
//! | `{@?initial}` | 大于, 小于 or 等于 |
//! | `{vehicles_owned#vehicles}` | a count |

use super::books::{Books, When};
use super::passage::{About, Meant, Passage, Piece, Style};
use crate::dice::Dice;
use crate::money::Fen;
use juesuan_model::{ClaimMetric, Decimal, Direction, Fund, Topic, ValueUnit};

/// An entry of a list: what it is about, and the words for it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) about: About,
    /// `{name}`, and what else the template may name: `{class}`, `{group}`, `{item}`, `{code}`.
    pub(super) words: Vec<(&'static str, String)>,
}

/// What fills a template.
pub(super) struct Filler<'a> {
    pub(super) books: &'a Books<'a>,
    pub(super) style: Style,
    pub(super) entity: &'a str,
    /// Whether the wordings are those that the grammar was not written for.
    pub(super) unknown: bool,
}

/// Causes, some with numbers of other money.
const CAUSES: &[&str] = &[
    "人员减少、压减一般性支出",
    "落实过紧日子要求，项目支出相应调整",
    "人员待遇政策性调整",
    "项目进度变化",
    "部分项目跨年度实施",
];

impl Filler<'_> {
    /// Fills a template; none if the accounts lack one of its figures.
    pub(super) fn fill(&self, template: &str, entry: Option<&Entry>, dice: &mut Dice) -> Option<Passage> {
        let mut passage = Passage::new();
        let mut rest = template;
        while let Some(at) = rest.find(['[', '{']) {
            let (before, from) = rest.split_at_checked(at)?;
            text(&mut passage, before);
            let close = if from.starts_with('[') { ']' } else { '}' };
            let (inner, after) = from.get(1..)?.split_once(close)?;
            if close == ']' {
                let choices: Vec<&str> = inner.split('|').collect();
                let chosen = choices.get(index(dice, choices.len())?)?;
                passage.extend(self.fill(chosen, entry, dice)?);
            } else {
                self.slot(inner, entry, dice, &mut passage)?;
            }
            rest = after;
        }
        text(&mut passage, rest);
        Some(passage)
    }

    fn slot(&self, slot: &str, entry: Option<&Entry>, dice: &mut Dice, passage: &mut Passage) -> Option<()> {
        let year = self.books.now.year;
        match slot {
            "Y" => text(passage, &year.to_string()),
            "L" => text(passage, &(year - 1).to_string()),
            "N" => text(passage, &(year + 1).to_string()),
            "BODY" => text(passage, self.entity),
            "why" => text(passage, CAUSES.get(index(dice, CAUSES.len())?)?),
            _ => {
                let word = entry.and_then(|entry| entry.words.iter().find(|(name, _)| *name == slot));
                match word {
                    Some((_, word)) => text(passage, word),
                    None => self.number(slot, entry, dice, passage)?,
                }
            }
        }
        Some(())
    }

    fn number(
        &self,
        slot: &str,
        entry: Option<&Entry>,
        dice: &mut Dice,
        passage: &mut Passage,
    ) -> Option<()> {
        let at = slot.find(['.', '~', '%', '!', '?', '#']).unwrap_or(slot.len());
        let (about, operator) = slot.split_at_checked(at)?;
        let about = named(about, entry)?;
        let mut rest = operator.chars();
        let operator = rest.next();
        let rest = rest.as_str();
        match operator {
            None => self.amount(&about, When::Now, passage),
            Some('.') => self.amount(&about, when(rest)?, passage),
            Some('~') => self.change(&about, rest, dice, passage),
            Some('%') => self.share(&about, named(rest, entry)?, passage),
            Some('!') => self.completion(&about, when(rest)?, passage),
            Some('?') => {
                let (now, budget) = (self.figure(&about, When::Now)?, self.figure(&about, when(rest)?)?);
                let stands = self.stands(now, budget);
                passage.push(Piece::Word(stands));
                stood(passage, &about, stands);
                Some(())
            }
            _ => self.count(&about, ValueUnit::from_name(rest)?, passage),
        }
    }

    /// A figure of the accounts, or of the evaluations if it belongs to a project.
    fn figure(&self, about: &About, when: When) -> Option<Fen> {
        match (&about.name, when) {
            (Some(name), When::Now) => self.books.project(name).map(|(_, spent)| spent),
            (Some(name), When::Adjusted) => self.books.project(name).map(|(budget, _)| budget),
            (Some(_), _) => None,
            (None, _) => self.books.amount(about, when),
        }
    }

    /// The word that fits two figures as they are printed.
    fn stands(&self, spent: Fen, budget: Fen) -> Direction {
        let (spent, budget) = (self.style.amount(spent).1, self.style.amount(budget).1);
        match spent.cmp(&budget) {
            std::cmp::Ordering::Less => Direction::Less,
            std::cmp::Ordering::Equal => Direction::Equal,
            std::cmp::Ordering::Greater => Direction::Greater,
        }
    }

    fn amount(&self, about: &About, when: When, passage: &mut Passage) -> Option<()> {
        let (printed, value) = self.style.amount(self.figure(about, when)?);
        let (phase, year) = self.books.phase(when);
        let meant = self.meant(about, ClaimMetric::Amount, (printed, value, ValueUnit::Yuan));
        passage.push(Piece::Number(Meant { phase: Some(phase), year, ..meant }));
        Some(())
    }

    fn share(&self, about: &About, whole: About, passage: &mut Passage) -> Option<()> {
        let (part, all) = (self.figure(about, When::Now)?, self.figure(&whole, When::Now)?);
        let (printed, value) = self.style.percent(part, all)?;
        let meant = self.meant(about, ClaimMetric::Share, (printed, value, ValueUnit::Percent));
        passage.push(Piece::Number(Meant { whole: Some(whole), ..meant }));
        Some(())
    }

    fn completion(&self, about: &About, of: When, passage: &mut Passage) -> Option<()> {
        let (spent, budget) = (self.figure(about, When::Now)?, self.figure(about, of)?);
        let (printed, value) = self.style.percent(spent, budget)?;
        let meant = self.meant(about, ClaimMetric::Completion, (printed, value, ValueUnit::Percent));
        let compared_phase = Some(self.books.phase(of).0);
        passage.push(Piece::Number(Meant { compared_phase, ..meant }));
        Some(())
    }

    fn change(&self, about: &About, how: &str, dice: &mut Dice, passage: &mut Passage) -> Option<()> {
        let (against, forms) = match how {
            "initial" => (When::Initial, "both"),
            "adjusted" => (When::Adjusted, "both"),
            "actual" => (When::LastActual, "both"),
            "" => (When::Last, "both"),
            one => (When::Last, one),
        };
        let (now, base) = (self.figure(about, When::Now)?, self.figure(about, against)?);
        let (phase, year) = self.books.phase(against);
        let compared = |meant: Meant| Meant {
            compared_year: (year != self.books.now.year).then_some(year),
            compared_phase: (phase != self.books.usual()).then_some(phase),
            ..meant
        };
        let (printed, value) = self.style.amount(now.distance(base));
        if value.is_zero() {
            let meant = self.meant(about, ClaimMetric::Increase, ("持平".to_owned(), value, ValueUnit::Yuan));
            passage.push(Piece::Number(Meant { direction: Some(Direction::Unchanged), ..compared(meant) }));
            return Some(());
        }
        let more = now > base;
        let direction = Some(if more { Direction::Increase } else { Direction::Decrease });
        let verb = if more { "增加" } else { dice.pick(["减少", "减少", "下降"]) };
        let rate = if more {
            dice.pick(["增长", "上升", "增长"])
        } else {
            dice.pick(["下降", "降低", "减少"])
        };
        let percent = self.style.percent(now.distance(base), base);
        if forms != "rate" || percent.is_none() {
            text(passage, verb);
            let meant = self.meant(about, ClaimMetric::Increase, (printed, value, ValueUnit::Yuan));
            passage.push(Piece::Number(Meant { direction, ..compared(meant) }));
        }
        if let Some((printed, value)) = percent.filter(|_| forms != "yuan") {
            if forms != "rate" {
                text(passage, dice.pick(["，", "，", "、"]));
            }
            text(passage, rate);
            let meant = self.meant(about, ClaimMetric::ChangeRate, (printed, value, ValueUnit::Percent));
            passage.push(Piece::Number(Meant { direction, ..compared(meant) }));
        }
        Some(())
    }

    fn count(&self, about: &About, unit: ValueUnit, passage: &mut Passage) -> Option<()> {
        let count = self.books.count(about.topic, unit)?;
        let counter = match unit {
            ValueUnit::Persons => "人次",
            ValueUnit::Headcount => "人",
            ValueUnit::Batches if about.topic == Topic::Overseas => "个",
            ValueUnit::Batches => "批次",
            ValueUnit::Vehicles => "辆",
            ValueUnit::Sets => "台（套）",
            _ => "个",
        };
        let printed = format!("{count}{counter}");
        let meant = self.meant(about, ClaimMetric::Count, (printed, Decimal::from(count), unit));
        passage.push(Piece::Number(Meant { phase: None, ..meant }));
        Some(())
    }

    fn meant(
        &self,
        about: &About,
        metric: ClaimMetric,
        (printed, value, unit): (String, Decimal, ValueUnit),
    ) -> Meant {
        Meant {
            about: about.clone(),
            metric,
            value,
            unit,
            phase: Some(self.books.usual()),
            year: self.books.now.year,
            compared_year: None,
            compared_phase: None,
            whole: None,
            direction: None,
            printed,
            unknown: self.unknown,
        }
    }
}

/// 大于预算数 belongs to the completion before it.
fn stood(passage: &mut Passage, about: &About, direction: Direction) {
    let completion = passage.iter_mut().rev().find_map(|piece| match piece {
        Piece::Number(meant) if meant.metric == ClaimMetric::Completion && meant.about == *about => {
            Some(meant)
        }
        _ => None,
    });
    if let Some(meant) = completion {
        meant.direction = Some(direction);
    }
}

fn named(words: &str, entry: Option<&Entry>) -> Option<About> {
    if words == "@" {
        return entry.map(|entry| entry.about.clone());
    }
    let (topic, fund) = words.split_once('/').map_or((words, None), |(topic, fund)| (topic, Some(fund)));
    let fund = match fund {
        None => None,
        Some("gp") => Some(Fund::GeneralPublic),
        Some("gf") => Some(Fund::GovernmentFund),
        Some("sc") => Some(Fund::StateCapital),
        Some(_) => return None,
    };
    Some(About::topic(Topic::from_name(topic)?, fund))
}

fn when(word: &str) -> Option<When> {
    Some(match word {
        "last" => When::Last,
        "actual" => When::LastActual,
        "initial" => When::Initial,
        "adjusted" => When::Adjusted,
        _ => return None,
    })
}

/// A number below a bound; none below nothing.
pub(super) fn index(dice: &mut Dice, bound: usize) -> Option<usize> {
    let last = i64::try_from(bound.checked_sub(1)?).ok()?;
    usize::try_from(dice.between(0, last)).ok()
}

fn text(passage: &mut Passage, words: &str) {
    if words.is_empty() {
        return;
    }
    if let Some(Piece::Text(last)) = passage.last_mut() {
        last.push_str(words);
    } else {
        passage.push(Piece::Text(words.to_owned()));
    }
}
