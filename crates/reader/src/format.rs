//! What a file is, by its content.

use office_oxide::cfb::CfbReader;
use std::io::Cursor;
use zip::ZipArchive;

/// A format that its first bytes or its directory show. Text, with or without HTML tags, has no such mark.
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
    /// A ZIP archive of files, none of the above.
    Zip,
    /// An office file behind a password.
    Protected,
    /// A format that this version does not read.
    Unsupported(&'static str),
}

/// First bytes of formats that are not text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x7FELF", "a program"),
    (b"{\\rtf", "an RTF file"),
];

/// The format that the bytes show; none for text and for what is unknown.
///
/// ```
/// use juesuan_reader::{Format, format};
/// assert_eq!(format(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), Some(Format::Zip));
/// assert_eq!(format("收入决算表".as_bytes()), None);
/// ```
#[must_use]
pub fn format(bytes: &[u8]) -> Option<Format> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some(Format::Unsupported(name))
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

/// By the names in the archive. An office file cut off in the middle has lost its directory, but begins with a part that
/// only office files have.
fn of_zip(bytes: &[u8]) -> Format {
    let begins = |name: &[u8]| bytes.get(30..).is_some_and(|rest| rest.starts_with(name));
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        let cut = begins(b"[Content_Types].xml") || begins(b"mimetype") || begins(b"_rels/.rels");
        return if cut { Format::Unsupported("an office file cut off in the middle") } else { Format::Zip };
    };
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_lowercase())
        .collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    let within = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("[content_types].xml") {
        if has("xl/workbook.bin") {
            Format::Unsupported("an XLSB workbook")
        } else if within("xl/") {
            Format::Xlsx
        } else if within("word/") {
            Format::Docx
        } else if within("ppt/") {
            Format::Unsupported("a presentation")
        } else {
            Format::Unsupported("an office file of an unknown kind")
        }
    } else if has("mimetype") && has("content.xml") {
        of_open_document(bytes)
    } else if has("ofd.xml") {
        Format::Unsupported("an OFD file")
    } else {
        Format::Zip
    }
}

/// The media type stands uncompressed at the head of the file.
fn of_open_document(bytes: &[u8]) -> Format {
    let head = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes));
    if head.contains("opendocument.spreadsheet") {
        Format::Ods
    } else {
        Format::Unsupported("an OpenDocument file that is no spreadsheet")
    }
}

/// By the streams in the container.
fn of_compound(bytes: &[u8]) -> Format {
    let Ok(container) = CfbReader::new(Cursor::new(bytes)) else {
        return Format::Unsupported("an old office file that is damaged or cut off");
    };
    let has = |name: &str| container.has_root_entry(name);
    if has("EncryptedPackage") {
        Format::Protected
    } else if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else if has("PowerPoint Document") {
        Format::Unsupported("a presentation")
    } else {
        Format::Unsupported("an old office file of an unknown kind")
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
        assert_eq!(of(&["OFD.xml"]), Some(Format::Unsupported("an OFD file")));
        let whole = zip(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "")]);
        let cut = whole.get(..60).unwrap();
        assert_eq!(format(cut), Some(Format::Unsupported("an office file cut off in the middle")));
    }
}
