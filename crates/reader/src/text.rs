//! Plain text: lines with tabs, between bars (`| 合计 | 5.00 |`) or of comma-separated values are rows of a grid, the
//! others are paragraphs.
//!
//! Text extracted from a PDF breaks rows in the middle of a cell (`年初结转⏎和结余`). Such pieces are joined if the result
//! is exactly as wide as the other rows of the grid, and left alone otherwise.

use crate::document::{Block, Cell, Document, Grid, Row};
use crate::{Content, Options, ReadError, Reader};
use juesuan_model::text::plain_char;
use juesuan_model::{Locator, count};
use memchr::memchr_iter;
use std::collections::BTreeMap;

/// Any text.
pub(crate) struct TextReader;

impl Reader for TextReader {
    fn name(&self) -> &'static str {
        "text"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format.is_none()
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        Ok(document(&content.text))
    }
}

/// Lays out a text.
fn document(text: &str) -> Document {
    let by_commas = super::csv::is_csv(text);
    let paged = numbers_pages(text);
    let mut blocks = Vec::new();
    let mut run: Vec<Row> = Vec::new();
    for (number, line) in (1_u32..).zip(lines(text)) {
        let line = line.trim_end_matches(['\r', '\u{C}']).trim_start_matches('\u{C}');
        if line.chars().all(|c| c.is_whitespace() && c != '\t') {
            close(&mut run, &mut blocks);
        } else if !(is_page_number(line) && (paged || !is_bare(line.trim()))) {
            let (marks, line) = without_heading_mark(line);
            let at = |column| Locator::at(number, column + marks);
            let width = run.last().map_or(1, Vec::len);
            run.extend(if by_commas { Some(super::csv::row(line, at)) } else { row(line, width, at) });
        }
    }
    close(&mut run, &mut blocks);
    super::index_cells(&mut blocks);
    Document { blocks, ..Document::default() }
}

/// A line without the mark of a heading in Markdown (`## 支出决算表`), and the length of the mark.
fn without_heading_mark(line: &str) -> (u32, &str) {
    let rest = line.trim_start_matches('#');
    let text = rest.trim_start_matches(' ');
    let is_mark = rest.len() < line.len() && text.len() < rest.len() && line.len() - rest.len() <= 6;
    if is_mark { (chars(line) - chars(text), text) } else { (0, line) }
}

/// A line as a row, with the position of each column's first character; none for the rule below the header of a table
/// (`|---|---|`). A line with a bar at only one end has lost cells and stays a paragraph. `width` is its expected width,
/// that of the row before.
pub(super) fn row(line: &str, width: usize, at: impl Fn(u32) -> Locator) -> Option<Row> {
    let Some((before, inner)) = barred(line) else {
        return Some(cells(between_tabs(line), width, 1, at));
    };
    let is_rule = |cell: &str| {
        cell.trim().trim_matches(':').len() > 2 && cell.trim().trim_matches(':').bytes().all(|b| b == b'-')
    };
    let rule = inner.split(is_bar).all(is_rule);
    (!rule).then(|| cells(inner.split(is_bar), width, before, at))
}

/// The text between the first and the last bar, and the column where it begins.
fn barred(line: &str) -> Option<(u32, &str)> {
    let inner = line.trim().strip_prefix(is_bar)?.strip_suffix(is_bar)?;
    Some((chars(line) - chars(line.trim_start()) + 2, inner))
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = text.get(start..end).expect("a line feed is a character of one byte");
        start = end + 1;
        line
    })
}

/// The cells of a line. Most have few bytes, so a simple loop over the bytes is fastest.
fn between_tabs(line: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    line.as_bytes().split(|byte| *byte == b'\t').map(move |cell| {
        let text = line.get(start..start + cell.len()).expect("a tab is a character of one byte");
        start += cell.len() + 1;
        text
    })
}

fn cells<'a>(
    texts: impl Iterator<Item = &'a str>,
    width: usize,
    first: u32,
    at: impl Fn(u32) -> Locator,
) -> Row {
    let mut column = first;
    let mut row = Row::with_capacity(width);
    row.extend(texts.map(|text| {
        let length = chars(text);
        let begun = text.trim_start();
        let blanks = if begun.len() == text.len() { 0 } else { length - chars(begun) };
        let cell = Cell { text: text.into(), locator: at(column + blanks) };
        column += length + 1;
        cell
    }));
    row
}

/// The number of characters in a text.
fn chars(text: &str) -> u32 {
    count::saturating_u32(text.chars().count())
}

/// Whether numbers alone on a line are page numbers: most follow the one before, with text between them. This is not the
/// case for cells of a table that are on lines of their own.
fn numbers_pages(text: &str) -> bool {
    /// A page has at least this many lines.
    const LINES: usize = 6;
    let (mut numbers, mut follow, mut between, mut lines) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before: Option<u32> = None;
    for line in self::lines(text).map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        if is_bare(line) {
            let number = line.parse().ok();
            if let Some(before) = before {
                numbers += 1;
                between += lines;
                follow += usize::from(number == before.checked_add(1));
            }
            (before, lines) = (number, 0);
        }
    }
    numbers < 2 || (follow * 2 > numbers && between > numbers * LINES)
}

/// Whether a trimmed line consists of digits alone.
fn is_bare(line: &str) -> bool {
    (1..=4).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// `- 7 -`, `7`, `第 7 页 共 20 页`: the foot of a page.
pub(super) fn is_page_number(line: &str) -> bool {
    /// A longer line contains text.
    const LENGTH: usize = 200;
    let first = line.chars().map(plain_char).find(|c| !c.is_whitespace());
    let may_be = first.is_some_and(|c| c == '-' || c == '第' || c.is_ascii_digit());
    if !may_be || line.len() > LENGTH || line.as_bytes().contains(&b'\t') {
        return false;
    }
    let is_number = |text: &str| {
        let is_digit = |c: char| plain_char(c).is_ascii_digit();
        text.chars().all(is_digit) && (1..=4).contains(&text.chars().count())
    };
    if first == Some('第') {
        let line = juesuan_model::text::squeeze(line);
        let of_pages = line.strip_prefix('第').and_then(|rest| rest.split_once('页'));
        return of_pages.is_some_and(|(n, rest)| {
            is_number(n) && (rest.is_empty() || rest.starts_with(['共', ',', '/']))
        });
    }
    // 29 59 is two numbers.
    is_number(line.trim_matches(|c: char| plain_char(c) == '-' || c.is_whitespace()))
}

/// Ends a run of lines without a blank line between them: its rows become grids, its lines without a tab paragraphs.
pub(super) fn close(run: &mut Vec<Row>, blocks: &mut Vec<Block>) {
    let mut grid = Grid::default();
    for mut row in rejoin(std::mem::take(run)) {
        match row.pop() {
            Some(cell) if row.is_empty() => {
                push_grid(&mut grid, blocks);
                blocks.push(Block::Paragraph(cell));
            }
            Some(cell) => {
                row.push(cell);
                grid.rows.push(row);
            }
            None => {}
        }
    }
    push_grid(&mut grid, blocks);
}

fn push_grid(grid: &mut Grid, blocks: &mut Vec<Block>) {
    if !grid.rows.is_empty() {
        blocks.push(Block::Grid(std::mem::take(grid)));
    }
}

/// Joins the pieces of rows that were broken into lines.
fn rejoin(run: Vec<Row>) -> Vec<Row> {
    let Some(width) = usual_width(&run) else { return run };
    let mut whole: Vec<Row> = Vec::with_capacity(run.len());
    let mut rows = run.into_iter().peekable();
    while let Some(first) = rows.next() {
        // A broken row begins with several cells; a single cell before it is a caption.
        if first.len() < 2 || first.len() >= width {
            whole.push(first);
            continue;
        }
        let mut pieces = vec![first];
        while joined_width(&pieces) < width && rows.peek().is_some_and(|next| joins(&pieces, next, width)) {
            pieces.extend(rows.next());
        }
        if pieces.len() > 1 && joined_width(&pieces) == width {
            whole.push(pieces.into_iter().reduce(glue).expect("there is more than one piece"));
        } else {
            whole.append(&mut pieces);
        }
    }
    whole
}

/// The most common width of rows with a number; none where no two agree.
fn usual_width(run: &[Row]) -> Option<usize> {
    let mut counts = BTreeMap::new();
    for row in run.iter().filter(|row| row.len() > 2) {
        *counts.entry(row.len()).or_insert(0_u32) += 1;
    }
    counts.into_iter().max_by_key(|&(_, count)| count).filter(|&(_, count)| count > 1).map(|(width, _)| width)
}

/// The width of the joined pieces: at each joint, two cells become one.
fn joined_width(pieces: &[Row]) -> usize {
    pieces.iter().map(Vec::len).sum::<usize>() + 1 - pieces.len()
}

/// Whether the next line can continue the last cell: both contain text there, and together they are not too wide. A cell
/// with `label: value` is complete: it ends a line above a table whose blank cells at the end were cut off.
fn joins(pieces: &[Row], next: &Row, width: usize) -> bool {
    let last = pieces.last().and_then(|row| row.last());
    let (Some(last), Some(first)) = (last, next.first()) else { return false };
    let is_whole = last.text.contains([':', '：']);
    !is_whole && !last.is_blank() && !first.is_blank() && joined_width(pieces) + next.len() - 1 <= width
}

fn glue(mut row: Row, next: Row) -> Row {
    let mut next = next.into_iter();
    if let (Some(last), Some(first)) = (row.last_mut(), next.next()) {
        last.text.push_str(&first.text);
    }
    row.extend(next);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<String> {
        document(text)
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(cell) => format!("P {}", cell.text),
                Block::Grid(grid) => {
                    let row = |row: &Row| row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("|");
                    format!("G {}", grid.rows.iter().map(row).collect::<Vec<_>>().join(" / "))
                }
            })
            .collect()
    }

    #[test]
    fn the_mark_of_a_heading_is_no_part_of_it() {
        assert_eq!(without_heading_mark("# 示例局"), (2, "示例局"));
        assert_eq!(without_heading_mark("###  支出决算表"), (5, "支出决算表"));
        for line in ["#示例局", "示例局 # 1", "支出决算表", "####### 过多"] {
            assert_eq!(without_heading_mark(line), (0, line));
        }
    }

    #[test]
    fn rows_and_paragraphs_are_told_apart_and_page_numbers_dropped() {
        assert_eq!(
            shape("收入决算表\n单位：万元\na\tb\tc\r\n1\t2\t3\n\n- 7 -\n第 8 页 共 20 页\n注：说明"),
            ["P 收入决算表", "P 单位：万元", "G a|b|c / 1|2|3", "P 注：说明"]
        );
    }

    #[test]
    fn numbers_alone_in_their_lines_are_cells_unless_they_count_on() {
        let page = "甲\n".repeat(8);
        let pages = format!("{page}1\n{page}2\n{page}3");
        assert_eq!(shape(&pages).len(), 24);
        assert_eq!(shape("甲\n\n1\n\n乙\n\n2\n\n丙\n\n3").len(), 6);
        assert_eq!(shape("甲\n1\n31\n乙\n2\n32"), ["P 甲", "P 1", "P 31", "P 乙", "P 2", "P 32"]);
    }

    #[test]
    fn a_row_broken_over_lines_is_joined_where_the_width_fits() {
        assert_eq!(
            shape("项目\t年初结转\n和结余\t本年收入\n合计\t1.00\t2.00\n201\t1.00\t2.00\n"),
            ["G 项目|年初结转和结余|本年收入 / 合计|1.00|2.00 / 201|1.00|2.00"]
        );
        assert_eq!(
            shape("项目\t年初\n201\t1.00\t2.00\n202\t1.00\t2.00\n"),
            ["G 项目|年初 / 201|1.00|2.00 / 202|1.00|2.00"]
        );
    }

    #[test]
    fn a_line_above_a_table_is_not_joined_with_its_header() {
        assert_eq!(
            shape("编制单位：甲\t单位：元\n收入\t\t支出\n项目\t金额\t项目\t金额\n总计\t9\t总计\t9"),
            ["G 编制单位：甲|单位：元 / 收入||支出 / 项目|金额|项目|金额 / 总计|9|总计|9"]
        );
    }

    #[test]
    fn rows_between_bars_are_a_grid_and_lines_that_lost_a_bar_are_not() {
        assert_eq!(
            shape("支出决算表\n| 项目 | 合计 |\n|:---|---:|\n| 201 | 5.00 |\n合计 | 5.00 |\n登录 | 注册"),
            ["P 支出决算表", "G  项目 | 合计  /  201 | 5.00 ", "P 合计 | 5.00 |", "P 登录 | 注册"]
        );
        let document = document("  | 201 | 5.00 |");
        let Some(Block::Grid(grid)) = document.blocks.first() else { panic!("a grid") };
        assert_eq!(grid.rows[0][1].locator.column, Some(11));
    }

    #[test]
    fn a_cell_knows_its_line_and_character() {
        let document = document("说明\n合计\t 5,102.22\n");
        let Some(Block::Grid(grid)) = document.blocks.get(1) else { panic!("a grid") };
        assert_eq!(grid.rows[0][1].locator.line, Some(2));
        assert_eq!(grid.rows[0][1].locator.column, Some(5));
    }
}
