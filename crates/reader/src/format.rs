//! The format of a file, determined from its content.

use juesuan_messages::{Explain, Message, message};
use office_oxide::cfb::CfbReader;
use std::io::Cursor;
use zip::ZipArchive;

/// A format that the first bytes or the directory of a file show. Text, with or without HTML tags, has no such signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A PDF.
    Pdf,
    /// An Excel workbook since 2007.
    Xlsx,
    /// An ODS spreadsheet.
    Ods,
    /// An Excel workbook before 2007.
    Xls,
    /// A Word document since 2007.
    Docx,
    /// A Word document before 2007.
    Doc,
    /// A ZIP archive that is none of the above.
    Zip,
    /// An office file that is protected with a password.
    Protected,
    /// A format that this version does not read.
    Unsupported(Unsupported),
}

/// A format that is known but not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    /// An image of this format.
    Picture(&'static str),
    /// An archive of this format.
    Archive(&'static str),
    /// A ZIP archive, where a document is expected.
    NestedZip,
    /// A Parquet file.
    Parquet,
    /// A program.
    Program,
    /// An RTF document.
    Rtf,
    /// A presentation, old or new.
    Presentation,
    /// A binary Excel workbook.
    Xlsb,
    /// An OFD document.
    Ofd,
    /// An office file since 2007 that was cut off in the middle.
    OfficeCutOff,
    /// An office file since 2007, of an unknown kind.
    OfficeUnknown,
    /// An `OpenDocument` file other than a spreadsheet.
    OpenDocument,
    /// An office file before 2007 that is damaged or cut off.
    OldOfficeDamaged,
    /// An office file before 2007, of an unknown kind.
    OldOfficeUnknown,
    /// An Excel workbook in the XML of 2003.
    Excel2003Xml,
    /// A Word document in the XML of 2003.
    Word2003Xml,
}

impl Explain for Unsupported {
    fn message(&self) -> Message {
        match self {
            Self::Picture(name) => message!("format-picture", name = *name),
            Self::Archive(name) => message!("format-archive", name = *name),
            Self::NestedZip => message!("format-nested-zip"),
            Self::Parquet => message!("format-parquet"),
            Self::Program => message!("format-program"),
            Self::Rtf => message!("format-rtf"),
            Self::Presentation => message!("format-presentation"),
            Self::Xlsb => message!("format-xlsb"),
            Self::Ofd => message!("format-ofd"),
            Self::OfficeCutOff => message!("format-office-cut-off"),
            Self::OfficeUnknown => message!("format-office-unknown"),
            Self::OpenDocument => message!("format-open-document"),
            Self::OldOfficeDamaged => message!("format-old-office-damaged"),
            Self::OldOfficeUnknown => message!("format-old-office-unknown"),
            Self::Excel2003Xml => message!("format-excel-2003-xml"),
            Self::Word2003Xml => message!("format-word-2003-xml"),
        }
    }
}

impl Unsupported {
    /// What a person can do about it.
    pub(super) fn remedy(self) -> Message {
        match self {
            Self::Archive(_) | Self::NestedZip => message!("read-remedy-unpack"),
            Self::Ofd => message!("read-remedy-print-ofd"),
            _ => message!("read-remedy-save-as"),
        }
    }
}

/// First bytes of formats that are not text.
const SIGNATURES: &[(&[u8], Unsupported)] = &[
    (b"\x89PNG\r\n\x1A\n", Unsupported::Picture("PNG")),
    (b"\xFF\xD8\xFF", Unsupported::Picture("JPEG")),
    (b"GIF8", Unsupported::Picture("GIF")),
    (b"II*\0", Unsupported::Picture("TIFF")),
    (b"MM\0*", Unsupported::Picture("TIFF")),
    (b"Rar!\x1A\x07", Unsupported::Archive("RAR")),
    (b"7z\xBC\xAF\x27\x1C", Unsupported::Archive("7z")),
    (b"\x1F\x8B", Unsupported::Archive("gzip")),
    (b"PAR1", Unsupported::Parquet),
    (b"\x7FELF", Unsupported::Program),
    (b"{\\rtf", Unsupported::Rtf),
];

/// The format that the bytes show; none for text and unknown formats.
///
/// ```
/// use juesuan_reader::{Format, format};
/// assert_eq!(format(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), Some(Format::Zip));
/// assert_eq!(format("收入决算表".as_bytes()), None);
/// ```
#[must_use]
pub fn format(bytes: &[u8]) -> Option<Format> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some(Format::Unsupported(*kind))
    } else if super::pdf::is_pdf(bytes) {
        Some(Format::Pdf)
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Some(of_zip(bytes))
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Some(of_compound(bytes))
    } else {
        None
    }
}

/// The format that the names in the archive show. An office file that was cut off in the middle has lost its directory, but
/// begins with a part that only office files have.
fn of_zip(bytes: &[u8]) -> Format {
    let begins = |name: &[u8]| bytes.get(30..).is_some_and(|rest| rest.starts_with(name));
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        let cut = begins(b"[Content_Types].xml") || begins(b"mimetype") || begins(b"_rels/.rels");
        return if cut { Format::Unsupported(Unsupported::OfficeCutOff) } else { Format::Zip };
    };
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_lowercase())
        .collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    let within = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("[content_types].xml") {
        if has("xl/workbook.bin") {
            Format::Unsupported(Unsupported::Xlsb)
        } else if within("xl/") {
            Format::Xlsx
        } else if within("word/") {
            Format::Docx
        } else if within("ppt/") {
            Format::Unsupported(Unsupported::Presentation)
        } else {
            Format::Unsupported(Unsupported::OfficeUnknown)
        }
    } else if has("mimetype") && has("content.xml") {
        of_open_document(bytes)
    } else if has("ofd.xml") {
        Format::Unsupported(Unsupported::Ofd)
    } else {
        Format::Zip
    }
}

/// The media type is stored uncompressed at the start of the file.
fn of_open_document(bytes: &[u8]) -> Format {
    let head = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes));
    if head.contains("opendocument.spreadsheet") {
        Format::Ods
    } else {
        Format::Unsupported(Unsupported::OpenDocument)
    }
}

/// The format that the streams in the container show.
fn of_compound(bytes: &[u8]) -> Format {
    let Ok(container) = CfbReader::new(Cursor::new(bytes)) else {
        return Format::Unsupported(Unsupported::OldOfficeDamaged);
    };
    let has = |name: &str| container.has_root_entry(name);
    if has("EncryptedPackage") {
        Format::Protected
    } else if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else if has("PowerPoint Document") {
        Format::Unsupported(Unsupported::Presentation)
    } else {
        Format::Unsupported(Unsupported::OldOfficeUnknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::zip;

    #[test]
    fn files_in_a_zip_are_told_apart_by_their_parts() {
        let of = |names: &[&str]| {
            let parts: Vec<(&str, &str)> = names.iter().map(|name| (*name, "")).collect();
            format(&zip(&parts))
        };
        assert_eq!(of(&["[Content_Types].xml", "xl/workbook.xml"]), Some(Format::Xlsx));
        assert_eq!(of(&["[Content_Types].xml", "word/document.xml"]), Some(Format::Docx));
        assert_eq!(of(&["决算.pdf", "预算.xls"]), Some(Format::Zip));
        assert_eq!(of(&["OFD.xml"]), Some(Format::Unsupported(Unsupported::Ofd)));
        let whole = zip(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "")]);
        let cut = whole.get(..60).unwrap();
        assert_eq!(format(cut), Some(Format::Unsupported(Unsupported::OfficeCutOff)));
    }
}
