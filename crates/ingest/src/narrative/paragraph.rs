//! The paragraphs of a report, whole and under their section: those that explain the accounts, and all others.
//!
//! Headings divide them. Text below a heading of the explanations is read; all other text (duties, glossary, annexes, whatever
//! precedes the first such heading) is only searched for amounts, so that none is lost.

use super::heading::{self, Heading, HeadingMeaning};
use super::period::Period;
use super::subject::fund_of;
use super::text::ProseText;
use crate::document::{Block, Cell, Document};
use crate::numeral::without_ordinal;
use juesuan_model::Section;
use juesuan_model::text::squeeze;

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) place: ProseContext,
    /// Whether a heading that determines its section precedes it; if not, it continues where the paragraph before it ends.
    pub(super) headed: bool,
    /// Whether a heading or a number of its own precedes it.
    pub(super) begins: bool,
    /// Whether it is a row of a table, its cells separated by bars.
    pub(super) row: bool,
    /// The year and phase that its heading names.
    pub(super) period: Period,
    pub(super) text: ProseText,
}

/// Whether a text explains the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProseContext {
    /// In this section of the explanations; `None` if the report does not name it.
    In(Option<Section>),
    /// Duties, glossary, annexes, a cover.
    Elsewhere,
}

impl ProseContext {
    /// The context below a heading of this meaning in this context.
    pub(super) fn below(self, meaning: HeadingMeaning) -> Self {
        match meaning {
            HeadingMeaning::Of(section) => Self::In(Some(section)),
            HeadingMeaning::Several => Self::In(None),
            HeadingMeaning::Unknown if self != Self::Elsewhere => Self::In(None),
            HeadingMeaning::Unknown | HeadingMeaning::Other => Self::Elsewhere,
        }
    }

    /// The context below a heading in brackets: （一）财政拨款支出决算总体情况 below the section of one fund continues it.
    pub(super) fn within(self, meaning: HeadingMeaning) -> Self {
        let of_fund = fund_of(self.section()).is_some();
        if of_fund && meaning == HeadingMeaning::Of(Section::Appropriation) {
            self
        } else {
            self.below(meaning)
        }
    }

    /// The section of its claims.
    pub(super) fn section(self) -> Option<Section> {
        match self {
            Self::In(section) => section,
            Self::Elsewhere => None,
        }
    }
}

/// Finds them. In a report without any statement, all explain the accounts, `everywhere`. A paragraph that does not end with a mark
/// was broken by the end of a line or page, and continues in the next one unless that begins something new.
pub(super) fn all(document: &Document, everywhere: bool) -> Vec<Paragraph> {
    let mut finder = Finder {
        place: ProseContext::Elsewhere,
        period: Period::default(),
        everywhere,
        part: None,
        wrapped: None,
        above: Above::Place,
        last: ProseLine::default(),
        open: None,
        found: Vec::new(),
    };
    finder.go_to(ProseContext::Elsewhere);
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => finder.line(cell),
            Block::Grid(_) => finder.close(),
        }
    }
    finder.close();
    finder.found
}

struct Finder {
    place: ProseContext,
    period: Period,
    /// Whether other text is read, too, without a section.
    everywhere: bool,
    /// Whether the part (第三部分) explains the accounts; `None` in reports without parts.
    part: Option<bool>,
    /// The title of a part that does not yet show what the part is about, and may continue in the next line.
    wrapped: Option<String>,
    /// What precedes the next paragraph.
    above: Above,
    /// The last line of the open paragraph.
    last: ProseLine,
    /// The paragraph that is being read; `None` if it is complete.
    open: Option<Paragraph>,
    found: Vec<Paragraph>,
}

/// What is between two paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Above {
    /// No heading.
    #[default]
    Nothing,
    /// A heading that does not change the context.
    Heading,
    /// A heading that determines the context of what follows.
    Place,
}

impl Finder {
    fn line(&mut self, cell: &Cell) {
        let is_quote = |c| matches!(c, '“' | '”' | '"');
        let mut plain = squeeze(&cell.text);
        // The first bytes of quotation marks.
        if plain.bytes().fold(false, |any, byte| any | matches!(byte, 0xE2 | b'"')) {
            plain.to_mut().retain(|c| !is_quote(c));
        }
        let aside = heading::in_contents(&plain) || is_caption(&plain) || is_notice(&plain);
        if plain.is_empty() || aside && !heading::holds_amount(&plain) {
            return;
        }
        let read = heading::read(&plain);
        if let Some(begun) = self.wrapped.take()
            && !matches!(read, Some(Heading::Part(_) | Heading::Section(_) | Heading::Sub(_)))
            && let Some(explains) = heading::part(&(begun + &plain))
        {
            self.part = Some(explains);
            self.go_to(if explains { ProseContext::In(None) } else { ProseContext::Elsewhere });
            return;
        }
        match read {
            // The end of a broken sentence may look like a title.
            Some(Heading::Title(_)) if self.open.is_some() && self.last.is_broken() => {
                self.text(cell, &plain);
            }
            Some(heading) => {
                self.close();
                if self.above == Above::Nothing {
                    self.above = Above::Heading;
                }
                self.heading(heading, &plain);
            }
            None => self.text(cell, &plain),
        }
    }

    fn heading(&mut self, heading: Heading, plain: &str) {
        let period = Period::of(plain);
        // （一）… has the year of the heading above.
        if period.year.is_some() || !matches!(heading, Heading::Sub(_)) {
            self.period = period;
        }
        match heading {
            Heading::Part(explains) => {
                self.part = Some(explains.unwrap_or(false));
                self.wrapped = explains.is_none().then(|| plain.to_owned());
                self.go_to(if explains == Some(true) {
                    ProseContext::In(None)
                } else {
                    ProseContext::Elsewhere
                });
            }
            Heading::Title(meaning) => {
                self.part = None;
                self.go_to(self.place.below(meaning));
            }
            // The contents of a part of statements.
            Heading::Section(_) | Heading::Sub(_) if self.part == Some(false) => {}
            Heading::Section(HeadingMeaning::Unknown) if self.part == Some(true) => {
                self.go_to(ProseContext::In(None));
            }
            Heading::Section(meaning) => self.go_to(self.place.below(meaning)),
            Heading::Sub(meaning @ HeadingMeaning::Of(_))
                if self.place != ProseContext::Elsewhere || tells_of_accounts(plain) =>
            {
                self.go_to(self.place.within(meaning));
            }
            Heading::Sub(_) => {}
        }
    }

    fn go_to(&mut self, place: ProseContext) {
        self.place =
            if self.everywhere && place == ProseContext::Elsewhere { ProseContext::In(None) } else { place };
        self.above = Above::Place;
    }

    fn text(&mut self, cell: &Cell, plain: &str) {
        let row = is_row(plain);
        let numbered = without_ordinal(plain).len() < plain.len() && !begins_with_number(plain);
        if row || numbered || !self.last.goes_on_in(plain) {
            self.close();
        }
        let open = self.open.get_or_insert_with(|| {
            let above = std::mem::take(&mut self.above);
            Paragraph {
                place: self.place,
                headed: above == Above::Place,
                begins: above != Above::Nothing || numbered || row,
                row,
                period: self.period,
                text: ProseText::default(),
            }
        });
        open.text.push(cell);
        self.last = ProseLine::of(plain);
        if row || plain.ends_with(['。', '!', '?']) {
            self.close();
        }
    }

    fn close(&mut self) {
        self.found.extend(self.open.take());
    }
}

/// What a line shows about whether the next one continues it.
#[derive(Debug, Default)]
struct ProseLine {
    /// It is a name, a date, a title: `2027年度示例市水务局部门决算`.
    whole: bool,
    /// It ends in a digit.
    digit: bool,
    /// It ends in a mark after which something must follow.
    open: bool,
}

impl ProseLine {
    fn of(plain: &str) -> Self {
        /// Running text breaks lines at twice this many characters or more.
        const SHORT: usize = 16;
        let short = plain.chars().count() < SHORT && !plain.contains(MARKS);
        Self {
            whole: short && !heading::holds_amount(plain) || is_title(plain),
            digit: plain.ends_with(|c: char| c.is_ascii_digit()),
            open: plain.ends_with([',', '、', '(', ':']),
        }
    }

    /// Whether the sentence continues in the next line.
    fn goes_on_in(&self, next: &str) -> bool {
        let number = next
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '万' | '元' | '亿' | '%'));
        self.open || self.digit && number || !self.whole
    }

    /// Whether it was broken by the end of the line.
    fn is_broken(&self) -> bool {
        self.open || !self.whole
    }
}

const MARKS: [char; 5] = [',', '。', ';', '、', ':'];

/// `2027年度示例市水务局部门决算`.
pub(super) fn is_title(plain: &str) -> bool {
    const TITLES: [&str; 7] = ["部门决算", "单位决算", "部门预算", "单位预算", "公开", "说明", "报告"];
    let dated = plain.contains('年') || plain.contains("部门") || plain.contains("单位");
    dated && !plain.contains(MARKS) && TITLES.iter().any(|end| plain.ends_with(end))
}

/// Whether a heading below one that is not about the accounts is about them itself.
fn tells_of_accounts(plain: &str) -> bool {
    let of_accounts = ["决算", "预算", "支出", "收入", "经费"].iter().any(|word| plain.contains(word));
    of_accounts && ["情况", "说明"].iter().any(|end| plain.ends_with(end))
}

/// `3.1万元` continues a sentence; `3.政府采购` and `3.2050201教育支出` begin an entry.
fn begins_with_number(plain: &str) -> bool {
    const CODE: usize = 7;
    let digits = without_ordinal(plain).chars().take_while(char::is_ascii_digit).count();
    digits > 0 && digits != CODE
}

/// `合计 | 28193.85 | 4998.35`, `28193.85 |`: a row of a table, or a cell of one, as text.
fn is_row(plain: &str) -> bool {
    plain.ends_with('|') || plain.matches('|').count() > 1
}

/// `图 1：收、支决算总计变动情况`.
fn is_caption(plain: &str) -> bool {
    plain.strip_prefix('图').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `来源：…`, `发布时间：…`: what a web page prints about itself.
fn is_notice(plain: &str) -> bool {
    /// A longer line contains the page's text.
    const LENGTH: usize = 60;
    NOTICES.iter().any(|notice| plain.starts_with(notice)) && plain.chars().count() <= LENGTH
}

/// How such lines begin.
const NOTICES: [&str; 19] = [
    "标题:",
    "来源:",
    "信息来源:",
    "发布时间:",
    "发布日期:",
    "发布机构:",
    "发文日期:",
    "公开日期:",
    "时间:",
    "作者:",
    "编辑:",
    "浏览",
    "点击",
    "字体:",
    "字号:",
    "当前位置",
    "您的位置",
    "索引号",
    "栏目:",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Grid;
    use juesuan_model::Locator;

    /// The paragraphs as `section: text`. The blocks are one to a line; `|` is a table.
    fn paragraphs(text: &str) -> Vec<String> {
        let block = |line: &str| match line {
            "|" => Block::Grid(Grid::default()),
            _ => Block::Paragraph(Cell { text: line.into(), locator: Locator::default() }),
        };
        let document = Document { blocks: text.lines().map(block).collect(), ..Document::default() };
        let text =
            |paragraph: &Paragraph| paragraph.text.printed(0..paragraph.text.glyphs(0..usize::MAX).len());
        let named = |paragraph: &Paragraph| paragraph.place.section().map_or("-", Section::name);
        let read = |paragraph: &&Paragraph| paragraph.place != ProseContext::Elsewhere;
        all(&document, false).iter().filter(read).map(|p| format!("{}: {}", named(p), text(p))).collect()
    }

    #[test]
    fn only_the_explanations_are_read() {
        assert_eq!(
            paragraphs(
                "一、收入支出决算总体情况说明.....16\n第一部分 概况\n一、部门主要职责\n管理资金3万元。\n\
                 第二部分 部门决算表\n一、收入支出决算总表\n本表单位万元。\n\
                 第三部分 示例局2023年度\n部门决算情况说明\n总述。\n一、收入支出决算总体情况说明\n总计3万元。\n图1：总计\n\
                 第四部分 重点工作完成情况\n投入3万元。\n二、预算绩效情况说明\n投入4万元。\n\
                 第五部分 名词解释\n（一）基本支出：指3万元。"
            ),
            ["-: 总述。", "income_expenditure: 总计3万元。"]
        );
    }

    #[test]
    fn the_title_of_a_part_may_break_inside_a_word() {
        assert_eq!(
            paragraphs(
                "第二部分 示例局2023年度部门决\n算表\n第三部分 示例局2023年度部门决算情况说\n明\n\
                 一、收入支出决算总体情况说明\n总计3万元。\n第四部分 其他\n一、收入决算情况说明\n收入3万元。"
            ),
            ["income_expenditure: 总计3万元。"]
        );
    }

    #[test]
    fn a_heading_in_brackets_goes_on_with_the_fund_of_its_section() {
        assert_eq!(
            paragraphs(
                "五、一般公共预算财政拨款支出决算情况说明\n（一）财政拨款支出决算总体情况\n支出3万元。\n\
                 四、财政拨款支出决算情况说明\n支出4万元。"
            ),
            ["general_public: 支出3万元。", "appropriation: 支出4万元。"]
        );
    }

    #[test]
    fn a_paper_without_parts_is_known_by_its_sections() {
        assert_eq!(
            paragraphs(
                "一、部门主要职责\n管理。\n四、2016年决算收支总体情况\n收入3万元。\n\
                 九、其他重要事项说明\n（一）机关运行经费情况\n支出1万元。\n十、名词解释\n指2万元。"
            ),
            ["income_expenditure: 收入3万元。", "operating_cost: 支出1万元。"]
        );
    }

    #[test]
    fn explanations_begin_below_a_heading_without_a_number_and_go_on_below_one_that_says_nothing() {
        assert_eq!(
            paragraphs(
                "一、部门主要职能\n管理。\n2025年部门预算编制说明\n收入3万元。\n二、新增资产\n购置2万元。\n\
                 三、收入决算情况说明\n收入4万元。"
            ),
            ["-: 收入3万元。", "-: 购置2万元。", "income: 收入4万元。"]
        );
        assert_eq!(
            paragraphs("（五）公共财政拨款支出决算情况\n支出3万元。"),
            ["general_public: 支出3万元。"]
        );
    }

    #[test]
    fn what_a_page_says_of_itself_is_no_part_of_a_sentence() {
        assert_eq!(
            paragraphs(
                "2027年示例局部门预算编制说明\n来源：示例网 发布时间：2027-02-10\n示例市示例局\n收入3万元。\n点击：12\n完。"
            ),
            ["-: 示例市示例局", "-: 收入3万元。", "-: 完。"]
        );
    }

    #[test]
    fn a_broken_paragraph_is_joined_and_an_entry_is_not() {
        assert_eq!(
            paragraphs(
                "五、一般公共预算财政拨款支出决算情况说明\n1. 教育支出（类）3万元，主要用于保\n障运转。\n\
                 2. 其他支出（类）1\n3.5万元\n3. 住房保障支出（类）2万元\n|\n完。"
            ),
            [
                "general_public: 1. 教育支出（类）3万元，主要用于保障运转。",
                "general_public: 2. 其他支出（类）13.5万元",
                "general_public: 3. 住房保障支出（类）2万元",
                "general_public: 完。",
            ]
        );
    }
}
