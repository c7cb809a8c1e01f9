//! Headings: which part of the report explains the accounts, and what each section is about.
//!
//! A heading is recognized by its place in the outline (`第三部分`, `五、`, `（五）`) or, without a number, by its last word (`…编制说明`). Only
//! [`meaning`] decides from its words what it is about. A heading in one line with its text (`二、收入决算情况说明:2027年…`) is [`inline`].

use crate::numeral::{digit, without_ordinal};
use juesuan_model::Section;

/// A heading of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// 第三部分 …情况说明: whether the part explains the accounts; `None` if the title continues in the next line.
    Part(Option<bool>),
    /// `2025年部门预算编制说明`, without a number: explanations begin.
    Title(HeadingMeaning),
    /// `五、…情况说明`.
    Section(HeadingMeaning),
    /// `（一）…情况`: it names a section of its own, or continues the one above.
    Sub(HeadingMeaning),
}

/// What a heading states about the text below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingMeaning {
    /// It explains this part of the accounts.
    Of(Section),
    /// It explains several.
    Several,
    /// Unknown: below another heading of the explanations it belongs to them.
    Unknown,
    /// It is about something else: duties, glossary, annexes.
    Other,
}

/// Longer lines are sentences.
pub(super) const LENGTH: usize = 60;

/// Reads a paragraph in plain form as a heading; `None` for running text.
pub(super) fn read(plain: &str) -> Option<Heading> {
    /// Bytes of a character.
    const WIDEST: usize = 4;
    let line = plain.trim_end_matches(['。', ':']);
    if line.len() > LENGTH * WIDEST || line.chars().count() > LENGTH {
        return None;
    }
    // Most lines are not headings, whether they contain an amount or not.
    of_line(line).filter(|_| !holds_amount(line))
}

fn of_line(line: &str) -> Option<Heading> {
    if let Some(heading) = part_heading(line) {
        return Some(heading);
    }
    if line.contains(['。', ',', ';', ':']) {
        return None;
    }
    let title = without_ordinal(line);
    if title.len() == line.len() {
        return unnumbered(line);
    }
    let meaning = meaning(title);
    if line.starts_with('(') {
        // Anything else is the start of a list entry: （一）公共安全（类）.
        let titled = ["情况", "说明", "结果", "工作", "报告", "安排"].iter().any(|end| title.ends_with(end));
        return (titled || matches!(meaning, HeadingMeaning::Of(_)) && !is_item(title))
            .then_some(Heading::Sub(meaning));
    }
    is_chinese(line).then_some(Heading::Section(meaning))
}

/// Whether a text ends like a [title](Heading::Title).
pub(super) fn may_be_title(plain: &str) -> bool {
    plain.trim_end_matches(['。', ':']).ends_with(TITLE)
}

/// `第三部分…`, `第三部分：…`.
fn part_heading(line: &str) -> Option<Heading> {
    let (number, title) = line.strip_prefix('第')?.split_once("部分")?;
    let numbered = number.chars().all(|c| c == '十' || digit(c).is_some());
    let title = title.trim_start_matches([':', '、']);
    let runs_on = title.contains(['。', ',', ';', ':']);
    (numbered && !runs_on).then(|| Heading::Part(part(title)))
}

/// A heading without a number. Only its last words distinguish it from a line of a title or of running text.
fn unnumbered(line: &str) -> Option<Heading> {
    if let Some(title) = line.strip_suffix(LIST_OPENS).or_else(|| line.strip_suffix(LIST)) {
        return match meaning(title) {
            of @ HeadingMeaning::Of(_) => Some(Heading::Sub(of)),
            _ => None,
        };
    }
    if !line.ends_with(TITLE) {
        return None;
    }
    match meaning(line) {
        meaning @ (HeadingMeaning::Of(_) | HeadingMeaning::Several) => Some(Heading::Title(meaning)),
        HeadingMeaning::Unknown | HeadingMeaning::Other => None,
    }
}

/// The ending of a title without a number.
const TITLE: &str = "说明";

/// `财政拨款支出主要内容如下：` opens a list.
const LIST_OPENS: &str = "主要内容如下";
const LIST: &str = "主要内容";

/// A heading that runs into its text: `五、公共财政拨款支出决算情况2017年…`, `二、收入决算情况说明:2027年…`, with its length in characters.
pub(super) fn inline(plain: &str) -> Option<(HeadingMeaning, usize)> {
    let title = without_ordinal(plain);
    let bracketed = plain.starts_with('(');
    if title.len() == plain.len() {
        return list_opens(plain);
    }
    if !bracketed && !is_chinese(plain) {
        return None;
    }
    let until = title.find([',', '。', ';', ':', '(']).unwrap_or(title.len());
    let line = title.get(..until)?;
    let words = ["自评报告", "情况说明", "情况", "说明"];
    let ends_after = |word: &str, at: usize| at + word.len();
    let last = words.iter().find_map(|word| line.rfind(word).map(|at| ends_after(word, at)));
    // …支出决算情况2014年…支出3.14万元具体情况如下: the text contains the word, too.
    let runs_over = |last: usize| line.get(..last).is_some_and(holds_amount);
    let first = || words.iter().find_map(|word| line.find(word).map(|at| ends_after(word, at)));
    let end = match last {
        Some(last) if runs_over(last) => first(),
        Some(last) => Some(last),
        // 五、名词解释 财政拨款:指…
        None => ELSEWHERE.iter().find_map(|word| line.strip_prefix(word).map(|_| word.len())),
    };
    let heading = title.get(..end?).filter(|heading| heading.chars().count() <= LENGTH)?;
    let meaning = meaning(heading);
    let sure = match meaning {
        HeadingMeaning::Of(_) => true,
        // 四、其他说明:…; below a section, （一）总体情况 continues it.
        HeadingMeaning::Several | HeadingMeaning::Other => !bracketed,
        HeadingMeaning::Unknown => false,
    };
    let rest = title.get(heading.len()..).expect("the heading is the start of the title");
    let colon = usize::from(rest.starts_with(':'));
    let length = plain.chars().count() - title.chars().count() + heading.chars().count() + colon;
    sure.then_some((meaning, length))
}

/// `财政拨款支出主要内容如下:1.…` in one line.
fn list_opens(plain: &str) -> Option<(HeadingMeaning, usize)> {
    let (title, rest) = plain.contains(LIST_OPENS).then(|| plain.split_once(LIST_OPENS))??;
    if title.chars().count() > LENGTH || title.contains([',', '。', ';', ':']) || holds_amount(title) {
        return None;
    }
    let meaning = meaning(title);
    let colon = usize::from(rest.starts_with(':'));
    let length = title.chars().count() + LIST_OPENS.chars().count() + colon;
    matches!(meaning, HeadingMeaning::Of(_)).then_some((meaning, length))
}

/// Whether a line begins with a Chinese numeral.
fn is_chinese(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_ascii() && (c == '十' || digit(c).is_some()))
}

/// A line of the table of contents: `一、收入支出决算总表.....7`, with or without its page.
pub(super) fn in_contents(plain: &str) -> bool {
    let leaders = ["....", "····", "PAGEREF"].iter().any(|leader| plain.contains(leader));
    leaders || plain.contains("……") && plain.ends_with(|c: char| c.is_ascii_digit() || c == '…')
}

/// Whether a part of this title explains the accounts.
pub(super) fn part(title: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["情况说明", "编制说明", "决算说明", "预算说明", "报表说明"]) {
        Some(true)
    } else if has(&["概况", "表", "名词", "附件", "附表", "重点工作", "工作完成"]) {
        Some(false)
    } else {
        None
    }
}

/// Whether it contains a number with a unit of money, or a rate.
pub(super) fn holds_amount(line: &str) -> bool {
    let mut before = ' ';
    line.chars().any(|c| {
        let amount = before.is_ascii_digit() && matches!(c, '元' | '万' | '亿' | '千' | '%');
        before = c;
        amount
    })
}

/// 公务接待费, 人员经费 and the like begin entries of a list.
fn is_item(title: &str) -> bool {
    title.ends_with('费') || ["(类)", "支出", "总计", "合计"].iter().any(|end| title.ends_with(end))
}

/// Words of headings that are not about the accounts.
const ELSEWHERE: [&str; 12] = [
    "名词解释",
    "专业名词",
    "名词说明",
    "主要职责",
    "主要职能",
    "部门职责",
    "单位职责",
    "部门职能",
    "机构设置",
    "机构情况",
    "基本情况",
    "概况",
];

/// What a title is about. The order matters: a title with 基本支出 also contains 一般公共预算.
fn meaning(title: &str) -> HeadingMeaning {
    // 收入支出决算总表 is the title of a statement.
    if title.ends_with('表') {
        return HeadingMeaning::Other;
    }
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
    } else if has(&["一般公共", "公共财政"]) {
        Section::GeneralPublic
    } else if has(&["财政拨款支出"]) {
        // All funds, since it names none.
        Section::Appropriation
    } else if has(&["收入支出", "收支"]) && !title.ends_with("编制说明") {
        Section::IncomeExpenditure
    } else if has(&["收入决算", "收入预算"]) {
        Section::Income
    } else if has(&["支出决算", "支出预算"]) {
        Section::Expenditure
    } else if has(&["重要事项", "其他相关情况", "编制说明", "编制的说明", "报表说明"])
        || has(&["决算", "预算"]) && title.ends_with("说明")
    {
        return HeadingMeaning::Several;
    } else if has(&ELSEWHERE) {
        return HeadingMeaning::Other;
    } else {
        return HeadingMeaning::Unknown;
    };
    HeadingMeaning::Of(section)
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
            assert_eq!(read(line), Some(Heading::Section(HeadingMeaning::Of(section))), "{line}");
        }
        assert_eq!(read("一、部门主要职责"), Some(Heading::Section(HeadingMeaning::Other)));
        assert_eq!(read("十四、其他需要说明的事项"), Some(Heading::Section(HeadingMeaning::Unknown)));
        assert_eq!(read("三、决算报表说明"), Some(Heading::Section(HeadingMeaning::Several)));
        assert_eq!(
            read("(一)高等学校收支决算总表说明"),
            Some(Heading::Sub(HeadingMeaning::Of(Section::IncomeExpenditure)))
        );
        assert_eq!(
            read("(五)公共财政拨款支出决算情况"),
            Some(Heading::Sub(HeadingMeaning::Of(Section::GeneralPublic)))
        );
        assert_eq!(read("九、其他重要事项说明"), Some(Heading::Section(HeadingMeaning::Several)));
        assert_eq!(
            read("(二)政府采购支出情况"),
            Some(Heading::Sub(HeadingMeaning::Of(Section::Procurement)))
        );
    }

    #[test]
    fn a_heading_without_a_number_is_known_by_its_last_words() {
        let title = |meaning| Some(Heading::Title(meaning));
        assert_eq!(read("2025年部门预算编制说明"), title(HeadingMeaning::Several));
        assert_eq!(read("2025年收支预算编制说明"), title(HeadingMeaning::Several));
        assert_eq!(read("示例局2023年度部门决算情况说明"), title(HeadingMeaning::Several));
        assert_eq!(read("收入决算情况说明"), title(HeadingMeaning::Of(Section::Income)));
        assert_eq!(
            read("财政拨款支出主要内容如下:"),
            Some(Heading::Sub(HeadingMeaning::Of(Section::Appropriation)))
        );
        assert_eq!(read("以上情况特此说明"), None);
        assert_eq!(read("2025年部门预算"), None);
    }

    #[test]
    fn a_line_of_the_contents_has_leaders_and_may_lack_its_page() {
        for line in [
            "一、概况........(2)",
            "二、收入决算表……7",
            "三、支出决算情况说明…………",
            "一、主要职责PAGEREF_Toc1h3",
        ] {
            assert!(in_contents(line), "{line}");
        }
        assert!(!in_contents("一、收入决算情况说明"));
    }

    #[test]
    fn a_part_explains_the_accounts_or_not() {
        for (line, explains) in [
            ("第三部分示例局2023年度部门决算情况说明", Some(true)),
            ("第二部分示例局2023年度部门决算表", Some(false)),
            ("第五部分名词解释", Some(false)),
            ("第三部分:2023年度部门决算情况说明", Some(true)),
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
        assert_eq!(length("二、收入决算情况说明:2027年收入3万元。"), Some(11));
        assert_eq!(length("(五)公共财政拨款支出决算情况2027年支出3万元,其中:"), Some(15));
        assert_eq!(length("(四)绩效目标设置情况2027年共设置绩效目标4个。"), Some(11));
        assert_eq!(length("五、名词解释财政拨款收入:指拨款。"), Some(6));
        assert_eq!(length("财政拨款支出主要内容如下:1.教育支出3万元。"), Some(13));
        assert_eq!(length("一、2023年度收、支总计3万元。"), None);
        assert_eq!(length("(一)总体情况较好。"), None);
    }
}
