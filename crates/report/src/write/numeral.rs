//! The numbers of sections.

use juesuan_messages::Language;

/// `一、` or `1. `.
pub(super) fn numeral(language: Language, index: usize) -> String {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match language {
        Language::En => format!("{}. ", index + 1),
        Language::Zh => {
            let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
            if index < 10 { format!("{}、", digit(index)) } else { format!("十{}、", digit(index - 10)) }
        }
    }
}
