//! Titles: `示例市财政局2023年度部门决算`, and letters of approval.

use super::front::FrontLine;
use super::name::{
    clean, has_a_region, is_incomplete, is_placeholder, names_a_body, names_a_region, names_a_township,
    names_a_zone, without_scope,
};
use super::year::{fiscal_year, without_year};
use crate::numeral::{digit, without_ordinal};
use juesuan_model::{FiscalYear, Kind, Locator, Scope};

/// A name with the text that contains it and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    /// The scope that is printed after it.
    pub(super) scope: Option<Scope>,
    pub(super) printed: String,
    pub(super) locator: Locator,
}

impl Named {
    pub(super) fn of(name: String, scope: Option<Scope>, line: &FrontLine) -> Self {
        Self { name, scope, printed: line.text.clone(), locator: line.locator }
    }
}

/// What a title states.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Title {
    pub(super) kind: Kind,
    pub(super) scope: Scope,
    /// The year with its line: the title's own, or the one above.
    pub(super) year: Option<(FiscalYear, FrontLine)>,
    pub(super) entity: Option<Named>,
    /// A name left open in the form.
    pub(super) open: Option<String>,
    /// A region in the place of a department: the accounts are those of the whole region.
    pub(super) region: Option<String>,
    /// Whether it calls itself a department's or a unit's report.
    pub(super) departmental: bool,
    /// Whether it is a letter of approval, which is about its addressee.
    pub(super) is_approval: bool,
    pub(super) printed: String,
    pub(super) locator: Locator,
}

impl Title {
    /// Whether the name is a department's, and not just text in the place of a department's name.
    pub(super) fn names_a_body(&self) -> bool {
        self.entity.as_ref().is_some_and(|named| names_a_body(&named.name))
    }

    /// The name.
    pub(super) fn name(&self) -> Option<&str> {
        self.entity.as_ref().map(|named| named.name.as_str())
    }

    /// The name, if it may be a department's although it has no known ending: it contains a region.
    pub(super) fn may_name_a_body(&self) -> Option<&Named> {
        self.entity.as_ref().filter(|named| names_a_township(&named.name) || has_a_region(&named.name))
    }
}

/// Reads a line such as `2023年度武昌区政府办部门决算`, or two lines: the year or the name above, 部门决算 below.
pub(super) fn read(front: &[FrontLine], at: usize) -> Option<Title> {
    let line = front.get(at)?;
    // A numbered line is a heading within the report.
    let text = line.text.trim_start_matches('#');
    let (kind, before, after) = kind_in(text)?;
    if without_ordinal(text) != text || is_circular(text) {
        return None;
    }
    let about = without_lead(before);
    let departmental =
        ["部门", "单位", "本级", "(本级)", "(汇总)", "汇总"].iter().any(|word| about.ends_with(word));
    let scope = if about.contains("本级") {
        Scope::OwnLevel
    } else if about.ends_with("单位") {
        Scope::Unit
    } else {
        Scope::Department
    };
    let above = |lines: usize| at.checked_sub(lines).and_then(|above| front.get(above));
    let year_of = |line: &FrontLine| Some((fiscal_year(&line.text)?, line.clone()));
    let year = year_of(line).or_else(|| above(1).and_then(year_of));
    let candidate = name_in(about);
    let open = is_placeholder(&candidate).then(|| {
        let printed = without_year(about);
        ["部门", "单位"].iter().find_map(|word| printed.strip_suffix(word)).unwrap_or(&printed).to_owned()
    });
    let is_region = names_a_region(&candidate) && !(names_a_zone(&candidate) && departmental);
    let region = (is_region && candidate.chars().count() <= LONGEST_REGION).then(|| candidate.clone());
    let own = clean(&candidate).filter(|_| open.is_none() && region.is_none() && !is_region);
    // 收入决算表 is the title of a statement, whatever is above it.
    let is_statement = after.starts_with('表') || after.starts_with("总表") || after.starts_with("附表");
    let entity = match own {
        Some((name, more)) => {
            let scope = more.or((scope == Scope::OwnLevel).then_some(scope));
            Some(whole_name(front, at, Named::of(name, scope, line)))
        }
        None if is_statement || open.is_some() => None,
        None if region.is_some() => behind(after, line),
        None => behind(after, line).or_else(|| alone(front, at)),
    };
    let scope = entity.as_ref().and_then(|named| named.scope).unwrap_or(scope);
    if is_statement && entity.is_none() && region.is_none() {
        return None;
    }
    // 第二部分…部门决算表 repeats the title further down; without a year or a name it states nothing.
    (year.is_some() || entity.is_some() || open.is_some()).then(|| Title {
        kind,
        scope,
        year,
        entity,
        open,
        region,
        departmental,
        is_approval: false,
        printed: line.text.clone(),
        locator: line.locator,
    })
}

/// The name in brackets or after a dash that follows what the report is called: `2016年度部门决算说明（示例局）`, `示例市2016年部门预算公开——示例局`.
fn behind(after: &str, line: &FrontLine) -> Option<Named> {
    let bracketed = || Some(after.strip_suffix(')')?.rsplit_once('(')?.1);
    let inner = bracketed().or_else(|| Some(after.rsplit_once('-')?.1))?;
    let (name, scope) = clean(inner).filter(|(name, _)| names_a_body(name))?;
    Some(Named::of(name, scope, line))
}

/// The name alone on a line above the title, possibly with the year between them; else on a line below.
fn alone(front: &[FrontLine], at: usize) -> Option<Named> {
    let near = [at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2)];
    near.into_iter().flatten().find_map(|at| {
        let line = front.get(at)?;
        let (name, scope) = clean(&line.text)
            .filter(|(name, _)| !line.text.contains([':', '、', '.']) && names_a_body(name))?;
        let named = whole_name(front, at, Named::of(name, scope, line));
        (!is_incomplete(&named.name)).then_some(named)
    })
}

/// The maximum length of a region's name.
const LONGEST_REGION: usize = 14;

/// Funds, whose names contain 预算: that does not state the report's kind.
const FUNDS: [&str; 6] = ["一般公共", "一般公开", "政府性基金", "国有资本经营", "公共财政", "基金"];

/// What a line calls the report, with the text before and after it: the first 决算 or 预算 that is not part of a fund's name and that
/// ends a title.
fn kind_in(line: &str) -> Option<(Kind, &str, &str)> {
    let words = [("决算", Kind::FinalAccounts), ("预算", Kind::Budget)];
    let mut found: Vec<(usize, Kind, &str, &str)> = words
        .into_iter()
        .flat_map(|(word, kind)| line.match_indices(word).map(move |(at, word)| (at, word, kind)))
        .filter_map(|(at, word, kind)| {
            let (before, after) = (line.get(..at)?, line.get(at + word.len()..)?);
            let is_fund = kind == Kind::Budget && FUNDS.iter().any(|fund| before.ends_with(fund));
            (!is_fund && ends_a_title(after)).then_some((at, kind, before, after))
        })
        .collect();
    found.sort_by_key(|(at, ..)| *at);
    found.into_iter().next().map(|(_, kind, before, after)| (kind, before, after))
}

/// What may follow 决算 in a title: 公开, 报告, 说明, 情况说明, 报表 …; not a sentence.
fn ends_a_title(after: &str) -> bool {
    const ENDS: [&str; 23] = [
        "公开",
        "报告",
        "说明",
        "情况",
        "报表",
        "及",
        "信息",
        "批复",
        "编制说明",
        "编制情况",
        "编制的说明",
        "的说明",
        "的报告",
        "公示",
        "汇总",
        "草案",
        "总表",
        "附表",
        "表",
        "文本",
        "以及",
        "和",
        "数据",
    ];
    let rest = after.trim_start_matches(['(', ')', '《', '》', '"', '”']);
    rest.trim_end_matches([')', '》', '"', '”', '.']).is_empty()
        || ENDS.iter().any(|word| rest.starts_with(word))
}

/// The text without what precedes a name: `附件1：`, `第一部分`, 关于, a dash or a number of a list of files.
fn without_lead(text: &str) -> &str {
    let text = without_part(text.trim_start_matches(['《', '#', '-', '>', '•', '·']));
    let text =
        ["附件", "附表", "附"].iter().find_map(|word| after_annex(text.strip_prefix(word)?)).unwrap_or(text);
    text.trim_start_matches("关于").trim_start_matches('《')
}

/// The text after `附件1：`, whose first word is already removed.
fn after_annex(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| digit(c).is_some() && c != 'O' || c == '-');
    let bare = rest.trim_start_matches([':', '.', '、']);
    (bare.len() < text.len() || text.is_empty()).then_some(bare)
}

/// The text without `第一部分` before it.
fn without_part(text: &str) -> &str {
    let Some((number, rest)) = text.strip_prefix('第').and_then(|rest| rest.split_once("部分")) else {
        return text;
    };
    let numbered = number.chars().all(|c| c == '十' || digit(c).is_some());
    if numbered { rest.trim_start_matches(':') } else { text }
}

/// What the report is about, in titles between the name and 决算.
const ABOUT: [&str; 27] = [
    "部门",
    "单位",
    "年度",
    "财政",
    "收支",
    "收入",
    "支出",
    "经费",
    "“三公”",
    "三公",
    "财政拨款",
    "拨款",
    "一般公共预算",
    "一般公共",
    "公共财政预算",
    "公共财政",
    "政府性基金预算",
    "国有资本经营预算",
    "机关运行",
    "基本",
    "项目",
    "的",
    "区级",
    "市级",
    "县级",
    "省级",
    "关于",
];

/// The name in the text before 决算: without the year before or after it and what the report is about.
fn name_in(before: &str) -> String {
    let mut name = before.trim_matches(['"', '“', '”', ':', '-']).to_owned();
    loop {
        let without_about = ABOUT.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
        let (bare, _) = without_scope(without_about);
        let shorter = without_year(bare);
        if shorter == name {
            return shorter;
        }
        name = shorter;
    }
}

/// A name broken over two lines of the cover (`…规划和自然⏎资源局`): joined if another line has the whole name, or if the second half alone
/// is not a name.
fn whole_name(front: &[FrontLine], at: usize, end: Named) -> Named {
    let Some(above) = at.checked_sub(1).and_then(|above| front.get(above)) else { return end };
    let begins = without_year(&above.text);
    let whole = format!("{begins}{}", end.name);
    let is_name = clean(&whole).is_some_and(|(name, _)| name == whole) && !begins.is_empty();
    let begins_it = !names_a_body(&begins) && kind_in(&begins).is_none();
    let elsewhere = || front.iter().any(|line| line.text.contains(&whole));
    if is_name && begins_it && (elsewhere() || is_incomplete(&end.name) || names_a_region(&begins)) {
        let printed = format!("{}{}", above.text, end.printed);
        return Named { name: whole, printed, locator: above.locator, ..end };
    }
    end
}

/// What circulars, regulations and checklists are called.
const CIRCULARS: [&str; 17] = [
    "通知",
    "办法",
    "规定",
    "规范",
    "细则",
    "方案",
    "意见",
    "制度",
    "指引",
    "检查表",
    "自查表",
    "通报",
    "须知",
    "条例",
    "规程",
    "要求",
    "函",
];

/// Whether the line is the title of a circular, a regulation or a checklist; a letter of approval is not one.
pub(super) fn is_circular(line: &str) -> bool {
    let line = line.trim_end_matches([')', '》', '"', '”']);
    CIRCULARS.iter().any(|word| line.ends_with(word)) && !line.contains("批复") && !line.contains("下达")
}

/// The department that a letter of approval is about: `甲关于批复乙2023年度部门决算的通知`, `关于乙2023年度决算的批复`, or `关于批复2023年度部门决算的通知` to `乙:`.
pub(super) fn approval(front: &[FrontLine], at: usize) -> Option<Title> {
    const ACTS: [&str; 5] = ["批复下达", "批复", "下达", "核定", "审批"];
    let line = front.get(at)?;
    let (_, about) = line.text.split_once("关于")?;
    let after_act = ACTS.iter().find_map(|act| about.strip_prefix(act));
    let about = after_act.or_else(|| line.text.ends_with("批复").then_some(about))?;
    let (kind, before) = [("决算", Kind::FinalAccounts), ("预算", Kind::Budget)]
        .into_iter()
        .filter_map(|(word, kind)| Some((kind, about.split_once(word)?.0)))
        .min_by_key(|(_, before)| before.len())?;
    let scope = if before.ends_with("单位") { Scope::Unit } else { Scope::Department };
    let own = clean(&name_in(before)).filter(|(name, _)| names_a_body(name));
    let named = own.map(|(name, scope)| Named::of(name, scope, line)).or_else(|| {
        let addressed = front.iter().skip(at + 1).take(ADDRESS);
        addressed.filter(|line| line.text.ends_with(':')).find_map(|line| {
            let (name, scope) =
                clean(&line.text).filter(|(name, _)| names_a_body(name) || names_a_township(name))?;
            Some(Named::of(name, scope, line))
        })
    })?;
    Some(Title {
        kind,
        scope: named.scope.unwrap_or(scope),
        year: fiscal_year(about).map(|year| (year, line.clone())),
        entity: Some(named),
        open: None,
        region: None,
        departmental: true,
        is_approval: true,
        printed: line.text.clone(),
        locator: line.locator,
    })
}

/// The addressee is within this many lines below the title.
const ADDRESS: usize = 4;
