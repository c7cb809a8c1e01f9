//! Why bytes give no document, and what a person can do about it.

use crate::format::Unsupported;
use juesuan_messages::{Explain, Message, message};

/// Why bytes give no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum ReadError {
    /// Nothing in it.
    Empty,
    /// A known format without a reader.
    Unsupported(Unsupported),
    /// Bytes that are no text in any encoding that papers come in.
    NotText {
        /// The first byte at fault, counted from 0.
        offset: usize,
    },
    /// An office file that opens with a password only.
    OfficePassword,
    /// A file of a known format whose structure cannot be followed.
    Damaged {
        /// What the file is.
        kind: FileKind,
        /// What is wrong with it.
        reason: Message,
    },
    /// A file that would take more memory or time than any report does.
    TooLarge {
        /// What the file is.
        kind: FileKind,
        /// What is too large.
        reason: Message,
    },
    /// A PDF that opens with a password only.
    PdfPassword,
    /// A PDF encrypted in a way that is unknown or broken.
    PdfEncryption,
    /// A PDF without a structure that could be followed.
    PdfDamaged,
    /// A PDF with nothing in it.
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

/// What a file is that is damaged or too large.
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
