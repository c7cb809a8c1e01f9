//! Web pages: plain, and as Excel and Word save them.

use super::format::HtmlStyle;
use super::markup::{Content, escaped, rows};
use super::{File, Written};
use crate::content::{Block, Cell, Grid, GridColumn, ReportContent};
use crate::truth::TruthPosition;
use std::fmt::Write;

/// Writes a report as a web page.
pub(super) fn write(content: &ReportContent, style: HtmlStyle) -> Written {
    let mut page = Page { file: File::new(content, "html"), style, html: String::new() };
    page.put(head(style));
    page.put(&format!("<title>{}</title>\n</head>\n<body>\n", escaped(&content.running_title)));
    for block in &content.blocks {
        page.block(block);
    }
    page.put("</body>\n</html>\n");
    let Page { file, html, .. } = page;
    let bytes = match style {
        HtmlStyle::Gb18030 => encoding_rs::GB18030.encode(&html).0.into_owned(),
        _ => html.into_bytes(),
    };
    file.finish(bytes)
}

const fn head(style: HtmlStyle) -> &'static str {
    match style {
        HtmlStyle::Plain => "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n",
        HtmlStyle::Excel => {
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" \
             xmlns=\"http://www.w3.org/TR/REC-html40\">\n<head>\n\
             <meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n\
             <meta name=ProgId content=Excel.Sheet>\n<style>\n.xl24 {mso-number-format:\"\\#\\,\\#\\#0\\.00\"}\n</style>\n"
        }
        HtmlStyle::Word => {
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\" \
             xmlns=\"http://www.w3.org/TR/REC-html40\">\n<head>\n\
             <meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<meta name=ProgId content=Word.Document>\n"
        }
        // The page declares a smaller character set than that of its bytes.
        HtmlStyle::Gb18030 => {
            "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">\n"
        }
    }
}

struct Page {
    file: File,
    style: HtmlStyle,
    html: String,
}

impl Page {
    fn put(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn paragraph(&mut self, text: &str) {
        let text = escaped(text);
        let line = match self.style {
            HtmlStyle::Word => {
                format!(
                    "<p class=MsoNormal><span lang=EN-US>&nbsp;&nbsp;&nbsp;&nbsp;</span>{text}<o:p></o:p></p>\n"
                )
            }
            _ => format!("<p>{text}</p>\n"),
        };
        self.put(&line);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(text) | Block::Paragraph(text) | Block::Note(text) => self.paragraph(text),
            Block::Part(text) => self.put(&format!("<h1>{}</h1>\n", escaped(text))),
            Block::Title(text) => self.put(&format!("<h2 align=\"center\">{}</h2>\n", escaped(text))),
            Block::Contents(entries) => {
                for (title, page) in entries {
                    self.paragraph(&format!("{title}.....{page}"));
                }
            }
            Block::Heading(lines) => {
                for line in lines {
                    let (left, right) = line.sides();
                    match (left, right) {
                        ("", only) | (only, "") => self.paragraph(only),
                        (left, right) => {
                            let (left, right) = (escaped(left), escaped(right));
                            self.put(&format!(
                                "<table width=\"100%\" border=\"0\"><tr><td>{left}</td><td align=\"right\">{right}</td></tr></table>\n"
                            ));
                        }
                    }
                }
            }
            // Word pages lay a table out within a table.
            Block::Grid(grid) if self.style == HtmlStyle::Word => {
                self.put("<table border=0 cellspacing=0 cellpadding=0 width=\"100%\"><tr><td valign=top>\n");
                self.grid(grid);
                self.put("</td></tr></table>\n");
            }
            Block::Grid(grid) => self.grid(grid),
        }
    }

    fn grid(&mut self, grid: &Grid) {
        self.put("<table border=\"1\" cellspacing=\"0\">\n");
        for row in rows(grid) {
            self.put("<tr>");
            for cell in row {
                let mut spans = String::new();
                if cell.columns > 1 {
                    // Writing to a string does not fail.
                    let _ = write!(spans, " colspan=\"{}\"", cell.columns);
                }
                if cell.rows > 1 {
                    let _ = write!(spans, " rowspan=\"{}\"", cell.rows);
                }
                match cell.content {
                    Content::Covered => {}
                    Content::Head(text) => {
                        let text = escaped(text).replace('\n', "<br>");
                        self.cell(&format!("{spans} align=\"center\""), &text);
                    }
                    Content::Cell(Cell::Amount(amount)) => {
                        self.file.note(grid.statement, amount, TruthPosition::default());
                        let plain = amount.printed.replace(',', "");
                        let exact = if self.style == HtmlStyle::Excel {
                            format!(" class=xl24 x:num=\"{plain}\"")
                        } else {
                            String::new()
                        };
                        self.cell(&format!("{spans} align=\"right\"{exact}"), &amount.printed);
                    }
                    Content::Cell(cell_of_words) => {
                        let text = escaped(cell_of_words.text());
                        let text = self.padded(&text, cell.kind);
                        self.cell(&spans, &text);
                    }
                }
            }
            self.put("</tr>\n");
        }
        self.put("</table>\n");
    }

    /// Office programs pad names with non-breaking spaces, and leave one in an empty cell.
    fn padded(&self, text: &str, kind: GridColumn) -> String {
        match self.style {
            HtmlStyle::Excel | HtmlStyle::Word if text.is_empty() => "&nbsp;".to_owned(),
            HtmlStyle::Excel if kind == GridColumn::Name => format!("&nbsp;&nbsp;{text}"),
            _ => text.to_owned(),
        }
    }

    fn cell(&mut self, attributes: &str, inner: &str) {
        let cell = match self.style {
            HtmlStyle::Word => {
                format!(
                    "<td{attributes}><p class=MsoNormal><span style='font-size:9.0pt'>{inner}</span></p></td>"
                )
            }
            // Left open, as pages made by hand have it.
            HtmlStyle::Gb18030 => format!("<td{attributes}>{inner}"),
            _ => format!("<td{attributes}>{inner}</td>"),
        };
        self.put(&cell);
    }
}
