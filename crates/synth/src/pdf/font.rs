//! Chinese fonts that are named and not embedded, with a predefined encoding (no font file is needed to write them), and the
//! others that a page may use.

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str};
use std::fmt::Write;

/// How characters become the bytes of a string, by the name of the predefined `CMap`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    UniGbUcs2,
    UniGbUtf16,
    Gbk,
}

/// A Chinese font that is not embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChineseFont {
    name: &'static str,
    encoding: Encoding,
}

/// A font of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Font<'a> {
    Chinese(ChineseFont),
    Helvetica,
    /// An embedded TrueType font: the codes of a string are its glyphs, and nothing maps them to characters.
    TrueType(&'a [u8]),
}

impl ChineseFont {
    pub(crate) const SIMSUN: Self = Self { name: "SimSun", encoding: Encoding::UniGbUcs2 };

    /// The font that a report's number leads to.
    pub(crate) fn of(variety: u64) -> Self {
        let name = match variety % 3 {
            0 => "SimSun",
            1 => "FangSong",
            _ => "STSong-Light",
        };
        let encoding = match (variety / 3) % 3 {
            0 => Encoding::UniGbUcs2,
            1 => Encoding::Gbk,
            _ => Encoding::UniGbUtf16,
        };
        Self { name, encoding }
    }

    /// A string's bytes as a hexadecimal PDF string. What the Chinese character set lacks becomes its usual substitute.
    pub(crate) fn encode(self, text: &str) -> String {
        let text = text.replace('☑', "√");
        let bytes: Vec<u8> = match self.encoding {
            Encoding::Gbk => encoding_rs::GBK.encode(&text).0.into_owned(),
            Encoding::UniGbUcs2 | Encoding::UniGbUtf16 => {
                text.encode_utf16().flat_map(u16::to_be_bytes).collect()
            }
        };
        bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
            // Writing to a string does not fail.
            let _ = write!(hex, "{byte:02X}");
            hex
        })
    }
}

impl Font<'_> {
    /// Writes the objects of the font under the next free numbers and returns the one that pages refer to.
    pub(super) fn write(self, pdf: &mut Pdf, next: &mut Ref) -> Ref {
        let id = next.bump();
        match self {
            Self::Helvetica => {
                pdf.type1_font(id).base_font(Name(b"Helvetica"));
            }
            Self::Chinese(ChineseFont { name, encoding }) => {
                let encoding = match encoding {
                    Encoding::UniGbUcs2 => "UniGB-UCS2-H",
                    Encoding::UniGbUtf16 => "UniGB-UTF16-H",
                    Encoding::Gbk => "GBK-EUC-H",
                };
                let descendant = composite(pdf, next, id, name, encoding);
                let descriptor = next.bump();
                let mut font = pdf.cid_font(descendant);
                font.subtype(CidFontType::Type0).base_font(Name(name.as_bytes()));
                font.system_info(collection("GB1", 2)).default_width(1_000.0).font_descriptor(descriptor);
                // Half-width letters have the CIDs 1 to 95 in the one encoding, 814 to 939 and 7716 (the blank) in the other.
                font.widths().same(1, 95, 500.0).same(814, 939, 500.0).same(7716, 7716, 500.0);
                font.finish();
                describe(pdf, descriptor, name, None);
            }
            Self::TrueType(bytes) => {
                let descendant = composite(pdf, next, id, "Embedded", "Identity-H");
                let (descriptor, file) = (next.bump(), next.bump());
                let mut font = pdf.cid_font(descendant);
                font.subtype(CidFontType::Type2).base_font(Name(b"Embedded"));
                font.system_info(collection("Identity", 0))
                    .default_width(1_000.0)
                    .font_descriptor(descriptor);
                font.cid_to_gid_map_predefined(Name(b"Identity"));
                font.finish();
                describe(pdf, descriptor, "Embedded", Some(file));
                pdf.stream(file, bytes);
            }
        }
        id
    }
}

/// The composite font and the number of its descendant.
fn composite(pdf: &mut Pdf, next: &mut Ref, id: Ref, name: &str, encoding: &str) -> Ref {
    let descendant = next.bump();
    let mut font = pdf.type0_font(id);
    font.base_font(Name(name.as_bytes())).encoding_predefined(Name(encoding.as_bytes()));
    font.descendant_font(descendant);
    descendant
}

fn collection(ordering: &str, supplement: i32) -> SystemInfo<'_> {
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(ordering.as_bytes()), supplement }
}

/// The descriptor, with measures that suit every Chinese font.
fn describe(pdf: &mut Pdf, id: Ref, name: &str, file: Option<Ref>) {
    let mut descriptor = pdf.font_descriptor(id);
    descriptor
        .name(Name(name.as_bytes()))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(0.0, -120.0, 1_000.0, 880.0));
    descriptor.ascent(880.0).descent(-120.0).italic_angle(0.0).cap_height(700.0).stem_v(80.0);
    if let Some(file) = file {
        descriptor.font_file2(file);
    }
}
