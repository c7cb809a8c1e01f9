//! One spelling for text that papers print in many: full-width forms, spaces inside words, several kinds of bracket.

use std::borrow::Cow;

/// The character in its plain form: full-width ASCII becomes ASCII, any blank becomes a space.
#[must_use]
#[inline]
pub fn plain_char(c: char) -> char {
    // Nearly all of a paper: Chinese characters, digits.
    if matches!(c, '\u{4E00}'..='\u{9FFF}' | ' '..='~') {
        return c;
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            // The full-width block mirrors ASCII at a fixed distance.
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\t' | '\u{FEFF}' | '\u{200B}' => ' ',
        '〔' | '﹙' => '(',
        '〕' | '﹚' => ')',
        '−' | '‐' | '‑' | '–' | '—' => '-',
        '﹒' => '.',
        '﹐' => ',',
        '︰' | '∶' => ':',
        _ => c,
    }
}

/// The text without blanks and in plain forms, for comparing: `科目代 码` and `科目代码` are one.
///
/// ```
/// assert_eq!(juesuan_model::text::squeeze("单位： 万 元（２０２３）"), "单位:万元(2023)");
/// ```
#[must_use]
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(text.chars().map(plain_char).filter(|c| !c.is_whitespace()));
    squeezed
}

/// The text with its outer blanks gone and inner runs of blanks as one space, for showing. Borrowed where nothing changes.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c: char| plain_char(c) == ' ' || c.is_whitespace());
    let mut previous_blank = false;
    let untidy = trimmed.chars().any(|c| {
        let blank = c.is_whitespace() || plain_char(c) == ' ';
        let bad = blank && (previous_blank || c != ' ');
        previous_blank = blank;
        bad
    });
    if !untidy {
        return Cow::Borrowed(trimmed);
    }
    let mut tidied = String::with_capacity(trimmed.len());
    for c in trimmed.chars() {
        let blank = c.is_whitespace() || plain_char(c) == ' ';
        if !blank {
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
    fn tidy_keeps_single_spaces_and_folds_the_rest() {
        assert_eq!(tidy(" 年初结转 和结余 "), "年初结转 和结余");
        assert_eq!(tidy("年初\u{3000}\u{3000}结转"), "年初 结转");
        assert!(matches!(tidy("合计"), Cow::Borrowed("合计")));
    }
}
