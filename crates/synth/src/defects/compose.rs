//! A report as a draft: its blocks, and the paragraphs whose numbers are known.

use super::books::Books;
use super::lists::entries;
use super::passage::{Passage, Piece, Style, text};
use super::template::{Filler, index};
use super::unknown;
use super::unknown::Unknown;
use super::wordings::{FINAL_ACCOUNTS, Layout, Section, WordingPart};
use super::wordings_budget::BUDGET;
use crate::accounts::Accounts;
use crate::content::{Block, ReportContent};
use crate::dice::Dice;
use crate::district::Department;
use crate::form::{Form, Sheet};
use crate::history::history;
use crate::{budget, evaluation, numerals, statements};
use juesuan_model::{Kind, Phase, Statement};

/// A piece of a draft.
#[derive(Debug)]
pub(super) enum DraftPart {
    Block(Block),
    Prose(Passage),
}

/// A report before it is written, with the meaning of its prose.
#[derive(Debug)]
pub(super) struct ReportDraft {
    pub(super) kind: Kind,
    pub(super) year: u16,
    /// The department's name.
    pub(super) entity_name: String,
    stem: String,
    title: String,
    pub(super) parts: Vec<DraftPart>,
}

impl ReportDraft {
    /// The report's content, and its paragraphs with their numbers in order.
    pub(super) fn content(self) -> (ReportContent, Vec<Passage>) {
        let mut content = ReportContent::new(self.stem, self.title, 0);
        let mut passages = Vec::new();
        for part in self.parts {
            content.blocks.push(match part {
                DraftPart::Block(block) => block,
                DraftPart::Prose(passage) => {
                    let block = Block::Paragraph(text(&passage));
                    passages.push(passage);
                    block
                }
            });
        }
        (content, passages)
    }

    fn block(&mut self, block: Block) {
        self.parts.push(DraftPart::Block(block));
    }

    fn line(&mut self, text: String) {
        self.block(Block::Paragraph(text));
    }
}

/// The report of a random stream, without a defect. The same seed and stream make the same draft.
pub(super) fn draft(seed: u64, stream: u64) -> Option<ReportDraft> {
    // Far from the streams of departments, forms and districts.
    let mut dice = Dice::new(seed, (1 << 56) + stream);
    let department = Department::numbered(index(&mut dice, crate::district::DEPARTMENTS)?)?;
    let kind = dice.pick([Kind::FinalAccounts, Kind::FinalAccounts, Kind::Budget]);
    let year = dice.pick([2019, 2020, 2021, 2022, 2023, 2024]);
    let accounts = history(&department, seed.wrapping_add(stream), year..=year);
    let [spent_before, now] = accounts.as_slice() else { return None };
    let form = form(kind, year, &mut dice);
    let three_public_budget = match form.three_public_budget {
        "年初预算数" => Phase::InitialBudget,
        _ => Phase::AdjustedBudget,
    };
    if kind == Kind::Budget {
        let (plan, before) = (budget::planned(now), budget::planned(spent_before));
        let books = Books {
            department: &department,
            kind,
            now: &plan,
            before: &before,
            spent_before,
            three_public_budget,
        };
        compose(&books, &form, &mut dice)
    } else {
        let before = spent_before;
        let books = Books { department: &department, kind, now, before, spent_before, three_public_budget };
        compose(&books, &form, &mut dice)
    }
}

/// A form that has every statement which a report of the year must have.
fn form(kind: Kind, year: u16, dice: &mut Dice) -> Form {
    loop {
        let form = Form { prose: true, ..Form::varied(kind, dice) };
        let state_capital =
            form.sheets.iter().any(|sheet| sheet.sheet == Sheet::Statement(Statement::StateCapital));
        if state_capital || kind == Kind::FinalAccounts && year < 2020 {
            return form;
        }
    }
}

fn compose(books: &Books, form: &Form, dice: &mut Dice) -> Option<ReportDraft> {
    let (entity, year, kind) = (books.department.name(), books.now.year, books.kind);
    let what = if kind == Kind::Budget { "部门预算" } else { "部门决算" };
    let years = if kind == Kind::Budget { "年" } else { "年度" };
    let title = format!("{entity}{year}{years}{what}");
    let stem = format!("{}-{year}-{kind}", books.department.short_name());
    let mut draft = ReportDraft { kind, year, entity_name: entity.clone(), stem, title, parts: Vec::new() };
    let title = format!("{entity}{year}{years}{what}");
    draft.block(Block::Cover(title));
    draft.line("目 录".to_owned());
    let entries = form.sheets.iter().zip(4..).map(|(printed, page)| (printed.name.to_owned(), page));
    draft.block(Block::Contents(entries.collect()));
    draft.block(Block::Part(format!("第一部分 {entity}概况")));
    draft.line("一、主要职责".to_owned());
    draft.line(format!("{}。", books.department.office.duties.join("；")));
    // Some put the tables before the explanations and some after them.
    let tables_first = dice.pick([true, true, false]);
    let [tables, explained] = if tables_first { ["第二", "第三"] } else { ["第三", "第二"] };
    let tables = format!("{tables}部分 {entity}{year}{years}{what}表");
    let explained = format!("{explained}部分 {entity}{year}{years}{what}情况说明");
    if tables_first {
        draft.tables(tables, books, form);
        draft.explain(explained, books, dice)?;
    } else {
        draft.explain(explained, books, dice)?;
        draft.tables(tables, books, form);
    }
    draft.block(Block::Part("第四部分 名词解释".to_owned()));
    draft.line("（一）财政拨款收入：本级财政当年拨给部门的资金。".to_owned());
    draft.line("（二）机关运行经费：保障机关运行、用于购买货物和服务的资金。".to_owned());
    if kind == Kind::FinalAccounts {
        draft.block(Block::Part("第五部分 附件".to_owned()));
        draft.written(|content| evaluation::write(content, &entity, books.now));
    }
    Some(draft)
}

impl ReportDraft {
    /// Adds what one of the writers of whole reports writes.
    fn written(&mut self, write: impl FnOnce(&mut ReportContent)) {
        let mut content = ReportContent::new(String::new(), String::new(), 0);
        write(&mut content);
        self.parts.extend(content.blocks.into_iter().map(DraftPart::Block));
    }

    fn tables(&mut self, part: String, books: &Books, form: &Form) {
        self.block(Block::Part(part));
        let (entity, accounts): (String, &Accounts) = (self.entity_name.clone(), books.now);
        self.written(|content| statements::write(content, &entity, accounts, form));
    }

    fn explain(&mut self, part: String, books: &Books, dice: &mut Dice) -> Option<()> {
        self.block(Block::Part(part));
        let entity = self.entity_name.clone();
        let style = Style::drawn(dice);
        let known = Filler { books, style, entity: &entity, unknown: false };
        let unknown = Filler { unknown: true, ..known };
        let (sections, others): (&[Section], &[Unknown]) = match self.kind {
            Kind::FinalAccounts => (FINAL_ACCOUNTS, unknown::FINAL_ACCOUNTS),
            Kind::Budget => (BUDGET, unknown::BUDGET),
        };
        let marks = dice.pick(["1. ", "1、", "（1）"]);
        for (number, section) in (1..).zip(sections) {
            let title = known.fill(chosen(section.titles, dice)?, None, dice)?;
            self.line(format!("{}、{}", numerals::counted(number), text(&title)));
            for part in *chosen(section.ways, dice)? {
                self.part(part, &known, marks, dice);
            }
            let other: Vec<_> =
                others.iter().filter(|(title, _)| section.titles.first() == Some(title)).collect();
            if dice.between(1, 4) == 1
                && let Some((_, wording)) = index(dice, other.len()).and_then(|at| other.get(at))
                && let Some(passage) = unknown.fill(wording, None, dice)
            {
                self.parts.push(DraftPart::Prose(passage));
            }
        }
        Some(())
    }

    /// Writes a part in a wording for which the accounts have every figure.
    fn part(&mut self, part: &WordingPart, filler: &Filler, marks: &str, dice: &mut Dice) -> Option<()> {
        match part {
            WordingPart::Say(wordings) => {
                let passage = first(wordings, dice, |wording, dice| filler.fill(wording, None, dice))?;
                self.parts.push(DraftPart::Prose(passage));
            }
            WordingPart::List { lead, of, each, layout } => {
                let mut passage = first(lead, dice, |wording, dice| filler.fill(wording, None, dice))?;
                let entries = entries(*of, filler.books, dice);
                // A list keeps to one wording, where it fits every entry.
                let start = index(dice, each.len())?;
                let wordings = || each.iter().cycle().skip(start).take(each.len());
                if *layout == Layout::Lines {
                    self.parts.push(DraftPart::Prose(std::mem::take(&mut passage)));
                }
                for (number, entry) in (1..).zip(&entries) {
                    let words = wordings().find_map(|wording| filler.fill(wording, Some(entry), dice))?;
                    if *layout == Layout::Lines {
                        let mut line = vec![Piece::Text(marks.replace('1', &number.to_string()))];
                        line.extend(words);
                        self.parts.push(DraftPart::Prose(line));
                    } else {
                        passage.extend(words);
                        let last = number == entries.len();
                        passage.push(Piece::Text(if last { "。" } else { "；" }.to_owned()));
                    }
                }
                if *layout == Layout::Run {
                    self.parts.push(DraftPart::Prose(passage));
                }
            }
        }
        Some(())
    }
}

/// One of the wordings that can be filled.
fn first(
    wordings: &[&str],
    dice: &mut Dice,
    fill: impl Fn(&str, &mut Dice) -> Option<Passage>,
) -> Option<Passage> {
    let start = index(dice, wordings.len())?;
    wordings.iter().cycle().skip(start).take(wordings.len()).find_map(|wording| fill(wording, dice))
}

fn chosen<'a, T>(of: &'a [T], dice: &mut Dice) -> Option<&'a T> {
    of.get(index(dice, of.len())?)
}
