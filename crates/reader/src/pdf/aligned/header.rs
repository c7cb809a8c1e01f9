//! Headers without rules, of one level or more: which columns each text covers.

use super::super::lines::TextLine;
use super::super::page::Rect;
use super::columns::Column;
use super::names::{self, Named};
use super::texts::{self, HeaderText};
use super::{cell, spans};
use crate::document::Row;

/// The texts of a header.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Header(Vec<HeaderText>);

impl Header {
    /// The header of these lines, given the columns that the lines below it show.
    pub(super) fn of(header: &[TextLine], rules: &[f64], columns: &[Column]) -> Self {
        Self(texts::of(header, rules, columns))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The columns, both those with content and those that only the header shows, each with the text that names it. None
    /// where the header does not show which column numbers are in.
    pub(super) fn name(&self, shown: &[Column], body: &[&TextLine]) -> Option<Named> {
        let ways = names::ways(&self.0, shown, body);
        let fits = ways.into_iter().map(|named| (spans::misfit(&self.0, &named), named));
        let (_, named) = fits.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        let spans = spans::of(&self.0, &named);
        let has_name = |at: usize| spans.iter().any(|(_, span)| span.0 <= at && at <= span.1);
        let numbers = named.columns.iter().enumerate().filter(|(_, column)| column.numeric);
        numbers.map(|(at, _)| at).all(has_name).then_some(named)
    }

    /// The rows of the header, each text in the first of its columns at its level.
    pub(super) fn rows(&self, named: &Named, page: u32) -> Vec<Row> {
        let spans = spans::of(&self.0, named);
        let y = |index: usize| self.0.get(index).map_or(0.0, |text| text.bbox.y0);
        let level = |&(index, (first, _)): &(usize, spans::Span)| {
            let above = |&&(other, span): &&(usize, spans::Span)| {
                other != index && span.0 <= first && first <= span.1 && y(other) < y(index)
            };
            spans.iter().filter(above).count()
        };
        let levels = spans.iter().map(level).max().map_or(0, |deepest| deepest + 1);
        (0..levels)
            .map(|depth| {
                let text = |at: usize| {
                    let mut own = spans.iter().filter(|span| span.1.0 == at && level(span) == depth);
                    own.next().and_then(|span| self.0.get(span.0))
                };
                let lines = |at: usize| text(at).map(|text| text.lines.as_slice()).unwrap_or_default();
                (0..named.columns.len())
                    .map(|at| cell(lines(at), text(at).map_or(Rect::ZERO, |text| text.bbox), page))
                    .collect()
            })
            .collect()
    }
}
