//! Decodes bytes as UTF-8, GB18030, Big5 or UTF-16. The bytes decide which, and a text is decoded completely or not at all.

use super::ReadError;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Decodes the whole text strictly: if an encoding fails at one byte, it is not the text's encoding.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).expect("the mark is the start of the bytes");
        return strict(encoding, rest).ok_or(ReadError::NotText { offset: mark });
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strict(encoding, bytes).ok_or(ReadError::NotText { offset: 0 });
    }
    if let Some(offset) = first_binary(bytes) {
        return Err(ReadError::NotText { offset });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => legacy(bytes).ok_or(ReadError::NotText { offset: error.valid_up_to() }),
    }
}

/// The position of the first control character that does not occur in text.
fn first_binary(bytes: &[u8]) -> Option<usize> {
    /// The number of bytes that are checked in one step, without a branch.
    const STEP: usize = 64;
    let any = |step: &[u8]| step.iter().fold(false, |any, byte| any | is_binary(*byte));
    let sound = bytes.chunks(STEP).take_while(|step| !any(step)).count() * STEP;
    bytes.get(sound..)?.iter().position(|byte| is_binary(*byte)).map(|at| sound + at)
}

/// Control characters that do not occur in text.
const fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F)
}

/// UTF-16 is recognized by its line ends: a line feed is `0A 00` or `00 0A` at an even offset, and text has no other zero
/// bytes.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = || bytes.chunks_exact(2);
    if !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    if pairs().any(|pair| pair == [b'\n', 0]) && !pairs().any(|pair| pair == [0, b'\n']) {
        Some(UTF_16LE)
    } else if pairs().any(|pair| pair == [0, b'\n']) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The double-byte encodings: the one that a page declares, if it is one of them and fits. Nearly any Big5 text is also
/// valid GB18030, but then full of private-use characters; if that does not decide, statistics do.
fn legacy(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(text) = declared(bytes).and_then(|encoding| strict(encoding, bytes)) {
        return Some(text);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny);
    let mut readings: Vec<_> = [GB18030, BIG5]
        .into_iter()
        .filter_map(|encoding| Some((encoding, strict(encoding, bytes)?)))
        .collect();
    let is_private = |c: &char| matches!(c, '\u{E000}'..='\u{F8FF}');
    readings.sort_by_key(|(encoding, text)| (text.chars().filter(is_private).count(), *encoding != guess));
    readings.into_iter().next().map(|(_, text)| text)
}

/// The encoding in a page's head: `<meta charset=gb2312>`. GB18030 includes all of its predecessors.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, label) = head.split_once("<meta").and(head.split_once("charset="))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    match Encoding::for_label(label.as_bytes())? {
        encoding if encoding == BIG5 => Some(BIG5),
        encoding if encoding == GB18030 || encoding == encoding_rs::GBK => Some(GB18030),
        _ => None,
    }
}

fn strict<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // The bytes of a binary file can also be decoded as UTF-16, into control characters.
    let sound = encoding == UTF_8 || !text.chars().any(|c| u8::try_from(c).is_ok_and(is_binary));
    sound.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "收入决算表\n单位：万元\n合计\t5,102.22\n";

    fn utf16(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn the_same_text_is_read_from_every_encoding() {
        let (gb18030, ..) = GB18030.encode(TEXT);
        let little = utf16(u16::to_le_bytes);
        let big = utf16(u16::to_be_bytes);
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", TEXT.as_bytes()),
            gb18030.into_owned(),
            little.clone(),
            big.clone(),
            marked(b"\xFF\xFE", &little),
            marked(b"\xFE\xFF", &big),
        ] {
            assert_eq!(decode(&bytes).unwrap(), TEXT);
        }
    }

    #[test]
    fn traditional_text_is_read_from_big5() {
        let text = "武漢市武昌區人民政府辦公室部門決算說明，收入總計與支出總計。";
        let (big5, ..) = BIG5.encode(text);
        assert_eq!(decode(&big5).unwrap(), text);
    }

    #[test]
    fn binary_bytes_are_refused_with_their_place() {
        assert_eq!(decode(b"ab\x01cd"), Err(ReadError::NotText { offset: 2 }));
        assert_eq!(decode(b"abc\xFF\xFF\xFF"), Err(ReadError::NotText { offset: 3 }));
        let noise: Vec<u8> = (0..=255_u8).cycle().take(1024).collect();
        assert!(matches!(decode(&noise), Err(ReadError::NotText { .. })));
    }
}
