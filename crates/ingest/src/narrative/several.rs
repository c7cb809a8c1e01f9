//! Several numbers for as many subjects: `收入、支出总计分别为4125.40万元、4143.90万元`.
//!
//! The numbers are those that follow each other with only 、, a comma or 和 in between; the subjects are those of the phrase, or of
//! the last such numbers (`分别下降23.5%、38.3%`). If there are as many numbers as subjects, each number belongs to its own subject;
//! otherwise all of them are unread.

use super::clause::{Clause, Of};
use super::lexicon::Word;
use super::number::{Measure, Quantity};
use super::phrase::Head;
use super::reader::ProseReader;
use super::token::{Kind, Token};
use juesuan_model::Subject;
use std::ops::Range;

impl ProseReader<'_> {
    /// Reads the numbers that begin at a token as those of several subjects; returns the index of the token after them.
    pub(super) fn several(&mut self, at: usize, tokens: &[Token]) -> Option<usize> {
        if !matches!(tokens.get(at)?.kind, Kind::Quantity(_) | Kind::Number(_))
            || self.carried.story.is_some()
        {
            return None;
        }
        let subjects = self.several_subjects()?;
        let (numbers, behind) = run(tokens.get(at..)?, self.clause.of == Of::Each)?;
        if numbers.len() != subjects.len() {
            self.clause.phrase.foreign();
            return None;
        }
        for (subject, (quantity, glyphs)) in subjects.iter().zip(&numbers) {
            self.clause.phrase.head = Head::Subject(subject.clone());
            let understood = match quantity.measure {
                Measure::Percent => self.percent(quantity.number, glyphs),
                _ => self.money(*quantity, glyphs),
            };
            if !understood {
                self.unread.push(self.printed(glyphs));
            }
        }
        self.carried.other_subject();
        self.carried.several = subjects;
        self.clause = Clause::at(numbers.last()?.1.end);
        Some(at + behind)
    }

    fn several_subjects(&self) -> Option<Vec<Subject>> {
        let phrase = &self.clause.phrase;
        phrase.several().or_else(|| {
            let carried = phrase.head == Head::None
                && self.carried.subject.is_none()
                && !self.carried.several.is_empty();
            carried.then(|| self.carried.several.clone())
        })
    }
}

type Numbers = Vec<(Quantity, Range<usize>)>;

/// At least two exact numbers of one measure, and the token after them. A number without a unit has that of the last.
fn run(tokens: &[Token], each: bool) -> Option<(Numbers, usize)> {
    let mut behind = 0;
    for at in (0..tokens.len()).step_by(2) {
        if !matches!(tokens.get(at)?.kind, Kind::Quantity(_) | Kind::Number(_)) {
            break;
        }
        behind = at + 1;
        let joins = tokens.get(at + 1).is_some_and(|token| match token.kind {
            Kind::Pause | Kind::Word(Word::And | Word::Than) => true,
            Kind::Comma => each,
            _ => false,
        });
        if !joins {
            break;
        }
    }
    let numbers = tokens.get(..behind)?.iter().step_by(2);
    let last = numbers.clone().rev().find_map(|token| match token.kind {
        Kind::Quantity(quantity) => Some(quantity.measure),
        _ => None,
    })?;
    let numbers = numbers.map(|token| match token.kind {
        Kind::Quantity(quantity) if quantity.measure == last && !quantity.about => {
            Some((quantity, token.glyphs.clone()))
        }
        Kind::Number(number) => {
            Some((Quantity { number, measure: last, about: false }, token.glyphs.clone()))
        }
        _ => None,
    });
    let numbers = numbers.collect::<Option<Numbers>>()?;
    let money = matches!(last, Measure::Money(_) | Measure::Percent);
    (numbers.len() > 1 && money).then_some((numbers, behind))
}
