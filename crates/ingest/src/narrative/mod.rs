//! The explanations (情况说明) as claims: what each sentence states about the accounts, number by number.
//!
//! ```text
//! document ─ paragraph ─▶ paragraphs under their section ─ text ─▶ sentences
//!          ─ token, number, lexicon, functional ─▶ words, quantities, years, marks
//!          ─ reader, clause, context ─▶ clauses ─ claims ─▶ Claim
//! ```
//!
//! A clause grammar, not patterns over text: a sentence is cut into the words of a [`lexicon`], numbers with their units, and runs
//! of anything else. A clause runs from one number or mark to the next, and its words define what the number is (an amount, a
//! share, a change, a completion, a count) and what it is about. What a clause leaves out comes from the [`context`]: the subject
//! of the clause before, the year it compares with, the whole whose parts are listed.
//!
//! Headcounts are read apart, by [`headcount`], in any text and in tables, and so are residents, by [`population`], in any text.
//!
//! Words that the lexicon does not have make the subject unknown. An amount of an unknown subject is not a claim: its sentence is
//! in [`Prose::unread_sentences`]. In causes and achievements (主要原因…, 主要成效…) reports mention other money; those amounts are kept
//! under [`Topic::Narrated`](juesuan_model::Topic::Narrated) and are not part of any rule.

mod claims;
mod clause;
mod context;
mod functional;
mod headcount;
mod heading;
mod lexicon;
mod noun;
mod number;
mod paragraph;
mod period;
mod phrase;
mod population;
mod reader;
mod reason;
mod several;
mod side;
mod subject;
mod template;
mod text;
mod token;
mod total;
mod turn;
mod walk;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod reports;

use crate::document::{Block, Document};
use context::{Carried, Setting};
use functional::Names;
use heading::Heading;
use juesuan_model::text::squeeze;
use juesuan_model::{
    Claim, ClaimMetric, Direction, Phase, Report, Section, Subject, TemplateLeftover, UnreadSentence, count,
};
use paragraph::{Paragraph, ProseContext};
use period::Period;
use reader::ProseReader;
use text::{ProseText, Sentence};

/// What the explanations contain.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    pub(crate) claims: Vec<Claim>,
    pub(crate) unread_sentences: Vec<UnreadSentence>,
    pub(crate) template_leftovers: Vec<TemplateLeftover>,
}

/// Reads the explanations of a report whose statements are known.
pub(crate) fn read(document: &Document, report: &Report) -> Prose {
    let setting = Setting {
        kind: report.kind,
        year: report.fiscal_year,
        names: Names::of(&report.facts),
        body: squeeze(&report.entity_name).chars().collect(),
    };
    let mut prose = Prose::default();
    let mut carried = Carried::new(None, setting.year);
    let mut place = ProseContext::Elsewhere;
    for paragraph in paragraph::all(document, report.statements.is_empty()) {
        if paragraph.headed && paragraph.place != place {
            place = paragraph.place;
            carried = Carried::new(place.section(), setting.year);
        }
        prose.paragraph(&setting, &mut carried, &mut place, &paragraph);
    }
    for block in &document.blocks {
        if let Block::Grid(grid) = block {
            prose.claims.extend(headcount::of_table(&setting, grid));
        }
    }
    prose
}

impl Prose {
    fn paragraph(
        &mut self,
        setting: &Setting,
        carried: &mut Carried,
        place: &mut ProseContext,
        paragraph: &Paragraph,
    ) {
        let text = &paragraph.text;
        carried.paragraph(setting.year, paragraph.period, paragraph.begins);
        if *place != ProseContext::Elsewhere {
            self.template_leftovers.extend(template::leftovers(text, carried.section));
        }
        for mut sentence in text.sentences().into_iter().flat_map(|sentence| at_headings(text, &sentence)) {
            let plain = text::plain(text.glyphs(sentence.glyphs.clone()));
            if heading::may_be_title(&plain)
                && let Some(Heading::Title(meaning)) = heading::read(&plain)
            {
                *place = place.below(meaning);
                *carried = Carried::new(place.section(), setting.year);
                continue;
            }
            if let Some((meaning, length)) = heading::inline(&plain) {
                *place = if plain.starts_with('(') { place.within(meaning) } else { place.below(meaning) };
                *carried = Carried::new(place.section(), setting.year);
                let heading: String = plain.chars().take(length).collect();
                carried.period(setting.year, Period::of(&heading));
                sentence = text.without_start(&sentence, length);
            }
            let mut people = headcount::of_sentence(setting, carried.section, text, &sentence);
            people.extend(population::of_sentence(setting, carried.section, text, &sentence));
            // 45.30万人 is listed as 45.30 where nothing else understands it.
            let digits = |printed: &str| printed.trim_end_matches(['人', '名', '个', '万', ' ']).to_owned();
            let read: Vec<String> =
                people.iter().flat_map(|claim| [claim.printed.clone(), digits(&claim.printed)]).collect();
            self.claims.extend(people);
            let reader = ProseReader::new(setting, carried, text, &sentence, self);
            let mut amounts = match *place {
                ProseContext::Elsewhere if !heading::holds_amount(&plain) => continue,
                ProseContext::Elsewhere => reader.list_money(),
                ProseContext::In(_) if paragraph.row => reader.list(),
                ProseContext::In(_) => reader.read(),
            };
            amounts.retain(|amount| !read.contains(amount));
            if !amounts.is_empty() {
                let printed = text.sentence_printed(&sentence);
                self.unread_sentences.push(UnreadSentence {
                    section: carried.section,
                    chars: count::saturating_u32(printed.chars().count()),
                    text: printed.to_owned(),
                    amounts,
                    locator: text.sentence_locator(&sentence),
                });
            }
        }
    }

    /// Records how an actual compares to its budget on the last completion of the subject in the section or, without one, on the
    /// actual itself.
    fn stand(&mut self, section: Option<Section>, subject: &Subject, direction: Direction) {
        let actual =
            |claim: &Claim| claim.metric == ClaimMetric::Amount && claim.phase == Some(Phase::Actual);
        let of_subject = |claim: &&mut Claim| {
            claim.section == section
                && claim.subject.same(subject)
                && (claim.metric == ClaimMetric::Completion || actual(claim))
        };
        let mut last = self.claims.iter_mut().rev().filter(of_subject);
        let Some(claim) = last.next() else { return };
        // 完成预算的98%，决算数150万元: the completion is of the same numbers.
        let sentence = claim.sentence_locator;
        let stated = last.next().filter(|before| {
            actual(claim) && before.metric == ClaimMetric::Completion && before.sentence_locator == sentence
        });
        let claim = stated.unwrap_or(claim);
        claim.direction = claim.direction.or(Some(direction));
    }
}

/// A sentence cut where it runs into headings (`…见下表单位在职人数25四、2014年决算收支总体情况（一）…`), and after the title with which it begins:
/// `示例局2027年部门预算编制说明 收入3万元`.
fn at_headings(text: &ProseText, sentence: &Sentence) -> Vec<Sentence> {
    let glyphs = text.glyphs(sentence.glyphs.clone());
    let numeral = |at: usize| glyphs.get(at).is_some_and(|glyph| is_numeral(glyph.plain));
    let begins = |at: &usize| {
        let ends = |glyph: &text::Glyph| glyph.plain == '、';
        numeral(*at)
            && !at.checked_sub(1).is_some_and(numeral)
            && glyphs.get(*at..).is_some_and(|rest| {
                rest.iter().take(4).any(ends) && heading::inline(&text::plain(rest)).is_some()
            })
    };
    let title = |at: &usize| {
        // …情况说明如下, broken by the end of a line, continues.
        let gap = glyphs.get(*at).is_some_and(|glyph| glyph.gap && !"如为的之等中".contains(glyph.plain));
        gap && glyphs.get(..*at).is_some_and(|title| paragraph::is_title(&text::plain(title)))
    };
    let title = (1..glyphs.len().min(heading::LENGTH)).find(title);
    let cuts: Vec<usize> =
        title.into_iter().chain((title.unwrap_or(0) + 1..glyphs.len()).filter(begins)).collect();
    text.cut(sentence, &cuts)
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}
