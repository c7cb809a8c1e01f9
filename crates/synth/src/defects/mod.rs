//! Reports with planted defects, with which reading and checking are measured.
//!
//! Each report is written in wordings and forms of its own. It is clean, or it has one defect of a known kind. The truth
//! contains the meaning of every number of the prose and the rules that must find the defect, so that claims, findings and the
//! lack of findings can all be judged.
//!
//! ```text
//! accounts ─ books ─▶ figures ─ template, wordings, unknown ─▶ passages: text with what each number means
//!                                      └─ compose ─▶ ReportDraft ─ kinds, plant ─▶ one defect ─▶ Planted ─ truth ─▶ files
//! ```
//!
//! `juesuan-bench` reads and checks these reports and compares the result with the truth.
//!
//! Kinds of defect that need two reports (carryover against last year, budget against final accounts) are not here: no rule
//! compares two reports.

mod books;
mod compose;
mod forms;
mod kinds;
mod lists;
mod passage;
mod plant;
mod sums;
mod tables;
mod template;
mod truth;
mod unknown;
mod wordings;
mod wordings_budget;
mod words;

pub use kinds::{DefectKind, kinds};
pub use passage::{About, Meant};
pub use truth::{claims_csv, defects_csv};

use crate::dice::Dice;
use crate::write;
use juesuan_model::count;
use passage::Passage;
use std::collections::HashSet;

/// A number of the prose with its position in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseNumber {
    /// The line and the character in it at which the number begins, both counted from 1.
    pub position: (u32, u32),
    /// What it means.
    pub meant: Meant,
}

/// A defect that a report has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// Its kind: `expenditure-class`.
    pub kind: &'static str,
    /// What was changed, in words.
    pub label: &'static str,
    /// The rules that must find it.
    pub rules: &'static [&'static str],
    /// The lines that differ from those of the clean report.
    pub lines: Vec<u32>,
}

/// A report, clean or with one defect, and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// The file's name, unique in a run.
    pub file_name: String,
    /// The report as text.
    pub text: String,
    /// The department's name.
    pub entity_name: String,
    /// The fiscal year.
    pub fiscal_year: u16,
    /// Every number of its prose, in order.
    pub numbers: Vec<ProseNumber>,
    /// Its defect; none in a clean report.
    pub defect: Option<Defect>,
}

/// Every third report is clean.
const CLEAN: usize = 3;

/// Not every report has what a kind of defect changes; at most this many are tried.
const TRIALS: u64 = 2_000;

/// The report with this number in the run of a seed: clean, or with a defect of the kind whose turn it is.
#[must_use]
pub fn planted(seed: u64, number: usize) -> Option<Planted> {
    let first = u64::try_from(number).ok()?;
    let clean = |stream| Some(Printed::of(compose::draft(seed, stream)?));
    if number.is_multiple_of(CLEAN) {
        return Some(clean(first)?.planted(number, None));
    }
    let turn = number - number / CLEAN - 1;
    let kind = kinds().nth(turn % kinds().count())?;
    for trial in 0..TRIALS {
        let stream = first + (trial << 32);
        let mut draft = compose::draft(seed, stream)?;
        let mut dice = Dice::new(seed, (1 << 57) + stream);
        if plant::plant(kind, &mut draft, &mut dice).is_some() {
            let printed = Printed::of(draft);
            let lines = changed(&clean(stream)?.text, &printed.text);
            let defect = Defect { kind: kind.name, label: kind.label, rules: kind.rules, lines };
            return Some(printed.planted(number, Some(defect)));
        }
    }
    Some(clean(first)?.planted(number, None))
}

/// The lines of a text that differ from those of another: line by line where both have as many, else those that the other has
/// nowhere. Where the unit above a table changed, all of the table did.
fn changed(before: &str, after: &str) -> Vec<u32> {
    let known: HashSet<&str> = before.lines().collect();
    let alike = before.lines().count() == after.lines().count();
    let mut before = before.lines();
    let (mut lines, mut below) = (Vec::new(), false);
    for (number, line) in (1..).zip(after.lines()) {
        let same = before.next() == Some(line);
        let new = if alike { !same } else { !known.contains(line) };
        below = new && line.contains("单位：") || below && line.contains('\t');
        if new || below {
            lines.push(number);
        }
    }
    lines
}

/// A draft that has been printed.
struct Printed {
    file_name: String,
    text: String,
    entity_name: String,
    fiscal_year: u16,
    passages: Vec<Passage>,
}

impl Printed {
    fn of(draft: compose::ReportDraft) -> Self {
        let (entity_name, fiscal_year) = (draft.entity_name.clone(), draft.year);
        let (content, passages) = draft.content();
        let written = write::text(&content);
        let text = String::from_utf8_lossy(&written.bytes).into_owned();
        Self { file_name: written.file_name, text, entity_name, fiscal_year, passages }
    }

    fn planted(self, number: usize, defect: Option<Defect>) -> Planted {
        let numbers = prose_numbers(&self.text, &self.passages);
        let file_name = format!("{number:05}-{}", self.file_name);
        let Self { text, entity_name, fiscal_year, .. } = self;
        Planted { file_name, text, entity_name, fiscal_year, numbers, defect }
    }
}

/// Finds each paragraph in the text, one after the other, and its numbers in it.
fn prose_numbers(text: &str, passages: &[Passage]) -> Vec<ProseNumber> {
    let mut lines = (1..).zip(text.lines());
    let mut numbers = Vec::new();
    for passage in passages {
        let printed = passage::text(passage);
        let Some((line, _)) = lines.find(|(_, line)| *line == printed) else { continue };
        let mut column = 1;
        for piece in passage {
            if let passage::Piece::Number(meant) = piece {
                numbers.push(ProseNumber { position: (line, column), meant: meant.clone() });
            }
            column += count::saturating_u32(piece.text().chars().count());
        }
    }
    numbers
}
