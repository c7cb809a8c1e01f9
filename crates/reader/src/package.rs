//! Files that consist of XML in a ZIP archive: reads their parts, within limits that no report reaches.

use super::{FileKind, ReadError, encoding};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::count;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// More parts than any workbook has.
const MOST_PARTS: usize = 10_000;

/// The total size of unpacked parts.
const MOST_BYTES: u64 = 512 << 20;

/// A file that unpacks to this many times its size, and to more than [`SUSPECT_BYTES`], is made to exhaust the reader.
const MOST_RATIO: u64 = 200;
const SUSPECT_BYTES: u64 = 64 << 20;

/// More elements and texts than a sheet of a million cells has.
const MOST_NODES: u32 = 8_000_000;

/// An opened file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in lower case, since Windows ignores case.
    parts: BTreeMap<String, usize>,
    /// How much may still be unpacked.
    left: u64,
    /// The kind of file, for errors.
    kind: FileKind,
}

impl<'a> Package<'a> {
    /// Opens the file and checks the size that its directory declares.
    pub(super) fn open(bytes: &'a [u8], kind: FileKind) -> Result<Self, ReadError> {
        let damaged = |error: ZipError| ReadError::Damaged { kind, reason: Message::foreign(error) };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_PARTS {
            let reason = message!("package-parts", count = archive.len());
            return Err(ReadError::TooLarge { kind, reason });
        }
        let mut parts = BTreeMap::new();
        let mut unpacked = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(damaged)?;
            if entry.encrypted() {
                return Err(ReadError::OfficePassword);
            }
            unpacked = unpacked.saturating_add(entry.size());
            let name = entry.name().map_err(damaged)?;
            parts.entry(plain_name(&name)).or_insert(index);
        }
        let packed = count::to_u64(bytes.len());
        let suspect = unpacked > SUSPECT_BYTES && unpacked / MOST_RATIO > packed;
        if unpacked > MOST_BYTES || suspect {
            return Err(ReadError::TooLarge { kind, reason: message!("package-unpacks", size = unpacked) });
        }
        Ok(Self { archive, parts, left: MOST_BYTES, kind })
    }

    /// The text of a part, by its full name; none if the file has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(&index) = self.parts.get(&plain_name(name)) else { return Ok(None) };
        let kind = self.kind;
        let damaged = |reason: Message| ReadError::Damaged {
            kind,
            reason: message!("package-part", name = name, reason = reason),
        };
        let entry = self.archive.by_index(index).map_err(|error| damaged(Message::foreign(error)))?;
        let mut bytes = Vec::new();
        // The directory may declare a wrong size.
        entry.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.message()))?;
        let size = count::to_u64(bytes.len());
        self.left = self.left.checked_sub(size).ok_or_else(|| ReadError::TooLarge {
            kind,
            reason: message!("package-part-unpacks", name = name, limit = MOST_BYTES),
        })?;
        let text = encoding::decode(&bytes).map_err(|error| damaged(error.message()))?;
        Ok(Some(text.into_owned()))
    }

    /// The text of a part that the file must have.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, ReadError> {
        let kind = self.kind;
        let missing = || ReadError::Damaged { kind, reason: message!("package-part-missing", name = name) };
        self.part(name)?.ok_or_else(missing)
    }

    /// The parts that a part refers to, by the ids that it uses: each with a type and a full name.
    pub(super) fn relations(&mut self, name: &str) -> Result<BTreeMap<String, PackageRelation>, ReadError> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let Some(text) = self.part(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(BTreeMap::new());
        };
        let xml = self.parse(&text)?;
        let relation = |node: Node<'_, '_>| {
            let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
            let target = resolve(folder, attribute(node, "Target")?);
            Some((attribute(node, "Id")?.to_owned(), PackageRelation { kind, target }))
        };
        Ok(xml.root_element().children().filter_map(relation).collect())
    }

    /// A part's XML.
    pub(super) fn parse<'t>(&self, text: &'t str) -> Result<Document<'t>, ReadError> {
        let options =
            ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        Document::parse_with_options(text, options).map_err(|error| match error {
            roxmltree::Error::NodesLimitReached => {
                ReadError::TooLarge { kind: self.kind, reason: message!("package-nodes", limit = MOST_NODES) }
            }
            error => ReadError::Damaged { kind: self.kind, reason: Message::foreign(error) },
        })
    }
}

/// A part that another refers to.
pub(super) struct PackageRelation {
    /// The last word of its type: `worksheet`, `styles`.
    pub(super) kind: String,
    /// Its full name.
    pub(super) target: String,
}

/// An attribute by its local name, in any namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The child elements with this local name.
pub(super) fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first child element with this local name.
pub(super) fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// Whether a switch is on: `<w:b/>` has no value and means on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A target relative to a folder: `../sharedStrings.xml`, `/xl/styles.xml`.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// A ZIP with these parts.
    pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_found_whatever_way_their_names_are_written() {
        let bytes = zip(&[("xl\\Workbook.xml", "<a/>")]);
        let mut package = Package::open(&bytes, FileKind::Xlsx).unwrap();
        assert_eq!(package.part("xl/workbook.xml").unwrap().as_deref(), Some("<a/>"));
        assert_eq!(package.part("xl/styles.xml"), Ok(None));
        assert_eq!(resolve("xl/worksheets", "../sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
    }

    #[test]
    fn a_part_that_unpacks_to_hundreds_of_megabytes_is_refused() {
        let bytes = zip(&[("word/document.xml", &" ".repeat(65 << 20))]);
        let Err(error) = Package::open(&bytes, FileKind::Docx) else { panic!("it was opened") };
        assert_eq!(
            error.to_string(),
            "the DOCX document is larger than any report: it unpacks to 68157440 bytes"
        );
    }

    #[test]
    fn entities_are_not_expanded() {
        let bytes = zip(&[("a.xml", "<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'>]><a>&b;</a>")]);
        let mut package = Package::open(&bytes, FileKind::Xlsx).unwrap();
        let text = package.needed("a.xml").unwrap();
        assert!(matches!(package.parse(&text), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn a_million_elements_one_inside_the_other_are_no_harm() {
        let deep = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
        let bytes = zip(&[("a.xml", "")]);
        let package = Package::open(&bytes, FileKind::Xlsx).unwrap();
        let parsed = package.parse(&deep).map(|xml| xml.descendants().count());
        assert!(matches!(parsed, Ok(1_000_001) | Err(ReadError::Damaged { .. })));
    }
}
