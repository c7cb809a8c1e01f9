//! Headings: which part of the paper explains the accounts, and which section is about what.

use crate::numeral::{digit, without_ordinal};
use juesuan_model::Section;

/// A heading of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// 第三部分 …情况说明: whether the part explains the accounts; none where the title goes on in the next line.
    Part(Option<bool>),
    /// `五、…情况说明`.
    Section(Meaning),
    /// `（一）…情况`: it names a section of its own, or goes on with the one above.
    Sub(Meaning),
}

/// What a heading says of the text below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It explains this part of the accounts.
    Of(Section),
    /// It explains several.
    Several,
    /// It is about something else: duties, glossary, annexes.
    Other,
}

/// Longer lines are sentences.
const LENGTH: usize = 60;

/// Reads a paragraph in plain form as a heading; `None` for running text.
pub(super) fn read(plain: &str) -> Option<Heading> {
    let line = plain.trim_end_matches(['。', ':']);
    let runs_on = line.contains(['。', ',', ';', ':']) || line.chars().count() > LENGTH;
    if runs_on || holds_amount(line) {
        return None;
    }
    if let Some(title) = line.strip_prefix('第').and_then(|rest| rest.split_once("部分")) {
        return title
            .0
            .chars()
            .all(|c| c == '十' || digit(c).is_some())
            .then(|| Heading::Part(part(title.1)));
    }
    let title = without_ordinal(line);
    if title.len() == line.len() {
        return None;
    }
    let meaning = meaning(title);
    if line.starts_with('(') {
        // What is no heading of a section is the start of a list's entry: （一）公共安全（类）.
        let titled = ["情况", "说明", "结果", "工作", "报告", "安排"].iter().any(|end| title.ends_with(end));
        return (titled || matches!(meaning, Meaning::Of(_)) && !is_item(title))
            .then_some(Heading::Sub(meaning));
    }
    let chinese = line.starts_with(|c: char| !c.is_ascii_digit() && (c == '十' || digit(c).is_some()));
    chinese.then_some(Heading::Section(meaning))
}

/// A heading run into its text: `五、公共财政拨款支出决算情况2017年…`, with its length in characters.
pub(super) fn inline(plain: &str) -> Option<(Meaning, usize)> {
    let title = without_ordinal(plain);
    if title.len() == plain.len()
        || !plain.starts_with(|c: char| c == '十' || !c.is_ascii() && digit(c).is_some())
    {
        return None;
    }
    let until = title.find([',', '。', ';', ':', '(']).unwrap_or(title.len());
    let line = title.get(..until)?;
    let words = ["自评报告", "情况说明", "情况", "说明"];
    let last = words.iter().find_map(|word| line.rfind(word).map(|at| at + word.len()))?;
    // …支出决算情况2014年…支出3.14万元具体情况如下: the text has the word too.
    let runs_over = line.get(..last).is_some_and(holds_amount);
    let first = || words.iter().find_map(|word| line.find(word).map(|at| at + word.len()));
    let end = if runs_over { first()? } else { last };
    let heading = title.get(..end).filter(|heading| heading.chars().count() <= LENGTH)?;
    let meaning = meaning(heading);
    let length = plain.chars().count() - title.chars().count() + heading.chars().count();
    (meaning != Meaning::Other).then_some((meaning, length))
}

/// A line of the table of contents: `一、收入支出决算总表.....7`.
pub(super) fn in_contents(plain: &str) -> bool {
    plain.contains("....") || plain.contains("……") && plain.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a part of this title explains the accounts.
fn part(title: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["情况说明", "编制说明", "决算说明", "预算说明"]) {
        Some(true)
    } else if has(&["概况", "表", "名词", "附件", "附表", "重点工作", "工作完成"]) {
        Some(false)
    } else {
        None
    }
}

fn holds_amount(line: &str) -> bool {
    let mut before = ' ';
    line.chars().any(|c| {
        let amount = before.is_ascii_digit() && matches!(c, '元' | '万' | '亿' | '千' | '%');
        before = c;
        amount
    })
}

/// 公务接待费, 人员经费 and the like head entries of a list.
fn is_item(title: &str) -> bool {
    title.ends_with('费') || ["(类)", "支出", "总计", "合计"].iter().any(|end| title.ends_with(end))
}

/// What a title is about. The order matters: a title with 基本支出 also holds 一般公共预算.
fn meaning(title: &str) -> Meaning {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let section = if has(&["三公"]) {
        Section::ThreePublic
    } else if has(&["机关运行"]) {
        Section::OperatingCost
    } else if has(&["政府采购"]) {
        Section::Procurement
    } else if has(&["国有资产", "资产占"]) {
        Section::StateAssets
    } else if has(&["绩效"]) && !has(&["表", "评价报告"]) {
        Section::Performance
    } else if has(&["国有资本"]) {
        Section::StateCapital
    } else if has(&["政府性基金"]) {
        Section::GovernmentFund
    } else if has(&["基本支出"]) {
        Section::Basic
    } else if has(&["财政拨款收入支出", "财政拨款收支", "财政拨款收、支"]) && !has(&["一般公共", "公共财政"])
    {
        Section::Appropriation
    } else if has(&["一般公共", "公共财政", "财政拨款支出"]) {
        Section::GeneralPublic
    } else if has(&["收入支出", "收支"]) {
        Section::IncomeExpenditure
    } else if has(&["收入决算", "收入预算"]) {
        Section::Income
    } else if has(&["支出决算", "支出预算"]) {
        Section::Expenditure
    } else if has(&["重要事项", "其他相关情况", "部门决算情况说明", "部门预算情况说明", "单位决算情况说明"])
    {
        return Meaning::Several;
    } else {
        return Meaning::Other;
    };
    // 收入支出决算总表 heads a statement.
    if title.ends_with('表') { Meaning::Other } else { Meaning::Of(section) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_known_by_what_it_is_about() {
        for (line, section) in [
            ("一、收入支出决算总体情况说明", Section::IncomeExpenditure),
            ("二、收入决算情况说明", Section::Income),
            ("三、支出决算情况说明", Section::Expenditure),
            ("四、财政拨款收入支出决算总体情况说明", Section::Appropriation),
            ("五、公共财政拨款支出决算情况", Section::GeneralPublic),
            ("六、一般公共预算财政拨款基本支出决算情况说明", Section::Basic),
            ("六、政府性基金支出决算情况", Section::GovernmentFund),
            ("八、国有资本经营预算财政拨款支出决算情况说明", Section::StateCapital),
            ("八、一般公共预算拨款三公经费支出决算情况", Section::ThreePublic),
            ("十、机关运行经费支出说明", Section::OperatingCost),
            ("十二、国有资产占用情况说明", Section::StateAssets),
            ("九、项目绩效自评报告", Section::Performance),
        ] {
            assert_eq!(read(line), Some(Heading::Section(Meaning::Of(section))), "{line}");
        }
        assert_eq!(read("一、部门主要职责"), Some(Heading::Section(Meaning::Other)));
        assert_eq!(read("九、其他重要事项说明"), Some(Heading::Section(Meaning::Several)));
        assert_eq!(read("(二)政府采购支出情况"), Some(Heading::Sub(Meaning::Of(Section::Procurement))));
    }

    #[test]
    fn a_part_explains_the_accounts_or_not() {
        for (line, explains) in [
            ("第三部分示例局2023年度部门决算情况说明", Some(true)),
            ("第二部分示例局2023年度部门决算表", Some(false)),
            ("第五部分名词解释", Some(false)),
            ("第三部分示例局2023年度", None),
        ] {
            assert_eq!(read(line), Some(Heading::Part(explains)), "{line}");
        }
    }

    #[test]
    fn a_sentence_or_the_entry_of_a_list_is_no_heading() {
        for line in [
            "2023年度收、支总计5,102.22万元。",
            "(一)因公出国(境)费0万元。",
            "(一)公共安全(类)",
            "1.一般公共服务支出(类)",
            "一是加强管理",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_run_into_its_text_is_cut_off() {
        let length = |text: &str| inline(text).map(|(_, length)| length);
        assert_eq!(length("五、公共财政拨款支出决算情况2014年公共财政拨款支出639.35万元。"), Some(14));
        assert_eq!(length("四、2014年决算收支总体情况(一)总收入3万元。"), Some(15));
        assert_eq!(length("七、三公经费支出决算情况2014年三公经费支出3.14万元具体情况如下:"), Some(12));
        assert_eq!(length("一、2023年度收、支总计3万元。"), None);
    }
}
