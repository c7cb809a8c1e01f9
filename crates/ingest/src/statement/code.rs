//! Codes of functional and economic classes as they are printed.

use juesuan_model::CodeDomain;
use juesuan_model::money::Number;
use juesuan_model::text::squeeze;
use std::borrow::Cow;

/// A statement that has both (基本支出 by function and by economic class) distinguishes them by the first digit.
pub(super) fn domain_of_code(usual: CodeDomain, digits: &str) -> CodeDomain {
    match digits.chars().next() {
        Some('2') => CodeDomain::Functional,
        Some('3' | '5') => CodeDomain::Economic,
        _ => usual,
    }
}

/// A code as printed, without blanks and without what number formatting added to it: `2,080,501`, `30101.00`.
pub(super) fn plain_code(printed: &str) -> Cow<'_, str> {
    let squeezed = squeeze(printed);
    if !squeezed.contains([',', '.']) {
        return squeezed;
    }
    let whole = squeezed.strip_suffix(".00").unwrap_or(&squeezed);
    let grouped = matches!(Number::parse(whole), Ok(Some(number)) if number.decimals == 0);
    let digits: String = whole.chars().filter(|c| *c != ',').collect();
    if grouped && split_code(&digits).is_some_and(|(_, rest)| rest.is_empty()) {
        digits.into()
    } else {
        squeezed
    }
}

/// A code at the start of a squeezed text, and what follows it: `2120101城乡社区管理事务`.
pub(super) fn split_code(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (code, rest) = text.split_at_checked(digits)?;
    let goes_on = rest.starts_with(['.', ',', '%', '年']);
    (matches!(digits, 3 | 5 | 7) && code.starts_with(['2', '3', '5']) && !goes_on).then_some((code, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_glued_to_its_name() {
        assert_eq!(split_code("2120101城乡社区管理事务"), Some(("2120101", "城乡社区管理事务")));
        assert_eq!(split_code("301"), Some(("301", "")));
        for text in ["5,102.22", "201.5", "2023年度", "合计", "12345678"] {
            assert_eq!(split_code(text), None, "{text}");
        }
    }
}
