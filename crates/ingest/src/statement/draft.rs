//! Cutting a document into statements: a title, its heading, its rows, its notes.

use super::heading::{self, Heading};
use super::title::{self, Title, TitleCandidate};
use crate::document::{Block, Cell, Document, Grid, Row};
use crate::slips::is_instruction;
use juesuan_model::text::tidy;
use juesuan_model::{Locator, Reading};

/// A statement's material, not yet understood.
#[derive(Debug, Clone, Default)]
pub(super) struct StatementDraft {
    pub(super) title: Option<Title>,
    pub(super) heading: Heading,
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<String>,
    /// How its table was found.
    pub(super) reading: Reading,
    /// The title of the table above, if this one follows it on the same page or the next with other columns.
    pub(super) torn_from: Option<Title>,
    /// Paragraphs between the title and the first row that are neither heading nor note.
    strays: u32,
    /// Whether the table is complete: notes or something else follow.
    closed: bool,
}

/// More paragraphs than this between a title and a table mean that the title was not the table's.
const STRAYS: u32 = 2;

impl StatementDraft {
    /// Where its table begins.
    pub(super) fn locator(&self) -> Locator {
        self.rows.first().and_then(|row| row.first()).map(|cell| cell.locator).unwrap_or_default()
    }
}

/// Cuts the document. A row with one cell of text is read like a paragraph, because reports print titles, headings and notes both
/// ways.
pub(super) fn cut(document: &Document) -> Vec<StatementDraft> {
    let mut cutter = Cutter::default();
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => {
                cutter.line(cell, false);
            }
            Block::Grid(grid) => {
                cutter.tear(grid);
                grid.rows.iter().for_each(|row| cutter.row(row, grid.reading));
            }
        }
    }
    cutter.finish()
}

#[derive(Default)]
struct Cutter<'a> {
    done: Vec<StatementDraft>,
    draft: StatementDraft,
    /// The line just before, if it may be the beginning of a title.
    line_before: Option<TitleCandidate<'a>>,
    /// Whether the line just before is an instruction of the form; the note is below it.
    instructed: bool,
}

impl<'a> Cutter<'a> {
    /// If positions are known, a table without a title whose columns differ from those of the table above does not continue it: its
    /// amounts would be in the wrong columns, even if there are as many of them.
    fn tear(&mut self, grid: &Grid) {
        let first = grid.rows.first();
        let placed = first.and_then(|row| row.first()).is_some_and(|cell| cell.locator.page.is_some());
        let width = self.draft.rows.first().map(Vec::len);
        let other = width != first.map(Vec::len) || grid.goes_on == Some(false);
        if placed && width.is_some() && other && !self.draft.closed {
            let torn_from = self.draft.title.clone();
            self.next();
            self.draft.torn_from = torn_from;
        }
    }

    fn row(&mut self, row: &'a Row, reading: Reading) {
        let mut texts = row.iter().filter(|cell| !cell.is_blank());
        match (texts.next(), texts.next()) {
            (None, _) => {}
            (Some(only), None) if self.line(only, true) => {}
            _ => {
                self.line_before = None;
                if let Some(heading) = heading::read(row.iter().map(|cell| TitleCandidate::of(&cell.text))) {
                    self.heading(heading);
                } else {
                    if self.draft.closed {
                        self.next();
                    }
                    self.draft.rows.extend(super::table::rows_of(row));
                    self.draft.reading = reading;
                }
            }
        }
    }

    /// Takes a line of its own. Returns false for a line in a grid that is not a title, heading or note: it belongs to the table.
    fn line(&mut self, cell: &'a Cell, in_grid: bool) -> bool {
        let line = TitleCandidate::of(&cell.text);
        let before = self.line_before.take();
        let instructed = std::mem::take(&mut self.instructed);
        let wrapped = before.and_then(|before| title::wrapped(&before, &line));
        if let Some(title) = wrapped.or_else(|| title::recognize(&line)) {
            self.next();
            self.draft.heading.unit = title.unit;
            self.draft.title = Some(title);
        } else if let Some(heading) = heading::read([&line]) {
            self.heading(heading);
        } else if self.draft.title.is_some() && is_instruction(&line.plain) {
            // An instruction of the form is not a note of the report.
            self.instructed = true;
        } else if instructed && is_sentence(&line.plain) || self.is_note(&line.plain, in_grid) {
            self.draft.notes.push(tidy(&cell.text).into_owned());
            self.draft.closed = !self.draft.rows.is_empty();
        } else if in_grid {
            return false;
        } else if ["合计", "总计"].contains(&line.plain.as_ref()) && !self.draft.rows.is_empty() {
            // The last row of an empty form, which has only its label.
        } else {
            self.line_before = Some(line);
            if !self.draft.rows.is_empty() {
                self.next();
            } else if self.draft.strays < STRAYS {
                self.draft.strays += 1;
            } else {
                self.draft = StatementDraft::default();
            }
        }
        true
    }

    fn heading(&mut self, heading: Heading) {
        // A heading below a finished table belongs to the next one, whose title is missing.
        if self.draft.closed {
            self.next();
        }
        self.draft.heading.merge(heading);
    }

    /// `注：…` below a table, numbered lines that continue it, and statements in any words that a table is empty.
    fn is_note(&self, text: &str, in_grid: bool) -> bool {
        let goes_on = || {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.len() < text.len() && rest.starts_with(['.', '、', ')'])
        };
        self.draft.title.is_some()
            && (is_said_empty(text)
                || (!in_grid && says_nothing_to_tell(text))
                || text.starts_with("注:")
                || text.starts_with("备注:")
                || text.starts_with("说明:")
                || (!self.draft.notes.is_empty() && goes_on()))
    }

    fn next(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        if !draft.rows.is_empty() {
            self.done.push(draft);
        }
    }

    fn finish(mut self) -> Vec<StatementDraft> {
        self.next();
        self.done
    }
}

/// Whether a line may be the note that the form requests.
fn is_sentence(text: &str) -> bool {
    text.chars().count() <= LONGEST_EXPLANATION && text.chars().any(|c| c > '\u{2E80}')
}

/// `此表为空`, `…，故本表为空表。`
fn is_said_empty(text: &str) -> bool {
    let empty = ["为空表", "表为空", "(空表)"].iter().any(|word| text.contains(word));
    empty && text.chars().count() <= LONGEST_EXPLANATION
}

/// `（无政府性基金支出）`, `本部门无相关收支项目`: a line about nothing else.
fn says_nothing_to_tell(text: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let statement = text.trim_start_matches(['(', '本', '我', '部', '单', '门', '位', '年', '度']);
    statement.starts_with(['无', '没', '未'])
        && any(&["支出", "收支", "收入", "预算", "数据"])
        && !text.contains([':', '%'])
        && text.chars().count() <= LONGEST_EXPLANATION
}

/// An explanation of an empty table is one sentence.
const LONGEST_EXPLANATION: usize = 90;
