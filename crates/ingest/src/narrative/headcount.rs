//! Headcounts that a report prints, in its prose or in a table: posts authorized, people employed, people retired.
//!
//! They are read apart from the money, since they are mostly in the overview (部门概况), which says nothing about the accounts. A
//! clause is read only as a whole: words of [`BEFORE`], one noun of [`NOUNS`], a number, its unit. Any other words before the noun
//! may name another unit (`下属示例中心编制10人`), a part (`机关编制10人`) or a cause (`因退休3人`), so that the rest of the
//! sentence is left unread.

use super::context::Setting;
use super::number::number;
use super::text::{Glyph, ProseText, Sentence, plain, starts_with};
use super::walk::Walk;
use crate::document::{Cell, Grid};
use juesuan_model::money::Number;
use juesuan_model::text::squeeze;
use juesuan_model::{Claim, ClaimMetric, FiscalYear, Section, Subject, Topic, ValueUnit, count};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// 编制人数.
    Posts,
    /// 行政编制: what follows may be of this kind only.
    PostsOfKind,
    /// 实有人数, which may contain the retired.
    OnRoll,
    /// 在职人员.
    InPost,
    Retired(Topic),
    /// Parts that nobody divides by: 聘用人员, 行政人员.
    Other,
}

/// The nouns; of two that begin alike, the longer counts.
const NOUNS: &[(Noun, &[&str])] = &[
    (
        Noun::Posts,
        &[
            "编制",
            "编制数",
            "编制人数",
            "编制总数",
            "编制总人数",
            "编制人员",
            "人员编制",
            "人员编制数",
            "总编制",
            "总编制数",
            "总编制人数",
        ],
    ),
    (
        Noun::PostsOfKind,
        &[
            "行政编制",
            "行政编制数",
            "行政编制人数",
            "事业编制",
            "事业编制数",
            "事业编制人数",
            "工勤编制",
            "工勤编制数",
            "机关工勤编制",
            "工勤人员编制",
            "后勤服务编制",
            "参公编制",
            "参公事业编制",
            "全额事业编制",
            "全额拨款事业编制",
            "差额拨款事业编制",
            "政法专项编制",
            "公务员编制",
        ],
    ),
    (
        Noun::OnRoll,
        &[
            "实有",
            "实有人数",
            "实有总人数",
            "实有人员",
            "实有职工",
            "实有干部职工",
            "现有人数",
            "现有人员",
            "现有职工",
            "现有干部职工",
            "现有工作人员",
        ],
    ),
    (
        Noun::InPost,
        &[
            "在职",
            "在职人数",
            "在职人员",
            "在职职工",
            "在职干部职工",
            "在职教职工",
            "正式教职工",
            "正式职工",
            "在职在编",
            "在职在编人数",
            "在职在编人员",
            "在编",
            "在编人数",
            "在编人员",
            "在编在职",
            "在编在职人数",
            "在编在职人员",
            "在编在岗",
            "在编在岗人数",
            "在编在岗人员",
            "实有在职人数",
            "实有在职人员",
            "实有在编人数",
            "实有在编人员",
        ],
    ),
    (Noun::Retired(Topic::RetiredVeterans), &["离休", "离休人数", "离休人员", "离休干部"]),
    (
        Noun::Retired(Topic::RetiredStaff),
        &["退休", "退休人数", "退休人员", "退休干部", "退休职工", "退休干部职工"],
    ),
    (
        Noun::Retired(Topic::AllRetired),
        &["离退休", "离退休人数", "离退休人员", "离退休干部", "离退休职工", "离退休干部职工"],
    ),
    (
        Noun::Other,
        &[
            "行政",
            "行政人员",
            "事业",
            "事业人员",
            "工勤",
            "工勤人员",
            "参公人员",
            "公务员",
            "聘用人员",
            "编外人员",
            "编外聘用人员",
            "临聘人员",
            "借调人员",
            "遗属",
            "遗属人员",
            "其他人员",
        ],
    ),
];

/// Words before a noun that change nothing.
const BEFORE: [&str; 31] = [
    "截至",
    "截止",
    "到",
    "至",
    "其中",
    "人员情况",
    "人员构成",
    "从人员情况看",
    "人员",
    "共有",
    "总共",
    "共",
    "核定",
    "批复",
    "批准",
    "实际",
    "现有",
    "现",
    "总",
    "有",
    "为",
    "的",
    "部门",
    "单位",
    "本部门",
    "本单位",
    "我部门",
    "我单位",
    "我局",
    "全局",
    ":",
];

/// Words between a noun and its number.
const BETWEEN: [&str; 9] = ["总数", "共计", "共有", "共", "数", "为", "是", ":", "|"];

/// When a number is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: Option<FiscalYear>,
    pub(super) year_end: bool,
    pub(super) average: bool,
}

/// A number of people, and the glyphs that print it.
#[derive(Debug)]
struct Count {
    noun: Noun,
    label: Range<usize>,
    number: Number,
    printed: Range<usize>,
    moment: Moment,
    /// After the posts of one kind.
    of_kind: bool,
}

/// The headcounts of a sentence as claims.
pub(super) fn of_sentence(
    setting: &Setting,
    section: Option<Section>,
    text: &ProseText,
    sentence: &Sentence,
) -> Vec<Claim> {
    let glyphs = text.glyphs(sentence.glyphs.clone());
    // The targets of evaluations are in sentences like these.
    let may_be_of_noun = |glyph: &Glyph| matches!(glyph.plain, '编' | '职' | '休' | '实' | '现');
    if section == Some(Section::Performance) || !glyphs.iter().any(may_be_of_noun) {
        return Vec::new();
    }
    let start = sentence.glyphs.start;
    let counts = Clauses::read(glyphs, &setting.body);
    if counts.is_empty() {
        return Vec::new();
    }
    let (printed, chars) = text.shared_sentence(sentence);
    let claim = |(count, topic): (&Count, Topic)| {
        let at = |glyphs: &Range<usize>| start + glyphs.start..start + glyphs.end;
        Claim {
            printed: text.printed(at(&count.printed)),
            sentence: printed.clone(),
            sentence_chars: chars,
            sentence_locator: text.sentence_locator(sentence),
            locator: text.locator(start + count.printed.start),
            ..claim(setting, section, topic, count.number, count.moment, text.printed(at(&count.label)))
        }
    };
    counts.iter().filter_map(|count| Some((count, topic(count, &counts)?))).map(claim).collect()
}

/// The topic of a count among those of its sentence; `None` for one that nobody divides by, or that may be of one kind of posts.
fn topic(count: &Count, all: &[Count]) -> Option<Topic> {
    let alike = |noun: Noun| all.iter().filter(|other| other.noun == noun).count();
    let employed = if count.moment.average {
        Topic::StaffAverage
    } else if count.moment.year_end {
        Topic::StaffYearEnd
    } else {
        Topic::StaffActual
    };
    // 编制20人，其中行政编制8人、事业编制12人；实有18人 is the whole again; 行政编制8人，实有7人 need not be.
    let whole = !count.of_kind || alike(Noun::Posts) > 0 && alike(count.noun) == 1;
    match count.noun {
        Noun::Posts => Some(Topic::StaffEstablishment),
        Noun::OnRoll if whole && (alike(Noun::InPost) > 0 || retired_within(count, all)) => {
            Some(Topic::PersonsOnRoll)
        }
        Noun::OnRoll | Noun::InPost if whole => Some(employed),
        Noun::Retired(topic) if whole => Some(topic),
        _ => None,
    }
}

/// Whether people who have retired follow, so that they may be among those on the roll.
fn retired_within(count: &Count, all: &[Count]) -> bool {
    all.iter().any(|other| {
        matches!(other.noun, Noun::Retired(_))
            && other.printed.start > count.printed.start
            && !other.number.value.is_zero()
    })
}

/// A claim of a number of people, without its place.
pub(super) fn claim(
    setting: &Setting,
    section: Option<Section>,
    topic: Topic,
    number: Number,
    moment: Moment,
    label: String,
) -> Claim {
    Claim {
        section,
        subject: Subject { topic, fund: None, code: None, label },
        metric: ClaimMetric::Count,
        phase: None,
        year: moment.year.unwrap_or(setting.year),
        compared_year: None,
        compared_phase: None,
        whole: None,
        value: number.value.normalize(),
        quantum: Decimal::try_from_i128_with_scale(1, number.decimals).unwrap_or(Decimal::ONE),
        value_unit: ValueUnit::Headcount,
        direction: None,
        reason: None,
        printed: String::new(),
        sentence: "".into(),
        sentence_chars: 0,
        sentence_locator: juesuan_model::Locator::default(),
        locator: juesuan_model::Locator::default(),
    }
}

/// A sentence being read clause by clause.
struct Clauses<'a> {
    walk: Walk<'a>,
    /// The publisher's name.
    body: &'a str,
    /// The moment that the sentence names before its first count.
    moment: Moment,
    of_kind: bool,
    counts: Vec<Count>,
}

impl<'a> Clauses<'a> {
    fn read(glyphs: &'a [Glyph], body: &[char]) -> Vec<Count> {
        let body: String = body.iter().collect();
        let mut clauses = Clauses {
            walk: Walk::new(glyphs, &[',', ';', '、', '。', '!', '?', '|', '(', ')']),
            body: &body,
            moment: Moment::default(),
            of_kind: false,
            counts: Vec::new(),
        };
        while clauses.walk.at < glyphs.len() && clauses.clause() {}
        clauses.counts
    }

    /// Reads one clause and the mark after it; `false` if the rest of the sentence must be left.
    fn clause(&mut self) -> bool {
        let begin = self.walk.at;
        if self.walk.rest().first().is_some_and(|glyph| glyph.plain == '(') {
            // 实有人数30人（不含工勤）: what is within a bracket is about the number before it.
            let close = self.walk.rest().iter().position(|glyph| glyph.plain == ')');
            self.walk.at = close.map_or(self.walk.glyphs.len(), |close| begin + close + 1);
            return true;
        }
        let read = self.count();
        if !read {
            self.walk.at = begin;
            self.walk.skip_clause();
            if self.is_foreign(begin..self.walk.at) {
                return false;
            }
        }
        let opens = self.walk.rest().first().is_some_and(|glyph| glyph.plain == '(');
        self.walk.at += usize::from(!opens);
        true
    }

    /// Whether the clause is a count, or consists of known words only.
    fn count(&mut self) -> bool {
        let mut moment = self.moment;
        let found = loop {
            if let Some(found) = noun(self.walk.rest()) {
                break Some(found);
            }
            if self.walk.ends() {
                break None;
            }
            let body = self.body;
            if !(self.date(&mut moment) || self.walk.skip(&[body]) || self.walk.skip(&BEFORE)) {
                return false;
            }
        };
        let Some((noun, length)) = found else {
            self.moment = moment;
            return true;
        };
        let label = self.walk.at..self.walk.at + length;
        self.walk.at += length;
        while self.walk.skip(&BETWEEN) {}
        let start = self.walk.at;
        let Some((number, length)) = number(self.walk.rest()) else { return false };
        self.walk.at += length;
        let unit = self.walk.skip(&["人", "名", "个"]);
        let counted = self
            .walk
            .glyphs
            .get(label.clone())
            .and_then(<[Glyph]>::last)
            .is_some_and(|last| last.plain == '数');
        let whole = number.decimals == 0 || moment.average;
        if !(unit || counted) || !self.walk.ends() || !whole || number.value.is_sign_negative() {
            return false;
        }
        self.of_kind = match noun {
            Noun::Posts => false,
            Noun::PostsOfKind => true,
            _ => self.of_kind,
        };
        let (of_kind, printed) = (self.of_kind, start..self.walk.at);
        self.counts.push(Count { noun, label, number, printed, moment, of_kind });
        true
    }

    /// 2023年末, 2023年12月31日, 年平均.
    fn date(&mut self, moment: &mut Moment) -> bool {
        let begin = self.walk.at;
        if let Some((year, length)) = number(self.walk.rest())
            && self.walk.glyphs.get(begin + length).is_some_and(|next| next.plain == '年')
            && let Some(year) = year.value.try_into().ok().and_then(|year: i64| FiscalYear::new(year).ok())
        {
            moment.year = Some(year);
            self.walk.at += length;
        }
        if self.walk.skip(&["年12月31日", "12月31日", "年12月底", "年末", "年底", "年年末"]) {
            moment.year_end = true;
        } else if self.walk.skip(&["全年平均", "年平均", "年均"]) {
            moment.average = true;
        } else if self.walk.at > begin {
            self.walk.skip(&["年度", "年"]);
        }
        self.walk.at > begin
    }

    /// Whether a clause that was not read may say whom, or what change, the rest of its sentence is about.
    fn is_foreign(&self, clause: Range<usize>) -> bool {
        const UNITS: [&str; 12] =
            ["中心", "局", "所", "站", "院", "校", "馆", "队", "公司", "单位", "委员会", "办公室"];
        let text = plain(self.walk.glyphs.get(clause).unwrap_or_default());
        let counts = ["人", "名"].iter().any(|unit| {
            text.match_indices(unit).any(|(at, _)| {
                text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            })
        });
        let names = !text.contains("内设") && UNITS.iter().any(|unit| text.ends_with(unit));
        let explains = ["因", "由于", "原因", "主要原因"].iter().any(|word| text.starts_with(word));
        let change = ["增加", "减少", "新增", "上年", "较"].iter().any(|word| text.contains(word));
        counts || names || explains || change
    }
}

/// The longest noun with which the glyphs begin, and its length.
fn noun(glyphs: &[Glyph]) -> Option<(Noun, usize)> {
    let found = |(noun, spellings): &(Noun, &[&str])| {
        let lengths = spellings.iter().filter_map(|spelling| starts_with(glyphs, spelling));
        lengths.max().map(|length| (*noun, length))
    };
    NOUNS.iter().filter_map(found).max_by_key(|(_, length)| *length)
}

/// The most rows of a header.
const HEADERS: usize = 3;

/// The headcounts of a table as claims: in the cell right of a noun, or below it in the row of the total (合计, the publisher, or the
/// only row). Nouns that are divided (行政, 事业) are read where the table prints their sum (小计).
pub(super) fn of_table(setting: &Setting, grid: &Grid) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let heads: Vec<(usize, Noun)> =
            row.iter().enumerate().filter_map(|(column, cell)| Some((column, named(cell)?))).collect();
        if heads.is_empty() {
            continue;
        }
        let mut found: Vec<(Noun, &Cell, &Cell, Number)> = heads
            .iter()
            .filter_map(|&(column, noun)| {
                let value = row.get(column + 1..)?.iter().find(|cell| !cell.is_blank())?;
                Some((noun, row.get(column)?, value, people(value)?))
            })
            .collect();
        if found.is_empty() && heads.len() > 1 {
            found = below(setting, &heads, row, grid.rows.get(at + 1..).unwrap_or_default());
        }
        // Those on the roll are divided in this row or in the header's next.
        let mut near = grid.rows.iter().skip(at).take(HEADERS).flatten().filter_map(named);
        let divided = near.any(|noun| matches!(noun, Noun::InPost | Noun::Retired(_)));
        for (noun, name, value, number) in found {
            let topic = match noun {
                Noun::Posts => Topic::StaffEstablishment,
                Noun::OnRoll if divided => Topic::PersonsOnRoll,
                Noun::OnRoll | Noun::InPost => Topic::StaffActual,
                Noun::Retired(topic) => topic,
                Noun::PostsOfKind | Noun::Other => continue,
            };
            let label = squeeze(&name.text).into_owned();
            claims.push(Claim {
                printed: value.text.trim().to_owned(),
                sentence_chars: count::saturating_u32(name.text.chars().count()),
                sentence: name.text.as_str().into(),
                sentence_locator: name.locator,
                locator: value.locator,
                ..claim(setting, None, topic, number, Moment::default(), label)
            });
        }
    }
    claims
}

/// The values below the nouns of a header.
fn below<'a>(
    setting: &Setting,
    named: &[(usize, Noun)],
    header: &'a [Cell],
    rows: &'a [Vec<Cell>],
) -> Vec<(Noun, &'a Cell, &'a Cell, Number)> {
    let values = |row: &[Cell]| {
        named.iter().filter(|(column, _)| row.get(*column).is_some_and(|cell| people(cell).is_some())).count()
    };
    let Some(first) = rows.iter().position(|row| values(row) > 0).filter(|first| *first < HEADERS) else {
        return Vec::new();
    };
    let (subheads, data) = rows.split_at(first);
    let body: String = setting.body.iter().collect();
    let mut data = data.iter().take_while(|row| values(row) > 0);
    let only = data.clone().count() == 1;
    let total = |row: &&Vec<Cell>| {
        let name = row.iter().map(|cell| squeeze(&cell.text)).find(|text| !text.is_empty());
        only || name.is_some_and(|name| matches!(&*name, "合计" | "总计" | "部门合计") || *name == *body)
    };
    let Some(row) = data.find(total) else { return Vec::new() };
    let whole = |column: usize| {
        subheads.iter().all(|subhead| {
            let text = subhead.get(column).map(|cell| squeeze(&cell.text)).unwrap_or_default();
            text.is_empty() || matches!(&*text, "小计" | "合计" | "人数")
        })
    };
    let value = |&(column, noun): &(usize, Noun)| {
        let cell = row.get(column).filter(|_| whole(column))?;
        Some((noun, header.get(column)?, cell, people(cell)?))
    };
    named.iter().filter_map(value).collect()
}

/// The noun that a cell consists of: `编制人数（人）`.
fn named(cell: &Cell) -> Option<Noun> {
    let text = squeeze(&cell.text);
    let text = text.strip_suffix("(人)").unwrap_or(&text);
    let listed = |(noun, spellings): &(Noun, &[&str])| spellings.contains(&text).then_some(*noun);
    NOUNS.iter().find_map(listed)
}

/// The whole number of people that a cell consists of.
fn people(cell: &Cell) -> Option<Number> {
    let text = squeeze(&cell.text);
    let digits = text.strip_suffix(['人', '名']).unwrap_or(&text);
    let number = Number::parse(digits).ok()??;
    (number.decimals == 0 && !number.value.is_sign_negative() && digits.len() <= 6).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::functional::Names;
    use super::*;
    use juesuan_model::{Kind, Locator};

    /// The claims of a table as `topic value`, its rows one to a line and its cells between bars.
    fn claims(text: &str) -> Vec<String> {
        let cell = |text: &str| Cell { text: text.trim().into(), locator: Locator::default() };
        let rows = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
        let setting = Setting {
            kind: Kind::FinalAccounts,
            year: FiscalYear::new(2023).unwrap(),
            names: Names::from_names(std::iter::empty()),
            body: "示例区财政局".chars().collect(),
        };
        let claims = of_table(&setting, &Grid { rows, ..Grid::default() });
        claims.iter().map(|claim| format!("{} {}", claim.subject.topic, claim.value)).collect()
    }

    #[test]
    fn a_number_is_right_of_its_noun_or_below_it_in_the_total() {
        assert_eq!(claims("编制人数|20|实有人数（人）|18"), ["staff_establishment 20", "staff_actual 18"]);
        assert_eq!(
            claims("单位|编制人数|在职人员|退休人员\n示例中心|5|4|0\n合计|25|22|3"),
            ["staff_establishment 25", "staff_actual 22", "retired_staff 3"]
        );
        assert_eq!(claims("单位|编制人数|在职人员\n示例中心|5|4\n示例站|20|18"), [""; 0]);
        assert_eq!(
            claims("单位|编制人数||实有人数||\n|小计|行政|小计|在职|退休\n示例区财政局|20|20|21|18|3"),
            ["staff_establishment 20", "persons_on_roll 21", "staff_actual 18", "retired_staff 3"]
        );
        assert_eq!(claims("编制人数|实有人数\n行政|事业\n20|18"), [""; 0]);
        assert_eq!(claims("在职人员控制率|98%\n离退休|—"), [""; 0]);
    }
}
