//! Text of other people, shown so that it does nothing.
//!
//! A file name or a report may contain escape sequences that clear a terminal or write to its clipboard, line breaks that pretend to be
//! another message, and marks that reverse the order of letters. Such characters are shown as symbols. Messages do so with
//! every argument; code that shows a name or a cell without a message calls these functions.

use std::borrow::Cow;
use std::fmt::Write;

/// The text on one line: control characters as their symbols (`␛`, `␊`), characters that change the direction of text or break lines as
/// `⟨U+202E⟩`.
///
/// ```
/// use juesuan_messages::visible;
/// assert_eq!(visible("a\u{1b}[2Jb\nc"), "a␛[2Jb␊c");
/// assert_eq!(visible("gpj.\u{202e}fdp"), "gpj.⟨U+202E⟩fdp");
/// assert_eq!(visible("示例局"), "示例局");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |_| false)
}

/// As [`visible`], for a text of several lines: line feeds and tabs stay.
///
/// ```
/// assert_eq!(juesuan_messages::visible_lines("LINE 1:\n\t\u{7}"), "LINE 1:\n\t␇");
/// ```
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| matches!(c, '\n' | '\t'))
}

fn shown(text: &str, stays: fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| acts(c) && !stays(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len().saturating_add(16));
    for c in text.chars() {
        match symbol(c) {
            _ if !acts(c) || stays(c) => shown.push(c),
            Some(symbol) => shown.push(symbol),
            None => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
            }
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something other than to be seen.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Direction of text, and what belongs to it.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Line and paragraph separators.
            | '\u{2028}' | '\u{2029}'
            // Annotations and tags, which no font shows.
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The symbol of an ASCII control character.
fn symbol(c: char) -> Option<char> {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_acts_is_shown_and_the_rest_is_as_it_was() {
        assert_eq!(visible("\u{0}\u{9}\u{d}\u{7f}\u{85}\u{9b}"), "␀␉␍␡⟨U+0085⟩⟨U+009B⟩");
        assert_eq!(visible("\u{2028}\u{2066}x\u{2069}\u{e0041}"), "⟨U+2028⟩⟨U+2066⟩x⟨U+2069⟩⟨U+E0041⟩");
        let plain = "Ünïcode 全角　“引号” ＝１＋１ 👩‍👧";
        assert!(matches!(visible(plain), Cow::Borrowed(same) if same == plain));
    }
}
