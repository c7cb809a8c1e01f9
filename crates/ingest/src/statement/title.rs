//! Titles: which statement a line names.

use crate::numeral::{digit, without_ordinal};
use juesuan_model::text::squeeze;
use juesuan_model::{Fund, Kind, Statement, Unit};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A line that names a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// The line as printed.
    pub(super) printed: String,
    /// The statement that it names.
    pub(super) statement: Statement,
    /// Final accounts or budget, if the title states it.
    pub(super) kind: Option<Kind>,
    /// The unit next to the name: `收入决算表（单位：万元）`.
    pub(super) unit: Option<Unit>,
    /// The fund to which the name limits a statement of all funds: 政府性基金预算财政拨款“三公”经费支出决算表.
    pub(super) fund: Option<Fund>,
}

/// The maximum length of a title, including the name of the publishing department.
const LONGEST: usize = 70;

/// A line as printed, and without blanks and in plain forms.
#[derive(Debug, Clone)]
pub(super) struct TitleCandidate<'a> {
    pub(super) printed: &'a str,
    pub(super) plain: Cow<'a, str>,
}

impl<'a> TitleCandidate<'a> {
    pub(super) fn of(printed: &'a str) -> Self {
        Self { printed, plain: squeeze(printed) }
    }
}

/// Reads a line as a title. Sentences, headings of prose and lines of a table of contents are not titles.
pub(super) fn recognize(line: &TitleCandidate<'_>) -> Option<Title> {
    let squeezed = line.plain.as_ref();
    if !may_be_title(squeezed) || squeezed.contains(['。', ';', ',']) || squeezed.chars().count() > LONGEST {
        return None;
    }
    let (bare, unit) = without_unit(squeezed);
    let name = without_form_number(without_ordinal(bare));
    if !name.ends_with('表') || is_self_evaluation(name) || squeezed.starts_with('注') {
        return None;
    }
    let kind = if name.contains("决算") {
        Some(Kind::FinalAccounts)
    } else {
        names_a_budget(name).then_some(Kind::Budget)
    };
    // A remark in brackets, such as 分单位, is part of the name.
    let whole = if name.len() == bare.len() { name } else { bare };
    let statement = USUAL.get(whole).copied().unwrap_or_else(|| named(whole))?;
    let printed = juesuan_model::text::tidy(line.printed).into_owned();
    let fund = (statement == Statement::ThreePublic && name.contains("基金")).then_some(Fund::GovernmentFund);
    Some(Title { printed, statement, kind, unit, fund })
}

/// What the titles of the national form name: most titles are among these, and need not be examined word by word.
static USUAL: LazyLock<FxHashMap<&str, Option<Statement>>> = LazyLock::new(|| {
    const TITLES: [&str; 17] = [
        "收入支出决算总表",
        "收入决算表",
        "支出决算表",
        "财政拨款收入支出决算总表",
        "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算表",
        "一般公共预算财政拨款基本支出决算明细表",
        "政府性基金预算财政拨款收入支出决算表",
        "国有资本经营预算财政拨款支出决算表",
        "财政拨款“三公”经费支出决算表",
        "收支总表",
        "收入总表",
        "支出总表",
        "财政拨款收支总表",
        "一般公共预算支出表",
        "一般公共预算基本支出表",
        "政府性基金预算支出表",
    ];
    TITLES.into_iter().map(|title| (title, named(title))).collect()
});

/// Whether a line contains what every title contains, and is not longer in bytes than a title can be.
fn may_be_title(plain: &str) -> bool {
    const WIDEST: usize = 4;
    plain.len() <= LONGEST * WIDEST && plain.contains('表')
}

/// A title printed over two lines, the first of which is not a title by itself: `“三公”经费、会议费、培训费支出预算⏎表`.
pub(super) fn wrapped(first: &TitleCandidate<'_>, second: &TitleCandidate<'_>) -> Option<Title> {
    let (begins, ends) = (first.plain.as_ref(), second.plain.as_ref());
    if ends.chars().take(LONGEST_END + 1).count() > LONGEST_END || without_ordinal(ends) != ends {
        return None;
    }
    let sentence = begins.contains(['。', ';', ',', ':']) || begins.ends_with('表');
    if sentence || begins.chars().count() < SHORTEST_BEGINNING {
        return None;
    }
    // 支出决算表 is a title of its own, unless the line above names the money.
    let any = |words: &[&str]| words.iter().any(|word| begins.contains(word));
    let money = any(&["一般公共预算", "公共财政", "政府性基金", "国有资本", "财政拨款", "三公"])
        && !any(&["情况", "说明", "部分"]);
    if recognize(second).is_some() && !money {
        return None;
    }
    recognize(&TitleCandidate::of(&format!("{}{}", first.printed.trim(), second.printed.trim())))
}

/// The maximum length of a title's end on a line of its own, so that a heading before a title is not drawn into it.
const LONGEST_END: usize = 14;
/// The minimum length of its beginning.
const SHORTEST_BEGINNING: usize = 6;

/// The title without `(单位:万元)` or `单位:万元` after it, and that unit.
fn without_unit(name: &str) -> (&str, Option<Unit>) {
    let Some((head, tail)) = name.rsplit_once("单位:") else { return (name, None) };
    match Unit::parse(tail) {
        Some(unit) => {
            let head = head.trim_end_matches(['(', '[']);
            let head = head.strip_suffix("金额").or_else(|| head.strip_suffix("计量")).unwrap_or(head);
            (head.trim_end_matches(['(', '[']), Some(unit))
        }
        None => (name, None),
    }
}

/// `收入决算表(公开02表)`, `公开02表:收入决算表` and `第二部分…预算表一、收支预算总表` without the text around the name, `…支出预算表(功能科目)` without its remark.
fn without_form_number(name: &str) -> &str {
    let is_number = |s: &str| {
        let digits = s.strip_prefix("公开").and_then(|rest| rest.strip_suffix('表'));
        digits.is_some_and(|digits| {
            !digits.is_empty() && digits.chars().all(|c| c == '十' || c == '-' || digit(c).is_some())
        })
    };
    if let Some((head, tail)) = name.split_once('(')
        && tail.strip_suffix(')').is_some_and(|inner| is_number(inner) || head.ends_with('表'))
    {
        return head;
    }
    match name.split_once('表') {
        Some((head, tail)) if !tail.is_empty() && is_number(&format!("{head}表")) => {
            without_ordinal(tail.trim_start_matches([':', '、', '.']))
        }
        // The heading of the part and the title of its first statement in one line.
        Some((_, tail)) if tail.ends_with('表') && without_ordinal(tail).len() < tail.len() => {
            without_ordinal(tail)
        }
        _ => name,
    }
}

fn is_self_evaluation(name: &str) -> bool {
    ["绩效", "自评", "目标"].iter().any(|word| name.contains(word))
}

/// 预算 in the names of the funds does not indicate the report's kind.
fn names_a_budget(name: &str) -> bool {
    const FUNDS: [&str; 3] = ["一般公共", "政府性基金", "国有资本经营"];
    name.match_indices("预算").any(|(at, _)| {
        let before = name.get(..at).expect("a match begins between characters");
        !FUNDS.iter().any(|fund| before.ends_with(fund))
    })
}

/// The statement according to the words of its name, the narrowest first: statements outside the template before those in it, and
/// 三公 and the funds before what they are part of.
fn named(name: &str) -> Option<Statement> {
    let has = |word: &str| name.contains(word);
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let both_sides = has("收支") || (has("收入") && has("支出"));
    let general_public = any(&["一般公共", "公共财政", "公共预算", "一般公开预算"]);
    if any(&["三公", "公务接待"]) {
        Some(Statement::ThreePublic)
    } else if let Some(statement) = beside_the_template(name) {
        Some(statement)
    } else if any(&["政府性基金", "政府基金"]) {
        Some(if has("基本支出") { Statement::GovernmentFundBasic } else { Statement::GovernmentFund })
    } else if has("国有资本") {
        Some(Statement::StateCapital)
    } else if has("基本支出") {
        let all_appropriations = has("财政拨款") && !general_public;
        Some(if all_appropriations {
            Statement::AppropriationBasicExpenditure
        } else {
            Statement::BasicExpenditure
        })
    } else if any(&["项目支出", "项目清单"]) {
        Some(Statement::ProjectExpenditure)
    } else if general_public && !(both_sides && has("总")) {
        Some(Statement::GeneralPublicExpenditure)
    } else if has("财政拨款") && both_sides {
        Some(Statement::AppropriationSummary)
    } else if both_sides && any(&["决算", "预算", "总表"]) {
        Some(Statement::IncomeExpenditureSummary)
    } else if has("财政拨款") && has("支出") {
        Some(Statement::AppropriationExpenditure)
    } else if has("收入") && any(&["决算", "预算", "总表"]) {
        Some(if by_unit(name) { Statement::IncomeByUnit } else { Statement::Income })
    } else if any(&["支出", "出决算表"]) && any(&["决算", "预算", "总表"]) {
        Some(if by_unit(name) { Statement::ExpenditureByUnit } else { Statement::Expenditure })
    } else if any(&["决算", "预算", "支出", "收入"]) {
        Some(Statement::Other)
    } else {
        None
    }
}

/// Statements that some provinces add, recognized by words that no statement of the template has.
fn beside_the_template(name: &str) -> Option<Statement> {
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if any(&["机关运行"]) {
        Some(Statement::OperatingCost)
    } else if any(&["政府购买服务", "购买服务"]) {
        Some(Statement::PurchasedServices)
    } else if any(&["采购"]) {
        Some(Statement::Procurement)
    } else if any(&["会议费", "培训费"]) {
        Some(Statement::MeetingTraining)
    } else if any(&["财政专户", "专户管理"]) {
        Some(Statement::FiscalAccount)
    } else if any(&["机构运行", "相关信息"]) {
        Some(Statement::AgencyInformation)
    } else if any(&["资产"]) {
        Some(Statement::StateAssets)
    } else {
        None
    }
}

fn by_unit(name: &str) -> bool {
    ["分单位", "按单位", "分部门"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognize(line: &str) -> Option<Title> {
        super::recognize(&TitleCandidate::of(line))
    }

    #[test]
    fn every_statement_is_known_by_its_titles() {
        use Statement as S;
        for (title, statement) in [
            ("收入支出决算总表", S::IncomeExpenditureSummary),
            ("部门收支决算总表", S::IncomeExpenditureSummary),
            ("收入决算表", S::Income),
            ("收 入 总 表", S::Income),
            ("表三：支出决算表", S::Expenditure),
            ("三、出决算表", S::Expenditure),
            ("财政拨款收入支出决算总表", S::AppropriationSummary),
            ("一般公共预算财政拨款支出决算表", S::GeneralPublicExpenditure),
            ("公共财政拨款支出决算表", S::GeneralPublicExpenditure),
            ("一般公共预算财政拨款基本支出决算明细表（公开06表）", S::BasicExpenditure),
            ("政府性基金预算财政拨款收入支出决算表", S::GovernmentFund),
            ("政府基金预算财政拨款收入支出决算表", S::GovernmentFund),
            ("国有资本经营预算财政拨款支出决算表", S::StateCapital),
            ("九、财政拨款“三公”经费支出决算表", S::ThreePublic),
            ("财政拨款基本支出预算表（经济科目）", S::AppropriationBasicExpenditure),
            ("一般公共预算基本支出预算表（经济科目）", S::BasicExpenditure),
            ("公共财政拨款基本支出决算表", S::BasicExpenditure),
            ("公开05表：财政拨款支出预算表", S::AppropriationExpenditure),
            ("第二部分 示例局2017年度部门预算表一、收支预算总表", S::IncomeExpenditureSummary),
            ("政府性基金预算财政拨款基本支出决算表", S::GovernmentFundBasic),
            ("一般公共预算财政拨款项目支出决算表", S::ProjectExpenditure),
            ("收入决算表（分单位）", S::IncomeByUnit),
            ("（五）支出决算表（分科目）", S::Expenditure),
            ("财政专户管理资金收入支出决算表", S::FiscalAccount),
            ("一般公共预算机关运行经费支出预算表", S::OperatingCost),
            ("“三公”经费、行政参公单位机关运行经费情况表", S::ThreePublic),
            ("会议费、培训费支出决算表", S::MeetingTraining),
            ("政府采购情况表", S::Procurement),
            ("政府购买服务支出情况表", S::PurchasedServices),
            ("机构运行信息表", S::AgencyInformation),
            ("部门决算相关信息统计表", S::AgencyInformation),
            ("收入支出决算表", S::IncomeExpenditureSummary),
            ("一般公共预算财政拨款收入支出决算表", S::GeneralPublicExpenditure),
            ("转移支付支出情况表", S::Other),
        ] {
            assert_eq!(recognize(title).map(|t| t.statement), Some(statement), "{title}");
        }
    }

    #[test]
    fn other_lines_are_no_titles() {
        for line in [
            "一、收入支出决算总表.....7",
            "一、收入支出决算总体情况说明",
            "2023年度武昌区人民政府办公室整体绩效自评表",
            "注：本表反映部门本年度各项支出情况。",
            "公开01表",
            "本年度没有国有资本经营预算支出，故本表为空表。",
        ] {
            assert_eq!(recognize(line), None, "{line}");
        }
    }

    #[test]
    fn a_unit_may_stand_beside_the_name() {
        for line in
            ["收入决算表（单位：万元）", "收入决算表 单位：万元", "收入决算表（公开02表） 金额单位：万"]
        {
            let title = recognize(line).unwrap();
            assert_eq!((title.statement, title.unit), (Statement::Income, Some(Unit::TenThousand)), "{line}");
        }
        assert_eq!(recognize("收入决算表").unwrap().unit, None);
    }

    #[test]
    fn a_title_may_go_on_in_the_next_line_and_a_heading_before_one_is_no_part_of_it() {
        let joined = |first: &str, second: &str| {
            wrapped(&TitleCandidate::of(first), &TitleCandidate::of(second)).map(|title| title.statement)
        };
        assert_eq!(joined("“三公”经费、会议费、培训费支出预算", "表"), Some(Statement::ThreePublic));
        assert_eq!(joined("一般公共预算财政拨款基本", "支出决算明细表"), Some(Statement::BasicExpenditure));
        assert_eq!(joined("一般公共预算财政拨款", "支出决算表"), Some(Statement::GeneralPublicExpenditure));
        assert_eq!(joined("部门财务报表与说明", "支出决算表"), None, "the second is a title of its own");
        assert_eq!(joined("第二部分", "表"), None);
        assert_eq!(joined("收入决算表", "表"), None);
        assert_eq!(joined("本部门没有政府性基金收支。", "表"), None);
    }

    #[test]
    fn a_fund_is_no_budget_report() {
        assert_eq!(recognize("政府性基金预算支出表").unwrap().kind, None);
        assert_eq!(recognize("部门收支预算总表").unwrap().kind, Some(Kind::Budget));
        assert_eq!(recognize("一般公共预算财政拨款支出决算表").unwrap().kind, Some(Kind::FinalAccounts));
    }
}
