//! Chinese numerals: ordinals of rows and sections, and the year and month of publication.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn digit(value: usize) -> &'static str {
    DIGITS.get(value % 10).copied().unwrap_or_default()
}

/// A number below one hundred as a cardinal: 6 is 六, 12 is 十二, 20 is 二十, 26 is 二十六.
pub(crate) fn counted(number: usize) -> String {
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", digit(more)),
    };
    let ones = if number.is_multiple_of(10) { "" } else { digit(number) };
    format!("{tens}{ones}")
}

/// A year digit by digit: 2024 is 二〇二四.
pub(crate) fn year(year: u16) -> String {
    let year = usize::from(year);
    [year / 1_000, year / 100, year / 10, year].map(digit).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_years_are_spelt_as_papers_do() {
        assert_eq!([1, 10, 12, 20, 26].map(counted), ["一", "十", "十二", "二十", "二十六"]);
        assert_eq!(year(2024), "二〇二四");
    }
}
