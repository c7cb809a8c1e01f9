//! Chinese fonts that are named and not embedded, with a predefined encoding: no font file is needed to write them.

use std::fmt::Write;

/// How characters become the bytes of a string, by the name of the predefined `CMap`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    UniGbUcs2,
    UniGbUtf16,
    Gbk,
}

/// A font of a paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    name: &'static str,
    encoding: Encoding,
}

impl Font {
    /// The font that a paper's number leads to.
    pub(super) fn of(variety: u64) -> Self {
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

    /// A string's bytes as a hexadecimal PDF string. What the Chinese character set lacks gets its usual substitute.
    pub(super) fn encode(self, text: &str) -> String {
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

    /// The objects of the font: the composite one, its descendant and that one's descriptor, at these numbers.
    pub(super) fn objects(self, descendant: usize, descriptor: usize) -> [String; 3] {
        let name = self.name;
        let encoding = match self.encoding {
            Encoding::UniGbUcs2 => "UniGB-UCS2-H",
            Encoding::UniGbUtf16 => "UniGB-UTF16-H",
            Encoding::Gbk => "GBK-EUC-H",
        };
        [
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} /DescendantFonts [{descendant} 0 R] >>"
            ),
            // Half-width letters have the CIDs 1 to 95 in the one encoding, 814 to 939 and 7716 (the blank) in the other.
            format!(
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000 /W [1 95 500 814 939 500 7716 7716 500] \
                 /FontDescriptor {descriptor} 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            ),
            format!(
                "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 \
                 /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
            ),
        ]
    }
}

/// How wide a text is at a size, both in hundredths of a point.
pub(super) fn width(text: &str, size: i32) -> i32 {
    text.chars().map(|c| if c.is_ascii() { size / 2 } else { size }).sum()
}

/// Breaks a text into lines of a width. Numbers and words in letters stay whole, and no line begins with a closing mark
/// unless it holds nothing else.
pub(super) fn wrap(text: &str, room: i32, indent: i32, size: i32) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in text.split('\n') {
        let first_indent = if lines.is_empty() { indent } else { 0 };
        let mut line: Vec<String> = Vec::new();
        let mut used = first_indent;
        for token in tokens(piece) {
            let needed = width(&token, size);
            if used + needed > room && !line.is_empty() {
                let carried = if closes(&token) && line.len() > 1 { line.pop() } else { None };
                lines.push(line.concat());
                line = carried.into_iter().collect();
                used = line.iter().map(|token| width(token, size)).sum();
            }
            used += needed;
            line.push(token);
        }
        lines.push(line.concat());
    }
    lines
}

fn closes(token: &str) -> bool {
    token.starts_with(['，', '。', '；', '：', '、', '）', '”', '！', '？'])
}

/// What is never broken: a run of ASCII without blanks, or one Chinese character.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_run = false;
    for c in text.chars() {
        let runs_on = c.is_ascii_graphic();
        match tokens.last_mut() {
            Some(last) if runs_on && in_run => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        in_run = runs_on;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_not_broken_and_a_line_begins_with_no_closing_mark() {
        assert_eq!(wrap("收入1,234.56万元", 600, 0, 100), ["收入", "1,234.56万元"]);
        assert_eq!(wrap("收入合计，支出", 400, 0, 100), ["收入合", "计，支出"]);
        assert_eq!(wrap("甲\n乙", 400, 0, 100), ["甲", "乙"]);
    }
}
