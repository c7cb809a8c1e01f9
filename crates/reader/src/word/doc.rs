//! Word documents before 2007, read with `office_oxide`.

use super::{DEEPEST, lines};
use crate::document::{Document, Fault};
use crate::layout::{self, MarkupTable, Piece, TableCell};
use crate::marks::{LineDraft, Set};
use crate::{FileKind, ReadError, index_cells};
use juesuan_messages::{Message, message};
use juesuan_model::{Locator, count};
use office_oxide::ir::{Element, InlineContent, List, ListItem, TextSpan, VerticalAlign};
use office_oxide::{DocumentFormat, OfficeError};
use std::io::Cursor;

/// Reads a document.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let source = Cursor::new(bytes.to_vec());
    let opened =
        office_oxide::Document::from_reader(source, DocumentFormat::Doc).map_err(|error| damaged(&error))?;
    let mut reader = DocParser::default();
    let mut notes = Vec::new();
    for section in opened.to_ir().sections {
        let mut pieces = Vec::new();
        for element in &section.elements {
            let is_note = matches!(element, Element::Footnote(_) | Element::Endnote(_));
            reader.element(element, 0, if is_note { &mut notes } else { &mut pieces })?;
        }
        reader.pieces.extend(pieces);
    }
    reader.pieces.extend(notes);
    let mut blocks = layout::blocks(reader.pieces)?;
    index_cells(&mut blocks);
    let mut faults: Vec<Fault> = opened
        .damage()
        .into_iter()
        .map(|damage| Fault {
            reason: if damage.is_loss() {
                message!("word-part-lost", reason = Message::foreign(damage))
            } else {
                message!("word-damaged", reason = Message::foreign(damage))
            },
            remedy: message!("read-remedy-save-new"),
            locator: Locator::default(),
        })
        .collect();
    faults.extend(reader.faults);
    if reader.numbered > 0 {
        faults.push(Fault {
            reason: message!("word-numbers", count = reader.numbered),
            remedy: message!("word-remedy-save-docx"),
            locator: Locator::default(),
        });
    }
    if blocks.is_empty() && faults.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Document { blocks, faults, ..Document::default() })
}

fn damaged(error: &OfficeError) -> ReadError {
    let reason = error.to_string();
    if reason.contains("password") || reason.contains("encrypt") {
        ReadError::OfficePassword
    } else {
        ReadError::Damaged { kind: FileKind::Doc, reason: Message::foreign(reason) }
    }
}

#[derive(Default)]
struct DocParser {
    pieces: Vec<Piece>,
    /// Paragraphs so far, including those in tables.
    paragraphs: u32,
    /// Those with an automatic number.
    numbered: u32,
    /// Numbers that are struck out.
    faults: Vec<Fault>,
}

impl DocParser {
    fn element(&mut self, element: &Element, depth: usize, pieces: &mut Vec<Piece>) -> Result<(), ReadError> {
        if depth > DEEPEST {
            return Err(ReadError::TooLarge {
                kind: FileKind::Doc,
                reason: message!("limit-nested-tables", limit = DEEPEST),
            });
        }
        match element {
            Element::Heading(heading) => self.paragraph(&heading.content, pieces),
            Element::Paragraph(paragraph) => self.paragraph(&paragraph.content, pieces),
            Element::CodeBlock(code) => {
                let locator = self.next();
                pieces.extend(lines(&code.content, locator));
            }
            Element::Table(table) => {
                let mut rows = Vec::new();
                for row in &table.rows {
                    let mut cells = Vec::new();
                    for cell in &row.cells {
                        let mut inner = Vec::new();
                        let locator = Locator { paragraph: Some(self.paragraphs + 1), ..Locator::default() };
                        for element in &cell.content {
                            self.element(element, depth + 1, &mut inner)?;
                        }
                        let span = |cells: u32| count::to_usize(cells).max(1);
                        cells.push(TableCell {
                            pieces: inner,
                            columns: span(cell.col_span),
                            rows: span(cell.row_span),
                            locator,
                        });
                    }
                    rows.push(cells);
                }
                pieces.push(Piece::Table(MarkupTable { rows }));
            }
            Element::List(list) => self.list(list, depth + 1, pieces)?,
            Element::TextBox(text_box) => {
                for element in &text_box.content {
                    self.element(element, depth + 1, pieces)?;
                }
            }
            // A comment is not printed.
            Element::Endnote(note)
                if note.marker.as_deref().is_some_and(|mark| mark.starts_with("Comment")) => {}
            Element::Footnote(note) | Element::Endnote(note) => {
                for element in &note.content {
                    self.element(element, depth + 1, pieces)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn list(&mut self, list: &List, depth: usize, pieces: &mut Vec<Piece>) -> Result<(), ReadError> {
        for ListItem { content, nested } in &list.items {
            self.numbered += u32::from(list.ordered);
            for element in content {
                self.element(element, depth, pieces)?;
            }
            if let Some(nested) = nested {
                if depth > DEEPEST {
                    continue;
                }
                self.list(nested, depth + 1, pieces)?;
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Locator {
        self.paragraphs += 1;
        Locator { paragraph: Some(self.paragraphs), ..Locator::default() }
    }

    fn paragraph(&mut self, content: &[InlineContent], pieces: &mut Vec<Piece>) {
        let mut line = LineDraft::default();
        for inline in content {
            match inline {
                InlineContent::Text(span) => line.push(&span.text, set_of(span)),
                InlineContent::LineBreak => line.push("\n", Set::default()),
                _ => {}
            }
        }
        let (text, lost) = line.finish();
        let locator = self.next();
        self.faults.extend(lost.map(|lost| lost.fault(locator)));
        pieces.extend(lines(&text, locator));
    }
}

/// The formatting of a run. Its color is ignored, since the library does not provide the color of its background.
fn set_of(span: &TextSpan) -> Set {
    Set {
        raised: span.vertical_align == Some(VerticalAlign::Superscript),
        struck: span.strikethrough,
        unseen: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_marks_of_notes_and_what_is_struck_out_are_no_part_of_a_number() {
        let run = |text: &str, is_struck: bool, raised: Option<VerticalAlign>| {
            InlineContent::Text(TextSpan {
                text: text.to_owned(),
                strikethrough: is_struck,
                vertical_align: raised,
                ..TextSpan::default()
            })
        };
        let number = run("785.83", false, None);
        let (old, mark) = (run("799.99", true, None), run("1", false, Some(VerticalAlign::Superscript)));
        let mut reader = DocParser::default();
        let mut pieces = Vec::new();
        reader.paragraph(&[old.clone(), number, mark], &mut pieces);
        assert!(matches!(&pieces[..], [Piece::Line(cell)] if cell.text == "785.83"), "{pieces:?}");
        assert!(reader.faults.is_empty());
        reader.paragraph(&[old], &mut pieces);
        assert_eq!(reader.faults[0].reason, message!("text-struck-out", text = "799.99"));
        assert_eq!(reader.faults[0].locator.paragraph, Some(2));
    }
}
