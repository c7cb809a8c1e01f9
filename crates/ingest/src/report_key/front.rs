//! The top of a file: the lines that may be titles, without the text that a web page puts around them.

use super::year::published;
use crate::document::{Block, Cell, Document, Row};
use juesuan_model::Locator;
use juesuan_model::text::{is_blank, squeeze};
use std::borrow::Cow;

/// Lines longer than this are sentences, or whole pages.
pub(super) const TITLE_LENGTH: usize = 60;
/// Titles are within this many lines from the top.
const FRONT: usize = 80;
/// And within this many characters from the top of a page that is a single line.
const TOP: usize = 1_500;

/// A line that may be a title, without blanks, with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FrontLine {
    pub(super) text: String,
    pub(super) locator: Locator,
}

/// The short lines at the top, and the pieces between blanks of a page that is a single line. Takes the [`texts`] of the document
/// so that they are not extracted again.
pub(super) fn lines(document: &Document, texts: &[FrontLine]) -> Vec<FrontLine> {
    let mut lines = Vec::new();
    let mut left = TOP;
    // The last of them may be cut.
    let mut texts = texts.iter().take(texts.len().saturating_sub(1));
    for (cell, is_paragraph) in paragraphs_and_titles(document) {
        let known = if is_paragraph { texts.next() } else { None };
        if lines.len() >= FRONT {
            break;
        }
        let line = |text: String| FrontLine { text, locator: cell.locator };
        // A text of this few bytes is not too long.
        let may_be_long = cell.text.len() > TITLE_LENGTH;
        if left == 0 && may_be_long && cell.text.chars().filter(|c| !is_blank(*c)).nth(TITLE_LENGTH).is_some()
        {
            continue;
        }
        let text = squeeze(&cell.text);
        let length = text.chars().count();
        if length <= TITLE_LENGTH {
            let bare = || known.map_or_else(|| bare(&cell.text).collect(), |known| known.text.clone());
            let kept = if published(&text).is_some() { text.into_owned() } else { bare() };
            lines.extend(Some(kept).filter(|text| !text.is_empty() && !text.contains('。')).map(line));
        } else if left > 0 {
            let short = |piece: &Cow<'_, str>| piece.chars().count() <= TITLE_LENGTH && !piece.contains('。');
            let mut taken = 0;
            let near = bare(&cell.text).take_while(|piece| {
                taken += piece.chars().count();
                taken <= left
            });
            lines.extend(near.filter(short).map(Cow::into_owned).map(line));
        }
        left = left.saturating_sub(length);
    }
    lines.truncate(FRONT);
    lines
}

/// The texts at the top, without blanks and the text that a page puts around them, up to a total number of characters.
pub(super) fn texts(document: &Document) -> Vec<FrontLine> {
    let mut left = TOP;
    let mut texts = Vec::new();
    for block in &document.blocks {
        let Block::Paragraph(cell) = block else { continue };
        if left == 0 {
            break;
        }
        let mut text: String = bare(&cell.text).collect();
        let length = text.chars().count();
        if length > left
            && let Some((end, _)) = text.char_indices().nth(left)
        {
            text.truncate(end);
        }
        left = left.saturating_sub(length);
        texts.push(FrontLine { text, locator: cell.locator });
    }
    texts
}

/// The paragraphs, and the rows that may be titles; for each, whether it is a paragraph.
fn paragraphs_and_titles(document: &Document) -> impl Iterator<Item = (&Cell, bool)> {
    document.blocks.iter().flat_map(|block| {
        let (paragraph, rows) = match block {
            Block::Paragraph(cell) => (Some((cell, true)), [].as_slice()),
            Block::Grid(grid) => (None, grid.rows.as_slice()),
        };
        paragraph.into_iter().chain(rows.iter().filter_map(title_row).map(|cell| (cell, false)))
    })
}

/// The only cell of a row, as titles are set in spreadsheets. On pages, titles are outside of tables.
fn title_row(row: &Row) -> Option<&Cell> {
    let mut filled = row.iter().filter(|cell| !cell.is_blank());
    filled.next().filter(|cell| cell.locator.page.is_none() && filled.next().is_none())
}

/// Labels of a web page's own title.
const TITLES: [&str; 4] = ["标题", "名称", "题名", "公文名称"];
/// Labels of other data that a page prints about itself.
const LABELS: [&str; 26] = [
    "发布",
    "来源",
    "信息来源",
    "文章来源",
    "栏目",
    "所属栏目",
    "文号",
    "发文字号",
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
    "时间",
    "日期",
    "浏览",
    "阅读",
    "页面",
    "上一",
    "下一",
    "相关",
];
/// Labels that a value follows without a colon, in tables that lost their lines.
const BARE_LABELS: [&str; 10] = [
    "发布机构",
    "发布单位",
    "发文机关",
    "责任部门",
    "来源",
    "信息来源",
    "作者",
    "索引号",
    "发布日期",
    "生成日期",
];
/// What a page prints around its text without a colon after it.
const WORDS: [&str; 18] = [
    "微信",
    "微博",
    "QQ空间",
    "QQ",
    "分享",
    "分享到",
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "收藏",
    "首页",
    "附件下载",
    "附件",
    "下载",
    "下载附件",
    "返回",
    "正文",
];
/// The choices that a page offers after the words 字体, 字号.
const SIZES: [&str; 4] = ["大", "中", "小", "默认"];

/// The pieces of a text between its blanks, without the text that a page puts around them.
pub(super) fn bare(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let (mut is_value, mut sizes) = (false, false);
    let is_label = |text: &str| LABELS.iter().any(|label| text.starts_with(label));
    let pieces = text.split(is_blank).filter(|piece| !piece.is_empty());
    let bare = pieces.filter_map(move |piece| {
        if std::mem::take(&mut is_value) {
            return None;
        }
        let piece = squeeze(piece);
        let size = ["字体", "字号", "[字体", "【字体"].iter().any(|word| piece.starts_with(word));
        if size || (sizes && SIZES.iter().any(|size| piece.trim_matches(['】', ']']) == *size)) {
            sizes = true;
            return None;
        }
        match piece.split_once(':') {
            Some((label, title)) if TITLES.contains(&label) => return Some(Cow::Owned(title.to_owned())),
            Some((label, value)) if is_label(label) => is_value = value.is_empty(),
            None if BARE_LABELS.contains(&piece.as_ref()) => is_value = true,
            _ if WORDS.contains(&piece.as_ref()) => {}
            _ => return Some(piece),
        }
        None
    });
    bare.filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_around_its_text_is_left_out() {
        for (text, left) in [
            ("标题: 示例局2016年决算", vec!["示例局2016年决算"]),
            ("发布机构: 中楼乡", vec![]),
            ("发布机构 示例县卫健局 示例局2016年决算 字体：大 中 小", vec!["示例局2016年决算"]),
            ("示 例 第 一 中 学", vec!["示", "例", "第", "一", "中", "学"]),
            ("来源：示例县文化局 附件下载 县剧团2027年预算.xls", vec!["县剧团2027年预算.xls"]),
            ("首页 时间：2027-02-10 微信 微博 QQ空间 示例局2027年预算", vec!["示例局2027年预算"]),
        ] {
            assert_eq!(bare(text).collect::<Vec<_>>(), left, "{text}");
        }
    }
}
