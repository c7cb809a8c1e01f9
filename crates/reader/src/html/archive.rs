//! Pages saved with their pictures in one file (MHTML), as word processors do under the name `.doc`.

/// The bytes of the first HTML part; none where the bytes are no such file.
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
    let boundary = boundary(&String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)))?;
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.split(&format!("--{boundary}")).skip(1).find_map(part)
}

fn boundary(head: &str) -> Option<String> {
    let at = head.to_ascii_lowercase().find("boundary=")?;
    let value = head.get(at..)?.split_once('=')?.1;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split([';', '\r', '\n', ' ']).next()?,
    };
    (!value.is_empty()).then(|| value.to_owned())
}

/// A part's bytes, where it is HTML. Each character of the text is a byte.
fn part(text: &str) -> Option<Vec<u8>> {
    let text = text.replace("\r\n", "\n");
    let (headers, body) = text.trim_start_matches('\n').split_once("\n\n")?;
    let headers = headers.to_ascii_lowercase();
    if !headers.contains("text/html") {
        return None;
    }
    let encoding = headers.split_once("content-transfer-encoding:").map(|(_, value)| value.trim_start());
    match encoding {
        Some(value) if value.starts_with("quoted-printable") => Some(quoted_printable(body)),
        Some(value) if value.starts_with("base64") => base64(body),
        _ => Some(bytes_of(body)),
    }
}

fn bytes_of(text: &str) -> Vec<u8> {
    text.chars().filter_map(|c| u8::try_from(c).ok()).collect()
}

/// `=E5=86=B3` as bytes; a sign at a line's end joins it with the next.
fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend(bytes_of(before));
        let code = after.split_at_checked(2);
        let code = code.and_then(|(code, behind)| Some((u8::from_str_radix(code, 16).ok()?, behind)));
        rest = match code {
            Some((byte, behind)) => {
                bytes.push(byte);
                behind
            }
            None => after.trim_start_matches(' ').strip_prefix('\n').unwrap_or(after),
        };
    }
    bytes.extend(bytes_of(rest));
    bytes
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let digit = |c: char| match c {
        'A'..='Z' => Some(u32::from(c) - u32::from('A')),
        'a'..='z' => Some(u32::from(c) - u32::from('a') + 26),
        '0'..='9' => Some(u32::from(c) - u32::from('0') + 52),
        '+' => Some(62),
        '/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for c in text.chars().filter(|c| !c.is_whitespace()).take_while(|c| *c != '=') {
        bits = bits << 6 | digit(c)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}
