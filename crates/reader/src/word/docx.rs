//! DOCX documents, as printed with all changes accepted.
//!
//! They are read from their XML rather than through a library, since libraries drop the automatic numbers (一、 二、) that
//! titles and headings depend on. Headers, footers and comments are outside the flow; notes follow it.

use super::ground::Grounds;
use super::numbering::Numbering;
use super::{DEEPEST, lines};
use crate::color::{Color, is_unseen};
use crate::document::{Document, Fault};
use crate::layout::{self, MarkupTable, Piece, TableCell};
use crate::marks::{LineDraft, Set};
use crate::package::{Package, attribute, child, children, is_on};
use crate::{FileKind, ReadError, index_cells};
use juesuan_messages::message;
use juesuan_model::Locator;
use roxmltree::Node;

/// Reads a document.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FileKind::Docx)?;
    let roots = package.relations("")?;
    let main = roots.into_values().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
    let mut numbering = Numbering::default();
    let mut grounds = Grounds::default();
    let mut notes = Vec::new();
    for relation in package.relations(&main)?.into_values() {
        if !matches!(relation.kind.as_str(), "numbering" | "styles" | "footnotes" | "endnotes") {
            continue;
        }
        let Some(text) = package.part(&relation.target)? else { continue };
        match relation.kind.as_str() {
            "numbering" => numbering.add_lists(package.parse(&text)?.root_element()),
            "styles" => {
                let xml = package.parse(&text)?;
                numbering.add_styles(xml.root_element());
                grounds.add_styles(xml.root_element());
            }
            _ => notes.push(text),
        }
    }
    let text = package.needed(&main)?;
    let xml = package.parse(&text)?;
    let ground = Grounds::of_page(xml.root_element());
    let (fields, faults) = (Vec::new(), Vec::new());
    let mut reader = DocxParser { numbering, grounds, ground, paragraphs: 0, fields, faults };
    let mut pieces = Vec::new();
    for body in children(xml.root_element(), "body") {
        reader.blocks(body, 0, &mut pieces)?;
    }
    for text in &notes {
        let xml = package.parse(text)?;
        for note in xml.root_element().children().filter(|node| attribute(*node, "type").is_none()) {
            reader.blocks(note, 0, &mut pieces)?;
        }
    }
    let mut blocks = layout::blocks(pieces)?;
    if blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    index_cells(&mut blocks);
    Ok(Document { blocks, faults: reader.faults, ..Document::default() })
}

struct DocxParser {
    numbering: Numbering,
    grounds: Grounds,
    /// The background color of the text here, if it is known.
    ground: Option<Color>,
    /// Paragraphs so far, including those in tables.
    paragraphs: u32,
    /// Open fields, the innermost last: whether their result has begun. The text before it is an instruction.
    fields: Vec<bool>,
    /// Numbers that are struck out or cannot be seen.
    faults: Vec<Fault>,
}

impl DocxParser {
    /// The paragraphs and tables within an element.
    fn blocks(
        &mut self,
        parent: Node<'_, '_>,
        depth: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ReadError> {
        if depth > DEEPEST {
            return Err(ReadError::TooLarge {
                kind: FileKind::Docx,
                reason: message!("limit-nested-tables", limit = DEEPEST),
            });
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth, pieces)?,
                "tbl" => pieces.push(Piece::Table(self.table(node, depth)?)),
                "AlternateContent" => {
                    if let Some(choice) = node.children().find(Node::is_element) {
                        self.blocks(choice, depth + 1, pieces)?;
                    }
                }
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.blocks(node, depth + 1, pieces)?;
                }
                // Deletions, moved text at its old place, and properties.
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads content on a background.
    fn on<T>(&mut self, ground: Option<Color>, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.ground, ground);
        let done = read(self);
        self.ground = before;
        done
    }

    fn table(&mut self, table: Node<'_, '_>, depth: usize) -> Result<MarkupTable, ReadError> {
        let ground = self.grounds.within(self.ground, child(table, "tblPr"));
        self.on(ground, |reader| reader.rows(table, depth))
    }

    fn rows(&mut self, table: Node<'_, '_>, depth: usize) -> Result<MarkupTable, ReadError> {
        let mut rows = Vec::new();
        for row in within(table, "tr") {
            let properties = child(row, "trPr");
            if properties.is_some_and(|properties| child(properties, "del").is_some()) {
                continue;
            }
            let number = |name| {
                let node = properties.and_then(|properties| child(properties, name));
                node.and_then(|node| attribute(node, "val")).and_then(|count| count.parse().ok()).unwrap_or(0)
            };
            let gap: usize = number("gridBefore");
            let mut cells: Vec<TableCell> = Vec::new();
            if gap > 0 {
                cells.push(TableCell { pieces: Vec::new(), columns: gap, rows: 1, locator: self.here() });
            }
            for cell in within(row, "tc") {
                let ground = self.grounds.within(self.ground, child(row, "tblPrEx"));
                cells.push(self.on(ground, |reader| reader.cell(cell, depth))?);
            }
            rows.push(cells);
        }
        Ok(MarkupTable { rows })
    }

    fn cell(&mut self, cell: Node<'_, '_>, depth: usize) -> Result<TableCell, ReadError> {
        let locator = self.here();
        let mut pieces = Vec::new();
        let properties = child(cell, "tcPr");
        let ground = self.grounds.within(self.ground, properties);
        self.on(ground, |reader| reader.blocks(cell, depth + 1, &mut pieces))?;
        let property = |name| properties.and_then(|properties| child(properties, name));
        // A cell that continues the one above or on the left is covered by it.
        let is_covered = |name| property(name).is_some_and(|node| attribute(node, "val") != Some("restart"));
        if is_covered("vMerge") || is_covered("hMerge") || property("cellDel").is_some() {
            pieces.clear();
        }
        let columns = property("gridSpan").and_then(|node| attribute(node, "val"));
        let columns = columns.and_then(|columns| columns.parse().ok()).unwrap_or(1);
        Ok(TableCell { pieces, columns, rows: 1, locator })
    }

    fn here(&self) -> Locator {
        Locator { paragraph: Some(self.paragraphs.saturating_add(1)), ..Locator::default() }
    }

    fn paragraph(
        &mut self,
        node: Node<'_, '_>,
        depth: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ReadError> {
        let locator = self.here();
        self.paragraphs = self.paragraphs.saturating_add(1);
        let mut line = LineDraft::default();
        let mut boxes = Vec::new();
        let ground = self.grounds.within(self.ground, child(node, "pPr"));
        self.on(ground, |reader| reader.runs(node, &mut line, &mut boxes));
        let (text, lost) = line.finish();
        self.faults.extend(lost.map(|lost| lost.fault(locator)));
        let number = child(node, "pPr").filter(|_| !text.trim().is_empty());
        let number = number.and_then(|properties| self.numbering.next(properties));
        pieces.extend(lines(&(number.unwrap_or_default() + &text), locator));
        for text_box in boxes {
            // A box may have any background color.
            self.on(None, |reader| reader.blocks(text_box, depth + 1, pieces))?;
        }
        Ok(())
    }

    /// Adds the text of a paragraph's runs, and finds the boxes that are anchored in it.
    fn runs<'a, 'i>(&mut self, paragraph: Node<'a, 'i>, line: &mut LineDraft, boxes: &mut Vec<Node<'a, 'i>>) {
        let inside = |node: Node<'a, 'i>, set: Set| {
            node.children().rev().filter(Node::is_element).map(move |child| (child, set))
        };
        // A stack rather than recursion: a file may nest its runs without limit.
        let mut waiting: Vec<(Node<'a, 'i>, Set)> = inside(paragraph, Set::default()).collect();
        while let Some((node, set)) = waiting.pop() {
            match node.tag_name().name() {
                "pPr" | "rPr" | "del" | "moveFrom" | "instrText" | "delText" | "rt" | "Fallback" => {}
                "txbxContent" => boxes.push(node),
                "fldChar" => match attribute(node, "fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|result| *result = true),
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                },
                "r" if is_hidden(node) => {
                    let unseen = Set { unseen: true, ..set };
                    waiting.extend(inside(node, unseen).filter(|(child, _)| is_field_mark_or_text(child)));
                }
                "r" => waiting.extend(inside(node, self.set_of(node))),
                _ if self.fields.contains(&false) && is_text(node) => {}
                "t" => line.push(node.text().unwrap_or_default(), set),
                "tab" | "ptab" => line.push("\t", Set::default()),
                "br" | "cr" => line.push("\n", Set::default()),
                "noBreakHyphen" => line.push("-", set),
                _ => waiting.extend(inside(node, set)),
            }
        }
    }

    /// The formatting of a run.
    fn set_of(&self, run: Node<'_, '_>) -> Set {
        let properties = child(run, "rPr");
        let property = |name| properties.and_then(|properties| child(properties, name));
        let value = |name| property(name).and_then(|node| attribute(node, "val"));
        let is_set = |name| property(name).is_some_and(|node| is_on(attribute(node, "val")));
        let lifted =
            value("position").and_then(|points| points.parse::<i32>().ok()).is_some_and(|points| points > 0);
        let ground = self.grounds.within(self.ground, properties);
        Set {
            raised: lifted || value("vertAlign") == Some("superscript"),
            struck: is_set("strike") || is_set("dstrike"),
            unseen: is_unseen(value("color").and_then(Color::hex), ground),
        }
    }
}

/// Text that is formatted as hidden is not printed.
fn is_hidden(run: Node<'_, '_>) -> bool {
    let vanish = child(run, "rPr").and_then(|properties| child(properties, "vanish"));
    vanish.is_some_and(|vanish| is_on(attribute(vanish, "val")))
}

fn is_field_mark_or_text(node: &Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "fldChar" | "t")
}

fn is_text(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "t" | "tab" | "ptab" | "br" | "cr" | "noBreakHyphen")
}

/// The rows of a table or the cells of a row, including those in content controls and accepted insertions.
fn within<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    let mut waiting: Vec<Node<'a, 'i>> = parent.children().rev().filter(Node::is_element).collect();
    while let Some(node) = waiting.pop() {
        match node.tag_name().name() {
            own if own == name => found.push(node),
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" => {
                waiting.extend(node.children().rev().filter(Node::is_element));
            }
            _ => {}
        }
    }
    found
}
