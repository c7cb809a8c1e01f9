//! What is between a title and its table: the form's number, the department, the unit.

use super::title::TitleCandidate;
use crate::numeral::digit;
use juesuan_model::Unit;
use juesuan_model::text::tidy;
use std::borrow::Borrow;

/// What a statement's heading states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Heading {
    /// The unit of its amounts.
    pub(super) unit: Option<Unit>,
    /// The department that it names.
    pub(super) entity: Option<String>,
}

impl Heading {
    /// Adds what a later piece of heading states.
    pub(super) fn merge(&mut self, other: Self) {
        self.unit = other.unit.or(self.unit);
        self.entity = other.entity.or(self.entity.take());
    }
}

/// Reads text that contains only heading: `公开02表 单位：万元`, `部门：武昌区财政局`. Returns `None` for any other text.
///
/// `单位：` introduces a unit or an organization; what follows decides.
pub(super) fn read<'a>(texts: impl IntoIterator<Item = impl Borrow<TitleCandidate<'a>>>) -> Option<Heading> {
    let mut heading = Heading::default();
    let mut anything = false;
    for text in texts {
        let text = text.borrow();
        if text.plain.is_empty() {
            continue;
        }
        heading.merge(piece(text)?);
        anything = true;
    }
    anything.then_some(heading)
}

/// What a form's number begins with.
const FORM: &str = "公开";

const LABELS: [&str; 14] = [
    "部门(单位)名称",
    "部门(单位)",
    "部门名称",
    "部门",
    "编制单位",
    "编制部门",
    "填报单位",
    "填报部门",
    "公开部门",
    "单位名称",
    "预算单位",
    "金额单位",
    "计量单位",
    "单位",
];

fn piece(text: &TitleCandidate<'_>) -> Option<Heading> {
    let squeezed = text.plain.as_ref();
    // Nearly all lines and rows begin otherwise, brackets aside.
    let begins = squeezed.trim_start_matches(['(', ')']);
    let may_be = |label: &&str| begins.starts_with(*label);
    if !begins.is_empty() && !begins.starts_with(FORM) && !LABELS.iter().any(may_be) {
        return None;
    }
    let text = text.printed;
    let rest = without_form_number(squeezed);
    let mut heading = Heading::default();
    let mut rest = rest.trim_matches(['(', ')']);
    if let Some((before, after)) = split_unit(rest) {
        heading.unit = Some(after);
        rest = without_form_number(before);
    }
    if let Some(name) = LABELS.iter().find_map(|label| rest.strip_prefix(label)?.strip_prefix(':')) {
        // The name keeps its printed form: the text after its colon, up to a unit in the same cell.
        let colon =
            if squeezed.starts_with(rest) { text.find([':', '：']) } else { text.rfind([':', '：']) };
        let printed =
            colon.and_then(|at| text.get(at..)).map_or(name, |tail| tail.trim_start_matches([':', '：']));
        let words = ["单位：", "单位:", "金额"].into_iter().filter(|word| printed.contains(word));
        let end = words.filter_map(|word| printed.find(word)).min();
        let printed = tidy(end.and_then(|end| printed.get(..end)).unwrap_or(printed));
        heading.entity = (!printed.is_empty()).then(|| printed.into_owned());
        return Some(heading);
    }
    rest.is_empty().then_some(heading)
}

/// `公开07表`, `公开表七`, with or without what follows.
fn without_form_number(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(FORM) else { return text };
    let is_number = |c: char| c == '十' || c == '-' || digit(c).is_some();
    match rest.strip_prefix('表') {
        Some(number) if number.starts_with(is_number) => number.trim_start_matches(is_number),
        Some(_) => text,
        // 公开01: its 表 was lost.
        None => {
            let after = rest.trim_start_matches(is_number);
            let lost = after.is_empty().then_some(after).filter(|_| !rest.is_empty());
            after.strip_prefix('表').or(lost).unwrap_or(text)
        }
    }
}

/// The text next to `单位：万元` and the unit, if a unit is what follows. The department may come after it.
fn split_unit(text: &str) -> Option<(&str, Unit)> {
    if let Some(rest) = ["金额单位:", "单位:"].iter().find_map(|label| text.strip_prefix(label))
        && let Some((unit, body)) = LABELS.iter().find_map(|label| {
            let at = rest.find(label)?;
            Some((Unit::parse(rest.get(..at)?)?, rest.get(at..)?))
        })
    {
        return Some((body, unit));
    }
    let (before, after) = text.rsplit_once("单位:").or_else(|| text.rsplit_once("单位"))?;
    let unit = Unit::parse(after)?;
    let before = before.strip_suffix("金额").or_else(|| before.strip_suffix("计量")).unwrap_or(before);
    Some((before, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Heading> {
        super::read(texts.into_iter().map(TitleCandidate::of))
    }

    fn heading(unit: Option<Unit>, entity: Option<&str>) -> Heading {
        Heading { unit, entity: entity.map(str::to_owned) }
    }

    #[test]
    fn a_unit_and_an_organization_are_told_apart() {
        let unit = Some(Unit::TenThousand);
        assert_eq!(read(["单位：万元"]), Some(heading(unit, None)));
        assert_eq!(read(["公开02表 单位：万元"]), Some(heading(unit, None)));
        assert_eq!(read(["公开 07 表"]), Some(heading(None, None)));
        assert_eq!(read(["公开01"]), Some(heading(None, None)));
        assert_eq!(
            read(["部门：武昌区政府办", "", "公开03表", "单位：元"]),
            Some(heading(Some(Unit::Yuan), Some("武昌区政府办")))
        );
        assert_eq!(read(["编制单位：区教育局 金额单位：万元"]), Some(heading(unit, Some("区教育局"))));
        assert_eq!(read(["编制部门：区商务委 单位:万元"]), Some(heading(unit, Some("区商务委"))));
        assert_eq!(read(["单位：区财政局"]), Some(heading(None, Some("区财政局"))));
        assert_eq!(read(["（单位：亿元）"]), Some(heading(Some(Unit::HundredMillion), None)));
        assert_eq!(read(["公开表十二"]), Some(heading(None, None)));
        assert_eq!(
            read(["金额单位：千元 部门：区财政局"]),
            Some(heading(Some(Unit::Thousand), Some("区财政局")))
        );
        assert_eq!(read(["编制单位：区财政局 单位：万"]), Some(heading(unit, Some("区财政局"))));
    }

    #[test]
    fn other_text_is_no_heading() {
        for text in ["收入决算表", "本单位：说明如下", "合计", "", "公开透明"] {
            assert_eq!(read([text]), None, "{text}");
        }
    }
}
