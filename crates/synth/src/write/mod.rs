//! The formats: one module each, from the same content.

mod convert;
mod docx;
mod format;
mod html;
mod markup;
mod pdf;
mod text;
mod xlsx;

pub use format::{DocxStyle, Format, HtmlStyle, XlsxStyle};
pub use pdf::PdfStyle;

use crate::content::{Amount, ReportContent};
use crate::truth::{TruthPosition, TruthRow};
use juesuan_model::Statement;

/// A file and the truth about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub file_name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Every amount printed in its statements, in order.
    pub truth: Vec<TruthRow>,
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Bytes that could not be compressed or stored.
    #[error("cannot write the file: {0}")]
    Io(#[from] std::io::Error),
    /// A workbook that could not be made.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// An archive that could not be made.
    #[error("cannot write the document: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A format that only `LibreOffice` writes, without `LibreOffice`.
    #[error(
        "{0} files are written by LibreOffice, and there is no `soffice` on the PATH: install libreoffice-calc and \
         libreoffice-writer (Debian, Ubuntu) or LibreOffice from libreoffice.org"
    )]
    NoOffice(&'static str),
    /// `LibreOffice` did not convert a file.
    #[error("LibreOffice did not convert {file} to {to}: {message}")]
    Conversion {
        /// The file.
        file: String,
        /// The requested format.
        to: &'static str,
        /// The program's own message.
        message: String,
    },
}

/// A file in the making.
struct File {
    name: String,
    truth: Vec<TruthRow>,
}

impl File {
    fn new(content: &ReportContent, extension: &str) -> Self {
        Self { name: format!("{}.{extension}", content.stem), truth: Vec::new() }
    }

    /// Records an amount where it is written.
    fn note(&mut self, statement: Option<Statement>, amount: &Amount, position: TruthPosition) {
        self.truth
            .extend(statement.and_then(|statement| TruthRow::of(&self.name, position, statement, amount)));
    }

    fn finish(self, bytes: Vec<u8>) -> Written {
        Written { file_name: self.name, bytes, truth: self.truth }
    }
}

/// Writes reports in a format. Formats that `LibreOffice` converts to are written together, because it starts slowly.
pub(crate) fn write(contents: &[ReportContent], format: Format) -> Result<Vec<Written>, WriteError> {
    let each =
        |write: &dyn Fn(&ReportContent) -> Result<Written, WriteError>| contents.iter().map(write).collect();
    match format {
        Format::Text => Ok(contents.iter().map(text::write).collect()),
        Format::Html(style) => Ok(contents.iter().map(|content| html::write(content, style)).collect()),
        Format::Xlsx(style) => each(&|content| xlsx::write(content, style)),
        Format::Docx(style) => each(&|content| docx::write(content, style)),
        Format::Pdf(style) => Ok(contents.iter().map(|content| pdf::write(content, style)).collect()),
        Format::Xls | Format::Ods => {
            convert::all(&each(&|content| xlsx::write(content, XlsxStyle::Numbers))?, format)
        }
        Format::Doc => convert::all(&each(&|content| docx::write(content, DocxStyle::Plain))?, format),
    }
}

/// Writes a report as text.
pub(crate) fn text(content: &ReportContent) -> Written {
    text::write(content)
}
