//! Word processors' documents, as the parts that a document needs and no more.

use super::format::DocxStyle;
use super::markup::{Content, escaped, rows};
use super::{File, WriteError, Written};
use crate::content::{Block, Cell, Grid, GridColumn, ReportContent};
use crate::truth::TruthPosition;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
/// One list: 一、 二、 …, counted by the program.
const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
const OPENING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>"#;
const CLOSING: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1080" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>"#;
/// The width between the margins, in twentieths of a point.
const ROOM: usize = 9_700;

/// Writes a report as a document.
pub(super) fn write(content: &ReportContent, style: DocxStyle) -> Result<Written, WriteError> {
    let mut document =
        DocxWriter { file: File::new(content, "docx"), style, xml: OPENING.to_owned(), drawings: 0 };
    for block in &content.blocks {
        document.block(block);
    }
    document.put(CLOSING);
    let DocxWriter { file, xml, .. } = document;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The first day that an archive can record, so that the bytes do not depend on the time.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", &xml),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(file.finish(archive.finish()?.into_inner()))
}

struct DocxWriter {
    file: File,
    style: DocxStyle,
    xml: String,
    drawings: usize,
}

/// A run of text; `\n` breaks its line.
fn run(text: &str) -> String {
    run_of("", text)
}

fn run_of(properties: &str, text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

/// A heading such as `三、支出决算表` that the program numbers, without its number.
fn numbered(title: &str) -> Option<&str> {
    let (number, rest) = title.split_once('、')?;
    number.chars().all(|c| "一二三四五六七八九十".contains(c)).then_some(rest)
}

impl DocxWriter {
    fn put(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    fn block(&mut self, block: &Block) {
        const CENTRE: &str = "<w:jc w:val=\"center\"/>";
        match block {
            Block::Cover(text) | Block::Part(text) => self.put(&paragraph(CENTRE, text)),
            Block::Paragraph(text) => self.put(&paragraph("<w:ind w:firstLine=\"420\"/>", text)),
            Block::Note(text) => self.put(&paragraph("", text)),
            Block::Title(title) => self.title(title),
            Block::Contents(entries) => {
                for (title, page) in entries {
                    self.put(&paragraph("", &format!("{title}.....{page}")));
                }
            }
            Block::Heading(lines) => {
                for line in lines {
                    let (left, right) = line.sides();
                    match (left, right) {
                        ("", only) => self.put(&paragraph("<w:jc w:val=\"right\"/>", only)),
                        (only, "") => self.put(&paragraph("", only)),
                        // The two ends of one line, held apart by a tab stop.
                        (left, right) => {
                            let tabs = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{ROOM}\"/></w:tabs>");
                            let line = format!(
                                "<w:p><w:pPr>{tabs}</w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>",
                                run(left),
                                run(right)
                            );
                            self.put(&line);
                        }
                    }
                }
            }
            Block::Grid(grid) => self.grid(grid),
        }
    }

    fn title(&mut self, title: &str) {
        let plain = self.style == DocxStyle::Plain;
        match numbered(title) {
            Some(rest) if !plain => {
                let list =
                    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"center\"/>";
                self.put(&paragraph(list, rest));
            }
            _ if plain => self.put(&paragraph("<w:jc w:val=\"center\"/>", title)),
            _ => {
                self.drawings += 1;
                let (number, inner) = (self.drawings, paragraph("<w:jc w:val=\"center\"/>", title));
                // A box in the line of text, 16 cm by 1 cm.
                self.put(&format!(
                    "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
                     <wp:extent cx=\"5760000\" cy=\"360000\"/><wp:docPr id=\"{number}\" name=\"title {number}\"/>\
                     <a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
                     <wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
                     <a:ext cx=\"5760000\" cy=\"360000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
                     </wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>\
                     </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
                ));
            }
        }
    }

    fn grid(&mut self, grid: &Grid) {
        let widths = widths(grid);
        let columns: Vec<String> =
            widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        self.put(
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>\
             <w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/>\
             <w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/>\
             <w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr>",
        );
        self.put(&format!("<w:tblGrid>{}</w:tblGrid>", columns.concat()));
        for (index, row) in rows(grid).into_iter().enumerate() {
            let header = if index < grid.header_rows { "<w:trPr><w:tblHeader/></w:trPr>" } else { "" };
            self.put(&format!("<w:tr>{header}"));
            for cell in row {
                let width: usize = widths.iter().skip(cell.column).take(cell.columns).sum();
                let mut properties = format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
                if cell.columns > 1 {
                    // Writing to a string does not fail.
                    let _ = write!(properties, "<w:gridSpan w:val=\"{}\"/>", cell.columns);
                }
                let (text, align) = match cell.content {
                    Content::Covered => {
                        properties.push_str("<w:vMerge/>");
                        ("", "center")
                    }
                    Content::Head(text) => {
                        if cell.rows > 1 {
                            properties.push_str("<w:vMerge w:val=\"restart\"/>");
                        }
                        (text, "center")
                    }
                    Content::Cell(Cell::Amount(amount)) => {
                        self.file.note(grid.statement, amount, TruthPosition::default());
                        (amount.printed.as_str(), "right")
                    }
                    Content::Cell(words) => {
                        (words.text(), if cell.kind == GridColumn::Name { "left" } else { "center" })
                    }
                };
                let small = run_of("<w:rPr><w:sz w:val=\"15\"/></w:rPr>", text);
                let inner = format!("<w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr>{small}</w:p>");
                self.put(&format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"));
            }
            self.put("</w:tr>");
        }
        // A table is followed by a paragraph, or it grows together with the next.
        self.put("</w:tbl><w:p/>");
    }
}

/// The widths of the columns: names take what the others leave, and all shrink equally if there is not enough room.
fn widths(grid: &Grid) -> Vec<usize> {
    let fixed = |kind: &GridColumn| match kind {
        GridColumn::Code => 700,
        GridColumn::LineNumber => 500,
        GridColumn::Amount => 1_300,
        GridColumn::Name | GridColumn::Words => 0,
    };
    let free = grid.columns.iter().filter(|kind| fixed(kind) == 0).count();
    let taken: usize = grid.columns.iter().map(fixed).sum();
    let share = ROOM.saturating_sub(taken).checked_div(free).unwrap_or(0).max(1_600);
    let widths = grid.columns.iter().map(|kind| if fixed(kind) == 0 { share } else { fixed(kind) });
    let total: usize = widths.clone().sum();
    widths.map(|width| width * ROOM / total.max(ROOM)).collect()
}
