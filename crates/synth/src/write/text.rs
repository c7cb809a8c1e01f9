//! Plain text, as text extracted from a PDF has a report: paragraphs with a free line below, tab-separated rows.

use super::{File, Written};
use crate::content::{Block, Cell, Grid, ReportContent};
use crate::truth::TruthPosition;

/// Writes a report as text.
pub(super) fn write(content: &ReportContent) -> Written {
    let mut text = Text { file: File::new(content, "txt"), written: String::new(), lines: 0 };
    for block in &content.blocks {
        match block {
            Block::Cover(line)
            | Block::Paragraph(line)
            | Block::Part(line)
            | Block::Title(line)
            | Block::Note(line) => text.paragraph(line),
            Block::Contents(entries) => {
                for (title, page) in entries {
                    text.line(&format!("{title}.....{page}"));
                }
                text.line("");
            }
            Block::Heading(lines) => {
                for line in lines {
                    text.line(&line.cells.join("\t"));
                    if line.spaced {
                        text.line("");
                    }
                }
            }
            Block::Grid(grid) => text.grid(grid),
        }
    }
    text.file.finish(text.written.into_bytes())
}

struct Text {
    file: File,
    written: String,
    lines: usize,
}

impl Text {
    /// One line, unchanged.
    fn line(&mut self, line: &str) {
        self.written.push_str(line);
        self.written.push('\n');
        self.lines += 1;
    }

    /// A line with an empty one after it, as text extracted from a PDF sets paragraphs and titles.
    fn paragraph(&mut self, line: &str) {
        self.line(line);
        self.line("");
    }

    fn grid(&mut self, grid: &Grid) {
        let width = grid.columns.len() + usize::from(grid.stray_column);
        for row in 0..grid.header_rows {
            let texts = (0..width).map(|column| grid.head_at(row, column).map_or("", |head| &head.text));
            self.line(&texts.collect::<Vec<_>>().join("\t").replace('\n', " "));
        }
        for row in &grid.rows {
            let mut line = String::new();
            for (index, cell) in row.iter().enumerate() {
                if index > 0 {
                    line.push('\t');
                }
                if let Cell::Amount(amount) = cell {
                    let position = (self.lines + 1, line.chars().count() + 1);
                    let position = TruthPosition { line: Some(position), ..TruthPosition::default() };
                    self.file.note(grid.statement, amount, position);
                }
                line.push_str(cell.text());
            }
            if grid.stray_column {
                line.push('\t');
            }
            self.line(&line);
        }
        self.line("");
    }
}
