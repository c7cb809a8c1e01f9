//! The paragraphs that explain the accounts, whole and under their section.

use super::heading::{self, Heading, Meaning};
use super::text::Text;
use crate::document::{Block, Cell, Document};
use crate::numeral::without_ordinal;
use juesuan_model::Section;
use juesuan_model::text::squeeze;

/// A paragraph of the explanations.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) section: Option<Section>,
    /// Whether a heading stands before it, or a number of its own.
    pub(super) begins: bool,
    /// Whether it is a row of a table, its cells parted by bars.
    pub(super) row: bool,
    pub(super) text: Text,
}

/// Whether what is read explains the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// No section has begun.
    Before,
    /// In this section; none where the paper does not say which.
    In(Option<Section>),
    /// Duties, glossary, annexes …
    Elsewhere,
}

/// Finds them, in a paper without any statement wherever they stand. A paragraph that does not end with a mark was broken by the end of a line or page, and goes on in the next
/// one unless that begins something new.
pub(super) fn all(document: &Document, everywhere: bool) -> Vec<Paragraph> {
    let mut finder = Finder {
        place: if everywhere { Place::In(None) } else { Place::Before },
        everywhere,
        part: None,
        wrapped: false,
        fresh: true,
        open: None,
        found: Vec::new(),
    };
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
    place: Place,
    /// Whether what stands elsewhere is read too, as of no section.
    everywhere: bool,
    /// Whether the part (第三部分) explains the accounts; none in papers without parts.
    part: Option<bool>,
    /// Whether a part's title goes on in the next line.
    wrapped: bool,
    /// Whether a heading stands before what follows.
    fresh: bool,
    /// The paragraph that is being read, and whether it is over.
    open: Option<Paragraph>,
    found: Vec<Paragraph>,
}

impl Finder {
    fn line(&mut self, cell: &Cell) {
        let is_quote = |c| matches!(c, '“' | '”' | '"');
        let mut plain = squeeze(&cell.text);
        if plain.contains(is_quote) {
            plain.to_mut().retain(|c| !is_quote(c));
        }
        if plain.is_empty() || heading::in_contents(&plain) || is_caption(&plain) {
            return;
        }
        if std::mem::take(&mut self.wrapped) {
            let explains = plain.contains("说明");
            self.part = Some(explains);
            self.place = if explains { Place::In(None) } else { Place::Elsewhere };
            return;
        }
        match heading::read(&plain) {
            Some(heading) => {
                self.close();
                self.fresh = true;
                self.heading(heading);
            }
            None => self.text(cell, &plain),
        }
    }

    fn heading(&mut self, heading: Heading) {
        let section = match heading {
            Heading::Part(explains) => {
                self.part = Some(explains.unwrap_or(false));
                self.wrapped = explains.is_none();
                self.place = if explains == Some(true) { Place::In(None) } else { Place::Elsewhere };
                return;
            }
            Heading::Section(_) | Heading::Sub(_) if self.part == Some(false) => return,
            Heading::Section(Meaning::Of(section)) => Place::In(Some(section)),
            Heading::Section(Meaning::Several) => Place::In(None),
            Heading::Section(Meaning::Other) => Place::Elsewhere,
            Heading::Sub(Meaning::Of(section)) if self.everywhere || matches!(self.place, Place::In(_)) => {
                Place::In(Some(section))
            }
            Heading::Sub(_) => return,
        };
        self.place = section;
    }

    fn text(&mut self, cell: &Cell, plain: &str) {
        let section = match self.place {
            Place::In(section) => section,
            Place::Before | Place::Elsewhere if self.everywhere => None,
            Place::Before | Place::Elsewhere => return,
        };
        if is_row(plain) {
            self.close();
            let mut text = Text::default();
            text.push(cell);
            self.found.push(Paragraph { section, begins: true, row: true, text });
            return;
        }
        let numbered = without_ordinal(plain).len() < plain.len() && !begins_with_number(plain);
        if numbered {
            self.close();
        }
        let begins = std::mem::take(&mut self.fresh) || numbered;
        let open =
            self.open.get_or_insert_with(|| Paragraph { section, begins, row: false, text: Text::default() });
        open.text.push(cell);
        if plain.ends_with(['。', '!', '?']) {
            self.close();
        }
    }

    fn close(&mut self) {
        self.found.extend(self.open.take());
    }
}

/// `3.1万元` goes on with a sentence; `3.政府采购` begins an entry.
fn begins_with_number(plain: &str) -> bool {
    without_ordinal(plain).starts_with(|c: char| c.is_ascii_digit())
}

/// `合计 | 28193.85 | 4998.35`, `28193.85 |`: a row of a table, or a cell of one, as text.
fn is_row(plain: &str) -> bool {
    plain.ends_with('|') || plain.matches('|').count() > 1
}

/// `图 1：收、支决算总计变动情况`.
fn is_caption(plain: &str) -> bool {
    plain.strip_prefix('图').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Grid;
    use juesuan_model::Locator;

    /// The paragraphs as `section: text`, of blocks one to a line; `|` is a table.
    fn paragraphs(text: &str) -> Vec<String> {
        let block = |line: &str| match line {
            "|" => Block::Grid(Grid::default()),
            _ => Block::Paragraph(Cell { text: line.into(), locator: Locator::default() }),
        };
        let document = Document { blocks: text.lines().map(block).collect(), ..Document::default() };
        let text =
            |paragraph: &Paragraph| paragraph.text.printed(0..paragraph.text.glyphs(0..usize::MAX).len());
        let named = |paragraph: &Paragraph| paragraph.section.map_or("-", Section::name);
        all(&document, false).iter().map(|p| format!("{}: {}", named(p), text(p))).collect()
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
