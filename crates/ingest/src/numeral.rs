//! Chinese numerals, as far as titles and dates use them.

/// A digit: `〇一二三四五六七八九`, or an ASCII one.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '零' | '○' | 'Ｏ' | 'O' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => c.to_digit(10),
    }
}

/// A month: `十`, `十二`, `九`, `9`, `09`.
pub(crate) fn month(text: &str) -> Option<u32> {
    let digits: Vec<char> = text.chars().collect();
    let month = match digits.as_slice() {
        ['十'] => 10,
        ['十', unit] => 10 + digit(*unit)?,
        [unit] => digit(*unit)?,
        [tens, unit] => digit(*tens)? * 10 + digit(*unit)?,
        _ => return None,
    };
    (1..=12).contains(&month).then_some(month)
}

/// The text after its leading ordinal, `一、`, `（二）`, `3.`, `表四：`; the text itself if it has none.
pub(crate) fn without_ordinal(text: &str) -> &str {
    let is_numeral = |c: char| c == '十' || (digit(c).is_some() && c != 'O');
    let start = text.strip_prefix('表').unwrap_or(text);
    let open = start.strip_prefix('(');
    let numerals = open.unwrap_or(start);
    let rest = numerals.trim_start_matches(is_numeral);
    if rest.len() == numerals.len() {
        return text;
    }
    let after =
        if open.is_some() { rest.strip_prefix(')') } else { rest.strip_prefix(['、', '.', ':', ',']) };
    after.map_or(text, |after| after.trim_start_matches(['、', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_taken_off_and_other_numbers_left() {
        for (text, rest) in [
            ("一、财政拨款", "财政拨款"),
            ("二十六、抗疫特别国债安排的支出", "抗疫特别国债安排的支出"),
            ("(三)公务接待费", "公务接待费"),
            ("1.基本支出", "基本支出"),
            ("表四:收入决算表", "收入决算表"),
            ("三公经费", "三公经费"),
            ("2023年度", "2023年度"),
            ("总计", "总计"),
        ] {
            assert_eq!(without_ordinal(text), rest, "{text}");
        }
    }

    #[test]
    fn months_are_read_in_both_scripts() {
        assert_eq!(
            ["十", "十二", "九", "09", "十三", "月"].map(month),
            [Some(10), Some(12), Some(9), Some(9), None, None]
        );
    }
}
