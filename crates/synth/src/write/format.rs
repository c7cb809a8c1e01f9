//! The formats by name, as the command line has them.

use super::PdfStyle;

/// A web page's make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HtmlStyle {
    /// Plain tables.
    Plain,
    /// Saved by Excel: exact values in `x:num`, names padded.
    Excel,
    /// Saved by Word: tables within layout tables, non-breaking spaces.
    Word,
    /// GB18030 whose `charset` is `gb2312`, with cells left open.
    Gb18030,
}

/// A workbook's make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XlsxStyle {
    /// Numbers as numbers, with the format that shows them.
    Numbers,
    /// Numbers with more digits than are shown.
    Exact,
    /// Numbers as text.
    Text,
}

/// A word processor's make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocxStyle {
    /// Titles as paragraphs.
    Plain,
    /// Titles in text boxes, headings numbered by the program.
    Boxes,
}

/// A format with its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text as extracted from a PDF.
    Text,
    /// A web page.
    Html(HtmlStyle),
    /// A workbook of Excel's.
    Xlsx(XlsxStyle),
    /// A document of Word's.
    Docx(DocxStyle),
    /// A PDF.
    Pdf(PdfStyle),
    /// A workbook of Excel 97's, converted.
    Xls,
    /// An open document's sheets, converted.
    Ods,
    /// A document of Word 97's, converted.
    Doc,
}

impl Format {
    /// Every format and style with its name.
    #[must_use]
    pub fn all() -> Vec<(String, Self)> {
        let mut all = vec![
            ("text".to_owned(), Self::Text),
            ("html".to_owned(), Self::Html(HtmlStyle::Plain)),
            ("html:excel".to_owned(), Self::Html(HtmlStyle::Excel)),
            ("html:word".to_owned(), Self::Html(HtmlStyle::Word)),
            ("html:gb18030".to_owned(), Self::Html(HtmlStyle::Gb18030)),
            ("xlsx".to_owned(), Self::Xlsx(XlsxStyle::Numbers)),
            ("xlsx:exact".to_owned(), Self::Xlsx(XlsxStyle::Exact)),
            ("xlsx:text".to_owned(), Self::Xlsx(XlsxStyle::Text)),
            ("docx".to_owned(), Self::Docx(DocxStyle::Plain)),
            ("docx:boxes".to_owned(), Self::Docx(DocxStyle::Boxes)),
        ];
        all.extend(PdfStyle::ALL.map(|(name, style)| (format!("pdf:{name}"), Self::Pdf(style))));
        all.extend([
            ("xls".to_owned(), Self::Xls),
            ("ods".to_owned(), Self::Ods),
            ("doc".to_owned(), Self::Doc),
        ]);
        all
    }

    /// The format of this name; `pdf` alone is `pdf:word`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "pdf" {
            return Some(Self::Pdf(PdfStyle::Word));
        }
        Self::all().into_iter().find(|(known, _)| known == name).map(|(_, format)| format)
    }

    /// Whether `LibreOffice` converts the files of this format from files of another.
    #[must_use]
    pub fn is_converted(self) -> bool {
        matches!(self, Self::Xls | Self::Ods | Self::Doc)
    }

    /// Its name: `pdf:word`.
    #[must_use]
    pub fn name(self) -> String {
        Self::all().into_iter().find(|(_, format)| *format == self).map(|(name, _)| name).unwrap_or_default()
    }
}
