//! Comma-separated values: a text most of whose tables are lines with equal numbers of commas.
//!
//! A comma also separates thousands and parts of sentences, so a text counts as comma-separated only if it has a header: a
//! line of several fields without a digit, among lines of as many fields, some of which are numbers.

use crate::document::{Cell, Row};
use compact_str::CompactString;
use juesuan_model::Locator;

/// Tables have at least this many columns.
const NARROWEST: usize = 3;
/// And at least this many lines.
const SHORTEST: usize = 3;
/// Fields are no longer than this; a longer one is a sentence.
const LONGEST: usize = 60;

/// Whether a text's tables are comma-separated.
pub(super) fn is_csv(text: &str) -> bool {
    let (mut lines, mut width, mut header, mut numbers) = (0_usize, 0_usize, false, false);
    for line in super::text::lines(text).map(|line| line.trim_end_matches('\r')) {
        // Most lines have too few commas, so they need not be split.
        let may_be = memchr::memchr_iter(b',', line.as_bytes()).count() >= NARROWEST - 1;
        let fields =
            if may_be && !line.contains('\t') && !line.contains('，') { split(line) } else { Vec::new() };
        let is_row = fields.len() >= NARROWEST && fields.iter().all(|field| is_short(&field.text));
        if !is_row || fields.len() != width {
            (lines, width, header, numbers) = (0, fields.len(), false, false);
        }
        if is_row {
            lines += 1;
            header |= is_header(&fields);
            numbers |= fields.iter().any(|field| is_number(&field.text));
            if header && numbers && lines >= SHORTEST {
                return true;
            }
        }
    }
    false
}

/// A line as a row. A line with one field, or with a sentence followed only by commas, is a paragraph: a row of one cell.
pub(super) fn row(line: &str, at: impl Fn(u32) -> Locator) -> Row {
    let mut fields = split(line);
    let is_sentence = fields.first().is_some_and(|field| !is_short(&field.text))
        && fields.iter().skip(1).all(|field| field.text.trim().is_empty());
    if is_sentence {
        fields.truncate(1);
    }
    fields.into_iter().map(|field| Cell { text: field.text, locator: at(field.column) }).collect()
}

/// Whether two adjacent fields are words.
fn is_header(fields: &[Field]) -> bool {
    let is_word =
        |field: &Field| !field.text.trim().is_empty() && !field.text.contains(|c: char| c.is_ascii_digit());
    fields.windows(2).any(|pair| pair.iter().all(is_word))
}

fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

fn is_short(text: &str) -> bool {
    text.chars().take(LONGEST + 1).count() <= LONGEST && !text.contains(['。', ';', '；', '，'])
}

/// A field without its quotes, and the column of its first character.
struct Field {
    text: CompactString,
    column: u32,
}

/// The fields of a line. A quoted field may contain commas, and doubled quotes.
fn split(line: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut field = Field { text: CompactString::default(), column: 1 };
    let mut quoted = false;
    let mut chars = (1_u32..).zip(line.chars()).peekable();
    while let Some((column, c)) = chars.next() {
        match c {
            '"' if quoted && chars.next_if(|&(_, next)| next == '"').is_some() => field.text.push('"'),
            '"' if quoted => quoted = false,
            '"' if field.text.is_empty() => {
                quoted = true;
                field.column = column + 1;
            }
            ',' if !quoted => {
                fields.push(std::mem::replace(
                    &mut field,
                    Field { text: CompactString::default(), column: column + 1 },
                ));
            }
            _ => field.text.push(c),
        }
    }
    fields.push(field);
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        row(line, |column| Locator::at(1, column)).iter().map(|cell| cell.text.to_string()).collect()
    }

    #[test]
    fn quoted_fields_keep_their_commas() {
        assert_eq!(texts("201,\"1,234.50\",\"他说\"\"好\"\"\","), ["201", "1,234.50", "他说\"好\"", ""]);
        let cells = row("201,\"1,234.50\",5", |column| Locator::at(1, column));
        assert_eq!(
            cells.iter().map(|cell| cell.locator.column).collect::<Vec<_>>(),
            [Some(1), Some(6), Some(16)]
        );
    }

    #[test]
    fn a_header_among_lines_of_as_many_commas_shows_a_table() {
        assert!(is_csv("收入决算表\n科目代码,科目名称,合计\n201,甲,5.00\n,合计,5.00"));
    }

    #[test]
    fn commas_inside_numbers_and_sentences_show_none() {
        assert!(!is_csv("201 甲 3,260,000 3,260,000\n20105 乙 430,000 430,000\n合计 3,260,000 3,260,000"));
        assert!(!is_csv(
            "收入为5.00万元,支出为4.00万元,结余1.00万元\n其中,人员3.00万元,公用1.00万元\n完,成,了"
        ));
        assert!(!is_csv("a\tb,c,d\na\tb,c,d\na\tb,c,d"));
    }
}
