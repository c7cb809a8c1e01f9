//! Whose report a document is, for which year, of which kind.

mod mentions;

use crate::document::{Block, Cell, Document, Row};
use crate::numeral::{digit, month, without_ordinal};
use juesuan_model::text::squeeze;
use juesuan_model::{FiscalYear, IdentitySource, Kind, PrintedIdentity, Scope};
use std::collections::BTreeMap;

/// What tells one report from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The publishing body.
    pub entity_name: String,
    /// The year that the figures are about.
    pub fiscal_year: FiscalYear,
    /// Final accounts or budget.
    pub kind: Kind,
    /// Whose accounts they are.
    pub scope: Scope,
    /// How it is known.
    pub source: IdentitySource,
}

/// A stable name for a body, the same however blanks and brackets are printed.
#[must_use]
pub fn entity_id(name: &str) -> String {
    let mut id = blake3::hash(squeeze(name).as_bytes()).to_hex().to_string();
    id.truncate(16);
    id
}

/// Lines longer than this are sentences, not titles.
const TITLE_LENGTH: usize = 60;
/// Titles stand within so many lines from the top.
const FRONT: usize = 80;

/// What the statements say of the paper that they stand in.
#[derive(Debug, Default)]
pub(crate) struct Stated<'a> {
    /// The bodies that their headings name.
    pub(crate) bodies: Vec<&'a str>,
    /// The kinds that their titles say.
    pub(crate) kinds: Vec<Kind>,
    /// Their titles.
    pub(crate) titles: Vec<&'a str>,
}

/// Reads the front of the paper, and where that does not tell, what the statements say and what the text mentions. Also
/// gives the month of publication.
pub(crate) fn read(document: &Document, stated: &Stated<'_>) -> (PrintedIdentity, Option<String>) {
    let front = front(document);
    let headings: Vec<Title> = (0..front.len()).filter_map(|at| title(&front, at)).collect();
    let printed = most_frequent(stated.bodies.iter().map(|&body| body.to_owned()));
    let kind = headings
        .first()
        .map(|title| title.kind)
        .or(most_frequent(stated.kinds.iter().copied()))
        .or_else(|| spoken_kind(&front));
    let fiscal_year = headings
        .iter()
        .find_map(|title| title.year)
        .or_else(|| most_frequent(front.iter().filter_map(|line| fiscal_year(line))))
        .or_else(|| most_frequent(stated.titles.iter().filter_map(|title| fiscal_year(&squeeze(title)))))
        .or_else(|| mentions::year_of_the_text(document));
    let entity_name = headings
        .iter()
        .find_map(|title| title.entity.clone())
        .or(printed)
        .or_else(|| mentions::beside_a_year(document))
        .or_else(|| mentions::by_its_duties(document))
        .or_else(|| mentions::by_its_publisher(document));
    let scope = headings.first().map(|title| title.scope);
    let identity = PrintedIdentity { entity_name, fiscal_year, kind, scope };
    (identity, front.iter().find_map(|line| published(line)))
}

/// What the name of a file or a folder says: `示例局2019年部门预算公开表` all of it, `2019年收入决算表` the year.
pub(crate) fn of_name(name: &str) -> PrintedIdentity {
    let name = squeeze(name).into_owned();
    let title = title(std::slice::from_ref(&name), 0);
    PrintedIdentity {
        fiscal_year: fiscal_year(&name),
        kind: title.as_ref().map(|title| title.kind),
        scope: title.as_ref().map(|title| title.scope),
        entity_name: title.and_then(|title| title.entity).filter(|name| names_a_body(name)),
    }
}

/// The kind that the lines at the top speak of, the funds' names aside.
fn spoken_kind(front: &[String]) -> Option<Kind> {
    front.iter().find_map(|line| {
        let funds = ["一般公共预算", "政府性基金预算", "国有资本经营预算"];
        let line = funds.iter().fold(line.clone(), |line, fund| line.replace(fund, ""));
        match (line.contains("决算"), line.contains("预算")) {
            (true, _) => Some(Kind::FinalAccounts),
            (false, true) => Some(Kind::Budget),
            (false, false) => None,
        }
    })
}

/// Whether a paper without statements tells of accounts: it speaks of 决算 or 预算, and somewhere a digit stands before a unit
/// of money or in what looks like an amount.
pub(crate) fn tells_amounts(document: &Document) -> bool {
    let lines = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(cell) => vec![squeeze(&cell.text)],
        Block::Grid(grid) => grid.rows.iter().flatten().map(|cell| squeeze(&cell.text)).collect(),
    });
    let (mut accounts, mut amounts) = (false, false);
    for line in lines {
        accounts |= line.contains("决算") || line.contains("预算");
        amounts |= holds_amount(&line);
    }
    accounts && amounts
}

/// `3.1万元`, `95%`, `1,511.71`.
fn holds_amount(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    chars
        .windows(2)
        .any(|pair| matches!(pair, [digit, unit] if digit.is_ascii_digit() && "万亿元%".contains(*unit)))
        || chars
            .windows(4)
            .any(|window| matches!(window, [a, '.', b, c] if [a, b, c].iter().all(|c| c.is_ascii_digit())))
}

/// The short paragraphs at the top, squeezed.
fn front(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(cell) => vec![cell],
            Block::Grid(grid) => grid.rows.iter().filter_map(title_row).collect(),
        })
        .filter_map(|cell| {
            let line = squeeze(&cell.text);
            without_label(&line).map(str::to_owned).or_else(|| published(&line).map(|_| line.into_owned()))
        })
        .filter(|line| line.chars().count() <= TITLE_LENGTH && !line.contains('。'))
        .take(FRONT)
        .collect()
}

/// The only cell of a row: spreadsheets set titles so. On pages, titles stand outside of tables.
fn title_row(row: &Row) -> Option<&Cell> {
    let mut filled = row.iter().filter(|cell| !cell.is_blank());
    filled.next().filter(|cell| cell.locator.page.is_none() && filled.next().is_none())
}

/// `标题: …` of a web page without its label; none for what else a page says of itself (来源, 栏目, 发布机构).
fn without_label(line: &str) -> Option<&str> {
    const TITLES: [&str; 4] = ["标题", "名称", "题名", "公文名称"];
    const OTHERS: [&str; 14] = [
        "发布",
        "来源",
        "栏目",
        "文号",
        "索引号",
        "原文",
        "本地",
        "作者",
        "责任",
        "当前位置",
        "您当前",
        "关键词",
        "公开目录",
        "点击",
    ];
    match line.split_once(':') {
        Some((label, title)) if TITLES.contains(&label) => Some(title),
        // A page that is one line may begin so too.
        Some((label, _))
            if line.chars().count() <= TITLE_LENGTH
                && OTHERS.iter().any(|other| label.starts_with(other)) =>
        {
            None
        }
        _ => Some(line),
    }
}

struct Title {
    kind: Kind,
    scope: Scope,
    year: Option<FiscalYear>,
    entity: Option<String>,
}

/// Reads a line such as `2023年度武昌区政府办部门决算`, or two: the year or the name above, 部门决算 below.
fn title(front: &[String], at: usize) -> Option<Title> {
    // A numbered line is a heading within the paper.
    let line = front.get(at).filter(|line| without_ordinal(line) == line.as_str())?;
    let (kind, before) = [("决算", Kind::FinalAccounts), ("预算", Kind::Budget)]
        .into_iter()
        .filter_map(|(word, kind)| line.split_once(word).map(|(before, after)| (kind, before, after)))
        .min_by_key(|(_, before, _)| before.len())
        .filter(|(_, _, after)| ends_a_title(after))
        .map(|(kind, before, _)| (kind, before))?;
    let scope = if before.contains("本级") {
        Scope::OwnLevel
    } else if before.ends_with("单位") {
        Scope::Unit
    } else {
        Scope::Department
    };
    let above = at.checked_sub(1).and_then(|above| front.get(above));
    let year = fiscal_year(line).or_else(|| above.and_then(|line| fiscal_year(line)));
    let name = entity(before).or_else(|| {
        // The name stands alone on the line above, or above the year.
        let candidates = [at.checked_sub(1), at.checked_sub(2)];
        candidates.into_iter().flatten().find_map(|at| {
            let line = front.get(at)?;
            let name =
                entity(line).filter(|name| !line.contains([':', '(', '、', '.']) && names_a_body(name))?;
            Some(whole_name(front, at, &name).unwrap_or(name))
        })
    });
    // 第二部分…部门决算表 repeats the title further down; without a year it says nothing.
    (year.is_some() || name.is_some()).then_some(Title { kind, scope, year, entity: name })
}

/// A name broken over two lines of the cover (`…规划和自然⏎资源局`), where another line has it whole.
fn whole_name(front: &[String], at: usize, end: &str) -> Option<String> {
    let whole = format!("{}{end}", front.get(at.checked_sub(1)?)?);
    front.iter().any(|line| line.contains(&whole)).then_some(whole)
}

/// What may follow 决算 in a title: 公开, 报告, 说明, 情况说明, 报表 …; not a sentence.
fn ends_a_title(after: &str) -> bool {
    let rest = after.trim_matches(['(', ')', '《', '》', '"', '”']);
    rest.is_empty()
        || ["公开", "报告", "说明", "情况", "报表", "及", "信息"].iter().any(|word| rest.starts_with(word))
}

/// The body's name in a title, without the year before it and the words after it.
fn entity(title: &str) -> Option<String> {
    let mut name = title.trim_start_matches('《').trim_start_matches("关于").trim_matches(['"', '“', '”']);
    for word in ["(本级)", "本级", "部门", "单位", "年度", "的"] {
        name = name.strip_suffix(word).unwrap_or(name);
    }
    let name = without_year(without_part(name));
    // 财政收支, “三公”经费: what the report is about, not whose it is.
    let subject =
        ["经费", "收支", "财政拨款", "收入", "支出", "一般公共"].iter().any(|word| name.contains(word));
    // 区级部门预算 names a level of government, not a body.
    let is_level = ["省级", "市级", "区级", "县级"].iter().any(|level| name.ends_with(level));
    if ["部门", "单位"].contains(&name.as_str()) || is_level || subject {
        return None;
    }
    (name.chars().count() >= 3).then_some(name)
}

/// The text without `第一部分` before it.
fn without_part(text: &str) -> &str {
    let Some((number, rest)) = text.strip_prefix('第').and_then(|rest| rest.split_once("部分")) else {
        return text;
    };
    let numbered = number.chars().all(|c| c == '十' || digit(c).is_some());
    if numbered { rest.trim_start_matches(':') } else { text }
}

/// The text without `2023年度`, at its start or at its end.
fn without_year(text: &str) -> String {
    let Some((_, start, end)) = year_in(text) else { return text.to_owned() };
    let head = text.get(..start).unwrap_or_default();
    let tail = text.get(end..).unwrap_or_default();
    let tail = tail.strip_prefix("年度").or_else(|| tail.strip_prefix('年')).unwrap_or(tail);
    format!("{head}{tail}")
}

/// Whether a lone line is a body's name: it ends as such names do.
fn names_a_body(line: &str) -> bool {
    const ENDS: [&str; 37] = [
        "局",
        "办公室",
        "委员会",
        "政府",
        "部",
        "院",
        "厅",
        "处",
        "所",
        "中心",
        "站",
        "队",
        "会",
        "馆",
        "校",
        "学",
        "园",
        "办事处",
        "办",
        "委",
        "社",
        "台",
        "室",
        "支队",
        "街道",
        "政协",
        "人大",
        "公司",
        "集团",
        "法院",
        "库",
        "署",
        "团",
        "宫",
        "基地",
        "总站",
        "管委会",
    ];
    ENDS.iter().any(|end| line.ends_with(end))
}

/// The fiscal year that a line names: `2023年度`, `二〇二三年部门决算`; not the year of a date.
fn fiscal_year(line: &str) -> Option<FiscalYear> {
    let (year, _, end) = year_in(line)?;
    let after = line.get(end..)?.strip_prefix('年')?;
    let dated = after.chars().next().is_some_and(|c| digit(c).is_some() || c == '十');
    (!dated).then_some(year)
}

/// The first four digits that make a year, with where they begin and end.
fn year_in(text: &str) -> Option<(FiscalYear, usize, usize)> {
    years_in(text).next()
}

/// All of them. Years outside the last decades are parts of other numbers.
fn years_in(text: &str) -> impl Iterator<Item = (FiscalYear, usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let windows: Vec<_> = chars
        .windows(4)
        .filter_map(|window| {
            let [(start, _), .., (last, c)] = window else { return None };
            let digits = window.iter().map(|&(_, c)| digit(c)).collect::<Option<Vec<u32>>>()?;
            let year = digits.into_iter().fold(0_i64, |year, digit| year * 10 + i64::from(digit));
            let plausible = (2000..=2099).contains(&year);
            let end = last + c.len_utf8();
            FiscalYear::new(year).ok().filter(|_| plausible).map(|year| (year, *start, end))
        })
        .collect();
    windows.into_iter()
}

/// The month in a line such as `二〇二四年十月`, `2024年9月24日`, `公开日期：2024-09-24`: as `2024-09`.
fn published(line: &str) -> Option<String> {
    if line.chars().count() > 24 {
        return None;
    }
    let (year, _, end) = year_in(line)?;
    let after = line.get(end..)?;
    let text = if let Some(rest) = after.strip_prefix('年') {
        rest.split_once('月')?.0
    } else {
        let rest = after.strip_prefix(['-', '/', '.'])?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?
    };
    Some(format!("{year}-{:02}", month(text)?))
}

/// The value that occurs most often; of equals, the first.
fn most_frequent<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (u32, u32)> = BTreeMap::new();
    for (order, value) in (0_u32..).zip(values) {
        counts.entry(value).or_insert((0, u32::MAX - order)).0 += 1;
    }
    counts.into_iter().max_by_key(|&(_, rank)| rank).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use juesuan_model::Locator;

    type Read = (Option<String>, Option<u16>, Option<Kind>, Option<Scope>, Option<String>);

    fn identity(front: &str, named: &[&str]) -> Read {
        let paragraph =
            |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
        let document = Document { blocks: front.lines().map(paragraph).collect(), ..Document::default() };
        let stated = Stated { bodies: named.to_vec(), ..Stated::default() };
        let (identity, published) = read(&document, &stated);
        let PrintedIdentity { entity_name, fiscal_year, kind, scope } = identity;
        (entity_name, fiscal_year.map(FiscalYear::get), kind, scope, published)
    }

    #[test]
    fn the_front_says_whose_report_it_is_and_for_which_year() {
        let (accounts, department) = (Kind::FinalAccounts, Scope::Department);
        for (front, entity, year, kind, scope, published) in [
            (
                "2023 年度\n武汉市武昌区人民政府办公室部门决算\n二〇二四年十月\n第一部分 概况",
                "武汉市武昌区人民政府办公室",
                2023,
                accounts,
                department,
                Some("2024-10"),
            ),
            (
                "柳城县人民政府办公室\n2023年部门决算\n2024年9月\n目 录",
                "柳城县人民政府办公室",
                2023,
                accounts,
                department,
                Some("2024-09"),
            ),
            ("黄石港区建设局2022年部门决算公开", "黄石港区建设局", 2022, accounts, department, None),
            ("2023年度泸州市中医医院单位决算", "泸州市中医医院", 2023, accounts, Scope::Unit, None),
            (
                "2023年度岳阳市岳阳楼区枫桥湖街道办事处\n部门决算",
                "岳阳市岳阳楼区枫桥湖街道办事处",
                2023,
                accounts,
                department,
                None,
            ),
            ("二〇二二年度示例市财政局（本级）决算", "示例市财政局", 2022, accounts, Scope::OwnLevel, None),
            (
                "示例市示例区规划和自然\n资源局\n2024年度部门决算\n第一部分示例市示例区规划和自然资源局概况",
                "示例市示例区规划和自然资源局",
                2024,
                accounts,
                department,
                None,
            ),
            ("示例市财政局2025年部门预算", "示例市财政局", 2025, Kind::Budget, department, None),
        ] {
            let entity = Some(entity.to_owned());
            let expected = (entity, Some(year), Some(kind), Some(scope), published.map(str::to_owned));
            assert_eq!(identity(front, &[]), expected, "{front}");
        }
    }

    #[test]
    fn statements_name_the_body_where_the_title_does_not() {
        let read = identity("2023年度部门决算", &["示例局", "另一局", "示例局"]);
        assert_eq!((read.0.as_deref(), read.1), (Some("示例局"), Some(2023)));
        let read = identity("示例市2025年区级部门预算", &["示例局"]);
        assert_eq!((read.0.as_deref(), read.1, read.2), (Some("示例局"), Some(2025), Some(Kind::Budget)));
    }

    #[test]
    fn a_web_page_names_them_wherever_it_can() {
        for (front, entity, year, kind) in [
            (
                "标题: 2016年度示例区中楼乡人民政府决算说明\n发布机构: 中楼乡\n栏目: 部门决算公开",
                "示例区中楼乡人民政府",
                2016,
                Kind::FinalAccounts,
            ),
            (
                "标题: 芦洋乡2015年财政收支决算\n首页 部门决算公开 芦洋乡2015年财政收支决算 时间：2016-08-30 2015年度示例区芦洋乡人民政府决算说明 按照《关于公开工作的通知》，现将我单位2015年度部门决算说明如下：一、主要职责。",
                "示例区芦洋乡人民政府",
                2015,
                Kind::FinalAccounts,
            ),
            (
                "第一部分 2020年度部门决算报表\n示例市密云区人民法院是国家的审判机关，依照法律规定独立行使审判权。",
                "示例市密云区人民法院",
                2020,
                Kind::FinalAccounts,
            ),
            (
                "一、部门基本情况\n（二）机构设置。示例市大洞河乡人民政府是一个独立核算机构，下设9个机构。\n（一）收入支出决算总体情况说明。本部门2018年度收入总计3万元，较上年增加。",
                "示例市大洞河乡人民政府",
                2018,
                Kind::FinalAccounts,
            ),
            (
                "关于示例市司法局2017年度一般公共预算财政拨款“三公”经费支出决算情况说明",
                "示例市司法局",
                2017,
                Kind::FinalAccounts,
            ),
            (
                "市教育局2015年财政拨款支出预算表\n市教育局2015年财政拨款安排“三公”经费预算公开表",
                "市教育局",
                2015,
                Kind::Budget,
            ),
        ] {
            let read = identity(front, &[]);
            // A paper that says nothing of its kind is taken for final accounts later on.
            let read = (read.0.as_deref(), read.1, read.2.unwrap_or(Kind::FinalAccounts));
            assert_eq!(read, (Some(entity), Some(year), kind), "{front}");
        }
        let summary = "示例县2016年“三公”经费决算情况统计表";
        assert_eq!(identity(summary, &[]).0, None, "a county is no department");
    }

    #[test]
    fn a_year_or_a_body_that_is_not_printed_is_none() {
        let read = identity("示例局部门决算\n2024年10月", &[]);
        assert_eq!((read.0.as_deref(), read.1), (Some("示例局"), None));
        let read = identity("2023年度部门决算", &[]);
        assert_eq!((read.0, read.1), (None, Some(2023)));
    }

    #[test]
    fn a_name_says_what_it_says_and_no_more() {
        let says = |name: &str| {
            let read = of_name(name);
            (read.entity_name, read.fiscal_year.map(FiscalYear::get), read.kind)
        };
        assert_eq!(
            says("示例市示例局2019年部门预算公开表"),
            (Some("示例市示例局".to_owned()), Some(2019), Some(Kind::Budget))
        );
        assert_eq!(says("2019年部门预算公开表"), (None, Some(2019), Some(Kind::Budget)));
        assert_eq!(says("附件2：2019年收入决算表"), (None, Some(2019), None));
        assert_eq!(says("20191015收入表"), (None, None, None));
    }

    #[test]
    fn one_body_has_one_id_however_it_is_printed() {
        assert_eq!(entity_id("示例市（本级）财政局"), entity_id("示例市(本级) 财政局"));
        assert_ne!(entity_id("示例市财政局"), entity_id("示例市教育局"));
    }
}
