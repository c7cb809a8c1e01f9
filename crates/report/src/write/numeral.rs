//! The numbers of sections.

use juesuan_messages::Language;

/// `一、` or `1. `.
pub(super) fn numeral(language: Language, index: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = index + 1;
    match language {
        Language::En => format!("{number}. "),
        Language::Zh => {
            let digit = |number: usize| DIGITS.get(number % 10).expect("a remainder of 10 is less than 10");
            let ones = digit(number);
            match number / 10 {
                0 => format!("{ones}、"),
                1 => format!("十{ones}、"),
                tens => format!("{}十{ones}、", digit(tens)),
            }
        }
    }
}
