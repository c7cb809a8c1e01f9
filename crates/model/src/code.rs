//! Codes of the government revenue and expenditure classification (政府收支分类科目).

use crate::words::{CodeDomain, CodeLevel};
use compact_str::CompactString;
use juesuan_messages::{Explain, Message, message};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// A code and the classification it belongs to: functional 201 / 20103 / 2010301, economic 301 / 30101.
///
/// A code's meaning may change from year to year, so a series over years follows a crosswalk, not the digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Code {
    domain: CodeDomain,
    /// Inline, without heap memory: every fact has one.
    digits: CompactString,
}

/// The text is not a code of its classification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct CodeError {
    /// The text as printed.
    pub text: String,
    /// The classification that was expected.
    pub domain: CodeDomain,
    /// The lengths that it allows.
    pub expected: &'static str,
}

impl Explain for CodeError {
    fn message(&self) -> Message {
        let Self { text, domain, expected } = self;
        message!("code-unknown", text = text, domain = *domain, expected = *expected)
    }
}

impl Code {
    /// Reads a code, which may contain blanks (`301 01`).
    ///
    /// ```
    /// use juesuan_model::{Code, CodeDomain, CodeLevel};
    /// let code = Code::parse("2010301", CodeDomain::Functional).unwrap();
    /// assert_eq!(code.level(), CodeLevel::Item);
    /// assert_eq!(code.parent().unwrap().digits(), "20103");
    /// ```
    ///
    /// # Errors
    /// Anything but digits, or a length that the classification does not have: 3, 5, 7 (functional), 3, 5 (economic).
    pub fn parse(text: &str, domain: CodeDomain) -> Result<Self, CodeError> {
        let digits = crate::text::squeeze(text);
        let expected = match domain {
            CodeDomain::Functional => "3, 5 or 7",
            CodeDomain::Economic => "3 or 5",
        };
        let fits = match domain {
            CodeDomain::Functional => matches!(digits.len(), 3 | 5 | 7) && digits.starts_with('2'),
            CodeDomain::Economic => matches!(digits.len(), 3 | 5) && digits.starts_with(['3', '5']),
        };
        if fits && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self { domain, digits: digits.into() })
        } else {
            Err(CodeError { text: text.to_owned(), domain, expected })
        }
    }

    /// The classification.
    #[must_use]
    pub fn domain(&self) -> CodeDomain {
        self.domain
    }

    /// The digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The depth, which follows from the number of digits.
    #[must_use]
    pub fn level(&self) -> CodeLevel {
        match self.digits.len() {
            3 => CodeLevel::Class,
            5 => CodeLevel::Group,
            _ => CodeLevel::Item,
        }
    }

    /// The code one level up; a class has none.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let shorter = self.digits.len().checked_sub(2)?;
        let digits = self.digits.get(..shorter).filter(|digits| digits.len() >= 3)?;
        Some(Self { domain: self.domain, digits: digits.into() })
    }

    /// Whether it is the class or the group of the other.
    ///
    /// ```
    /// use juesuan_model::{Code, CodeDomain};
    /// let [class, item] = ["201", "2010301"].map(|digits| Code::parse(digits, CodeDomain::Functional).unwrap());
    /// assert!(class.is_above(&item) && !item.is_above(&class) && !class.is_above(&class));
    /// ```
    #[must_use]
    pub fn is_above(&self, other: &Self) -> bool {
        self.digits.len() < other.digits.len()
            && self.domain == other.domain
            && other.digits.starts_with(self.digits.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)
    }
}

/// The functional classes: code, name, the first and the last year of the name, source.
const CLASSES: &str = include_str!("../../../datasets/reference/functional_classes.csv");

/// The functional class with this name, whatever year's list it comes from: `一般公共服务支出`, and both
/// `文化体育与传媒支出` (to 2018) and `文化旅游体育与传媒支出` for 207. The trailing 支出 may be missing.
#[must_use]
pub fn functional_class(name: &str) -> Option<Code> {
    let name = crate::text::squeeze(name);
    let digits = *CLASS_OF_STEM.get(stem(&name))?;
    Some(Code { domain: CodeDomain::Functional, digits: digits.into() })
}

/// The class of each name that classes have had; if two have had the same name, the first.
static CLASS_OF_STEM: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (digits, name) in functional_classes() {
        classes.entry(stem(name)).or_insert(digits);
    }
    classes
});

/// A class's name without 支出, which reports may omit.
fn stem(name: &str) -> &str {
    name.strip_suffix("支出").unwrap_or(name)
}

/// Whether the list of this year has a functional class with these three digits, under whatever name.
///
/// ```
/// use juesuan_model::{FiscalYear, code::functional_class_listed};
/// assert!(functional_class_listed("224", FiscalYear::new(2019).unwrap()));
/// assert!(!functional_class_listed("224", FiscalYear::new(2018).unwrap()));
/// ```
#[must_use]
pub fn functional_class_listed(digits: &str, year: crate::year::FiscalYear) -> bool {
    let year = year.get();
    let years = CLASS_YEARS.get(digits);
    years.is_some_and(|years| years.iter().any(|(from, to)| (*from..=*to).contains(&year)))
}

/// The years in which each class was listed.
static CLASS_YEARS: LazyLock<HashMap<&str, Vec<(u16, u16)>>> = LazyLock::new(|| {
    let mut years: HashMap<&str, Vec<(u16, u16)>> = HashMap::new();
    for line in CLASSES.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [code, _name, from, to, ..] = cells.as_slice() else { continue };
        let bound = |year: &str, open: u16| year.parse().unwrap_or(open);
        years.entry(code).or_default().push((bound(from, 0), bound(to, u16::MAX)));
    }
    years
});

/// Codes below the classes, and the economic ones: domain, code, name, years, source.
const CODES: &str = include_str!("../../../datasets/reference/codes.csv");

/// The names that the classification has used for a code in any year; empty for a code that is not in the list.
///
/// ```
/// use juesuan_model::{Code, CodeDomain, code::listed_names};
/// let code = Code::parse("30217", CodeDomain::Economic).unwrap();
/// assert_eq!(listed_names(&code), ["公务接待费"]);
/// ```
#[must_use]
pub fn listed_names(code: &Code) -> &'static [&'static str] {
    NAMES_OF_CODE.get(&code.domain).and_then(|names| names.get(code.digits())).map_or(&[], Vec::as_slice)
}

/// Whether a code with this printed name is the report's own numbering, not the classification's: the list has the code, and the
/// name shares less than half of its characters with any name that the code has had.
///
/// ```
/// use juesuan_model::{Code, CodeDomain, code::is_own_numbering};
/// let code = Code::parse("30212", CodeDomain::Economic).unwrap();
/// assert!(is_own_numbering(&code, "机关事业单位退休人员活动费"));
/// assert!(!is_own_numbering(&code, "出国（境）费"));
/// ```
#[must_use]
pub fn is_own_numbering(code: &Code, printed: &str) -> bool {
    let printed = crate::text::squeeze(printed);
    let names = listed_names(code);
    // Most are printed as they are listed.
    if names.contains(&printed.as_ref()) {
        return false;
    }
    let letters: Vec<char> = printed.chars().filter(|c| c.is_alphanumeric()).collect();
    let shared = |name: &str| letters.iter().filter(|c| name.contains(**c)).count();
    !names.is_empty() && !letters.is_empty() && names.iter().all(|name| shared(name) * 2 < letters.len())
}

/// The names of the codes of each classification.
type Names = HashMap<CodeDomain, HashMap<&'static str, Vec<&'static str>>>;

static NAMES_OF_CODE: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for (digits, name) in functional_classes() {
        names.entry(CodeDomain::Functional).or_default().entry(digits).or_default().push(name);
    }
    for (domain, digits, name) in listed() {
        names.entry(domain).or_default().entry(digits).or_default().push(name);
    }
    names
});

/// The code of this level with this name below a class or group, in the list of any year; `None` if there are several. The trailing
/// 支出 may be missing, and so may the level between a class and its item.
///
/// ```
/// use juesuan_model::{Code, CodeDomain, CodeLevel, code::named_below};
/// let class = Code::parse("201", CodeDomain::Functional).unwrap();
/// let below = |level, name| named_below(&class, level, name).map(|code| code.digits().to_owned());
/// assert_eq!(below(CodeLevel::Group, "统计信息事务").as_deref(), Some("20105"));
/// assert_eq!(below(CodeLevel::Item, "专项普查活动").as_deref(), Some("2010507"));
/// assert_eq!(below(CodeLevel::Item, "行政运行"), None, "many groups have it");
/// ```
#[must_use]
pub fn named_below(parent: &Code, level: CodeLevel, name: &str) -> Option<Code> {
    let name = crate::text::squeeze(name);
    let codes = codes_named(parent.domain, &name)?;
    let length = match level {
        CodeLevel::Class => return None,
        CodeLevel::Group => 5,
        CodeLevel::Item => 7,
    };
    let mut below =
        codes.iter().filter(|code| code.len() == length && code.starts_with(parent.digits.as_str()));
    let digits = below.next().filter(|_| below.next().is_none())?;
    Some(Code { domain: parent.domain, digits: (*digits).into() })
}

/// The group or item to which a name alone leads; `None` if several that are not below each other have it.
///
/// ```
/// use juesuan_model::{CodeDomain, code::named_alone};
/// let alone = |name| named_alone(CodeDomain::Functional, name).map(|code| code.digits().to_owned());
/// assert_eq!(alone("住房公积金").as_deref(), Some("2210201"));
/// assert_eq!(alone("其他公共安全支出").as_deref(), Some("20499"), "its item 2049999 is of the group");
/// assert_eq!(alone("行政运行"), None, "many groups have it");
/// ```
#[must_use]
pub fn named_alone(domain: CodeDomain, name: &str) -> Option<Code> {
    let codes = codes_named(domain, &crate::text::squeeze(name))?;
    let top = codes.iter().min_by_key(|code| code.len())?;
    let one = top.len() > 3 && codes.iter().all(|code| code.starts_with(top));
    one.then(|| Code { domain, digits: (*top).into() })
}

/// The functional group if it is the only one with this name (住房改革支出) in both classifications. Items are not returned, since many
/// groups have items of the same name and the list does not have them all.
///
/// ```
/// use juesuan_model::code::only_named;
/// assert_eq!(only_named("住房改革支出").unwrap().digits(), "22102");
/// assert_eq!(only_named("行政运行"), None);
/// assert_eq!(only_named("住房公积金"), None);
/// ```
#[must_use]
pub fn only_named(name: &str) -> Option<Code> {
    let name = crate::text::squeeze(name);
    let [digits] = codes_named(CodeDomain::Functional, &name)? else { return None };
    let elsewhere = codes_named(CodeDomain::Economic, &name).is_some() || functional_class(&name).is_some();
    (!elsewhere && digits.len() == 5)
        .then(|| Code { domain: CodeDomain::Functional, digits: (*digits).into() })
}

/// The codes with a name, at all levels.
fn codes_named(domain: CodeDomain, name: &str) -> Option<&'static [&'static str]> {
    CODES_OF_STEM.get(&domain)?.get(stem(name)).map(Vec::as_slice)
}

type Codes = HashMap<String, Vec<&'static str>>;

/// The codes of each name, in each classification.
static CODES_OF_STEM: LazyLock<HashMap<CodeDomain, Codes>> = LazyLock::new(|| {
    let mut codes: HashMap<CodeDomain, Codes> = HashMap::new();
    for (domain, digits, name) in listed() {
        let name = stem(&crate::text::squeeze(name)).to_owned();
        let known = codes.entry(domain).or_default().entry(name).or_default();
        if !known.contains(&digits) {
            known.push(digits);
        }
    }
    codes
});

/// The rows of the list of codes, as (classification, code, name).
fn listed() -> impl Iterator<Item = (CodeDomain, &'static str, &'static str)> {
    CODES.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let domain = CodeDomain::from_name(cells.next()?)?;
        Some((domain, cells.next()?, cells.next()?))
    })
}

/// The economic class with this name: `工资福利支出`, `对个人和家庭的补助`.
#[must_use]
pub fn economic_class(name: &str) -> Option<Code> {
    let name = crate::text::squeeze(name);
    let codes = codes_named(CodeDomain::Economic, &name)?;
    let digits = codes.iter().find(|digits| digits.len() == 3)?;
    Some(Code { domain: CodeDomain::Economic, digits: (*digits).into() })
}

/// Every functional class with every name it has had, as (code, name).
pub fn functional_classes() -> impl Iterator<Item = (&'static str, &'static str)> {
    CLASSES.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?, cells.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_that_the_classification_does_not_have_is_refused() {
        assert!(Code::parse("2010", CodeDomain::Functional).is_err());
        assert!(Code::parse("3010101", CodeDomain::Economic).is_err());
        assert!(Code::parse("合计", CodeDomain::Functional).is_err());
        assert_eq!(Code::parse("301 01", CodeDomain::Economic).map(|c| c.digits), Ok("30101".into()));
    }

    #[test]
    fn a_class_is_known_by_every_name_it_has_had() {
        for name in ["文化体育与传媒支出", "文化旅游体育与传媒支出", "文化旅游体育与传媒"]
        {
            assert_eq!(functional_class(name).map(|c| c.digits), Some("207".into()), "{name}");
        }
        assert_eq!(functional_class("总计"), None);
    }

    #[test]
    fn every_listed_code_is_a_code_of_its_classification() {
        for (domain, digits, name) in listed() {
            assert!(Code::parse(digits, domain).is_ok(), "{digits} {name}");
        }
        assert_eq!(economic_class("商品和服务支出").map(|c| c.digits), Some("302".into()));
        assert_eq!(economic_class("基本工资"), None);
    }

    #[test]
    fn every_listed_class_is_a_class_code() {
        for (digits, name) in functional_classes() {
            let code = Code::parse(digits, CodeDomain::Functional).unwrap();
            assert_eq!(code.level(), CodeLevel::Class, "{name}");
        }
    }
}
