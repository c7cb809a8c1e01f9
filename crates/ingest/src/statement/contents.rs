//! The lines that name statements: titles above tables, and the table of contents.
//!
//! A report that lists a statement in its contents promises it. So each line that looks like a statement's title is kept, with
//! whether it is in the table of contents: between a line 目录 and the first line that is repeated, or with a page number after it.

use super::title::{self, TitleCandidate};
use crate::document::{Block, Document, Row};
use crate::numeral::without_ordinal;
use juesuan_model::text::squeeze;
use juesuan_model::{Statement, TitleLine};
use std::collections::BTreeSet;

/// Longer lines are sentences.
const LONGEST: usize = 100;

/// The state of reading a document.
#[derive(Default)]
struct ContentsLines {
    /// The lines below 目录, while the table of contents continues.
    contents: Option<BTreeSet<String>>,
    found: Vec<TitleLine>,
}

/// Every line of a document that names a statement, in reading order.
pub(super) fn titles(document: &Document) -> Vec<TitleLine> {
    let mut lines = ContentsLines::default();
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => lines.line(&cell.text),
            Block::Grid(grid) => grid.rows.iter().for_each(|row| lines.row(row)),
        }
    }
    lines.found
}

impl ContentsLines {
    /// A row of a table of contents has a title and the number of a page; other rows with several cells name no statement.
    fn row(&mut self, row: &Row) {
        let mut texts = row.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str());
        match (texts.next(), texts.next(), texts.next()) {
            (Some(only), None, _) => self.line(only),
            (Some(title), Some(page), None) if page.trim().chars().all(|c| c.is_ascii_digit()) => {
                self.line(&format!("{title}....{page}"));
            }
            _ => self.contents = None,
        }
    }

    fn line(&mut self, printed: &str) {
        if printed.len() > LONGEST && printed.chars().count() > LONGEST {
            self.contents = None;
            return;
        }
        if self.contents.is_none() && !printed.contains(['表', '目']) {
            return;
        }
        let plain = squeeze(printed);
        if matches!(plain.trim_matches(|c| "[]().-".contains(c)), "目录" | "目次") {
            self.contents = Some(BTreeSet::new());
            return;
        }
        let (name, paged) = without_page(&plain);
        if plain.contains('。')
            || !paged && self.contents.as_mut().is_some_and(|lines| !lines.insert(name.to_owned()))
        {
            self.contents = None;
        }
        let in_contents = paged || self.contents.is_some();
        let name = without_ordinal(name);
        let title = title::recognize(&TitleCandidate { printed: name, plain: name.into() });
        let title = title.filter(|title| title.statement != Statement::Other);
        self.found.extend(title.map(|title| TitleLine {
            statement: title.statement,
            printed: title.printed,
            in_contents,
        }));
    }
}

/// A line of a table of contents without its leader and its page, and whether it had them.
fn without_page(plain: &str) -> (&str, bool) {
    let leader = |c: char| matches!(c, '.' | '…' | '·' | '-' | '—' | '_');
    let name = plain.trim_end_matches(|c: char| c.is_ascii_digit() || leader(c) || matches!(c, '(' | ')'));
    let tail = plain.get(name.len()..).expect("the name is the start of the line");
    (name, tail.contains(leader) || tail.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use juesuan_model::Locator;

    fn found(text: &str) -> Vec<(Statement, bool)> {
        let paragraph =
            |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
        let document = Document { blocks: text.lines().map(paragraph).collect(), ..Document::default() };
        titles(&document).into_iter().map(|title| (title.statement, title.in_contents)).collect()
    }

    #[test]
    fn a_line_with_a_leader_and_a_page_stands_in_the_contents() {
        let text = "一、收入支出决算总表.....7\n二、收入决算表……8\n示例局\n收入决算表";
        let expected = [
            (Statement::IncomeExpenditureSummary, true),
            (Statement::Income, true),
            (Statement::Income, false),
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn the_contents_end_where_a_line_is_said_again() {
        let text = "目 录\n第一部分 概况\n第二部分 决算表\n一、收入决算表\n第一部分 概况\n收入决算表";
        assert_eq!(found(text), [(Statement::Income, true), (Statement::Income, false)]);
    }
}
