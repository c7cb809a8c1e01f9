//! One spelling for text that reports print in many ways: full-width forms, spaces inside words, several kinds of brackets.

use std::borrow::Cow;

/// The character in its plain form: full-width ASCII becomes ASCII, any blank becomes a space.
#[must_use]
#[inline]
pub fn plain_char(c: char) -> char {
    // Nearly all characters of a report: Chinese characters, digits.
    if matches!(c, '\u{4E00}'..='\u{9FFF}' | ' '..='~') {
        return c;
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            // The full-width block mirrors ASCII at a fixed distance.
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\t' | '\u{FEFF}' | '\u{200B}' => ' ',
        '〔' | '﹙' | '〈' => '(',
        '〕' | '﹚' | '〉' => ')',
        '−' | '‐' | '‑' | '–' | '—' | '﹣' => '-',
        '﹒' => '.',
        '﹐' => ',',
        '︰' | '∶' => ':',
        _ => c,
    }
}

/// Whether a character is a blank in any form, including line breaks.
#[must_use]
#[inline]
pub fn is_blank(c: char) -> bool {
    let plain = plain_char(c);
    plain == ' ' || (plain < '\u{4E00}' && plain.is_whitespace())
}

/// The text without blanks and in plain forms, for comparison: `科目代 码` and `科目代码` are the same. Borrowed if nothing changes.
///
/// ```
/// assert_eq!(juesuan_model::text::squeeze("单位： 万 元（２０２３）"), "单位:万元(2023)");
/// ```
#[must_use]
pub fn squeeze(text: &str) -> Cow<'_, str> {
    let Some(mut at) = first_other(text) else { return Cow::Borrowed(text) };
    let mut squeezed = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Plain text is copied in one piece: nearly all of a report is plain.
        let (plain, other) = rest.split_at(at);
        squeezed.push_str(plain);
        let mut chars = other.chars();
        squeezed.extend(chars.next().map(plain_char).filter(|c| !c.is_whitespace()));
        rest = chars.as_str();
        match first_other(rest) {
            Some(next) => at = next,
            None => break,
        }
    }
    squeezed.push_str(rest);
    Cow::Owned(squeezed)
}

/// The position of the first character that is a blank or not in its plain form.
fn first_other(text: &str) -> Option<usize> {
    /// Number of bytes that are looked at in one step, without a branch.
    const STEP: usize = 16;
    let bytes = text.as_bytes();
    let plain = bytes.chunks_exact(STEP).take_while(|step| all_plain(step)).count() * STEP;
    let rest = bytes.get(plain..)?;
    // The last step overlaps the one before, to cover the rest.
    let rest_is_plain = match rest.len() {
        0..4 | STEP.. => false,
        _ if plain > 0 => ends_plain::<STEP>(bytes),
        4..8 => starts_plain::<4>(bytes) && ends_plain::<4>(bytes),
        _ => starts_plain::<8>(bytes) && ends_plain::<8>(bytes),
    };
    if rest_is_plain {
        return None;
    }
    rest.iter().position(|byte| !is_plain(*byte)).map(|at| plain + at)
}

fn all_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_plain(*byte))
}

fn starts_plain<const N: usize>(bytes: &[u8]) -> bool {
    bytes.first_chunk::<N>().is_some_and(|first| all_plain(first))
}

fn ends_plain<const N: usize>(bytes: &[u8]) -> bool {
    bytes.last_chunk::<N>().is_some_and(|last| all_plain(last))
}

/// Whether a byte belongs to a character in plain form that is not a blank: visible ASCII, and bytes E4 to E9 (which begin U+4000
/// to U+9FFF, the Chinese characters) with the bytes that follow them. The first byte of any other character does not.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~' | 0xE4..=0xE9 | 0x80..=0xBF)
}

/// The text without outer blanks and with single spaces inside, for showing. Borrowed if nothing changes.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    if first_other(text).is_none() {
        return Cow::Borrowed(text);
    }
    let trimmed = text.trim_matches(is_blank);
    let mut previous_blank = false;
    let untidy = trimmed.chars().any(|c| {
        let blank = is_blank(c);
        let bad = blank && (previous_blank || c != ' ');
        previous_blank = blank;
        bad
    });
    if !untidy {
        return Cow::Borrowed(trimmed);
    }
    let mut tidied = String::with_capacity(trimmed.len());
    for c in trimmed.chars() {
        if !is_blank(c) {
            tidied.push(c);
        } else if !tidied.ends_with(' ') {
            tidied.push(' ');
        }
    }
    Cow::Owned(tidied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeeze_treats_every_character_as_plain_char_does() {
        let every = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        for c in every {
            let expected: String = [plain_char(c)].into_iter().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(squeeze(&c.to_string()), expected, "{c:?}");
            assert_eq!(squeeze(&format!("部{c}a{c}")), format!("部{expected}a{expected}"), "{c:?}");
        }
    }

    #[test]
    fn tidy_keeps_single_spaces_and_folds_the_rest() {
        assert_eq!(tidy(" 年初结转 和结余 "), "年初结转 和结余");
        assert_eq!(tidy("年初\u{3000}\u{3000}结转"), "年初 结转");
        assert!(matches!(tidy("合计"), Cow::Borrowed("合计")));
    }
}
