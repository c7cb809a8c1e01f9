//! Pages saved with their pictures in one file (MHTML), as word processors do under the name `.doc`.
//!
//! `mailparse` reads the headers and decodes the contents of parts. Its iteration over the parts is not used: it reads them
//! all before the first is available, so that a damaged picture would cost the page, and it compares a boundary of any
//! length at every position.

use mailparse::body::Body;
use mailparse::{MailHeaderMap, parse_content_type, parse_headers};
use memchr::{memchr, memmem};

/// The headers of a message or a part are within this many bytes.
const HEADERS: usize = 1 << 16;

/// No program nests multiparts this deep.
const DEEPEST: usize = 16;

/// The bytes of the first HTML part; none if the bytes are not a web archive.
pub(crate) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.trim_ascii_start().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let is_message = ["mime-version:", "from:", "content-type:", "subject:", "date:"];
    let begins = is_message.iter().any(|header| head.trim_start().starts_with(header));
    if !begins || !head.contains("multipart/") {
        return None;
    }
    html(bytes, DEEPEST)
}

/// The first HTML of a message or a part, whose parts may be nested this deep.
fn html(part: &[u8], depth: usize) -> Option<Vec<u8>> {
    let part = part.trim_ascii_start();
    let (headers, end) = parse_headers(part.get(..HEADERS).unwrap_or(part)).ok()?;
    let body = part.get(end..)?;
    let content = parse_content_type(&headers.get_first_value("Content-Type")?);
    if content.mimetype == "text/html" {
        let encoding = headers.get_first_value("Content-Transfer-Encoding");
        let encoding = encoding.map(|encoding| encoding.trim().to_ascii_lowercase());
        return match Body::new(body, &content, &encoding) {
            Body::Base64(body) | Body::QuotedPrintable(body) => body.get_decoded().ok(),
            Body::SevenBit(_) | Body::EightBit(_) | Body::Binary(_) => Some(body.to_vec()),
        };
    }
    let depth = depth.checked_sub(1)?;
    let boundary = content.params.get("boundary").filter(|boundary| !boundary.is_empty())?;
    if !content.mimetype.starts_with("multipart/") {
        return None;
    }
    let line = format!("--{boundary}");
    let begins_line = |at: &usize| at.checked_sub(1).is_none_or(|before| body.get(before) == Some(&b'\n'));
    let mut lines = memmem::find_iter(body, &line).filter(begins_line).peekable();
    while let Some(at) = lines.next() {
        let part = body.get(at..lines.peek().copied().unwrap_or(body.len()))?;
        let after = memchr(b'\n', part).and_then(|end| part.get(end..));
        if let Some(found) = after.and_then(|part| html(part, depth)) {
            return Some(found);
        }
    }
    None
}
