//! PDF, in the styles of real reports. Measures are whole hundredths of a point, so that every machine writes the same bytes.

mod pages;
mod style;
mod table;
mod wrap;

pub use style::PdfStyle;

use super::{File, Written};
use crate::content::{Block, ReportContent};
use crate::pdf::{self, ChineseFont, Font};
use pages::Pages;

/// Writes a report as a PDF.
pub(super) fn write(content: &ReportContent, style: PdfStyle) -> Written {
    let font = ChineseFont::of(content.variety);
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
    let Pages { file, written, .. } = pages;
    file.finish(pdf::bytes(&written, &[("F", Font::Chinese(font))], true))
}
