//! What is known about bytes before a reader is chosen.

use crate::{Format, ReadError, Unsupported, encoding, format, html};
use std::borrow::Cow;

/// Bytes, with what every [`Reader`](crate::Reader) needs to recognize them, determined once for all readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content<'a> {
    /// The bytes of the file.
    pub bytes: &'a [u8],
    /// The format that their signature shows, always one that is read; none for text.
    pub format: Option<Format>,
    /// The decoded text if there is no signature, for a web archive that of its page; empty if there is a signature.
    pub text: Cow<'a, str>,
    /// Whether the bytes are a web archive (MHTML).
    pub is_web_archive: bool,
}

impl<'a> Content<'a> {
    /// Inspects the bytes, and decodes them if they are text.
    ///
    /// # Errors
    /// Formats that are recognized but not read: archives, protected files, formats that this version does not support;
    /// also bytes that are empty, or text in no known encoding.
    pub fn of(bytes: &'a [u8]) -> Result<Self, ReadError> {
        match format(bytes) {
            Some(Format::Zip) => Err(ReadError::Unsupported(Unsupported::NestedZip)),
            Some(Format::Protected) => Err(ReadError::OfficePassword),
            Some(Format::Unsupported(kind)) => Err(ReadError::Unsupported(kind)),
            None => Self::of_text(bytes),
            format => Ok(Self { bytes, format, text: Cow::Borrowed(""), is_web_archive: false }),
        }
    }

    /// Anything without a signature is text.
    fn of_text(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if let Some(page) = html::archived_page(bytes) {
            let text = Cow::Owned(encoding::decode(&page)?.into_owned());
            return Ok(Self { bytes, format: None, text, is_web_archive: true });
        }
        let text = encoding::decode(bytes)?;
        if text.chars().all(char::is_whitespace) {
            return Err(ReadError::Empty);
        }
        if let Some(kind) = xml_of_2003(&text) {
            return Err(ReadError::Unsupported(kind));
        }
        Ok(Self { bytes, format: None, text, is_web_archive: false })
    }
}

/// The XML that office programs wrote before their files were ZIP archives.
fn xml_of_2003(text: &str) -> Option<Unsupported> {
    /// The root element is within this many characters.
    const HEAD: usize = 4096;
    let text = text.trim_start();
    if !text.starts_with("<?xml") {
        return None;
    }
    let head: String = text.chars().take(HEAD).collect();
    let kinds = [("<Workbook", Unsupported::Excel2003Xml), ("<w:wordDocument", Unsupported::Word2003Xml)];
    kinds.into_iter().find(|(root, _)| head.contains(root)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use crate::{ReadError, Unsupported, package, read};

    #[test]
    fn a_format_is_told_by_its_content() {
        let rar = ReadError::Unsupported(Unsupported::Archive("RAR"));
        assert_eq!(rar.to_string(), "the file is a RAR archive, which this version cannot read");
        assert_eq!(rar.remedy().code(), "read-remedy-unpack");
        assert_eq!(read(b"Rar!\x1A\x07..."), Err(rar));
        let ofd =
            package::tests::zip(&[("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<ofd:Document/>")]);
        assert_eq!(read(&ofd), Err(ReadError::Unsupported(Unsupported::Ofd)));
        assert_eq!(Unsupported::Ofd.remedy().code(), "read-remedy-print-ofd");
        assert_eq!(read(b"%PDF-1.7\n..."), Err(ReadError::PdfDamaged));
        let xml =
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        assert_eq!(read(xml), Err(ReadError::Unsupported(Unsupported::Excel2003Xml)));
        assert_eq!(read(b""), Err(ReadError::Empty));
        assert_eq!(read(b" \r\n\t"), Err(ReadError::Empty));
        assert_eq!(read("收入决算表".as_bytes()).map(|read| read.format), Ok("text"));
    }
}
