//! Titles: which statement a line names.

use crate::numeral::without_ordinal;
use juesuan_model::text::squeeze;
use juesuan_model::{Kind, Statement};

/// A line that names a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// The line as printed.
    pub(super) printed: String,
    /// The statement that it names.
    pub(super) statement: Statement,
    /// Final accounts or budget, where the title says it.
    pub(super) kind: Option<Kind>,
}

/// No title is longer, the publishing body's name included.
const LONGEST: usize = 70;

/// Reads a line as a title. Sentences, headings of prose and lines of a table of contents are none.
pub(super) fn recognise(line: &str) -> Option<Title> {
    let squeezed = squeeze(line);
    if squeezed.chars().count() > LONGEST || squeezed.contains(['。', ';', ',']) {
        return None;
    }
    let name = without_form_number(without_ordinal(&squeezed));
    if !name.ends_with('表') || is_self_evaluation(name) || squeezed.starts_with('注') {
        return None;
    }
    let kind = match (name.contains("决算"), names_a_budget(name)) {
        (true, _) => Some(Kind::FinalAccounts),
        (false, true) => Some(Kind::Budget),
        (false, false) => None,
    };
    let statement = named(name)?;
    Some(Title { printed: juesuan_model::text::tidy(line).into_owned(), statement, kind })
}

/// `收入决算表(公开02表)` and `公开02表收入决算表` without the form's number, `…支出预算表(功能科目)` without its remark.
fn without_form_number(name: &str) -> &str {
    let is_number = |s: &str| {
        let digits = s.strip_prefix("公开").and_then(|rest| rest.strip_suffix('表'));
        digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    if let Some((head, tail)) = name.split_once('(')
        && tail.strip_suffix(')').is_some_and(|inner| is_number(inner) || head.ends_with('表'))
    {
        return head;
    }
    match name.split_once('表') {
        Some((head, tail)) if !tail.is_empty() && is_number(&format!("{head}表")) => tail,
        _ => name,
    }
}

fn is_self_evaluation(name: &str) -> bool {
    ["绩效", "自评", "目标"].iter().any(|word| name.contains(word))
}

/// 预算 in the names of the funds says nothing of the report's kind.
fn names_a_budget(name: &str) -> bool {
    ["一般公共预算", "政府性基金预算", "国有资本经营预算"]
        .iter()
        .fold(name.to_owned(), |name, fund| name.replace(fund, ""))
        .contains("预算")
}

/// The statement by the words of its name, the narrowest first: 三公 and the funds before what they are part of.
fn named(name: &str) -> Option<Statement> {
    let has = |word: &str| name.contains(word);
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let both_sides = has("收支") || (has("收入") && has("支出"));
    if any(&["三公", "公务接待"]) {
        Some(Statement::ThreePublic)
    } else if has("机关运行") {
        Some(Statement::Other)
    } else if any(&["政府性基金", "政府基金"]) {
        Some(Statement::GovernmentFund)
    } else if has("国有资本") {
        Some(Statement::StateCapital)
    } else if has("基本支出") {
        Some(Statement::BasicExpenditure)
    } else if any(&["一般公共预算", "公共财政", "公共预算", "一般公开预算"]) && !both_sides
    {
        Some(Statement::GeneralPublicExpenditure)
    } else if has("财政拨款") && both_sides {
        Some(Statement::AppropriationSummary)
    } else if both_sides && has("总") {
        Some(Statement::IncomeExpenditureSummary)
    } else if has("财政拨款") && has("支出") {
        Some(Statement::GeneralPublicExpenditure)
    } else if has("收入") && any(&["决算", "预算", "总表"]) {
        Some(Statement::Income)
    } else if any(&["支出", "出决算表"]) && any(&["决算", "预算", "总表"]) {
        Some(Statement::Expenditure)
    } else if any(&["决算", "预算", "支出", "收入", "采购", "资产", "机构运行", "会议费", "培训费"])
    {
        Some(Statement::Other)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("财政拨款基本支出预算表（经济科目）", S::BasicExpenditure),
            ("一般公共预算机关运行经费支出预算表", S::Other),
            ("政府采购情况表", S::Other),
        ] {
            assert_eq!(recognise(title).map(|t| t.statement), Some(statement), "{title}");
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
            assert_eq!(recognise(line), None, "{line}");
        }
    }

    #[test]
    fn a_fund_is_no_budget_report() {
        assert_eq!(recognise("政府性基金预算支出表").unwrap().kind, None);
        assert_eq!(recognise("部门收支预算总表").unwrap().kind, Some(Kind::Budget));
        assert_eq!(recognise("一般公共预算财政拨款支出决算表").unwrap().kind, Some(Kind::FinalAccounts));
    }
}
