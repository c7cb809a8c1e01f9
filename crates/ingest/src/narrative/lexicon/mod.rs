//! The words that make up the explanations. Everything else in a sentence is a name or a story.
//!
//! The spellings are in three tables: the [`accounts`] (totals, kinds, funds), the [`particulars`] (三公, procurement, assets,
//! performance) and the [`grammar`] (phases, comparisons, explanations).

mod accounts;
mod grammar;
mod particulars;

use super::text::Glyph;
use juesuan_model::code::functional_classes;
use juesuan_model::{Direction, Fund, Phase, Topic};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The role of a word in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::narrative) enum Word {
    /// Names a subject.
    Topic(Topic),
    /// Names a functional class.
    Class(&'static str),
    /// Names an economic class.
    Economic(&'static str),
    /// Names the fund of the subject that follows.
    Fund(Fund),
    /// 财政拨款, all funds.
    Appropriation,
    /// 收入, of whatever precedes it.
    Income,
    /// 支出, of whatever precedes it.
    Expenditure,
    /// 货物, 工程, 服务: a kind of procurement, where the text is about procurement.
    Bought(Topic),
    /// 年初, 年末: the carryover at that time.
    Point(Topic),
    /// 结转和结余 of the point in time before it.
    Carryover,
    /// 设备, a subject if a price precedes it.
    Equipment,
    /// The phase of an amount, or of what it is compared with.
    Phase(Phase),
    /// 预算 of an unstated phase.
    Budget,
    /// The direction of a change; `None` for `下降（增长）`.
    Change(Option<Direction>),
    /// 持平.
    Unchanged,
    /// 大于, 小于, 等于.
    Stands(Direction),
    /// 比, 较, 与 …: what follows is what the subject is compared with.
    Than,
    /// 同比, 上年: the year before.
    PriorYear,
    /// 占.
    Share,
    /// 完成.
    Complete,
    /// 其中, 如下: parts of the subject follow.
    Parts,
    /// 增加到: the amount itself follows, not a change.
    Reaches,
    /// 主要原因: an explanation of a change follows.
    Cause,
    /// 主要成效: the rest of the clause is a story.
    Tell,
    /// 主要产出和效益: the rest of the paragraph is a story.
    TellOn,
    /// 各项目支出: a list of projects with their amounts follows.
    Projects,
    /// 用于: after project expenditure, a list of projects follows; after other subjects, a story.
    Uses,
    /// 绩效自评综述: the name before it is that of a project.
    Review,
    /// 总体: back to the subject before the bracket.
    Overall,
    /// 分别, 各: one number for each of several subjects.
    Each,
    /// 和, 及: two subjects for one number.
    And,
    /// The publishing department: 本部门, 我局.
    Body,
    /// 部门, 单位: the publishing department, unless a word before them shows that it is another.
    Office,
    /// A unit of money without a number before it.
    BareUnit,
    /// 共计, 合计: after amounts, their total.
    Sum,
    /// Adds nothing to the claim.
    Filler,
}

impl Word {
    /// Whether it can begin a noun of the accounts.
    pub(in crate::narrative) fn is_noun(self) -> bool {
        matches!(
            self,
            Self::Topic(_)
                | Self::Class(_)
                | Self::Economic(_)
                | Self::Fund(_)
                | Self::Appropriation
                | Self::Income
                | Self::Expenditure
        )
    }
}

/// The longest word that begins here, and its length in glyphs.
pub(in crate::narrative) fn longest(glyphs: &[Glyph]) -> Option<(Word, usize)> {
    let first = glyphs.first()?;
    let candidates = LEXICON.get(&first.plain)?;
    candidates
        .iter()
        .find(|(spelling, _)| {
            spelling.len() <= glyphs.len() && spelling.iter().zip(glyphs).all(|(c, glyph)| *c == glyph.plain)
        })
        .map(|(spelling, word)| (*word, spelling.len()))
}

/// What a publisher calls itself after 本, 我 or 全. Of a region (全区) others spend as well.
const BODIES: [&str; 22] = [
    "部门", "单位", "局", "委", "办", "厅", "乡", "镇", "街道", "校", "院", "所", "中心", "馆", "站", "处",
    "会", "队", "大学", "学校", "学院", "机关",
];

/// A word with its spellings, in plain form without quotation marks.
type Spelt = (Word, &'static [&'static str]);

type Lexicon = FxHashMap<char, Vec<(Vec<char>, Word)>>;

/// By first character, the longest spellings first.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let words = [accounts::WORDS, particulars::WORDS, grammar::WORDS].into_iter().flatten();
    let words = words.flat_map(|(word, spellings)| spellings.iter().map(|text| (*text, *word)));
    // 国有资本经营预算支出 is also a class, but in prose it is the fund's expenditure; 预备费 does not occur in a department's accounts.
    let classes = functional_classes()
        .filter(|(code, _)| !matches!(*code, "223" | "227"))
        .map(|(code, name)| (name, Word::Class(code)));
    let own =
        ["本", "我", "全"].into_iter().flat_map(|own| BODIES.iter().map(move |body| format!("{own}{body}")));
    let mut lexicon = Lexicon::default();
    let words = words.map(|(spelling, word)| (spelling.to_owned(), word));
    let classes = classes.map(|(spelling, word)| (spelling.to_owned(), word));
    for (spelling, word) in words.chain(classes).chain(own.map(|spelling| (spelling, Word::Body))) {
        let spelling: Vec<char> = spelling.chars().collect();
        if let Some(&first) = spelling.first() {
            lexicon.entry(first).or_default().push((spelling, word));
        }
    }
    for candidates in lexicon.values_mut() {
        candidates.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
    }
    lexicon
});
