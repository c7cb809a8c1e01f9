//! Names of files as text, from which the name can be found again.
//!
//! A file system's names are bytes, and most are UTF-8. Bytes that are not are written as `\xHH`; a name that contains such a text
//! itself has the backslash written so, too. Other names stay as they are.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write;
#[cfg(unix)]
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

/// The name of one file or folder as text.
pub(crate) fn encode(name: &OsStr) -> Cow<'_, str> {
    let bytes = name.as_encoded_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.match_indices("\\x").any(|(at, _)| escaped(bytes, at).is_some()) => text.into(),
        _ => bytes.utf8_chunks().fold(String::new(), |text, chunk| text + &escape(&chunk)).into(),
    }
}

fn escape(chunk: &std::str::Utf8Chunk<'_>) -> String {
    let mut text = String::new();
    let bytes = chunk.valid().as_bytes();
    for (at, character) in chunk.valid().char_indices() {
        if escaped(bytes, at).is_some() {
            text.push_str("\\x5C");
        } else {
            text.push(character);
        }
    }
    for byte in chunk.invalid() {
        write!(text, "\\x{byte:02X}").expect("a text takes what is written");
    }
    text
}

/// The byte that is written here as `\xHH`.
fn escaped(bytes: &[u8], at: usize) -> Option<u8> {
    let digits = bytes.get(at..)?.strip_prefix(b"\\x")?.get(..2)?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|d| d.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

/// The path that [`encode`] wrote, folder by folder.
pub(crate) fn decode(text: &str) -> PathBuf {
    let bytes = text.as_bytes();
    let mut name = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (byte, length) = escaped(bytes, at).map_or((byte, 1), |byte| (byte, 4));
        name.push(byte);
        at += length;
    }
    of_bytes(name, text)
}

#[cfg(unix)]
fn of_bytes(name: Vec<u8>, _: &str) -> PathBuf {
    std::ffi::OsString::from_vec(name).into()
}

/// Elsewhere names are text.
#[cfg(not(unix))]
fn of_bytes(name: Vec<u8>, text: &str) -> PathBuf {
    String::from_utf8(name).unwrap_or_else(|_| text.to_owned()).into()
}

/// A path as text, with `/` between folders.
pub(crate) fn uri(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| encode(part.as_os_str())).collect();
    parts.join("/").replacen("//", "/", 1)
}

/// A path to and from another process.
pub(crate) mod path {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::path::{Path, PathBuf};

    pub(crate) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::uri(path))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
        String::deserialize(deserializer).map(|text| super::decode(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn every_name_has_a_text_of_its_own_that_leads_back_to_it() {
        let of = |bytes: &[u8]| encode(&of_bytes(bytes.to_vec(), "").into_os_string()).into_owned();
        for (bytes, text) in [
            (&b"a.pdf"[..], "a.pdf"),
            ("决算.pdf".as_bytes(), "决算.pdf"),
            (b"\xBE\xF6\xCB\xE3.pdf", "\\xBE\\xF6\\xCB\\xE3.pdf"),
            (b"a\\xBE", "a\\x5CxBE"),
            (b"a\\b\\xyz", "a\\b\\xyz"),
            (b"\\x4", "\\x4"),
        ] {
            assert_eq!(of(bytes), text);
            assert_eq!(decode(text).into_os_string().as_encoded_bytes(), bytes, "{text}");
        }
    }
}
