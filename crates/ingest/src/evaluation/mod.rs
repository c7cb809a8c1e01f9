//! Self-evaluations: the 绩效自评表 of the department and of its projects, each indicator with its target and its score.
//!
//! These tables are forms of several lines, not grids: a row has as many cells as the form needs at that place, the header is
//! repeated for every objective, and a page break cuts rows and labels in two. So a row is recognized by its words, and an
//! indicator by the cells at its right end (target, outcome, points), which are always printed, rather than by its columns.

mod cells;
mod table;

use crate::document::{Block, Cell, Document, Row};
use juesuan_model::text::{is_blank, squeeze};
use juesuan_model::{Indicator, Locator, ProjectEvaluation};
use table::EvaluationTable;

/// What the self-evaluation tables contain.
#[derive(Debug, Default)]
pub(crate) struct Evaluations {
    pub(crate) projects: Vec<ProjectEvaluation>,
    pub(crate) indicators: Vec<Indicator>,
    /// The cells whose text is kept: names, targets, outcomes.
    pub(crate) kept: Vec<Locator>,
}

/// Reads every self-evaluation table, from its title to the next. Tables are numbered on from those of other files.
pub(crate) fn read(document: &Document, tables_before: usize) -> Evaluations {
    let mut reading = EvaluationReader { before: tables_before, ..EvaluationReader::default() };
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => reading.row(std::slice::from_ref(cell)),
            Block::Grid(grid) => grid.rows.iter().for_each(|row: &Row| reading.row(row)),
        }
    }
    reading.close();
    reading.done
}

#[derive(Default)]
struct EvaluationReader {
    before: usize,
    table: Option<EvaluationTable>,
    done: Evaluations,
}

impl EvaluationReader {
    fn row(&mut self, row: &[Cell]) {
        // Before the first title only a title can matter: all other rows and paragraphs are skipped.
        let may_be_title = || {
            let mut filled = row.iter().filter(|cell| !cell.is_blank());
            // 自评表, or a tag after it.
            let ends = |text: &str| text.trim_end_matches(is_blank).ends_with(['表', '>']);
            filled.next().is_some_and(|only| ends(&only.text)) && filled.next().is_none()
        };
        if self.table.is_none() && !may_be_title() {
            return;
        }
        let filled = cells::filled(row);
        if let [only] = filled.as_slice()
            && is_title(&only.text)
        {
            self.close();
            self.table = Some(EvaluationTable::new(only));
        } else if let Some(table) = &mut self.table {
            // If the row is shifted to the left, the blank at its end is not a cell of its own.
            let blank =
                |cell: Option<&Cell>| cell.is_some_and(|c| c.text.is_empty() || cells::text(c).is_empty());
            let blank_end = blank(row.first()) && blank(row.last());
            table.row(&filled, blank_end);
        }
    }

    fn close(&mut self) {
        let Some(mut table) = self.table.take() else { return };
        let kept = std::mem::take(&mut table.kept);
        if let Some((evaluation, indicators)) = table.finish(self.before + self.done.projects.len()) {
            self.done.projects.push(evaluation);
            self.done.indicators.extend(indicators);
            self.done.kept.extend(kept);
        }
    }
}

/// `2023 年度乡村振兴项目自评表`; not a sentence that names one.
fn is_title(text: &str) -> bool {
    if !text.ends_with('表') {
        return false;
    }
    let title = squeeze(text);
    title.ends_with("自评表") && title.chars().count() <= 60 && !title.contains(['。', ',', '《'])
}

#[cfg(test)]
mod tests;
