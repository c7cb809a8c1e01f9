//! PDF, in the looks that papers have. Measures are whole hundredths of a point, so that every machine writes the same.

mod file;
mod font;
mod pages;
mod sheet;
mod style;
mod table;

pub use style::PdfStyle;

use super::{File, WriteError, Written};
use crate::content::{Block, ReportContent};
use font::Font;
use pages::Pages;

/// Writes a paper as a PDF.
pub(super) fn write(content: &ReportContent, style: PdfStyle) -> Result<Written, WriteError> {
    let font = Font::of(content.variety);
    let mut pages = Pages::new(File::new(content, "pdf"), style.page_style(content.variety), font);
    let mut on_cover = false;
    for block in &content.blocks {
        let is_cover = matches!(block, Block::Cover(_));
        if on_cover && !is_cover {
            pages.turn();
        }
        on_cover = is_cover;
        match block {
            Block::Cover(line) => pages.cover(line),
            Block::Paragraph(text) => pages.paragraph(text),
            Block::Part(heading) => pages.part(heading),
            Block::Contents(entries) => pages.contents(entries),
            Block::Title(title) => pages.title(title),
            Block::Heading(lines) => pages.heading(lines),
            Block::Grid(grid) => table::write(&mut pages, grid),
            Block::Note(note) => pages.note(note),
        }
    }
    pages.furnish(&content.running_title);
    let Pages { file, sheets, .. } = pages;
    Ok(file.finish(file::bytes(&sheets, font)?))
}
