//! Why bytes cannot be read as a document, and what a person can do about it.

use crate::format::Unsupported;
use juesuan_messages::{Explain, Message, message};

/// Why bytes cannot be read as a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    /// A known format without a reader.
    Unsupported(Unsupported),
    /// Bytes that are not text in any encoding that reports use.
    NotText {
        /// The first invalid byte, counted from 0.
        offset: usize,
    },
    /// An office file that needs a password.
    OfficePassword,
    /// A file of a known format whose structure is invalid.
    Damaged {
        /// The kind of file.
        kind: FileKind,
        /// The fault.
        reason: Message,
    },
    /// A file that would take more memory or time than any report.
    TooLarge {
        /// The kind of file.
        kind: FileKind,
        /// What is too large.
        reason: Message,
    },
    /// A PDF that needs a password.
    PdfPassword,
    /// A PDF with unknown or invalid encryption.
    PdfEncryption,
    /// A PDF without a valid structure.
    PdfDamaged,
    /// A PDF without pages.
    PdfNoPages,
    /// A PDF that shows no text.
    PdfNoText {
        /// Its pages.
        pages: usize,
        /// Those with a picture.
        pictures: usize,
    },
    /// A PDF of pictures that could not be recognized.
    PdfNotRecognized {
        /// Why.
        reason: Message,
        /// What to do about it.
        remedy: Message,
    },
}

/// The kind of a file that is damaged or too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Any file with tables.
    File,
    /// A web page.
    Page,
    /// An Excel workbook since 2007.
    Xlsx,
    /// An ODS spreadsheet.
    Ods,
    /// An Excel workbook before 2007.
    Xls,
    /// A spreadsheet of any format.
    Spreadsheet,
    /// A Word document since 2007.
    Docx,
    /// A Word document before 2007.
    Doc,
}

impl Explain for FileKind {
    fn message(&self) -> Message {
        match self {
            Self::File => message!("file-kind-file"),
            Self::Page => message!("file-kind-page"),
            Self::Xlsx => message!("file-kind-xlsx"),
            Self::Ods => message!("file-kind-ods"),
            Self::Xls => message!("file-kind-xls"),
            Self::Spreadsheet => message!("file-kind-spreadsheet"),
            Self::Docx => message!("file-kind-docx"),
            Self::Doc => message!("file-kind-doc"),
        }
    }
}

impl Explain for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => message!("read-empty"),
            Self::Unsupported(kind) => message!("read-unsupported", kind = kind),
            Self::NotText { offset } => message!("read-not-text", offset = *offset),
            Self::OfficePassword => message!("read-password"),
            Self::Damaged { kind, reason } => message!("read-damaged", kind = kind, reason = reason),
            Self::TooLarge { kind, reason } => message!("read-too-large", kind = kind, reason = reason),
            Self::PdfPassword => message!("pdf-password"),
            Self::PdfEncryption => message!("pdf-encryption"),
            Self::PdfDamaged => message!("pdf-damaged"),
            Self::PdfNoPages => message!("pdf-no-pages"),
            Self::PdfNoText { pages, pictures } => {
                message!("pdf-no-text", pages = *pages, pictures = *pictures)
            }
            Self::PdfNotRecognized { reason, .. } => message!("pdf-not-recognized", reason = reason),
        }
    }
}

impl ReadError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> Message {
        match self {
            Self::Empty => message!("read-remedy-download"),
            Self::Unsupported(kind) => kind.remedy(),
            Self::OfficePassword => message!("read-remedy-remove-password"),
            Self::Damaged { .. } => message!("read-remedy-download-or-save"),
            Self::TooLarge { .. } => message!("read-remedy-delete-outside"),
            Self::PdfPassword | Self::PdfEncryption => message!("pdf-remedy-unprotected"),
            Self::PdfDamaged | Self::PdfNoPages => message!("pdf-remedy-again"),
            Self::PdfNoText { .. } => message!("pdf-remedy-scan"),
            Self::PdfNotRecognized { remedy, .. } => remedy.clone(),
            Self::NotText { .. } => message!("read-remedy-save-as-text"),
        }
    }
}
