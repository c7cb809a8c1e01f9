//! Running text: which lines form a paragraph, a title or a caption.

use super::lines::TextLine;
use super::page::Page;
use super::words::TABLE_NUMBER;

/// Pages whose widths differ by more than this, in points, have margins of their own.
const SAME_WIDTH: f64 = 3.0;

/// The start and end of the lines of running text, on all pages of one width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margins {
    left: f64,
    right: f64,
}

impl Margins {
    /// The margins of each page.
    pub(super) fn of(pages: &[Page], lines: &[Vec<TextLine>]) -> Vec<Self> {
        let mut known: Vec<(f64, Self)> = Vec::new();
        let mut of = |page: &Page| {
            let width = page.size.0;
            if let Some((_, margins)) = known.iter().find(|(other, _)| (other - width).abs() < SAME_WIDTH) {
                return *margins;
            }
            let margins = Self::of_width(width, pages, lines);
            known.push((width, margins));
            margins
        };
        pages.iter().map(&mut of).collect()
    }

    /// A caption may be further out, so a tenth of the lines on either side is ignored.
    fn of_width(width: f64, pages: &[Page], lines: &[Vec<TextLine>]) -> Self {
        /// A shorter line is not running text.
        const SHORTEST: usize = 20;
        let alike = pages.iter().zip(lines).filter(|(other, _)| (other.size.0 - width).abs() < SAME_WIDTH);
        let running = alike
            .flat_map(|(_, lines)| lines)
            .filter(|line| line.pieces.len() < 3 && line.text.chars().count() >= SHORTEST);
        let (mut lefts, mut rights): (Vec<f64>, Vec<f64>) =
            running.map(|line| (line.bbox.x0, line.bbox.x1)).unzip();
        lefts.sort_by(f64::total_cmp);
        rights.sort_by(f64::total_cmp);
        let aside = lefts.len() / 10;
        let at = |places: &[f64], index: Option<usize>| index.and_then(|index| places.get(index).copied());
        Self {
            left: at(&lefts, Some(aside)).unwrap_or(f64::INFINITY),
            right: at(&rights, rights.len().checked_sub(1 + aside)).unwrap_or(f64::INFINITY),
        }
    }
}

/// Joins a wrapped name with a caption on its right, at half its height: first the name, then the caption.
///
/// ```text
/// 部门：××省人民代表大会
///                          单位：万元
/// 常务委员会办公厅
/// ```
pub(super) fn with_captions(lines: Vec<TextLine>) -> Vec<TextLine> {
    let mut done: Vec<TextLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let wraps = match done.as_slice() {
            [.., first, caption] => is_wrapped_beside(first, caption, &line),
            _ => false,
        };
        if wraps
            && let Some(caption) = done.pop()
            && let Some(first) = done.last_mut()
        {
            first.text = format!("{}{} {}", first.text, line.text, caption.text);
            first.bbox = first.bbox.union(line.bbox).union(caption.bbox);
            first.pieces.extend(line.pieces.into_iter().chain(caption.pieces));
        } else {
            done.push(line);
        }
    }
    done
}

fn is_wrapped_beside(first: &TextLine, caption: &TextLine, rest: &TextLine) -> bool {
    let right = caption.bbox.x0 > first.bbox.x1.max(rest.bbox.x1) + first.em;
    let under =
        (first.bbox.x0 - rest.bbox.x0).abs() < 3.0 * first.em && rest.bbox.x1 <= first.bbox.x1 + first.em;
    let near = rest.bbox.y0 - first.bbox.y1 < 0.6 * first.em;
    let between = caption.bbox.y0 < first.bbox.y1 && rest.bbox.y0 < caption.bbox.y1;
    let named = first.pieces.len() == 1 && first.text.contains(['：', ':']);
    right && under && near && between && named
}

/// Whether a line ends the title that the line above begins: both are centered, alike and close, and only the lower one
/// ends like the title of a table.
pub(super) fn is_rest_of_title(last: &TextLine, line: &TextLine, margins: &Margins) -> bool {
    let ends = |text: &str| text.trim_end_matches(['）', ')']).ends_with('表');
    let plain = |text: &str| !text.contains(['：', ':', '。', '，', '；']) && text.chars().count() > 2;
    let center = (last.bbox.center().x - line.bbox.center().x).abs() < line.em;
    let indented = margins.left.is_infinite() || last.bbox.x0 > margins.left + line.em;
    let alike = last.em.max(line.em) < 1.1 * last.em.min(line.em);
    let near = line.bbox.y0 - last.bbox.y1 < 1.2 * line.em;
    let numbered = |text: &str| is_numbered(text) || (text.starts_with('第') && text.contains("部分"));
    let begins = numbered(&line.text) || line.text.starts_with(TABLE_NUMBER) || is_content_line(&last.text);
    let middle = f64::midpoint(margins.left, margins.right);
    let in_middle = !middle.is_finite() || (line.bbox.center().x - middle).abs() < 3.0 * line.em;
    center
        && in_middle
        && !is_numbered(&last.text)
        && (indented || line.text.chars().count() < 4)
        && alike
        && near
        && plain(&last.text)
        && !ends(&last.text)
        && ends(&line.text)
        && !begins
}

/// Whether a line continues the paragraph of the line before, which extended to the right margin while this one begins at
/// the left margin. Lines end early if a number did not fit, so one that does not end a sentence may be shorter than one
/// that does.
pub(super) fn goes_on(
    last: &TextLine,
    last_page: u32,
    line: &TextLine,
    page: u32,
    margins: &Margins,
) -> bool {
    let ends = last.text.ends_with(['。', '；', '：', '！', '？']);
    let short = if ends { 2.0 * last.em } else { 0.15 * (margins.right - margins.left) };
    let ran_on = last.bbox.x1 >= margins.right - short;
    let begins = line.bbox.x0 <= margins.left + line.em && !(ends && is_numbered(&line.text));
    let alike = last.em.max(line.em) < 1.25 * last.em.min(line.em);
    let near = last_page != page || line.bbox.y0 - last.bbox.y1 < 2.0 * line.em;
    ran_on && begins && alike && near && !is_content_line(&last.text)
}

/// `（一）…`, `1、…`, `六、…`: a new paragraph, indented or not.
pub(super) fn is_numbered(text: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(['（', '(']);
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.starts_with(['、', '.', '．', '）', ')'])
}

/// A line of a table of contents: dots and a page number.
fn is_content_line(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    before.len() < text.len() && (before.ends_with("..") || before.ends_with('…'))
}
