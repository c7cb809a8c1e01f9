//! Why bytes give no document, and what a person can do about it.

/// Why bytes give no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A known format without a reader.
    #[error("the file is {0}, which this version does not read")]
    Unsupported(&'static str),
    /// Bytes that are no text in any encoding that papers come in.
    #[error("byte {offset} fits neither UTF-8, GB18030, Big5 nor UTF-16: the file is binary or damaged")]
    NotText {
        /// The first byte at fault, counted from 0.
        offset: usize,
    },
    /// An office file that opens with a password only.
    #[error("the file is protected by a password")]
    OfficePassword,
    /// A file of a known format whose structure cannot be followed.
    #[error("{kind} is damaged: {reason}")]
    Damaged {
        /// What the file is.
        kind: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that would take more memory or time than any report does.
    #[error("{kind} is larger than any report: {reason}")]
    TooLarge {
        /// What the file is.
        kind: &'static str,
        /// What is too large.
        reason: String,
    },
    /// A PDF that opens with a password only.
    #[error("the PDF is protected by a password")]
    PdfPassword,
    /// A PDF encrypted in a way that is unknown or broken.
    #[error("the PDF's encryption cannot be undone")]
    PdfEncryption,
    /// A PDF without a structure that could be followed.
    #[error("the PDF is damaged: its pages cannot be found")]
    PdfDamaged,
    /// A PDF with nothing in it.
    #[error("the PDF has no pages")]
    PdfNoPages,
    /// A PDF that shows no text.
    #[error("none of the PDF's {pages} pages holds text; {pictures} hold pictures, as scans do")]
    PdfNoText {
        /// Its pages.
        pages: usize,
        /// Those with a picture.
        pictures: usize,
    },
    /// A PDF of pictures that could not be recognised.
    #[error("none of the PDF's pages holds text: {reason}")]
    PdfNotRecognised {
        /// Why.
        reason: String,
        /// What to do about it.
        remedy: &'static str,
    },
}

impl ReadError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "download the file again",
            Self::Unsupported(name) if name.contains("archive") => "unpack it, and ingest what is in it",
            Self::Unsupported(name) if name.contains("OFD") => {
                "open it in an OFD reader, save or print it as a PDF, and ingest that"
            }
            Self::Unsupported(_) => "save it as XLSX, DOCX or PDF, and ingest that",
            Self::OfficePassword => "open it with its password, save it without one, and ingest that",
            Self::Damaged { .. } => "download the file again, or open it and save it as a new file",
            Self::TooLarge { .. } => {
                "check that it is a report; delete what lies outside of its tables, and save it anew"
            }
            Self::PdfPassword | Self::PdfEncryption => {
                "open it, print it to a PDF without protection, and ingest that"
            }
            Self::PdfDamaged | Self::PdfNoPages => {
                "download the file again, or open and save it as a new PDF"
            }
            Self::PdfNoText { .. } => {
                "ask for the file that was scanned, or ingest it again with recognition (it needs tesseract)"
            }
            Self::PdfNotRecognised { remedy, .. } => remedy,
            Self::NotText { .. } => "check that the file is a report; save it again as UTF-8 text",
        }
    }
}
