//! Numbers to claims: what the clause states about its subject, with the place of the number and of its sentence.

use super::clause::{ClauseRelation, Comparison, NamedPhase, Of};
use super::context::Base;
use super::number::{Measure, Quantity};
use super::phrase::Head;
use super::reader::ProseReader;
use super::reason;
use super::subject::{counted, is_count};
use super::text::plain;
use super::token::{Kind, Token};
use crate::narrative::lexicon::Word;
use juesuan_model::money::Number;
use juesuan_model::{
    Claim, ClaimMetric, Decimal, Direction, Phase, Quantum, Section, SlipKind, Subject, TemplateLeftover,
    Topic, ValueUnit, Yuan,
};
use std::ops::Range;

/// What a number with decimals may count that is not money.
const MEASURES: [&str; 11] = ["分", "倍", "米", "公里", "公顷", "吨", "亩", "岁", "小时", "平方", "立方"];

/// Amounts are printed with two decimals; a number with one decimal is just as often an ordinal or a version.
const AMOUNT_DECIMALS: usize = 2;

/// A number in the unit of its claim.
#[derive(Clone, Copy)]
struct Value {
    number: Decimal,
    quantum: Decimal,
    unit: ValueUnit,
}

impl ProseReader<'_> {
    /// A number with a unit closes the clause.
    pub(super) fn quantity(&mut self, quantity: Quantity, doubtful: bool, glyphs: Range<usize>) {
        let understood = if quantity.about || doubtful {
            false
        } else {
            match quantity.measure {
                Measure::Count(unit) => {
                    self.count(quantity, Some(unit), &glyphs);
                    true
                }
                Measure::Pieces => {
                    self.count(quantity, None, &glyphs);
                    true
                }
                Measure::Percent => self.percent(quantity.number, &glyphs),
                Measure::Money(_) => self.money(quantity, &glyphs),
            }
        };
        if !understood && matches!(quantity.measure, Measure::Money(_) | Measure::Percent) {
            self.unread.push(self.printed(&glyphs));
        }
        if !understood && matches!(quantity.measure, Measure::Money(_)) {
            if self.clause.comparison == Comparison::Stands {
                self.commit();
            } else {
                self.carried.unread();
            }
        }
    }

    pub(super) fn money(&mut self, quantity: Quantity, glyphs: &Range<usize>) -> bool {
        let Some(value) = yuan(quantity).filter(|_| self.clause.comparison != Comparison::Stands) else {
            return false;
        };
        let telling = self.carried.story.is_some();
        let subject = if telling {
            let label = self.name_up_to(glyphs.start);
            Some(Subject { topic: Topic::Narrated, fund: None, code: None, label })
        } else {
            self.number_subject(glyphs.start)
                .filter(|subject| !self.clause.bare && !is_count(subject.topic) && !self.is_sum(subject))
        };
        let Some(subject) = subject else { return false };
        let metric = match self.clause.relation {
            ClauseRelation::Change(_) => ClaimMetric::Increase,
            _ => ClaimMetric::Amount,
        };
        // 比2022年度决算数100万元减少…: the amount is that of the other side.
        let other_side = self.carried.base.filter(|_| {
            self.clause.comparison == Comparison::Based && metric == ClaimMetric::Amount && !telling
        });
        if let Some(base) = other_side {
            self.base_amount(subject, base, value, glyphs);
            return true;
        }
        let phase = self.clause.phase.or(self.carried.usual_phase(self.setting));
        if metric == ClaimMetric::Amount && !telling && phase != Some(Phase::Actual) {
            self.carried.budget = phase;
        }
        if !telling {
            self.carry(subject.clone());
        }
        self.claim(subject, metric, phase, value, glyphs);
        true
    }

    /// Whether the amount is the total of a list: 共计 after amounts the last of which is of this very subject, as in
    /// 货物2万元、服务3万元，共计5万元. What the list is about is not stated.
    fn is_sum(&self, subject: &Subject) -> bool {
        let here = self.text.sentence_locator(self.sentence);
        let said = self.prose.claims.iter().rev().take_while(|claim| claim.sentence_locator == here);
        let mut amounts = said.filter(|claim| claim.metric == ClaimMetric::Amount);
        self.clause.of == Of::All
            && self.clause.phrase.head == Head::None
            && self.clause.relation == ClauseRelation::Amount
            && amounts.any(|claim| claim.subject.same(subject) && claim.year == self.carried.year)
    }

    /// Whether there is an amount between 占 or 完成 and the rate: 完成年初预算780万元的102.56%.
    pub(super) fn is_of_whole(&self, quantity: Quantity) -> bool {
        let rate =
            self.clause.relation.is_share() || matches!(self.clause.relation, ClauseRelation::Completion(_));
        rate && self.carried.story.is_none() && matches!(quantity.measure, Measure::Money(_))
    }

    /// The amount of a share's whole, or of the budget that is completed. The clause continues to the rate.
    pub(super) fn of_whole(&mut self, quantity: Quantity, glyphs: Range<usize>) {
        let relation = self.clause.relation;
        let (subject, phase) = match relation {
            ClauseRelation::Share => (self.clause.whole.clone(), self.carried.usual_phase(self.setting)),
            ClauseRelation::Completion(phase) => {
                let phase = phase.or(self.carried.budget).unwrap_or(Phase::InitialBudget);
                (self.number_subject(glyphs.start), phase)
            }
            _ => (None, Phase::Actual),
        };
        match (subject, yuan(quantity).filter(|_| !quantity.about)) {
            (Some(subject), Some(value)) => {
                self.clause.relation = ClauseRelation::Amount;
                self.claim(subject, ClaimMetric::Amount, Some(phase), value, &glyphs);
                self.clause.relation = relation;
            }
            _ => self.unread.push(self.printed(&glyphs)),
        }
    }

    /// The amount of what the subject is compared with.
    fn base_amount(&mut self, subject: Subject, base: Base, value: Value, glyphs: &Range<usize>) {
        let here = self.carried.year;
        let phase = match base {
            Base::Year(year, phase) => {
                self.carried.year = year;
                phase.unwrap_or(self.carried.usual_phase(self.setting))
            }
            Base::Phase(phase) => phase.or(self.carried.budget).unwrap_or(Phase::InitialBudget),
        };
        self.carry(subject.clone());
        self.claim(subject, ClaimMetric::Amount, Some(phase), value, glyphs);
        self.carried.year = here;
    }

    /// Whether the percentage was understood, or is part of a story.
    pub(super) fn percent(&mut self, number: Number, glyphs: &Range<usize>) -> bool {
        let value =
            Value { number: number.value.normalize(), quantum: last_digit(number), unit: ValueUnit::Percent };
        let (metric, phase) = match self.clause.relation {
            ClauseRelation::Share | ClauseRelation::ShareOfOther => {
                (ClaimMetric::Share, self.carried.usual_phase(self.setting))
            }
            ClauseRelation::Change(_) => (ClaimMetric::ChangeRate, self.carried.usual_phase(self.setting)),
            ClauseRelation::Completion(_) => (ClaimMetric::Completion, Phase::Actual),
            // 支出决算为年初预算的95%.
            ClauseRelation::Amount => match self.clause.phase {
                NamedPhase::Phase(phase) if phase != Phase::Actual => {
                    self.clause.relation = ClauseRelation::Completion(Some(phase));
                    (ClaimMetric::Completion, Phase::Actual)
                }
                _ if self.carried.story.is_some() => {
                    (ClaimMetric::Share, self.carried.usual_phase(self.setting))
                }
                _ => return false,
            },
        };
        if self.carried.story.is_some() {
            let label = self.name_up_to(glyphs.start);
            let subject = Subject { topic: Topic::Narrated, fund: None, code: None, label };
            self.claim(subject, metric, Some(phase), value, glyphs);
            return true;
        }
        let Some(subject) = self.number_subject(glyphs.start) else {
            self.carried.subject = None;
            return false;
        };
        self.carry(subject.clone());
        self.claim(subject, metric, Some(phase), value, glyphs);
        true
    }

    fn count(&mut self, quantity: Quantity, unit: Option<ValueUnit>, glyphs: &Range<usize>) {
        let named = self.head_subject().or_else(|| match (&self.clause.phrase.head, unit) {
            (Head::None, Some(ValueUnit::Projects | ValueUnit::Departments))
            | (Head::Unknown | Head::Several(_), _) => None,
            (Head::None | Head::Subject(_), _) => self.carried.subject.clone(),
        });
        // 对1个部门, 4个一级项目: the unit shows what is counted.
        let own = (self.carried.section == Some(Section::Performance)).then_some(unit).flatten();
        let own = own.and_then(|unit| match unit {
            ValueUnit::Departments => Some((Topic::DepartmentPerformance, "部门")),
            ValueUnit::Projects => Some((Topic::ProjectPerformance, "项目")),
            _ => None,
        });
        let subject = named.filter(|subject| counted(subject.topic, unit).is_some()).or_else(|| {
            own.map(|(topic, label)| Subject { topic, fund: None, code: None, label: label.to_owned() })
        });
        let Some(mut subject) = subject else { return };
        let Some((topic, unit)) = counted(subject.topic, unit) else { return };
        subject.topic = topic;
        self.carried.opening(&subject);
        self.carry(subject.clone());
        let number = quantity.number;
        let value = Value { number: number.value.normalize(), quantum: last_digit(number), unit };
        self.claim(subject, ClaimMetric::Count, None, value, glyphs);
    }

    /// A number that lost its `%`: after 占, 完成…的, or right after the change of which it is the rate.
    pub(super) fn lost_percent(&mut self, number: Number, glyphs: Range<usize>) -> bool {
        let expected = match self.clause.relation {
            ClauseRelation::Share | ClauseRelation::ShareOfOther | ClauseRelation::Completion(_) => true,
            ClauseRelation::Change(_) => {
                self.clause.phrase.head == Head::None
                    && self.prose.claims.last().is_some_and(|last| last.metric == ClaimMetric::Increase)
            }
            ClauseRelation::Amount => false,
        };
        if expected && !self.percent(number, &glyphs) {
            self.unread.push(self.printed(&glyphs));
        }
        expected
    }

    /// A number with decimals and no unit: an amount of a table whose cells have run together, or a unit that was lost.
    pub(super) fn bare_number(&mut self, glyphs: &Range<usize>) {
        let printed = self.printed(glyphs);
        let after = plain(self.glyphs.get(glyphs.end..).unwrap_or_default().get(..2).unwrap_or(&[]));
        let measured = MEASURES.iter().any(|unit| after.starts_with(unit)) && after != "分配";
        // `2.2015年收支决算总表`: an entry's number and a year.
        let decimals = printed.split_once(['.', '．']).map_or("", |(_, decimals)| decimals);
        let decimals = decimals.chars().take_while(|c| c.is_alphanumeric()).count();
        let other_side = self.clause.comparison == Comparison::Based;
        let amount = other_side
            || decimals == AMOUNT_DECIMALS
            || printed.contains([',', '，'])
            || self.is_amount_of_name(glyphs);
        // ≥13459.00(平方米): the target of an indicator.
        let before = glyphs.start.checked_sub(1).and_then(|before| self.glyphs.get(before));
        let target = before.is_some_and(|glyph| "≥≤＞＜><".contains(glyph.plain));
        if !measured && !target && amount {
            self.unread.push(printed);
            // The number of the other side of a comparison does not change the subject.
            if !other_side {
                self.carried.unread();
            }
        }
    }

    /// Whether a whole number follows the name of a kind of payment: `基本工资：241368`.
    fn is_amount_of_name(&self, glyphs: &Range<usize>) -> bool {
        /// Fewer digits may be a year or a count.
        const DIGITS: usize = 5;
        const PAID: [&str; 9] = ["费", "工资", "贴", "支出", "收入", "资金", "保险", "公积金", "奖金"];
        let before = self.plain(&(0..glyphs.start));
        let name = before.strip_suffix(':').unwrap_or_default();
        let alone = self.glyphs.get(glyphs.end).is_none_or(|next| next.gap || !next.plain.is_alphanumeric());
        alone && glyphs.len() >= DIGITS && PAID.iter().any(|end| name.ends_with(end))
    }

    /// 持平: a change of zero against the base that the clause names.
    pub(super) fn unchanged(&mut self, glyphs: Range<usize>) {
        if self.carried.story.is_some() || self.carried.base.is_none() {
            return;
        }
        let Some(subject) = self.number_subject(glyphs.start) else { return };
        self.clause.relation = ClauseRelation::Change(Some(Direction::Unchanged));
        let value = Value { number: Decimal::ZERO, quantum: Decimal::ZERO, unit: ValueUnit::Yuan };
        let phase = self.carried.usual_phase(self.setting);
        self.claim(subject, ClaimMetric::Increase, Some(phase), value, &glyphs);
    }

    fn claim(
        &mut self,
        subject: Subject,
        metric: ClaimMetric,
        phase: Option<Phase>,
        value: Value,
        glyphs: &Range<usize>,
    ) {
        let change = matches!(metric, ClaimMetric::Increase | ClaimMetric::ChangeRate);
        let base = self.carried.base.filter(|_| change && subject.topic != Topic::Narrated);
        let (compared_year, compared_phase) = match (base, self.clause.relation) {
            (Some(Base::Year(year, against)), _) => (Some(year), against.filter(|_| against != phase)),
            (Some(Base::Phase(against)), _) => (None, against),
            (None, ClauseRelation::Completion(against)) => (None, against.or(self.carried.budget)),
            (None, _) => (None, None),
        };
        let direction = match self.clause.relation {
            ClauseRelation::Change(direction) if change => direction,
            _ => None,
        };
        let parent = || self.carried.parent.clone().filter(|parent| !parent.same(&subject));
        let share = self.clause.relation == ClauseRelation::Share;
        let whole = share.then(|| self.clause.whole.clone().or_else(parent)).flatten();
        let (sentence, sentence_chars) = self.sentence_printed();
        self.prose.claims.push(Claim {
            section: self.carried.section,
            subject,
            metric,
            phase,
            year: self.carried.year,
            compared_year,
            compared_phase,
            whole,
            value: value.number,
            quantum: value.quantum,
            value_unit: value.unit,
            direction,
            reason: None,
            printed: self.printed(glyphs),
            sentence_chars,
            sentence,
            sentence_locator: self.text.sentence_locator(self.sentence),
            locator: self.text.locator(self.sentence.glyphs.start + glyphs.start),
        });
    }

    /// 主要原因 belongs to the last changes and completions of the subject in the section.
    pub(super) fn explain(&mut self, token: &Token, after: &[Token]) {
        let printed = self.printed(&reason::range(token, after, self.glyphs));
        let text = reason::without_copula(&printed);
        let Some(subject) = self.carried.subject.clone().filter(|_| !text.is_empty()) else { return };
        let of_subject = |claim: &&mut Claim| claim.subject.same(&subject);
        let section = self.carried.section;
        let claims = self.prose.claims.iter_mut().rev().take_while(|claim| claim.section == section);
        let group = claims.skip_while(|claim| !of_subject(claim)).take_while(of_subject);
        for claim in group.take_while(|claim| claim.reason.is_none()) {
            let compares = matches!(
                claim.metric,
                ClaimMetric::Increase | ClaimMetric::ChangeRate | ClaimMetric::Completion
            );
            if compares || claim.direction.is_some() {
                claim.reason = Some(text.to_owned());
            }
        }
    }

    /// `总收入 万元`: a blank of the form that was not filled in.
    pub(super) fn blank_amount(&mut self, glyphs: Range<usize>, before: Option<&Token>) {
        let after_noun = before.is_some_and(|before| {
            matches!(before.kind, Kind::Word(Word::Topic(_) | Word::Income | Word::Expenditure))
        });
        if let Some(before) = before.filter(|_| after_noun) {
            self.prose.template_leftovers.push(TemplateLeftover {
                kind: SlipKind::Form,
                section: self.carried.section,
                text: self.printed(&(before.glyphs.start..glyphs.end)),
                locator: self.text.locator(self.sentence.glyphs.start + before.glyphs.start),
            });
        }
    }

    pub(super) fn printed(&self, glyphs: &Range<usize>) -> String {
        let start = self.sentence.glyphs.start;
        self.text.printed(start + glyphs.start..start + glyphs.end)
    }
}

/// An amount in yuan; `None` if it is finer than a fen or larger than the column.
fn yuan(quantity: Quantity) -> Option<Value> {
    let Measure::Money(unit) = quantity.measure else { return None };
    let value = quantity.number.value.checked_mul(unit.factor())?;
    let quantum = Quantum::new(unit, quantity.number.decimals).ok()?;
    let number = Yuan::new(value).ok()?.decimal();
    Some(Value { number, quantum: quantum.decimal(), unit: ValueUnit::Yuan })
}

/// The value of the last digit of a bare number.
fn last_digit(number: Number) -> Decimal {
    Decimal::try_from_i128_with_scale(1, number.decimals).unwrap_or(Decimal::ONE)
}
