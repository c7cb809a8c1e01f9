//! Scanned pages: their lines are found in the pixels, and their text by tesseract, cell by cell.
//!
//! ```text
//! page ─ picture ─▶ gray pixels ─ lines ─▶ rules ─ lattice ─▶ cells cut out ─ tesseract ─▶ words with their positions
//! ```
//!
//! Numbers recognized on an entire page break at the decimal point; those recognized in a single cell with a white margin
//! seldom do. The result is a page like any other, with words instead of glyphs, from which tables and paragraphs are built
//! in the same way. But it is marked as recognized: its numbers count only where something else confirms them.

mod picture;
mod tesseract;

use super::page::{Glyph, Page, Rect};
use super::{lattice, rules};
use crate::Options;
use hayro_syntax::Pdf;
#[cfg(test)]
pub(super) use picture::Picture;
#[cfg(not(test))]
use picture::Picture;
pub(super) use tesseract::Failure;
use tesseract::{Tesseract, Word};

/// The white margin around the picture of a cell, in pixels.
const MARGIN: usize = 20;
/// The width of the line around a cell, in pixels.
const BORDER: f64 = 3.0;
/// A cell with fewer dark pixels is blank.
const SPECKS: usize = 12;

/// Recognizes the scanned pages, and adds the words to them.
///
/// # Errors
/// The program is not installed, or failed.
pub(super) fn recognize(pdf: &Pdf, pages: &mut [Page], options: &Options) -> Result<(), Failure> {
    let tesseract = Tesseract::find()?;
    for (page, source) in pages.iter_mut().zip(pdf.pages().iter()).filter(|(page, _)| page.is_picture()) {
        options.page(page.number);
        let picture = Picture::of(source);
        page.rules = picture.lines();
        page.glyphs = words(&tesseract, &picture, page)?;
        page.is_recognized = true;
    }
    Ok(())
}

/// Whether the program is installed and knows the language.
pub(super) fn is_installed() -> Result<(), Failure> {
    Tesseract::find().map(drop)
}

/// The words in each cell and, in the remaining area, on the page.
fn words(tesseract: &Tesseract, picture: &Picture, page: &Page) -> Result<Vec<Glyph>, Failure> {
    let lattices = lattice::find(&rules::snap(&page.rules));
    let mut rest = picture.clone();
    let mut cuts = Vec::new();
    for lattice in &lattices {
        for cell in lattice.cells() {
            let cut = picture.area(cell, BORDER);
            if picture.dark(cut) > SPECKS {
                cuts.push(cut);
            }
        }
        rest.whiten(picture.area(lattice.bounds(), -BORDER));
    }
    let mut pictures = vec![rest];
    pictures.extend(cuts.iter().map(|&cut| picture.cut(cut, MARGIN)));
    let mut glyphs = Vec::new();
    let offsets = cuts.iter().map(|cut| Some((cut.0, cut.1)));
    for (words, offset) in tesseract.read(&pictures)?.iter().zip(std::iter::once(None).chain(offsets)) {
        match offset {
            // A line of a cell is one number or a piece of a name, so its parts belong together.
            Some((x, y)) => glyphs.extend(lines(words).into_iter().map(|line| {
                let place = |at: usize, from: usize| (at + from).saturating_sub(MARGIN);
                picture.glyph(&line, place(line.left, x), place(line.top, y))
            })),
            None => glyphs.extend(words.iter().map(|word| picture.glyph(word, word.left, word.top))),
        }
    }
    Ok(glyphs)
}

/// Combines the words of each line.
fn lines(words: &[Word]) -> Vec<Word> {
    let mut lines: Vec<Word> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| line.line == word.line) {
            Some(line) => {
                line.text.push_str(&word.text);
                line.width = (word.left + word.width).saturating_sub(line.left);
            }
            None => lines.push(word.clone()),
        }
    }
    lines
}

impl Picture {
    fn glyph(&self, word: &Word, left: usize, top: usize) -> Glyph {
        let (x0, y0) = self.point(left, top);
        let (x1, y1) = self.point(left + word.width, top + word.height);
        Glyph { text: word.text.as_str().into(), bbox: Rect::new(x0, y0, x1, y1) }
    }
}
