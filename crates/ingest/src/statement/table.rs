//! The shape of a table: where its header ends, what its columns are, and how they form lanes.
//!
//! Every statement is one or more lanes side by side, each with its own labels and amounts: a hierarchy is one lane
//! (code, name, amounts), a two-sided statement two (label, line number, amounts), the economic classification three,
//! and 三公 is one lane without a label.

use super::units;
use crate::document::{Cell, Row};
use compact_str::CompactString;
use juesuan_model::money::Number;
use juesuan_model::text::{is_blank, squeeze, tidy};
use std::borrow::Cow;

/// What the rows of a table are, by their index.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    lanes: Vec<Lane>,
    headless: Vec<usize>,
    body: Vec<usize>,
}

impl Plan {
    /// The rows as lanes.
    pub(super) fn of<'a>(&'a self, rows: &'a [Row]) -> LaneTable<'a> {
        let body = self.body.iter().filter_map(|&row| rows.get(row)).collect();
        LaneTable { lanes: &self.lanes, headless: &self.headless, body }
    }
}

/// A table understood as lanes.
#[derive(Debug, Clone)]
pub(super) struct LaneTable<'a> {
    pub(super) lanes: &'a [Lane],
    /// Columns without any header: they should be blank.
    pub(super) headless: &'a [usize],
    pub(super) body: Vec<&'a Row>,
}

/// Columns that belong together: labels on the left, amounts on the right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lane {
    /// Columns that contain a code, or parts of one.
    pub(super) codes: Vec<usize>,
    /// Columns that contain a name, or words that add to it: what is bought, by whom, from which money.
    pub(super) names: Vec<usize>,
    /// The column that numbers the lines (行次).
    pub(super) line_numbers: Option<usize>,
    /// Columns that contain amounts.
    pub(super) values: Vec<AmountColumn>,
}

/// A column of amounts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct AmountColumn {
    /// Its index in the row.
    pub(super) index: usize,
    /// Its header, from the top level to the lowest, as printed.
    pub(super) header: Vec<String>,
    /// How many of its levels, from the top, are also above the lane's labels, or above the lane alone: they name the lane, not its
    /// amounts.
    pub(super) shared: usize,
}

impl AmountColumn {
    /// The header's levels without blanks, for comparing.
    pub(super) fn squeezed(&self) -> Vec<Cow<'_, str>> {
        self.header.iter().map(|text| squeeze(text)).collect()
    }
}

/// What a column contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Code,
    Name,
    /// Words that add to the row's name, before or after its amounts.
    Words,
    LineNumber,
    Value,
    Nothing,
}

/// Finds the header and the lanes. `None` if no row looks like a header, or all have one cell.
pub(super) fn understand<'a>(rows: &'a [Row]) -> Option<Plan> {
    let (depth, skipped) = split_header(rows)?;
    let header = rows.get(..depth)?;
    let width = rows.iter().map(Vec::len).max().filter(|&width| width > 1)?;
    // A header repeated at the top of the next page is not data.
    let squeezed = |row: &'a Row| row.iter().map(|cell| squeeze(&cell.text)).collect();
    let above: Vec<Vec<Cow<'_, str>>> = rows.iter().take(depth + skipped).map(squeezed).collect();
    let repeats_one = |row: &Row| {
        let first = row.first().map(|cell| squeeze(&cell.text));
        let mut alike = above.iter().filter(|of| row.len() == of.len() && of.first() == first.as_ref());
        alike.any(|of| row.iter().zip(of).skip(1).all(|(cell, text)| squeeze(&cell.text) == *text))
    };
    let rows = rows.iter().enumerate().skip(depth + skipped);
    let (indexes, body): (Vec<usize>, Vec<&Row>) = rows.filter(|(_, row)| !repeats_one(row)).unzip();
    let (lanes, headless) = lanes(header, &body, width);
    if lanes.iter().all(|lane| lane.values.is_empty()) {
        return None;
    }
    Some(Plan { lanes, headless, body: indexes })
}

/// The rows that a printed row consists of: `类 | 款 | 项 | 合计 | 2,946.25` is both the last line of the header and the first row of
/// the table.
pub(super) fn rows_of(row: &Row) -> impl Iterator<Item = Row> {
    let is_level = |cell: &Cell| ["类", "款", "项"].contains(&cell.text.trim_matches(is_blank));
    let is_other = |cell: &Cell| !cell.is_blank() && !is_level(cell);
    if row.iter().filter(|cell| is_level(cell)).count() < 2 || !is_data(row) || !row.iter().any(is_other) {
        return [Some(row.clone()), None].into_iter().flatten();
    }
    let only = |keep: &dyn Fn(&Cell) -> bool| {
        let blank = |cell: &Cell| Cell { text: CompactString::default(), locator: cell.locator };
        row.iter().map(|cell| if keep(cell) { cell.clone() } else { blank(cell) }).collect()
    };
    [Some(only(&is_level)), Some(only(&is_other))].into_iter().flatten()
}

/// How many rows the header has, and how many more to skip. The header ends with the row of column numbers (栏次 1 2 3),
/// or else before the first row with a number or a total.
fn split_header(rows: &[Row]) -> Option<(usize, usize)> {
    /// The maximum depth of a header.
    const DEEPEST: usize = 8;
    let top = || rows.iter().take(DEEPEST);
    let depth = match top().position(is_ordinals) {
        Some(ordinals) => (ordinals, 1),
        // A form left blank consists only of the header.
        None => (top().position(is_data).unwrap_or(rows.len()), 0),
    };
    (depth.0 > 0).then_some(depth)
}

/// `栏次 | | 1 | 2 | 3`, `1 | 2 | … | 12`: only consecutive whole numbers from 1, apart from their label.
fn is_ordinals(row: &Row) -> bool {
    let mut expected = 1_u32;
    for cell in row.iter().filter(|cell| !cell.is_blank()) {
        let text = squeeze(&cell.text);
        if text == expected.to_string() {
            expected += 1;
        } else if !["栏次", "栏目", "行次", "序号", "项目", "**"].contains(&text.as_ref()) {
            return false;
        }
    }
    expected > 2
}

/// A row that contains an amount, a code, a total or a numbered item (`一、…`).
fn is_data(row: &Row) -> bool {
    let numbered = |cell: &Cell| {
        let text = squeeze(&cell.text);
        crate::numeral::without_ordinal(&text).len() < text.len()
    };
    row.iter().find(|cell| !cell.is_blank()).is_some_and(numbered)
        || row.iter().filter(|cell| !cell.is_blank()).any(|cell| {
            let text = squeeze(&cell.text);
            (!holds_letter(&text) && matches!(Number::parse(&text), Ok(Some(_))))
                || units::of_cell(&text).is_some()
                || super::code::split_code(&text).is_some()
        })
        || row.iter().find(|cell| !cell.is_blank()).is_some_and(|first| {
            ["合计", "总计", "本年收入合计", "本年支出合计"].contains(&squeeze(&first.text).as_ref())
                && row.len() > 2
                && row.iter().filter(|cell| !cell.is_blank()).count() == 1
        })
}

fn lanes(header: &[Row], body: &[&Row], width: usize) -> (Vec<Lane>, Vec<usize>) {
    let mut lanes = vec![Lane::default()];
    let mut headless = Vec::new();
    let mut before = Role::Nothing;
    for index in 0..width {
        let path = path(header, index);
        let role = role(&path, Content::of(body, index), before);
        let begins = |lane: &Lane| match role {
            Role::Code | Role::Name => true,
            // 行次 may come before the label: a second one is that of the next lane.
            Role::LineNumber => lane.line_numbers.is_some(),
            Role::Words | Role::Value | Role::Nothing => false,
        };
        if lanes.last().is_some_and(|lane| !lane.values.is_empty() && begins(lane)) {
            lanes.push(Lane::default());
        }
        let Some(lane) = lanes.last_mut() else { continue };
        match role {
            Role::Code => lane.codes.push(index),
            Role::Name | Role::Words => lane.names.push(index),
            Role::Value => lane.values.push(AmountColumn { index, header: path.clone(), shared: 0 }),
            Role::LineNumber => lane.line_numbers = Some(index),
            Role::Nothing => headless.push(index),
        }
        // A blank column below a heading that spans it changes nothing for the next.
        if !path.is_empty() || role != Role::Nothing {
            before = role;
        }
    }
    let several = lanes.iter().filter(|lane| !(lane.codes.is_empty() && lane.names.is_empty())).count() > 1;
    for lane in &mut lanes {
        // What is above the only column of one lane among several names the lane, wherever it is printed between the lane's edges.
        let alone = several && lane.values.len() == 1;
        let label = lane.codes.iter().chain(&lane.names).min().map(|&index| path(header, index));
        let label = label.unwrap_or_default();
        for column in &mut lane.values {
            let alike = column.header.iter().zip(&label).take_while(|(own, label)| own == label).count();
            column.shared = if alone { alike.max(column.header.len().saturating_sub(1)) } else { alike };
        }
    }
    (lanes, headless)
}

/// What is in a column below its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Nothing,
    /// Words only.
    Words,
    /// A number, and possibly other text.
    Numbers,
}

impl Content {
    fn of(body: &[&Row], index: usize) -> Self {
        let mut content = Self::Nothing;
        for cell in body.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_blank()) {
            if holds_letter(&cell.text) {
                if units::of_cell(&cell.text).is_some() {
                    return Self::Numbers;
                }
                content = Self::Words;
                continue;
            }
            match Number::parse(&cell.text) {
                Ok(None) => {}
                Ok(Some(_)) => return Self::Numbers,
                Err(_) if holds_digit(&cell.text) => return Self::Numbers,
                Err(_) => content = Self::Words,
            }
        }
        content
    }
}

/// Digits without a word are a number that was damaged.
fn holds_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

fn holds_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The header cells above a column, from the top. A blank cell takes the text on its left if something is below it: the text spans
/// both columns.
fn path(header: &[Row], index: usize) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for (depth, row) in header.iter().enumerate() {
        let own = row.get(index).filter(|cell| !cell.is_blank());
        let below =
            || header.iter().skip(depth + 1).filter_map(|row| row.get(index)).any(|cell| !cell.is_blank());
        let text = match own {
            Some(cell) => Some(cell),
            None if below() => spanning(header, row, index, depth),
            None => None,
        };
        let text = text.map(|cell| tidy(&cell.text).into_owned());
        path.extend(text.filter(|text| path.last() != Some(text)));
    }
    path
}

/// The nearest text on the left in the same row, unless a text of a level above ends between the two.
fn spanning<'a>(header: &[Row], row: &'a Row, index: usize, depth: usize) -> Option<&'a Cell> {
    let (left, cell) = row.iter().enumerate().take(index).rev().find(|(_, cell)| !cell.is_blank())?;
    let crosses = header
        .iter()
        .take(depth)
        .any(|above| above.iter().enumerate().any(|(at, cell)| at > left && at <= index && !cell.is_blank()));
    (!crosses).then_some(cell)
}

/// What a column contains according to its header or, if that does not show it, to the cells below. `before` is the role of the
/// column on the left, whose header may span this one.
fn role(path: &[String], content: Content, before: Role) -> Role {
    let levels: Vec<Cow<'_, str>> = path.iter().map(|text| squeeze(text)).collect();
    // Each of the words that are searched for inside a header ends in one of these.
    let may_hold_one = levels.iter().any(|level| level.contains(['码', '次', '称']));
    let any = |words: &[&str]| {
        may_hold_one && levels.iter().any(|level| words.iter().any(|word| level.contains(word)))
    };
    let is = |words: &[&str]| levels.last().is_some_and(|level| words.contains(&level.as_ref()));
    let ends =
        |words: &[&str]| levels.last().is_some_and(|level| words.iter().any(|word| level.ends_with(word)));
    if levels.is_empty() {
        // 项目名称 over two columns: what the money is, and its parts.
        return match (before, content) {
            (Role::Code | Role::Name | Role::Words, Content::Words) => Role::Words,
            _ => Role::Nothing,
        };
    }
    if any(&["代码", "编码"]) || is(&["类", "款", "项"]) {
        Role::Code
    } else if any(&["行次"]) || is(&["序号"]) {
        Role::LineNumber
    } else if any(&["科目名称", "单位名称", "项目名称"])
        || is(&["项目", "名称", "科目"])
        || is_item_heading(&levels)
        || (content == Content::Words
            && is(&["收入", "支出", "收入项目", "支出项目", "支出用途", "支出内容"]))
    {
        Role::Name
    } else if (content == Content::Words && !is_amount_heading(&levels))
        || ends(&["数量", "人数", "面积", "计量单位", "年度", "年份", "日期", "时间"])
        || (content == Content::Nothing && ends(&["备注", "说明", "名称", "目录", "方式", "形式", "目标"]))
    {
        Role::Words
    } else {
        Role::Value
    }
}

/// `预算数`, `合计`, `基本支出`: words below such a heading are in the place of an amount.
fn is_amount_heading(levels: &[Cow<'_, str>]) -> bool {
    const AMOUNTS: [&str; 9] = ["金额", "数", "合计", "小计", "总计", "支出", "收入", "费", "资金额"];
    levels.last().is_some_and(|level| AMOUNTS.iter().any(|word| level.ends_with(word)))
}

/// `项目（按功能分类）`, `支出功能分类科目`: a heading of labels.
fn is_item_heading(levels: &[Cow<'_, str>]) -> bool {
    levels.last().is_some_and(|level| {
        level.starts_with("项目(") || (level.ends_with("科目") && level.contains("分类"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_model::Locator;

    fn rows(text: &str) -> Vec<Row> {
        let cell = |text: &str| Cell { text: text.into(), locator: Locator::default() };
        text.lines().map(|line| line.split('|').map(cell).collect()).collect()
    }

    fn headers(lane: &Lane) -> Vec<String> {
        lane.values.iter().map(|column| column.header.join("/")).collect()
    }

    #[test]
    fn a_hierarchy_is_one_lane_under_a_header_of_two_levels() {
        let rows = rows(
            "项目||年初结转|本年收入|本年支出|||年末结转\n\
             科目代码|科目名称|||小计|基本支出|项目支出|\n栏次||1|2|3|4|5|6\n合计|||||||\n201|一般|||1.00|1.00||",
        );
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!(table.lanes.len(), 1);
        assert_eq!((&table.lanes[0].codes, &table.lanes[0].names), (&vec![0], &vec![1]));
        assert_eq!(
            headers(&table.lanes[0]),
            ["年初结转", "本年收入", "本年支出/小计", "本年支出/基本支出", "本年支出/项目支出", "年末结转"]
        );
        assert_eq!(table.body.len(), 2);
    }

    #[test]
    fn a_heading_over_the_only_column_of_one_lane_among_several_names_the_lane() {
        let rows = rows(
            "人员经费|||公用经费|||\n科目编码|科目名称|预算数|科目编码|科目名称|预算数\n301|工资|1.00|302|商品|2.00",
        );
        let centered = rows_with_heading_above_its_amounts(&rows);
        for rows in [rows, centered] {
            let plan = understand(&rows).unwrap();
            let table = plan.of(&rows);
            let shared: Vec<usize> = table.lanes.iter().map(|lane| lane.values[0].shared).collect();
            assert_eq!(shared, [1, 1]);
        }
    }

    /// The same with each heading above the column of amounts.
    fn rows_with_heading_above_its_amounts(rows: &[Row]) -> Vec<Row> {
        let mut moved = rows.to_vec();
        moved[0].swap(0, 2);
        moved[0].swap(3, 5);
        moved
    }

    #[test]
    fn the_header_s_last_line_may_hold_the_first_data() {
        let rows: Vec<Row> =
            rows("项目||||本年收入\n科目编码|||科目名称|\n类|款|项|合计|2.00\n201|01||人大|2.00")
                .iter()
                .flat_map(rows_of)
                .collect();
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!((&table.lanes[0].codes, &table.lanes[0].names), (&vec![0, 1, 2], &vec![3]));
        assert_eq!(table.body.len(), 2);
        assert_eq!(table.body[0][3].text, "合计");
    }

    #[test]
    fn two_sides_are_two_lanes() {
        let rows = rows(
            "收入|||支出||\n项目|行次|金额|项目|行次|金额\n栏次||1|栏次||2\n一、甲|1|1.00|一、乙|32|1.00",
        );
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!(table.lanes.iter().map(|lane| lane.values[0].index).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(headers(&table.lanes[1]), ["支出/金额"]);
        assert_eq!(table.lanes.iter().map(|lane| lane.line_numbers).collect::<Vec<_>>(), [Some(1), Some(4)]);
    }

    #[test]
    fn line_numbers_before_the_labels_are_those_of_their_own_side() {
        let rows = rows("行次|项目|金额|行次|项目|金额\n1|一、甲|1.00|32|一、乙|1.00");
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        let columns = |lane: &Lane| (lane.line_numbers, lane.names.clone(), lane.values[0].index);
        assert_eq!(
            table.lanes.iter().map(columns).collect::<Vec<_>>(),
            [(Some(0), vec![1], 2), (Some(3), vec![4], 5)]
        );
    }

    #[test]
    fn three_public_is_a_lane_without_labels() {
        let rows = rows(
            "预算数||||||决算数|||||\n合计|出国|公务用车购置及运行维护费|||接待|合计|出国|公务用车购置及运行维护费|||接待\n\
             ||小计|购置费|运行费||||小计|购置费|运行费|\n1|2|3|4|5|6|7|8|9|10|11|12\n0.42|||||0.42|0.42|||||0.42",
        );
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!(table.lanes.len(), 1);
        let headers = headers(&table.lanes[0]);
        assert_eq!(headers[4], "预算数/公务用车购置及运行维护费/运行费");
        assert_eq!(headers[5], "预算数/接待");
        assert_eq!(headers[6], "决算数/合计");
    }

    #[test]
    fn columns_of_words_say_more_of_the_row_and_hold_no_amounts() {
        let rows = rows(
            "采购品目大类|专项名称|经济科目|采购物品名称|总计|采购方式\n合计||||9.00|\n一、货物A||||9.00|\n\
             |办公设备购置费|办公设备购置||9.00|\n|||台式计算机（20万以下）|9.00|分散采购",
        );
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!(table.lanes.len(), 1);
        assert_eq!(table.lanes[0].names, [0, 1, 2, 3, 5]);
        assert_eq!(headers(&table.lanes[0]), ["总计"]);
    }

    #[test]
    fn a_heading_over_two_columns_of_words_has_both() {
        let rows = rows("项目名称|||金额\n收入总计|||9.00\n一般公共预算资金||小计|9.00\n||专项收入|");
        let plan = understand(&rows).unwrap();
        let table = plan.of(&rows);
        assert_eq!((table.lanes[0].names.as_slice(), table.headless), ([0, 2].as_slice(), [1].as_slice()));
    }

    #[test]
    fn a_word_where_an_amount_was_expected_leaves_the_column_what_it_is() {
        let rows = rows("科目代码|科目名称|基本支出|项目支出\n201|甲|壹元|1.00\n202|乙|1.0.0|1.00");
        assert_eq!(headers(&understand(&rows).unwrap().of(&rows).lanes[0]), ["基本支出", "项目支出"]);
    }

    #[test]
    fn a_header_without_column_numbers_ends_at_the_first_number() {
        let rows = rows(
            "科目代码|科目名称|合计\n201|一般公共服务支出|5.00\n科目代码|科目名称|合计\n202|外交支出|1.00",
        );
        assert_eq!(understand(&rows).unwrap().of(&rows).body.len(), 2);
    }
}
