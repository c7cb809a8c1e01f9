//! Files that are full of accounts and still not a department's report: a government's budget, the totals of a district, a form
//! with the name left open.

use super::front::{self, FrontLine};
use super::title::Title;
use crate::document::{Block, Document};
use crate::statement::ReportError;
use juesuan_model::text::squeeze;

/// Why a file is not a department's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It contains the accounts or the budget of a whole government; with the words that show it.
    Government(String),
    /// Its figures are totals over all departments of a district; with the words that show it.
    District(String),
    /// The department's name was left open in the form.
    Open(String),
}

impl From<Refusal> for ReportError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Government(printed) => Self::Government { printed },
            Refusal::District(printed) => Self::District { printed },
            Refusal::Open(printed) => Self::OpenName { printed },
        }
    }
}

/// How many characters of a line are shown.
const SHOWN: usize = 40;

/// What the titles of governments' budgets and accounts contain besides the region's name.
const GOVERNMENT: [&str; 12] = [
    "财政预算执行情况",
    "预算执行情况和",
    "预算执行情况与",
    "预算执行情况及",
    "财政预算(草案)",
    "财政预算草案",
    "财政决算草案",
    "财政决算(草案)",
    "财政总决算",
    "财政总预算",
    "政府财政决算",
    "一般公共预算收入执行情况表",
];

/// The words of a title that show that it is of a whole government; `None` if a department's report has its title next to it.
pub(super) fn government_by_title(front: &[FrontLine], titles: &[Title]) -> Option<Refusal> {
    if titles.iter().any(|title| title.departmental && title.names_a_body()) {
        return None;
    }
    front.iter().find_map(|line| {
        let is_heading =
            line.text.contains("情况说明") || line.text.starts_with(['(', '一', '二', '三', '四', '五']);
        let named = GOVERNMENT.iter().any(|words| line.text.contains(words));
        (named && !is_heading).then(|| Refusal::Government(shown(&line.text)))
    })
}

/// The words of the text that show that its figures are those of a whole government: `全县一般公共预算收入243670万元`. A text that also covers
/// a department's own accounts is not refused for them.
pub(super) fn government_by_figures(document: &Document) -> Option<Refusal> {
    let mut clauses = texts(document)
        .filter_map(|text| text.split(['。', ';', ',']).find(|clause| is_of_all(clause)).map(shown));
    let of_all = clauses.next().or_else(|| tax_by_tax(document));
    of_all.filter(|_| !tells_of_a_department(document)).map(Refusal::Government)
}

/// The words of a document that lists its income tax by tax: 增值税 together with 企业所得税 or 税收收入.
fn tax_by_tax(document: &Document) -> Option<String> {
    let cells = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(cell) => vec![cell],
        Block::Grid(grid) => grid.rows.iter().flatten().collect(),
    });
    let (mut value_added, mut other) = (None, false);
    for cell in cells {
        let text = squeeze(&cell.text);
        if value_added.is_none() && text.contains("增值税") {
            value_added = Some(shown(&text));
        }
        other |= text.contains("企业所得税") || text.contains("税收收入");
    }
    value_added.filter(|_| other)
}

/// Whether the text mentions what only a department's accounts have.
pub(super) fn tells_of_a_department(document: &Document) -> bool {
    const OWN: [&str; 8] = [
        "基本支出",
        "项目支出",
        "财政拨款收入",
        "收入总计",
        "支出总计",
        "机关运行经费",
        "年初结转和结余",
        "本部门",
    ];
    texts(document).any(|text| OWN.iter().any(|word| text.contains(word)))
}

/// `全县一般公共预算收入243670万元`.
fn is_of_all(clause: &str) -> bool {
    const WHOLE: [&str; 9] = ["全省", "全市", "全县", "全区", "全州", "全旗", "全乡", "全镇", "全国"];
    const MONEY: [&str; 7] =
        ["一般公共预算", "公共财政预算", "地方财政", "财政总", "政府性基金", "税收", "财政收入"];
    WHOLE.iter().any(|whole| {
        clause.split_once(whole).is_some_and(|(_, after)| {
            MONEY.iter().any(|money| after.contains(money))
                && ["收入", "支出"].iter().any(|side| after.contains(side))
                && after.contains(|c: char| c.is_ascii_digit())
        })
    })
}

/// A title with a region in the place of a department: if it is about 三公 or 部门决算 it is the total of a district, otherwise it is a
/// government's.
pub(super) fn region_by_title(titles: &[Title]) -> Option<Refusal> {
    let title = titles
        .iter()
        .find(|title| title.region.is_some() && (!title.departmental || title.printed.contains("汇总")))?;
    let words = shown(&title.printed);
    let of_bodies = ["三公", "部门", "单位", "汇总"].iter().any(|word| title.printed.contains(word));
    Some(if of_bodies { Refusal::District(words) } else { Refusal::Government(words) })
}

/// The words of a file that show that its figures are totals over a district: `经汇总，2017年示例区…`, `根据全区各行政事业单位上报…汇总`.
pub(super) fn district(document: &Document, front: &[FrontLine]) -> Option<Refusal> {
    const WHOLE: [&str; 6] = ["全省", "全市", "全县", "全区", "全州", "全旗"];
    const OWN: [&str; 4] = ["本部门", "本单位", "我单位", "我部门"];
    let summed = |text: &str| {
        let of_all = WHOLE.iter().any(|whole| text.contains(whole)) || text.contains("经汇总");
        (text.contains("汇总") && of_all && !OWN.iter().any(|own| text.contains(own)))
            || text.contains("汇总情况表")
    };
    let by_line = front.iter().find(|line| summed(&line.text)).map(|line| line.text.clone());
    let by_text = || front::texts(document).into_iter().map(|line| line.text).find(|text| summed(text));
    by_line.or_else(by_text).map(|text| Refusal::District(shown(&text)))
}

fn texts(document: &Document) -> impl Iterator<Item = String> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(squeeze(&cell.text).into_owned()),
        Block::Grid(_) => None,
    })
}

fn shown(text: &str) -> String {
    let text = text.trim_matches('|');
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    shown
}
